"""The geometry of a build: from shapes with owners to the topology, and what tables are made of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import geopandas as gpd
import numpy as np
import pandas as pd

from etl.places import NORTHERN
from etl.topology import adjacency, build_topology, sea_neighbours, to_polygons
from etl.topology.build import topology_of_rings
from geodata.tables import ADJACENCY, SEA_ADJACENCY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from etl.engines import Engine
    from etl.owners import Shapes
    from etl.topology import Topology
    from geodata.columns import Table

_CRS: Final = "EPSG:6668"


@dataclass(frozen=True, slots=True)
class Ground:
    """The shapes of a build: their topology, and the code of each owner in the order of every class string."""

    owners: tuple[str, ...]
    topology: Topology
    geometry: gpd.GeoSeries

    @property
    def prefectures(self) -> list[str]:
        """Prefecture code of each owner; 北方領土 lies in 北海道."""
        return ["01" if code == NORTHERN else code[:2] for code in self.owners]


def ground_of(shapes: Shapes, engine: Engine) -> Ground:
    """One owner a municipality, in the order of codes; 北方領土 last. `engine` is the one that read the shapes."""
    found = set(shapes.shapes["owner"])
    owners = (*sorted(found - {NORTHERN}), *([NORTHERN] if NORTHERN in found else []))
    index = pd.Series(range(len(owners)), index=owners)
    owner = index[shapes.shapes["owner"]].to_numpy(np.int32)
    topology = topology_of_rings(engine.rings(shapes, owner), len(owners))
    return Ground(owners, topology, gpd.GeoSeries(to_polygons(topology), index=list(owners), crs=_CRS))


def prefecture_shapes(ground: Ground) -> gpd.GeoSeries:
    """One shape a prefecture, indexed by its code, from the same arcs as its municipalities; without 北方領土."""
    towns = ground.geometry[ground.geometry.index != NORTHERN]
    codes = sorted({code[:2] for code in towns.index})
    owner = np.array([codes.index(code[:2]) for code in towns.index])
    merged = to_polygons(build_topology(towns.to_numpy(), owner, len(codes)))
    return gpd.GeoSeries(merged, index=codes, crs=_CRS)


def neighbours(ground: Ground) -> dict[str, pd.DataFrame]:
    """`adjacency` and `sea_adjacency`: pairs of municipalities that share a border, or face each other over water."""
    land = adjacency(ground.topology)
    sea = sea_neighbours(ground.topology, land)
    return {
        "adjacency": _pairs(ground.owners, land.rename(columns={"border_km": "km"}), ADJACENCY),
        "sea_adjacency": _pairs(ground.owners, sea.rename(columns={"distance_km": "km"}), SEA_ADJACENCY),
    }


def _pairs(owners: Sequence[str], pairs: pd.DataFrame, table: Table) -> pd.DataFrame:
    """Pairs of owner numbers (a, b, km) as a table of pairs of municipalities."""
    one, other, km = (column.name for column in table.columns)
    codes = np.asarray(owners, dtype=object)
    named = pd.DataFrame({one: codes[pairs["a"]], other: codes[pairs["b"]], km: pairs["km"].round(3).to_numpy()})
    towns = (named[one] != NORTHERN) & (named[other] != NORTHERN)
    return table.conform(named[towns].sort_values([one, other]))
