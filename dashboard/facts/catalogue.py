"""Every figure that a passport can name: the facts, and the cells of the tables that pages show."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING

from dashboard.facts import FACTS
from dashboard.facts.cell import Cell
from dashboard.wording.facts import WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.wording import Words


@cache
def cells() -> Mapping[str, Cell]:
    """Every figure by its key."""
    return {key: Cell(make, partial(_name, key)) for key, make in FACTS.items()}


def cell(key: str) -> Cell | None:
    """The figure of a key; None where there is none."""
    return cells().get(key)


def _name(key: str, words: Words) -> str:
    return WORDS[words.language].names[key]
