"""Which tables other programs may read, by what they can be filtered, and the rows that a request means."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from dashboard.open_data.asked import among, only, whole
from geodata.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from dashboard.open_data.asked import Ask
    from geodata.columns import Table
    from geodata.dataset import Dataset

WITHHELD: Final = frozenset({"rejects", "non_data_rows", "resolutions", "reconciliation_rows"})
"""Tables with the original text of rows that an operator brought: the pages show them, no other program reads them."""
OPEN_TABLES: Final = {name: table for name, table in TABLES.items() if name not in WITHHELD}
MOST_ROWS: Final = 100_000
"""Highest limit; without a limit all rows are sent."""
LAST_OFFSET: Final = 10_000_000
PREFECTURE: Final = "pref"
MUNICIPALITY: Final = "municipality"
COLUMNS: Final = (
    "body",
    "as_of",
    "member_class",
    "status",
    "category",
    "kind",
    "layer",
    "reason",
    "indicator",
    "basis",
    "region",
    "municipality_type",
    "kaso",
    "topic",
    "provider_level",
    "stage",
    "programme",
    "fiscal_year",
    "pilot_id",
    "measure_id",
    "opinion_id",
    "theme_id",
    "committee",
    "source_id",
)
"""Columns that can be filtered by, where a table has them."""


def filters_of(table: Table) -> tuple[str, ...]:
    """Parameters by which a table can be filtered."""
    there = {column.name for column in table.columns if column.kind == "text"}
    of_place = [PREFECTURE] if there & {"prefecture_code", "municipality_code"} else []
    of_town = [MUNICIPALITY] if "municipality_code" in there else []
    return (*of_place, *of_town, *(name for name in COLUMNS if name in there))


def values_of(data: Dataset, table: Table, name: str) -> Collection[str]:
    """What a filter can be: the codes there are, the words of a fixed list, or what stands in the column."""
    if name == PREFECTURE:
        return frozenset(data["prefectures"]["prefecture_code"])
    if name == MUNICIPALITY:
        return frozenset(data["municipalities"]["municipality_code"])
    return table.column(name).among or frozenset(data[table.name][name].dropna())


def rows_of(ask: Ask, table: Table, *, also: Sequence[str] = ()) -> tuple[np.ndarray, int]:
    """Places of the rows that a request means, and how many there are before `limit` and `offset`.

    `also` are parameters that are read elsewhere. Raises Problem for a filter that makes no sense.
    """
    filters = filters_of(table)
    only(ask.query, (*filters, "limit", "offset", *also))
    limit = whole(ask.query, "limit", 1, MOST_ROWS, MOST_ROWS)
    offset = whole(ask.query, "offset", 0, LAST_OFFSET, 0)
    found = np.flatnonzero(_matching(ask.data, table, {name: ask.query[name] for name in filters if name in ask.query}))
    return found[offset : offset + limit], len(found)


def _matching(data: Dataset, table: Table, asked: Mapping[str, str]) -> np.ndarray:
    """Whether each row is meant."""
    frame = data[table.name]
    mask = np.ones(len(frame), dtype=bool)
    for name, value in asked.items():
        among(name, value, values_of(data, table, name))
        if name == PREFECTURE and "prefecture_code" not in frame:
            mask &= frame["municipality_code"].str[:2].eq(value).to_numpy(dtype=bool, na_value=False)
        else:
            column = {PREFECTURE: "prefecture_code", MUNICIPALITY: "municipality_code"}.get(name, name)
            mask &= frame[column].eq(value).to_numpy(dtype=bool, na_value=False)
    return mask


def has_sample(data: Dataset, table: Table, rows: np.ndarray | None = None) -> bool:
    """Whether sample rows are among the rows of a table, or among all of them."""
    frame = data[table.name]
    if "status" not in frame:
        return False
    status = frame["status"] if rows is None else frame["status"].iloc[rows]
    return bool(status.eq("サンプル").any())
