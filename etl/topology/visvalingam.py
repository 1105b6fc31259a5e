"""Weighted Visvalingam simplification of many lines at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from etl.topology.metres import DEGREE_M

if TYPE_CHECKING:
    from etl.topology.rings import Floats, Mask

_FLATTER_WEIGHS_MORE = 0.7


def keep_vertices(xy: Floats, fixed: Mask, smallest_m2: float) -> Mask:
    """Vertices that stay when every triangle of neighbours smaller than `smallest_m2` is flattened.

    xy: (n, 2) degrees; fixed: vertices that must stay, among them both ends of every line. Lines lie one behind the other.
    In each round every vertex whose triangle is smaller than those of both its neighbours goes: the same order as
    one by one from a queue, save where far apart, and all lines at once. Spikes weigh less than bends, so that the line
    comes out smooth (the weighting of Mapshaper, Bloch 2014).
    """
    kept = np.ones(len(xy), np.bool_)
    if len(xy) < 3:  # noqa: PLR2004
        return kept
    index = np.arange(len(xy))
    stays = fixed.copy()
    x, y = xy[:, 0] * DEGREE_M, xy[:, 1] * DEGREE_M
    narrow = np.cos(np.radians(xy[:, 1]))
    while True:
        weight = _triangles(x, y, narrow)
        weight[stays] = np.inf
        goes = weight < smallest_m2
        goes[1:] &= weight[1:] < weight[:-1]
        goes[:-1] &= weight[:-1] <= weight[1:]
        if not goes.any():
            return kept
        kept[index[goes]] = False
        rest = ~goes
        index, stays, x, y, narrow = index[rest], stays[rest], x[rest], y[rest], narrow[rest]


def _triangles(x: Floats, y: Floats, narrow: Floats) -> Floats:
    """Weighted area in m² of the triangle of each vertex with its two neighbours; infinite at both ends."""
    east, north = np.diff(x), np.diff(y)
    before_x, after_x = east[:-1] * narrow[1:-1], east[1:] * narrow[1:-1]
    before_y, after_y = north[:-1], north[1:]
    area = np.abs(before_x * after_y - after_x * before_y) / 2
    straight = before_x * after_x + before_y * after_y
    size = np.sqrt((before_x**2 + before_y**2) * (after_x**2 + after_y**2))
    out = np.full(len(x), np.inf)
    out[1:-1] = area * (1 + _FLATTER_WEIGHS_MORE * straight / np.maximum(size, np.finfo(np.float64).tiny))
    return out
