"""What can be measured from arcs: shared borders and areas."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import shapely

from etl.topology.compiled import in_shares
from etl.topology.metres import segment_lengths_km, sum_below_km2, sum_lengths_km
from etl.topology.polygons import to_polygons

if TYPE_CHECKING:
    from etl.topology.model import Topology
    from etl.topology.rings import Floats, Mask


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
        lambda begin, end: sum_lengths_km(topology.xy, topology.offsets, begin, end, chosen, lengths), topology.offsets
    )
    return lengths


def areas_km2(topology: Topology) -> Floats:
    """Area of each owner in km² on the ellipsoid, borders straight in the equal-area plane: (owners,).

    From the integral of northing along each arc, once for the owners on either hand.
    """
    below = np.zeros(len(topology.left))
    in_shares(lambda begin, end: sum_below_km2(topology.xy, topology.offsets, begin, end, below), topology.offsets)
    sums = np.zeros(topology.n_owners + 1)
    np.add.at(sums, topology.right, below)
    np.subtract.at(sums, topology.left, below)
    return sums[: topology.n_owners]


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
