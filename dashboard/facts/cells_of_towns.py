"""Cells of a municipality: its people, its area, and the records of each register on the day."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

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

COLUMNS: Final[Mapping[str, tuple[Kind, str]]] = {
    "population": ("count", "population"),
    "area": ("decimal", "area_km2"),
    "metro_distance": ("decimal", "metro_distance_km"),
}


def of_column(at: At, name: str) -> Fact:
    """A value of the municipality in the table of municipalities."""
    kind, column = COLUMNS[name]
    towns = at.dataset["municipalities"]
    own = towns[towns["municipality_code"] == at.selection.municipality]
    value = own[column].dropna()
    papers = _papers(at, name)
    found = float(value.iloc[0]) if len(value) else None
    value_said = int(found) if kind == "count" and found is not None else found
    return Fact(kind, value_said, *papers, lambda: own, "" if found is not None else "no_value")


def _papers(at: At, name: str) -> tuple[str, str, str]:
    """As of, status and source: of people those of the statistic, of the rest those of the boundaries."""
    base = all_towns(at)
    if name != "population":
        return base.as_of, "推計" if name == "metro_distance" else base.status, base.source
    rows = at.dataset["statistics"]
    own = rows[rows["municipality_code"] == at.selection.municipality]
    if own.empty:
        return base.as_of, base.status, base.source
    last = own.sort_values("as_of").to_dict("records")[-1]
    return str(last["as_of"]), str(last["status"]), source_titles(at.dataset).get(str(last["source_id"]), "")


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
