"""Fewer vertices for the whole coverage at once: every border is simplified once, so that no gap and no overlap appears."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from etl.topology.crossings import crossing_segments
from etl.topology.engulfed import jumping_stretches
from etl.topology.islands import droppable
from etl.topology.metres import DEGREE_M
from etl.topology.rings import ends_of
from etl.topology.visvalingam import keep_vertices

if TYPE_CHECKING:
    from etl.topology.model import Topology
    from etl.topology.rings import Floats, Ints, Mask

_ROUNDS_OF_REPAIR = 12


def simplify(topology: Topology, tolerance_m: float, *, smallest_island_km2: float = 0.0) -> Topology:
    """Drop vertices whose triangle is smaller than `tolerance_m` squared; junctions stay, and so does every owner.

    Rings keep at least a triangle. Where simplified lines would cross, vertices of the source come back until they do not.
    Islands and lakes under `smallest_island_km2` are left out where nothing is lost by it (see `islands.droppable`).
    """
    shown = topology if smallest_island_km2 <= 0 else _without(topology, droppable(topology, smallest_island_km2))
    if not len(shown.xy):
        return shown
    kept = keep_vertices(shown.xy, _fixed(shown), tolerance_m**2)
    _uncross(shown, kept)
    sums = np.concatenate([[0], np.cumsum(kept)])
    return replace(shown, xy=shown.xy[kept], offsets=sums[shown.offsets])


def _without(topology: Topology, dropped: Mask) -> Topology:
    lengths = np.where(dropped, 0, topology.lengths)
    return replace(topology, xy=topology.xy[np.repeat(~dropped, topology.lengths)], offsets=ends_of(lengths))


def _fixed(topology: Topology) -> Mask:
    """End points of arcs, two more vertices of a closed arc, one more where several arcs join the same two junctions."""
    fixed = np.zeros(len(topology.xy), np.bool_)
    some = topology.lengths > 0
    begin, end = topology.offsets[:-1], topology.offsets[1:] - 1
    fixed[begin[some]] = fixed[end[some]] = True

    closed = np.flatnonzero(some & (topology.nodes[:, 0] == topology.nodes[:, 1]))
    far = _farthest(topology.xy, begin[closed], end[closed], begin[closed], begin[closed])
    fixed[far] = fixed[_farthest(topology.xy, begin[closed], end[closed], begin[closed], far)] = True

    joins = np.sort(topology.nodes, axis=1).astype(np.int64)
    _, same, count = np.unique(joins[:, 0] << 32 | joins[:, 1], return_inverse=True, return_counts=True)
    several = (count[same] > 1) & (topology.lengths > 2) & (joins[:, 0] != joins[:, 1])  # noqa: PLR2004
    arcs = np.flatnonzero(several)
    fixed[_farthest(topology.xy, begin[arcs], end[arcs], begin[arcs], end[arcs])] = True
    return fixed


def _farthest(xy: Floats, first: Ints, last: Ints, a: Ints, b: Ints) -> Ints:
    """In each stretch first … last of vertices, the one farthest from the line through vertices a and b (or point a)."""
    if not len(first):
        return first
    count = last - first + 1
    offsets = ends_of(count)
    stretch = np.repeat(np.arange(len(first)), count)
    vertex = np.arange(offsets[-1]) - offsets[:-1][stretch] + first[stretch]
    narrow = np.cos(np.radians(xy[a, 1]))
    scale = np.stack([narrow, np.ones(len(a))], axis=1) * DEGREE_M
    local = (xy[vertex] - xy[a][stretch]) * scale[stretch]
    along = ((xy[b] - xy[a]) * scale)[stretch]
    off_line = np.abs(along[:, 0] * local[:, 1] - along[:, 1] * local[:, 0])
    distance = np.where((a == b)[stretch], np.hypot(local[:, 0], local[:, 1]), off_line)
    order = np.lexsort((-vertex, distance, stretch))
    return vertex[order[offsets[1:] - 1]]


def _uncross(topology: Topology, kept: Mask) -> None:
    """Give segments at fault vertices back, the farthest first, in the end all, until none is at fault."""
    ends_arc = np.zeros(len(kept), np.bool_)
    ends_arc[topology.offsets[1:][topology.lengths > 0] - 1] = True
    rounds = 0
    while True:
        vertex = np.flatnonzero(kept)
        begins = np.flatnonzero(~ends_arc[vertex])
        first, last = vertex[begins], vertex[begins + 1]
        faults = _faults(topology, first, last)
        if not len(faults):
            return
        rounds += 1
        first, last = first[faults], last[faults]
        if rounds > _ROUNDS_OF_REPAIR:
            for i, j in zip(first, last, strict=True):
                kept[i:j] = True
        else:
            kept[_farthest(topology.xy, first + 1, last - 1, first, last)] = True


def _faults(topology: Topology, first: Ints, last: Ints) -> Ints:
    """Segments first → last that stand for several of the source and cross another, or jump over land."""
    jumping = jumping_stretches(topology, first, last)
    crossing = np.concatenate(crossing_segments(topology.xy[first], topology.xy[last]))
    faults = np.unique(np.concatenate([crossing, jumping]))
    mendable: Ints = faults[last[faults] - first[faults] > 1]
    return mendable
