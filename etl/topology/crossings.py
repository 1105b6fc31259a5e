"""Segments that cross or touch where they must not, found through a grid."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from etl.topology.rings import ends_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from etl.topology.rings import Floats, Ints, Mask

_SEGMENT_BITS = np.uint64(26)


def crossing_segments(begin: Floats, end: Floats) -> tuple[Ints, Ints]:
    """Pairs of segments (n, 2) → (n, 2) that meet otherwise than in a common end point.

    A pair may be named more than once. Segments that share an end cross when they lie on each other.
    """
    cells = _cells(begin, end)
    first, second = [], []
    segment = (cells & ((np.uint64(1) << _SEGMENT_BITS) - np.uint64(1))).astype(np.int64)
    cell = cells >> _SEGMENT_BITS
    at = np.arange(len(cells))
    apart = 1
    while True:
        at = at[: np.searchsorted(at, len(cells) - apart)]
        at = at[cell[at] == cell[at + apart]]
        if not len(at):
            break
        i, j = segment[at], segment[at + apart]
        bad = _meet(begin, end, i, j)
        first.append(i[bad])
        second.append(j[bad])
        apart += 1
    none = [np.empty(0, np.int64)]
    return np.concatenate(first or none), np.concatenate(second or none)


def _cells(begin: Floats, end: Floats) -> NDArray[np.uint64]:
    """Words of grid cell and segment, sorted; each segment stands in every cell that its pieces' boxes touch."""
    if not len(begin):
        return np.empty(0, np.uint64)
    extent = np.abs(end - begin).max(axis=1)
    size = max(float(extent.mean()) * 2, np.ptp(begin) / 2**18, np.finfo(np.float64).tiny)
    pieces = np.floor(extent / size).astype(np.int64) + 1
    offsets = ends_of(pieces)
    segment = np.repeat(np.arange(len(begin)), pieces)
    part = (np.arange(offsets[-1]) - np.repeat(offsets[:-1], pieces)) / pieces[segment]
    span = (end - begin)[segment]
    start = begin[segment] + span * part[:, None]
    stop = start + span / pieces[segment][:, None]
    origin = np.minimum(begin.min(axis=0), end.min(axis=0)) - size
    low = np.floor((np.minimum(start, stop) - origin) / size).astype(np.uint64)
    high = np.floor((np.maximum(start, stop) - origin) / size).astype(np.uint64)
    wide, tall = high[:, 0] > low[:, 0], high[:, 1] > low[:, 1]
    corners = [(low, slice(None)), (np.stack([high[:, 0], low[:, 1]], 1), wide)]
    corners += [(np.stack([low[:, 0], high[:, 1]], 1), tall), (high, wide & tall)]
    words = [
        (((cell[use, 0] << np.uint64(19)) | cell[use, 1]) << _SEGMENT_BITS) | segment[use].astype(np.uint64)
        for cell, use in corners
    ]
    return np.unique(np.concatenate(words))


def _meet(begin: Floats, end: Floats, i: Ints, j: Ints) -> Mask:
    """Which pairs of segments have a point in common that is not a common end."""
    bad = np.zeros(len(i), np.bool_)
    boxes = np.ones(len(i), np.bool_)
    for axis in (0, 1):
        a, b, c, d = begin[i, axis], end[i, axis], begin[j, axis], end[j, axis]
        boxes &= (np.minimum(a, b) <= np.maximum(c, d)) & (np.minimum(c, d) <= np.maximum(a, b))
    near = np.flatnonzero(boxes)
    a, b, c, d = begin[i[near]], end[i[near]], begin[j[near]], end[j[near]]
    bad[near] = _share_points(a, b, c, d)
    return bad


def _share_points(a: Floats, b: Floats, c: Floats, d: Floats) -> Mask:
    c_side, d_side = _side(a, b, c), _side(a, b, d)
    a_side, b_side = _side(c, d, a), _side(c, d, b)
    meet = (c_side * d_side <= 0) & (a_side * b_side <= 0)  # boxes overlap, so collinear ones meet too
    common = (a == c).all(1) | (a == d).all(1) | (b == c).all(1) | (b == d).all(1)
    flat = (c_side == 0) & (d_side == 0)
    onto = np.where((a == c).all(1) | (b == d).all(1), 1.0, -1.0) * ((b - a) * (d - c)).sum(1) > 0
    return np.where(common, flat & onto, meet)


def _side(a: Floats, b: Floats, p: Floats) -> Floats:
    """Sign of the side of line a → b on which p lies."""
    return np.sign((b[:, 0] - a[:, 0]) * (p[:, 1] - a[:, 1]) - (p[:, 0] - a[:, 0]) * (b[:, 1] - a[:, 1]))
