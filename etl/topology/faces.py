"""Rings and polygons of every owner, put together from arcs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely

from etl.topology.model import RingPlan
from etl.topology.rings import ends_of, twice_area

if TYPE_CHECKING:
    from etl.topology.arcs import Arcs
    from etl.topology.rings import Floats, Indices, Ints

_NODE_BITS = 32


def plan_rings(arcs: Arcs, n_owners: int) -> RingPlan:
    """Link arcs to rings, tell shells from holes, give each hole its shell, sort polygons by size."""
    refs, ring_offsets, owner = _rings(arcs)
    area = ring_areas(arcs.xy, arcs.offsets, refs, ring_offsets)
    shell = _shell_of_each_ring(arcs, refs, ring_offsets, owner, area)
    order = np.lexsort(
        (np.arange(len(owner)), np.arange(len(owner)) != shell, shell, -np.abs(area[shell]), owner[shell])
    )
    is_shell = (shell == np.arange(len(owner)))[order]
    starts = np.flatnonzero(is_shell)
    lengths = np.diff(ring_offsets)[order]
    return RingPlan(
        refs=_gather_runs(refs, ring_offsets[:-1][order], lengths),
        ring_offsets=ends_of(lengths),
        polygon_offsets=np.append(starts, len(order)),
        owner_offsets=ends_of(np.bincount(owner[order][starts], minlength=n_owners)),
    )


def ring_areas(xy: Floats, offsets: Ints, refs: Indices, ring_offsets: Ints) -> Floats:
    """Twice the signed area of rings of arcs, in square degrees; shells are negative. Dropped arcs count nothing."""
    if not len(refs):
        return np.zeros(len(ring_offsets) - 1)
    some = np.diff(offsets) > 0
    begin, end = np.zeros((len(some), 2)), np.zeros((len(some), 2))
    begin[some], end[some] = xy[offsets[:-1][some]], xy[offsets[1:][some] - 1]
    arc = np.where(refs < 0, ~refs, refs)
    sign = np.where(refs < 0, -1.0, 1.0)
    origin = np.repeat(begin[arc[ring_offsets[:-1]]], np.diff(ring_offsets), axis=0)
    p, q = begin[arc] - origin, end[arc] - origin
    chord = p[:, 0] * q[:, 1] - q[:, 0] * p[:, 1]
    return np.add.reduceat(sign * (twice_area(xy, offsets)[arc] + chord), ring_offsets[:-1])


def _rings(arcs: Arcs) -> tuple[Indices, Ints, Indices]:
    """Refs, offsets and owner of every ring: closed arcs as they are, the others linked at their nodes."""
    arc = np.arange(len(arcs.left), dtype=np.int32)
    ref = np.concatenate([arc[arcs.right >= 0], ~arc[arcs.left >= 0]])
    owner = np.concatenate([arcs.right[arcs.right >= 0], arcs.left[arcs.left >= 0]])
    closed = (arcs.nodes[:, 0] == arcs.nodes[:, 1])[np.where(ref < 0, ~ref, ref)]
    linked, lengths = _link(arcs, ref[~closed], owner[~closed])
    first = linked[ends_of(lengths)[:-1]]
    linked_owner = np.where(first < 0, arcs.left[~first], arcs.right[np.maximum(first, 0)])
    return (
        np.concatenate([linked, ref[closed]]),
        ends_of(np.concatenate([lengths, np.ones(closed.sum(), np.int64)])),
        np.concatenate([linked_owner, owner[closed]]),
    )


def _link(arcs: Arcs, ref: Indices, owner: Indices) -> tuple[Indices, Ints]:
    """Follow open arcs round; a ring that passes a node twice is cut there into two, so that every ring is simple."""
    backward = ref < 0
    nodes = arcs.nodes[np.where(backward, ~ref, ref)].astype(np.int64)
    begin, end = np.where(backward, nodes[:, 1], nodes[:, 0]), np.where(backward, nodes[:, 0], nodes[:, 1])
    following = _following(
        arcs, ref, owner.astype(np.int64) << _NODE_BITS | begin, owner.astype(np.int64) << _NODE_BITS | end
    )
    rings = _walk(begin.tolist(), following.tolist())
    order = np.array([step for ring in rings for step in ring], np.int64)
    return ref[order], np.array([len(ring) for ring in rings], np.int64)


def _walk(begin: list[int], following: list[int]) -> list[list[int]]:
    rings, seen = [], [False] * len(begin)
    for start in range(len(begin)):
        path: list[int] = []
        place: dict[int, int] = {}
        step = start
        while not seen[step]:
            seen[step] = True
            at = place.get(begin[step])
            if at is not None:
                rings.append(path[at:])
                for past in path[at:]:
                    del place[begin[past]]
                del path[at:]
            place[begin[step]] = len(path)
            path.append(step)
            step = following[step]
        if path:
            rings.append(path)
    return rings


def _following(arcs: Arcs, ref: Indices, begins: Ints, ends: Ints) -> Ints:
    """For each directed arc the one that goes on with the same owner's interior on its right."""
    order = np.argsort(begins, kind="stable")
    low = np.searchsorted(begins[order], ends, side="left")
    high = np.searchsorted(begins[order], ends, side="right")
    following = order[np.minimum(low, len(order) - 1)] if len(order) else order
    for several in np.flatnonzero(high - low > 1):
        choices = order[low[several] : high[several]]
        following[several] = choices[_first_counter_clockwise(arcs, ref[several], ref[choices])]
    return following


