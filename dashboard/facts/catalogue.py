"""Every figure that a passport can name: the facts, and the cells of the tables that pages show."""

from __future__ import annotations

import re
from functools import cache, partial
from typing import TYPE_CHECKING, Final

from dashboard.facts import FACTS
from dashboard.facts import cells_of_burden as of_burden
from dashboard.facts import cells_of_changes as of_changes
from dashboard.facts import cells_of_corrections as of_corrections
from dashboard.facts import cells_of_council as of_council
from dashboard.facts import cells_of_evidence as of_evidence
from dashboard.facts import cells_of_explorer as of_explorer
from dashboard.facts import cells_of_invitations as of_invitations
from dashboard.facts import cells_of_ledger as of_ledger
from dashboard.facts import cells_of_map as of_map
from dashboard.facts import cells_of_measures as of_measures
from dashboard.facts import cells_of_pairs as of_pairs
from dashboard.facts import cells_of_peers as of_peers
from dashboard.facts import cells_of_pilots as of_pilots
from dashboard.facts import cells_of_profiles as of_profiles
from dashboard.facts import cells_of_programme as of_programme
from dashboard.facts import cells_of_score as of_score
from dashboard.facts import cells_of_shares as of_shares
from dashboard.facts import cells_of_sources as of_sources
from dashboard.facts import cells_of_spread as of_spread
from dashboard.facts import cells_of_targets as of_targets
from dashboard.facts import cells_of_towns as of_towns
from dashboard.facts import cells_of_whatif as of_whatif
from dashboard.facts.cell import Cell
from dashboard.wording.facts import WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from dashboard.wording import Words

_CHOSEN: Final = re.compile(r"(?P<first>[a-z_0-9]+)\((?P<choice>\S*)\)\.(?P<rest>[a-z_0-9.]+)")
_WITH_CHOICE: Final[Mapping[str, Callable[[str, str], Cell | None]]] = {
    **of_explorer.WITH_CHOICE,
    **of_invitations.WITH_CHOICE,
    **of_map.WITH_CHOICE,
    **of_pairs.WITH_CHOICE,
    **of_peers.WITH_CHOICE,
    **of_score.WITH_CHOICE,
    **of_whatif.WITH_CHOICE,
}
"""Figures of a choice that their key carries in parentheses, by its first part: from the choice and the rest."""


@cache
def cells() -> Mapping[str, Cell]:
    """Every figure by its key, without those whose keys name a day, a step or a value: of these there is no end."""
    facts = {key: Cell(make, partial(_name, key)) for key, make in FACTS.items()}
    tables = (of_shares.CELLS, of_targets.CELLS, of_ledger.CELLS, of_towns.CELLS, of_burden.CELLS, of_corrections.CELLS)
    return {**{key: own for table in tables for key, own in table.items()}, **facts}


def cell(key: str) -> Cell | None:
    """The figure of a key; None where there is none."""
    return cells().get(key) or next(filter(None, (find(key) for find in _ENDLESS)), None)


def _of_choice(key: str) -> Cell | None:
    """The figure of a key with a choice in parentheses; None where it is none."""
    found = _CHOSEN.fullmatch(key)
    make = _WITH_CHOICE.get(found["first"]) if found else None
    return make(found["choice"], found["rest"]) if found and make else None


def _name(key: str, words: Words) -> str:
    return WORDS[words.language].names[key]


_ENDLESS: Final = (
    _of_choice,
    of_changes.cell_of,
    of_programme.cell_of,
    of_evidence.cell_of,
    of_spread.cell_of,
    of_measures.cell_of,
    of_pilots.cell_of,
    of_council.cell_of,
    of_sources.cell_of,
    of_profiles.cell_of,
    of_explorer.member_cluster_cell,
)
