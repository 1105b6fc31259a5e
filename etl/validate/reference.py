"""The reference tables everything else is held against: codes and their changes, and what is known of each place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geodata import tables
from geodata.codes import check_digit
from geodata.columns import Table
from geodata.matching.reasons import Reason
from geodata.matching.registers import Register, Validated, screened
from geodata.matching.screening import Screening
from geodata.matching.values import screen_column
from geodata.prefectures import PREFECTURES

if TYPE_CHECKING:
    from geodata.reading.rows import RegisterFile

_CODE: Final = tables.MUNICIPALITIES.column("municipality_code")
_KASO: Final = {"full": "全部過疎", "partial": "一部過疎", "deemed_full": "みなし過疎"}

CODE_TABLE: Final = Table(
    "codes",
    "コード表",
    "Codes",
    (
        _CODE,
        tables.MUNICIPALITIES.column("prefecture_code"),
        tables.MUNICIPALITIES.column("name"),
        tables.MUNICIPALITIES.column("kana"),
    ),
    key=("municipality_code",),
)


def _facts(name: str, *columns: str) -> Table:
    """Facts of a municipality that end up as columns of `municipalities`."""
    declared = tuple(tables.MUNICIPALITIES.column(column) for column in columns)
    return Table(name, name, name, (_CODE, *declared), key=("municipality_code",))


REFERENCE: Final = {
    "statistics": Register(
        tables.STATISTICS,
        rename={"population": "value"},
        name_column="name",
        takes_parts=False,
        derive=lambda rows: rows.assign(indicator="population", unit="人"),
    ),
    "kaso": Register(
        _facts("kaso", "kaso"),
        rename={"kaso_2022": "kaso"},
        name_column="name",
        takes_parts=False,
        derive=lambda rows: rows.assign(kaso=rows["kaso"].map(_KASO).fillna(rows["kaso"])),
    ),
    "romaji": Register(_facts("romaji", "romaji"), takes_parts=False),
    "metro": Register(
        _facts("metro", "nearest_metro", "metro_distance_km"),
        rename={"distance_km": "metro_distance_km"},
        name_column="name",
        takes_parts=False,
    ),
}
"""Registers of one row a municipality (population: and a year), all held against the code table."""


def code_table(file: RegisterFile) -> Validated:
    """Today's municipalities from 総務省's list of codes; its rows of prefectures are left out.

    A municipality whose two codes disagree or whose prefecture is unknown is rejected.
    """
    screening = Screening(file)
    screening.rows = file.rows[file.rows["municipality"] != ""]
    left_out = len(file.rows) - len(screening.rows)
    renamed = {"municipality": "name", "municipality_kana": "kana"}
    screening.rows = screening.rows.rename(columns=renamed).assign(
        prefecture_code=screening.rows["municipality_code"].str[:2]
    )
    for column in CODE_TABLE.columns:
        screen_column(screening, column)
    six = screening.rows["municipality_code"].map(lambda code: code + check_digit(code))
    screening.reject(
        six != screening.rows["code6"],
        Reason.CHECK_DIGIT,
        lambda row: {"found": row["code6"], "expected": six[row["row"]]},
    )
    unknown = ~screening.rows["prefecture_code"].isin(PREFECTURES)
    screening.reject(unknown, Reason.CODE_UNKNOWN, lambda row: {"found": row["municipality_code"]})
    repeated = screening.rows["municipality_code"].duplicated()
    screening.reject(repeated, Reason.DUPLICATE, lambda row: {"expected": row["municipality_code"]})
    return screened(CODE_TABLE, file, screening, left_out)


def code_changes(file: RegisterFile) -> Validated:
    """Dated changes of codes and names of one file."""
    screening = Screening(file)
    screening.rows = screening.rows.rename(columns={"pref": "prefecture_name"}).assign(source_id=file.source.id)
    for column in tables.CODE_CHANGES.columns:
        screen_column(screening, column)
    return screened(tables.CODE_CHANGES, file, screening)
