"""The rows behind a number as a table in words: headings from the contract, states as they are read."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

import pandas as pd

from dashboard.wording.cells import WORDS as CELLS
from dashboard.wording.passport import WORDS
from geodata.columns import labels
from geodata.registers_on import ALWAYS, NEVER
from geodata.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.wording import Words

_LEFT_OUT: Final = frozenset({"lon", "lat", "geometry"})
_ENDLESS: Final = (ALWAYS, NEVER)
"""Days that say that none is known."""


def rows_in_words(rows: pd.DataFrame, words: Words) -> pd.DataFrame:
    """The same rows without columns in which nothing stands; truths as ○, days as ISO."""
    kept = rows.loc[:, [name for name in rows.columns if name not in _LEFT_OUT and rows[name].notna().any()]]
    headings: dict[str, str] = {}
    for name in map(str, kept.columns):
        heading = _headings(words.language).get(name, name)
        headings[name] = heading if heading not in headings.values() else f"{heading} ({name})"
    shown = {headings[str(name)]: _said(str(name), kept[name], words) for name in kept.columns}
    return pd.DataFrame(shown).reset_index(drop=True)


def _said(name: str, values: pd.Series, words: Words) -> pd.Series:
    if name == "status":
        return values.map(lambda cell: words.statuses.get(cell, cell))
    if name == "register":
        return values.map(lambda cell: CELLS[words.language].registers.get(cell) or _table_said(cell, words))
    if name == "reason":
        return values.map(lambda cell: words.reasons.get(cell, cell))
    if name in {"begins", "ends"}:
        return values.mask(values.isin(_ENDLESS))
    if pd.api.types.is_datetime64_any_dtype(values):
        days: pd.Series = values.dt.strftime("%Y-%m-%d")
        return days
    return values.map({True: "○", False: ""}) if values.dtype == "bool" else values


def _table_said(name: str, words: Words) -> str:
    table = TABLES.get(name)
    if table is None:
        return name
    return table.label_en if words.language == "en" else table.label


@cache
def _headings(language: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for table in TABLES.values():
        found = {**labels(table.columns, language), **found}
    return {**found, **WORDS[language].row_columns}
