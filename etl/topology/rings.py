"""Rings of polygons as flat arrays: where shapely ends and the topology begins."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray

from etl.topology.compiled import compiled, in_shares
from geodata.errors import GeodataError

if TYPE_CHECKING:
    from collections.abc import Sequence

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Indices = NDArray[np.int32]
Mask = NDArray[np.bool_]
Geometries = NDArray[np.object_]

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
    return clean_rings(shapely.get_coordinates(parts), *_layout(parts, parts_owner))


def _layout(parts: NDArray[np.object_], parts_owner: Indices) -> tuple[Ints, Indices, Mask]:
    """Offsets of all rings into the coordinates of the polygons, owner of each, and whether it is a hole."""
    rings = shapely.get_num_interior_rings(parts) + 1
    shells = ends_of(rings)[:-1]
    is_hole = np.ones(rings.sum(), np.bool_)
    is_hole[shells] = False
    whole = rings == 1
    lengths = np.empty(len(is_hole), np.int64)
    lengths[shells[whole]] = shapely.get_num_coordinates(parts[whole])
    lengths[np.repeat(~whole, rings)] = shapely.get_num_coordinates(shapely.get_rings(parts[~whole]))
    return ends_of(lengths), np.repeat(parts_owner, rings), is_hole


def _polygons_of(geometry: NDArray[np.object_], owner: Indices) -> tuple[NDArray[np.object_], Indices]:
    kinds = shapely.get_type_id(geometry)
    if not np.isin(kinds, _POLYGONAL).all():
        found = sorted({shapely.GeometryType(kind).name for kind in set(kinds.tolist()) - set(_POLYGONAL)})
        raise GeodataError(f"boundaries must be polygons, found {', '.join(found)}")
    whole = kinds == shapely.GeometryType.POLYGON
    parts, record = geometry[~whole], np.flatnonzero(~whole)  # of these only: to take parts is to copy every vertex
    for _ in range(2):  # a collection, its multipolygons, their polygons
        parts, taken_from = shapely.get_parts(parts, return_index=True)
        record = record[taken_from]
    areal = shapely.get_type_id(parts) == shapely.GeometryType.POLYGON
    polygons, record = np.concatenate([geometry[whole], parts[areal]]), np.append(np.flatnonzero(whole), record[areal])
    order = np.argsort(record, kind="stable")
    return polygons[order], owner[record[order]]


def clean_rings(xy: Floats, offsets: Ints, owner: Indices, is_hole: Mask) -> Rings:
    """Drop repeated vertices and rings of fewer than three, turn every ring so that its interior is on the right."""
    if len(xy) > _MAX_VERTICES:
        raise GeodataError(f"too many vertices for one coverage: {len(xy):,}")
    lengths = np.zeros(len(owner), np.int64)
    in_shares(lambda begin, end: _count_different(xy, offsets, begin, end, lengths), offsets)
    if (lengths < 0).any():
        raise GeodataError("a boundary has a coordinate that is not a number")
    lengths[lengths < _TRIANGLE] = 0
    ends = ends_of(lengths)
    clean = np.empty((ends[-1], 2))
    in_shares(lambda begin, end: _copy_different(xy, offsets, begin, end, is_hole, ends, clean), offsets)
    enough = lengths > 0
    return Rings(clean, ends_of(lengths[enough]), owner[enough])


@compiled
def _count_different(xy: Floats, offsets: Ints, begin: int, end: int, lengths: Ints) -> None:
    """Vertices of each ring that differ from the next one; -1 where a coordinate is not a number."""
    for ring in range(begin, end):
        first, past = offsets[ring], offsets[ring + 1]
        count = 0
        for k in range(first, past):
            after = k + 1 if k + 1 < past else first
            if not (np.isfinite(xy[k, 0]) and np.isfinite(xy[k, 1])):
                count = -1
                break
            if xy[k, 0] != xy[after, 0] or xy[k, 1] != xy[after, 1]:
                count += 1
        lengths[ring] = count


@compiled
def _copy_different(  # noqa: PLR0913, PLR0917 - a compiled loop takes arrays, not what holds them
    xy: Floats, offsets: Ints, begin: int, end: int, is_hole: Mask, ends: Ints, clean: Floats
) -> None:
    """Copy those vertices; backwards where the ring runs the wrong way."""
    for ring in range(begin, end):
        size = ends[ring + 1] - ends[ring]
        if size == 0:
            continue
        first, past = offsets[ring], offsets[ring + 1]
        twice = 0.0
        for k in range(first, past - 1):
            east, north = xy[k, 0] - xy[first, 0], xy[k, 1] - xy[first, 1]
            twice += east * (xy[k + 1, 1] - xy[first, 1]) - (xy[k + 1, 0] - xy[first, 0]) * north
        backwards = (twice > 0) != is_hole[ring]
        at, step = (ends[ring + 1] - 1, -1) if backwards else (ends[ring], 1)
        for k in range(first, past):
            after = k + 1 if k + 1 < past else first
            if xy[k, 0] != xy[after, 0] or xy[k, 1] != xy[after, 1]:
                clean[at, 0], clean[at, 1] = xy[k, 0] + 0.0, xy[k, 1] + 0.0  # minus zero is zero
                at += step


class Laid(NamedTuple):
    """Rings somewhere in an array of vertices: where each begins, how many vertices it has, whose it is."""

    xy: Floats
    first: Ints
    size: Ints
    owner: Ints


def in_order(parts: Sequence[Laid]) -> Rings:
    """The rings of all parts laid one behind the other, by owner, those of one owner as they come; nobody's are left out."""
    part = np.repeat(np.arange(len(parts)), [len(some.owner) for some in parts])
    first, size, owner = (np.concatenate([some[column] for some in parts]) for column in (1, 2, 3))
    order = np.argsort(owner, kind="stable")
    order = order[owner[order] >= 0]
    offsets = ends_of(size[order])
    xy = np.empty((offsets[-1], 2))
    for number, some in enumerate(parts):
        mine = part[order] == number
        spans = np.stack([first[order][mine], offsets[:-1][mine], size[order][mine]])
        in_shares(partial(_copy_rings, some.xy, spans, xy), ends_of(spans[2]))
    return Rings(xy, offsets, owner[order].astype(np.int32))


