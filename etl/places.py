"""From shapes and facts to municipalities and prefectures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geodata.codes import municipality_type
from geodata.errors import CrsMismatch
from geodata.prefectures import PREFECTURES
from geodata.tables import EXCLUDED_AREAS, MUNICIPALITIES
from geodata.tables import PREFECTURES as PREFECTURE_TABLE

if TYPE_CHECKING:
    from collections.abc import Mapping


EQUAL_AREA: Final = "EPSG:6933"
NORTHERN: Final = "hoppo"
_NORTHERN_NAME: Final = "北方領土"
_CRS: Final = "EPSG:6668"


def area_km2(shapes: gpd.GeoSeries) -> pd.Series:
    """Area in km² of polygons in any declared CRS, measured in the equal-area CRS. Raises CrsMismatch."""
    if shapes.crs is None:
        raise CrsMismatch("図形に座標系がありません。")
    areas: pd.Series = shapes.to_crs(EQUAL_AREA).area / 1_000_000
    return areas


def _point_inside(shapes: gpd.GeoSeries) -> gpd.GeoSeries:
    """A point inside the largest part of each shape."""
    parts, index = shapely.get_parts(shapes.to_numpy(), return_index=True)
    largest = pd.Series(shapely.area(parts)).groupby(index).idxmax().to_numpy()
    return gpd.GeoSeries(shapely.point_on_surface(parts[largest]), index=shapes.index, crs=shapes.crs)


def municipalities(
    geometry: gpd.GeoSeries, areas: pd.Series, codes: pd.DataFrame, facts: Mapping[str, pd.DataFrame]
) -> gpd.GeoDataFrame:
    """`municipalities`: one row a shape of `geometry` (EPSG:6668, indexed by code) that is a municipality.

    `areas` (km²) are indexed by code, too.
    `facts` are one-row-a-municipality tables (romaji, metro, kaso, population); what a table does not have stays empty,
    except 過疎, whose list is complete: who is not on it is 指定なし.
    """
    named = codes.set_index("municipality_code")
    here = geometry[geometry.index.isin(named.index)].sort_index()
    inside = _point_inside(here)
    table = gpd.GeoDataFrame(
        named.loc[here.index].assign(area_km2=areas[here.index].round(3), lon=inside.x.round(6), lat=inside.y.round(6)),
        geometry=here.to_numpy(),
        crs=_CRS,
    )
    for fact in facts.values():
        table = table.join(fact.set_index("municipality_code"), how="left", validate="1:1")
    if "kaso" in facts:
        table = table.assign(kaso=table["kaso"].fillna("指定なし"))
    types = [municipality_type(code, name) for code, name in zip(table.index, table["name"], strict=True)]
    typed = table.assign(municipality_type=types).rename_axis("municipality_code").reset_index()
    return _spatial(MUNICIPALITIES.conform(typed))


def prefectures(towns: gpd.GeoDataFrame, geometry: gpd.GeoSeries) -> gpd.GeoDataFrame:
    """`prefectures`: one row a prefecture that has a municipality; `geometry` is indexed by prefecture code.

    The population is empty where that of any municipality is.
    """
    grouped = towns.groupby("prefecture_code")
    table = grouped.agg(municipality_count=("municipality_code", "size"), area_km2=("area_km2", "sum"))
    table["area_km2"] = table["area_km2"].round(3)
    table["population"] = grouped["population"].sum(min_count=1).where(grouped["population"].count() == grouped.size())
    known = [PREFECTURES[code] for code in table.index]
    table = table.assign(
        name=[row.name for row in known], name_en=[row.name_en for row in known], region=[row.region for row in known]
    )
    shaped = gpd.GeoDataFrame(table, geometry=geometry.loc[table.index].to_numpy(), crs=_CRS)
    return _spatial(PREFECTURE_TABLE.conform(shaped.reset_index()))


def excluded_areas(geometry: gpd.GeoSeries) -> gpd.GeoDataFrame:
    """`excluded_areas`: 北方領土 where the boundaries have it; drawn, in no denominator."""
    here = geometry[geometry.index == NORTHERN]
    table = gpd.GeoDataFrame(
        {"area_code": here.index, "prefecture_code": "01", "name": _NORTHERN_NAME}, geometry=here.to_numpy(), crs=_CRS
    )
    return _spatial(EXCLUDED_AREAS.conform(table))


def _spatial(frame: pd.DataFrame) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(frame, geometry="geometry", crs=_CRS)


def population_2020(statistics: pd.DataFrame) -> pd.DataFrame:
    """Total population of the 2020 census by municipality; the only year whose basis is 総人口."""
    census = statistics[(statistics["as_of"] == "2020-10-01") & (statistics["basis"] == "総人口")]
    return census[["municipality_code", "value"]].rename(columns={"value": "population"}).reset_index(drop=True)


def bounds(shapes: gpd.GeoSeries) -> np.ndarray:
    """(n, 4) array of west, south, east, north, rounded outwards to about 100 m."""
    box = shapes.bounds.to_numpy()
    return np.hstack([np.floor(box[:, :2] * 1000) / 1000, np.ceil(box[:, 2:] * 1000) / 1000])
