"""Land that a simplified line would jump over: no line crosses, but an island ends up on the wrong side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely

from etl.topology.rings import ends_of

if TYPE_CHECKING:
    from etl.topology.model import Topology
    from etl.topology.rings import Floats, Ints, Mask


def jumping_stretches(topology: Topology, first: Ints, last: Ints) -> Ints:
    """Which stretches first … last of vertices, drawn as one straight line, would pass over a part of the coverage.

    The stretches are all segments of the simplified lines, in order.
    """
    points = topology.xy[_witnesses(topology, first, last)]
    several = np.flatnonzero(last - first > 1)
    stretch, point = _inside_boxes(topology.xy, first[several], last[several], points)
    stretch = several[stretch]
    if not len(stretch):
        return stretch
    between = _between_line_and_chord(topology.xy, first[stretch], last[stretch], points[point])
    return np.unique(stretch[between])


def _witnesses(topology: Topology, first: Ints, last: Ints) -> Ints:
    """One vertex or more of every part: the ends of arcs and, since parts may hang together in a point, those next to them."""
    some = topology.lengths > 0
    is_end = np.zeros(len(topology.xy), np.bool_)
    is_end[topology.offsets[:-1][some]] = is_end[topology.offsets[1:][some] - 1] = True
    return np.unique(np.concatenate([np.flatnonzero(is_end), last[is_end[first]], first[is_end[last]]]))


def _inside_boxes(xy: Floats, first: Ints, last: Ints, points: Floats) -> tuple[Ints, Ints]:
    """Pairs of stretch and point inside its bounding box."""
    west, east, south, north = (
        _over_stretches(extreme, xy[:, axis], first, last) for axis in (0, 1) for extreme in (np.minimum, np.maximum)
    )
    tree = shapely.STRtree(shapely.points(points))
    pairs = tree.query(shapely.box(west, south, east, north), predicate="intersects")
    return pairs[0], pairs[1]


def _over_stretches(extreme: np.ufunc, values: np.typing.NDArray[np.float64], first: Ints, last: Ints) -> Floats:
    """Minimum or maximum over first … last; stretches are in order and share at most their ends."""
    edges = np.stack([first, last], axis=1).reshape(-1)
    inner = extreme.reduceat(values, edges)[::2]
    return np.asarray(extreme(inner, values[last]))


def _between_line_and_chord(xy: Floats, first: Ints, last: Ints, point: Floats) -> Mask:
    """Even-odd: whether a point lies in what the stretch and its chord enclose. A vertex of the stretch does not."""
    count = last - first + 1
    offsets = ends_of(count)
    pair = np.repeat(np.arange(len(first)), count)
    vertex = np.arange(offsets[-1]) - offsets[:-1][pair] + first[pair]
    following = vertex + 1
    following[offsets[1:] - 1] = first
    a, b = xy[vertex] - point[pair], xy[following] - point[pair]
    straddles = (a[:, 1] > 0) != (b[:, 1] > 0)
    rise = np.where(straddles, b[:, 1] - a[:, 1], 1.0)
    right = a[:, 0] - a[:, 1] * (b[:, 0] - a[:, 0]) / rise > 0
    crossings = np.add.reduceat((straddles & right).astype(np.int64), offsets[:-1])
    own = np.logical_or.reduceat((a == 0).all(axis=1), offsets[:-1])
    odd: Mask = crossings % 2 == 1
    return odd & ~own
