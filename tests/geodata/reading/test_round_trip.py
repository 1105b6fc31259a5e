"""Whatever is written into a table is read back; whatever stands in a file is counted once."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata.errors import SourceError
from geodata.reading.tidy import ERROR, code_text, compact, comparable, verbatim
from tests.geodata.reading.zoo import read, read_all, xlsx

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geodata.reading.rows import RegisterFile

HEADINGS = ("コード", "市町村名", "備考")
CODECS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp932")
KANJI = "松本市町村ヶ檮﨑髙①㈱ガｶﾞ　～－，；"
TEXT = st.text(st.one_of(st.characters(exclude_categories=["Cc", "Cs"]), st.sampled_from(KANJI + '",;\t\n= ')))
ROW = st.tuples(st.from_regex(r"[0-9]{5}", fullmatch=True), TEXT, TEXT)


def written(rows: Sequence[tuple[str, ...]], delimiter: str, newline: str) -> str:
    out = io.StringIO()
    # Beside \r the writer leaves a bare \n unquoted, so everything is quoted.
    csv.writer(out, delimiter=delimiter, lineterminator=newline, quoting=csv.QUOTE_ALL).writerows([HEADINGS, *rows])
    return out.getvalue()


@settings(deadline=None, max_examples=150)
@given(
    st.lists(ROW, max_size=6),
    st.sampled_from(CODECS),
    st.sampled_from(",\t;"),
    st.sampled_from(("\r\n", "\n", "\r")),
)
def test_any_text_written_as_csv_is_read_back(
    tmp_path_factory: pytest.TempPathFactory,
    rows: list[tuple[str, str, str]],
    codec: str,
    delimiter: str,
    newline: str,
) -> None:
    raw = written(rows, delimiter, newline).encode(codec, "replace")
    expected = [[cell.encode(codec, "replace").decode(codec) for cell in row] for row in rows]
    register = read(tmp_path_factory.getbasetemp(), raw)
    assert register.raw.to_numpy().tolist() == expected
    notes = [verbatim(cell) for _, _, cell in expected]
    assert register.rows["note"].tolist() == ["" if re.fullmatch(ERROR, note) else note for note in notes]
    assert register.rows["name"].tolist() == [comparable(cell) for _, cell, _ in expected]


MESS = st.sampled_from(
    [
        "", "　", "合計", "長野県計", "※ 注", "出典：x", "20202", "２０２０１", "松本市", "府中市", "コード", "市町村名", "備考", "x",
        "625", "以上", "=1+1", "#REF!", "都道府県", "長野県",
    ]
)  # fmt: skip


def numbers(register: RegisterFile) -> list[int]:
    """Row numbers of everything a file was found to hold."""
    return sorted([*register.rows.index, *register.ragged.index, *register.non_data["row"]])


def is_in_one_place(register: RegisterFile, lines: list[list[str]]) -> bool:
    """Whether each row with anything in it, and each blank one between them below the header, was found once.

    The header is not found as anything: one row, or two that follow each other where both hold nothing but headings.
    """
    filled = [number for number, row in enumerate(lines, start=1) if any(map(str.strip, row))]
    header = sorted(set(filled) - set(numbers(register)))
    below = range(header[-1] + 1, filled[-1] + 1)
    is_whole = header[-1] - header[0] == len(header) - 1 <= 1
    return is_whole and numbers(register) == sorted({*filled, *below} - set(header))


@settings(deadline=None, max_examples=200)
@given(st.lists(st.lists(MESS, min_size=1, max_size=5), max_size=12), st.integers(0, 3))
def test_every_row_of_a_messy_text_file_is_in_one_place(
    tmp_path_factory: pytest.TempPathFactory, cells: list[list[str]], above: int
) -> None:
    lines = [["名簿"]] * above + [["コード", "市町村名", "備考"], *cells]
    try:
        register = read(tmp_path_factory.getbasetemp(), "".join(",".join(line) + "\n" for line in lines))
    except SourceError as refusal:
        reason = str(refusal)
    else:
        assert is_in_one_place(register, lines)
        return
    assert "見出し" in reason


@settings(deadline=None, max_examples=40)
@given(st.lists(st.lists(MESS, min_size=3, max_size=3), max_size=8))
def test_every_row_of_a_messy_workbook_is_in_one_place(
    tmp_path_factory: pytest.TempPathFactory, cells: list[list[str]]
) -> None:
    safe = [[cell.removeprefix("=") for cell in row] for row in cells]
    try:
        (register,) = read_all(tmp_path_factory.getbasetemp(), "list.xlsx", xlsx([list(HEADINGS), *safe]))
    except SourceError as refusal:
        reason = str(refusal)
    else:
        assert is_in_one_place(register, [list(HEADINGS), *safe])
        return
    assert "見出し" in reason


@given(st.text())
def test_text_made_comparable_stays_as_it_is_when_done_again(text: str) -> None:
    assert compact(compact(text)) == compact(text)
    assert verbatim(verbatim(text)) == verbatim(text)


@pytest.mark.parametrize(
    ("text", "code"),
    [("２０２０２", "20202"), ("20202.0", "20202"), ('="01100"', "01100"), ("'01100", "01100"), ("2 0202", "20202")],
)
def test_a_code_is_read_through_what_excel_adds_to_it(text: str, code: str) -> None:
    assert code_text(text) == code
