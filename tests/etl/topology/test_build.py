"""From polygons to arcs and back."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
import shapely.affinity
from hypothesis import given

from etl.topology import Topology, build_topology, merged, to_polygons
from etl.topology.rings import rings_of
from geodata.errors import GeodataError
from tests.etl.topology.grids import cells, random_rows, square, union_of


def borders(topology: Topology) -> list[tuple[int, int, int]]:
    """(smaller owner, larger owner, segments) of each arc, sorted."""
    sides = zip(topology.left.tolist(), topology.right.tolist(), (topology.lengths - 1).tolist(), strict=True)
    return sorted((min(left, right), max(left, right), segments) for left, right, segments in sides)


def test_two_squares_share_one_arc_and_have_one_coast_each() -> None:
    topology = build_topology(*cells("ab"), 2)
    assert borders(topology) == [(-1, 0, 3), (-1, 1, 3), (0, 1, 1)]
    assert len(topology.xy) == 4 + 4 + 2


def test_interior_of_the_right_owner_is_on_the_right_hand() -> None:
    topology = build_topology(*cells("ab"), 2)
    arc = int(np.flatnonzero(topology.is_shared)[0])
    (_, south), (_, north) = topology.xy[topology.offsets[arc] : topology.offsets[arc + 1]]
    assert (topology.right[arc] == 1) == (north > south)


def test_records_of_the_same_owner_are_merged_without_a_seam() -> None:
    topology = build_topology(*cells("aa", "aa"), 1)
    assert borders(topology) == [(-1, 0, 8)]
    assert shapely.get_num_interior_rings(shapely.get_parts(to_polygons(topology))).tolist() == [0]


def test_coast_of_two_records_of_one_owner_is_one_arc_up_to_the_neighbour() -> None:
    topology = build_topology(*cells("aab"), 2)
    assert borders(topology) == [(-1, 0, 5), (-1, 1, 3), (0, 1, 1)]


def test_three_meeting_at_a_point_give_a_junction_there() -> None:
    topology = build_topology(*cells("aa", "bc"), 3)
    assert [border for border in borders(topology) if border[0] >= 0] == [(0, 1, 1), (0, 2, 1), (1, 2, 1)]
    ends = topology.nodes[topology.is_shared]
    assert max(np.bincount(ends.reshape(-1))) == 3


def test_enclave_is_a_hole_of_its_surroundings() -> None:
    shapes, owners = cells("aaa", "aba", "aaa")
    around, inside = to_polygons(build_topology(shapes, owners, 2))
    assert shapely.get_num_interior_rings(shapely.get_geometry(around, 0)) == 1
    assert inside.equals(square(1, 1))
    assert borders(build_topology(shapes, owners, 2)) == [(-1, 0, 12), (0, 1, 4)]


def test_lake_stays_water() -> None:
    shapes, owners = cells("aaa", "a.a", "aaa")
    (land,) = to_polygons(build_topology(shapes, owners, 1))
    assert land.area == pytest.approx(8e-4)


def test_island_in_a_lake_belongs_to_the_same_owner_as_a_part_of_its_own() -> None:
    shapes, owners = cells("aaaaa", "a...a", "a.a.a", "a...a", "aaaaa")
    (land,) = to_polygons(build_topology(shapes, owners, 1))
    assert [len(part.interiors) for part in land.geoms] == [1, 0]


def test_hole_touching_its_shell_in_a_point_is_valid() -> None:
    shapes, owners = cells("aa.", "a.a", "aaa")
    (land,) = to_polygons(build_topology(shapes, owners, 1))
    assert land.is_valid
    assert land.equals(union_of(shapes, owners, 0))


def test_squares_touching_in_a_point_are_two_parts() -> None:
    (land,) = to_polygons(build_topology(*cells("a.", ".a"), 1))
    assert land.is_valid
    assert len(land.geoms) == 2


def test_edge_that_the_neighbour_does_not_repeat_becomes_two_outer_edges() -> None:
    taller = shapely.Polygon([(139.01, 36.0), (139.01, 36.005), (139.01, 36.01), (139.02, 36.01), (139.02, 36.0)])
    topology = build_topology(np.array([square(0, 0), taller], dtype=object), np.array([0, 1]), 2)
    assert not topology.is_shared.any()
    assert shapely.equals(to_polygons(topology), np.array([square(0, 0), taller], dtype=object)).all()


def test_land_of_nobody_is_like_the_sea() -> None:
    shapes, owners = cells("ab")
    topology = build_topology(shapes, np.where(owners == 1, -1, owners), 1)
    assert borders(topology) == [(-1, 0, 4)]


def test_the_same_record_twice_counts_once() -> None:
    shapes, owners = cells("ab")
    twice = build_topology(np.concatenate([shapes, shapes]), np.concatenate([owners, owners]), 2)
    assert shapely.equals(to_polygons(twice), shapes).all()


def test_direction_of_rings_and_repeated_vertices_do_not_matter() -> None:
    shapes, owners = cells("ab")
    ring = [*shapes[1].exterior.coords]
    turned = shapely.Polygon([*ring[::-1], ring[0], ring[0]])
    mixed = np.array([shapes[0], turned], dtype=object)
    assert borders(build_topology(mixed, owners, 2)) == borders(build_topology(shapes, owners, 2))


def test_a_spike_is_cut_off() -> None:
    spiked = shapely.Polygon(
        [(139.0, 36.0), (139.0, 36.01), (139.0, 36.02), (139.0, 36.01), (139.01, 36.01), (139.01, 36.0)]
    )
    (land,) = to_polygons(build_topology(np.array([spiked], dtype=object), np.array([0]), 1))
    assert land.equals(square(0, 0))


def test_owner_without_a_record_has_an_empty_shape() -> None:
    shapes = to_polygons(build_topology(*cells("a.c"), 4))
    assert shapely.is_empty(shapes).tolist() == [False, True, False, True]


def test_no_records_at_all_give_an_empty_topology() -> None:
    topology = build_topology(np.array([], dtype=object), np.array([], dtype=np.int64), 2)
    assert len(topology.left) == 0
    assert shapely.is_empty(to_polygons(topology)).all()


def test_other_geometry_is_refused_by_name() -> None:
    with pytest.raises(GeodataError, match="LINESTRING"):
        build_topology(np.array([shapely.LineString([(0, 0), (1, 1)])], dtype=object), np.array([0]), 1)


def test_coordinate_that_is_not_a_number_is_refused() -> None:
    broken = shapely.Polygon([(0, 0), (1, float("inf")), (1, 0)])
    with pytest.raises(GeodataError, match="not a number"):
        build_topology(np.array([broken], dtype=object), np.array([0]), 1)


@given(random_rows())
def test_any_grid_comes_back_as_the_union_of_its_squares(rows: list[str]) -> None:
    shapes, owners = cells(*rows)
    polygons = to_polygons(build_topology(shapes, owners, 4))
    assert shapely.is_valid(polygons).all()
    for owner, polygon in enumerate(polygons):
        assert polygon.equals(union_of(shapes, owners, owner)) or (polygon.is_empty and owner not in owners)


@given(random_rows())
def test_every_border_stands_once(rows: list[str]) -> None:
    shapes, owners = cells(*rows)
    topology = build_topology(shapes, owners, 4)
    edges = [
        tuple(sorted([tuple(a), tuple(b)]))
        for start, stop in zip(topology.offsets[:-1], topology.offsets[1:], strict=True)
        for a, b in zip(topology.xy[start : stop - 1].tolist(), topology.xy[start + 1 : stop].tolist(), strict=True)
    ]
    assert len(edges) == len(set(edges))
    assert (topology.left != topology.right).all()


@given(random_rows())
def test_merged_owners_are_the_union_of_their_land_and_nobodys_is_gone(rows: list[str]) -> None:
    shapes, owners = cells(*rows)
    group = np.array([0, 1, 0, -1], np.int32)
    polygons = to_polygons(merged(build_topology(shapes, owners, 4), group, 2))
    of_shape = np.append(group, -1)[owners].astype(np.int64)
    for number, polygon in enumerate(polygons):
        assert polygon.equals(union_of(shapes, of_shape, number)) or (polygon.is_empty and number not in of_shape)


def test_islands_that_overlap_in_the_source_are_mended_and_the_others_left_as_they_are() -> None:
    apart = [square(5, 5), shapely.Polygon([(139.1, 36.2), (139.1, 36.21), (139.11, 36.21), (139.11, 36.2)])]
    overlapping = [square(0, 0, 3), shapely.affinity.translate(square(0, 0, 2), 0.015, 0.015)]
    (land,) = to_polygons(build_topology(np.array(overlapping + apart, dtype=object), np.zeros(4, np.int64), 1))
    assert land.is_valid
    assert land.equals(shapely.union_all([overlapping[0] ^ overlapping[1], *apart]))


def test_rings_stand_in_the_order_of_the_records() -> None:
    ring = shapely.difference(square(0, 0, 3), square(1, 1))
    rings = rings_of(np.array([square(8, 0), ring, square(9, 9)], dtype=object), np.array([2, 0, 1]))
    assert rings.owner.tolist() == [2, 0, 0, 1]
    assert np.diff(rings.offsets).tolist() == [4, 4, 4, 4]
