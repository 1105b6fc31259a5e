"""Arcs from runs: each border once, what lies inside one owner left out, what merely passes a point joined up."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from etl.topology.compiled import compiled, in_shares
from etl.topology.rings import NOBODY, ends_of
from etl.topology.runs import ALONE, GONE

if TYPE_CHECKING:
    from etl.topology.rings import Floats, Indices, Ints, Mask, Rings
    from etl.topology.runs import Runs


class Arcs(NamedTuple):
    """Fields of a Topology before its rings are known."""

    xy: Floats
    offsets: Ints
    left: Indices
    right: Indices
    nodes: Indices


class Pieces(NamedTuple):
    """Runs in the order in which they make arcs, and the way each is gone. offsets: (arcs + 1,) into runs."""

    runs: Ints
    backward: Mask
    offsets: Ints


def make_arcs(rings: Rings, runs: Runs) -> Arcs:
    """One arc for every border between two owners, or between an owner and nobody."""
    every = np.arange(len(runs.twin))
    kept = np.flatnonzero((runs.twin != GONE) & ((runs.twin < 0) | (every < runs.twin)))
    right = rings.owner[runs.ring]
    left = np.where(runs.twin >= 0, right[runs.twin], np.int32(NOBODY))
    pieces = _join(runs, kept, left, right)

    begin = pieces.offsets[:-1]
    xy, offsets = _vertices(rings, runs, pieces)
    first, turned = pieces.runs[begin], pieces.backward[begin]
    return Arcs(
        xy,
        offsets,
        np.where(turned, right[first], left[first]),
        np.where(turned, left[first], right[first]),
        _nodes(runs, pieces),
    )


def _join(runs: Runs, kept: Ints, left: Indices, right: Indices) -> Pieces:
    """Join runs at points where exactly two meet, both between the same owners."""
    links = _links(runs, kept, left, right)
    alone = kept[~np.isin(kept, links // 2)]
    chains = _walk(links)
    ends = np.concatenate([alone * 2, np.array([end for chain in chains for end in chain], np.int64)])
    offsets = ends_of(np.array([1] * len(alone) + [len(chain) for chain in chains], np.int64))
    return Pieces(ends // 2, ends % 2 == 1, offsets)


def _links(runs: Runs, kept: Ints, left: Indices, right: Indices) -> Ints:
    """Pairs (n, 2) of ends to be joined; end `2 * run` is the head of a run, `2 * run + 1` its tail."""
    open_runs = kept[runs.head[kept] != ALONE]
    ends = np.concatenate([open_runs * 2, open_runs * 2 + 1])
    points = np.concatenate([runs.head[open_runs], runs.tail[open_runs]])
    order = np.lexsort((ends, points))
    ends, points = ends[order], points[order]
    starts = np.flatnonzero(np.diff(points, prepend=-1))
    two = starts[np.diff(starts, append=len(points)) == 2]  # noqa: PLR2004
    one, other = ends[two], ends[two + 1]
    # leaving by the head of a run sees its sides swapped
    hand, far = (np.where(one % 2 == 1, a[one // 2], b[one // 2]) for a, b in ((left, right), (right, left)))
    same = (np.where(other % 2 == 0, left[other // 2], right[other // 2]) == hand) & (
        np.where(other % 2 == 0, right[other // 2], left[other // 2]) == far
    )
    same &= one // 2 != other // 2
    return np.stack([one[same], other[same]], axis=1)


def _walk(links: Ints) -> list[list[int]]:
    """Chains of joined runs. Each run is given by the end it is entered by; few, so plain Python."""
    partner = {int(a): int(b) for a, b in links}
    partner |= {b: a for a, b in partner.items()}
    chains, done = [], set[int]()
    ends = sorted(partner)
    loose = [end for end in ends if end ^ 1 not in partner]
    for begin in [end ^ 1 for end in loose] + ends:
        if begin // 2 in done:
            continue
        chain, end = [begin], begin
        done.add(begin // 2)
        while (following := partner.get(end ^ 1)) is not None and following // 2 not in done:
            chain.append(following)
            done.add(following // 2)
            end = following
        chains.append(chain)
    return chains


def _vertices(rings: Rings, runs: Runs, pieces: Pieces) -> tuple[Floats, Ints]:
    """Coordinates of all arcs: every piece without its last vertex, and the last vertex of each arc."""
    count = runs.length[pieces.runs]
    count[pieces.offsets[1:] - 1] += 1
    piece_offsets = ends_of(count)
    ring = runs.ring[pieces.runs]
    spans = np.stack([runs.start[pieces.runs], runs.length[pieces.runs], rings.first[ring], rings.offsets[1:][ring]])
    xy = np.empty((piece_offsets[-1], 2))
    in_shares(
        lambda begin, end: _copy_pieces(rings.xy, spans, pieces.backward, piece_offsets, begin, end, xy), piece_offsets
    )
    return xy, piece_offsets[pieces.offsets]


@compiled
def _copy_pieces(  # noqa: PLR0913, PLR0917 - a compiled loop takes arrays, not what holds them
    ring_xy: Floats, spans: Ints, backward: Mask, offsets: Ints, begin: int, end: int, xy: Floats
) -> None:
    """spans: (4, pieces) first vertex, number of segments, and where the ring begins and ends."""
    for piece in range(begin, end):
        start, length, first, past = spans[0, piece], spans[1, piece], spans[2, piece], spans[3, piece]
        for at in range(offsets[piece], offsets[piece + 1]):
            step = at - offsets[piece]
            vertex = start + (length - step if backward[piece] else step)
            if vertex >= past:
                vertex += first - past
            xy[at, 0], xy[at, 1] = ring_xy[vertex, 0], ring_xy[vertex, 1]


def _nodes(runs: Runs, pieces: Pieces) -> Indices:
    first, last = pieces.offsets[:-1], pieces.offsets[1:] - 1
    begin = _end_point(runs, pieces, first, leaving=False)
    end = _end_point(runs, pieces, last, leaving=True)
    _, number = np.unique(np.concatenate([begin, end]), return_inverse=True)
    return number.reshape(2, -1).T.astype(np.int32)


def _end_point(runs: Runs, pieces: Pieces, at: Ints, *, leaving: bool) -> Ints:
    run, backward = pieces.runs[at], pieces.backward[at]
    point = np.where(backward != leaving, runs.tail[run], runs.head[run]).astype(np.int64)
    own = -1 - run  # a ring without junction has a node of its own
    return np.where(runs.head[run] == ALONE, own, point)
