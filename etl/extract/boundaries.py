"""Municipal boundaries as shapes with a code, from whatever a person drops in: zip, folder, .shp, .gpkg, .geojson, .parquet."""

from __future__ import annotations

import filecmp
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

import geopandas as gpd
import numpy as np
import pandas as pd
import pyproj
import shapely

from etl.extract.archives import FORMATS, FoundFile, find_files, unpack
from etl.extract.datum import JGD2011, assumed_crs, to_jgd2011, vintage_of
from etl.extract.geofiles import Layer, looks_like_geojson, read_layers
from etl.extract.layouts import Kind, Unrecognised, recognise
from geodata.errors import CrsMismatch, SourceError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

JAPAN: Final = (120.0, 17.0, 157.0, 48.0)
"""West, south, east, north in degrees: 与那国島, 沖ノ鳥島, 南鳥島 and 択捉島 with room to spare."""

_AREAS: Final = (
    shapely.GeometryType.POLYGON,
    shapely.GeometryType.MULTIPOLYGON,
    shapely.GeometryType.GEOMETRYCOLLECTION,  # what repairing a polygon may leave: its lines and points are dropped
)
_NOT_AREAS: Final = tuple(kind for kind in shapely.GeometryType if kind not in _AREAS)


class MissingColumns(SourceError):
    """A boundary file without a column for the municipality code."""

    def __init__(self, path: Path, columns: Sequence[str], why: str = "市区町村コードの列がありません") -> None:
        super().__init__(f"境界ファイル {path}: {why}（あった列: {'、'.join(columns)}）。")
        self.path = path
        self.columns = tuple(columns)


@dataclass(frozen=True, slots=True)
class BoundaryFile:
    """Shapes of one layer, one row a record, indexed by the record's number from 0.

    `shapes`: `code` and `name` as written (may be empty), `fault` (why the shape cannot be used, in Japanese, or
    empty) and `geometry` in EPSG:6668. `records` counts what the layer held, `remarks` say what was done to it.
    """

    path: Path
    layer: str
    kind: Kind
    encoding: str
    crs: str
    shapes: gpd.GeoDataFrame
    records: int
    merged: int = 0
    water: int = 0
    vintage: int | None = None
    remarks: tuple[str, ...] = ()

    @property
    def is_n03(self) -> bool:
        """Whether the columns are those of 国土数値情報 N03."""
        return self.kind == "n03"


def read_boundaries(path: Path, is_known: Callable[[str], bool] | None = None) -> list[BoundaryFile]:
    """Every layer with municipality codes. `is_known` tells a code of today or before, to recognise renamed columns.

    Raises SourceError, MissingColumns or CrsMismatch.
    """
    with _opened(path) as found:
        chosen, remarks = _one_of_each(found)
        files: list[BoundaryFile] = []
        refused = []
        for layer in (layer for file in chosen for layer in _layers(path, file)):
            try:
                files.append(_boundary_file(path, layer, is_known))
            except MissingColumns as fault:
                refused.append((layer.name, fault))
    if not files:
        raise refused[0][1]
    remarks += [f"{name} には市区町村コードの列がないので使いません" for name, _ in refused]
    return [replace(files[0], remarks=(*files[0].remarks, *remarks)), *files[1:]]


@contextmanager
def _opened(path: Path) -> Iterator[list[FoundFile]]:
    """Files with shapes of a path; those of zips stand in a temporary folder as long as they are read."""
    if not path.exists():
        raise SourceError(f"境界ファイル {path} がありません。場所を確かめてください。")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as temporary:
        found, zips = find_files(path) if path.is_dir() else ([], [])
        if path.is_file() and path.suffix.lower() == ".zip":
            zips = [path]
        elif path.is_file() and path.suffix.lower() in FORMATS:
            found = [FoundFile(path, path.name)]
        for number, archive in enumerate(zips):
            folder = Path(temporary) / str(number)
            folder.mkdir()
            prefix = "" if archive == path else f"{archive.relative_to(path).as_posix()}/"
            found += [FoundFile(file.path, prefix + file.name) for file in unpack(archive, folder)]
        if not found:
            raise SourceError(
                f"{path} に境界の図形（{'・'.join(FORMATS)}）がありません。シェープファイルなどの入った zip かフォルダーを指定してください。"
            )
        yield found


def _one_of_each(found: Sequence[FoundFile]) -> tuple[list[FoundFile], list[str]]:
    """Leave out a file of the same name in another format, a .json without shapes, and the same shapes byte for byte."""
    chosen: list[FoundFile] = []
    remarks = []
    by_format = sorted(found, key=lambda file: (FORMATS.index(file.path.suffix.lower()), file.name))
    for file in by_format:
        same_name = next((one for one in chosen if one.path.with_suffix("") == file.path.with_suffix("")), None)
        same = same_name or next((one for one in chosen if _same_bytes(one.path, file.path)), None)
        if same:
            remarks.append(f"{file.name} は {same.name} と同じ内容とみなし、使いません")
        elif file.path.suffix.lower() == ".json" and len(found) > 1 and not looks_like_geojson(file.path):
            remarks.append(f"{file.name} は図形の JSON ではないので使いません")
        else:
            chosen.append(file)
    return sorted(chosen, key=lambda file: file.name), remarks


def _same_bytes(one: Path, other: Path) -> bool:
    return one.stem == other.stem and one.suffix == other.suffix and filecmp.cmp(one, other, shallow=False)


