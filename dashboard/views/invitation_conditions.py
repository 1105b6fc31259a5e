"""Who may be invited, as conditions on municipalities: what each criterion asks is an expression like any other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from scipy import sparse

from dashboard.conditions import Among, Between, Not, matched
from dashboard.conditions.facts import Facts
from dashboard.conditions.fields import LIST, NO, YES
from geodata.gaps import GapReason

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.conditions import Expression
    from dashboard.views.invitation_criteria import Criteria, Ground

_NOT_DESIGNATED: Final = "指定なし"


def conditions_of(criteria: Criteria) -> Mapping[str, Expression]:
    """What each criterion that is set asks of a non-member: place, kaso, pilot, people, spared.

    The spared are the list of the facts. A range of people holds both its ends, and nobody whose number is not known.
    """
    within = criteria.within or ((criteria.prefecture,) if criteria.prefecture else ())
    asked: dict[str, Expression] = {"place": Among("prefecture", within)} if within else {}
    asked |= {name: Among(name, (YES,)) for name in criteria.only}
    if (criteria.least, criteria.most) != (None, None):
        asked["people"] = Between("population", criteria.least, None if criteria.most is None else criteria.most + 1)
    if criteria.spared:
        asked["spared"] = Not(Among(LIST, (YES,)))
    return asked


def hindered_by(ground: Ground, criteria: Criteria) -> dict[str, frozenset[str]]:
    """Which criteria keep each non-member from being invited, in code order; none is empty."""
    facts = facts_of(ground).with_list(criteria.spared)
    holds = {name: matched(expression, facts).yes for name, expression in conditions_of(criteria).items()}
    return {
        town.code: frozenset(name for name, yes in holds.items() if not yes[at])
        for at, town in enumerate(ground.towns.values())
        if not town.is_member
    }


def facts_of(ground: Ground) -> Facts:
    """The municipalities as conditions see them: a pilot nobody knows of is 未調査; `land` is all that counts as near."""
    towns = tuple(ground.towns.values())

    def texts(names: list[str]) -> np.ndarray:
        return np.array(names, dtype=object)

    places = {town.code: at for at, town in enumerate(towns)}
    near = [(at, places[other]) for code, at in places.items() for other in ground.beside.get(code, ())]
    one, other = np.array(near, dtype=int).reshape(-1, 2).T
    shape = (len(towns), len(towns))
    return Facts(
        tuple(places),
        {
            "member": texts([YES if town.is_member else NO for town in towns]),
            "kaso": texts([YES if town.is_designated else _NOT_DESIGNATED for town in towns]),
            "pilot": texts([YES if town.has_pilot else GapReason.NOT_SURVEYED.value for town in towns]),
            "prefecture": texts([town.prefecture for town in towns]),
        },
        {"population": np.array([np.nan if town.people is None else town.people for town in towns], dtype=float)},
        sparse.csr_array((np.ones(len(near), np.int32), (one, other)), shape=shape),
        sparse.csr_array(shape, dtype=np.int32),
    )
