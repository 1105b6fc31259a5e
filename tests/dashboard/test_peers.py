"""Similar places, worked out on four towns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from dashboard.views.peers import VARIABLES, nearest, prefecture_inputs, town_inputs, weights_of

if TYPE_CHECKING:
    from geodata.dataset import Dataset

ONES = dict.fromkeys(VARIABLES, 1)
CODES = ["20201", "20202", "20203", "20204"]
# log10(1 + value) of the areas is 1, 2, 3, 5: quartiles 1.75 and 3.5, so that a step of one is 1 / 1.75.
AREAS = [9.0, 99.0, 999.0, 99_999.0]
TOWNS = pd.DataFrame({**dict.fromkeys(VARIABLES, 1.0), "area": AREAS, "kaso": [0.0, 1.0, 0.0, 0.5]}, index=CODES)


def test_the_distance_is_the_weighted_mean_of_its_parts() -> None:
    weights = {"area": 3, "kaso": 1}
    table = nearest(TOWNS, "20201", weights).table
    assert table["code"].tolist() == ["20202", "20203", "20204"]
    assert table["area"].round(6).tolist() == [round(0.75 * steps / 1.75, 6) for steps in (1, 2, 4)]
    assert table["kaso"].tolist() == [0.25, 0.0, 0.125]
    assert table["distance"].round(6).tolist() == (table["area"] + table["kaso"]).round(6).tolist()


def test_ties_stand_in_code_order_and_no_weight_gives_nobody() -> None:
    assert nearest(TOWNS, "20203", {"population": 1}).table["code"].tolist() == ["20201", "20202", "20204"]
    assert nearest(TOWNS, "20203", {}).table.empty


def test_a_place_without_an_input_is_listed_apart_and_not_scored_as_zero() -> None:
    towns = TOWNS.assign(change=[1.0, float("nan"), 1.0, 1.0])
    peers = nearest(towns, "20201", ONES)
    assert (peers.missing, "20202" in set(peers.table["code"])) == (("20202",), False)
    assert nearest(towns, "20202", ONES).lacks == ("change",)
    assert nearest(towns, "20201", {**ONES, "change": 0}).missing == ()


VALUES = st.lists(st.tuples(*[st.floats(0, 1e6)] * len(VARIABLES)), min_size=3, max_size=9)


@given(VALUES, st.randoms(use_true_random=False))
def test_a_copy_of_a_place_is_nearest_to_it_in_whatever_order_the_rows_come(
    rows: list[tuple[float, ...]], chance: object
) -> None:
    whole = pd.DataFrame([rows[0], *rows], columns=list(VARIABLES), index=[f"{at:05}" for at in range(len(rows) + 1)])
    mixed = list(whole.index)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    table = nearest(whole, "00000", ONES).table
    assert (table["code"][0], table["distance"][0]) == ("00001", 0)
    pd.testing.assert_frame_equal(table, nearest(whole.loc[mixed], "00000", ONES).table)


@given(VALUES, st.sampled_from(VARIABLES))
def test_a_weight_of_zero_drops_the_variable(rows: list[tuple[float, ...]], dropped: str) -> None:
    whole = pd.DataFrame(rows, columns=list(VARIABLES), index=[f"{at:05}" for at in range(len(rows))])
    weights = {**ONES, dropped: 0}
    other = nearest(whole.assign(**{dropped: range(len(rows))}), "00000", weights).table
    pd.testing.assert_frame_equal(nearest(whole, "00000", weights).table, other)


@given(
    st.lists(st.tuples(*[st.floats(0, 1e6) | st.just(float("nan"))] * len(VARIABLES)), min_size=1, max_size=9),
    st.fixed_dictionaries(dict.fromkeys(VARIABLES, st.integers(0, 3))),
    st.data(),
)
def test_no_place_is_among_its_own_peers(
    rows: list[tuple[float, ...]], weights: dict[str, int], data: st.DataObject
) -> None:
    whole = pd.DataFrame(rows, columns=list(VARIABLES), index=[f"{at:05}" for at in range(len(rows))])
    code = data.draw(st.sampled_from(list(whole.index)))
    assert code not in nearest(whole, code, weights).table["code"].tolist()


def test_weights_in_a_link_are_six_digits_of_0_to_3() -> None:
    assert weights_of("012310") == dict(zip(VARIABLES, (0, 1, 2, 3, 1, 0), strict=True))
    assert weights_of("") == weights_of("444444") == weights_of("x") == ONES


def test_every_place_of_the_default_dataset_has_its_inputs(dataset: Dataset) -> None:
    assert town_inputs(dataset).isna().sum().to_dict() == dict.fromkeys(VARIABLES, 0)
    prefectures = prefecture_inputs(dataset)
    assert len(prefectures) == 47
    assert not prefectures.isna().any(axis=None)
    assert len(nearest(prefectures, "20", ONES).table) == 8
