"""Rings of polygons as flat arrays: where shapely ends and the topology begins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np
import shapely
from numpy.typing import NDArray

from geodata.errors import GeodataError

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Indices = NDArray[np.int32]
Mask = NDArray[np.bool_]
Geometries = NDArray[np.object_]
Values = TypeVar("Values", bound=np.ndarray[Any, np.dtype[Any]])

NOBODY = -1
"""Owner of what belongs to no municipality: the sea, and 所属未定地."""

_MAX_VERTICES = 2**31 - 1
_POLYGONAL = (
    shapely.GeometryType.POLYGON,
    shapely.GeometryType.MULTIPOLYGON,
    shapely.GeometryType.GEOMETRYCOLLECTION,  # what repairing a polygon may leave: its lines and points are ignored
)
_TRIANGLE = 3


@dataclass(frozen=True, slots=True)
class Rings:
    """Closed rings without their repeated last vertex, interior always on the right hand.

    xy: (n, 2) lon, lat in degrees, as in the source. offsets: (rings + 1,). owner: (rings,), 0 or more.
    """

    xy: Floats
    offsets: Ints
    owner: Indices

    @property
    def first(self) -> Ints:
        """Index of the first vertex of each ring."""
        return self.offsets[:-1]

    @property
    def last(self) -> Ints:
        """Index of the last vertex of each ring."""
        return self.offsets[1:] - 1

    def of_next(self, values: Values) -> Values:
        """For each vertex the value of the vertex after it in its ring."""
        return _shifted(values, self.offsets, forward=True)

    def of_previous(self, values: Values) -> Values:
        """For each vertex the value of the vertex before it in its ring."""
        return _shifted(values, self.offsets, forward=False)


def rings_of(geometry: NDArray[np.object_], owner: NDArray[np.integer[Any]]) -> Rings:
    """Rings of polygons and multipolygons; records of owner -1 and empty geometries give none.

    Raises GeodataError for another kind of geometry or a coordinate that is not a number.
    """
    if len(geometry) != len(owner):
        raise GeodataError(f"{len(geometry)} geometries but {len(owner)} owners")
    used = (np.asarray(owner) >= 0) & ~shapely.is_missing(geometry) & ~shapely.is_empty(geometry)
    parts, parts_owner = _polygons_of(geometry[used], np.asarray(owner)[used].astype(np.int32))
    if not len(parts):
        return Rings(np.empty((0, 2)), np.zeros(1, np.int64), np.empty(0, np.int32))
    _, xy, (ring_ends, polygon_ends) = shapely.to_ragged_array(parts, include_z=False)
    rings_per_part = np.diff(polygon_ends)
    is_hole = np.ones(len(ring_ends) - 1, np.bool_)
    is_hole[polygon_ends[:-1][rings_per_part > 0]] = False
    return clean_rings(xy, ring_ends.astype(np.int64), np.repeat(parts_owner, rings_per_part), is_hole)


def _polygons_of(geometry: NDArray[np.object_], owner: Indices) -> tuple[NDArray[np.object_], Indices]:
    kinds = shapely.get_type_id(geometry)
    if not np.isin(kinds, _POLYGONAL).all():
        found = sorted({shapely.GeometryType(kind).name for kind in set(kinds.tolist()) - set(_POLYGONAL)})
        raise GeodataError(f"boundaries must be polygons, found {', '.join(found)}")
    for _ in range(2):  # a collection, its multipolygons, their polygons
        geometry, record = shapely.get_parts(geometry, return_index=True)
        owner = owner[record]
    areal = shapely.get_type_id(geometry) == shapely.GeometryType.POLYGON
    return geometry[areal], owner[areal]


def clean_rings(xy: Floats, offsets: Ints, owner: Indices, is_hole: Mask) -> Rings:
    """Drop repeated vertices and rings of fewer than three, turn every ring so that its interior is on the right."""
    if len(xy) > _MAX_VERTICES:
        raise GeodataError(f"too many vertices for one coverage: {len(xy):,}")
    if not np.isfinite(xy).all():
        raise GeodataError("a boundary has a coordinate that is not a number")
    kept = (xy != _shifted(xy, offsets, forward=True)).any(axis=1)
    lengths = np.add.reduceat(kept, offsets[:-1], dtype=np.int64) if len(owner) else np.empty(0, np.int64)
    enough = lengths >= _TRIANGLE
    kept &= np.repeat(enough, np.diff(offsets))
    clean = Rings(xy[kept] + 0.0, ends_of(lengths[enough]), owner[enough])  # + 0.0: minus zero is zero
    counter_clockwise = twice_area(clean.xy, clean.offsets) > 0
    return _reversed_where(clean, counter_clockwise != is_hole[enough])


def ends_of(lengths: NDArray[np.integer[Any]]) -> Ints:
    """Offsets (n + 1,) of runs of the given lengths laid one behind the other."""
    out = np.zeros(len(lengths) + 1, np.int64)
    np.cumsum(lengths, out=out[1:])
    return out


def twice_area(xy: Floats, offsets: Ints) -> Floats:
    """Twice the signed area of each run of vertices closed by a straight line; counter-clockwise is positive.

    In square degrees, taken about the first vertex of the run, so that a rock far from the origin keeps its digits.
    """
    lengths = np.diff(offsets)
    if not len(xy):
        return np.zeros(len(lengths))
    local = xy - np.repeat(xy[np.minimum(offsets[:-1], len(xy) - 1)], lengths, axis=0)
    cross = np.zeros(len(xy))
    cross[:-1] = local[:-1, 0] * local[1:, 1] - local[1:, 0] * local[:-1, 1]
    cross[offsets[1:][lengths > 0] - 1] = 0.0
    sums = np.zeros(len(lengths))
    sums[lengths > 0] = np.add.reduceat(cross, offsets[:-1][lengths > 0])
    return sums


def _shifted(values: Values, offsets: Ints, *, forward: bool) -> Values:
    out: Values = np.empty_like(values)
    first, last = offsets[:-1], offsets[1:] - 1
    if forward:
        out[:-1], out[last] = values[1:], values[first]
    else:
        out[1:], out[first] = values[:-1], values[last]
    return out


def _reversed_where(rings: Rings, backwards: Mask) -> Rings:
    if not backwards.any():
        return rings
    lengths = np.diff(rings.offsets)
    index = np.arange(len(rings.xy))
    turned = np.repeat(backwards, lengths)
    index[turned] = np.repeat((rings.first + rings.last)[backwards], lengths[backwards]) - index[turned]
    return Rings(rings.xy[index], rings.offsets, rings.owner)
