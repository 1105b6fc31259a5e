"""Facts of what a list leaves open: of how many municipalities it says that they are in, and of how many it cannot say."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from dashboard.facts.membership import members
from dashboard.views.shares import towns_of, towns_with_membership
from geodata.gaps import GapReason

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import pandas as pd

    from dashboard.facts.fact import At, Fact

REASONS: Final = (GapReason.NOT_SURVEYED, GapReason.NO_DATA, GapReason.UNMATCHED, GapReason.WITHHELD)


def _of_towns(at: At, mask: Callable[[pd.DataFrame], pd.Series]) -> Fact:
    """Municipalities that a mask keeps, with the papers of the list; known whether the list is whole or not."""
    towns = towns_with_membership(at.dataset, at.selection.body, at.selection.as_of)
    here = towns_of(at.dataset, towns, at.selection.prefecture)
    own = here[mask(here)]
    return replace(members(at), value=len(own), why="", rows=lambda: own.reset_index(drop=True))


def known_members(at: At) -> Fact:
    """Municipalities of which the list says that they are in, also where it is not known as a whole."""
    return _of_towns(at, lambda towns: towns["is_member"].astype("bool"))


def without(at: At, reason: GapReason) -> Fact:
    """Municipalities of which a list does not say whether they are in, for one reason."""
    return _of_towns(at, lambda towns: towns["reason"] == reason.value)


FACTS: Final[Mapping[str, Callable[[At], Fact]]] = {
    "members.known": known_members,
    **{f"members.{reason.value}": partial(without, reason=reason) for reason in REASONS},
}
