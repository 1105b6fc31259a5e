"""Short lists of names, in a stated order, and the facts of how many stand behind them unnamed."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from dashboard.facts import membership, registers

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import pandas as pd

    from dashboard.facts.fact import At, Fact

NAMED: Final[Mapping[str, int]] = {
    "pilots": 2,
    "measures": 2,
    "not_members.beside": 5,
    "not_members.kaso": 5,
}
"""How many of each are named."""


def _ordered(at: At, name: str) -> tuple[Fact, pd.DataFrame]:
    """All of a list: projects the latest first, everything else by the code of the municipality."""
    if name in registers.FACTS:
        whole = registers.FACTS[name](at)
        rows = whole.rows()
        if name == "pilots":
            return whole, rows.sort_values(["begins", "pilot_id"], ascending=[False, True])
        return whole, rows.sort_values(["municipality_code", "measure_id"])
    whole = membership.FACTS[name](at)
    return whole, whole.rows().sort_values("municipality_code")


def named(at: At, name: str) -> pd.DataFrame:
    """The rows whose names are given; none where the fact is unknown."""
    whole, rows = _ordered(at, name)
    return rows.head(NAMED[name] if whole.value is not None else 0)


def rest(at: At, name: str) -> Fact:
    """How many are not named."""
    whole, rows = _ordered(at, name)
    if whole.value is None:
        return whole
    own = rows.iloc[NAMED[name] :].reset_index(drop=True)
    return replace(whole, value=len(own), rows=lambda: own)


def missing_categories(at: At) -> Fact:
    """Categories of support measures that others offer and no municipality of the place does; a row each, of another."""
    here, anywhere = registers.categories(at), registers.categories(at.of_nation)
    others = anywhere.rows()
    own = others[~others["category"].isin(here.rows()["category"])].reset_index(drop=True)
    return replace(anywhere, value=len(own), rows=lambda: own)


FACTS: Final[Mapping[str, Callable[[At], Fact]]] = {
    **{f"{name}.rest": partial(rest, name=name) for name in NAMED},
    "measures.missing": missing_categories,
}
