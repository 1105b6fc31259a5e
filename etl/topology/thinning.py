"""Visvalingam simplification of every arc of a coverage at once, that moves no line over another vertex."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar

import numpy as np

from etl.topology.compiled import compiled, in_shares
from etl.topology.metres import DEGREE_M

if TYPE_CHECKING:
    from collections.abc import Callable

    from etl.topology.rings import Floats, Indices, Ints, Mask

    Whole = int | np.int64
    Kernel = TypeVar("Kernel", bound=Callable[..., Any])

STEPS_PER_DEGREE: Final = 10_000_000
"""Sides are decided on whole numbers of steps of about a centimetre, so that no test depends on rounding."""

_METRES_A_STEP: Final = DEGREE_M / STEPS_PER_DEGREE
_FLATTER_WEIGHS_MORE: Final = 0.7
_TOLERANCES_A_CELL: Final = 8.0
"""Fewer make more runs to look up, more make longer ones to go along."""
_MOST_QUARTERS: Final = 64
NONE: Final = -1
_MIX: Final = 0x1E3779B97F4A7C15
_TRIANGLE: Final = 2


class _Lines(NamedTuple):
    """Arcs while they lose vertices.

    x, y: in steps. offsets: (arcs + 1,). kept, after: whether a vertex is still there, and the next one that is.
    counts: (arcs,) how many are.
    """

    x: Indices
    y: Indices
    offsets: Ints
    kept: Mask
    after: Indices
    counts: Ints


class _Cells(NamedTuple):
    """Vertices by square cell of 2 ** bits steps, in runs of one arc in one cell.

    keys, last_run: open table of cells. first, last: vertices of each run. run_before: another run in the same cell.
    """

    bits: int
    keys: Ints
    last_run: Indices
    first: Indices
    last: Indices
    run_before: Indices


def keep_vertices(xy: Floats, offsets: Ints, anchors: Ints, tolerance_m: float) -> tuple[Mask, Ints]:
    """Vertices that stay, and their number on each arc, when triangles smaller than `tolerance_m` squared are flattened.

    xy: (n, 2) degrees. offsets: (arcs + 1,). anchors: (arcs,) how many vertices stay besides both ends: none, the one
    farthest from the line between the ends, or two that make a triangle of a closed arc.
    A vertex whose triangle is smaller than those of both its neighbours goes first. Spikes weigh less than bends, so
    that lines come out smooth (the weighting of Mapshaper, Bloch 2014). A triangle that holds another vertex of the
    coverage stays: lines that do not meet before do not meet after, and nothing changes sides.
    """
    x, y, west, east = whole_steps(xy, offsets)
    after = np.arange(1, len(x) + 1, dtype=np.int32)
    lines = _Lines(x, y, offsets, np.ones(len(x), np.bool_), after, np.diff(offsets))
    cell = max(_TOLERANCES_A_CELL * tolerance_m / _METRES_A_STEP, 1.0)
    cells = _cells(lines, min(int(np.log2(cell)), 30))
    smallest = (tolerance_m / _METRES_A_STEP) ** 2
    *halves, between = _halves(west, east, lines.counts)
    with ThreadPoolExecutor(len(halves)) as pool:
        list(pool.map(lambda arcs: _thin(arcs, lines, cells, anchors, smallest), halves))
    _thin(between, lines, cells, anchors, smallest)
    return lines.kept, lines.counts


def _halves(west: Indices, east: Indices, counts: Ints) -> tuple[Ints, Ints, Ints]:
    """Arcs west of a meridian, east of it, and across it: no triangle of the first has to do with one of the second."""
    order = np.argsort(west, kind="stable")
    sums = np.cumsum(counts[order])
    meridian = west[order[np.searchsorted(sums, sums[-1] // 2)]]
    is_west, is_east = east < meridian, west >= meridian
    return np.flatnonzero(is_west), np.flatnonzero(is_east), np.flatnonzero(~is_west & ~is_east)


def whole_steps(xy: Floats, offsets: Ints) -> tuple[Indices, Indices, Indices, Indices]:
    """Coordinates in steps, and the westernmost and easternmost of each arc."""
    x, y = np.empty(len(xy), np.int32), np.empty(len(xy), np.int32)
    west, east = np.zeros(len(offsets) - 1, np.int32), np.zeros(len(offsets) - 1, np.int32)
    in_shares(lambda one, past: _to_steps(xy, offsets, one, past, x, y, west, east), offsets)
    return x, y, west, east


@compiled
def _to_steps(  # noqa: PLR0913, PLR0917 - a compiled loop takes arrays, not what holds them
    xy: Floats, offsets: Ints, one: int, past: int, x: Indices, y: Indices, west: Indices, east: Indices
) -> None:
    for arc in range(one, past):
        begin, end = offsets[arc], offsets[arc + 1]
        for k in range(begin, end):
            x[k], y[k] = np.rint(xy[k, 0] * STEPS_PER_DEGREE), np.rint(xy[k, 1] * STEPS_PER_DEGREE)
            west[arc] = x[k] if k == begin else min(west[arc], x[k])
            east[arc] = x[k] if k == begin else max(east[arc], x[k])


@compiled
def cell_key(column: Whole, row: Whole) -> Whole:
    """One number for a cell."""
    return (column + 0x40000000) << 32 | (row + 0x40000000)


@compiled
def cell_slot(keys: Ints, key: Whole) -> Whole:
    """Where a key stands in the open table, or may be put; the keys of four by four cells stand together."""
    block = (key >> 34) << 32 | (key & 0xFFFFFFFF) >> 2
    at = ((block * _MIX >> 20) << 4 | (key >> 32 & 3) << 2 | (key & 3)) & (len(keys) - 1)
    while keys[at] not in (key, NONE):
        at = (at + 1) & (len(keys) - 1)
    return at


@compiled
def _cells(lines: _Lines, bits: int) -> _Cells:
    x, y, offsets = lines.x, lines.y, lines.offsets
    runs = 0
    for arc in range(len(offsets) - 1):
        before: Whole = NONE
        for k in range(offsets[arc], offsets[arc + 1]):
            key = cell_key(np.int64(x[k]) >> bits, np.int64(y[k]) >> bits)
            runs += key != before
            before = key
    room = 16
    while room < 2 * runs:
        room *= 2
    keys, last_run = np.full(room, NONE, np.int64), np.full(room, NONE, np.int32)
    first, last, run_before = np.empty(runs, np.int32), np.empty(runs, np.int32), np.empty(runs, np.int32)
    run = -1
    for arc in range(len(offsets) - 1):
        before = NONE
        for k in range(offsets[arc], offsets[arc + 1]):
            key = cell_key(np.int64(x[k]) >> bits, np.int64(y[k]) >> bits)
            if key != before:
                run += 1
                at = cell_slot(keys, key)
                first[run], run_before[run] = k, last_run[at]
                keys[at], last_run[at] = key, run
                before = key
            last[run] = k
    return _Cells(bits, keys, last_run, first, last, run_before)


@compiled
def _farthest(lines: _Lines, narrow: float, begin: Whole, end: Whole, other: Whole) -> Whole:
    """Vertex of an arc farthest from the line through its begin and another one, or from its begin where they are one."""
    x, y = lines.x, lines.y
    along, up = (x[other] - x[begin]) * narrow, float(y[other] - y[begin])
    found, most = begin + 1, -1.0
    for k in range(begin + 1, end):
        east, north = (x[k] - x[begin]) * narrow, float(y[k] - y[begin])
        far = abs(along * north - up * east) if along != 0.0 or up != 0.0 else east * east + north * north
        if far > most:
            found, most = k, far
    return found


@compiled
def _weight(lines: _Lines, narrow: float, a: Whole, v: Whole, b: Whole) -> float:
    """Weighted area in square steps of the triangle of a vertex with its neighbours."""
    x, y = lines.x, lines.y
    east_1, north_1 = (x[v] - x[a]) * narrow, float(y[v] - y[a])
    east_2, north_2 = (x[b] - x[v]) * narrow, float(y[b] - y[v])
    size = np.sqrt((east_1 * east_1 + north_1 * north_1) * (east_2 * east_2 + north_2 * north_2))
    if size == 0.0:
        return 0.0
    area = abs(east_1 * north_2 - east_2 * north_1) / 2
    return float(area * (1 + _FLATTER_WEIGHS_MORE * (east_1 * east_2 + north_1 * north_2) / size))


@compiled
def _holds(
    triangle: tuple[np.int64, np.int64, np.int64, np.int64, np.int64, np.int64], px: np.int64, py: np.int64
) -> bool:
    """Whether a point lies in the closed triangle a, v, b or on its edges; a and b themselves do not."""
    ax, ay, vx, vy, bx, by = triangle
    if (px == ax and py == ay) or (px == bx and py == by):
        return False
    one = (vx - ax) * (py - ay) - (vy - ay) * (px - ax)
    two = (bx - vx) * (py - vy) - (by - vy) * (px - vx)
    three = (ax - bx) * (py - by) - (ay - by) * (px - bx)
    return bool(min(one, two, three) >= 0 or max(one, two, three) <= 0)


@compiled
def _is_clear(lines: _Lines, cells: _Cells, a: Whole, v: Whole, b: Whole) -> bool:
    """Whether the triangle of three vertices holds no other one. One over very many quarters of cells counts as not clear."""
    x, y, bits = lines.x, lines.y, cells.bits
    ax, ay, bx, by = np.int64(x[a]), np.int64(y[a]), np.int64(x[b]), np.int64(y[b])
    vx, vy = np.int64(x[v]), np.int64(y[v])
    if (vx == ax and vy == ay) or (vx == bx and vy == by):
        return True
    west, east, south, north = min(ax, vx, bx), max(ax, vx, bx), min(ay, vy, by), max(ay, vy, by)
    half = max(bits - 1, 0)
    if ((east >> half) - (west >> half) + 1) * ((north >> half) - (south >> half) + 1) > _MOST_QUARTERS:
        return False
    for column in range(west >> bits, (east >> bits) + 1):
        for row in range(south >> bits, (north >> bits) + 1):
            run = cells.last_run[cell_slot(cells.keys, cell_key(column, row))]
            while run != NONE:
                k, last = cells.first[run], cells.last[run]
                while k <= last and not lines.kept[k]:
                    k = lines.after[k]
                cells.first[run] = k
                while k <= last:
                    if a <= k <= b:
                        k = lines.after[b]
                        continue
                    px, py = np.int64(x[k]), np.int64(y[k])
                    is_in_box = (px >= west) & (px <= east) & (py >= south) & (py <= north)
                    if is_in_box and _holds((ax, ay, vx, vy, bx, by), px, py):
                        return False
                    k = lines.after[k]
                run = cells.run_before[run]
    return True


@compiled
def _thin(arcs: Ints, lines: _Lines, cells: _Cells, anchors: Ints, smallest: float) -> None:
    """Walk down each of the arcs to vertices that weigh less than both neighbours, and take them out."""
    weights = np.empty(lines.counts.max())
    before = np.empty(len(weights), np.int32)
    for arc in arcs:
        begin, end = lines.offsets[arc], lines.offsets[arc + 1] - 1
        if end - begin < _TRIANGLE:
            continue
        narrow = np.cos(np.radians(lines.y[begin] / STEPS_PER_DEGREE))
        one = _farthest(lines, narrow, begin, end, end) if anchors[arc] else NONE
        two = _farthest(lines, narrow, begin, end, one) if anchors[arc] == _TRIANGLE else NONE
        weights[0] = weights[end - begin] = np.inf
        for k in range(begin + 1, end):
            before[k - begin] = k - 1
            weights[k - begin] = np.inf if k in (one, two) else _weight(lines, narrow, k - 1, k, k + 1)
        before[end - begin] = end - 1
        v = begin + 1
        while v < end:
            weight, p, n = weights[v - begin], np.int64(before[v - begin]), np.int64(lines.after[v])
            if weights[p - begin] < min(weight, smallest):
                v = p
            elif weight >= smallest or weights[n - begin] < weight:
                v = n
            elif _is_clear(lines, cells, p, v, n):
                lines.kept[v], lines.after[p], before[n - begin] = False, n, p
                lines.counts[arc] -= 1
                if n not in (end, one, two):
                    weights[n - begin] = _weight(lines, narrow, p, n, lines.after[n])
                if p not in (begin, one, two):
                    weights[p - begin] = _weight(lines, narrow, before[p - begin], p, n)
                v = n if p == begin else p
            else:
                weights[v - begin] = np.inf
                v = n if p == begin else p
