"""Crossings that a source brings along: all found, and mended where a vertex less does it."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from etl.topology import Topology, build_topology, to_polygons, uncrossed
from etl.topology.crossings import crossings
from etl.topology.thinning import whole_steps
from tests.etl.topology.grids import cells, random_rows


def pairs(segments: list[tuple[int, ...]], scale: int = 1) -> set[tuple[int, int]]:
    """Numbers of segments (x, y, x, y) that cross; each is a line of its own."""
    x, y = (np.array(segments, np.int32).reshape(-1, 2) * scale).T.copy()
    return {(int(a) // 2, int(b) // 2) for a, b in crossings(x, y, np.arange(len(segments) + 1) * 2)}


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
    assert bool(pairs([(0, 0, 10, 0), other])) is meets


whole = st.integers(-40, 40)


@given(st.lists(st.tuples(whole, whole, whole, whole), min_size=2, max_size=12), st.sampled_from([1, 1_000, 1_000_000]))
def test_every_crossing_is_found_at_any_scale(segments: list[tuple[int, ...]], scale: int) -> None:
    segments = [segment for segment in segments if segment[:2] != segment[2:]]
    found, real = pairs(segments, scale), np.array(segments).reshape(-1, 4)
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
    mended = uncrossed(topology, 2_000.0)
    assert len(mended.xy) == len(topology.xy) - 1
    assert not shapely.intersects(*to_polygons(mended))


def test_what_does_not_cross_stays_as_it_is() -> None:
    topology = two_shores((139.06, 36.005))
    np.testing.assert_array_equal(uncrossed(topology, 2_000.0).xy, topology.xy)


def test_a_crossing_that_would_take_too_large_a_piece_stays() -> None:
    topology = two_shores((139.06, 36.05))
    np.testing.assert_array_equal(uncrossed(topology, 50.0).xy, topology.xy)


def test_a_crossing_is_not_mended_over_an_islet_of_another() -> None:
    strait = to_polygons(two_shores((139.06, 36.011)))
    islet = shapely.box(139.0595, 36.0025, 139.0605, 36.0035)
    crowded = build_topology(np.array([*strait, islet], dtype=object), np.arange(3), 3)
    np.testing.assert_array_equal(uncrossed(crowded, 2_000.0).xy, crowded.xy)


@given(random_rows())
def test_a_coverage_without_crossings_is_left_alone(rows: list[str]) -> None:
    topology = build_topology(*cells(*rows), 4)
    np.testing.assert_array_equal(uncrossed(topology, 1e9).xy, topology.xy)


def rough_shores(seed: int, vertices: int) -> Topology:
    """Two shores so rough that they run into each other, as a careless survey would have them."""
    rng = np.random.default_rng(seed)
    t = np.linspace(0, 1, vertices)
    rough = [np.stack([139 + t, 36 + middle + rng.normal(0, 4e-3, len(t))], axis=1) for middle in (-5e-3, 5e-3)]
    south = shapely.Polygon([*rough[0], (140, 35), (139, 35)])
    north = shapely.Polygon([*rough[1], (140, 37), (139, 37)])
    return build_topology(np.array([south, north], dtype=object), np.array([0, 1]), 2)


@given(st.integers(0, 2**32 - 1), st.integers(20, 1_000))
def test_mending_brings_no_new_crossing_and_no_new_vertex(seed: int, vertices: int) -> None:
    topology = rough_shores(seed, vertices)
    mended = uncrossed(topology, 2_000.0)
    assert places(mended) <= places(topology)
    assert set(map(tuple, mended.xy.tolist())) <= set(map(tuple, topology.xy.tolist()))


def test_shores_that_run_into_each_other_again_and_again_are_parted() -> None:
    topology = rough_shores(1, 1_000)
    assert len(places(topology)) == 56
    assert not shapely.intersects(*to_polygons(uncrossed(topology, 2_000.0)))


def places(topology: Topology) -> set[tuple[float, ...]]:
    """Begins and ends of the pairs of segments that cross."""
    x, y, *_ = whole_steps(topology.xy, topology.offsets)
    found = crossings(x, y, topology.offsets)
    return {tuple(topology.xy[[a, a + 1, b, b + 1]].reshape(-1).tolist()) for a, b in found}
