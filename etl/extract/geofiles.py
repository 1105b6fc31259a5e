"""The layers of one file with shapes, as attributes and geometry; a file that is not what its name says is refused."""

from __future__ import annotations

import json
import sqlite3
import warnings
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import geopandas as gpd
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pyogrio
import shapely
from pyogrio.errors import DataLayerError, DataSourceError

from etl.extract.abreast import SHARE, abreast
from etl.extract.archives import MAX_BYTES
from etl.extract.datum import stays_in_place
from etl.extract.shapefile import checked_shapefile
from etl.extract.signs import check_sign
from etl.extract.sound import sound_records
from geodata.errors import SourceError

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from etl.extract.archives import FoundFile
    from etl.extract.shapefile import Shapefile
    from etl.extract.sound import Sound

LARGE: Final = 20_000_000
"""Bytes of a .shp from which on it is read in two ways; the loops of one are compiled at their first use."""

_BY_NUMBER: Final = (".shp", ".gpkg")
_MOST_WARNINGS: Final = 3
_ANY_KIND: Final = ("Unknown", "GeometryCollection")
_FAULTS: Final = (DataSourceError, DataLayerError, pa.ArrowException, shapely.errors.ShapelyError, ValueError, OSError,
                  KeyError, RuntimeError, sqlite3.Error)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer as written: `attributes` and `geometry` row for row, `crs` in any form or None where it has none.

    `geometry` is None where the shape is one of the rings that are `sound`. `numbers` of its rows in the file, where
    `read_shapes` can read some of them by these.
    """

    name: str
    attributes: pd.DataFrame
    geometry: NDArray[np.object_]
    crs: Any
    encoding: str
    remarks: tuple[str, ...] = ()
    in_file: str | None = None
    numbers: NDArray[np.int64] | None = None
    sound: Sound | None = None


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
    check_sign(file.path)
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


def _shapefile(file: FoundFile, records: Records) -> Layer:
    bad_prj = SourceError(
        f"{file.name} の座標系（.prj）を読めません。正しい .prj に直すか、.prj を除いて指定してください（除いた場合は年から判断します）。"
    )
    with checked_shapefile(file.path) as checked:
        try:
            layer = _in_two_ways(checked, file.name) if records == ALL else None
            layer = layer or _gdal(checked.path, file.name, checked.encoding, records)
        except UnboundLocalError as fault:  # of pyogrio 0.13, where GDAL cannot write the CRS down again
            raise bad_prj from fault
    if layer.crs is None and checked.has_prj:
        raise bad_prj
    numbers = layer.numbers if checked.path == file.path else None
    return replace(layer, remarks=(*checked.remarks, *layer.remarks), numbers=numbers)


def _in_two_ways(checked: Shapefile, name: str) -> Layer | None:
    """A large layer, its sound rings as they stand in the file, all else by GDAL; None where that is not worth while."""
    if checked.path.stat().st_size < LARGE or not stays_in_place(pyogrio.read_info(checked.path)["crs"]):
        return None
    with ThreadPoolExecutor(1) as beside:
        taking = beside.submit(sound_records, checked.path, checked.spans)
        layer = _gdal(checked.path, name, checked.encoding, Records(with_shapes=False))
        numbers, geometry = np.asarray(layer.numbers), layer.geometry
        sound = taking.result().of_rows(numbers)
    others = np.delete(np.arange(len(numbers)), sound.record)
    if len(others) > len(sound.record):
        return None
    geometry[others] = read_shapes(checked.path, None, numbers[others])
    return replace(layer, geometry=geometry, sound=sound)


def _gdal(path: Path, name: str, encoding: str, records: Records, **options: str) -> Layer:
    """A layer by GDAL; what GDAL warns of becomes a remark."""
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        parts = _parts(path, name, encoding, records, options)
    table = pa.concat_tables([part.attributes for part in parts])
    fields = table.column_names
    attributes = pd.DataFrame({field: _cells(table.column(field)) for field in fields}, index=range(len(table)))
    geometry = np.concatenate([part.geometry for part in parts])
    remarks = list(dict.fromkeys(f"読み取りの警告: {_short(str(warning.message))}" for warning in said))[
        :_MOST_WARNINGS
    ]
    garbled = [field for field in fields if attributes[field].dtype == object and _is_garbled(attributes[field])]
    remarks += [f"列「{field}」の読めない文字を「\ufffd」としました" for field in garbled]
    numbers = np.concatenate([part.numbers for part in parts]) if path.suffix.lower() in _BY_NUMBER else None
    return Layer(
        name, attributes, geometry, parts[0].crs, encoding, tuple(remarks), in_file=records.layer, numbers=numbers
    )


def read_shapes(path: Path, layer: str | None, numbers: NDArray[np.int64]) -> NDArray[np.object_]:
    """Shapes of the records of these numbers, of a file that has been checked and whose layer has `numbers`."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # said where the whole layer is read
        options = {"IMMUTABLE": "YES"} if path.suffix.lower() == ".gpkg" else {}
        _, _, geometry, _ = pyogrio.raw.read(path, layer=layer, columns=[], fids=numbers, **options)
        return _flat(shapely.from_wkb(geometry, on_invalid="fix"))


