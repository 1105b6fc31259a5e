"""The shapes of boundary records made fit for use, or given the reason why they are not; each record for itself.

Only records of the same code are compared with one another, so that parts of a file may be cleaned apart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from etl.extract.abreast import abreast, by_shares
from etl.extract.datum import JGD2011, to_jgd2011

if TYPE_CHECKING:
    from numpy.typing import NDArray

JAPAN: Final = (120.0, 17.0, 157.0, 48.0)
"""West, south, east, north in degrees: 与那国島, 沖ノ鳥島, 南鳥島 and 択捉島 with room to spare."""

_AREAS: Final = (
    shapely.GeometryType.POLYGON,
    shapely.GeometryType.MULTIPOLYGON,
    shapely.GeometryType.GEOMETRYCOLLECTION,  # what repairing a polygon may leave: its lines and points are dropped
)
_NOT_AREAS: Final = tuple(kind for kind in shapely.GeometryType if kind not in _AREAS)
_ROUNDING: Final = 1e-11
_NO_AREA: Final = "図形がないか、面積がない"
_NOT_AREA: Final = "面ではない図形"
OUTSIDE: Final = "座標が日本の範囲にない"


def cleaned(towns: pd.DataFrame, crs: Any, geometry: NDArray[np.object_]) -> gpd.GeoDataFrame:  # noqa: ANN401 - as pyproj
    """Shapes in EPSG:6668 of records (`towns`: code, name), row for row with `geometry`; duplicates are left out.

    Adds `fault` (why a shape cannot be used, in Japanese, or empty) and `is_mended`. Raises CrsMismatch.
    """
    placed, _ = to_jgd2011(gpd.GeoSeries(geometry, crs=crs))
    once = _without_duplicates(gpd.GeoDataFrame(towns, geometry=placed.to_numpy(), crs=JGD2011))
    mended, is_mended = _repaired(once.geometry.to_numpy())
    shapes = gpd.GeoSeries(mended, index=once.index, crs=JGD2011)
    marked = once.assign(fault=_faults(mended), is_mended=is_mended, geometry=shapes)
    return marked[["code", "name", "fault", "is_mended", "geometry"]]


def _faults(geometry: NDArray[np.object_]) -> NDArray[np.object_]:
    """Why each shape cannot be used, empty where it can."""
    area = shapely.area(geometry)
    there = ~shapely.is_missing(geometry) & ~shapely.is_empty(geometry)
    not_area = np.isin(shapely.get_type_id(geometry), _NOT_AREAS)
    choices = (there & not_area, ~there | (area == 0), ~_in_japan(geometry) | ~np.isfinite(area))
    return np.select(choices, (_NOT_AREA, _NO_AREA, OUTSIDE), "").astype(object)


def _in_japan(geometry: NDArray[np.object_]) -> NDArray[np.bool_]:
    west, south, east, north = shapely.bounds(geometry).T
    inside: NDArray[np.bool_] = (west >= JAPAN[0]) & (south >= JAPAN[1]) & (east <= JAPAN[2]) & (north <= JAPAN[3])
    return inside


def _without_duplicates(shapes: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Records once each: those of the same code and the same vertices are one."""
    geometry = shapes.geometry.to_numpy()
    marks = pd.DataFrame(shapely.bounds(geometry)).assign(area=shapely.area(geometry), code=shapes["code"].to_numpy())
    marks = marks.assign(points=shapely.get_num_coordinates(geometry), name=shapes["name"].to_numpy())
    alike = np.flatnonzero(marks.duplicated(keep=False).to_numpy() & ~shapely.is_missing(geometry))
    written = pd.Series(shapely.to_wkb(geometry[alike])).astype(object)
    again = alike[pd.DataFrame({"wkb": written, "code": marks["code"].to_numpy()[alike]}).duplicated().to_numpy()]
    return shapes.drop(index=shapes.index[again])


def _repaired(geometry: NDArray[np.object_]) -> tuple[NDArray[np.object_], NDArray[np.bool_]]:
    """Invalid areas repaired even-odd, and which; valid ones untouched, so that shared borders stay equal."""
    kinds = shapely.get_type_id(geometry)
    areas = np.isin(kinds, _AREAS) & np.isfinite(shapely.area(geometry)) & _in_japan(geometry)
    bad = areas & ((kinds == shapely.GeometryType.GEOMETRYCOLLECTION) | ~by_shares(shapely.is_valid, geometry))
    mended, largest_first = geometry.copy(), np.flatnonzero(bad)
    largest_first = largest_first[np.argsort(-shapely.get_num_coordinates(geometry[bad]), kind="stable")]
    mended[largest_first] = abreast(even_odd, geometry[largest_first])
    return mended, bad


def even_odd(shape: shapely.Geometry) -> shapely.MultiPolygon:
    """Where an odd number of the rings of a shape lie: as GEOS repairs by linework, in a tenth of its time."""
    is_mixed = shapely.get_type_id(shape) == shapely.GeometryType.GEOMETRYCOLLECTION
    faces = None if is_mixed else _odd_faces(shape)
    return _by_linework(shape) if faces is None else faces


def _odd_faces(shape: shapely.Geometry) -> shapely.MultiPolygon | None:
    """The faces between the rings that an odd number of these surround; None where rings run along one another.

    A spike does, and is dropped.
    """
    rings = shapely.polygons(shapely.get_rings(shapely.get_parts(shape)))
    outlines = shapely.boundary(shape)
    noded = shapely.node(outlines)
    polygons, cuts, spikes, broken = shapely.polygonize_full([noded])
    told_twice = shapely.length(outlines) - shapely.length(noded) - shapely.length(spikes)
    if abs(told_twice) > _ROUNDING * shapely.length(outlines) or not (
        shapely.is_empty(cuts) and shapely.is_empty(broken)
    ):
        return None
    faces = shapely.get_parts(polygons)
    around, _ = shapely.STRtree(rings).query(shapely.point_on_surface(faces), predicate="intersects")
    odd = shapely.multipolygons(faces[np.bincount(around, minlength=len(faces)) % 2 == 1])
    return odd if shapely.is_valid(odd) else None


def _by_linework(shape: shapely.Geometry) -> shapely.MultiPolygon:
    parts = shapely.get_parts(shapely.get_parts(shapely.make_valid(shape, method="linework")))
    return shapely.multipolygons(parts[shapely.get_type_id(parts) == shapely.GeometryType.POLYGON])
