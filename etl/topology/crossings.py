"""Lines that cross in the source: found through a grid, and mended where a vertex less does it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np

from etl.topology.metres import DEGREE_M
from etl.topology.rings import ends_of
from etl.topology.simplify import anchors
from etl.topology.thinning import NONE, cell_key, cell_slot, compiled

if TYPE_CHECKING:
    from etl.topology.model import Topology
    from etl.topology.rings import Ints
    from etl.topology.thinning import Whole

_ROUNDS: Final = 40
_EXTENTS_A_CELL: Final = 4.0
_NEAR_DEGREES: Final = 0.01


def uncrossed(topology: Topology, steps_per_degree: int, most_m: float) -> Topology:
    """Drop vertices, the lightest first, until no line crosses another.

    A crossing stays where that would take the end of an arc, or a vertex whose triangle is larger than `most_m` squared
    or holds a vertex of a third arc. Coordinates lie on a grid of `steps_per_degree`.
    """
    lines = _Mended(topology, steps_per_degree)
    pairs = lines.crossings(np.flatnonzero(lines.is_segment))
    near = lines.near(pairs)
    given_up = set[tuple[int, int]]()
    for _ in range(_ROUNDS):
        left = [pair for pair in map(tuple, pairs.tolist()) if pair not in given_up]
        if not left:
            break
        given_up.update(pair for pair in left if not lines.mend(pair, near, most_m**2))
        near = near[lines.kept[near]]
        pairs = lines.crossings(near[lines.is_segment[near]])
    return replace(topology, xy=topology.xy[lines.kept], offsets=ends_of(lines.counts))


class _Mended:
    """Arcs while they lose vertices, with the neighbours of each that is still there."""

    def __init__(self, topology: Topology, steps_per_degree: int) -> None:
        count, some = len(topology.xy), topology.lengths > 0
        self.steps = np.rint(topology.xy * steps_per_degree).astype(np.int64)
        self.metres = DEGREE_M / steps_per_degree
        self.narrow = np.cos(np.radians(topology.xy[:, 1]))
        self.arc = np.repeat(np.arange(len(topology.left)), topology.lengths)
        self.kept = np.ones(count, np.bool_)
        self.before, self.after = np.arange(count) - 1, np.arange(count) + 1
        self.is_segment = np.ones(count, np.bool_)
        self.is_segment[topology.offsets[1:][some] - 1] = False
        self.is_inner = self.is_segment.copy()
        self.is_inner[topology.offsets[:-1][some]] = False
        self.counts, self.fewest = topology.lengths.copy(), anchors(topology) + 2
        self.squares = np.floor(topology.xy / _NEAR_DEGREES).astype(np.int64)

    def crossings(self, begin: Ints) -> Ints:
        """Pairs (n, 2) of first vertices of segments that meet otherwise than in a common end; each once."""
        if not len(begin):
            return np.empty((0, 2), np.int64)
        segments = np.concatenate([self.steps[begin], self.steps[self.after[begin]]], axis=1)
        extent = float(np.abs(segments[:, 2:] - segments[:, :2]).max(axis=1).mean())
        bits = int(np.ceil(np.log2(max(_EXTENTS_A_CELL * extent, 1.0))))
        found = begin[np.array(_crossing_pairs(segments, bits), np.int64).reshape(-1, 2)]
        return np.unique(np.sort(found, axis=1), axis=0)

    def near(self, pairs: Ints) -> Ints:
        """Vertices in the squares around the pairs."""
        here = self.squares[pairs.reshape(-1)]
        around = [here + np.array([east, north]) for east in (-1, 0, 1) for north in (-1, 0, 1)]
        wanted = np.unique(_word(np.concatenate(around)))
        return np.flatnonzero(np.isin(_word(self.squares), wanted))

    def mend(self, pair: tuple[int, int], near: Ints, most_m2: float) -> bool:
        """Take out the lightest end of two segments without which they part; True also where that has come about."""
        if not self.kept[list(pair)].all():
            return True
        arcs = self.arc[list(pair)]
        ends = [(v, other) for begin, other in (pair, pair[::-1]) for v in (begin, int(self.after[begin]))]
        free = [end for end in ends if self._is_free(end[0]) and self._weight_m2(end[0]) <= most_m2]
        for v, other in sorted(free, key=lambda end: self._weight_m2(end[0])):
            if self._parts(v, other) and np.isin(self.arc[self._held(v, near)], arcs).all():
                before, after = self.before[v], self.after[v]
                self.kept[v], self.after[before], self.before[after] = False, after, before
                self.counts[self.arc[v]] -= 1
                return True
        return False

    def _is_free(self, v: int) -> bool:
        return bool(self.is_inner[v] and self.counts[self.arc[v]] > self.fewest[self.arc[v]])

    def _parts(self, v: int, other: int) -> bool:
        """Whether a line without this vertex is clear of the segment that begins at another."""
        ends = self.steps[[self.before[v], self.after[v], other, self.after[other]]]
        return not _meet(ends.reshape(2, 4), 0, 1)

    def _corners(self, v: int) -> Ints:
        return self.steps[[self.before[v], v, self.after[v]]]

    def _weight_m2(self, v: int) -> float:
        a, b, c = self._corners(v)
        twice = abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1]))
        return float(twice / 2 * self.narrow[v] * self.metres**2)

    def _held(self, v: int, near: Ints) -> Ints:
        """Vertices in the closed triangle of one with its neighbours, besides what lies on its corners."""
        corners = self._corners(v)
        points = self.steps[near]
        boxed = ((points >= corners.min(axis=0)) & (points <= corners.max(axis=0))).all(axis=1) & self.kept[near]
        near, points = near[boxed], points[boxed]
        sides = [_side(corners[i], corners[(i + 1) % 3], points) for i in range(3)]
        inside = (np.min(sides, axis=0) >= 0) | (np.max(sides, axis=0) <= 0)
        corner = (points[:, None] == corners).all(axis=2).any(axis=1)
        held: Ints = near[inside & ~corner]
        return held


def _word(squares: Ints) -> Ints:
    words: Ints = squares[:, 0] << 32 | squares[:, 1] & 0xFFFFFFFF
    return words


def _side(a: Ints, b: Ints, points: Ints) -> Ints:
    sides: Ints = (b[0] - a[0]) * (points[:, 1] - a[1]) - (b[1] - a[1]) * (points[:, 0] - a[0])
    return sides


@compiled
def _meet(segments: Ints, i: int, j: int) -> bool:
    """Whether two segments have a point in common that is not a common end."""
    ax, ay, bx, by = segments[i]
    cx, cy, dx, dy = segments[j]
    if max(ax, bx) < min(cx, dx) or max(cx, dx) < min(ax, bx) or max(ay, by) < min(cy, dy) or max(cy, dy) < min(ay, by):
        return False
    c_side = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay)
    d_side = (bx - ax) * (dy - ay) - (dx - ax) * (by - ay)
    head_on = (ax == cx and ay == cy) or (bx == dx and by == dy)
    if head_on or (ax == dx and ay == dy) or (bx == cx and by == cy):
        along = (bx - ax) * (dx - cx) + (by - ay) * (dy - cy)
        return bool(c_side == 0 and d_side == 0 and (along > 0) == head_on)
    a_side = (dx - cx) * (ay - cy) - (ax - cx) * (dy - cy)
    b_side = (dx - cx) * (by - cy) - (bx - cx) * (dy - cy)
    return bool(np.sign(c_side) * np.sign(d_side) <= 0 and np.sign(a_side) * np.sign(b_side) <= 0)


@compiled
def _columns(segments: Ints, i: int, row: Whole, bits: int) -> tuple[Whole, Whole]:
    """First and last column of the cells of a row that a segment passes, or one more."""
    ax, ay, bx, by = segments[i]
    west, east = min(ax, bx), max(ax, bx)
    if ay >> bits != by >> bits:
        slope = (bx - ax) / (by - ay)
        low, high = ax + slope * ((row << bits) - ay), ax + slope * (((row + 1) << bits) - ay)
        west, east = max(west, np.int64(min(low, high)) - 1), min(east, np.int64(max(low, high)) + 1)
    return west >> bits, east >> bits


@compiled
def _crossing_pairs(segments: Ints, bits: int) -> list[tuple[int, int]]:
    """Pairs of segments (n, 4) that meet; each is compared with those that stand in its cells before it."""
    entries: Whole = 0
    for i in range(len(segments)):
        south, north = min(segments[i, 1], segments[i, 3]), max(segments[i, 1], segments[i, 3])
        for row in range(south >> bits, (north >> bits) + 1):
            first, last = _columns(segments, i, row, bits)
            entries += last - first + 1
    room = 16
    while room < entries:
        room *= 2
    keys, newest = np.full(room, NONE, np.int64), np.full(room, NONE, np.int32)
    segment, older = np.empty(entries, np.int32), np.empty(entries, np.int32)
    pairs = [(0, 0) for _ in range(0)]
    entry = 0
    for i in range(len(segments)):
        south, north = min(segments[i, 1], segments[i, 3]), max(segments[i, 1], segments[i, 3])
        for row in range(south >> bits, (north >> bits) + 1):
            first, last = _columns(segments, i, row, bits)
            for column in range(first, last + 1):
                cell = cell_key(column, row)
                at = cell_slot(keys, cell)
                other = newest[at]
                while other != NONE:
                    if _meet(segments, i, segment[other]):
                        pairs.append((i, segment[other]))
                    other = older[other]
                segment[entry], older[entry] = i, newest[at]
                keys[at], newest[at] = cell, entry
                entry += 1
    return pairs
