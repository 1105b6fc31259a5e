"""Polygons from arcs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely

from etl.topology.rings import ends_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from etl.topology.model import Topology
    from etl.topology.rings import Floats, Indices, Ints, Mask

_CLOSED_TRIANGLE = 4


def to_polygons(topology: Topology) -> NDArray[np.object_]:
    """One valid MultiPolygon per owner, in the order of owners; empty for an owner without land. Largest part first.

    A ring that the source itself crosses is repaired even-odd, on that owner alone.
    """
    shapes = _drawn(topology)
    invalid = ~shapely.is_valid(shapes)
    shapes[invalid] = [_even_odd(shape) for shape in shapes[invalid]]
    return shapes


def sound_polygons(topology: Topology) -> NDArray[np.object_]:
    """As `to_polygons`, but empty for an owner whose rings cross: for those who have another way to its shape."""
    shapes = _drawn(topology)
    shapes[~shapely.is_valid(shapes)] = shapely.MultiPolygon()
    return shapes


def _drawn(topology: Topology) -> NDArray[np.object_]:
    xy, *offsets = ring_coordinates(topology)
    return np.asarray(shapely.from_ragged_array(shapely.GeometryType.MULTIPOLYGON, xy, tuple(offsets)), dtype=object)


def ring_coordinates(topology: Topology) -> tuple[Floats, Ints, Ints, Ints]:
    """Closed rings (first vertex repeated) of every owner: xy, offsets of rings, of polygons, of owners."""
    plan = topology.plan
    kept, points = kept_rings(topology)
    ring_of_ref = np.repeat(np.arange(len(kept)), np.diff(plan.ring_offsets))
    of_kept = kept[ring_of_ref]
    xy = _walk_arcs(topology, plan.refs[of_kept], ring_of_ref[of_kept])
    ring_offsets = np.concatenate([[0], np.cumsum(kept)])
    polygon_ends = ring_offsets[plan.polygon_offsets]
    there = np.diff(polygon_ends) > 0
    owner_ends = np.concatenate([[0], np.cumsum(there)])[plan.owner_offsets]
    return xy, ends_of(points[kept]), ends_of(np.diff(polygon_ends)[there]), owner_ends


def kept_rings(topology: Topology) -> tuple[Mask, Ints]:
    """Which rings of the plan are there, and how many points each has with its first repeated.

    A ring left with fewer than three different vertices is not there; nor are the holes of a shell that is not there.
    """
    plan = topology.plan
    steps = np.maximum(topology.lengths[arc_of(plan.refs)] - 1, 0)
    sums = np.concatenate([[0], np.cumsum(steps)])
    points = np.diff(sums[plan.ring_offsets]) + 1
    kept = points >= _CLOSED_TRIANGLE
    kept &= np.repeat(kept[plan.polygon_offsets[:-1]], np.diff(plan.polygon_offsets))
    return kept, points


def arc_of(refs: Indices) -> Indices:
    """Arc numbers of references that may be backward (`~a`)."""
    return np.where(refs < 0, ~refs, refs)


def _walk_arcs(topology: Topology, refs: Indices, ring: Ints) -> Floats:
    """Vertices of arcs one behind the other, each without its last, and one more to close every ring."""
    arc = arc_of(refs)
    steps = np.maximum(topology.lengths[arc] - 1, 0)
    closes = np.append(ring[1:] != ring[:-1], True)[: len(ring)]
    count = steps + closes
    offsets = ends_of(count)
    step = np.arange(offsets[-1]) - np.repeat(offsets[:-1], count)
    origin = np.where(refs < 0, topology.offsets[1:][arc] - 1, topology.offsets[:-1][arc])
    vertex = np.repeat(origin, count) + np.where(np.repeat(refs < 0, count), -step, step)
    xy: Floats = topology.xy[vertex]
    begins = np.flatnonzero(np.append(True, closes[:-1])[: len(ring)])
    xy[offsets[1:][closes] - 1] = xy[offsets[:-1][begins]]
    return xy


def _even_odd(shape: shapely.Geometry) -> shapely.Geometry:
    """The parts that are invalid or meet others repaired together, the others as they are."""
    parts = shapely.get_parts(shape)
    faulty = ~shapely.is_valid(parts)
    boxes = shapely.box(*shapely.bounds(parts).T)
    one, other = shapely.STRtree(boxes).query(boxes)
    one, other = one[one < other], other[one < other]
    sound = ~faulty[one] & ~faulty[other]
    meet = ~sound
    shapely.prepare(parts[one[sound]])
    meet[sound] = shapely.intersects(parts[one[sound]], parts[other[sound]])
    faulty[one[meet]] = faulty[other[meet]] = True
    mended = shapely.make_valid(shapely.multipolygons(parts[faulty]), method="linework")
    pieces = shapely.get_parts(mended)
    areal = shapely.get_parts(pieces[shapely.get_dimensions(pieces) == 2])  # noqa: PLR2004
    every = np.concatenate([parts[~faulty], areal])
    return shapely.multipolygons(every[np.argsort(-shapely.area(every), kind="stable")])
