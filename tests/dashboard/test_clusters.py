"""Clusters, worked out on a row of seven towns, and held against a naive flood fill."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod

from dashboard.views.clusters import (
    Cluster,
    Nearest,
    Places,
    cluster_with,
    clusters_of,
    found_clusters,
    members_on,
    places_of,
)

if TYPE_CHECKING:
    from geodata.dataset import Dataset

# On the equator a degree of longitude is 111.3 km. 20101-20102-20103-10101 stand in a row, 10102 beside nobody, 47201 and
# 47202 on an island of their own.
ROW = Places(
    lonlat={
        "20101": (0.0, 0.0),
        "20102": (0.1, 0.0),
        "20103": (0.2, 0.0),
        "10101": (0.3, 0.0),
        "10102": (0.5, 0.0),
        "47201": (2.0, 0.0),
        "47202": (2.1, 0.0),
    },
    people={"20101": 100, "20102": 20, "10101": 3, "10102": 5, "47201": 7},
    beside={
        "20101": ("20102",),
        "20102": ("20101", "20103"),
        "20103": ("20102", "10101"),
        "10101": ("20103",),
        "10102": (),
        "47201": ("47202",),
        "47202": ("47201",),
    },
)


def test_a_cluster_has_size_people_prefectures_and_the_member_next_to_it() -> None:
    first, *others = clusters_of({"20102", "20103", "10101", "10102"}, {"20101"}, ROW)
    assert first == Cluster(
        codes=("10101", "20102", "20103"),
        people=23,
        unknown=1,
        members=0,
        nearest=Nearest("20101", "20102", 11.1),
        bordering=("20101",),
        between=0,
    )
    assert first.prefectures == ("10", "20")
    assert [(each.key, each.nearest, each.between) for each in others] == [
        ("10102", Nearest("20101", "10102", 55.7), None)
    ]


def test_what_lies_between_is_counted_and_the_nearest_is_so_across_water_too() -> None:
    (cluster,) = clusters_of({"20101"}, {"10101", "47201"}, ROW)
    assert (cluster.between, cluster.bordering, cluster.nearest) == (2, (), Nearest("10101", "20101", 33.4))
    (island,) = clusters_of({"47202"}, {"10101", "47201"}, ROW)
    assert (island.between, island.nearest) == (0, Nearest("47201", "47202", 11.1))


def test_of_the_members_themselves_the_nearest_is_of_another_cluster() -> None:
    members = {"20101", "20102", "10101", "47201"}
    found = clusters_of(members, members, ROW)
    assert [each.codes for each in found] == [("20101", "20102"), ("10101",), ("47201",)]
    assert [(each.members, each.nearest and each.nearest.code, each.between) for each in found] == [
        (2, "10101", 1),
        (1, "20102", 1),
        (1, "10101", None),
    ]


def test_without_a_member_there_is_no_nearest_and_without_a_town_no_cluster() -> None:
    assert [each.nearest for each in clusters_of({"20101"}, (), ROW)] == [None]
    assert clusters_of((), {"20101"}, ROW) == ()


def test_a_cluster_is_found_by_any_of_its_towns() -> None:
    found = clusters_of({"20102", "20103", "10102"}, (), ROW)
    assert [cluster_with(found, code) for code in ("20103", "10102", "99999")] == [found[0], found[1], None]


NAMES = [f"{at:05}" for at in range(12)]
PAIRS = st.sets(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), max_size=18)
SETS = st.frozensets(st.sampled_from(NAMES))


def grid(*pairs: set[tuple[str, str]]) -> Places:
    beside: dict[str, set[str]] = {code: set() for code in NAMES}
    for one, other in set().union(*pairs):
        if one != other:
            beside[one].add(other)
            beside[other].add(one)
    points = {code: (float(at % 4), float(at // 4)) for at, code in enumerate(NAMES)}
    return Places(points, dict.fromkeys(NAMES, 1), beside)


def flooded(start: str, codes: frozenset[str], places: Places) -> frozenset[str]:
    """Naive: add whoever touches, until nobody does."""
    reached = {start}
    while True:
        wider = reached | {code for code in codes if any(code in places.beside[other] for other in reached)}
        if wider == reached:
            return frozenset(reached)
        reached = wider


@given(SETS, PAIRS)
def test_clusters_part_the_set_hang_together_and_do_not_touch(
    codes: frozenset[str], land: set[tuple[str, str]]
) -> None:
    places = grid(land)
    found = clusters_of(codes, (), places)
    assert sorted(code for cluster in found for code in cluster.codes) == sorted(codes)
    for cluster in found:
        assert flooded(cluster.codes[0], codes, places) == frozenset(cluster.codes)
    assert [each.codes for each in found] == sorted((each.codes for each in found), key=lambda own: (-len(own), own[0]))


@given(SETS, SETS, PAIRS, PAIRS)
def test_water_never_gives_more_clusters_nor_puts_a_member_farther(
    codes: frozenset[str], members: frozenset[str], land: set[tuple[str, str]], sea: set[tuple[str, str]]
) -> None:
    dry, wet = clusters_of(codes, members, grid(land)), clusters_of(codes, members, grid(land, sea))
    assert len(wet) <= len(dry)
    for cluster in wet:
        assert cluster.nearest is None or cluster.nearest.code in members - set(cluster.codes)
        assert (cluster.between == 0) == bool(cluster.bordering)
        assert sum(set(cluster.codes) >= set(each.codes) for each in dry) >= 1


def test_the_blanks_of_the_default_list_are_parted_and_water_joins_some(dataset: Dataset) -> None:
    listed = ("council", "2023-10-01")
    members = members_on(dataset, *listed)
    blanks = frozenset(dataset["municipalities"]["municipality_code"]) - members
    dry, wet = (found_clusters(dataset, blanks, *listed, by_sea=by_sea) for by_sea in (False, True))
    assert sum(len(each.codes) for each in dry) == len(blanks) == sum(len(each.codes) for each in wet)
    assert len(wet) < len(dry)
    assert sum(each.people for each in dry) == sum(each.people for each in wet)


def test_the_nearest_member_is_nearest_on_the_ellipsoid_among_all(dataset: Dataset) -> None:
    listed = ("council", "2023-10-01")
    members, places = sorted(members_on(dataset, *listed)), places_of(dataset, by_sea=False)
    blanks = frozenset(places.lonlat).difference(members)
    found = found_clusters(dataset, blanks, *listed, by_sea=False)
    ends = np.array([places.lonlat[code] for code in members])
    for cluster in found[-8:]:  # small ones, islands among them
        starts = np.array([places.lonlat[code] for code in cluster.codes])
        pairs = np.hstack([np.repeat(starts, len(ends), axis=0), np.tile(ends, (len(starts), 1))])
        metres = Geod(ellps="GRS80").inv(*pairs.T)[2]
        assert cluster.nearest is not None
        assert cluster.nearest.km == round(metres.min() / 1000, 1)
