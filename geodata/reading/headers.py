"""Where the header of a sheet is, and which column each of its headings means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from geodata.errors import SourceError
from geodata.reading.tidy import compact
from geodata.words import is_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geodata.reading.headings import Headings

SEARCHED: Final = 25
"""First rows of a sheet among which its header is looked for."""

_ENOUGH: Final = 2
# A column that says something else under one of their headings is no fault: papers or place tell the value.
_STATED_ELSEWHERE: Final = frozenset({"status", "member_class"})


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a sheet: its first and last row (from 0), and its headings as written, "" where there is none."""

    first: int
    last: int
    written: tuple[str, ...]


def find_header(cells: Sequence[Sequence[str]], headings: Headings) -> Header | None:
    """The row, or two rows that belong together, with most known headings; None where none is a header of this kind.

    A header has two known headings, or nothing but known ones, and among them one that tells what the row is about.
    """
    best, most = None, 0
    for at in range(min(SEARCHED, len(cells))):
        one = Header(at, at, tuple(map(str.strip, cells[at])))
        known = _known(one.written, headings)
        if known > most and _is_header(one.written, headings):
            best, most = one, known
        if at + 1 < min(SEARCHED, len(cells)):
            two = _joined(cells, at, headings)
            alone = max(known, _known(cells[at + 1], headings))
            is_one = _shares_cells(cells[at], cells[at + 1]) and known > 0
            counts = _known(two.written, headings)
            if counts > most and (counts > alone or (counts == alone and is_one)) and _is_header(two.written, headings):
                best, most = two, counts
    return best


def known_headings(cells: Sequence[Sequence[str]], headings: Headings) -> int:
    """How many known headings the header among these rows has."""
    header = find_header(cells, headings)
    return _known(header.written, headings) if header else 0


def is_repeated(row: Sequence[str], header: Header, rows: Sequence[Sequence[str]]) -> bool:
    """Whether a row is the header again; `rows` are the header as it stood, one row or two."""
    for written in (header.written, *rows):
        pairs = ((cell, heading) for cell, heading in zip(row, written, strict=False) if cell)
        if all(compact(cell) == compact(heading) for cell, heading in pairs):  # of nearly every row, not even the first
            filled = sum(map(bool, row[: len(written)]))
            if filled >= _ENOUGH or (filled and sum(map(bool, written)) == filled):
                return True
    return False


def is_another_header(row: Sequence[str], headings: Headings) -> bool:
    """Whether a row below the header begins another table: nothing but known headings, and one of them tells what of."""
    filled = [cell for cell in row if cell.strip()]
    if len(filled) <= _ENOUGH or not all(map(headings.claims_on, filled)):
        return False
    return _known(filled, headings) == len(filled) and _is_header(filled, headings)


def columns_of(
    name: str, header: Header, values: Sequence[frozenset[str]], headings: Headings
) -> tuple[list[str], list[str]]:
    """Name of each column, and warnings; `values` are the different values of each column as compared.

    A heading that more columns claim ("区分") goes to the one whose allowed values it holds; to none where it holds none. A known column that stands
    twice keeps its first place; where it tells what a row is about, the sheet is refused. Raises SourceError.
    """
    names: list[str] = []
    warnings: list[str] = []
    for at, written in enumerate(header.written):
        column = _claimed(written, values[at], headings)
        if not column and headings.claims_on(written) and any(values[at]):
            warnings.append(f"{name}: 「{_one_line(written)}」の値は決められた語でないため、使いませんでした。")
        if column in names:
            first = header.written[names.index(column)]
            if column in headings.identity and values[at] and compact(first) == compact(written):
                raise SourceError(
                    f"{name} に見出し「{_one_line(written)}」が2か所あります。表が横に並んでいるときは縦につなぎ、"
                    "1つの列にまとめてください。"
                )
            warnings.append(
                f"{name}: 「{_one_line(written)}」は「{_one_line(first)}」と同じ意味の列のため、使いませんでした。"
            )
            column = ""
        names.append(_unused(column or _one_line(written) or f"{at + 1}列目", names))
    return names, warnings


def without_header(name: str, cells: Sequence[Sequence[str]], headings: Headings) -> str:
    """A sentence that says which headings were found and which one is needed."""
    rows = (list(filter(None, map(_one_line, row))) for row in cells[:SEARCHED])
    found = max(rows, key=len, default=[])
    wanted = "、または ".join(f"「{headings.accepted(column)}」のどれか" for column in headings.identity)
    shown = "・".join(f"「{heading[:20]}」" for heading in found[:12]) or "なし"
    return f"{name} に見出しの行が見つからないため（見つけた文字: {shown}）、{wanted}を見出しにしてください。"


def _is_header(written: Sequence[str], headings: Headings) -> bool:
    claims = [headings.claims_on(cell) for cell in written if cell.strip()]
    is_about = any(column in headings.identity for claim in claims for column in claim[:1])
    return is_about and (_known(written, headings) >= headings.enough or all(claims))


def _known(written: Sequence[str], headings: Headings) -> int:
    return len({claims[0] for cell in written if cell and (claims := headings.claims_on(cell))})


def _joined(cells: Sequence[Sequence[str]], at: int, headings: Headings) -> Header:
    """Two rows as one header: the lower heading where it is known, else both together."""
    width = max(len(cells[at]), len(cells[at + 1]))
    upper, lower = ([*map(str.strip, row), *[""] * (width - len(row))] for row in cells[at : at + 2])

    def heading(above: str, below: str) -> str:
        if not below or above == below:
            return above
        both = above + below
        return both if headings.claims_on(both) or not headings.claims_on(below) else below

    return Header(at, at + 1, tuple(map(heading, upper, lower)))


def _shares_cells(upper: Sequence[str], lower: Sequence[str]) -> bool:
    return any(above and above == below for above, below in zip(upper, lower, strict=False))


def _claimed(written: str, values: frozenset[str], headings: Headings) -> str:
    claims = headings.claims_on(written)
    if not claims or written.strip() == claims[0]:
        return claims[0] if claims else ""
    filled = values - {""}

    def known(claim: str) -> list[bool]:
        about = headings.declared.get(claim)
        return [is_word(value, about) for value in filled] if about and about.among else []

    for claim in claims:
        if all(known(claim)):
            return claim
    return next((claim for claim in claims if claim not in _STATED_ELSEWHERE or any(known(claim))), "")


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _unused(name: str, names: Sequence[str]) -> str:
    number, free = 2, name
    while free in names:
        number, free = number + 1, f"{name}（{number}）"
    return free
