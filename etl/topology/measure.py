"""What can be measured from arcs: shared borders and areas."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import shapely

from etl.topology.metres import equal_area_km, segment_lengths_km
from etl.topology.polygons import to_polygons
from etl.topology.rings import twice_area

if TYPE_CHECKING:
    from etl.topology.model import Topology
    from etl.topology.rings import Floats


def adjacency(topology: Topology) -> pd.DataFrame:
    """Pairs of owners that share a border: a < b (owner numbers) and border_km on the ellipsoid, sorted.

    Owners that meet in a point only are no pair.
    """
    shared = topology.is_shared
    pairs = pd.DataFrame(
        {
            "a": np.minimum(topology.left, topology.right)[shared],
            "b": np.maximum(topology.left, topology.right)[shared],
            "border_km": arc_lengths_km(topology)[shared],
        }
    )
    return pairs.groupby(["a", "b"], sort=True)["border_km"].sum().reset_index()


def arc_lengths_km(topology: Topology) -> Floats:
    """Length of each arc on the ellipsoid, km."""
    if not len(topology.xy):
        return np.zeros(len(topology.left))
    steps = np.append(segment_lengths_km(topology.xy), 0.0)
    steps[topology.offsets[1:][topology.lengths > 0] - 1] = 0.0
    return np.diff(np.concatenate([[0.0], np.cumsum(steps)])[topology.offsets])


def areas_km2(topology: Topology) -> Floats:
    """Area of each owner in km² on the ellipsoid, borders straight in the equal-area plane: (owners,)."""
    flat = equal_area_km(topology.xy)
    some = topology.lengths > 0
    begin, end = np.zeros((len(some), 2)), np.zeros((len(some), 2))
    begin[some], end[some] = flat[topology.offsets[:-1][some]], flat[topology.offsets[1:][some] - 1]
    chord = begin[:, 0] * end[:, 1] - end[:, 0] * begin[:, 1]
    signed = (twice_area(flat, topology.offsets) + chord) / 2.0
    sums = np.zeros(topology.n_owners + 1)
    np.add.at(sums, topology.left, signed)
    np.subtract.at(sums, topology.right, signed)
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
