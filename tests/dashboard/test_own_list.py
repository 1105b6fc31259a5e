"""A reader's own list: each row decided as `etl inspect places` decides it, and nothing of a hostile file acted on."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.conditions import Among
from dashboard.export.csv_files import csv_bytes
from dashboard.layers.listed import list_map
from dashboard.selection import Selection
from dashboard.views.explorer import found_by
from dashboard.views.own_list import MOST_ROWS, ListRefused, decisions, read_own_list
from dashboard.wording import words_in
from dashboard.wording.own_list import EN, JA
from etl.inspect import inspect_file
from geodata.dataset import open_dataset
from tests.messy_members import HEAD, LIST

if TYPE_CHECKING:
    from pathlib import Path

    from geodata.dataset import Dataset

HEADINGS = "コード,都道府県,市区町村名\r\n"
ROWS = (
    HEADINGS + "20201,,\r\n,長野県,松本市\r\n,,府中市\r\n,長野県,ない町\r\n,長野県,奈川村\r\n20201,長野県,長野市\r\n"
    ",長野県,\r\n20201,長野県,松本市\r\n合計,,7\r\n"
)


def workbook(*rows: tuple[object, ...]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def inspected(folder: Path, raw: bytes, sources: Path) -> list[tuple[int, str, str | None]]:
    """Row, place ("" where it is rejected) and reason of each row that inspection lists."""
    path = folder / "list.csv"
    path.write_bytes(raw)
    found = inspect_file("places", path, sources)
    assert found.outcome == "accepted", found.reason
    return [(row.row, row.code or "", row.reason) for row in found.rows]


def decided(raw: bytes, dataset: Dataset) -> list[tuple[int, str, str | None]]:
    own = read_own_list("list.csv", raw, dataset)
    return [(row.row, row.code or row.prefecture, row.reason or None) for row in own.rows]


def test_each_row_is_matched_has_candidates_is_not_found_or_stands_twice(dataset: Dataset) -> None:
    own = read_own_list("list.csv", ROWS.encode("cp932"), dataset)
    told = [(row.row, row.status, row.code or row.prefecture) for row in own.rows]
    assert told == [
        (2, "matched", "20201"),
        (3, "matched", "20202"),
        (4, "candidates", ""),
        (5, "not_found", ""),
        (6, "matched", "20202"),
        (7, "repeated", ""),
        (8, "matched", "20"),
        (9, "candidates", ""),
    ]
    assert own.not_data == 1
    assert own.codes == {"20201", "20202"}
    assert own.rows[2].candidates == ("13206", "34208")
    assert own.rows[2].written == "府中市"
    assert own.undecided == 3


def test_a_candidate_is_chosen_for_a_row_and_taken_back(dataset: Dataset) -> None:
    own = read_own_list("list.csv", ROWS.encode(), dataset)
    assert own.doubtful == {"13206", "34208"}
    chosen = own.with_pick(2, "34208")
    assert chosen.codes == {"20201", "20202", "34208"}
    assert chosen.doubtful == frozenset()
    assert decisions(chosen)["status"][2] == "picked"
    assert own.with_pick(2, "01100") == own
    assert chosen.with_pick(2, "") == own


def test_the_page_decides_on_the_messy_list_as_inspection_does(
    messy: Path, small_sources: Path, tmp_path: Path
) -> None:
    raw = (HEAD + LIST).encode()
    ours = decided(raw, open_dataset(messy))
    merged = {5}  # 梓川村 belongs to 松本市 as 奈川村 does, but is another place: inspection lists it only if rejected
    theirs = inspected(tmp_path, raw, small_sources)
    assert [row for row in ours if row[0] not in merged or row in theirs] == theirs
    assert len(ours) == 9


CODES = st.sampled_from(["20201", "202011", "１３１０１", "1100", "20201.0", "99999", "202012", "01695", "20", "x", ""])
PREFECTURES = st.sampled_from(["長野県", "長野", "東京都", "34", "ない県", ""])
NAMES = st.sampled_from(
    ["長野市", "奈川村", "府中市", "泊村", "東京都府中市", "龍ヶ崎市", "浜松市中区", "ない町", "長野県", ""]
)


@settings(max_examples=6)
@given(st.lists(st.tuples(CODES, PREFECTURES, NAMES), min_size=4, max_size=20))
def test_the_page_decides_on_any_list_as_inspection_does(
    messy: Path, small_sources: Path, tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str, str]]
) -> None:
    raw = (HEADINGS + "".join(",".join(row) + "\r\n" for row in rows)).encode()
    theirs = inspected(tmp_path_factory.mktemp("list"), raw, small_sources)
    own = read_own_list("list.csv", raw, open_dataset(messy))
    ours = {row.row: (row.row, row.code or row.prefecture, row.reason or None) for row in own.rows}
    assert [ours[row[0]] for row in theirs] == theirs
    accepted = {code for _, code, reason in theirs if not reason}
    assert {row.code or row.prefecture for row in own.rows if row.status == "matched"} == accepted


def bomb() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", bytes(101_000_000))
    return file.getvalue()


def entities() -> bytes:
    """A workbook whose sheet declares an entity."""
    file, sound = io.BytesIO(), zipfile.ZipFile(io.BytesIO(workbook(("コード",), ("20201",))))
    with zipfile.ZipFile(file, "w") as archive:
        for name in sound.namelist():
            part = sound.read(name)
            if name.endswith("sheet1.xml"):
                part = b'<!DOCTYPE a [<!ENTITY b "20201">]>' + part
            archive.writestr(name, part)
    return file.getvalue()


@pytest.mark.parametrize(
    ("raw", "kind", "part"),
    [
        (b"", "empty", ""),
        (b"20201\r\n" * 800_000, "large", ""),
        (bomb(), "swollen", ""),
        (entities(), "unreadable", "DOCTYPE"),
        (b"%PDF-1.7", "unreadable", "PDF"),
        (b"<html><table><tr><td>20201</td></tr></table></html>", "unreadable", "HTML"),
        (b"PK\x03\x04" + bytes(60), "unreadable", "壊れています"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "form", ""),
        ("色,形\r\n赤,丸\r\n".encode(), "unreadable", "見出し"),
        ((HEADINGS + "20201,,\r\n" * (MOST_ROWS + 1)).encode(), "rows", ""),
        (b"\x81\xff\xff\xfe\r\n\x00", "unreadable", "文字コード"),
    ],
    ids=["empty", "large", "bomb", "entities", "pdf", "html", "broken", "xls", "no header", "rows", "encoding"],
)
def test_a_file_that_is_not_taken_is_refused_with_one_sentence(
    raw: bytes, kind: str, part: str, dataset: Dataset
) -> None:
    with pytest.raises(ListRefused) as refused:
        read_own_list("list.csv", raw, dataset)
    assert refused.value.kind == kind
    assert part in refused.value.sentence
    for words in (JA, EN):
        assert "{" not in words.refusals[kind].format(**refused.value.words)


def test_a_workbook_is_known_by_its_content_and_its_formulas_and_markup_stay_text(dataset: Dataset) -> None:
    evil = "<script>alert(1)</script>"
    raw = workbook(
        ("コード", "市区町村名"), ("20202", None), (None, "=cmd|' /C calc'!A0"), (None, evil), ("＝1＋1", "長野市")
    )
    own = read_own_list("../../etc/<b>.csv", raw, dataset)
    assert own.name == "<b>.csv"
    assert own.codes == {"20202"}
    assert [(row.written, row.status) for row in own.rows[1:]] == [
        (evil, "not_found"),
        ("＝1＋1　長野市", "candidates"),
    ]
    table = decisions(own).assign(written=["=1+1", evil, "@x"])
    assert "\r\nSheet,2,'=1+1," in csv_bytes(table.drop(columns="candidates")).decode("utf-8-sig")


def test_a_list_is_a_condition_and_a_layer_with_the_same_count(dataset: Dataset) -> None:
    own = read_own_list("list.csv", ROWS.encode(), dataset)
    body, day = "council", "2023-10-01"
    found = found_by(Among("list", ("yes",)), dataset, body=body, day=day, own_list=own.codes)
    assert set(found.here) == own.codes
    view = list_map(dataset, Selection(body=body, as_of=day), own, words_in("ja"))
    counts = {entry.label: entry.count for entry in view.classes}
    assert (counts[JA.classes["yes"]], counts[JA.classes["doubtful"]]) == (2, 2)
    assert counts[JA.classes["no"]] == found.total - 4
    assert "3行" in view.note
