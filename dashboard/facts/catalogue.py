"""Every figure that a passport can name: the facts, and the cells of the tables that pages show."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING, Final

from dashboard.facts import FACTS
from dashboard.facts import cells_of_burden as of_burden
from dashboard.facts import cells_of_changes as of_changes
from dashboard.facts import cells_of_corrections as of_corrections
from dashboard.facts import cells_of_evidence as of_evidence
from dashboard.facts import cells_of_ledger as of_ledger
from dashboard.facts import cells_of_programme as of_programme
from dashboard.facts import cells_of_shares as of_shares
from dashboard.facts import cells_of_spread as of_spread
from dashboard.facts import cells_of_targets as of_targets
from dashboard.facts import cells_of_towns as of_towns
from dashboard.facts.cell import Cell
from dashboard.wording.facts import WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.wording import Words

_ENDLESS: Final = (of_changes.cell_of, of_programme.cell_of, of_evidence.cell_of, of_spread.cell_of)


@cache
def cells() -> Mapping[str, Cell]:
    """Every figure by its key, without those whose keys name a day, a step or a value: of these there is no end."""
    facts = {key: Cell(make, partial(_name, key)) for key, make in FACTS.items()}
    tables = (of_shares.CELLS, of_targets.CELLS, of_ledger.CELLS, of_towns.CELLS, of_burden.CELLS, of_corrections.CELLS)
    return {**{key: own for table in tables for key, own in table.items()}, **facts}


def cell(key: str) -> Cell | None:
    """The figure of a key; None where there is none."""
    return cells().get(key) or next(filter(None, (find(key) for find in _ENDLESS)), None)


def _name(key: str, words: Words) -> str:
    return WORDS[words.language].names[key]
