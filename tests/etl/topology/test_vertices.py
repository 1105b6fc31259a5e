from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from etl.topology.vertices import index_vertices

NEAR = st.sampled_from([139.0, np.nextafter(139.0, 140.0), 139.001, 139.5, 153.0])
POINTS = st.lists(st.tuples(NEAR, NEAR), max_size=60)


def test_pairs_find_each_other_and_a_point_of_three_is_crowded() -> None:
    index = index_vertices(np.array([(1.0, 2.0), (3.0, 4.0), (5.0, 6.0), (3.0, 4.0), (5.0, 6.0), (5.0, 6.0)]))
    assert index.point.tolist() == [0, 1, 2, 1, 2, 2]
    assert index.mate.tolist() == [-1, 3, -1, 1, -1, -1]
    assert index.crowded.tolist() == [2, 4, 5]


def test_a_difference_in_the_last_bit_is_another_point() -> None:
    index = index_vertices(np.array([(139.0, 36.0), (np.nextafter(139.0, 140.0), 36.0)]))
    assert index.point.tolist() == [0, 1]


@given(POINTS)
def test_every_point_is_the_first_vertex_equal_to_it(points: list[tuple[float, float]]) -> None:
    index = index_vertices(np.array(points, np.float64).reshape(-1, 2))
    assert index.point.tolist() == [points.index(point) for point in points]
    for vertex, point in enumerate(points):
        equals = [other for other in range(len(points)) if points[other] == point]
        assert index.mate[vertex] == (sum(equals) - vertex if len(equals) == 2 else -1)
        assert (vertex in index.crowded) == (len(equals) > 2)
