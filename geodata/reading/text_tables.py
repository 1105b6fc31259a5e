"""CSV and TSV files as cells: encoding from the bytes, delimiter from what makes the lines agree.

A row is a record: a line break inside quotes does not begin a new one, and an empty line is a row, as in Excel.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, Final

from geodata.errors import SourceError
from geodata.reading.sheets import Sheet, check_size

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import PurePath

DELIMITERS: Final = (",", "\t", ";")
_FIRST: Final = 50
_BOMS: Final = (
    (codecs.BOM_UTF32_LE, ""),
    (codecs.BOM_UTF32_BE, ""),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ORDERS: Final = ("utf-16-le", "utf-16-be")
_MARKS: Final = (*DELIMITERS, "\r", "\n")
_ISO_2022: Final = (b"\x1b$B", b"\x1b$@", b"\x1b(J")


def read_text(path: PurePath, raw: bytes, headings_in: Callable[[list[list[str]]], int]) -> tuple[Sheet, str]:
    """The one sheet of a text file, and the codec that read it. Raises SourceError.

    `headings_in` counts the known headings in the first rows; the delimiter that shows most of them is the file's, and
    among equals the one that gives most rows the same number of cells.
    """
    text, encoding = decode(path, raw)
    delimiter = delimiter_of(text, headings_in)
    cells = _records(path, text, delimiter)
    check_size(path, "", len(cells), max(map(len, cells), default=0))
    return Sheet("", cells, is_text=True), encoding


def delimiter_of(text: str, headings_in: Callable[[list[list[str]]], int]) -> str:
    """The delimiter of a text file, as `read_text` takes it."""
    return max(DELIMITERS, key=lambda mark: _fit(text, mark, headings_in))


def decode(path: PurePath, raw: bytes) -> tuple[str, str]:
    """Text and codec: by its byte order mark, by the place of NUL bytes, then strict UTF-8, then CP932."""
    guessed = next((encoding for mark, encoding in _BOMS if raw.startswith(mark)), None)
    candidates: tuple[str, ...] = ("utf-8", "cp932") if guessed is None else (guessed,)
    if guessed is None and b"\0" in raw:
        candidates = _utf_16(raw)
    if guessed is None and any(mark in raw for mark in _ISO_2022):
        candidates = ()
    for encoding in filter(None, candidates):
        try:
            return raw.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    raise SourceError(f"{path.name} の文字コードを読めません。UTF-8 か Shift_JIS（CP932）で保存し直してください。")


def _utf_16(raw: bytes) -> tuple[str, ...]:
    """Byte order of UTF-16 without a mark: the one in which there are delimiters and line breaks."""
    start = raw[:8192]
    marks = {order: sum(start.decode(order, "replace").count(mark) for mark in _MARKS) for order in _ORDERS}
    best = max(_ORDERS, key=lambda order: marks[order])
    return (best,) if marks[best] and not len(raw) % 2 else ()


def _fit(text: str, delimiter: str, headings_in: Callable[[list[list[str]]], int]) -> tuple[int, float]:
    try:
        first = list(islice(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), _FIRST))
    except csv.Error:
        return (0, 0.0)
    widths = Counter(len(cells) for cells in first if len(cells) > 1)
    return headings_in(first), max(widths.values(), default=0) / max(len(first), 1)


def _records(path: PurePath, text: str, delimiter: str) -> list[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    cells: list[list[str]] = []
    try:
        cells.extend(reader)
    except csv.Error as fault:
        raise SourceError(
            f'{path.name} の {len(cells) + 1} 行目の「"」が正しく閉じていないか、セルが長すぎます（{fault}）。'
            "その行を直すか、Excel で開いて保存し直してください。"
        ) from fault
    return cells
