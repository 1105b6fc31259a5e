"""Which vertices are the same point: an exact index over every vertex of a coverage.

Vertices are laid into square cells first, so that each cell's small hash table, and the vertices it points to, stay
near at hand; the coordinates decide.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from etl.topology.compiled import compiled, in_shares
from etl.topology.rings import ends_of

if TYPE_CHECKING:
    from etl.topology.rings import Floats, Indices, Ints

_MOST_CELLS_A_SIDE: Final = 512
_VERTICES_A_CELL: Final = 64
_ALONE: Final = -1
_CROWDED: Final = -2
_MIX: Final = (0x1E3779B97F4A7C15, 0x42B2AE3D27D4EB4F)


@dataclass(frozen=True, slots=True)
class VertexIndex:
    """point: (n,) the first vertex with the same coordinates. mate: (n,) the other vertex of a pair, else -1.

    crowded: (m,) vertices of points that three or more vertices share, ascending.
    """

    point: Indices
    mate: Indices
    crowded: Ints


def index_vertices(xy: Floats) -> VertexIndex:
    """Group vertices (n, 2) of exactly equal coordinates."""
    point, mate = np.arange(len(xy), dtype=np.int32), np.full(len(xy), _ALONE, np.int32)
    if len(xy):
        side = int(np.clip(np.sqrt(len(xy) / _VERTICES_A_CELL), 1, _MOST_CELLS_A_SIDE))
        low, high = _corners(xy)
        extent = high - low
        scale = side / np.where(extent > 0, extent, 1.0)
        vertices, offsets = _by_cell(xy, low, scale, side)
        in_shares(lambda begin, end: _match(xy, vertices, offsets, begin, end, point, mate), offsets)
    crowded = np.flatnonzero(mate == _CROWDED)
    mate[crowded] = _ALONE
    return VertexIndex(point, mate, crowded)


def _by_cell(xy: Floats, low: Floats, scale: Floats, side: int) -> tuple[Indices, Ints]:
    """Numbers of all vertices, those of one cell together, ascending, and where each cell begins; half in each thread."""
    half, vertices = len(xy) // 2, np.empty(len(xy), np.int32)
    with ThreadPoolExecutor(2) as pool:
        one, other = pool.map(lambda some: _count_by_cell(some, low, scale, side), (xy[:half], xy[half:]))
        offsets = ends_of(one + other)

        def lay(some: Floats, first: int, places: Ints) -> None:
            _lay_by_cell(some, first, places, low, scale, side, vertices)

        list(pool.map(lay, (xy[:half], xy[half:]), (0, half), (offsets[:-1].copy(), offsets[:-1] + one)))
    return vertices, offsets


@compiled
def _corners(xy: Floats) -> tuple[Floats, Floats]:
    low, high = xy[0].copy(), xy[0].copy()
    for k in range(len(xy)):
        for axis in range(2):
            low[axis], high[axis] = min(low[axis], xy[k, axis]), max(high[axis], xy[k, axis])
    return low, high


@compiled
def _cell(x: float, y: float, low: Floats, scale: Floats, side: int) -> int:
    column = min(int((x - low[0]) * scale[0]), side - 1)
    row = min(int((y - low[1]) * scale[1]), side - 1)
    return row * side + column


@compiled
def _count_by_cell(xy: Floats, low: Floats, scale: Floats, side: int) -> Ints:
    counts = np.zeros(side * side, np.int64)
    for k in range(len(xy)):
        counts[_cell(xy[k, 0], xy[k, 1], low, scale, side)] += 1
    return counts


@compiled
def _lay_by_cell(  # noqa: PLR0913, PLR0917 - a compiled loop takes arrays, not what holds them
    xy: Floats, first: int, at: Ints, low: Floats, scale: Floats, side: int, vertices: Indices
) -> None:
    """Numbers of vertices from `first` on, those of one cell together, ascending; `at` is where each cell goes on."""
    for k in range(len(xy)):
        cell = _cell(xy[k, 0], xy[k, 1], low, scale, side)
        vertices[at[cell]] = first + k
        at[cell] += 1


@compiled
def _match(  # noqa: PLR0913, PLR0917 - a compiled loop takes arrays, not what holds them
    xy: Floats, vertices: Indices, offsets: Ints, begin: int, end: int, point: Indices, mate: Indices
) -> None:
    """Find the equals of the vertices of cells begin … end, each cell with a table at most half full."""
    bits = xy.view(np.int64)
    table = np.empty(0, np.int32)
    for cell in range(begin, end):
        first, past = offsets[cell], offsets[cell + 1]
        if past - first < 2:  # noqa: PLR2004 - nothing to compare with
            continue
        size = 4
        while size < 2 * (past - first):
            size *= 2
        if len(table) < size:
            table = np.empty(size, np.int32)
        table[:size] = _ALONE
        for place in range(first, past):
            vertex = vertices[place]
            mixed = bits[vertex, 0] * _MIX[0]
            mixed = ((mixed ^ (mixed >> 29)) + bits[vertex, 1]) * _MIX[1]
            slot = (mixed ^ (mixed >> 32)) & (size - 1)
            other = table[slot]
            while other != _ALONE and (xy[other, 0] != xy[vertex, 0] or xy[other, 1] != xy[vertex, 1]):
                slot = (slot + 1) & (size - 1)
                other = table[slot]
            if other == _ALONE:
                table[slot] = vertex
                continue
            point[vertex] = other
            if mate[other] == _ALONE:
                mate[other], mate[vertex] = vertex, other
            else:
                if mate[other] != _CROWDED:
                    mate[mate[other]] = _CROWDED
                mate[other] = mate[vertex] = _CROWDED
