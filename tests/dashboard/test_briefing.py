"""One figure, everywhere the same: map, table, CSV, page of paper and slide."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from pptx import Presentation
from pypdf import PdfReader

from dashboard.briefing import briefing, pdf_file
from dashboard.export.csv_files import csv_bytes
from dashboard.layers import membership_map
from dashboard.members_page import members_table
from dashboard.overview_charts import by_prefecture_chart
from dashboard.overview_slides import overview_slides
from dashboard.page_record import Head, PageRecord, ShownChart
from dashboard.page_slides import page_deck
from dashboard.selection import Selection
from dashboard.views.members import members_view
from dashboard.wording import words_in

if TYPE_CHECKING:
    from geodata.dataset import Dataset

COUNCIL = Selection("council", "2023-10-01")
PLATFORM = Selection("platform", "2024-10-29")
JA, EN = words_in("ja"), words_in("en")


def slides_of(dataset: Dataset, selection: Selection) -> bytes:
    """The deck of the page that notes the overview and its chart of prefectures."""
    words = words_in(selection.language)
    told = briefing(dataset, selection, words)
    head = Head(words.pages["overview"], told.sentence, selection, has_sample=bool(told.sample))
    bars = partial(by_prefecture_chart, dataset, replace(selection, prefecture=None), "light")
    shown = {"bars": ShownChart(bars, told.where, (), has_sample=bool(told.sample))} if head.has_sample else {}
    opening = partial(overview_slides, dataset, selection)
    record = PageRecord(has_map=True, head=head, map=told.map, opening=opening, shown={**shown})
    return page_deck(record, dataset, selection.language, "", lambda *_: None)


def deck_of(file: bytes) -> Any:  # noqa: ANN401 - python-pptx ships no types
    return Presentation(io.BytesIO(file))


def tables(deck: Any) -> list[list[list[str]]]:  # noqa: ANN401 - as above
    return [
        [[cell.text for cell in row.cells] for row in shape.table.rows]
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_table
    ]


def texts(deck: Any) -> str:  # noqa: ANN401 - as above
    return "\n".join(shape.text_frame.text for slide in deck.slides for shape in slide.shapes if shape.has_text_frame)


@pytest.mark.parametrize(("prefecture", "value", "total"), [(None, 625, "1,741"), ("20", 28, "77")])
def test_the_same_figure_stands_on_map_table_csv_pdf_and_slide(
    dataset: Dataset, prefecture: str | None, value: int, total: str
) -> None:
    chosen = replace(COUNCIL, prefecture=prefecture)
    assert membership_map(dataset, chosen, JA).classes[0].count == value
    table = members_table(members_view(dataset, chosen, "municipalities").rows, JA)
    assert len(table) == value
    assert len(csv_bytes(table).decode("utf-8-sig").splitlines()) == value + 1
    (page,) = PdfReader(io.BytesIO(pdf_file(dataset, chosen))).pages
    printed = page.extract_text().split()
    assert printed.count(str(value)) >= 3  # among the figures, in the coverage, in the legend
    deck = deck_of(slides_of(dataset, chosen))
    figures, coverage, *_ = tables(deck)
    assert [row[1] for row in figures if row[0] == "市区町村"] == [str(value)]
    assert coverage[1][:3] == ["市区町村", str(value), total]
    (picture,) = [shape for shape in deck.slides[0].shapes if shape.shape_type == 13]
    assert f"参加 {value}" in picture._element.nvPicPr.cNvPr.get("descr")


def test_the_page_says_when_by_whose_word_and_that_there_is_sample(dataset: Dataset) -> None:
    (page,) = PdfReader(io.BytesIO(pdf_file(dataset, COUNCIL))).pages
    said = page.extract_text().replace("\n", "")
    for part in (
        "2023年10月1日",
        "公表値",
        "サンプルデータ",
        "42 ＋ 625 ＝ 667",
        "667 ＋ 78 ＝ 745",
        "参考資料５",
        "気象庁",
    ):
        assert part in said
    assert float(page.mediabox.width) == pytest.approx(841.89, abs=1)


def test_the_slides_are_wide_with_titles_native_tables_sources_and_sample(dataset: Dataset) -> None:
    deck = deck_of(slides_of(dataset, COUNCIL))
    assert deck.slide_width * 9 == deck.slide_height * 16
    told = briefing(dataset, COUNCIL, JA)
    titles = [slide.shapes.title.text for slide in deck.slides]
    assert titles[:3] == [told.sentence, told.coverage_sentence, "都道府県別の参加率"]
    figures, *_ = tables(deck)
    assert figures[3] == [
        "市区町村",
        "625",
        "1,741のうち 35.9％",
        "前回 2021-02-15 の 565 から ＋60",
        "2023-10-01 公表値",
        "623",
    ]
    said = texts(deck)
    for part in ("サンプルデータ", "出典: 国土交通省", "クレジット", "42 ＋ 625 ＝ 667"):
        assert part in said


def test_the_same_choice_gives_the_same_bytes(dataset: Dataset) -> None:
    first, again = (slides_of(dataset, PLATFORM) for _ in range(2))
    assert first == again
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert pdf_file(dataset, PLATFORM) == pdf_file(dataset, PLATFORM)


def test_a_body_without_a_list_has_its_sum_and_dashes_in_both_languages(dataset: Dataset) -> None:
    for language, reason in (("ja", "名簿の全体が分からない"), ("en", "The whole list is not known")):
        deck = deck_of(slides_of(dataset, replace(PLATFORM, language=language)))
        figures, coverage, *_ = tables(deck)
        assert [row[1] for row in figures[1:]] == ["709", "197", "906"]
        assert {cell for row in coverage[1:] for cell in row[1:]} == {"—"}
        assert reason in texts(deck)


def test_a_day_of_which_nothing_was_published_still_gives_both_files(dataset: Dataset) -> None:
    early = Selection("council", "2021-01-01")
    assert tables(deck_of(slides_of(dataset, early)))[0][0][0] == "割合のはかり方"
    (page,) = PdfReader(io.BytesIO(pdf_file(dataset, early))).pages
    assert "公表された会員数は見つかっていません" in page.extract_text().replace("\n", "")


def test_the_app_starts_without_what_draws_the_files() -> None:
    loaded = "print([n for n in ('matplotlib', 'pptx') if n in sys.modules])"
    code = f"import sys, dashboard.overview_page, dashboard.deck_control, dashboard.export.kinds; {loaded}"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip().endswith("[]")
