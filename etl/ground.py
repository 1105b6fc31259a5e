"""The geometry of a build: from shapes with owners to the topology, and what tables are made of it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

import geopandas as gpd
import numpy as np
import pandas as pd

from etl.misfits import misfits_of, recorded_area, united, with_unions
from etl.packing import packed_beside
from etl.places import NORTHERN
from etl.topology import adjacency, areas_km2, fitted, merged, sea_neighbours, sound_polygons, to_polygons
from etl.topology.build import topology_of_rings
from etl.web import detail_of, levels_of, web_geometry
from geodata.tables import ADJACENCY, SEA_ADJACENCY

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from concurrent.futures import Future

    from numpy.typing import NDArray

    from etl.engines import Engine
    from etl.owners import Shapes
    from etl.packing import Packed
    from etl.topology import Topology
    from geodata.columns import Table

_CRS: Final = "EPSG:6668"
_MOST_NAMED: Final = 20


@dataclass(frozen=True, slots=True)
class Ground:
    """The shapes of a build. owners: the code of each owner, in the order of every class string.

    web: TopoJSON by logical name, of all levels, while it is being packed. area_km2 (by owner) and land (pairs of owners
    with border_km) are measured before anything is simplified. geometry: the shapes of the detail level, indexed by
    code, EPSG:6668.
    prefectures: one shape a prefecture, indexed by its code, from the same arcs; without 北方領土. sea: pairs of owners
    that face each other over water, with distance_km. report: what the build report should say of them.
    """

    owners: tuple[str, ...]
    web: Mapping[str, Future[Packed]]
    geometry: gpd.GeoSeries
    prefectures: gpd.GeoSeries
    area_km2: pd.Series
    land: pd.DataFrame
    sea: pd.DataFrame
    report: tuple[str, ...] = ()


def ground_of(shapes: Shapes, engine: Engine) -> Ground:
    """One owner a municipality, in the order of codes; 北方領土 last. `engine` is the one that read the shapes."""
    owners = tuple(sorted(shapes.shapes["owner"].unique(), key=lambda code: (code == NORTHERN, code)))
    owner = pd.Index(owners).get_indexer(shapes.shapes["owner"]).astype(np.int32)
    rings = engine.rings(shapes, owner)
    recorded = recorded_area(rings, len(owners))
    topology = topology_of_rings(rings, len(owners))
    del rings  # as large as the file; asked for again where records do not fit together
    ground, misfits = _measured(owners, topology, recorded)
    if not len(misfits):
        return ground
    mended = topology_of_rings(united(engine.rings(shapes, owner), misfits), len(owners))
    ground, _ = _measured(owners, mended, recorded)
    codes = "、".join(owners[number] for number in misfits[:_MOST_NAMED]) + (
        "ほか" if len(misfits) > _MOST_NAMED else ""
    )
    said = f"図形が重なるか、境がずれている市区町村 {len(misfits):,}（{codes}）は、図形を合わせ直しました"
    return replace(ground, report=(said,))


def _measured(
    owners: tuple[str, ...], topology: Topology, recorded: NDArray[np.float64]
) -> tuple[Ground, NDArray[np.signedinteger[Any]]]:
    """Areas and borders of the topology as it is in the source, what is made of its levels of detail, and the misfits.

    What does not wait for another stands beside it, one thing at a time, so that the shapes, on which the tables wait,
    have a core to themselves; what nothing waits for comes last.
    """
    index, homes = list(owners), ["01" if code == NORTHERN else code[:2] for code in owners]
    codes = sorted({code[:2] for code in owners if code != NORTHERN})
    group = np.array([-1 if code == NORTHERN else codes.index(code[:2]) for code in owners], np.int32)
    with ThreadPoolExecutor(1) as beside:
        area, borders = beside.submit(areas_km2, topology), beside.submit(adjacency, topology)
        detail, land = detail_of(topology), borders.result()
        levels = beside.submit(levels_of, detail)
        together = beside.submit(lambda: sound_polygons(merged(detail, group, len(codes))))
        web = beside.submit(lambda: packed_beside(web_geometry(levels.result(), owners, homes)))
        sea = beside.submit(lambda: sea_neighbours(levels.result().regional, land))
        shapes = to_polygons(detail)
        misfits = beside.submit(misfits_of, topology, recorded, shapes)
        geometry = fitted(shapes)
        prefectures = with_unions(together.result(), geometry, group)
    ground = Ground(
        owners=owners,
        web=web.result(),
        geometry=gpd.GeoSeries(geometry, index=index, crs=_CRS),
        prefectures=gpd.GeoSeries(prefectures, index=codes, crs=_CRS),
        area_km2=pd.Series(area.result(), index=index),
        land=land,
        sea=sea.result(),
    )
    return ground, misfits.result()


def neighbours(ground: Ground) -> dict[str, pd.DataFrame]:
    """`adjacency` and `sea_adjacency`: pairs of municipalities that share a border, or face each other over water.

    Distances over water are those of the regional level: its lines lie within about 100 m of the source's, and its
    islands are those of a hectare and more.
    """
    return {
        "adjacency": _pairs(ground.owners, ground.land.rename(columns={"border_km": "km"}), ADJACENCY),
        "sea_adjacency": _pairs(ground.owners, ground.sea.rename(columns={"distance_km": "km"}), SEA_ADJACENCY),
    }


def _pairs(owners: Sequence[str], pairs: pd.DataFrame, table: Table) -> pd.DataFrame:
    """Pairs of owner numbers (a, b, km) as a table of pairs of municipalities."""
    one, other, km = (column.name for column in table.columns)
    codes = np.asarray(owners, dtype=object)
    named = pd.DataFrame({one: codes[pairs["a"]], other: codes[pairs["b"]], km: pairs["km"].round(3).to_numpy()})
    towns = (named[one] != NORTHERN) & (named[other] != NORTHERN)
    return table.conform(named[towns].sort_values([one, other]))
