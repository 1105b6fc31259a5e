"""Cells of a municipality: its people, its area, and the records of each register on the day."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Final

import pandas as pd

from dashboard.facts.cell import Cell
from dashboard.facts.fact import At, Fact
from dashboard.facts.membership import all_towns
from dashboard.facts.registers import held_at, register_fact
from dashboard.views.papers import source_titles
from dashboard.wording.cells import WORDS
from geodata.counting import COUNTED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.facts.fact import Kind
    from dashboard.wording import Words
    from geodata.dataset import Dataset

COLUMNS: Final[Mapping[str, tuple[Kind, str]]] = {
    "population": ("count", "population"),
    "area": ("decimal", "area_km2"),
    "metro_distance": ("decimal", "metro_distance_km"),
}


def of_column(at: At, name: str) -> Fact:
    """A value of the municipality in the table of municipalities."""
    kind, column = COLUMNS[name]
    towns = at.dataset["municipalities"]
    place = _places(at.dataset).get(at.selection.municipality or "")
    value = None if place is None else towns[column].iloc[place]
    papers = _papers(at, name)
    found = None if pd.isna(value) else float(value)
    value_said = int(found) if kind == "count" and found is not None else found
    return Fact(
        kind,
        value_said,
        *papers,
        lambda: towns.iloc[[] if place is None else [place]],
        "" if found is not None else "no_value",
    )


def _papers(at: At, name: str) -> tuple[str, str, str]:
    """As of, status and source: of people those of the statistic, of the rest those of the boundaries."""
    counted = _last_counts(at.dataset).get(at.selection.municipality or "")
    if name == "population" and counted:
        return counted
    base = all_towns(at)
    return base.as_of, base.status if name == "population" else "推計", base.source


@lru_cache(maxsize=4)
def _places(dataset: Dataset) -> Mapping[str, int]:
    """Row of each municipality: a page may ask for all of them."""
    return {str(code): at for at, code in enumerate(dataset["municipalities"]["municipality_code"])}


@lru_cache(maxsize=4)
def _last_counts(dataset: Dataset) -> Mapping[str, tuple[str, str, str]]:
    """As of, status and source of the last count of each municipality."""
    titles = source_titles(dataset)
    rows = dataset["statistics"].sort_values("as_of")[["municipality_code", "as_of", "status", "source_id"]]
    return {
        str(code): (str(as_of), str(status), titles.get(source, ""))
        for code, as_of, status, source in rows.itertuples(index=False, name=None)
    }


def records(at: At, register: str) -> Fact:
    """Records of a register that count on the municipality; empty where none is known, which is no zero."""
    rows = held_at(At(at.dataset, replace(at.selection, prefecture=None)), register)
    own = rows[rows["municipality_code"] == at.selection.municipality]
    fact = register_fact(at, register, len(own) or None, own)
    return replace(fact, why="" if len(own) else "no_record")


def _named(words: Words, name: str) -> str:
    return WORDS[words.language].names[f"town.{name}"]


CELLS: Final[Mapping[str, Cell]] = {
    **{f"town.{name}": Cell(partial(of_column, name=name), partial(_named, name=name), True) for name in COLUMNS},  # noqa: FBT003 - of a municipality
    **{
        f"town.{name}": Cell(partial(records, register=name), partial(_named, name=name), True)  # noqa: FBT003
        for name in COUNTED
    },
}
