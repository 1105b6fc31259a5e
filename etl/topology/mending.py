"""Lines that cross, straightened over as few vertices as part them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from etl.topology.compiled import compiled
from etl.topology.metres import DEGREE_M
from etl.topology.simplify import anchors
from etl.topology.thinning import STEPS_PER_DEGREE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from etl.topology.model import Topology
    from etl.topology.rings import Indices, Ints, Mask

    Segment = tuple[np.int64, np.int64, np.int64, np.int64]

_SEGMENTS_A_SQUARE: Final = 32.0
_REACH: Final = 2
"""Squares around a crossing that are looked at."""
_WIDEST: Final = 8
"""Doublings of the number of vertices that are taken out on either side of a crossing."""


class _Cut(NamedTuple):
    """Vertices between two others that may go, and what that cuts off in square steps."""

    begin: int
    end: int
    gone: list[int]
    area: float


def mended(topology: Topology, x: Indices, y: Indices, pairs: Ints, most_m: float) -> tuple[Mask, Ints]:
    """Vertices that stay and their number on each arc, when the pairs of segments no longer cross.

    x, y: coordinates in steps. pairs: (n, 2) first vertices of segments that cross.
    """
    patch = _Patch(topology, x, y, pairs)
    most = (most_m / DEGREE_M * STEPS_PER_DEGREE) ** 2
    for pair in np.searchsorted(patch.vertices, pairs).tolist():
        patch.mend(pair[0], pair[1], most)
    kept = np.ones(len(x), np.bool_)
    kept[patch.vertices[~patch.kept]] = False
    return kept, patch.counts


class _Squares(NamedTuple):
    """Which squares are looked at: side in steps, a table that says it, and the square of its corner."""

    side: int
    table: Mask
    west: int
    south: int


class _Patch:
    """The parts of arcs around crossings while they lose vertices, each vertex with those before and after it.

    vertices: (n,) of the topology, ascending; everything else here is by their place in it. counts: (arcs,).
    """

    def __init__(self, topology: Topology, x: Indices, y: Indices, pairs: Ints) -> None:
        self.square = _square(x, y, topology.offsets)
        is_near = _near(x, y, topology.offsets, _squares_around(x, y, pairs, self.square))
        is_near[pairs] = is_near[pairs + 1] = True
        self.vertices = np.flatnonzero(is_near)
        self.steps = np.stack([x[self.vertices], y[self.vertices]], axis=1).astype(np.int64)
        self.arc = np.searchsorted(topology.offsets, self.vertices, side="right") - 1
        self.kept = np.ones(len(self.vertices), np.bool_)
        self.before, self.after = np.arange(len(self.vertices)) - 1, np.arange(len(self.vertices)) + 1
        goes_on = (np.diff(self.vertices) == 1) & (np.diff(self.arc) == 0)
        self.is_segment = np.append(goes_on, False)
        self.is_inner = self.is_segment & np.insert(goes_on, 0, False)
        self.counts, self.fewest = topology.lengths.copy(), anchors(topology) + 2
        reach = np.abs(np.diff(self.steps, axis=0)).max(axis=1, initial=0)
        self.long = np.flatnonzero(goes_on & (reach > self.square)).tolist()
        self.places = self._by_square()

    def _by_square(self) -> dict[tuple[int, int], Ints]:
        squares = self.steps // self.square
        order = np.lexsort((squares[:, 1], squares[:, 0]))
        new = np.flatnonzero((np.diff(squares[order], axis=0) != 0).any(axis=1)) + 1
        groups = np.split(order, new)
        return {(int(squares[group[0], 0]), int(squares[group[0], 1])): group for group in groups}

    def mend(self, one: int, other: int, most: float) -> None:
        """Make the smallest cut of either line that is clear of everything, if there is one."""
        if not (self.kept[[one, other]].all() and meet(self._segment(one), self._segment(other))):
            return
        arcs = self.arc[[one, other]]
        for width in range(_WIDEST):
            cuts = [cut for begin in (one, other) for cut in self._cuts(begin, 1 << width) if cut.area <= most]
            for cut in sorted(cuts, key=lambda cut: cut.area):
                if self._is_clear(cut, arcs):
                    self._make(cut)
                    return

    def _cuts(self, begin: int, width: int) -> Iterator[_Cut]:
        """So many vertices before a segment, after it, and both."""
        for back, ahead in ((width, 0), (0, width), (width, width)):
            first, last = begin, int(self.after[begin])
            gone: list[int] = []
            for _ in range(back):
                if self.is_inner[first]:
                    gone.append(first)
                    first = int(self.before[first])
            gone.reverse()
            for _ in range(ahead):
                if self.is_inner[last]:
                    gone.append(last)
                    last = int(self.after[last])
            arc = self.arc[begin]
            if gone and first != last and self.counts[arc] - len(gone) >= self.fewest[arc]:
                ring = self.steps[[first, *gone, last]] - self.steps[first]
                cross = ring[:-1, 0] * ring[1:, 1] - ring[1:, 0] * ring[:-1, 1]
                yield _Cut(first, last, gone, float(abs(cross.sum()) / 2))

    def _is_clear(self, cut: _Cut, arcs: Ints) -> bool:
        """Whether the straight line meets nothing, and nothing of a third arc lies in what it cuts off."""
        ring = self.steps[[cut.begin, *cut.gone, cut.end]]
        around = self._around(ring.min(axis=0), ring.max(axis=0))
        begins = around[self.is_segment[around] & ~np.isin(around, [cut.begin, *cut.gone])]
        segments = np.concatenate([self.steps[begins], self.steps[self.after[begins]]], axis=1)
        if _meets_any((*ring[0], *ring[-1]), segments):
            return False
        third = around[~np.isin(self.arc[around], arcs)]
        return not _are_inside(ring, self.steps[third]).any()

    def _around(self, low: Ints, high: Ints) -> Ints:
        """Vertices still there in all squares from which a short segment may reach into a box, and of long segments."""
        (west, south), (east, north) = (low // self.square - 1).tolist(), (high // self.square + 1).tolist()
        squares = [(column, row) for column in range(west, east + 1) for row in range(south, north + 1)]
        found = [self.places[square] for square in squares if square in self.places]
        every = np.unique(np.concatenate([*found, np.array(self.long, np.int64)]))
        there: Ints = every[self.kept[every]]
        return there

    def _make(self, cut: _Cut) -> None:
        self.kept[cut.gone] = False
        self.after[cut.begin], self.before[cut.end] = cut.end, cut.begin
        self.counts[self.arc[cut.begin]] -= len(cut.gone)
        if np.abs(self.steps[cut.end] - self.steps[cut.begin]).max() > self.square:
            self.long.append(cut.begin)

    def _segment(self, begin: int) -> Segment:
        (ax, ay), (bx, by) = self.steps[[begin, self.after[begin]]]
        return ax, ay, bx, by


def _squares_around(x: Indices, y: Indices, pairs: Ints, square: int) -> _Squares:
    ends = np.concatenate([pairs.reshape(-1), pairs.reshape(-1) + 1])
    here = np.stack([x[ends], y[ends]], axis=1) // square
    corner = here.min(axis=0) - _REACH
    table = np.zeros(here.max(axis=0) - corner + _REACH + 1, np.bool_)
    for east in range(-_REACH, _REACH + 1):
        for north in range(-_REACH, _REACH + 1):
            table[here[:, 0] - corner[0] + east, here[:, 1] - corner[1] + north] = True
    return _Squares(square, table, int(corner[0]), int(corner[1]))


def _are_inside(ring: Ints, points: Ints) -> Mask:
    """Even-odd: which points lie in a ring; one on its corners does not."""
    a, b = ring - points[:, None], np.roll(ring, -1, axis=0) - points[:, None]
    straddles = (a[..., 1] > 0) != (b[..., 1] > 0)
    turn = a[..., 0] * b[..., 1] - a[..., 1] * b[..., 0]
    right = straddles & ((turn > 0) == (b[..., 1] > a[..., 1]))
    on_corner = (a == 0).all(axis=2).any(axis=1)
    inside: Mask = (right.sum(axis=1) % 2 == 1) & ~on_corner
    return inside


@compiled
def meet(one: Segment, other: Segment) -> bool:
    """Whether two segments have a point in common that is not a common end."""
    ax, ay, bx, by = one
    cx, cy, dx, dy = other
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
def _meets_any(segment: Segment, others: Ints) -> bool:
    for k in range(len(others)):  # noqa: SIM110 - the compiler knows no generators
        if meet(segment, (others[k, 0], others[k, 1], others[k, 2], others[k, 3])):
            return True
    return False


@compiled
def _square(x: Indices, y: Indices, offsets: Ints) -> int:
    """Side of a square that takes some thirty segments in a row."""
    total, count = 0.0, 1
    for line in range(len(offsets) - 1):
        for k in range(offsets[line], offsets[line + 1] - 1):
            total += max(abs(np.int64(x[k + 1]) - x[k]), abs(np.int64(y[k + 1]) - y[k]))
            count += 1
    return int(_SEGMENTS_A_SQUARE * total / count) + 1


@compiled
def _near(x: Indices, y: Indices, offsets: Ints, squares: _Squares) -> Mask:
    """Which vertices lie in the squares that are true, or begin or end a segment longer than a square."""
    near, table = np.zeros(len(x), np.bool_), squares.table
    for line in range(len(offsets) - 1):
        for k in range(offsets[line], offsets[line + 1]):
            column, row = x[k] // squares.side - squares.west, y[k] // squares.side - squares.south
            if 0 <= column < table.shape[0] and 0 <= row < table.shape[1] and table[column, row]:
                near[k] = True
            if k > offsets[line]:
                reach = max(abs(np.int64(x[k]) - x[k - 1]), abs(np.int64(y[k]) - y[k - 1]))
                if reach > squares.side:
                    near[k] = near[k - 1] = True
    return near