def _parts(path: Path, name: str, encoding: str, records: Records, options: dict[str, str]) -> list[_Part]:
    """A long layer in shares, unless the numbers of its rows do not follow one another."""
    end = int(pyogrio.read_info(path, records.layer, encoding=encoding)["features"])
    parts: list[_Part] = []
    if path.suffix.lower() in _BY_NUMBER and records.with_shapes and records.most is None:
        spans = [records._replace(begin=begin, most=SHARE) for begin in range(0, end, SHARE)]
        parts = abreast(lambda some: _part(path, name, encoding, some, options), spans)
    numbers = np.concatenate([part.numbers for part in parts]) if parts else np.empty(0, np.int64)
    if len(numbers) != end or (np.diff(numbers) <= 0).any():
        parts = [_part(path, name, encoding, records, options)]
    return parts


def _cells(column: pa.ChunkedArray) -> pd.Series:
    """A column for pandas; bytes that are no text become "\ufffd", as GDAL hands them on unchecked."""
    try:
        column.validate(full=True)
    except pa.ArrowInvalid:
        raw = column.cast(pa.large_binary()).to_pylist()
        return pd.Series([cell if cell is None else cell.decode("utf-8", "replace") for cell in raw], dtype=object)
    cells: pd.Series = column.to_pandas()
    return cells


def _is_garbled(values: pd.Series) -> bool:
    return any("\ufffd" in value for value in values if isinstance(value, str))


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
        geometry = _flat(shapely.from_wkb(table.column(column).to_numpy(), on_invalid="fix"))
    attributes = table.select([field for field in meta["fields"] if field in table.column_names])
    return _Part(attributes, geometry, table.column(meta["fid_column"]).to_numpy(), meta["crs"])


def _flat(geometry: NDArray[np.object_]) -> NDArray[np.object_]:
    """Without height and measure; a copy only where there is one."""
    tall = shapely.has_z(geometry) | shapely.has_m(geometry)
    return np.asarray(shapely.force_2d(geometry), object) if tall.any() else geometry


def _geopackage(file: FoundFile, records: Records) -> list[Layer]:
    """Layers of areas; opened as immutable, so that SQLite writes nothing beside the source."""
    _refuse_views(file)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # they come again, and are kept, where a layer is read
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


def _refuse_views(file: FoundFile) -> None:
    """Layers must be tables: a view is a program that may run for ever."""
    with closing(sqlite3.connect(f"{file.path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as database:
        programs = "SELECT name FROM sqlite_master WHERE type = 'view' OR sql LIKE 'CREATE VIRTUAL%'"
        views = {str(name) for (name,) in database.execute(programs)}
        own = {name for name in views if name.lower().startswith("gpkg_")}
        views = own or views & {str(name) for (name,) in database.execute("SELECT table_name FROM gpkg_contents")}
    if views:
        raise SourceError(
            f"{file.name} のレイヤー {'、'.join(sorted(views))} はビューです。表として書き出したファイルを指定してください。"
        )


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
    return Layer(file.name, pd.DataFrame(frame.drop(columns=spatial)).astype(object), geometry, frame.crs, "utf-8")


def _short(fault: Exception | str) -> str:
    return json.dumps(str(fault), ensure_ascii=False).strip('"')[:160]
