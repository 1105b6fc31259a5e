"""Shapes that cross themselves, repaired even-odd: what GEOS makes of them by linework."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from etl.extract.cleaning import even_odd

CORNERS = st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), min_size=3, max_size=12)
BOX = [(0, 0), (0, 4), (4, 4), (4, 0)]


def by_linework(shape: shapely.Geometry) -> shapely.Geometry:
    parts = shapely.get_parts(shapely.get_parts(shapely.make_valid(shape, method="linework")))
    return shapely.multipolygons(parts[shapely.get_type_id(parts) == shapely.GeometryType.POLYGON])


@pytest.mark.parametrize(
    ("shape", "area"),
    [
        (shapely.Polygon([(0, 0), (2, 2), (2, 0), (0, 2)]), 2.0),  # a bow tie
        (shapely.Polygon([(0, 0), (0, 4), (4, 4), (4, 0), (2, 0), (1, 2), (3, 2), (2, 0)]), 14.0),  # a loop within
        (shapely.Polygon([*BOX, (6, 0), (4, 0)]), 16.0),  # a spike
        (shapely.Polygon([(0, 0), (1, 1), (0, 0)]), 0.0),  # there and back
        (shapely.MultiPolygon([shapely.box(0, 0, 2, 2), shapely.box(1, 1, 3, 3)]), 6.0),  # land under both is none
        (shapely.MultiPolygon([shapely.box(0, 0, 2, 2), shapely.box(2, 0, 4, 2)]), 8.0),  # side by side
        (shapely.MultiPolygon([shapely.box(0, 0, 2, 2), shapely.box(0, 0, 2, 2)]), 4.0),  # the same twice is once
        (shapely.Polygon(BOX, [[(3, 1), (6, 1), (6, 3), (3, 3)]]), 18.0),  # a hole across the shell
        (shapely.Polygon(BOX, [[(5, 1), (6, 1), (6, 2), (5, 2)]]), 17.0),  # a hole outside
        (shapely.Polygon(BOX, [[(2, 0), (3, 2), (2, 4), (1, 2)]]), 12.0),  # a hole from edge to edge
        (shapely.MultiPolygon([shapely.box(0, 0, 2, 2), shapely.Polygon([(5, 5), (6, 6), (5, 5)])]), 4.0),
    ],
)
def test_land_is_where_an_odd_number_of_rings_lie(shape: shapely.Geometry, area: float) -> None:
    mended = even_odd(shape)
    assert shapely.is_valid(mended)
    assert shapely.area(mended) == area
    assert shapely.equals(mended, by_linework(shape))


def test_lines_and_points_beside_the_areas_are_dropped() -> None:
    mixed = shapely.GeometryCollection([shapely.box(0, 0, 1, 1), shapely.LineString([(0, 0), (5, 5)])])
    assert shapely.equals(even_odd(mixed), shapely.box(0, 0, 1, 1))


@given(CORNERS, CORNERS)
def test_any_two_rings_are_repaired_as_by_linework(one: list[tuple[int, int]], other: list[tuple[int, int]]) -> None:
    for shape in (
        shapely.Polygon(one),
        shapely.Polygon(one, [other]),
        shapely.MultiPolygon([shapely.Polygon(one), shapely.Polygon(other)]),
    ):
        mended, expected = even_odd(shape), by_linework(shape)
        assert shapely.is_valid(mended)
        assert shapely.area(mended) == pytest.approx(shapely.area(expected), abs=1e-9)
        assert shapely.area(shapely.symmetric_difference(mended, expected)) < 1e-9


@given(st.integers(0, 1 << 32))
def test_a_long_ring_that_crosses_itself_is_repaired_to_the_same_vertices(seed: int) -> None:
    chance = np.random.default_rng(seed)
    angle = np.linspace(0, 2 * np.pi, 200, endpoint=False)
    xy = chance.uniform(0.8, 1, 200)[:, None] * np.stack([np.cos(angle), np.sin(angle)], axis=1)
    xy[50] = 1.1 * xy[53]
    shape = shapely.Polygon(xy)
    assert shapely.normalize(even_odd(shape)).equals_exact(shapely.normalize(by_linework(shape)))
