"""Neighbours across water: owners whose coasts face each other within a stated distance."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd
import shapely

from etl.topology.metres import segment_lengths_km
from etl.topology.polygons import to_polygons
from geodata.tables import SEA_WITHIN_KM

if TYPE_CHECKING:
    from etl.topology.model import Topology
    from etl.topology.rings import Floats, Geometries, Ints, Mask

_PIECE: Final = 32
_INSIDE: Final = 0.01
_DEGREE_KM: Final = 111.32


def sea_neighbours(topology: Topology, land: pd.DataFrame) -> pd.DataFrame:
    """Pairs of owners within SEA_WITHIN_KM over water: a < b (owner numbers) and distance_km on the ellipsoid, sorted.

    `land` has the pairs (a, b) that share a border, which are left out. A pair counts only where the shortest line
    between its coasts crosses nobody's land. Coast is every edge with an owner on one side, so the outer edge of a
    partial coverage passes for coast.
    """
    coast, owner = _coast(topology)
    pairs = _close_pieces(coast, owner, land, topology.n_owners)
    lines = shapely.shortest_line(coast[pairs["piece_a"]], coast[pairs["piece_b"]])
    pairs = pairs.assign(distance_km=_lengths_km(lines))
    pairs = pairs[(pairs["distance_km"] <= SEA_WITHIN_KM) & ~_over_land(lines, topology)]
    return pairs[["a", "b", "distance_km"]].sort_values(["a", "b"]).reset_index(drop=True)


def _coast(topology: Topology) -> tuple[Geometries, Ints]:
    """Coast in short pieces on the Mercator plane (degrees of longitude), and the owner of each.

    Mercator keeps shapes: what is nearest in it, over a few km, is nearest on the ground.
    """
    arcs = np.flatnonzero(((topology.left >= 0) ^ (topology.right >= 0)) & (topology.lengths > 1))
    pieces = -(-(topology.lengths[arcs] - 1) // _PIECE)
    arc = np.repeat(arcs, pieces)
    nth = np.arange(len(arc)) - np.repeat(np.cumsum(pieces) - pieces, pieces)
    begin = topology.offsets[arc] + nth * _PIECE
    counts = np.minimum(begin + _PIECE, topology.offsets[arc + 1] - 1) - begin + 1
    at = np.arange(counts.sum()) + np.repeat(begin - (np.cumsum(counts) - counts), counts)
    lon, lat = topology.xy[at].T
    plane = np.stack([lon, np.degrees(np.arctanh(np.sin(np.radians(lat))))], axis=1)
    lines = shapely.linestrings(plane, indices=np.repeat(np.arange(len(arc)), counts))
    return lines, np.maximum(topology.left, topology.right)[arc]


def _close_pieces(coast: Geometries, owner: Ints, land: pd.DataFrame, n_owners: int) -> pd.DataFrame:
    """The nearest two pieces of each pair of owners without a common border: a, b, piece_a, piece_b."""
    highest = np.abs(shapely.bounds(coast)[:, [1, 3]]).max(initial=0.0)
    stretch = np.cosh(np.radians(highest))  # of Mercator there, 1 / cos(latitude)
    reach = SEA_WITHIN_KM / _DEGREE_KM * stretch
    one, other = shapely.STRtree(coast).query(coast, predicate="dwithin", distance=reach)
    a, b = owner[one].astype(np.int64), owner[other].astype(np.int64)
    apart = (a < b) & ~np.isin(a * n_owners + b, land["a"].to_numpy() * n_owners + land["b"].to_numpy())
    near = pd.DataFrame({"a": a[apart], "b": b[apart], "piece_a": one[apart], "piece_b": other[apart]})
    near["gap"] = shapely.distance(coast[near["piece_a"]], coast[near["piece_b"]])
    return near.loc[near.groupby(["a", "b"])["gap"].idxmin()].drop(columns="gap")


def _degrees(plane: Floats) -> Floats:
    return np.stack([plane[:, 0], np.degrees(np.arcsin(np.tanh(np.radians(plane[:, 1]))))], axis=1)


def _lengths_km(lines: Geometries) -> Floats:
    return segment_lengths_km(_degrees(shapely.get_coordinates(lines)))[::2]


def _over_land(lines: Geometries, topology: Topology) -> Mask:
    """Lines that cross land between their ends."""
    ends = shapely.get_coordinates(lines).reshape(-1, 2, 2)
    inner = np.stack(
        [ends[:, 0] + _INSIDE * (ends[:, 1] - ends[:, 0]), ends[:, 1] - _INSIDE * (ends[:, 1] - ends[:, 0])], axis=1
    )
    between = shapely.linestrings(_degrees(inner.reshape(-1, 2)).reshape(-1, 2, 2))
    crossing, _ = shapely.STRtree(to_polygons(topology)).query(between, predicate="intersects")
    return np.isin(np.arange(len(lines)), crossing)
