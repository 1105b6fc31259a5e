"""Places with their boundaries: as GeoJSON, GeoPackage, and feature by feature."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

import shapely

from dashboard.export.places import CRS_NAME, written_geopackage
from dashboard.open_data.bodies import compact, plain, values
from dashboard.open_data.papers import coverage_sources, credit_lines, sources_of
from dashboard.wording.open_data import COVERED, CRS, SAMPLE
from geodata.boundaries import boundaries
from geodata.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    import pandas as pd

    from dashboard.open_data.asked import Ask
    from geodata.columns import Table
    from geodata.dataset import Dataset

IDS: Final = {"municipalities": "municipality_code", "prefectures": "prefecture_code", "excluded_areas": "area_code"}
"""The column that names a place, by table."""


@dataclass(frozen=True, slots=True, eq=False)
class Features:
    """The places of a table in its order: what is said of each, each as a GeoJSON feature, and its box in degrees.

    A box is west, south, east, north.
    """

    ids: tuple[str, ...]
    properties: pd.DataFrame
    texts: tuple[str, ...]
    boxes: np.ndarray


@lru_cache(maxsize=6)
def features(data: Dataset, table: str) -> Features:
    """The places of a table with all that is said of them; made once a version."""
    frame = properties(data, table)
    shapes = shapely.orient_polygons(boundaries(data, table).geometry.to_numpy())  # RFC 7946: counterclockwise outside
    ids, drawn = frame[IDS[table]].tolist(), shapely.to_geojson(shapes).tolist()
    texts = (
        f'{{"type":"Feature","id":{_json(place)},"properties":{_json(told)},"geometry":{shape}}}'
        for place, told, shape in zip(ids, _objects(frame), drawn, strict=True)
    )
    return Features(tuple(ids), frame, tuple(texts), shapely.bounds(shapes))


@lru_cache(maxsize=6)
def properties(data: Dataset, table: str) -> pd.DataFrame:
    """What is said of each place: its columns, and of a municipality how the latest lists and registers cover it."""
    frame = data[table][plain(TABLES[table])]
    return frame if table != "municipalities" else frame.join(covered(data), on="municipality_code")


def covered(data: Dataset) -> pd.DataFrame:
    """By municipality, for each layer its count, the status of it, and the reason where there is none.

    Of a body's lists the latest, with its day; so the columns are `membership_council`, `membership_council_as_of`,
    `membership_council_status`, `membership_council_reason`, …, `plans`, `plans_status`, `plans_reason`, ….
    """
    coverage = data["coverage"]
    told = coverage[["municipality_code"]].drop_duplicates().set_index("municipality_code")
    for (layer, body), rows in coverage.groupby(["layer", "body"], dropna=False, sort=True):
        name = f"{layer}_{body}" if body == body else str(layer)  # noqa: PLR0124 - NaN is not equal to itself
        latest = rows["as_of"].max() if rows["as_of"].notna().any() else None
        own = rows[rows["as_of"].eq(latest)] if latest else rows
        own = own.set_index("municipality_code")
        told[name] = own["count"]
        if latest:
            told[f"{name}_as_of"] = latest
        told[f"{name}_status"], told[f"{name}_reason"] = own["status"], own["reason"]
    return told


def as_geojson(ask: Ask, table: Table, rows: np.ndarray) -> bytes:
    """RFC 7946, longitude before latitude, as published in EPSG:6668, which is said as older readers expect it."""
    found = features(ask.data, table.name)
    told = {
        "type": "FeatureCollection",
        "name": table.name,
        "crs": {"type": "name", "properties": {"name": CRS_NAME}},
        "version": ask.data.version,
        **papers(ask.data, table),
    }
    drawn = ",".join(found.texts[row] for row in rows)
    return f'{compact(told).decode()[:-1]},"features":[{drawn}]}}'.encode()


def as_geopackage(ask: Ask, table: Table, rows: np.ndarray) -> bytes:
    """A GeoPackage with one layer in EPSG:6668; the day it names is that of the dataset: same rows, same bytes."""
    shapes, told = boundaries(ask.data, table.name), properties(ask.data, table.name)
    frame = shapes[["geometry"]].join(told)[[*told.columns, "geometry"]].iloc[rows]
    return written_geopackage(frame, table.name, datetime.fromisoformat(ask.data.manifest["built_at"]))


def papers(data: Dataset, table: Table) -> dict[str, Any]:
    """What a file with places says of itself: CRS, what its columns mean, by whose word, and sample rows."""
    sources = sources_of(data, table)
    told = {"note": CRS.both}
    if table.name == "municipalities":
        told["note"] = f"{CRS.both} {COVERED.both}"
        sources = [*sources, *coverage_sources(data)]
        told |= {"sample": SAMPLE.both} if data["coverage"]["status"].eq("サンプル").any() else {}
    return told | {"credits": credit_lines(sources)}


def _objects(frame: pd.DataFrame) -> Sequence[dict[str, Any]]:
    columns = {name: values(frame[name], "") for name in frame.columns}
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def _json(value: object) -> str:
    return compact(value).decode()
