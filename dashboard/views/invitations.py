"""次の一手: whom to invite so that a goal is reached with the fewest invitations, step by step."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from dashboard.views.cover import greedy_cover, least_number, reachable, smallest_cover
from dashboard.views.invitation_conditions import hindered_by
from dashboard.views.invitation_criteria import Ground, Town, ways_to_loosen
from dashboard.views.invitation_steps import needed, walk
from dashboard.views.neighbours import neighbours
from dashboard.views.shares import towns_with_membership

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.views.invitation_criteria import Criteria
    from dashboard.views.invitation_steps import State, Step
    from geodata.dataset import Dataset


_NOT_DESIGNATED: Final = "指定なし"


@dataclass(frozen=True, slots=True)
class Unreached:
    """A part of the goal that the criteria rule out: a municipality, a prefecture, or the area ("")."""

    code: str
    loosen: tuple[tuple[str, ...], ...]  # choices of criteria to give up, each enough
    lacking: int = 0  # invitations short in a prefecture, people short in the area


@dataclass(frozen=True, slots=True)
class Plan:
    """Whom to invite, in order. Where something is unreached, the steps reach all the rest of the goal."""

    criteria: Criteria
    start: State
    steps: tuple[Step, ...]
    at_least: int  # proven: fewer invitations do not do
    municipalities: int
    population: int
    candidates: int
    unreached: tuple[Unreached, ...]
    islands: tuple[str, ...]  # non-members without a neighbour, which the goal beside leaves out
    unused: tuple[str, ...]  # wanted, but already members or outside the places to invite from

    @property
    def is_smallest(self) -> bool:
        """Whether it is proven that fewer invitations do not do."""
        return len(self.steps) == self.at_least


@dataclass(frozen=True, slots=True)
class _Found:
    """What a goal asks for beside what is wanted in any case."""

    chosen: tuple[str, ...]
    at_least: int
    unreached: tuple[Unreached, ...] = ()


def plan(ground: Ground, criteria: Criteria) -> Plan:
    """The invitations for a goal: the fewest in a prefecture, nearly the fewest with a proven bound in the nation.

    By prefecture and by population they are the fewest in the nation too. Ties are settled in code order everywhere.
    """
    area = ground.area(criteria.prefecture)
    hindered = hindered_by(ground, criteria)
    wanted = frozenset(code for code in criteria.wanted if "place" not in hindered.get(code, {"place"}))
    free = frozenset(code for code, held in hindered.items() if not held) - wanted
    find = {"beside": _beside, "prefectures": _by_prefecture, "population": _by_people}[criteria.goal]
    found = find(ground, criteria, wanted, free, hindered)
    start, steps = walk(ground, criteria, frozenset(found.chosen) | wanted, wanted)
    return Plan(
        criteria=criteria,
        start=start,
        steps=steps,
        at_least=found.at_least + len(wanted),
        municipalities=len(area),
        population=sum(town.people or 0 for town in area),
        candidates=len(free | wanted),
        unreached=found.unreached,
        islands=tuple(town.code for town in area if not town.is_member and not ground.beside.get(town.code)),
        unused=tuple(sorted(criteria.wanted - wanted)),
    )


def _beside(
    ground: Ground,
    criteria: Criteria,
    wanted: frozenset[str],
    free: frozenset[str],
    hindered: Mapping[str, frozenset[str]],
) -> _Found:
    """A covering: each invitation reaches itself and its neighbours, as far as they lack a member neighbour."""
    lacking = frozenset(town.code for town in ground.area(criteria.prefecture) if ground.lacks_neighbour(town.code))
    covers = {code: lacking.intersection((code, *ground.beside.get(code, ()))) for code in free | wanted}
    left = lacking.difference(*(covers[code] for code in wanted))
    own = {code: covers[code] & left for code in free}
    targets = reachable(own, left)
    unreached = tuple(
        Unreached(
            code,
            ways_to_loosen(
                {near: hindered[near] for near in (code, *ground.beside[code]) if near in hindered},
                bool,
            ),
        )
        for code in sorted(left - targets)
    )
    if criteria.prefecture is None:
        return _Found(greedy_cover(own, targets), least_number(own, targets), unreached)
    chosen = smallest_cover(own, targets)
    return _Found(chosen, len(chosen), unreached)


def _by_prefecture(
    ground: Ground,
    criteria: Criteria,
    wanted: frozenset[str],
    free: frozenset[str],
    hindered: Mapping[str, frozenset[str]],
) -> _Found:
    """Each prefecture by itself: as many as it lacks, the first in code order; one counts as much as another."""
    area = ground.area(criteria.prefecture)
    total = Counter(town.prefecture for town in area)
    have = Counter(town.prefecture for town in area if town.is_member or town.code in wanted)
    chosen: list[str] = []
    unreached = []
    for prefecture, number in total.items():
        short = needed(criteria.percent, number) - have[prefecture]
        own = sorted(code for code in free if code[:2] == prefecture)
        if short > 0:
            chosen += own[:short]
        if short > len(own):
            held = {code: why for code, why in hindered.items() if code[:2] == prefecture and code not in wanted}
            ways = ways_to_loosen(held, lambda invited, short=short: len(invited) >= short)  # type: ignore[misc]
            unreached.append(Unreached(prefecture, ways, short - len(own)))
    return _Found(tuple(chosen), len(chosen), tuple(unreached))


def _by_people(
    ground: Ground,
    criteria: Criteria,
    wanted: frozenset[str],
    free: frozenset[str],
    hindered: Mapping[str, frozenset[str]],
) -> _Found:
    """The most people first: no other set of as many covers more, so none that is smaller covers enough."""
    area = {town.code: town for town in ground.area(criteria.prefecture)}
    goal = needed(criteria.percent, sum(town.people or 0 for town in area.values()))
    short = goal - sum(town.people or 0 for town in area.values() if town.is_member or town.code in wanted)
    chosen = []
    for town in sorted((area[code] for code in free if code in area), key=_most_people_first):
        if short <= 0 or not town.people:
            break
        chosen.append(town.code)
        short -= town.people
    unreached: tuple[Unreached, ...] = ()
    if short > 0:
        held = {code: why for code, why in hindered.items() if code in area and code not in wanted}
        all_short = short + sum(area[code].people or 0 for code in chosen)
        ways = ways_to_loosen(held, lambda invited: sum(area[code].people or 0 for code in invited) >= all_short)
        unreached = (Unreached("", ways, short),)
    return _Found(tuple(chosen), len(chosen), unreached)


def _most_people_first(town: Town) -> tuple[int, str]:
    return -(town.people or 0), town.code


def ground_of(dataset: Dataset, body: str, as_of: str, *, by_sea: bool = False) -> Ground:
    """Members of a body's list on a day and neighbours on land, or also across water as far as the table has them."""
    towns = towns_with_membership(dataset, body, as_of)
    coverage = dataset["coverage"]
    pilots = set(coverage.loc[(coverage["layer"] == "pilots") & (coverage["count"] > 0), "municipality_code"])
    columns = zip(
        towns["municipality_code"],
        [
            None if missing else int(people)
            for people, missing in zip(towns["population"].fillna(0), towns["population"].isna(), strict=True)
        ],
        towns["is_member"],
        (towns["kaso"].notna() & (towns["kaso"] != _NOT_DESIGNATED)),
        strict=True,
    )
    known = {
        code: Town(code, people, bool(is_member), bool(is_designated), code in pilots)
        for code, people, is_member, is_designated in columns
    }
    return Ground(dict(sorted(known.items())), neighbours(dataset, by_sea=by_sea))


@lru_cache(maxsize=64)
def invitation_plan(dataset: Dataset, body: str, as_of: str, criteria: Criteria) -> Plan:
    """The plan for a body's list on a day, which must be whole; remembered."""
    return plan(ground_of(dataset, body, as_of, by_sea=criteria.by_sea), criteria)
