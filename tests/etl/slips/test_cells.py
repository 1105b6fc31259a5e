"""One cell replaced: all other bytes stay, whatever the file's encoding, delimiter and line ends."""

from __future__ import annotations

import codecs
import csv
import io
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.slips.cells import spans_of, with_cell
from geodata.errors import SourceError

cell = st.text(st.characters(codec="cp932", exclude_characters="\0¢£¬‖−〜"), max_size=6)
ways = st.tuples(
    st.sampled_from(("utf-8", "utf-8-sig", "cp932", "utf-16", "utf-16-le")),
    st.sampled_from((",", "\t", ";")),
    st.sampled_from(("\r\n", "\n", "\r")),
    st.sampled_from((csv.QUOTE_ALL, csv.QUOTE_MINIMAL)),
)


def rows(text: str, delimiter: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))


@given(st.lists(st.lists(cell, min_size=2, max_size=4), min_size=1, max_size=4), ways, cell, st.data())
def test_only_the_one_cell_is_another(
    table: list[list[str]], way: tuple[str, str, str, Literal[0, 1]], value: str, data: st.DataObject
) -> None:
    codec, delimiter, newline, quoting = way
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator=newline, quoting=quoting).writerows(table)
    text = out.getvalue()
    raw = text.encode(codec)
    table = rows(text, delimiter)
    row = data.draw(st.integers(0, len(table) - 1))
    column = data.draw(st.integers(0, len(table[row]) - 1))
    changed = with_cell(raw, codec, delimiter, (row, column), value)
    expected = [list(each) for each in table]
    expected[row][column] = value
    assert rows(changed.decode(codec), delimiter) == expected
    start, end = list(spans_of(text, delimiter))[row][column]
    assert changed.startswith(raw[: len(text[:start].encode(codec))])
    assert changed.endswith(text[end:].encode(codec.removesuffix("-sig") if codec != "utf-16" else "utf-16-le"))


def test_a_big_endian_file_and_characters_with_two_codes_stay_as_they_are() -> None:
    raw = codecs.BOM_UTF16_BE + "甲,乙\r\n丙,丁\r\n".encode("utf-16-be")
    assert with_cell(raw, "utf-16", ",", (1, 1), "戊") == codecs.BOM_UTF16_BE + "甲,乙\r\n丙,戊\r\n".encode("utf-16-be")
    nec = b"\xed\x40,a\r\n\x81\xe0,b\r\n"  # 纊 as NEC chose it, and the sign that Windows writes as 0x81E0
    assert with_cell(nec, "cp932", ",", (1, 1), "c") == nec.replace(b",b", b",c")


def test_a_cell_with_its_quotes_and_line_break_is_replaced_whole() -> None:
    raw = b'a,b\n"x ""q""\ny",z\n\n1,2'
    assert with_cell(raw, "utf-8", ",", (1, 0), "n") == b'a,b\n"n",z\n\n1,2'
    assert with_cell(raw, "utf-8", ",", (3, 1), 'say "1", 2') == b'a,b\n"x ""q""\ny",z\n\n1,"say ""1"", 2"'


def test_what_the_encoding_cannot_write_or_what_is_not_there_is_refused() -> None:
    with pytest.raises(SourceError, match="文字コード"):
        with_cell("甲,乙\n".encode("cp932"), "cp932", ",", (0, 0), "𠮷野家")
    with pytest.raises(SourceError, match="文字コード"):
        with_cell("甲,乙\n".encode("cp932"), "cp932", ",", (0, 0), "1−2")  # CP932 has another minus
    with pytest.raises(SourceError, match="列"):
        with_cell(b"a,b\n", "utf-8", ",", (1, 0), "x")
