"""Invitations in the order of what each brings, and where the area stands after each."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from dashboard.views.invitation_criteria import Criteria, Ground


@dataclass(frozen=True, slots=True)
class State:
    """Where the area stands, today or after some invitations."""

    lacking: int  # non-members with neighbours, none of which is a member
    members: int
    people: int  # who live in members
    prefectures_below: int  # prefectures under the goal's percentage; 0 where the goal has none


@dataclass(frozen=True, slots=True)
class Step:
    """One invitation, and where the area stands after it."""

    code: str
    is_wanted: bool
    relieved: tuple[str, ...]  # who no longer lacks a member neighbour by it, itself included, in code order
    own_members: int  # of its prefecture
    own_total: int
    state: State


def needed(percent: int, number: int) -> int:
    """The least whole number that is at least this percentage of `number`."""
    return -(-percent * number // 100)


def walk(
    ground: Ground, criteria: Criteria, chosen: Collection[str], wanted: Collection[str]
) -> tuple[State, tuple[Step, ...]]:
    """The state today, and a step for each of `chosen`: what brings most first, ties in code order."""
    area = ground.area(criteria.prefecture)
    lacking = {town.code for town in area if ground.lacks_neighbour(town.code)}
    total = Counter(town.prefecture for town in ground.towns.values())
    members = Counter(town.prefecture for town in ground.towns.values() if town.is_member)
    goals = {town.prefecture: needed(criteria.percent, total[town.prefecture]) for town in area}
    state = start = State(
        len(lacking),
        sum(town.is_member for town in area),
        sum(town.people or 0 for town in area if town.is_member),
        sum(members[prefecture] < goal for prefecture, goal in goals.items()),
    )
    steps = []
    for code in _in_order(ground, criteria, chosen, lacking, total):
        town = ground.towns[code]
        prefecture = town.prefecture
        relieved = tuple(sorted(_reached(ground, code) & lacking))
        lacking.difference_update(relieved)
        members[prefecture] += 1
        state = replace(state, lacking=len(lacking))
        if prefecture in goals:
            state = replace(
                state,
                members=state.members + 1,
                people=state.people + (town.people or 0),
                prefectures_below=state.prefectures_below - (members[prefecture] == goals[prefecture]),
            )
        steps.append(Step(code, code in wanted, relieved, members[prefecture], total[prefecture], state))
    return start, tuple(steps)


def _in_order(
    ground: Ground, criteria: Criteria, chosen: Collection[str], lacking: Collection[str], total: Counter[str]
) -> list[str]:
    """By who is relieved at its turn, by the percentage of its prefecture, or by people; outside the area last."""
    if criteria.goal == "beside":
        still, left, order = set(lacking), set(chosen), []
        while left:
            best = min(left, key=lambda code: (-len(_reached(ground, code) & still), code))
            order.append(best)
            left.discard(best)
            still -= _reached(ground, best)
        return order

    def brought(code: str) -> float:
        town = ground.towns[code]
        if criteria.prefecture not in {None, town.prefecture}:
            return 0
        return 1 / total[town.prefecture] if criteria.goal == "prefectures" else town.people or 0

    return sorted(chosen, key=lambda code: (-brought(code), code))


def _reached(ground: Ground, code: str) -> set[str]:
    return {code, *ground.beside.get(code, ())}
