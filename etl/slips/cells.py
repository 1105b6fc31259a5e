"""One cell of a CSV file replaced, and every other byte left as it is."""

from __future__ import annotations

import codecs
import csv
import io
from typing import TYPE_CHECKING, Final

from geodata.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARKED: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
Span = tuple[int, int]
"""Where a cell begins and ends in the text, its quotes included."""


def with_cell(raw: bytes, encoding: str, delimiter: str, place: tuple[int, int], value: str) -> bytes:
    """The file with another value in one cell; `place` is its row and column, from 0.

    `encoding` is the codec that read it. Raises SourceError where the encoding has no such character, or the file no such cell.
    """
    mark, codec = next(((mark, codec) for mark, codec in _MARKED if raw.startswith(mark)), (b"", encoding))
    text = raw[len(mark) :].decode(codec)
    row, column = place
    spans = next((cells for at, cells in enumerate(spans_of(text, delimiter)) if at == row), [])
    if column >= len(spans):
        raise SourceError(f"{row + 1} 行目に {column + 1} 番目の列がありません。")
    start, end = spans[column]
    written = _written(value, text[start:end], delimiter)
    cannot = [mark for mark in written if mark.encode(codec, "ignore").decode(codec) != mark]
    if cannot:
        raise SourceError(f"ファイルの文字コード（{encoding}）では「{cannot[0]}」を書けません。別の字にしてください。")
    inserted = written.encode(codec)
    # The bytes before are counted, not written again: CP932 has two ways to write some characters.
    before, after = len(text[:start].encode(codec)), len(text[:end].encode(codec))
    changed = raw[: len(mark) + before] + inserted + raw[len(mark) + after :]
    _hold(text, changed[len(mark) :].decode(codec), delimiter, place, value)
    return changed


def spans_of(text: str, delimiter: str) -> Iterator[list[Span]]:
    """Cells of each record as `csv.reader` finds them; a blank line is a record without cells."""
    at = 0
    while at < len(text):
        if text[at] in "\r\n":
            yield []
        else:
            spans = []
            while True:
                end = _end_of_cell(text, at, delimiter)
                spans.append((at, end))
                at = end
                if at >= len(text) or text[at] != delimiter:
                    break
                at += 1
            yield spans
        if at < len(text):
            at += 2 if text.startswith("\r\n", at) else 1


def _end_of_cell(text: str, at: int, delimiter: str) -> int:
    if not text.startswith('"', at):
        return min(
            (found for mark in (delimiter, "\r", "\n") if (found := text.find(mark, at)) >= 0), default=len(text)
        )
    at += 1
    while True:
        quote = text.find('"', at)
        if quote < 0:
            return len(text)
        if not text.startswith('""', quote):
            return quote + 1
        at = quote + 2


def _written(value: str, before: str, delimiter: str) -> str:
    """The value as the file has it: in quotes where it must be, or where the value before was."""
    must = any(mark in value for mark in (delimiter, '"', "\r", "\n")) or before.startswith('"')
    return '"' + value.replace('"', '""') + '"' if must else value


def _hold(before: str, after: str, delimiter: str, place: tuple[int, int], value: str) -> None:
    """Read both again: nothing but the one cell may be another. Raises SourceError."""
    old, new = (list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)) for text in (before, after))
    row, column = place
    old[row][column] = value
    if old != new:
        raise SourceError(f"{row + 1} 行目の値を、ほかの値を変えずに書き換えられません。ファイルを手で直してください。")
