"""Small boundary files written for tests: squares of a tenth of a degree, from 137° east and 36° north."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import geopandas as gpd
import shapely

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def square(number: int = 0, size: float = 0.1) -> shapely.Polygon:
    """The square `number` tenths of a degree east of 137°."""
    west = 137 + number / 10
    return shapely.box(west, 36, west + size, 36 + size)


def frame(
    geometry: Sequence[shapely.Geometry | None] | None = None, /, **columns: Sequence[object]
) -> gpd.GeoDataFrame:
    """A row for each value of the columns, on squares side by side unless `geometry` is given."""
    rows = len(next(iter(columns.values())))
    shapes = [square(number) for number in range(rows)] if geometry is None else geometry
    return gpd.GeoDataFrame(columns, geometry=list(shapes), crs="EPSG:6668")


def shapefile(
    folder: Path, towns: gpd.GeoDataFrame, name: str = "towns", encoding: str = "utf-8", without: Sequence[str] = ()
) -> Path:
    """Write `towns` as a shapefile of the encoding, and remove the parts of the endings in `without`."""
    folder.mkdir(exist_ok=True, parents=True)
    towns.to_file(folder / f"{name}.shp", encoding=encoding)
    for suffix in without:
        (folder / f"{name}{suffix}").unlink()
    return folder / f"{name}.shp"


def zipped(target: Path, files: Sequence[tuple[str, Path]]) -> Path:
    """A zip of files under the given member names."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, file in files:
            archive.write(file, member)
    return target


def parts(shp: Path) -> list[Path]:
    """All files of a shapefile."""
    return sorted(shp.parent.glob(f"{shp.stem}.*"))
