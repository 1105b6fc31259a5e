"""Runs: pieces of rings between junctions, each with the run on its other side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from etl.topology.compiled import compiled, in_shares

if TYPE_CHECKING:
    from etl.topology.rings import Indices, Ints, Mask, Rings
    from etl.topology.vertices import VertexIndex

ALONE = -1
"""No twin, or no junction at the ends."""
GONE = -2
"""The same owner on both sides, or a segment told twice: not part of any border."""
_POINT_BITS = 32


@dataclass(frozen=True, slots=True)
class Runs:
    """Pieces of rings. start: first vertex. length: number of segments. ring: the ring it lies on.

    twin: the run on the other side, -1 where there is none, -2 where the same owner lies on both sides (to be dropped).
    head, tail: the points it begins and ends at, -1 for a ring without any junction.
    """

    start: Ints
    length: Ints
    ring: Ints
    twin: Ints
    head: Indices
    tail: Indices


def cut_runs(rings: Rings, index: VertexIndex) -> Runs:
    """Cut rings at junctions: wherever not exactly one ring, or two in opposite directions, pass through a point."""
    cuts = np.flatnonzero(_is_junction(rings, index))
    cut_ring = np.searchsorted(rings.offsets, cuts, side="right") - 1
    cuts_per_ring = np.bincount(cut_ring, minlength=len(rings.owner))
    whole = np.flatnonzero(cuts_per_ring == 0)

    start = np.concatenate([cuts, rings.first[whole]])
    ring = np.concatenate([cut_ring, whole])
    ends = _next_cut(rings, cuts, cut_ring)
    ring_length = np.diff(rings.offsets)
    length = np.concatenate([(ends - cuts - 1) % ring_length[cut_ring] + 1, ring_length[whole]])
    head = np.concatenate([index.point[cuts], np.full(len(whole), ALONE, np.int32)])
    tail = np.concatenate([index.point[ends], np.full(len(whole), ALONE, np.int32)])

    runs = Runs(start, length, ring, np.full(len(start), ALONE), head, tail)
    _match_long(rings, index, runs, cuts, whole)
    _match_single(rings.owner[ring], runs)
    owner = rings.owner[ring]
    inner = (runs.twin >= 0) & (owner == owner[runs.twin])
    runs.twin[inner] = GONE
    return runs


def _is_junction(rings: Rings, index: VertexIndex) -> Mask:
    after, before = np.empty_like(index.point), np.empty_like(index.point)
    in_shares(lambda one, past: _points_beside(index.point, rings.offsets, one, past, after, before), rings.offsets)
    junction = np.empty(len(index.mate), np.bool_)
    in_shares(
        lambda one, past: _parts_from_mate(index.mate, after, before, one, past, junction),
        np.arange(len(junction) + 1),
    )
    junction[index.crowded] = True
    return junction


@compiled
def _points_beside(  # noqa: PLR0913, PLR0917 - a compiled loop takes arrays, not what holds them
    point: Indices, offsets: Ints, one: int, past: int, after: Indices, before: Indices
) -> None:
    """For each vertex of rings one … past the point of the next one and of the one before."""
    for ring in range(one, past):
        first, last = offsets[ring], offsets[ring + 1] - 1
        for vertex in range(first, last + 1):
            after[vertex] = point[vertex + 1 if vertex < last else first]
            before[vertex] = point[vertex - 1 if vertex > first else last]


@compiled
def _parts_from_mate(  # noqa: PLR0913, PLR0917 - a compiled loop takes arrays, not what holds them
    mate: Indices, after: Indices, before: Indices, one: int, past: int, parts: Mask
) -> None:
    """Where a ring turns back, or does not go the way of its mate backwards; of vertices one … past."""
    for vertex in range(one, past):
        other = mate[vertex]
        parts[vertex] = after[vertex] == before[vertex] or (
            other >= 0 and (after[vertex] != before[other] or before[vertex] != after[other])
        )


def _next_cut(rings: Rings, cuts: Ints, cut_ring: Ints) -> Ints:
    """The cut after each cut on its ring; itself where it is the only one."""
    following = np.roll(cuts, -1)
    last_on_ring = np.ones(len(cuts), np.bool_)
    last_on_ring[:-1] = cut_ring[1:] != cut_ring[:-1]
    first_cut = cuts[np.searchsorted(cuts, rings.first[cut_ring])] if len(cuts) else cuts
    return np.where(last_on_ring, first_cut, following)


def _match_long(rings: Rings, index: VertexIndex, runs: Runs, cuts: Ints, whole: Ints) -> None:
    """Runs with a vertex inside: the mate of that vertex lies inside the twin."""
    long = np.flatnonzero((runs.length > 1) | (runs.head == ALONE))
    inside = runs.start[long] + 1
    past = inside > rings.last[runs.ring[long]]
    inside[past] = rings.first[runs.ring[long]][past]
    mate = index.mate[inside].astype(np.int64)
    long, mate = long[mate >= 0], mate[mate >= 0]

    ring = np.searchsorted(rings.offsets, mate, side="right") - 1
    position = np.searchsorted(cuts, mate, side="right") - 1
    wraps = (position < 0) | (runs.ring[position] != ring) if len(cuts) else np.ones(len(mate), np.bool_)
    last_cut = np.searchsorted(cuts, rings.last[ring], side="right") - 1
    twin = np.where(wraps, last_cut, position)
    is_whole = np.isin(ring, whole)
    twin[is_whole] = len(cuts) + np.searchsorted(whole, ring[is_whole])
    runs.twin[long] = twin


def _match_single(owner: Indices, runs: Runs) -> None:
    """Runs of one segment: matched by their end points; doubled ones of one owner count once."""
    single = np.flatnonzero((runs.length == 1) & (runs.head != ALONE))
    head, tail = runs.head[single].astype(np.int64), runs.tail[single].astype(np.int64)
    forward = head < tail
    segment = np.minimum(head, tail) << _POINT_BITS | np.maximum(head, tail)
    order = np.lexsort((forward, owner[single], segment))
    single, forward, segment, whose = single[order], forward[order], segment[order], owner[single[order]]

    same_owner = (segment[1:] == segment[:-1]) & (whose[1:] == whose[:-1])
    gone = np.zeros(len(single), np.bool_)
    gone[1:] |= same_owner & (forward[1:] == forward[:-1])
    there_and_back = same_owner & (forward[1:] != forward[:-1])
    gone[1:] |= there_and_back
    gone[:-1] |= there_and_back
    runs.twin[single[gone]] = GONE
    _pair(runs, single[~gone], segment[~gone], forward[~gone])


def _pair(runs: Runs, single: Ints, segment: Ints, forward: Mask) -> None:
    """The first run ahead with the first run back over the same segment, the second with the second."""
    one = np.lexsort((_rank(segment, forward), segment))
    single, segment, rank, forward = single[one], segment[one], _rank(segment, forward)[one], forward[one]
    met = (segment[1:] == segment[:-1]) & (rank[1:] == rank[:-1]) & (forward[1:] != forward[:-1])
    ahead, back = single[:-1][met], single[1:][met]
    runs.twin[ahead], runs.twin[back] = back, ahead


def _rank(segment: Ints, forward: Mask) -> Ints:
    """How many runs over the same segment in the same direction come before; `segment` is sorted."""
    rank = np.zeros(len(segment), np.int64)
    for direction in (False, True):
        mine = np.flatnonzero(forward == direction)
        starts = np.flatnonzero(np.diff(segment[mine], prepend=-1))
        rank[mine] = np.arange(len(mine)) - np.repeat(starts, np.diff(starts, append=len(mine)))
    return rank
