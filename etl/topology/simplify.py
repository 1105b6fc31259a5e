"""Fewer vertices for the whole coverage at once: every border is simplified once, so that no gap and no overlap appears."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from etl.topology.islands import droppable
from etl.topology.rings import ends_of
from etl.topology.thinning import keep_vertices

if TYPE_CHECKING:
    from etl.topology.model import Topology
    from etl.topology.rings import Ints, Mask


def simplify(topology: Topology, tolerance_m: float, *, smallest_island_km2: float = 0.0) -> Topology:
    """Drop vertices whose triangle is smaller than `tolerance_m` squared; junctions stay, and so does every owner.

    Rings keep at least a triangle. No line crosses or jumps over anything that it did not cross before.
    Islands and lakes under `smallest_island_km2` are left out where nothing is lost by it (see `islands.droppable`).
    A result may be simplified again: every level of detail is made from the vertices of the finer one.
    """
    shown = topology if smallest_island_km2 <= 0 else _without(topology, droppable(topology, smallest_island_km2))
    if not len(shown.xy) or tolerance_m <= 0:
        return shown
    kept, counts = keep_vertices(shown.xy, shown.offsets, anchors(shown), tolerance_m)
    return replace(shown, xy=shown.xy[kept], offsets=ends_of(counts))


def rounded(topology: Topology, steps_per_degree: int) -> Topology:
    """The same with every coordinate on the nearest point of a grid."""
    return replace(topology, xy=np.rint(topology.xy * steps_per_degree) / steps_per_degree)


def _without(topology: Topology, dropped: Mask) -> Topology:
    lengths = np.where(dropped, 0, topology.lengths)
    return replace(topology, xy=topology.xy[np.repeat(~dropped, topology.lengths)], offsets=ends_of(lengths))


def anchors(topology: Topology) -> Ints:
    """Vertices that each arc keeps besides its ends: two of a closed arc, one where several join the same junctions."""
    nodes = np.sort(topology.nodes, axis=1).astype(np.int64)
    _, same, count = np.unique(nodes[:, 0] << 32 | nodes[:, 1], return_inverse=True, return_counts=True)
    return np.where(nodes[:, 0] == nodes[:, 1], 2, np.where(count[same] > 1, 1, 0))
