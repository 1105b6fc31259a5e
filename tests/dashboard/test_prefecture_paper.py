"""The one-page paper of a prefecture: every number is a fact's, every sentence follows its facts, and it is one page."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pandas as pd
import pytest
from docx import Document
from pypdf import PdfReader

from dashboard.facts.telling import Template
from dashboard.number_said import value_said
from dashboard.prefecture_paper import prefecture_paper
from dashboard.prefecture_paper.files import make_briefing, pdf_file, word_file
from dashboard.selection import Selection
from dashboard.static_map.prefecture_page import fitting
from dashboard.wording import prefecture_paper as templates
from dashboard.wording import words_in
from geodata.errors import GeodataError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dashboard.facts.telling import Told
    from dashboard.prefecture_paper import PrefecturePaper
    from geodata.dataset import Dataset

JA = words_in("ja")
COUNCIL = Selection("council", "2023-10-01", "20")
PLATFORM = Selection("platform", "2026-11-23", "20")
READABLE = 9.0
"""Points of the smallest text of the body."""
NUMBER = re.compile(r"[＋－±+-]?[0-9０-９][0-9０-９,.]*[％%]?")
DAY = re.compile(r"[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日")


def literals() -> Iterator[Template]:
    """Every template of the paper, wherever its tables keep it."""
    waiting: list[object] = [
        getattr(templates, name)
        for name in ("STAND", "FIGURES", "BLANKS", "PEERS", "PEER_ROWS", "CASES", "NEXT", "RESTS")
    ]
    while waiting:
        each = waiting.pop()
        if isinstance(each, Template):
            yield each
        elif isinstance(each, dict):
            waiting += each.values()
        elif isinstance(each, tuple | list):
            waiting += each


def test_no_template_holds_a_digit_of_its_own() -> None:
    found = list(literals())
    assert len(found) > 40
    for template in found:
        for sentence in (template.ja, template.en):
            assert not re.search(r"[0-9０-９]", re.sub(r"\{[^{}]*\}", "", sentence)), sentence


@pytest.mark.parametrize(("selection", "every"), [(COUNCIL, 1), (PLATFORM, 8)], ids=["council", "platform"])
def test_every_number_on_the_papers_of_all_prefectures_is_the_value_of_a_fact(
    dataset: Dataset, selection: Selection, every: int
) -> None:
    counted, codes = 0, dataset["prefectures"]["prefecture_code"][::every]
    value_of = cache(lambda passport: value_said(passport.fact(dataset), JA))
    for code in codes:
        told = prefecture_paper(dataset, replace(selection, prefecture=code), JA)
        assert fitting(told, JA)[0] >= READABLE, code
        for sentence in told.told:
            own = [value_of(passport) for passport in sentence.passports.values()]
            assert all(value in sentence.text for value in own), (code, sentence.text, own)
            counted += len(own)
            for number in NUMBER.findall(DAY.sub("", sentence.text)):
                assert number in own, (code, sentence.text, number)
    assert counted > len(codes) * 30


def with_one_member_less(dataset: Dataset) -> Dataset:
    """The dataset, in which 長野県's first member municipality of the list is none."""
    coverage = dataset["coverage"].copy()
    own = (coverage["layer"] == "membership") & (coverage["body"] == "council") & (coverage["as_of"] == "2023-10-01")
    own &= coverage["municipality_code"].str.startswith("20") & coverage["status"].notna()
    row = coverage.index[own][0]
    coverage.loc[row, ["status", "reason", "count"]] = [None, "not_member", 0]
    return replace(dataset, tables={**dataset.tables, "coverage": coverage})


def with_one_pilot_more(dataset: Dataset) -> Dataset:
    """The dataset, in which the pilot of 長野県 on the day has a second municipality there."""
    places = dataset["pilot_places"]
    own = places[(places["pilot_id"] == "h28-monitor-fujimi") | places["municipality_code"].eq("20362")].iloc[[0]]
    more = own.assign(municipality_code="20202", name="長野県松本市")
    return replace(dataset, tables={**dataset.tables, "pilot_places": pd.concat([places, more], ignore_index=True)})


def sentences(paper: PrefecturePaper) -> dict[str, str]:
    return {" ".join(map(str, told.passports.values())): told.text for told in paper.told if told.passports}


def values(told: Told, dataset: Dataset) -> list[str]:
    return [value_said(passport.fact(dataset), JA) for passport in told.passports.values()]


@pytest.mark.parametrize("change", [with_one_member_less, with_one_pilot_more], ids=["member", "pilot"])
def test_one_record_changes_the_sentences_that_depend_on_it_and_no_other(dataset: Dataset, change: object) -> None:
    assert callable(change)
    changed = change(dataset)
    before, after = prefecture_paper(dataset, COUNCIL, JA), prefecture_paper(changed, COUNCIL, JA)
    was, now = sentences(before), sentences(after)
    assert set(was) == set(now)
    depends = {
        " ".join(map(str, told.passports.values())): values(told, dataset) != values(told, changed)
        for told in before.told
        if told.passports
    }
    assert {key for key in was if was[key] != now[key]} == {key for key, is_other in depends.items() if is_other}
    assert 0 < sum(depends.values()) < len(depends)


