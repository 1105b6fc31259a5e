"""Support measures: search with kana, the matrix, blanks that add up, who is nearest, and what peers have."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod

from dashboard.text import folded
from dashboard.views.measures import (
    blanks,
    categories_of,
    is_stale,
    matrix,
    measures_on,
    nearest_offering,
    peers_offer,
    search,
)
from dashboard.views.peers import VARIABLES, nearest, town_inputs

if TYPE_CHECKING:
    from geodata.dataset import Dataset

DAY = "2026-11-23"
EVENLY = dict.fromkeys(VARIABLES, 1)


@pytest.fixture(scope="module")
def rows(dataset: Dataset) -> pd.DataFrame:
    return measures_on(dataset, DAY)


@pytest.mark.parametrize(
    ("one", "other"),
    [("コウツウヒ", "こうつうひ"), ("ｺｳﾂｳ", "こうつう"), ("ＡＢＣ", "abc"), ("空き家", "空き家"), ("ガス", "がす")],
)
def test_kana_and_width_are_the_same_to_the_search(one: str, other: str) -> None:
    assert folded(one) == folded(other)


def test_every_word_has_to_be_found_and_a_towns_reading_finds_its_measures(
    dataset: Dataset, rows: pd.DataFrame
) -> None:
    kana = dataset["municipalities"].set_index("municipality_code")["kana"]
    code = str(rows["municipality_code"].dropna().iloc[0])
    found = search(rows, folded(kana[code]))
    assert set(rows.loc[rows["municipality_code"] == code, "measure_id"]) <= set(found["measure_id"])
    assert search(rows, f"{kana[code]} あるはずのないことば").empty
    assert len(search(rows, "　 ")) == len(rows)
    fares = set(rows.loc[rows["category"] == "交通費", "measure_id"])
    assert fares <= set(search(rows, "コウツウヒ")["measure_id"])


@given(st.text(max_size=12))
def test_any_words_leave_some_of_the_measures_and_what_is_left_holds_each(dataset: Dataset, text: str) -> None:
    rows = measures_on(dataset, DAY).head(30)
    found = search(rows, text)
    assert set(found.index) <= set(rows.index)
    assert len(search(found, text)) == len(found)


def test_the_matrix_counts_every_measure_of_a_municipality_once(rows: pd.DataFrame) -> None:
    counts = matrix(rows, "municipality", categories_of(rows))
    own = rows[rows["municipality_code"].notna()]
    assert int(counts.to_numpy().sum()) == len(own)
    assert list(counts.index) == sorted(set(own["municipality_code"]))
    first = own.iloc[0]
    same = own[(own["municipality_code"] == first["municipality_code"]) & (own["category"] == first["category"])]
    assert counts.loc[first["municipality_code"], first["category"]] == len(same)
    assert (
        int(matrix(rows, "prefecture", categories_of(rows)).to_numpy().sum()) == rows["prefecture_code"].notna().sum()
    )


@pytest.mark.parametrize("prefecture", [None, "20", "13"])
def test_having_none_and_not_surveyed_add_up_to_all_municipalities(
    prefecture: str | None, dataset: Dataset, rows: pd.DataFrame
) -> None:
    towns = dataset["municipalities"]
    total = len(towns) if prefecture is None else int((towns["prefecture_code"] == prefecture).sum())
    for blank in blanks(dataset, rows, prefecture, categories_of(rows)):
        assert blank.having + len(blank.without) + blank.not_surveyed == total
        offering = set(rows.loc[rows["category"] == blank.category, "municipality_code"].dropna())
        assert not offering & set(blank.without)


def test_the_nearest_is_nearest_of_all_that_offer_it_and_never_the_municipality_itself(
    dataset: Dataset, rows: pd.DataFrame
) -> None:
    points = dataset["municipalities"].set_index("municipality_code")[["lon", "lat"]]
    own = str(rows["municipality_code"].dropna().iloc[0])
    for code in (own, "47382", "13104"):
        for near in nearest_offering(dataset, rows, code, categories_of(rows)):
            offering = set(rows.loc[rows["category"] == near.category, "municipality_code"].dropna()) - {code}
            km = {
                each: Geod(ellps="GRS80").inv(*points.loc[code], *points.loc[each])[2] / 1000
                for each in sorted(offering)
            }
            assert near.code == min(km, key=lambda each: (round(km[each], 9), each))
            assert near.km == pytest.approx(km[near.code])


def test_peers_offer_what_the_municipality_has_not_and_it_is_not_its_own_peer(
    dataset: Dataset, rows: pd.DataFrame
) -> None:
    for code in ["20202", *rows["municipality_code"].dropna().unique()[:8]]:
        own = set(rows.loc[rows["municipality_code"] == code, "category"])
        peers = set(nearest(town_inputs(dataset), code, EVENLY).table["code"])
        assert code not in peers
        for category, found in peers_offer(dataset, rows, code, EVENLY, categories_of(rows)).items():
            assert category not in own
            assert set(found) <= peers
            assert all(category in set(rows.loc[rows["municipality_code"] == each, "category"]) for each in found)


@pytest.mark.parametrize(
    ("checked", "today", "said"),
    [
        ("2025-11-24", date(2026, 11, 24), "False"),
        ("2025-11-23", date(2026, 11, 24), "True"),
        ("2026-11-23", date(2026, 11, 25), "False"),
        (None, date(2026, 11, 25), "None"),
    ],
)
def test_a_check_is_old_after_twelve_months_and_none_is_neither(checked: str | None, today: date, said: str) -> None:
    assert str(is_stale(None if checked is None else pd.Timestamp(checked), today)) == said
