"""Invitations on paper: three towns, a path of five, a star; and against every set of invitations on small maps."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.conditions import All, Among, to_text
from dashboard.views.explorer import found_by
from dashboard.views.invitation_conditions import conditions_of, hindered_by
from dashboard.views.invitation_criteria import Criteria, Ground, Town
from dashboard.views.invitation_steps import State
from dashboard.views.invitations import Plan, Unreached, ground_of, invitation_plan, plan
from dashboard.views.shares import towns_with_membership

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geodata.dataset import Dataset

NAGANO = Criteria(prefecture="20")


def ground(borders: str, towns: Iterable[Town]) -> Ground:
    """Towns, and borders as pairs of the last figures of their codes: "12 23"."""
    known = {town.code: town for town in sorted(towns, key=lambda town: town.code)}
    ends = {code[-1]: code for code in known}
    beside: dict[str, set[str]] = {code: set() for code in known}
    for pair in borders.split():
        one, other = ends[pair[0]], ends[pair[1]]
        beside[one].add(other)
        beside[other].add(one)
    return Ground(known, beside)


def codes(found: Plan) -> list[str]:
    return [step.code for step in found.steps]


def is_reached(place: Ground, criteria: Criteria, invited: Iterable[str]) -> bool:
    """The goal by its own words, without any of the ways to find invitations."""
    members = {town.code for town in place.towns.values() if town.is_member} | set(invited)
    area = [town for town in place.towns.values() if criteria.prefecture in {None, town.prefecture}]
    if criteria.goal == "beside":
        return all(
            town.code in members or not place.beside[town.code] or members & set(place.beside[town.code])
            for town in area
        )
    if criteria.goal == "population":
        covered = sum(town.people or 0 for town in area if town.code in members)
        return 100 * covered >= criteria.percent * sum(town.people or 0 for town in area)
    by_prefecture: dict[str, list[bool]] = {}
    for town in area:
        by_prefecture.setdefault(town.prefecture, []).append(town.code in members)
    return all(100 * sum(own) >= criteria.percent * len(own) for own in by_prefecture.values())


def test_three_towns_in_a_row_need_the_one_in_the_middle() -> None:
    found = plan(ground("12 23", [Town("20001"), Town("20002"), Town("20003")]), NAGANO)
    assert codes(found) == ["20002"]
    assert found.start == State(lacking=3, members=0, people=0, prefectures_below=0)
    assert found.steps[0].relieved == ("20001", "20002", "20003")
    assert found.steps[0].state.lacking == 0
    assert found.is_smallest


def test_a_path_of_five_needs_two_and_takes_the_first_in_code_order() -> None:
    row = ground("12 23 34 45", [Town(f"2000{place}") for place in range(1, 6)])
    found = plan(row, NAGANO)
    # {1, 4}, {2, 4} and {2, 5} reach all five; 4 relieves three (3, 4, 5), then 1 two (1, 2).
    assert codes(found) == ["20004", "20001"]
    assert [len(step.relieved) for step in found.steps] == [3, 2]
    assert [step.state.lacking for step in found.steps] == [2, 0]


def test_a_star_needs_its_centre_and_without_it_each_of_its_points() -> None:
    star = ground("91 92 93", [Town("20009"), Town("20001"), Town("20002"), Town("20003")])
    assert codes(plan(star, NAGANO)) == ["20009"]
    without = plan(star, replace(NAGANO, spared=frozenset({"20009"})))
    assert codes(without) == ["20001", "20002", "20003"]
    assert [len(step.relieved) for step in without.steps] == [2, 1, 1]


def test_a_member_on_the_other_side_of_the_prefectures_border_is_a_neighbour() -> None:
    place = ground("12 23", [Town("20001"), Town("20002"), Town("16003", is_member=True)])
    assert plan(place, NAGANO).start.lacking == 1  # 20001; 20002 has 16003
    assert codes(plan(place, NAGANO)) == ["20001"]


def test_beyond_the_border_is_invited_only_where_the_criteria_say_so() -> None:
    place = ground("13 23", [Town("20001"), Town("20002"), Town("16003")])
    assert codes(plan(place, NAGANO)) == ["20001", "20002"]
    wider = plan(place, replace(NAGANO, within=("16", "20")))
    assert codes(wider) == ["16003"]
    assert wider.steps[0].relieved == ("20001", "20002")
    assert wider.steps[0].state.members == 0  # of Nagano


def test_an_island_stands_apart_and_needs_nobody() -> None:
    place = ground("12", [Town("20001"), Town("20002", is_member=True), Town("20003")])
    found = plan(place, NAGANO)
    assert found.islands == ("20003",)
    assert found.start.lacking == 0
    assert not found.steps
    assert found.is_smallest


def test_what_is_wanted_is_invited_first_of_all_in_the_reckoning_and_the_rest_is_the_fewest() -> None:
    row = ground("12 23 34 45", [Town(f"2000{place}") for place in range(1, 6)])
    found = plan(row, replace(NAGANO, wanted=frozenset({"20003"}), only=("kaso",)))
    assert codes(found) == ["20003"]
    assert found.steps[0].is_wanted
    assert found.unreached == (Unreached("20001", (("kaso",),)), Unreached("20005", (("kaso",),)))
    assert codes(plan(row, replace(NAGANO, wanted=frozenset({"20003"})))) == ["20003", "20001", "20004"]


def test_a_member_or_a_town_elsewhere_is_not_invited_though_wanted_and_that_is_said() -> None:
    place = ground("12", [Town("20001", is_member=True), Town("20002"), Town("16003")])
    found = plan(place, replace(NAGANO, wanted=frozenset({"20001", "16003"})))
    assert not found.steps
    assert found.unused == ("16003", "20001")


def test_what_cannot_be_reached_names_the_fewest_criteria_to_loosen() -> None:
    place = ground(
        "12 23",
        [Town("20001", 900, is_designated=True), Town("20002", 5000), Town("20003", 20000, has_pilot=True)],
    )
    tight = replace(NAGANO, only=("kaso", "pilot"), most=10000)
    found = plan(place, tight)
    assert not found.steps
    # 1 lacks a pilot alone; 2 is neither designated nor has one; 3 is not designated and too large.
    assert found.unreached == (
        Unreached("20001", (("pilot",),)),
        Unreached("20002", (("pilot",),)),
        Unreached("20003", (("kaso", "people"), ("kaso", "pilot"))),
    )


def test_half_of_every_prefecture_is_rounded_up_and_smaller_prefectures_come_first() -> None:
    place = ground("", [Town("16001"), Town("16002"), Town("16003"), *(Town(f"2000{n}") for n in range(4, 9))])
    found = plan(place, Criteria("prefectures", 50))
    # Two of three and three of five.
    assert codes(found) == ["16001", "16002", "20004", "20005", "20006"]
    assert [step.state.prefectures_below for step in found.steps] == [2, 1, 1, 1, 0]
    assert (found.steps[1].own_members, found.steps[1].own_total) == (2, 3)


def test_a_prefecture_that_falls_short_says_by_how_many_and_what_to_loosen() -> None:
    place = ground("", [Town("20001", is_designated=True), Town("20002"), Town("20003"), Town("20004")])
    found = plan(place, Criteria("prefectures", 75, only=("kaso",)))
    assert codes(found) == ["20001"]
    assert found.unreached == (Unreached("20", (("kaso",),), 2),)


def test_the_most_people_are_invited_first_until_the_share_is_covered() -> None:
    place = ground("", [Town("20001", 10, is_member=True), Town("20002", 20), Town("20003", 40), Town("20004", 30)])
    found = plan(place, Criteria("population", 80))
    assert codes(found) == ["20003", "20004"]
    assert [step.state.people for step in found.steps] == [50, 80]
    assert found.is_smallest


def test_people_that_cannot_be_covered_are_counted() -> None:
    place = ground("", [Town("20001", 10), Town("20002", 90), Town("20003")])
    found = plan(place, Criteria("population", 50, most=50))
    assert codes(found) == ["20001"]
    assert found.unreached == (Unreached("", (("people",),), 40),)


def test_what_criteria_ask_is_an_expression_that_the_explorer_can_read_too(dataset: Dataset) -> None:
    criteria = Criteria(prefecture="20", only=("kaso", "pilot"), least=100, most=5000)
    asked = All(tuple(conditions_of(criteria).values()))
    assert to_text(asked) == "all(prefecture:20,kaso:yes,pilot:yes,population:100..5001)"
    found = found_by(All((asked, Among("member", ("no",)))), dataset, body="council", day="2023-10-01")
    hindered = hindered_by(ground_of(dataset, "council", "2023-10-01"), replace(criteria, only=("kaso",)))
    without_pilots = All(
        (*(part for part in asked.parts if part != Among("pilot", ("yes",))), Among("member", ("no",)))
    )
    free = {code for code, held in hindered.items() if not held}
    assert free == found_by(without_pilots, dataset, body="council", day="2023-10-01").yes >= found.yes
    assert free


@st.composite
def places(draw: st.DrawFn) -> Ground:
    """Up to eight towns of two prefectures, any borders, any members."""
    number = draw(st.integers(1, 8))
    towns = [
        Town(
            f"{draw(st.sampled_from(['16', '20']))}00{place}",
            draw(st.one_of(st.none(), st.integers(0, 9))),
            is_member=draw(st.booleans()) and draw(st.booleans()),
            is_designated=draw(st.booleans()),
            has_pilot=draw(st.booleans()),
        )
        for place in range(1, number + 1)
    ]
    pairs = [f"{one}{other}" for one, other in combinations(range(1, number + 1), 2)]
    return ground(" ".join(draw(st.sets(st.sampled_from(pairs)))) if pairs else "", towns)


@st.composite
def asked(draw: st.DrawFn) -> tuple[Ground, Criteria]:
    place = draw(places())
    some = st.frozensets(st.sampled_from(sorted(place.towns)), max_size=2)
    spared = draw(some)
    return place, Criteria(
        goal=draw(st.sampled_from(["beside", "prefectures", "population"])),
        percent=draw(st.integers(1, 100)),
        prefecture=draw(st.sampled_from([None, "16", "20"])),
        within=draw(st.sampled_from([(), ("16",), ("16", "20")])),
        only=draw(st.sampled_from([(), ("kaso",), ("pilot",)])),
        spared=spared,
        wanted=draw(some) - spared,
        least=draw(st.sampled_from([None, 2])),
        most=draw(st.sampled_from([None, 7])),
    )


def may_be_invited(town: Town, criteria: Criteria) -> bool:
    """The criteria by their own words, where the place is right."""
    return not (
        town.code in criteria.spared
        or ("kaso" in criteria.only and not town.is_designated)
        or ("pilot" in criteria.only and not town.has_pilot)
        or (criteria.least is not None and (town.people is None or town.people < criteria.least))
        or (criteria.most is not None and (town.people is None or town.people > criteria.most))
    )


def choices(place: Ground, criteria: Criteria) -> tuple[list[str], frozenset[str]]:
    """Who may be invited, in code order, and who must."""
    within = criteria.within or (criteria.prefecture and (criteria.prefecture,))
    outside = {
        town.code for town in place.towns.values() if town.is_member or (within and town.prefecture not in within)
    }
    must = criteria.wanted - outside
    free = [code for code, town in place.towns.items() if code not in outside and may_be_invited(town, criteria)]
    return sorted({*free, *must}), must


@given(asked())
def test_no_set_of_invitations_is_smaller_than_the_exact_one_and_the_bound_is_never_above(
    case: tuple[Ground, Criteria],
) -> None:
    place, criteria = case
    may, must = choices(place, criteria)
    enough = [
        chosen
        for size in range(len(may) + 1)
        for chosen in combinations(may, size)
        if must <= set(chosen) and is_reached(place, criteria, chosen)
    ]
    found = plan(place, criteria)
    assert bool(found.unreached) == (not enough)
    if enough:
        assert found.at_least <= len(enough[0]) <= len(found.steps)
        assert is_reached(place, criteria, codes(found))
        if criteria.prefecture is not None or criteria.goal != "beside":
            assert len(found.steps) == len(enough[0]) == found.at_least
        if criteria.prefecture is not None and criteria.goal != "population":
            assert tuple(sorted(codes(found))) == enough[0]  # the first in code order


@given(asked())
def test_no_invitation_of_a_plan_can_be_left_out(case: tuple[Ground, Criteria]) -> None:
    place, criteria = case
    found = plan(place, criteria)
    if not found.unreached:
        for step in found.steps:
            without = [code for code in codes(found) if code != step.code]
            assert step.is_wanted or not is_reached(place, criteria, without)


@given(asked())
def test_what_the_steps_bring_adds_up_to_what_was_lacking_and_no_step_brings_more_than_the_one_before(
    case: tuple[Ground, Criteria],
) -> None:
    place, criteria = case
    found = plan(place, criteria)
    left = found.start.lacking
    for step in found.steps:
        left -= len(step.relieved)
        assert step.state.lacking == left
    if criteria.goal == "beside":
        assert left == len(found.unreached)
        brought = [len(step.relieved) for step in found.steps]
        assert brought == sorted(brought, reverse=True)
        assert all(step.relieved or step.is_wanted for step in found.steps)
    assert sorted(set(codes(found))) == sorted(codes(found))


@given(asked())
def test_giving_up_what_is_named_reaches_the_part_that_was_out_of_reach(case: tuple[Ground, Criteria]) -> None:
    place, criteria = case
    loosened: dict[str, dict[str, Any]] = {
        "place": {"within": ("16", "20")},
        "kaso": {"only": ()},
        "pilot": {"only": ()},
        "people": {"least": None, "most": None},
        "spared": {"spared": frozenset()},
    }
    for part in plan(place, criteria).unreached:
        assert part.loosen
        for way in part.loosen:
            changes = {key: value for name in way for key, value in loosened[name].items()}
            wider = plan(place, replace(criteria, **changes))
            assert part.code not in {other.code for other in wider.unreached}


def test_a_link_gives_back_the_same_criteria() -> None:
    towns, prefectures = ["20001", "20002", "16003"], ["16", "20"]
    criteria = Criteria(
        goal="population",
        percent=75,
        prefecture="20",
        within=("16", "20"),
        only=("kaso", "pilot"),
        spared=frozenset({"20001"}),
        wanted=frozenset({"20002"}),
        least=1000,
        by_sea=True,
    )
    assert Criteria.from_query(criteria.to_query(), "20", prefectures, towns) == criteria
    assert criteria.to_query()["people"] == "1000-"
    assert not any(Criteria.from_query({}, None, prefectures, towns).to_query().values())


@pytest.mark.parametrize(
    "query",
    [{"goal": "x"}, {"share": "101"}, {"within": "99"}, {"wanted": "<script>"}, {"people": "a-²"}, {"sea": "yes"}],
)
def test_a_link_that_makes_no_sense_falls_back(query: dict[str, str]) -> None:
    assert Criteria.from_query(query, None, ["20"], ["20001"]) == Criteria()


def test_hokkaido_and_nagano_are_exact_and_the_nation_keeps_its_bound(dataset: Dataset) -> None:
    for prefecture in ("01", "20", None):
        found = invitation_plan(dataset, "council", "2023-10-01", Criteria(prefecture=prefecture))
        place = ground_of(dataset, "council", "2023-10-01")
        assert is_reached(place, found.criteria, codes(found))
        assert found.is_smallest if prefecture else found.at_least <= len(found.steps)
        assert found.steps[-1].state.lacking == 0


def test_the_sea_makes_neighbours_of_some_islands(dataset: Dataset) -> None:
    on_land, by_sea = (
        invitation_plan(dataset, "council", "2023-10-01", Criteria(by_sea=by_sea)) for by_sea in (False, True)
    )
    assert "13421" in {*on_land.islands, *towns_with_membership(dataset, "council", "2023-10-01")["municipality_code"]}
    assert set(by_sea.islands) < set(on_land.islands)