def _layers(path: Path, file: FoundFile) -> list[Layer]:
    try:
        return read_layers(file)
    except SourceError as fault:
        if file.path == path:
            raise SourceError(f"境界ファイル {path}: {fault}") from fault
        raise SourceError(f"境界ファイル {path} の {file.name}: {fault}") from fault


def _boundary_file(path: Path, layer: Layer, is_known: Callable[[str], bool] | None) -> BoundaryFile:
    try:
        layout = recognise(layer.attributes, is_known)
    except Unrecognised as fault:
        raise MissingColumns(path, [str(column) for column in layer.attributes], str(fault)) from fault
    vintage = vintage_of([Path(layer.name).stem, *layer.name.split("/"), path.name])
    crs, assumed = (layer.crs, ()) if layer.crs is not None else assumed_crs(vintage)
    try:
        placed, moved = to_jgd2011(gpd.GeoSeries(layer.geometry, crs=crs))
    except CrsMismatch as fault:
        raise CrsMismatch(f"境界ファイル {path} の {layer.name}: {fault}") from fault
    frame = gpd.GeoDataFrame({"code": layout.code, "name": layout.name}, geometry=placed.to_numpy(), crs=JGD2011)
    once, merged = _without_duplicates(frame[~layout.is_water.to_numpy()])
    mended, repaired = _repaired(once.geometry.to_numpy())
    fault_of = _faults(mended)
    if len(once) and (fault_of == _OUTSIDE).all():
        raise CrsMismatch(
            f"境界ファイル {path} の {layer.name} の座標が日本の範囲にありません。座標系（.prj）と、経度・緯度の順を確かめてください。"
        )
    geometry = gpd.GeoSeries(mended, index=once.index, crs=JGD2011)
    return BoundaryFile(
        path=path,
        layer=layer.name,
        kind=layout.kind,
        encoding=layer.encoding,
        crs=_crs_name(crs) + ("（推定）" if assumed else ""),
        shapes=once.assign(fault=fault_of, geometry=geometry)[["code", "name", "fault", "geometry"]],
        records=len(frame),
        merged=merged,
        water=int(layout.is_water.sum()),
        vintage=vintage,
        remarks=(
            *layer.remarks,
            *assumed,
            *layout.remarks,
            *moved,
            *([f"まったく同じ図形 {merged:,} をまとめました"] if merged else []),
            *([f"自分と交わる図形や線の混じった図形 {repaired:,} を直しました（偶奇規則）"] if repaired else []),
        ),
    )


def _crs_name(crs: object) -> str:
    """EPSG code, or the name of a CRS that has none."""
    declared = pyproj.CRS(crs)
    text = declared.to_string()
    return text if text.startswith("EPSG:") else str(declared.name)


_NO_AREA: Final = "図形がないか、面積がない"
_NOT_AREA: Final = "面ではない図形"
_OUTSIDE: Final = "座標が日本の範囲にない"


def _faults(geometry: NDArray[np.object_]) -> NDArray[np.object_]:
    """Why each shape cannot be used, empty where it can."""
    west, south, east, north = shapely.bounds(geometry).T
    inside = (west >= JAPAN[0]) & (south >= JAPAN[1]) & (east <= JAPAN[2]) & (north <= JAPAN[3])
    area = shapely.area(geometry)
    there = ~shapely.is_missing(geometry) & ~shapely.is_empty(geometry)
    not_area = np.isin(shapely.get_type_id(geometry), _NOT_AREAS)
    choices = (there & not_area, ~there | (area == 0), ~inside | ~np.isfinite(area))
    return np.select(choices, (_NOT_AREA, _NO_AREA, _OUTSIDE), "").astype(object)


def _without_duplicates(shapes: gpd.GeoDataFrame) -> tuple[gpd.GeoDataFrame, int]:
    """Records once each: those of the same code and the same vertices are one. Also how many were left out."""
    geometry = shapes.geometry.to_numpy()
    marks = pd.DataFrame(shapely.bounds(geometry)).assign(area=shapely.area(geometry), code=shapes["code"].to_numpy())
    marks = marks.assign(points=shapely.get_num_coordinates(geometry), name=shapes["name"].to_numpy())
    alike = np.flatnonzero(marks.duplicated(keep=False).to_numpy() & ~shapely.is_missing(geometry))
    written = pd.Series(shapely.to_wkb(geometry[alike])).astype(object)
    again = alike[pd.DataFrame({"wkb": written, "code": marks["code"].to_numpy()[alike]}).duplicated().to_numpy()]
    return shapes.drop(index=shapes.index[again]), len(again)


def _repaired(geometry: NDArray[np.object_]) -> tuple[NDArray[np.object_], int]:
    """Invalid areas repaired even-odd, and how many; valid ones untouched, so that shared borders stay equal."""
    kinds = shapely.get_type_id(geometry)
    areas = np.isin(kinds, _AREAS) & np.isfinite(shapely.area(geometry))
    bad = areas & ((kinds == shapely.GeometryType.GEOMETRYCOLLECTION) | ~shapely.is_valid(geometry))
    mended = geometry.copy()
    mended[bad] = [_even_odd(shape) for shape in geometry[bad]]
    return mended, int(bad.sum())


def _even_odd(shape: shapely.Geometry) -> shapely.Geometry:
    parts = shapely.get_parts(shapely.get_parts(shapely.make_valid(shape, method="linework")))
    return shapely.multipolygons(parts[shapely.get_type_id(parts) == shapely.GeometryType.POLYGON])