@compiled
def _copy_rings(source: Floats, spans: Ints, xy: Floats, begin: int, end: int) -> None:
    """spans: (3, rings) where each is, where it goes, and how many vertices it has."""
    for ring in range(begin, end):
        first, place = spans[0, ring], spans[1, ring]
        for k in range(spans[2, ring]):
            xy[place + k, 0], xy[place + k, 1] = source[first + k, 0], source[first + k, 1]


def ends_of(lengths: NDArray[np.integer[Any]]) -> Ints:
    """Offsets (n + 1,) of runs of the given lengths laid one behind the other."""
    out = np.zeros(len(lengths) + 1, np.int64)
    np.cumsum(lengths, out=out[1:])
    return out


def twice_area(xy: Floats, offsets: Ints) -> Floats:
    """Twice the signed area of each run of vertices closed by a straight line; counter-clockwise is positive.

    In square degrees, taken about the first vertex of the run, so that a rock far from the origin keeps its digits.
    """
    sums = np.zeros(len(offsets) - 1)
    in_shares(lambda begin, end: _sum_areas(xy, offsets, begin, end, sums), offsets)
    return sums


@compiled
def _sum_areas(xy: Floats, offsets: Ints, begin: int, end: int, sums: Floats) -> None:
    for run in range(begin, end):
        first = offsets[run]
        twice = 0.0
        for k in range(first, offsets[run + 1] - 1):
            east, north = xy[k, 0] - xy[first, 0], xy[k, 1] - xy[first, 1]
            twice += east * (xy[k + 1, 1] - xy[first, 1]) - (xy[k + 1, 0] - xy[first, 0]) * north
        sums[run] = twice