def _first_counter_clockwise(arcs: Arcs, incoming: np.int32, outgoing: Indices) -> int:
    """Where one owner's land meets itself in a point: the arc that bounds the same wedge of land."""
    back = _bearing(arcs, ~incoming)
    turns = [(_bearing(arcs, ref) - back) % (2 * np.pi) for ref in outgoing]
    return int(np.argmin(turns))


def _bearing(arcs: Arcs, ref: np.int32) -> float:
    """Direction in which a directed arc leaves its begin."""
    if ref >= 0:
        here, there = arcs.offsets[ref], arcs.offsets[ref] + 1
    else:
        here, there = arcs.offsets[~ref + 1] - 1, arcs.offsets[~ref + 1] - 2
    east, north = arcs.xy[there] - arcs.xy[here]
    return float(np.arctan2(north, east))


def _shell_of_each_ring(arcs: Arcs, refs: Indices, ring_offsets: Ints, owner: Indices, area: Floats) -> Ints:
    """Index of the shell of each ring: itself for a shell, else the smallest shell of its owner around it."""
    shell = np.arange(len(owner))
    holes = np.flatnonzero(area > 0)
    shells = np.flatnonzero(area <= 0)
    shells = shells[np.argsort(owner[shells], kind="stable")]
    low = np.searchsorted(owner[shells], owner[holes], side="left")
    high = np.searchsorted(owner[shells], owner[holes], side="right")
    only = high - low == 1
    shell[holes[only]] = shells[low[only]]
    for hole, start, stop in zip(holes[~only], low[~only], high[~only], strict=True):
        around = shells[start:stop]
        around = around[-area[around] >= area[hole]]
        shell[hole] = _smallest_around(
            arcs, refs, ring_offsets, int(hole), around[np.argsort(-area[around], kind="stable")]
        )
    return shell


def _smallest_around(arcs: Arcs, refs: Indices, ring_offsets: Ints, hole: int, shells: Ints) -> int:
    """First of the shells, smallest first, that contains the hole; the hole itself where none does (a fault of the source)."""
    within = shapely.point_on_surface(shapely.polygons(_ring(arcs, refs, ring_offsets, hole)))
    for shell in shells:
        if shapely.contains(shapely.polygons(_ring(arcs, refs, ring_offsets, int(shell))), within):
            return int(shell)
    return hole


def _ring(arcs: Arcs, refs: Indices, ring_offsets: Ints, ring: int) -> Floats:
    parts = []
    for ref in refs[ring_offsets[ring] : ring_offsets[ring + 1]]:
        arc = (
            arcs.xy[arcs.offsets[ref] : arcs.offsets[ref + 1]]
            if ref >= 0
            else arcs.xy[arcs.offsets[~ref] : arcs.offsets[~ref + 1]][::-1]
        )
        parts.append(arc)
    return np.concatenate(parts)


def _gather_runs(values: Indices, starts: Ints, lengths: Ints) -> Indices:
    offsets = ends_of(lengths)
    gathered: Indices = values[np.arange(offsets[-1]) - np.repeat(offsets[:-1] - starts, lengths)]
    return gathered
