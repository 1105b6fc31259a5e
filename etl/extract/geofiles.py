"""The layers of one file with shapes, as attributes and geometry; a file that is not what its name says is refused."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import geopandas as gpd
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pyogrio
import shapely
from pyarrow import ArrowException
from pyogrio.errors import DataLayerError, DataSourceError

from etl.extract.abreast import SHARE, abreast
from etl.extract.archives import MAX_BYTES
from etl.extract.shapefile import checked_shapefile
from geodata.errors import SourceError

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from etl.extract.archives import FoundFile

_SIGNS: Final = (
    (b"\x89PNG", "PNG 画像"), (b"\xff\xd8\xff", "JPEG 画像"), (b"GIF8", "GIF 画像"), (b"%PDF", "PDF"),
    (b"PK\x03\x04", "zip（または Excel）"), (b"\xd0\xcf\x11\xe0", "古い Excel・Word"), (b"\x1f\x8b", "gzip"),
    (b"Rar!", "RAR"), (b"7z\xbc\xaf", "7z"), (b"SQLite format 3\x00", "GeoPackage（SQLite）"), (b"PAR1", "Parquet"),
    (b"<", "HTML か XML"), (b"\x00\x00\x27\x0a", "シェープファイル"), (b"{", "JSON"),
)  # fmt: skip
_EXPECTED: Final = {
    ".shp": b"\x00\x00\x27\x0a", ".gpkg": b"SQLite format 3\x00", ".parquet": b"PAR1", ".geoparquet": b"PAR1",
    ".geojson": b"{", ".json": b"{",
}  # fmt: skip
_BY_NUMBER: Final = (".shp", ".gpkg")
_ANY_KIND: Final = ("Unknown", "GeometryCollection")
_FAULTS: Final = (DataSourceError, DataLayerError, ArrowException, shapely.errors.ShapelyError, ValueError, OSError,
                  KeyError, RuntimeError)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer as written: `attributes` and `geometry` row for row, `crs` in any form or None where it has none.

    `is_numbered` tells that a part of it can be read by the numbers of its rows: no row is left out as deleted, and
    the format does not have to be read whole.
    """

    name: str
    attributes: pd.DataFrame
    geometry: NDArray[np.object_]
    crs: Any
    encoding: str
    remarks: tuple[str, ...] = ()
    in_file: str | None = None
    is_numbered: bool = False


class Records(NamedTuple):
    """Which records to read of each layer, or of the one named `layer`; without shapes, all geometry is None.

    Formats that have to be read whole are, whatever is asked.
    """

    layer: str | None = None
    begin: int = 0
    most: int | None = None
    with_shapes: bool = True


ALL: Final = Records()


def read_layers(file: FoundFile, records: Records = ALL) -> list[Layer]:
    """Every layer of areas of a file. Raises SourceError that names the file and says how to mend it."""
    _check_sign(file.path)
    suffix = file.path.suffix.lower()
    try:
        if suffix == ".shp":
            return [_shapefile(file, records)]
        if suffix == ".gpkg":
            return _geopackage(file, records)
        if suffix in {".parquet", ".geoparquet"}:
            return [_parquet(file)]
        return [_gdal(file.path, file.name, "utf-8", records)]
    except _FAULTS as fault:
        raise SourceError(f"{file.name} を読めません（{_short(fault)}）。取得し直してください。") from fault


def looks_like_geojson(path: Path) -> bool:
    """Whether a .json beside other files is a collection of shapes and not something else."""
    with path.open("rb") as file:
        return b'"FeatureCollection"' in file.read(1 << 16)


def _check_sign(path: Path) -> None:
    with path.open("rb") as file:
        head = file.read(64)
    expected, suffix = _EXPECTED[path.suffix.lower()], path.suffix.lower()
    if not head:
        raise SourceError(f"{path.name} は空（0 バイト）です。取得し直してください。")
    if not head.removeprefix(b"\xef\xbb\xbf").lstrip(b" \t\r\n").startswith(expected):
        found = next((name for sign, name in _SIGNS if head.lstrip().startswith(sign)), None)
        looks = f"（中身は {found} のようです）" if found else ""
        raise SourceError(
            f"{path.name} は {suffix} のファイルではありません{looks}。正しいファイルを指定してください。"
        )


def _shapefile(file: FoundFile, records: Records) -> Layer:
    with checked_shapefile(file.path) as checked:
        layer = _gdal(checked.path, file.name, checked.encoding, records)
        crs = layer.crs
    if crs is None and checked.has_prj:
        raise SourceError(
            f"{file.name} の座標系（.prj）を読めません。正しい .prj に直すか、.prj を除いて指定してください（除いた場合は年から判断します）。"
        )
    return replace(layer, remarks=checked.remarks)