@pytest.mark.parametrize(
    ("selection", "code", "said", "cell"),
    [
        (
            PLATFORM,
            "20",
            (
                "実証・先導事業は5件で、5市区町村にあります。新しいものから挙げます。",
                "このほか、長野県を実施地とし、市区町村の名の登録がない実証・先導事業が1件あります。",
            ),
            "5（ほか1）",
        ),
        (
            COUNCIL,
            "19",
            ("山梨県を実施地とし、市区町村の名の登録がない実証・先導事業が1件あります。",),
            "0（ほか1）",
        ),
        (COUNCIL, "47", ("2023年10月1日までの実証・先導事業で、登録したものはありません。",), "0"),
    ],
    ids=["both", "prefecture", "none"],
)
def test_pilots_of_the_prefecture_itself_are_told_apart_from_those_of_its_municipalities(
    dataset: Dataset, selection: Selection, code: str, said: tuple[str, ...], cell: str
) -> None:
    paper = prefecture_paper(dataset, replace(selection, prefecture=code), JA)
    of_pilots = [line for line in paper.cases if "実証・先導事業" in line.text]
    assert tuple(line.text for line in of_pilots) == said
    assert paper.peer_table.rows[0][3].text == cell
    apart = [line for line in of_pilots if "名の登録がない" in line.text]
    assert [line.listed[0].partition("（")[0] for line in apart] == ["4地域での二地域居住モデル"] * len(apart)
    assert ("「ほか」" in paper.peer_note) == any("ほか" in row[3].text for row in paper.peer_table.rows)


def test_the_category_of_everything_else_is_named_last(dataset: Dataset) -> None:
    missing = next(line for line in prefecture_paper(dataset, COUNCIL, JA).cases if "分野のうち" in line.text)
    assert missing.text.endswith("、その他。")


@pytest.mark.parametrize(("code", "place"), [("01", "北海道"), ("13", "東京都"), ("47", "沖縄県")])
def test_the_paper_is_one_page_with_its_sentences_papers_and_mark(dataset: Dataset, code: str, place: str) -> None:
    chosen = replace(COUNCIL, prefecture=code)
    (page,) = PdfReader(io.BytesIO(pdf_file(dataset, chosen))).pages
    said = re.sub(r"\s", "", page.extract_text())
    paper = prefecture_paper(dataset, chosen, JA)
    assert f"{place}二地域居住の現状と今後の取組" in said
    for line in paper.stand:
        assert re.sub(r"\s", "", line.text) in said
    assert "サンプルデータ" in said
    assert dataset.version in said
    assert "番号" in said


def test_the_document_has_the_same_sentences_native_tables_a_picture_with_its_text_and_japanese_faces(
    dataset: Dataset,
) -> None:
    file = word_file(dataset, COUNCIL)
    paper = Document(io.BytesIO(file))
    told = prefecture_paper(dataset, COUNCIL, JA)
    said = "\n".join(element.text for element in paper.element.body.iter() if element.text)
    joined = re.sub(r"\s", "", said)
    for line in (*told.stand, *told.peers, *told.cases, *told.next_steps):
        assert re.sub(r"\s", "", line.told.text) in joined
    assert len(paper.tables) >= 3
    assert told.alt in file_text(file)
    assert 'w:eastAsia="Yu Gothic"' in file_text(file) or 'w:eastAsia="游ゴシック"' in file_text(file)
    assert '<w:lang w:val="en-US" w:eastAsia="ja-JP"/>' in file_text(file)  # else 1,741 breaks after 1,7
    assert word_file(dataset, COUNCIL) == file


def file_text(file: bytes) -> str:

    with zipfile.ZipFile(io.BytesIO(file)) as parts:
        return parts.read("word/document.xml").decode() + parts.read("word/styles.xml").decode()


def test_a_day_without_a_whole_list_says_so_and_english_is_there_too(dataset: Dataset) -> None:
    said = " ".join(told.text for told in prefecture_paper(dataset, PLATFORM, JA).told)
    assert "28" not in re.findall(r"\d+", prefecture_paper(dataset, PLATFORM, JA).stand[0].text)
    assert "塩尻市" in said or "計画" in said
    english = prefecture_paper(dataset, replace(COUNCIL, language="en"), words_in("en"))
    assert not any(re.search(r"[\u3040-\u30ff]", line.told.text) for line in english.stand)


def test_a_file_for_no_prefecture_is_refused_and_an_archive_holds_both_files(dataset: Dataset, tmp_path: Path) -> None:
    with pytest.raises(GeodataError, match="都道府県"):
        make_briefing(dataset, replace(COUNCIL, prefecture=None), tmp_path / "a.pdf", lambda *_: None)

    (made,) = make_briefing(dataset, COUNCIL, tmp_path / "a.zip", lambda *_: None)
    with zipfile.ZipFile(made) as parts:
        names = sorted(parts.namelist())
    assert [name.rpartition(".")[2] for name in names] == ["docx", "pdf"]
    assert all("長野県" in name and "サンプルデータ" in name for name in names)
