"""One sheet as a table: header, entries, rows that are no entry, and the text of each column made comparable."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pandas as pd

from geodata.errors import SourceError
from geodata.reading.blocks import fill_prefectures
from geodata.reading.headers import Header, columns_of, find_header, is_another_header, is_repeated
from geodata.reading.row_kinds import ABOVE, BLANK, HEADING, NOTE, TOTAL, Places, is_note, is_total
from geodata.reading.tidy import ERROR, code_text, compact, comparable, each_once, number_text, verbatim

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from geodata.reading.headings import Headings
    from geodata.reading.sheets import Sheet

_NAMES: Final = frozenset({"name", "municipality_name"})
_REGIONS: Final = frozenset({"prefecture_name", "county_name"})


@dataclass(frozen=True, slots=True)
class SheetTable:
    """What `RegisterFile` holds of a sheet's cells."""

    rows: pd.DataFrame
    raw: pd.DataFrame
    non_data: pd.DataFrame
    ragged: pd.Series
    title: str
    warnings: tuple[str, ...]
    at: tuple[int, ...]


def read_table(name: str, sheet: Sheet, headings: Headings) -> SheetTable | None:
    """The table of a sheet; None where it has no header of this kind. `name` is what sentences call the sheet.

    Raises SourceError where two tables stand in one sheet.
    """
    header = find_header(sheet.cells, headings)
    if header is None:
        return None
    sorted_rows = _Sorted(name, sheet, header, headings)
    numbers = pd.Index(list(sorted_rows.entries), name="row", dtype="int64")
    raw = pd.DataFrame(list(sorted_rows.entries.values()), index=numbers, columns=range(sorted_rows.width), dtype="str")
    kept = [at for at in range(sorted_rows.width) if header.written[at] or raw[at].str.strip().any()]
    raw = raw[kept]
    trimmed = Header(header.first, header.last, tuple(header.written[at] for at in kept))
    values = [_values(raw[at], header.written[at], headings) for at in kept]
    names, warnings = columns_of(name, trimmed, values, headings)
    raw = raw.set_axis(names, axis="columns")
    rows = raw.apply(lambda cells: each_once(cells, _change(str(cells.name), headings)))
    rows, filled = fill_prefectures(name, rows, sorted_rows.breaks) if headings.is_in_blocks else (rows, [])
    rows, failed = _without_errors(name, rows, headings)
    non_data = pd.DataFrame(sorted_rows.non_data, columns=["row", "kind", "raw"])
    return SheetTable(
        rows,
        raw,
        non_data.astype({"row": "int64", "kind": "str", "raw": "str"}),
        pd.Series(sorted_rows.ragged, dtype="str"),
        sorted_rows.title,
        (*warnings, *filled, *failed),
        tuple(kept),
    )


class _Sorted:
    """Rows of a sheet by what they are, each by its number: entries, ragged rows, and those that are no entry.

    `breaks` are the rows after which a block of a prefecture has ended: totals and blank rows.
    """

    def __init__(self, name: str, sheet: Sheet, header: Header, headings: Headings) -> None:
        self.entries: dict[int, list[str]] = {}
        self.ragged: dict[int, str] = {}
        self.breaks: list[int] = []
        self.non_data: list[tuple[int, str, str]] = []
        above = [(at + 1, row) for at, row in enumerate(sheet.cells[: header.first]) if not _is_blank(row)]
        self.non_data += [(number, ABOVE, ",".join(row)) for number, row in above]
        self.title = "\n".join(" ".join(dict.fromkeys(filter(None, map(str.strip, row)))) for _, row in above)
        last = max(
            (at for at in range(header.last + 1, len(sheet.cells)) if not _is_blank(sheet.cells[at])),
            default=header.last,
        )
        self.width = len(header.written)
        self._header, self._headings = header, headings
        self._written = [sheet.cells[at] for at in range(header.first, header.last + 1)]
        self._places = _places(header, headings)
        for at in range(header.last + 1, last + 1):
            self._take(name, at + 1, sheet.cells[at], is_text=sheet.is_text)

    def _take(self, name: str, number: int, row: list[str], *, is_text: bool) -> None:
        kind = self._kind(row)
        if kind:
            self.non_data.append((number, kind, ",".join(row)))
            if kind in {BLANK, TOTAL}:
                self.breaks.append(number)
        elif is_another_header(row, self._headings):
            raise SourceError(
                f"{name} の {number} 行目に別の見出しがあります。1つのシート（CSV は1つのファイル）に1つの表だけを置いてください。"
            )
        else:
            exceeding = any(cell.strip() for cell in row[self.width :])
            if exceeding or (is_text and len(row) < self.width):
                self.ragged[number] = ",".join(row)
            else:
                self.entries[number] = row[: self.width] + [""] * (self.width - len(row))

    def _kind(self, row: list[str]) -> str:
        if _is_blank(row):
            return BLANK
        if is_repeated(row, self._header, self._written):
            return HEADING
        if is_total(row, self._places):
            return TOTAL
        return NOTE if is_note(row, self._places) else ""


def _places(header: Header, headings: Headings) -> Places:
    names, regions, codes, listed = set(), set(), set(), set()
    for at, written in enumerate(header.written):
        for claim in headings.claims_on(written)[:1]:
            about = headings.declared.get(claim)
            if about is not None and about.among:
                listed.add(at)
            elif claim.endswith("_code"):
                codes.add(at)
            elif claim in _REGIONS:
                regions.add(at)
            elif claim in _NAMES or claim in headings.identity:
                names.add(at)
    return Places(frozenset(names), frozenset(regions), frozenset(codes), frozenset(listed))


def _is_blank(row: Sequence[str]) -> bool:
    text = "".join(row).strip()
    return not text[:1].isalnum() and not verbatim(text)


def _values(cells: pd.Series, written: str, headings: Headings) -> frozenset[str]:
    """Different values of a column, as compared where its heading is claimed by a column of a fixed list."""
    claims = headings.claims_on(written)
    is_listed = any(headings.declared[claim].among for claim in claims if claim in headings.declared)
    change = compact if is_listed else str.strip
    return frozenset(map(change, set(cells.tolist()))) - {""}


def _change(column: str, headings: Headings) -> Callable[[str], str]:
    """How the text of a column is made comparable."""
    about = headings.declared.get(column)
    if not headings.is_compared(column):
        return verbatim
    if column.endswith("_code") or column == "code6":
        return code_text
    if about is not None and about.kind in {"whole", "number"}:
        return number_text
    if about is not None and about.kind == "truth":
        return lambda text: compact(text).lower()
    return compact if about is not None and about.among else comparable


def _without_errors(name: str, rows: pd.DataFrame, headings: Headings) -> tuple[pd.DataFrame, list[str]]:
    """Empty a failed formula where the text is a person's own; where it is compared it stays, to be set aside."""
    failed: list[int] = []
    for column in rows.columns:
        if not headings.is_compared(column):
            bad = rows[column].str.fullmatch(ERROR)
            if bad.any():
                failed += rows.index[bad].tolist()
                rows = rows.assign(**{column: rows[column].mask(bad, "")})
    if not failed:
        return rows, []
    return rows, [f"{name}: 計算式のエラー（#REF! など）を空欄として読みました（{rows_named(failed)}）。"]


def rows_named(numbers: Sequence[int]) -> str:
    """Row numbers for a sentence: the first five, and how many there are."""
    unique = sorted(set(numbers))
    shown = "・".join(map(str, unique[:5]))
    return f"{shown}行目" if len(unique) <= 5 else f"{shown}行目など{len(unique):,}行"  # noqa: PLR2004 - as many as shown
