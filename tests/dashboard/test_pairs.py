"""Pairs of areas: every candidate fulfils every wish, distances are those of brute force, and links are read back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import Geod

from dashboard.views.pairs import FURTHEST, NEEDS, ORDERS, Wish, pairs, themes_of, travel_hours

if TYPE_CHECKING:
    from geodata.dataset import Dataset

OF = ("platform", "2026-11-23")
WISHES = st.builds(
    Wish,
    home=st.sampled_from(("13", "13112", "47")),
    host=st.sampled_from(("", "20", "20202", "13")),
    furthest=st.just(0) | st.sampled_from(FURTHEST),
    needs=st.lists(st.sampled_from(NEEDS), unique=True, max_size=3).map(
        lambda names: tuple(name for name in NEEDS if name in names)
    ),
    theme=st.sampled_from(("", "住まい", "空き家")),
    order=st.sampled_from(ORDERS),
)


@settings(max_examples=15)
@given(WISHES)
def test_every_candidate_fulfils_every_wish_and_is_not_at_home(dataset: Dataset, wish: Wish) -> None:
    found = pairs(dataset, *OF, wish)
    themes = themes_of(dataset, OF[1])
    for row in found.to_dict("records"):
        assert row["code"].startswith(wish.host)
        assert not row["code"].startswith(wish.home)
        assert not wish.furthest or row["km"] <= wish.furthest
        assert all(row[need] == "yes" for need in wish.needs if need != "kaso")
        assert "kaso" not in wish.needs or row["kaso"] not in {"", "指定なし"}
        assert not wish.theme or wish.theme in themes[row["code"]]
    columns = ["km", "code"] if wish.order == "distance" else ["code"]
    assert list(found["code"]) == list(found.sort_values(columns)["code"])


@given(WISHES)
def test_a_wish_is_read_back_from_its_link(wish: Wish) -> None:
    assert Wish.from_query(wish.to_query(), {"13", "47", "20"}, {"13112", "20202"}, {"住まい", "空き家"}) == wish


def test_a_link_with_nonsense_asks_nothing() -> None:
    query = {"home": "99", "host": "<b>", "km": "7", "need": "x.y", "theme": "x", "by": "score"}
    assert Wish.from_query(query, {"13"}, set(), set()) == Wish()


def test_a_host_is_measured_from_the_nearest_municipality_of_the_home(dataset: Dataset) -> None:
    points = dataset["municipalities"].set_index("municipality_code")[["lon", "lat"]]
    row = pairs(dataset, *OF, Wish("13", "20202")).iloc[0]
    km = {
        code: Geod(ellps="GRS80").inv(*points.loc[code], *points.loc["20202"])[2] / 1000
        for code in points.index
        if code.startswith("13")
    }
    assert row["nearest"] == min(km, key=km.__getitem__)
    assert row["km"] == pytest.approx(min(km.values()))


def test_without_a_home_there_is_no_pair_and_the_proxy_is_what_the_page_says(dataset: Dataset) -> None:
    assert pairs(dataset, *OF, Wish(host="20")).empty
    assert travel_hours(60) == pytest.approx(1.3)


def test_what_both_sides_have_is_shared_and_a_pilot_of_both_stands_with_its_title(dataset: Dataset) -> None:
    themes = themes_of(dataset, OF[1])
    places = dataset["pilot_places"].dropna(subset="municipality_code")
    several = places.groupby("pilot_id")["municipality_code"].apply(lambda own: sorted(set(own)))
    pilot, codes = next((pilot, own) for pilot, own in several.items() if len(own) > 1)
    row = pairs(dataset, *OF, Wish(codes[0], codes[1])).iloc[0]
    titles = dict(zip(dataset["pilots"]["pilot_id"], dataset["pilots"]["title"], strict=True))
    assert titles[str(pilot)] in row["together"]
    assert set(row["shared"]) == themes[codes[0]] & themes[codes[1]]
