"""What conditions can ask of a municipality: declared once, with the values that the open dataset has."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal

from dashboard.layers import measure_categories
from geodata.gaps import GapReason

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geodata.dataset import Dataset

YES: Final = "yes"
NO: Final = "no"
OF_CATEGORY: Final = "measure-"
"""Begins the name of the field that asks for measures of one category."""
LIST: Final = "list"
"""The field that asks whether a municipality is on the reader's own list."""
HAVING: Final = ("member", "plan", "corporation", "pilot", "measure")
"""Fields of what a municipality has, has not, or of which nothing is known: their values are yes, no and the reasons."""
NUMBERS: Final = ("pilot-count", "population", "change", "area", "density", "metro")
REASONS: Final = tuple(
    reason.value for reason in GapReason if reason not in {GapReason.OUT_OF_SCOPE, GapReason.NOT_MEMBER}
)
"""Why nothing is known of a municipality; 未参加 is no such reason but the "no" of membership."""


_REGISTERS: Final = {
    "plan": "plans",
    "corporation": "corporations",
    "pilot": "pilots",
    "pilot-count": "pilots",
    "measure": "measures",
}
_LAYERS: Final = {
    **_REGISTERS,
    "member": "membership",
    "kaso": "kaso",
    "population": "population",
    "change": "population_change",
    "density": "population",
}


def register_of(field: str) -> str | None:
    """Register whose records tell a field; None where none does."""
    return "measures" if field.startswith(OF_CATEGORY) else _REGISTERS.get(field)


def layer_of(field: str) -> str | None:
    """Key of the map's layer that shows a field by itself; None where none does."""
    return "measures" if field.startswith(OF_CATEGORY) else _LAYERS.get(field)


@dataclass(frozen=True, slots=True)
class Field:
    """One thing to ask: `values` are those a condition may name, none for a number."""

    name: str
    kind: Literal["having", "choice", "number"]
    values: tuple[str, ...] = ()


@lru_cache(maxsize=4)
def fields_of(dataset: Dataset) -> Mapping[str, Field]:
    """Every field of a dataset by name, in the order they are offered."""
    towns, prefectures = dataset["municipalities"], dataset["prefectures"]
    having = (YES, NO, *REASONS)
    fields = [
        *(Field(name, "having", having) for name in HAVING),
        *(Field(f"{OF_CATEGORY}{category}", "having", having) for category in measure_categories(dataset)),
        Field("kaso", "choice", (YES, *dict.fromkeys(towns["kaso"].dropna().sort_values()))),
        *(Field(name, "number") for name in NUMBERS),
        Field("type", "choice", tuple(dict.fromkeys(towns["municipality_type"].sort_values()))),
        Field("region", "choice", tuple(dict.fromkeys(prefectures["region"]))),
        Field("prefecture", "choice", tuple(prefectures["prefecture_code"])),
        Field(LIST, "choice", (YES, NO)),
    ]
    return {field.name: field for field in fields}
