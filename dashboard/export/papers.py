"""What a file says of itself: what it is, as of when, what was chosen, by whose word, and what its columns mean."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from pandas.api import types

from dashboard.wording.take_away import WORDS
from geodata.columns import labels
from geodata.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

    from geodata.columns import Column

_RESERVED: Final = frozenset({"fid", "id", "geom", "geometry", "ogc_fid", "rowid"})
"""Names of fields that GIS programs keep for themselves."""


@dataclass(frozen=True, slots=True)
class Papers:
    """The papers of one table: `facts` are what and its value, in order; `notes` and `sources` a line each."""

    title: str
    facts: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    sources: tuple[str, ...]
    language: str

    def told(self) -> dict[str, str]:
        """As texts by heading, for the files that keep pairs."""
        said = WORDS[self.language]
        lines = {said.notes: "\n".join(self.notes), said.sources: "\n".join(self.sources)}
        return {said.what: self.title, **dict(self.facts), **{name: text for name, text in lines.items() if text}}


@dataclass(frozen=True, slots=True)
class Told:
    """One column of a table: its heading, its name as a field of a GIS, its kind, unit and meaning ("" where not known)."""

    heading: str
    field: str
    kind: str
    unit: str
    meaning: str


def dictionary_of(table: pd.DataFrame, language: str) -> list[Told]:
    """What each column of a table is, by the declaration its heading is from where it is one of the dataset's."""
    declared, said = _declared(language), WORDS[language]
    found = []
    for heading, field in zip(map(str, table.columns), field_names(table.columns, language), strict=True):
        origin = declared.get(heading)
        kind = said.kinds[kind_of(table[heading])] if heading in table else ""
        if origin is None:
            unit = re.search(r"[（(]([^（）()]+)[）)]$", heading)
            found.append(Told(heading, field, kind, unit[1] if unit else "", said.of_page))
        else:
            label, column = origin
            meaning = said.of_table.format(table=label, column=column.name)
            found.append(Told(heading, field, kind, column.unit, meaning))
    return found


@cache
def _declared(language: str) -> dict[str, tuple[str, Column]]:
    """The table and the declaration of each heading; of several the first table's."""
    found: dict[str, tuple[str, Column]] = {}
    for table in TABLES.values():
        label = table.label if language == "ja" else table.label_en
        for column in table.columns:
            found.setdefault(labels([column], language)[column.name], (label, column))
    return found


def kind_of(cells: pd.Series) -> str:
    """Kind of a column: "truth", "whole", "number", "date" or "text"."""
    if types.is_bool_dtype(cells.dtype):
        return "truth"
    if types.is_integer_dtype(cells.dtype):
        return "whole"
    if types.is_numeric_dtype(cells.dtype):
        return "number"
    return "date" if types.is_datetime64_any_dtype(cells.dtype) else "text"


def field_names(headings: Iterable[object], language: str) -> list[str]:
    """Names of fields for a GIS: the dataset's own where a heading is one of its columns, else the heading in plain signs.

    No two are alike, whatever their case; none is one that programs keep for themselves.
    """
    declared, taken, names = _declared(language), set(_RESERVED), []
    for heading in map(str, headings):
        plain = re.sub(r"\W+", "_", unicodedata.normalize("NFKC", heading)).strip("_") or "column"
        wanted = declared[heading][1].name if heading in declared else plain
        name, number = wanted, 1
        while name.casefold() in taken:
            number += 1
            name = f"{wanted}_{number}"
        taken.add(name.casefold())
        names.append(name)
    return names
