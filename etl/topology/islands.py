"""Which small islands and lakes a simplified map may leave out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from etl.topology.compiled import compiled
from etl.topology.metres import DEGREE_M
from etl.topology.rings import NOBODY, ends_of, twice_area

if TYPE_CHECKING:
    from etl.topology.model import Topology
    from etl.topology.rings import Floats, Ints, Mask

REMOTE_DEGREES = 0.1
"""About 10 km: a rock with no larger land so near is kept however small (竹島, 沖ノ鳥島, 南鳥島)."""


def droppable(topology: Topology, smallest_km2: float) -> Mask:
    """Arcs of islands and lakes smaller than this that may go.

    Kept all the same: the only ring of an owner or the largest of its islands, a ring with something inside,
    a rock far from all larger land.
    """
    closed = (topology.nodes[:, 0] == topology.nodes[:, 1]) & (topology.lengths > 0)
    lonely = closed & ((topology.left == NOBODY) | (topology.right == NOBODY))
    signed = _signed_km2(topology, lonely)
    island = lonely & np.where(topology.right >= 0, signed < 0, signed > 0)
    small: Mask = lonely & (np.abs(signed) < smallest_km2)
    small[_largest_islands(topology, island, np.abs(signed))] = False
    small &= ~_encloses(topology, small & island, ~island & (topology.lengths > 0))
    small &= ~_encloses(topology, small & ~island, topology.lengths > 0)
    small[_remote(topology, small & island, small)] = False
    return small


def _signed_km2(topology: Topology, arcs: Mask) -> Floats:
    out = np.zeros(len(arcs))
    of_arcs = np.repeat(arcs, topology.lengths)
    offsets = ends_of(topology.lengths[arcs])
    north = np.radians(topology.xy[topology.offsets[:-1][arcs], 1])
    out[arcs] = twice_area(topology.xy[of_arcs], offsets) / 2 * np.cos(north) * (DEGREE_M / 1000) ** 2
    return out


def _largest_islands(topology: Topology, island: Mask, area: Floats) -> Ints:
    """The largest island of every owner that has no land with a land border."""
    arcs = np.flatnonzero(island)
    owner = np.maximum(topology.left, topology.right)[arcs]
    order = np.lexsort((arcs, -area[arcs], owner))
    first = np.flatnonzero(np.diff(owner[order], prepend=-1))
    largest = arcs[order[first]]
    rest = ~island & (topology.lengths > 0) & (topology.nodes[:, 0] != topology.nodes[:, 1])
    has_more = np.zeros(topology.n_owners + 1, np.bool_)
    has_more[topology.left[rest]] = has_more[topology.right[rest]] = True
    return largest[~has_more[owner[order[first]]]]


def _encloses(topology: Topology, rings: Mask, others: Mask) -> Mask:
    """Rings whose bounding box holds the begin of another arc."""
    out = np.zeros(len(rings), np.bool_)
    of_rings, of_others = np.flatnonzero(rings), np.flatnonzero(others)
    if not len(of_rings) or not len(of_others):
        return out
    low, high = _boxes(topology, rings)
    begins = topology.xy[topology.offsets[:-1][of_others]]
    by_lon = np.argsort(begins[:, 0], kind="stable")
    of_others, begins = of_others[by_lon], begins[by_lon]
    first = np.searchsorted(begins[:, 0], low[:, 0], side="left")
    count = np.searchsorted(begins[:, 0], high[:, 0], side="right") - first
    box = np.repeat(np.arange(len(of_rings)), count)
    point = np.arange(len(box)) - np.repeat(np.cumsum(count) - count - first, count)
    north = begins[point, 1]
    inside = (north >= low[box, 1]) & (north <= high[box, 1]) & (of_others[point] != of_rings[box])
    out[of_rings[box[inside]]] = True
    return out


def _boxes(topology: Topology, arcs: Mask) -> tuple[Floats, Floats]:
    """Lower and upper corners of the bounding box of each of the arcs, none of them empty."""
    xy = topology.xy[np.repeat(arcs, topology.lengths)]
    starts = ends_of(topology.lengths[arcs])[:-1]
    return np.minimum.reduceat(xy, starts), np.maximum.reduceat(xy, starts)


def _remote(topology: Topology, islands: Mask, small: Mask) -> Ints:
    """Islands with no larger land in their own square of a coarse grid or the eight around it."""
    arcs = np.flatnonzero(islands)
    if not len(arcs):
        return arcs
    taken, low = _land_squares(topology.xy, topology.offsets, small)
    begins = np.floor(topology.xy[topology.offsets[:-1][arcs]] / REMOTE_DEGREES).astype(np.int64) - low
    near = [taken[begins[:, 0] + east, begins[:, 1] + north] for east in (-1, 0, 1) for north in (-1, 0, 1)]
    remote: Ints = arcs[~np.logical_or.reduce(near)]
    return remote


@compiled
def _land_squares(xy: Floats, offsets: Ints, small: Mask) -> tuple[Mask, Ints]:
    """Squares in which a vertex of an arc that is not small lies, a margin of one around all; and the lowest square."""
    corners = np.array([[np.inf, np.inf], [-np.inf, -np.inf]])
    for k in range(len(xy)):
        for axis in range(2):
            corners[0, axis], corners[1, axis] = min(corners[0, axis], xy[k, axis]), max(corners[1, axis], xy[k, axis])
    squares = np.floor(corners / REMOTE_DEGREES).astype(np.int64)
    low, size = squares[0] - 1, squares[1] - squares[0] + 3
    taken = np.zeros((size[0], size[1]), np.bool_)
    for arc in range(len(small)):
        if not small[arc]:
            for k in range(offsets[arc], offsets[arc + 1]):
                column, row = np.floor(xy[k, 0] / REMOTE_DEGREES), np.floor(xy[k, 1] / REMOTE_DEGREES)
                taken[np.int64(column) - low[0], np.int64(row) - low[1]] = True
    return taken, low
