"""The sum of points, worked out on four towns."""

from __future__ import annotations

from math import isnan
from typing import TYPE_CHECKING

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.views.score import RULES, Inputs, Missing, Part, inputs_on, scores_of, weights_of, written

if TYPE_CHECKING:
    from geodata.dataset import Dataset

NAMES = [rule.name for rule in RULES]
CODES = ["20201", "20202", "20203", "20204"]
NAN = float("nan")


def inputs(columns: dict[str, list[float]]) -> Inputs:
    values = pd.DataFrame(NAN, index=CODES, columns=NAMES).assign(**columns)
    return Inputs(values, values.isna().replace({True: "not_surveyed", False: ""}))


TOWNS = inputs(
    {
        "change": [-4.0, -12.5, 3.0, 0.0],
        "kaso": [0.0, 1.0, 0.5, 0.5],
        "measures": [2.0, NAN, 3.0, 7.0],
        "neighbours": [1.0, 4.0, 0.0, 2.0],
        "metro": [30.0, 125.0, 210.0, 200.0],
    }
)


def test_a_sum_is_broken_down_into_value_points_weight_and_contribution() -> None:
    scores = scores_of(TOWNS, {"change": 2, "kaso": 1, "neighbours": 3, "metro": 1}, CODES)
    assert scores.used == ("change", "kaso", "neighbours", "metro")
    assert scores.scored[0].parts == {
        "change": Part(-4.0, 40, 2),
        "kaso": Part(0.0, 0, 1),
        "neighbours": Part(1.0, 33, 3),
        "metro": Part(30.0, 100, 1),
    }
    assert [each.total for each in scores.scored] == [80 + 0 + 99 + 100, 200 + 100 + 300 + 50, 50, 50 + 3 * 67]
    assert [each.code for each in scores.scored] == CODES
    assert [each.code for each in scores.by_total()] == ["20202", "20201", "20204", "20203"]


def test_who_lacks_an_input_is_listed_apart_with_the_reason_and_not_scored_as_zero() -> None:
    scores = scores_of(TOWNS, {"measures": 1, "metro": 1}, CODES)
    assert [(each.code, each.parts["measures"].points) for each in scores.scored] == [
        ("20201", 67),
        ("20203", 100),
        ("20204", 100),
    ]
    assert scores.missing == (Missing("20202", {"measures": "not_surveyed"}),)


@pytest.mark.parametrize("weights", [{}, {"change": 0}, {"vacancy": 5}])
def test_without_a_weight_or_without_any_data_there_is_no_score(weights: dict[str, int]) -> None:
    scores = scores_of(TOWNS, weights, CODES)
    assert (scores.used, scores.scored, scores.missing) == ((), (), ())


def test_only_those_asked_for_are_scored() -> None:
    assert [each.code for each in scores_of(TOWNS, {"kaso": 1}, {"20203", "99999"}).scored] == ["20203"]


VALUES = st.lists(st.one_of(st.just(NAN), st.floats(-50, 1500)), min_size=4, max_size=4)
COLUMNS = st.fixed_dictionaries(dict.fromkeys(NAMES, VALUES))
WEIGHTS = st.fixed_dictionaries({name: st.integers(0, 5) for name in NAMES})


@given(COLUMNS, WEIGHTS, st.integers(1, 5))
def test_contributions_add_up_a_missing_input_is_never_scored_and_scaling_keeps_the_order(
    columns: dict[str, list[float]], weights: dict[str, int], scale: int
) -> None:
    scores = scores_of(inputs(columns), weights, CODES)
    lacking = {code for at, code in enumerate(CODES) if any(isnan(columns[name][at]) for name in scores.used)}
    assert {each.code for each in scores.missing} == lacking
    assert {each.code for each in scores.scored} == (set(CODES) - lacking if scores.used else set())
    for each in scores.scored:
        assert each.total == sum(part.points * part.weight for part in each.parts.values())
        assert all(0 <= part.points <= 100 for part in each.parts.values())
    scaled = scores_of(inputs(columns), {name: scale * weight for name, weight in weights.items()}, CODES)
    assert [each.total for each in scaled.scored] == [scale * each.total for each in scores.scored]
    assert [each.code for each in scaled.by_total()] == [each.code for each in scores.by_total()]


@given(COLUMNS, WEIGHTS, st.sampled_from(NAMES))
def test_a_weight_of_zero_changes_nothing_but_its_own_column(
    columns: dict[str, list[float]], weights: dict[str, int], dropped: str
) -> None:
    whole = {name: [0.0 if isnan(value) else value for value in values] for name, values in columns.items()}
    before, after = (scores_of(inputs(whole), {**weights, dropped: weight}, CODES) for weight in (1, 0))
    assert after.used == tuple(name for name in before.used if name != dropped)
    if after.used:
        for one, other in zip(before.scored, after.scored, strict=True):
            assert {**one.parts, dropped: None} == {**other.parts, dropped: None}
            assert one.total - other.total == one.parts[dropped].contribution


def test_weights_in_a_link_are_a_digit_a_rule_and_anything_else_is_off() -> None:
    assert weights_of("00100005") == {**dict.fromkeys(NAMES, 0), "kaso": 1, "metro": 5}
    assert weights_of("") is weights_of("6" * len(NAMES)) is weights_of("1") is weights_of("１" * 8) is None
    assert written({"kaso": 1, "metro": 5}) == "00100005"


def test_in_the_default_dataset_not_surveyed_is_missing_and_vacancy_is_nowhere(dataset: Dataset) -> None:
    council = inputs_on(dataset, "council", "2023-10-01")
    assert council.offered == set(NAMES) - {"vacancy", "plans"}  # plans: before the law
    assert (council.reasons["plans"] == "no_data").all()
    assert council.has_sample
    day = inputs_on(dataset, "platform", "2026-01-01")
    assert day.numbers["plans"].count() == 4
    assert (day.reasons["plans"][day.numbers["plans"].isna()] == "not_surveyed").all()
    islands = day.numbers["neighbours"].notna()  # of a list with two members named, nobody's neighbours are known
    assert (day.numbers["neighbours"][islands] == 0).all()
    assert (day.reasons["neighbours"][~islands] == "not_surveyed").all()
    iida = council.numbers.loc["20205"]
    scored = scores_of(council, {"change": 1, "metro": 1}, ["20205"]).scored[0]
    assert scored.parts["change"].points == round(max(0, min(100, -10 * iida["change"])))
