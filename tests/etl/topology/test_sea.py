"""Neighbours across water, with distances worked out on the ellipsoid."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from pyproj import Geod

from etl.topology import adjacency, build_topology, sea_neighbours

KM = 1 / 111.0
GRS80 = Geod(ellps="GRS80")


def found(*shapes: shapely.Polygon) -> list[tuple[int, int, float]]:
    topology = build_topology(np.array(shapes), np.arange(len(shapes)), len(shapes))
    pairs = sea_neighbours(topology, adjacency(topology))
    return list(pairs.itertuples(index=False, name=None))


def test_islands_facing_each_other_are_neighbours_at_the_distance_of_their_coasts() -> None:
    west, east = shapely.box(133.0, 34.0, 133.1, 34.1), shapely.box(133.15, 34.0, 133.25, 34.1)
    _, _, metres = GRS80.inv(133.1, 34.1, 133.15, 34.1)
    (pair,) = found(west, east)
    assert pair[:2] == (0, 1)
    assert pair[2] == pytest.approx(metres / 1000, rel=0.002)


def test_beyond_ten_kilometres_nobody_is_a_neighbour() -> None:
    south = shapely.box(133.0, 34.0, 133.1, 34.1)
    assert found(south, shapely.box(133.0, 34.1 + 9.9 * KM, 133.1, 34.3))
    assert not found(south, shapely.box(133.0, 34.1 + 10.2 * KM, 133.1, 34.3))


def test_who_shares_a_border_is_no_neighbour_by_sea() -> None:
    assert not found(shapely.box(133.0, 34.0, 133.1, 34.1), shapely.box(133.1, 34.0, 133.2, 34.1))


def test_a_line_over_the_land_of_another_does_not_count() -> None:
    west, middle, east = (shapely.box(133.0 + at, 34.0, 133.05 + at, 34.1) for at in (0.0, 0.05, 0.1))
    assert not found(west, middle, east)


def test_two_shores_of_a_bay_are_neighbours() -> None:
    west, east = shapely.box(133.0, 34.0, 133.05, 34.2), shapely.box(133.1, 34.0, 133.15, 34.2)
    head = shapely.box(133.0, 33.9, 133.15, 34.0)
    assert [(a, b) for a, b, _ in found(west, head, east)] == [(0, 2)]


def test_a_coverage_without_coast_has_no_pairs() -> None:
    assert not found(shapely.box(133.0, 34.0, 133.1, 34.1))
