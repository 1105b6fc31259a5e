"""Municipal boundaries as shapes with a code, from whatever a person drops in: zip, folder, .shp, .gpkg, .geojson, .parquet."""

from __future__ import annotations

import filecmp
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pyproj

from etl.extract.archives import FORMATS, FoundFile, find_files, unpack
from etl.extract.cleaning import OUTSIDE, cleaned
from etl.extract.datum import assumed_crs, to_jgd2011, vintage_of
from etl.extract.geofiles import ALL, Layer, Records, looks_like_geojson, read_layers
from etl.extract.layouts import Kind, Layout, Unrecognised, recognise
from etl.extract.sound import cleaned_beside
from geodata.errors import CrsMismatch, SourceError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from etl.extract.sound import Sound


class MissingColumns(SourceError):
    """A boundary file without a column for the municipality code."""

    def __init__(self, path: Path, columns: Sequence[str], why: str, layer: str) -> None:
        super().__init__(f"境界ファイル {path}: {why}（あった列: {'、'.join(columns)}）。")
        self.path = path
        self.columns = tuple(columns)
        self.layer = layer


@dataclass(frozen=True, slots=True)
class BoundaryFile:
    """Shapes of one layer, one row a record, indexed by the record's number from 0.

    `shapes`: `code` and `name` as written (may be empty), `fault` (why the shape cannot be used, in Japanese, or
    empty) and `geometry` in EPSG:6668, None where the shape is one of the rings that are `sound`. `records` counts what
    the layer held, `remarks` say what was done to it.
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
    sound: Sound | None = None

    @property
    def geometry(self) -> gpd.GeoSeries:
        """The shape of every record of `shapes`."""
        shapes = self.shapes.geometry.copy()
        if self.sound is not None:
            ring = np.flatnonzero(np.isin(self.sound.record, shapes.index))
            shapes.loc[self.sound.record[ring]] = self.sound.polygons(ring)
        return shapes

    @property
    def is_n03(self) -> bool:
        """Whether the columns are those of 国土数値情報 N03."""
        return self.kind == "n03"


@dataclass(frozen=True, slots=True)
class Described:
    """A layer before its shapes: `towns` (code, name) of each record that is land, and what will be said of it."""

    path: Path
    file: FoundFile
    layer: Layer
    kind: Kind
    crs: Any
    vintage: int | None
    is_assumed: bool
    towns: pd.DataFrame
    remarks: tuple[str, ...]


def read_boundaries(path: Path, is_known: Callable[[str], bool] | None = None) -> list[BoundaryFile]:
    """Every layer with municipality codes. `is_known` tells a code of today or before, to recognise renamed columns.

    Raises SourceError, MissingColumns or CrsMismatch.
    """
    with opened(path) as (files, remarks):
        layers = describe_layers(path, files, is_known)
        return together((one if isinstance(one, MissingColumns) else _cleaned(one) for one in layers), remarks)


def together(read: Iterable[BoundaryFile | MissingColumns], remarks: Sequence[str]) -> list[BoundaryFile]:
    """The layers of one path, with what was left out as remarks of the first. Raises MissingColumns where none is left."""
    files: list[BoundaryFile] = []
    refused: list[MissingColumns] = []
    for one in read:
        files.append(one) if isinstance(one, BoundaryFile) else refused.append(one)
    if not files:
        raise refused[0]
    remarks = [*remarks, *(f"{fault.layer} には市区町村コードの列がないので使いません" for fault in refused)]
    return [replace(files[0], remarks=(*files[0].remarks, *remarks)), *files[1:]]


@contextmanager
def opened(path: Path) -> Iterator[tuple[list[FoundFile], list[str]]]:
    """Files with shapes of a path, each once, and remarks; those of zips stand in a temporary folder meanwhile."""
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
        yield _one_of_each(found)


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


def describe_layers(
    path: Path, files: Sequence[FoundFile], is_known: Callable[[str], bool] | None, records: Records = ALL
) -> Iterator[Described | MissingColumns]:
    """What the columns of every layer say, or that they say nothing."""
    for file in files:
        for layer in layers_of(path, file, records):
            try:
                layout = recognise(layer.attributes, is_known)
            except Unrecognised as fault:
                yield MissingColumns(path, [str(column) for column in layer.attributes], str(fault), layer.name)
            else:
                yield _describe(path, file, layer, layout)


def layers_of(path: Path, file: FoundFile, records: Records) -> list[Layer]:
    """Layers of a file of a path, which a SourceError names. Raises SourceError."""
    try:
        return read_layers(file, records)
    except SourceError as fault:
        if file.path == path:
            raise SourceError(f"境界ファイル {path}: {fault}") from fault
        raise SourceError(f"境界ファイル {path} の {file.name}: {fault}") from fault


@contextmanager
def naming(path: Path, layer: str) -> Iterator[None]:
    """Say in a CrsMismatch which file and layer it speaks of."""
    try:
        yield
    except CrsMismatch as fault:
        raise CrsMismatch(f"境界ファイル {path} の {layer}: {fault}") from fault


def _describe(path: Path, file: FoundFile, layer: Layer, layout: Layout) -> Described:
    vintage = vintage_of([Path(layer.name).stem, *layer.name.split("/"), path.name])
    crs, assumed = (layer.crs, ()) if layer.crs is not None else assumed_crs(vintage)
    with naming(path, layer.name):
        _, moved = to_jgd2011(gpd.GeoSeries([], crs=crs))
    towns = pd.DataFrame({"code": layout.code, "name": layout.name})[~layout.is_water.to_numpy()]
    remarks = (*layer.remarks, *assumed, *layout.remarks, *moved)
    return Described(path, file, layer, layout.kind, crs, vintage, bool(assumed), towns, remarks)


def _cleaned(described: Described) -> BoundaryFile:
    with naming(described.path, described.layer.name):
        towns, crs, sound = described.towns, described.crs, described.layer.sound
        geometry = described.layer.geometry[towns.index.to_numpy()]
        if sound is None:
            return as_file(described, cleaned(towns, crs, geometry))
        return replace(as_file(described, cleaned_beside(sound, towns, crs, geometry)), sound=sound)


def as_file(described: Described, shapes: pd.DataFrame) -> BoundaryFile:
    """The boundary file of a layer and its cleaned shapes. Raises CrsMismatch where none lies in Japan."""
    layer = described.layer
    if len(shapes) and (shapes["fault"] == OUTSIDE).all():
        raise CrsMismatch("座標が日本の範囲にありません。座標系（.prj）と、経度・緯度の順を確かめてください。")
    merged, repaired = len(described.towns) - len(shapes), int(shapes["is_mended"].sum())
    return BoundaryFile(
        path=described.path,
        layer=layer.name,
        kind=described.kind,
        encoding=layer.encoding,
        crs=_crs_name(described.crs) + ("（推定）" if described.is_assumed else ""),
        shapes=shapes.drop(columns="is_mended"),
        records=len(layer.attributes),
        merged=merged,
        water=len(layer.attributes) - len(described.towns),
        vintage=described.vintage,
        remarks=(
            *described.remarks,
            *([f"まったく同じ図形 {merged:,} をまとめました"] if merged else []),
            *([f"自分と交わる図形や線の混じった図形 {repaired:,} を直しました（偶奇規則）"] if repaired else []),
        ),
    )


def _crs_name(crs: object) -> str:
    """EPSG code, or the name of a CRS that has none."""
    declared = pyproj.CRS(crs)
    text = declared.to_string()
    return text if text.startswith("EPSG:") else str(declared.name)
