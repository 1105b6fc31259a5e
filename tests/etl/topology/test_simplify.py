"""Fewer vertices, nothing lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from etl.topology import Topology, build_topology, simplify, to_polygons
from etl.topology.polygons import ring_coordinates
from tests.etl.topology.grids import cells, random_rows, square

if TYPE_CHECKING:
    from etl.topology.rings import Floats, Ints


def wavy_neighbours(waves: int = 200, height: float = 1e-4) -> Topology:
    """Two rectangles whose common border and coasts wave."""
    t = np.linspace(0, 1, waves + 1)
    border = np.stack([139.5 + height * np.sin(t * waves), 36 + t], axis=1)
    west = np.concatenate([border, [[139.0, 37.0], [139.0, 36.0]]])
    east = np.concatenate([border, [[140.0, 37.0], [140.0, 36.0]]])
    return build_topology(np.array([shapely.Polygon(west), shapely.Polygon(east)], dtype=object), np.array([0, 1]), 2)


def test_a_border_becomes_straight_on_both_sides_alike() -> None:
    coarse = simplify(wavy_neighbours(), 5_000)
    west, east = to_polygons(coarse)
    assert coarse.lengths[coarse.is_shared].tolist() == [
        3
    ]  # one vertex more than straight: three arcs join the same ends
    assert shapely.coverage_is_valid([west, east])
    assert shapely.area(west) + shapely.area(east) == pytest.approx(1.0, abs=1e-3)


def test_a_tolerance_of_nothing_changes_nothing() -> None:
    topology = wavy_neighbours()
    np.testing.assert_array_equal(simplify(topology, 0.0).xy, topology.xy)


def test_junctions_stay_where_they_are() -> None:
    topology = build_topology(*cells("aab", "acb", "ccc"), 3)
    coarse = simplify(topology, 1e6)
    begins = topology.xy[topology.offsets[:-1]]
    np.testing.assert_array_equal(coarse.xy[coarse.offsets[:-1]], begins)


def test_no_owner_is_lost_however_coarse() -> None:
    topology = build_topology(*cells("ab.", "..c", "d.c"), 4)
    polygons = to_polygons(simplify(topology, 1e6, smallest_island_km2=1e6))
    assert (shapely.area(polygons) > 0).all()
    assert shapely.is_valid(polygons).all()


def test_small_island_goes_and_large_one_of_the_same_owner_stays() -> None:
    shapes = np.array([square(0, 0, 4), square(6, 0)], dtype=object)
    topology = build_topology(shapes, np.array([0, 0]), 1)
    (land,) = to_polygons(simplify(topology, 0.0, smallest_island_km2=2.0))
    assert land.equals(square(0, 0, 4))


def test_small_island_far_from_all_other_land_stays() -> None:
    shapes = np.array([square(0, 0, 4), square(300, 0)], dtype=object)
    topology = build_topology(shapes, np.array([0, 0]), 1)
    (land,) = to_polygons(simplify(topology, 0.0, smallest_island_km2=2.0))
    assert len(land.geoms) == 2


def test_small_island_with_an_enclave_inside_stays_whole() -> None:
    shapes, owners = cells("aaa....aaa", "aba....aaa", "aaa....aaa")
    large = np.append(shapes, [square(20, 0, 10), square(31, 0, 10)])
    topology = build_topology(large, np.append(owners, [0, 1]), 2)
    around, inside = to_polygons(simplify(topology, 0.0, smallest_island_km2=50.0))
    assert len(around.geoms) == 2
    assert inside.area == pytest.approx(1e-2 + 1e-4)


def test_small_lake_is_filled_unless_an_island_lies_in_it() -> None:
    shapes, owners = cells("aaaaaaaa", "a.aa...a", "aaaa.b.a", "aaaa...a", "aaaaaaaa")
    topology = build_topology(shapes, owners, 2)
    land, island = to_polygons(simplify(topology, 0.0, smallest_island_km2=50.0))
    assert len(land.geoms[0].interiors) == 1
    assert island.equals(square(5, 2))


def test_island_in_a_bay_is_not_engulfed_when_the_bay_is_cut_off() -> None:
    bay = shapely.Polygon([(0, 0), (0, 1), (0.4, 1), (0.5, 0.5), (0.6, 1), (1, 1), (1, 0)])
    island = shapely.Polygon([(0.49, 0.8), (0.5, 0.82), (0.51, 0.8)])
    topology = build_topology(np.array([bay, island], dtype=object), np.array([0, 1]), 2)
    for tolerance in (1e3, 1e4, 3e4, 1e5):
        polygons = to_polygons(simplify(topology, tolerance))
        assert not shapely.intersects(polygons[0], polygons[1])


def test_two_shores_of_a_narrow_strait_do_not_cross() -> None:
    t = np.linspace(0, 1, 300)
    middle, half_width = 0.05 * np.sin(t * 20), 2e-3
    north = np.concatenate([np.stack([t, middle + half_width], axis=1), [[1, 1], [0, 1]]])
    south = np.concatenate([np.stack([t, middle - half_width], axis=1), [[1, -1], [0, -1]]])
    shores = np.array([shapely.Polygon(north), shapely.Polygon(south)], dtype=object)
    topology = build_topology(shores, np.array([0, 1]), 2)
    for tolerance in (100, 1_000, 3_000, 10_000):
        polygons = to_polygons(simplify(topology, tolerance))
        assert shapely.is_valid(polygons).all()
        assert not shapely.intersects(polygons[0], polygons[1])


@given(random_rows(), st.sampled_from([100.0, 1_000.0, 2_000.0, 1e5]))
def test_any_grid_stays_a_valid_coverage_and_keeps_its_owners(rows: list[str], tolerance: float) -> None:
    shapes, owners = cells(*rows)
    polygons = to_polygons(simplify(build_topology(shapes, owners, 4), tolerance, smallest_island_km2=2.0))
    assert shapely.is_valid(polygons).all()
    assert shapely.coverage_is_valid(polygons[~shapely.is_empty(polygons)])
    assert set(np.flatnonzero(~shapely.is_empty(polygons)).tolist()) == set(owners.tolist())


def jagged_coverage(seed: int) -> Topology | None:
    """A Voronoi diagram, its edges broken at random in the middle, alike on both sides; None where they cross."""
    rng = np.random.default_rng(seed)
    sites = shapely.MultiPoint(rng.uniform(0, 1, (30, 2)))
    plain = shapely.get_parts(shapely.voronoi_polygons(sites))
    polygons = shapely.set_precision(shapely.segmentize(plain, 0.02), 1e-6)
    polygons = shapely.transform(polygons, lambda xy: xy + np.sin(xy[:, ::-1] * 1e4) * 2e-3)
    polygons = polygons[shapely.is_valid(polygons)]
    if not shapely.coverage_is_valid(polygons):
        return None
    return build_topology(polygons, np.arange(len(polygons)), len(polygons))


def is_sound(topology: Topology) -> bool:
    """Without any repair: valid polygons, none without area, that neither overlap nor part."""
    polygons = shapely.from_ragged_array(shapely.GeometryType.MULTIPOLYGON, *offsets_last(topology))
    whole = shapely.is_valid(polygons).all() and (shapely.area(polygons) > 0).all()
    return bool(whole and shapely.coverage_is_valid(polygons))


def offsets_last(topology: Topology) -> tuple[Floats, tuple[Ints, Ints, Ints]]:
    xy, rings, polygons, owners = ring_coordinates(topology)
    return xy, (rings, polygons, owners)


def vertices(topology: Topology) -> set[tuple[float, ...]]:
    return set(map(tuple, topology.xy.tolist()))


@given(st.integers(0, 2**32 - 1), st.sampled_from([300.0, 1_000.0, 3_000.0, 30_000.0]))
def test_a_jagged_coverage_stays_valid(seed: int, tolerance: float) -> None:
    topology = jagged_coverage(seed)
    if topology is not None:
        assert is_sound(simplify(topology, tolerance))


@given(st.integers(0, 2**32 - 1))
def test_every_level_is_made_of_the_vertices_of_the_finer_one(seed: int) -> None:
    finer = jagged_coverage(seed)
    for tolerance in (100.0, 1_000.0, 10_000.0):
        if finer is None:
            return
        coarser = simplify(finer, tolerance)
        assert vertices(coarser) <= vertices(finer)
        assert is_sound(coarser)
        finer = coarser


@given(st.integers(0, 2**32 - 1), st.sampled_from([500.0, 5_000.0]))
def test_ends_of_arcs_and_sides_of_owners_stay(seed: int, tolerance: float) -> None:
    topology = jagged_coverage(seed)
    if topology is None:
        return
    coarse = simplify(topology, tolerance)
    for at in (0, -1):
        ends = topology.offsets[:-1] if at == 0 else topology.offsets[1:] - 1
        same = coarse.offsets[:-1] if at == 0 else coarse.offsets[1:] - 1
        np.testing.assert_array_equal(coarse.xy[same], topology.xy[ends])
    np.testing.assert_array_equal(coarse.left, topology.left)


def test_hundreds_of_islets_around_a_coast_neither_vanish_nor_touch() -> None:
    """On both sides of the meridian at which the work is shared out."""
    t = np.linspace(0, 2 * np.pi, 2_001)[:-1]
    radius = 0.5 + 0.02 * np.sin(37 * t) + 0.004 * np.sin(401 * t)
    coast = shapely.Polygon(np.stack([139 + radius * np.cos(t), 36 + radius * np.sin(t)], axis=1))
    rng = np.random.default_rng(1)
    middles = np.stack([139 + 0.545 * np.cos(t[::3]), 36 + 0.545 * np.sin(t[::3])], axis=1)
    islets = shapely.buffer(shapely.points(middles), rng.uniform(5e-5, 2e-4, len(middles)))
    islets = islets[~shapely.intersects(islets, coast)]
    shapes = np.array([coast, *islets], dtype=object)
    topology = build_topology(shapes, np.arange(len(shapes)), len(shapes))
    for tolerance in (50.0, 2_000.0, 50_000.0):
        coarse = simplify(topology, tolerance)
        assert is_sound(coarse)
        assert not shapely.intersects(*np.split(to_polygons(coarse), [1])).any()


def test_the_same_coverage_gives_the_same_vertices() -> None:
    topology = wavy_neighbours(5_000)
    np.testing.assert_array_equal(simplify(topology, 50.0).xy, simplify(topology, 50.0).xy)


def test_a_vertex_in_the_way_keeps_a_bend() -> None:
    """A bay that would be cut off straight but for the tip of a pier, which is no vertex of the same line."""
    bay = shapely.Polygon(
        [(139.0, 36.0), (139.0, 36.1), (139.04, 36.1), (139.05, 36.09), (139.06, 36.1), (139.1, 36.1)]
    )
    pier = shapely.Polygon([(139.05, 36.095), (139.049, 36.2), (139.051, 36.2)])
    topology = build_topology(np.array([bay, pier], dtype=object), np.array([0, 1]), 2)
    land, _ = to_polygons(simplify(topology, 2_000.0))
    assert shapely.Point(139.05, 36.09).distance(land.boundary) == 0
    alone, _ = to_polygons(simplify(build_topology(np.array([bay], dtype=object), np.array([0]), 2), 2_000.0))
    assert shapely.Point(139.05, 36.09).distance(alone.boundary) > 0