def _gdal(path: Path, name: str, encoding: str, records: Records, **options: str) -> Layer:
    """A layer by GDAL. A long one is read in shares, unless the numbers of its rows do not follow one another."""
    end = int(pyogrio.read_info(path, records.layer, encoding=encoding)["features"])
    by_number = path.suffix.lower() in _BY_NUMBER
    parts: list[_Part] = []
    if by_number and records.with_shapes and records.most is None:
        spans = [records._replace(begin=begin, most=SHARE) for begin in range(0, end, SHARE)]
        parts = abreast(lambda some: _part(path, name, encoding, some, options), spans)
    numbers = np.concatenate([part.numbers for part in parts]) if parts else np.empty(0, np.int64)
    if len(numbers) != end or (np.diff(numbers) <= 0).any():
        parts = [_part(path, name, encoding, records, options)]
    attributes = pa.concat_tables([part.attributes for part in parts]).to_pandas()
    geometry = np.concatenate([part.geometry for part in parts])
    numbered = by_number and len(attributes) == end
    return Layer(name, attributes, geometry, parts[0].crs, encoding, in_file=records.layer, is_numbered=numbered)


class _Part(NamedTuple):
    attributes: pa.Table
    geometry: NDArray[np.object_]
    numbers: NDArray[np.int64]
    crs: Any


def _part(path: Path, name: str, encoding: str, records: Records, options: dict[str, str]) -> _Part:
    meta, table = pyogrio.read_arrow(
        path,
        layer=records.layer,
        encoding=encoding,
        read_geometry=records.with_shapes,
        skip_features=records.begin,
        max_features=records.most,
        return_fids=True,
        **options,
    )
    column = meta["geometry_name"] or "wkb_geometry"
    if records.with_shapes and column not in table.column_names:
        raise SourceError(f"{name} に図形がありません。境界の図形のあるファイルを指定してください。")
    geometry = np.full(len(table), None, object)
    if records.with_shapes:
        geometry = _flat(shapely.from_wkb(table.column(column).to_numpy()))
    attributes = table.select([field for field in meta["fields"] if field in table.column_names])
    return _Part(attributes, geometry, table.column(meta["fid_column"]).to_numpy(), meta["crs"])


def _flat(geometry: NDArray[np.object_]) -> NDArray[np.object_]:
    """Without height and measure; a copy only where there is one."""
    tall = shapely.has_z(geometry) | shapely.has_m(geometry)
    return np.asarray(shapely.force_2d(geometry), object) if tall.any() else geometry


def _geopackage(file: FoundFile, records: Records) -> list[Layer]:
    """Layers of areas; opened as immutable, so that SQLite writes nothing beside the source."""
    listed = pyogrio.list_layers(file.path)
    areas = [str(name) for name, kind in listed if kind in _ANY_KIND or "Polygon" in str(kind)]
    if not areas:
        raise SourceError(
            f"{file.name} に面（ポリゴン）のレイヤーがありません。市区町村の面のファイルを指定してください。"
        )
    only = len(areas) == 1
    return [
        _gdal(
            file.path,
            file.name if only else f"{file.name}:{layer}",
            "utf-8",
            records._replace(layer=layer),
            IMMUTABLE="YES",
        )
        for layer in areas
        if records.layer in {None, layer}
    ]


def _parquet(file: FoundFile) -> Layer:
    meta = pq.read_metadata(file.path)
    size = sum(meta.row_group(number).total_byte_size for number in range(meta.num_row_groups))
    if size > MAX_BYTES:
        raise SourceError(f"{file.name} は展開すると大きすぎます（上限 {MAX_BYTES // 10**9} GB）。")
    if b"geo" not in (meta.metadata or {}):
        raise SourceError(
            f"{file.name} に GeoParquet の geo の情報がありません。GeoParquet として保存し直してください。"
        )
    frame = gpd.read_parquet(file.path).reset_index(drop=True)
    geometry = _flat(frame.geometry.to_numpy())
    spatial = [column for column in frame if frame[column].dtype == "geometry"]
    return Layer(file.name, pd.DataFrame(frame.drop(columns=spatial)), geometry, frame.crs, "utf-8")


def _short(fault: Exception) -> str:
    return json.dumps(str(fault), ensure_ascii=False).strip('"')[:160]
