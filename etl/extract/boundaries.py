"""Municipal boundaries as shapes with a code: the 国土数値情報 N03 files and files with `code` and `name` columns.

N03 up to 2023: N03_003 = 郡 or designated city, N03_004 = ward or municipality; from 2024: N03_003 = 郡, N03_004 = city,
N03_005 = ward. N03_007 is the five-digit code in every vintage, and the only column read for the place.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import geopandas as gpd
import pandas as pd
import pyogrio
import shapely
from pyogrio.errors import DataSourceError

from etl.extract.archives import unpack
from etl.extract.dbf import dbf_encoding
from geodata.errors import CrsMismatch, SourceError

if TYPE_CHECKING:
    from collections.abc import Sequence

CRS: Final = "EPSG:6668"
_CODE_COLUMNS: Final = ("N03_007", "code")
_NAME_COLUMNS: Final = (("N03_003", "N03_004", "N03_005"), ("name",))


class MissingColumns(SourceError):
    """A boundary file without a column for the municipality code."""

    def __init__(self, path: Path, columns: Sequence[str]) -> None:
        super().__init__(f"境界ファイル {path} に市区町村コードの列がありません（あった列: {'、'.join(columns)}）。")
        self.path = path
        self.columns = tuple(columns)


@dataclass(frozen=True, slots=True)
class BoundaryFile:
    """Shapes of one file: `code` and `name` as written (may be empty) and `geometry` in EPSG:6668, one row a record."""

    path: Path
    layer: str
    is_n03: bool
    encoding: str
    crs: str
    shapes: gpd.GeoDataFrame


def read_boundaries(path: Path) -> list[BoundaryFile]:
    """Every shapefile in a zip, a folder, or the file itself. Raises SourceError, MissingColumns or CrsMismatch."""
    if path.suffix.lower() == ".zip":
        with tempfile.TemporaryDirectory() as folder:
            unpack(path, Path(folder))
            return _read_folder(Path(folder), path)
    if path.is_dir():
        return _read_folder(path, path)
    if not path.exists():
        raise SourceError(f"境界ファイル {path} がありません。場所を確かめてください。")
    return [_read_file(path, path)]


def _read_folder(folder: Path, origin: Path) -> list[BoundaryFile]:
    files = sorted(file for file in folder.rglob("*") if file.suffix.lower() == ".shp")
    if not files:
        raise SourceError(
            f"{origin} に .shp がありません。シェープファイルの入った zip かフォルダーを指定してください。"
        )
    return [_read_file(file, origin) for file in files]


def _read_file(file: Path, origin: Path) -> BoundaryFile:
    dbf = file.with_suffix(".dbf")
    encoding = dbf_encoding(dbf) if dbf.exists() else "utf-8"
    try:
        shapes = pyogrio.read_dataframe(file, encoding=encoding, force_2d=True)
    except (DataSourceError, ValueError, UnicodeDecodeError) as fault:
        raise SourceError(
            f"境界ファイル {origin} の {file.name} を読めません（{fault}）。取得し直してください。"
        ) from fault
    code = next((column for column in _CODE_COLUMNS if column in shapes), None)
    if code is None:
        raise MissingColumns(origin, [str(column) for column in shapes.columns if column != "geometry"])
    if shapes.crs is None:
        raise CrsMismatch(
            f"境界ファイル {origin} の {file.name} に座標系（.prj）がありません。.prj を同じ場所に置いてください。"
        )
    named = shapes.assign(code=_text(shapes[code]), name=_name(shapes))[["code", "name", "geometry"]]
    valid = named.set_geometry(_repair(named.geometry)).to_crs(CRS)
    return BoundaryFile(origin, file.name, code == _CODE_COLUMNS[0], encoding, str(shapes.crs.to_string()), valid)


def _text(values: pd.Series) -> pd.Series:
    return values.astype("str").str.strip().where(values.notna(), "")


def _name(shapes: gpd.GeoDataFrame) -> pd.Series:
    """Name as written, its parts joined: "川崎市川崎区"; only shown to people, never joined on."""
    columns = next(columns for columns in _NAME_COLUMNS if columns[0] in shapes or columns is _NAME_COLUMNS[-1])
    parts = [_text(shapes[column]) for column in columns if column in shapes]
    return pd.concat(parts, axis="columns").agg("".join, axis="columns") if parts else pd.Series("", index=shapes.index)


def _repair(shapes: gpd.GeoSeries) -> gpd.GeoSeries:
    """Invalid rings repaired even-odd; valid shapes untouched, so that shared borders stay equal to the last bit."""
    bad = ~shapes.is_valid & shapes.notna()
    if not bad.any():
        return shapes
    mended = shapely.make_valid(shapes[bad].to_numpy(), method="linework")
    return shapes.where(~bad, gpd.GeoSeries(mended, index=shapes.index[bad], crs=shapes.crs).reindex(shapes.index))
