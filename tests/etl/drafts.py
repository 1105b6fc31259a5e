"""Whole versions that are small: what is published where only publishing and opening are asked about."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import geopandas as gpd
import pandas as pd
import shapely

from etl.packing import packed
from etl.publish import Draft
from geodata.dataset import open_dataset
from geodata.tables import TABLES

if TYPE_CHECKING:
    from pathlib import Path

BUILT_AT = datetime(2026, 11, 24, tzinfo=UTC)


def empty(name: str) -> pd.DataFrame:
    """A table of the contract without a row."""
    columns = TABLES[name].columns
    plain = pd.DataFrame({column.name: [] for column in columns if column.kind != "geometry"})
    if not TABLES[name].is_spatial:
        conformed: pd.DataFrame = TABLES[name].conform(plain)
        return conformed
    spatial = gpd.GeoDataFrame(plain, geometry=gpd.GeoSeries([], crs="EPSG:6668"))
    shaped: pd.DataFrame = gpd.GeoDataFrame(TABLES[name].conform(spatial), geometry="geometry", crs="EPSG:6668")
    return shaped


EMPTY = {name: empty(name) for name in TABLES}


def small(serial: int) -> Draft:
    """A whole version, small, that says its serial number in its papers, a document, the geometry and a table."""
    text = str(serial)
    areas = gpd.GeoDataFrame(
        {"area_code": [text], "prefecture_code": ["01"], "name": [f"サンプル{text}"]},
        geometry=[shapely.box(140, 40, 141, 41)],
        crs="EPSG:6668",
    )
    return Draft(
        tables=EMPTY | {"excluded_areas": areas},
        geometry={"national": packed(text.encode() * 50_000)},
        order=text.encode(),
        papers={"sources": [], "serial": serial},
        documents={"report.md": text, "dictionary.md": ""},
    )


def serial_of(published: Path) -> int:
    """Serial number of the current version, which says the same number everywhere. Raises DatasetError."""
    dataset = open_dataset(published)
    serial: int = dataset.manifest["serial"]
    said = {
        (dataset.path / "report.md").read_text(encoding="utf-8"),
        (dataset.web_dir / dataset.manifest["web"]["order"]).read_text(encoding="utf-8"),
        *dataset["excluded_areas"]["area_code"],
    }
    if said != {str(serial)}:
        raise AssertionError(f"version {dataset.version} is mixed: {serial} {said}")
    return serial
