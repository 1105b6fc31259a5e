"""Lines that cross in the source: all found, exactly, through a grid."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np

from etl.topology.compiled import compiled
from etl.topology.mending import meet, mended
from etl.topology.rings import ends_of
from etl.topology.thinning import NONE, cell_key, cell_slot, whole_steps

if TYPE_CHECKING:
    from etl.topology.mending import Segment
    from etl.topology.model import Topology
    from etl.topology.rings import Indices, Ints
    from etl.topology.thinning import Whole

_EXTENTS_A_CELL: Final = 4.0


def uncrossed(topology: Topology, most_m: float) -> Topology:
    """Straighten lines where they cross another, over as few vertices as part the two; no new crossing comes of it.

    A crossing stays where that would take the end of an arc, cut off more than `most_m` squared, or change the side on
    which a third arc lies.
    """
    x, y, *_ = whole_steps(topology.xy, topology.offsets)
    pairs = crossings(x, y, topology.offsets)
    if not len(pairs):
        return topology
    kept, counts = mended(topology, x, y, pairs, most_m)
    return replace(topology, xy=topology.xy[kept], offsets=ends_of(counts))


def crossings(x: Indices, y: Indices, offsets: Ints) -> Ints:
    """Pairs (n, 2) of vertices that begin segments which meet otherwise than in a common end; each once, in order.

    x, y: in whole steps; offsets: (lines + 1,). Two threads share the plane.
    """
    if not len(x):
        return np.empty((0, 2), np.int64)
    extent, segments = _extent(x, y, offsets)
    bits = int(np.ceil(np.log2(max(_EXTENTS_A_CELL * extent / max(segments, 1), 1.0))))
    middle = int(np.median(x[:: max(len(x) // 10_000, 1)])) >> bits
    sides = ((-(2**31), middle), (middle, 2**31))
    with ThreadPoolExecutor(len(sides)) as pool:
        found = list(pool.map(lambda side: _crossing_pairs(x, y, offsets, bits, side), sides))
    pairs = np.array([pair for side in found for pair in side], np.int64).reshape(-1, 2)
    return np.unique(np.sort(pairs, axis=1), axis=0)


@compiled
def _extent(x: Indices, y: Indices, offsets: Ints) -> tuple[float, int]:
    """Sum of the longer sides of the boxes of all segments, and their number."""
    total, count = 0.0, 0
    for line in range(len(offsets) - 1):
        for k in range(offsets[line], offsets[line + 1] - 1):
            total += max(abs(np.int64(x[k + 1]) - x[k]), abs(np.int64(y[k + 1]) - y[k]))
            count += 1
    return total, count


@compiled
def _segment(x: Indices, y: Indices, k: int) -> Segment:
    return np.int64(x[k]), np.int64(y[k]), np.int64(x[k + 1]), np.int64(y[k + 1])


@compiled
def _columns(segment: Segment, row: Whole, bits: int, side: tuple[int, int]) -> tuple[Whole, Whole]:
    """First and last column on this side of the cells of a row that a segment passes, or one more."""
    ax, ay, bx, by = segment
    west: Whole = min(ax, bx)
    east: Whole = max(ax, bx)
    if ay >> bits != by >> bits:
        slope = (bx - ax) / (by - ay)
        low, high = ax + slope * ((row << bits) - ay), ax + slope * (((row + 1) << bits) - ay)
        west, east = max(west, np.int64(min(low, high)) - 1), min(east, np.int64(max(low, high)) + 1)
    return np.int64(max(west >> bits, side[0])), np.int64(min(east >> bits, side[1] - 1))


@compiled
def _count_entries(x: Indices, y: Indices, offsets: Ints, bits: int, side: tuple[int, int]) -> Whole:
    """How often a segment stands in a cell of the columns from, to."""
    entries: Whole = 0
    for line in range(len(offsets) - 1):
        for k in range(offsets[line], offsets[line + 1] - 1):
            segment = _segment(x, y, k)
            for row in range(min(segment[1], segment[3]) >> bits, (max(segment[1], segment[3]) >> bits) + 1):
                first, last = _columns(segment, row, bits, side)
                entries += max(last - first + 1, 0)
    return entries


@compiled
def _crossing_pairs(
    x: Indices, y: Indices, offsets: Ints, bits: int, side: tuple[int, int]
) -> list[tuple[np.int64, np.int64]]:
    """Pairs of segments that meet in cells of the columns from, to; each is compared with those there before it."""
    entries = _count_entries(x, y, offsets, bits, side)
    room = 16
    while room < entries:
        room *= 2
    keys, newest = np.full(room, NONE, np.int64), np.full(room, NONE, np.int32)
    begins, older = np.empty(entries, np.int32), np.empty(entries, np.int32)
    pairs = [(np.int64(0), np.int64(0)) for _ in range(0)]
    entry = 0
    for line in range(len(offsets) - 1):
        for k in range(offsets[line], offsets[line + 1] - 1):
            segment = _segment(x, y, k)
            for row in range(min(segment[1], segment[3]) >> bits, (max(segment[1], segment[3]) >> bits) + 1):
                first, last = _columns(segment, row, bits, side)
                for column in range(first, last + 1):
                    cell = cell_key(column, row)
                    at = cell_slot(keys, cell)
                    other = newest[at]
                    while other != NONE:
                        if meet(segment, _segment(x, y, begins[other])):
                            pairs.append((np.int64(k), np.int64(begins[other])))
                        other = older[other]
                    begins[entry], older[entry] = k, newest[at]
                    keys[at], newest[at] = cell, entry
                    entry += 1
    return pairs
