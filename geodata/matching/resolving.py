"""The places of a whole file: each different way of writing one is resolved once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

import pandas as pd

from geodata.dates import read_date
from geodata.errors import GeodataError
from geodata.matching.reasons import Reason
from geodata.matching.resolution import Resolution, refused
from geodata.matching.spelling import normalise, prefecture_of
from geodata.tables import RESOLUTIONS

if TYPE_CHECKING:
    from datetime import date

    from geodata.matching.places import PlaceBook
    from geodata.matching.screening import Row, Screening
    from geodata.reading.rows import RegisterFile

RESOLVED: Final = ["place_rule", "place_rule_label", "place_identity"]
"""Columns that `screen_places` adds for `resolutions` and for telling former municipalities apart."""
_KEEPS_ZEROS: Final = re.compile(r"0[0-9]{4,5}|[0-9]{4}(?:\.0)?")
_PLACE: Final = ("municipality_code", "prefecture_code", "prefecture_name", "county_name")


class _Cells(NamedTuple):
    code: str
    prefecture_code: str
    prefecture_name: str
    county: str
    name: str
    as_of: str


def screen_places(
    screening: Screening, book: PlaceBook, name_column: str, *, needs_place: bool, takes_parts: bool
) -> None:
    """Find the place of each row by its code, prefecture, 郡 and name, and set aside the rows that have none for sure.

    Afterwards `municipality_code` is today's or "" (the row means a prefecture), `prefecture_code` two digits or ""
    (the row means no place, where `needs_place` is false), an empty name is today's, and the columns of `RESOLVED` say
    how the place was found. With `takes_parts` false, a row of a merged municipality or of a ward cannot stand for the
    whole of today.
    """
    rows = screening.rows
    columns = (*_PLACE, name_column, "as_of")
    cells = [_Cells(*texts) for texts in zip(*(_column(rows, name) for name in columns), strict=True)]
    codes = {each.code for each in cells}
    keeps_zeros = any(_KEEPS_ZEROS.fullmatch(normalise(code)) for code in codes)
    days = {text: _day(text) for text in {each.as_of for each in cells}}
    found = {each: _resolve(book, each, days[each.as_of], keeps_zeros=keeps_zeros) for each in set(cells)}
    resolved = pd.Series([found[each] for each in cells], index=rows.index, dtype="object")

    def of(row: Row) -> Resolution:
        place: Resolution = resolved[row["row"]]
        return place

    reasons = resolved.map(lambda place: place.reason)
    for reason in dict.fromkeys(reason for reason in reasons if reason is not None):
        bad = reasons[screening.rows.index].map(lambda each, reason=reason: each is reason).astype("bool")
        screening.reject(bad, reason, lambda row: of(row).words, lambda row: book.labels(of(row).candidates))
    _fill(screening, resolved, name_column)
    if needs_place:
        screening.reject(screening.rows["prefecture_code"] == "", Reason.CODE_MISSING)
    if not takes_parts:
        screening.reject(
            resolved[screening.rows.index].map(lambda place: place.is_part).astype("bool"),
            Reason.PLACE_MERGED,
            lambda row: {
                "found": row[name_column] if name_column in row else of(row).identity,
                "expected": of(row).name,
            },
            lambda row: book.labels((of(row).municipality_code,)),
        )


def resolutions(file: RegisterFile, rows: pd.DataFrame, name_column: str) -> pd.DataFrame:
    """`resolutions` of accepted and merged rows: what the clerk wrote of the place, and how it was understood.

    `rows` is a frame after `screen_places`, with `merged_into_row` where a row was merged into another.
    """
    placed = rows[rows["prefecture_code"].fillna("") != ""]
    raw = file.raw.loc[placed.index]
    written = [column for column in (*_PLACE, name_column) if column in raw]
    texts = [
        " ".join(filter(None, map(str.strip, cells)))
        for cells in zip(*(raw[name].tolist() for name in written), strict=True)
    ]
    table = pd.DataFrame(
        {
            "source_id": file.source.id,
            "file": file.name,
            "row": placed.index,
            "written": texts,
            "municipality_code": placed["municipality_code"].mask(placed["municipality_code"] == "").to_numpy(),
            "prefecture_code": placed["prefecture_code"].to_numpy(),
            "rule": placed["place_rule"].to_numpy(),
            "rule_label": placed["place_rule_label"].to_numpy(),
            "merged_into_row": placed["merged_into_row"].to_numpy() if "merged_into_row" in placed else None,
        }
    )
    return RESOLUTIONS.conform(table)


def _column(rows: pd.DataFrame, name: str) -> list[str]:
    return rows[name].fillna("").tolist() if name in rows else [""] * len(rows)


def _day(text: str) -> date | None:
    try:
        return read_date(text).last
    except GeodataError:
        return None


def _resolve(book: PlaceBook, cells: _Cells, as_of: date | None, *, keeps_zeros: bool) -> Resolution:
    by_code, by_name = (prefecture_of(text) if text else "" for text in (cells.prefecture_code, cells.prefecture_name))
    if by_code and by_name and by_code != by_name:
        words = {"found": cells.prefecture_name, "expected": cells.prefecture_code}
        return refused(Reason.PREFECTURE_MISMATCH, (), **words)
    name = cells.name
    if cells.county and name and cells.county not in name:
        name = f"{cells.county}{name}"
    prefecture = cells.prefecture_code or cells.prefecture_name
    return book.resolve(cells.code, prefecture, name, as_of, keeps_zeros=keeps_zeros)


def _fill(screening: Screening, resolved: pd.Series, name_column: str) -> None:
    rows = screening.rows
    places = [resolved[number] for number in rows.index]

    def column(values: list[str]) -> pd.Series:
        return pd.Series(values, index=rows.index, dtype="str")

    filled = {
        "municipality_code": column([place.municipality_code for place in places]),
        "prefecture_code": column([place.prefecture_code for place in places]),
        "place_rule": column([place.rule for place in places]),
        "place_rule_label": column([place.rule_label for place in places]),
        "place_identity": column([place.identity for place in places]),
    }
    if name_column:
        written = column(_column(rows, name_column))
        filled[name_column] = written.where(written != "", column([place.name for place in places]))
    screening.rows = rows.assign(**filled)
