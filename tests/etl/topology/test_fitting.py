"""Shapes that nearly fit become a coverage, and the others stay untouched."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from etl.topology import fitted


def shapes(*polygons: shapely.Polygon) -> np.ndarray:
    return np.array([shapely.multipolygons([polygon]) for polygon in polygons], dtype=object)


def test_an_overlap_goes_to_the_smaller_owner_and_both_get_its_corners() -> None:
    west, east = fitted(shapes(shapely.box(0, 0, 2, 2), shapely.box(1, 0.5, 3, 1.5)))
    assert shapely.coverage_is_valid([west, east])
    assert (west.area, east.area) == (3.0, 2.0)


def test_an_owner_that_lies_on_the_land_of_another_keeps_its_own() -> None:
    land, islet = fitted(shapes(shapely.box(0, 0, 4, 4), shapely.box(1, 1, 2, 2)))
    assert (land.area, islet.area) == (15.0, 1.0)


def test_a_vertex_on_the_edge_of_a_neighbour_becomes_one_of_his() -> None:
    above = shapely.Polygon([(0, 1), (1, 1), (2, 1), (2, 2), (0, 2)])
    below, above = fitted(shapes(shapely.box(0, 0, 2, 1), above))
    assert shapely.coverage_is_valid([below, above])
    assert shapely.contains_properly(
        shapely.box(0.5, 0.5, 1.5, 1.5), shapely.points(below.geoms[0].exterior.coords)
    ).any()


def test_what_fits_stays_the_same_object() -> None:
    given_shapes = shapes(shapely.box(0, 0, 1, 1), shapely.box(1, 0, 2, 1))
    assert all(one is other for one, other in zip(fitted(given_shapes), given_shapes, strict=True))


@given(
    st.lists(
        st.tuples(*[st.integers(0, 12)] * 2, *[st.integers(1, 5)] * 2).map(
            lambda at: shapely.box(at[0], at[1], at[0] + at[2], at[1] + at[3])
        ),
        min_size=2,
        max_size=8,
    )
)
def test_any_boxes_become_a_coverage_of_the_same_land(boxes: list[shapely.Polygon]) -> None:
    cut = fitted(shapes(*boxes))
    assert shapely.coverage_is_valid(cut)
    assert shapely.area(cut).sum() == pytest.approx(shapely.union_all(boxes).area)
