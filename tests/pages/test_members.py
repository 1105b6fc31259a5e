"""会員一覧 as Streamlit runs it: each figure of the overview opens exactly its rows."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlsplit

from tests.pages.test_pages import everything, run

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

FIGURE = re.compile(r'<a href="(members\?[^"]*)" aria-label="[^"]*?([\d,]+)の行を開く"')


def links(published: Path, monkeypatch: pytest.MonkeyPatch, **query: str) -> list[tuple[dict[str, str], int]]:
    """The choice in the link of each figure of the overview, and the figure."""
    said = everything(run("overview", published, monkeypatch, **query))
    return [
        (dict(parse_qsl(urlsplit(unescape(link)).query)), int(value.replace(",", "")))
        for link, value in FIGURE.findall(said)
    ]


def rows(published: Path, monkeypatch: pytest.MonkeyPatch, query: dict[str, str]) -> int:
    app = run("members", published, monkeypatch, **query)
    assert not app.exception
    found = re.search(r'data-rows="(\d+)"', everything(app))
    assert found is not None
    shown = int(found[1])
    if shown:
        assert len(app.dataframe[0].value) == shown
    return shown


def test_every_figure_of_the_council_opens_its_rows_and_what_is_not_named_is_said(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    figures = links(published, monkeypatch)
    assert [value for _, value in figures] == [667, 42, 625, 78, 667, 745]
    opened = {value: rows(published, monkeypatch, query) for query, value in dict_of(figures)}
    assert opened == {667: 667, 42: 42, 625: 625, 78: 0, 745: 667}


def dict_of(figures: list[tuple[dict[str, str], int]]) -> list[tuple[dict[str, str], int]]:
    return list({value: (query, value) for query, value in figures}.values())


def test_a_figure_of_a_prefecture_opens_its_rows_alone(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ((query, value),) = [(query, value) for query, value in links(published, monkeypatch, pref="20") if value > 1]
    assert query == {"pref": "20", "class": "municipalities"}
    assert rows(published, monkeypatch, query) == value == 28


def test_the_ledger_stands_above_the_rows_and_are_taken_away_in_four_formats(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run("members", published, monkeypatch, **{"class": "cooperating"})
    assert "名簿は未入手：公表78、登録0。差 －78。" in everything(app)
    assert "上の数の内訳ではありません" in everything(app)
    app = run("members", published, monkeypatch)
    assert "突合: 公表625" in everything(app)
    assert [button.proto.label for button in app.get("download_button")] == [
        "CSVで保存",
        "Excel（.xlsx）で保存",
        "GeoJSONで保存",
        "GeoPackage（.gpkg）で保存",
    ]
    assert app.button(key="make-page-slides").label == "このページをスライドにする（PowerPoint）"


def test_another_class_is_one_click_away_and_stays_in_the_link(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run("members", published, monkeypatch)
    app.segmented_control(key="chosen_class").set_value("prefectures").run()
    assert 'data-rows="42"' in everything(app)
    assert app.query_params["class"] == "prefectures"
    app.segmented_control(key="body").set_value("platform").run()
    assert not app.exception
    assert 'data-rows="1"' in everything(app)


def test_the_overview_is_taken_away_as_one_page_and_as_slides_and_says_sample_in_their_names(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run("overview", published, monkeypatch)
    app.button(key="overview-take").click().run()
    assert app.button(key="make-overview-file").label == "PDF（A4 1枚）を作る"
    assert app.button(key="make-page-slides").label == "このページをスライドにする（PowerPoint）"


def test_the_paper_of_a_prefecture_is_taken_away_as_pdf_and_as_a_document(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run("prefecture", published, monkeypatch, pref="20")
    app.button(key="prefecture-take").click().run()
    labels = [app.button(key=f"make-paper-{ending}").label for ending in ("pdf", "docx")]
    assert labels == ["1枚ペーパー（PDF）を作る", "1枚ペーパー（Word）を作る"]
