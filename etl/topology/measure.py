"""What can be measured from arcs: shared borders and areas."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import shapely

from etl.topology.compiled import compiled, in_shares
from etl.topology.metres import EQUAL_AREA_EAST_KM, equal_area_north_km, segment_length_km, segment_lengths_km
from etl.topology.polygons import to_polygons

if TYPE_CHECKING:
    from etl.topology.model import Topology
    from etl.topology.rings import Floats, Ints, Mask


def adjacency(topology: Topology) -> pd.DataFrame:
    """Pairs of owners that share a border: a < b (owner numbers) and border_km on the ellipsoid, sorted.

    Owners that meet in a point only are no pair.
    """
    shared = topology.is_shared
    pairs = pd.DataFrame(
        {
            "a": np.minimum(topology.left, topology.right)[shared],
            "b": np.maximum(topology.left, topology.right)[shared],
            "border_km": arc_lengths_km(topology, shared)[shared],
        }
    )
    return pairs.groupby(["a", "b"], sort=True)["border_km"].sum().reset_index()


def arc_lengths_km(topology: Topology, only: Mask | None = None) -> Floats:
    """Length of each arc on the ellipsoid, km; zero for arcs that are not among `only`."""
    chosen = np.ones(len(topology.left), np.bool_) if only is None else only
    lengths = np.zeros(len(topology.left))
    in_shares(
        lambda begin, end: _sum_lengths(topology.xy, topology.offsets, begin, end, chosen, lengths), topology.offsets
    )
    return lengths


@compiled
def _sum_lengths(  # noqa: PLR0913, PLR0917 - a compiled loop takes arrays, not what holds them
    xy: Floats, offsets: Ints, begin: int, end: int, chosen: Mask, lengths: Floats
) -> None:
    for arc in range(begin, end):
        if chosen[arc]:
            for k in range(offsets[arc], offsets[arc + 1] - 1):
                lengths[arc] += segment_length_km(xy[k, 0], xy[k, 1], xy[k + 1, 0], xy[k + 1, 1])


def areas_km2(topology: Topology) -> Floats:
    """Area of each owner in km² on the ellipsoid, borders straight in the equal-area plane: (owners,).

    From the integral of northing along each arc, once for the owners on either hand.
    """
    below = np.zeros(len(topology.left))
    in_shares(lambda begin, end: _sum_below(topology.xy, topology.offsets, begin, end, below), topology.offsets)
    sums = np.zeros(topology.n_owners + 1)
    np.add.at(sums, topology.right, below)
    np.subtract.at(sums, topology.left, below)
    return sums[: topology.n_owners]


@compiled
def _sum_below(xy: Floats, offsets: Ints, begin: int, end: int, below: Floats) -> None:
    """Area between each arc and the equator, taken about the arc's first parallel so that small areas keep digits."""
    for arc in range(begin, end):
        first, past = offsets[arc], offsets[arc + 1]
        if first == past:
            continue
        base = equal_area_north_km(xy[first, 1])
        before, inside = 0.0, 0.0
        for k in range(first + 1, past):
            here = equal_area_north_km(xy[k, 1]) - base
            inside += (xy[k, 0] - xy[k - 1, 0]) * (here + before)
            before = here
        below[arc] = (inside / 2.0 + (xy[past - 1, 0] - xy[first, 0]) * base) * EQUAL_AREA_EAST_KM


def mismatched_km(topology: Topology) -> Floats:
    """Km of each owner's edge along which a neighbour lies but does not repeat its vertices: (owners,).

    There the coverage has slivers of gap or overlap from its source; the engine keeps both edges as they are.
    """
    shapes = to_polygons(topology)
    edges = shapely.coverage_invalid_edges(shapes)
    lines, owner = shapely.get_parts(edges, return_index=True)
    out = np.zeros(topology.n_owners)
    for line, whose in zip(lines, owner, strict=True):
        out[whose] += segment_lengths_km(shapely.get_coordinates(line)).sum()
    return out
