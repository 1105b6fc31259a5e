"""Crossings that a source brings along: all found, and mended where a vertex less does it."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from etl.topology import Topology, build_topology, to_polygons, uncrossed
from etl.topology.crossings import _crossing_pairs
from tests.etl.topology.grids import cells, random_rows

STEPS = 100_000


def pairs(*segments: tuple[int, int, int, int], bits: int = 2) -> set[tuple[int, int]]:
    found = _crossing_pairs(np.array(segments, np.int64), bits)
    return {(min(pair), max(pair)) for pair in found}


@pytest.mark.parametrize(
    ("other", "meets"),
    [
        ((5, -5, 5, 5), True),  # across
        ((5, 0, 5, 5), True),  # ends on it
        ((10, 0, 20, 5), False),  # goes on from its end
        ((0, 0, 5, 5), False),  # both begin in a point
        ((0, 0, 5, 0), True),  # runs back over it
        ((10, 0, 20, 0), False),  # straight on
        ((20, 0, 10, 0), False),  # straight on, the other way round
        ((3, 0, 7, 0), True),  # lies within it
        ((0, 1, 10, 1), False),  # beside it
        ((10, 0, 0, 0), True),  # the same, backwards
    ],
)
def test_segments_meet_where_they_share_more_than_an_end(other: tuple[int, int, int, int], meets: bool) -> None:  # noqa: FBT001
    assert bool(pairs((0, 0, 10, 0), other)) is meets


whole = st.integers(-40, 40)


@given(st.lists(st.tuples(whole, whole, whole, whole), min_size=2, max_size=12), st.integers(0, 8))
def test_every_crossing_is_found_whatever_the_size_of_the_cells(segments: list[tuple[int, ...]], bits: int) -> None:
    real = np.array([s for s in segments if s[:2] != s[2:]], np.int64).reshape(-1, 4)
    found = {(min(pair), max(pair)) for pair in _crossing_pairs(real, bits)} if len(real) else set()
    for i in range(len(real)):
        for j in range(i + 1, len(real)):
            one, two = (shapely.LineString(real[k].reshape(2, 2)) for k in (i, j))
            shared = shapely.intersection(one, two)
            ends = {tuple(real[i, :2]), tuple(real[i, 2:])} & {tuple(real[j, :2]), tuple(real[j, 2:])}
            at_an_end = shared.geom_type == "Point" and any(shared.equals(shapely.Point(end)) for end in ends)
            assert ((i, j) in found) is (not shared.is_empty and not at_an_end)


def two_shores(*spike: tuple[float, float]) -> Topology:
    """Two lands with a strait of 0.01° between; the southern one has a spike."""
    south = shapely.Polygon([(139, 35.9), (139, 36), (139.05, 36), *spike, (139.07, 36), (139.1, 36), (139.1, 35.9)])
    north = shapely.Polygon([(139, 36.01), (139.1, 36.01), (139.1, 36.1), (139, 36.1)])
    return build_topology(np.array([south, north], dtype=object), np.array([0, 1]), 2)


def test_a_spike_into_the_land_of_another_goes_and_nothing_else() -> None:
    topology = two_shores((139.06, 36.011))
    mended = uncrossed(topology, STEPS, 2_000.0)
    assert len(mended.xy) == len(topology.xy) - 1
    assert not shapely.intersects(*to_polygons(mended))


def test_what_does_not_cross_stays_as_it_is() -> None:
    topology = two_shores((139.06, 36.005))
    np.testing.assert_array_equal(uncrossed(topology, STEPS, 2_000.0).xy, topology.xy)


def test_a_crossing_that_would_take_too_large_a_piece_stays() -> None:
    topology = two_shores((139.06, 36.05))
    np.testing.assert_array_equal(uncrossed(topology, STEPS, 50.0).xy, topology.xy)


def test_a_crossing_is_not_mended_over_an_islet_of_another() -> None:
    strait = to_polygons(two_shores((139.06, 36.011)))
    islet = shapely.box(139.0595, 36.0025, 139.0605, 36.0035)
    crowded = build_topology(np.array([*strait, islet], dtype=object), np.arange(3), 3)
    np.testing.assert_array_equal(uncrossed(crowded, STEPS, 2_000.0).xy, crowded.xy)


@given(random_rows())
def test_a_coverage_without_crossings_is_left_alone(rows: list[str]) -> None:
    topology = build_topology(*cells(*rows), 4)
    np.testing.assert_array_equal(uncrossed(topology, STEPS, 1e9).xy, topology.xy)
