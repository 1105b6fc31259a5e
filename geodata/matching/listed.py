"""A list of places of anybody's: what it must have, and how its rows are decided on."""

from __future__ import annotations

from typing import Final

from geodata import tables
from geodata.columns import Table
from geodata.matching.registers import Register

KIND: Final = "places"
_COLUMNS: Final = ("prefecture_code", "municipality_code", "name")

PLACES: Final = Register(
    Table(
        KIND,
        "場所の一覧",
        "List of places",
        tuple(tables.MEMBERSHIPS.column(name) for name in _COLUMNS),
        key=("prefecture_code", "municipality_code"),
    ),
    name_column="name",
    merges_parts=True,
)
"""One row a municipality or prefecture; a place that stands twice is said, parts of one municipality are one entry."""
