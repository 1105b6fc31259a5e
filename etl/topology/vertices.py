"""Which vertices are the same point: an exact index over every vertex of a coverage.

One sort of 64-bit words that hold a piece of the hash and the position of the vertex; the coordinates decide in the end,
so that a collision of hashes costs time, never correctness.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from etl.topology.rings import Floats, Indices, Ints

_MIX = (np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F))
_WORD = 64
_PAIR = 2


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
    count = len(xy)
    bits = np.uint64(max(1, (count - 1).bit_length()))
    words = np.sort(_hashes(xy) >> bits << bits | np.arange(count, dtype=np.uint64))
    vertex = (words & ((np.uint64(1) << bits) - np.uint64(1))).astype(np.int32)
    starts = np.flatnonzero(np.concatenate(([True], words[1:] >> bits != words[:-1] >> bits))[:count])
    sizes = np.diff(starts, append=count)

    point = np.arange(count, dtype=np.int32)
    mate = np.full(count, -1, np.int32)
    pairs = starts[sizes == _PAIR]
    lower, upper = vertex[pairs], vertex[pairs + 1]
    same = (xy[lower] == xy[upper]).all(axis=1)
    _pair_up(point, mate, lower[same], upper[same])

    many = sizes > _PAIR
    suspects = vertex[np.repeat(starts[many], sizes[many]) + _within(sizes[many])]
    crowded = _group_exactly(xy, suspects, point, mate)
    return VertexIndex(point, mate, crowded)


def _hashes(xy: Floats) -> NDArray[np.uint64]:
    bits = np.ascontiguousarray(xy).view(np.uint64)
    mixed = bits[:, 0] * _MIX[0]
    mixed ^= mixed >> np.uint64(29)
    mixed += bits[:, 1]
    mixed *= _MIX[1]
    mixed ^= mixed >> np.uint64(32)
    mixed *= _MIX[0]
    return mixed


def _pair_up(point: Indices, mate: Indices, lower: Indices, upper: Indices) -> None:
    mate[lower], mate[upper] = upper, lower
    point[upper] = lower


def _within(sizes: Ints) -> Ints:
    """0, 1, … within each run."""
    total = int(sizes.sum())
    return np.arange(total) - np.repeat(np.cumsum(sizes) - sizes, sizes)


def _group_exactly(xy: Floats, suspects: Indices, point: Indices, mate: Indices) -> Ints:
    """Group the few vertices whose hashes meet more than twice, by their coordinates; returns the crowded ones."""
    order = np.lexsort((suspects, xy[suspects, 1], xy[suspects, 0]))
    ordered = suspects[order]
    new = np.ones(len(ordered), np.bool_)
    new[1:] = (xy[ordered[1:]] != xy[ordered[:-1]]).any(axis=1)
    starts = np.flatnonzero(new)
    sizes = np.diff(starts, append=len(ordered))
    point[ordered] = np.repeat(ordered[starts], sizes)
    pairs = starts[sizes == _PAIR]
    _pair_up(point, mate, ordered[pairs], ordered[pairs + 1])
    return np.sort(ordered[np.repeat(sizes > _PAIR, sizes)]).astype(np.int64)
