"""Covering by hand, and against every set there is."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from dashboard.views.cover import greedy_cover, least_number, reachable, smallest_cover

Covers = dict[str, frozenset[str]]


@st.composite
def coverings(draw: st.DrawFn) -> tuple[Covers, frozenset[str]]:
    """Up to eight codes that reach some of up to eight targets, and the targets that are reached at all."""
    targets = "abcdefgh"[: draw(st.integers(1, 8))]
    codes = draw(st.permutations("12345678"))[: draw(st.integers(1, 8))]
    covers = {code: draw(st.frozensets(st.sampled_from(targets))) for code in codes}
    return covers, reachable(covers, targets)


def every_cover(covers: Covers, targets: frozenset[str]) -> list[tuple[str, ...]]:
    """All sets of codes that reach all targets, the fewest first, then in code order."""
    codes = sorted(covers)
    sets = [chosen for size in range(len(codes) + 1) for chosen in combinations(codes, size)]
    return [chosen for chosen in sets if targets <= frozenset().union(*(covers[code] for code in chosen))]


@given(coverings())
def test_the_exact_cover_is_the_first_in_code_order_of_the_smallest(case: tuple[Covers, frozenset[str]]) -> None:
    assert smallest_cover(*case) == every_cover(*case)[0]


@given(coverings())
def test_the_greedy_cover_covers_needs_each_of_its_codes_and_is_not_below_the_bound(
    case: tuple[Covers, frozenset[str]],
) -> None:
    covers, targets = case
    all_covers = every_cover(covers, targets)
    taken = greedy_cover(covers, targets)
    assert taken in all_covers
    assert not any(tuple(code for code in taken if code != one) in all_covers for one in taken)
    assert least_number(covers, targets) <= len(all_covers[0]) <= len(taken)


@given(coverings())
def test_the_order_in_which_codes_are_told_changes_nothing(case: tuple[Covers, frozenset[str]]) -> None:
    covers, targets = case
    turned = dict(reversed(covers.items()))
    for cover in (smallest_cover, greedy_cover):
        assert cover(covers, targets) == cover(turned, tuple(sorted(targets, reverse=True)))


def test_of_two_smallest_covers_the_first_in_code_order_is_taken() -> None:
    covers = {"2": {"a"}, "1": {"b"}, "4": {"b", "a"}, "3": {"a", "b"}}
    assert smallest_cover(covers, {"a", "b"}) == ("3",)


def test_greedy_may_take_more_than_the_fewest_and_the_bound_says_how_many_more() -> None:
    # Two codes reach seven targets each; the widest lies across both halves, and so does what is widest after it.
    covers = {"1": "defgklmn", "2": "bcij", "3": "ah", "4": "abcdefg", "5": "hijklmn"}
    assert greedy_cover(covers, "abcdefghijklmn") == ("1", "2", "3")
    assert smallest_cover(covers, "abcdefghijklmn") == ("4", "5")
    assert least_number(covers, "abcdefghijklmn") == 2


def test_greedy_gives_back_what_the_others_make_up_for() -> None:
    assert greedy_cover({"1": "abde", "2": "abc", "3": "def"}, "abcdef") == ("2", "3")


def test_the_bound_of_separate_parts_is_rounded_up_in_each() -> None:
    # A ring of three targets, each code reaching two: weights of one half add up to 1.5, and two codes are needed.
    ring = {"1": "ab", "2": "bc", "3": "ac"}
    other = {"4": "xy", "5": "yz", "6": "xz"}
    assert least_number(ring, "abc") == 2
    assert least_number({**ring, **other}, "abcxyz") == 4


def test_nothing_to_reach_needs_nothing() -> None:
    assert smallest_cover({"1": {"a"}}, ()) == greedy_cover({"1": {"a"}}, ()) == ()
    assert least_number({"1": {"a"}}, ()) == 0
    assert reachable({}, {"a"}) == frozenset()
