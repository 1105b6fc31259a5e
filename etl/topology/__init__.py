"""Boundary coverages as arcs: each border once, so that neighbours never part, at any level of detail."""

from __future__ import annotations

from etl.topology.build import build_topology, merged
from etl.topology.crossings import uncrossed
from etl.topology.fitting import fitted
from etl.topology.measure import adjacency, areas_km2, mismatched_km
from etl.topology.model import Topology
from etl.topology.polygons import sound_polygons, to_polygons
from etl.topology.sea import sea_neighbours
from etl.topology.simplify import rounded, simplify
from etl.topology.topojson import to_topojson, to_topojson_by_group

__all__ = [
    "Topology",
    "adjacency",
    "areas_km2",
    "build_topology",
    "fitted",
    "merged",
    "mismatched_km",
    "rounded",
    "sea_neighbours",
    "simplify",
    "sound_polygons",
    "to_polygons",
    "to_topojson",
    "to_topojson_by_group",
    "uncrossed",
]
