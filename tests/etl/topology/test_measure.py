"""Lengths and areas against pyproj and worked-out figures."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given
from pyproj import Geod, Transformer

from etl.topology import adjacency, areas_km2, build_topology, mismatched_km, to_polygons
from etl.topology.measure import arc_lengths_km
from tests.etl.topology.grids import cells, random_rows, square

GRS80 = Geod(ellps="GRS80")


def test_border_of_two_squares_is_measured_once() -> None:
    table = adjacency(build_topology(*cells("ab"), 2))
    assert table[["a", "b"]].to_numpy().tolist() == [[0, 1]]
    expected = GRS80.line_length([139.01, 139.01], [36.0, 36.01]) / 1000
    assert table["border_km"].to_list() == [pytest.approx(expected, rel=1e-6)]


def test_border_in_several_stretches_is_summed() -> None:
    table = adjacency(build_topology(*cells("ab", "cb", "ab"), 3))
    lengths = table.set_index(["a", "b"])["border_km"]
    assert lengths[0, 1] == pytest.approx(2 * lengths[1, 2], rel=1e-4)


def test_meeting_in_a_point_is_no_border() -> None:
    assert adjacency(build_topology(*cells("a.", ".b"), 2)).empty


def test_lengths_agree_with_the_geodesic() -> None:
    topology = build_topology(*cells("abc", "acc", "b.d"), 4)
    expected = [
        GRS80.line_length(*topology.xy[start:stop].T) / 1000
        for start, stop in zip(topology.offsets[:-1], topology.offsets[1:], strict=True)
    ]
    np.testing.assert_allclose(arc_lengths_km(topology), expected, rtol=1e-6)


def test_edges_that_do_not_match_are_measured_for_either_side() -> None:
    taller = shapely.Polygon([(139.01, 36.0), (139.01, 36.005), (139.01, 36.01), (139.02, 36.01), (139.02, 36.0)])
    topology = build_topology(np.array([square(0, 0), taller], dtype=object), np.array([0, 1]), 2)
    border_km = GRS80.line_length([139.01, 139.01], [36.0, 36.01]) / 1000
    assert mismatched_km(topology).tolist() == [pytest.approx(border_km, rel=1e-6)] * 2
    assert mismatched_km(build_topology(*cells("ab"), 2)).tolist() == [0.0, 0.0]


@given(random_rows())
def test_areas_agree_with_the_equal_area_projection(rows: list[str]) -> None:
    topology = build_topology(*cells(*rows), 4)
    to_plane = Transformer.from_crs("EPSG:6668", "EPSG:6933", always_xy=True)
    expected = pd.Series(to_polygons(topology)).map(lambda shape: _area_km2(shape, to_plane))
    np.testing.assert_allclose(areas_km2(topology), expected, rtol=1e-6, atol=1e-9)


def _area_km2(shape: shapely.Geometry, to_plane: Transformer) -> float:
    return float(shapely.transform(shape, to_plane.transform, interleaved=False).area / 1e6)
