"""Whether a ring surely does not touch itself: its monotone chains compared through a tree of boxes.

A chain that goes on into one quadrant cannot meet itself, and the box of any part of it is that of the part's ends. Where
two segments come near, signs decide that rounding cannot turn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from etl.topology.compiled import compiled

if TYPE_CHECKING:
    from etl.topology.rings import Floats, Ints

_WAITING: Final = 1024
"""Room for pairs that wait: four a level of the tree, two a halving of two chains, and nothing is 2 ** 40 long."""

_SURE: Final = 1e-15
"""A determinant of differences farther from zero than this share of its two products has the sign it seems to have.

Three times the bound that Shewchuk (1997) proves.
"""


class Scratch(NamedTuple):
    """Room for one ring at a time. starts: first vertex of each chain. boxes: west, south, east, north of each node."""

    starts: Ints
    boxes: Floats
    nodes: Ints
    parts: Ints


@compiled
def scratch_of(most: int) -> Scratch:
    """Room for rings of up to `most` vertices."""
    leaves = 1
    while leaves < most:
        leaves *= 2
    pairs = np.empty((_WAITING, 2), np.int64), np.empty((_WAITING, 4), np.int64)
    return Scratch(np.empty(most + 1, np.int64), np.empty((2 * leaves, 4)), pairs[0], pairs[1])


@compiled
def is_simple(xy: Floats, size: int, scratch: Scratch) -> bool:
    """Whether a ring surely meets itself nowhere.

    xy: its `size` vertices, no two in a row equal, and the first again.
    """
    starts, boxes, nodes = scratch.starts, scratch.boxes, scratch.nodes
    chains = _chains(xy, size, starts)
    leaves = _grown(xy, chains, starts, boxes)
    nodes[0, 0] = nodes[0, 1] = 1
    left = 1
    while left:
        left -= 1
        one, other = nodes[left, 0], nodes[left, 1]
        if one >= leaves:
            k, j = one - leaves, other - leaves
            if k != j and not _are_apart(xy, size, starts[k], starts[k + 1], starts[j], starts[j + 1], scratch.parts):
                return False
            continue
        for child in range(2):
            for second in range(child if one == other else 0, 2):
                a, b = 2 * one + child, 2 * other + second
                if (
                    boxes[a, 0] <= boxes[b, 2]
                    and boxes[b, 0] <= boxes[a, 2]
                    and boxes[a, 1] <= boxes[b, 3]
                    and boxes[b, 1] <= boxes[a, 3]
                ):
                    nodes[left, 0], nodes[left, 1] = a, b
                    left += 1
    return True


@compiled
def _chains(xy: Floats, size: int, starts: Ints) -> int:
    """Where each chain begins, and the end of the last; how many there are."""
    chains = 0
    east, north = False, False
    for k in range(size):
        to_east, to_north = xy[k + 1, 0] >= xy[k, 0], xy[k + 1, 1] >= xy[k, 1]
        if k == 0 or to_east != east or to_north != north:
            starts[chains] = k
            chains += 1
            east, north = to_east, to_north
    starts[chains] = size
    return chains


@compiled
def _grown(xy: Floats, chains: int, starts: Ints, boxes: Floats) -> int:
    """Fill the boxes of the chains and of the nodes above them; how many leaves there are, and where they begin."""
    leaves = 1
    while leaves < chains:
        leaves *= 2
    for chain in range(leaves):
        node = leaves + chain
        if chain < chains:
            a, b = starts[chain], starts[chain + 1]
            boxes[node, 0], boxes[node, 2] = min(xy[a, 0], xy[b, 0]), max(xy[a, 0], xy[b, 0])
            boxes[node, 1], boxes[node, 3] = min(xy[a, 1], xy[b, 1]), max(xy[a, 1], xy[b, 1])
        else:
            boxes[node, 0] = boxes[node, 1] = np.inf
            boxes[node, 2] = boxes[node, 3] = -np.inf
    for node in range(leaves - 1, 0, -1):
        one, other = 2 * node, 2 * node + 1
        boxes[node, 0], boxes[node, 1] = min(boxes[one, 0], boxes[other, 0]), min(boxes[one, 1], boxes[other, 1])
        boxes[node, 2], boxes[node, 3] = max(boxes[one, 2], boxes[other, 2]), max(boxes[one, 3], boxes[other, 3])
    return leaves


@compiled
def _are_apart(  # noqa: PLR0913, PLR0917 - a compiled loop takes arrays, not what holds them
    xy: Floats, size: int, begin: int, end: int, other: int, last: int, parts: Ints
) -> bool:
    """Whether the chains begin … end and other … last surely meet in no point but a vertex that they share."""
    parts[0, 0], parts[0, 1], parts[0, 2], parts[0, 3] = begin, end, other, last
    left = 1
    while left:
        left -= 1
        a, b, c, d = parts[left, 0], parts[left, 1], parts[left, 2], parts[left, 3]
        if (
            max(xy[a, 0], xy[b, 0]) < min(xy[c, 0], xy[d, 0])
            or max(xy[c, 0], xy[d, 0]) < min(xy[a, 0], xy[b, 0])
            or max(xy[a, 1], xy[b, 1]) < min(xy[c, 1], xy[d, 1])
            or max(xy[c, 1], xy[d, 1]) < min(xy[a, 1], xy[b, 1])
        ):
            continue
        if b - a > 1 or d - c > 1:
            if b - a >= d - c:
                middle = (a + b) // 2
                parts[left, 0], parts[left, 1], parts[left, 2], parts[left, 3] = a, middle, c, d
                parts[left + 1, 0], parts[left + 1, 1], parts[left + 1, 2], parts[left + 1, 3] = middle, b, c, d
            else:
                middle = (c + d) // 2
                parts[left, 0], parts[left, 1], parts[left, 2], parts[left, 3] = a, b, c, middle
                parts[left + 1, 0], parts[left + 1, 1], parts[left + 1, 2], parts[left + 1, 3] = a, b, middle, d
            left += 2
        elif b == c:
            if not _goes_on(xy, a, b, d):
                return False
        elif a == 0 and d == size:
            if not _goes_on(xy, c, 0, b):
                return False
        elif not (_is_beside(xy, a, b, c, d) or _is_beside(xy, c, d, a, b)):
            return False
    return True


@compiled
def _goes_on(xy: Floats, a: int, b: int, c: int) -> bool:
    """Whether the segments a-b and b-c surely meet in b alone: they bend by less than a right angle, or not straight back."""
    east_1, north_1 = xy[b, 0] - xy[a, 0], xy[b, 1] - xy[a, 1]
    east_2, north_2 = xy[c, 0] - xy[b, 0], xy[c, 1] - xy[b, 1]
    along, up = east_1 * east_2, north_1 * north_2
    if along + up > _SURE * (abs(along) + abs(up)):
        return True
    one, other = east_1 * north_2, north_1 * east_2
    return bool(abs(one - other) > _SURE * (abs(one) + abs(other)))


@compiled
def _is_beside(xy: Floats, a: int, b: int, c: int, d: int) -> bool:
    """Whether c and d surely lie on one side of the line through a and b."""
    east, north = xy[b, 0] - xy[a, 0], xy[b, 1] - xy[a, 1]
    one, other = east * (xy[c, 1] - xy[a, 1]), north * (xy[c, 0] - xy[a, 0])
    first = one - other
    if abs(first) <= _SURE * (abs(one) + abs(other)):
        return False
    one, other = east * (xy[d, 1] - xy[a, 1]), north * (xy[d, 0] - xy[a, 0])
    second = one - other
    return bool(abs(second) > _SURE * (abs(one) + abs(other)) and (first > 0) == (second > 0))
