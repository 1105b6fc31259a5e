"""Tables of municipalities and prefectures with their boundaries, as GeoJSON and as GeoPackage, in EPSG:6668."""

from __future__ import annotations

import json
import re
import unicodedata
from datetime import UTC, datetime
from functools import lru_cache
from io import BytesIO
from threading import Lock
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd
import pyogrio
import shapely

from dashboard.export.papers import dictionary_of, field_names
from dashboard.wording.take_away import WORDS
from geodata.boundaries import boundaries

if TYPE_CHECKING:
    from dashboard.export.papers import Papers
    from geodata.dataset import Dataset

GeoDataFrame = Any
"""A frame with boundaries, as `geodata` hands it on."""
CRS_NAME: Final = "urn:ogc:def:crs:EPSG::6668"
_writing: Final = Lock()


@lru_cache(maxsize=2)
def _shapes(data: Dataset) -> GeoDataFrame:
    """Boundary of each municipality and each prefecture by its code, outer rings counterclockwise as RFC 7946 asks."""
    towns, prefectures = boundaries(data, "municipalities"), boundaries(data, "prefectures")
    found = pd.concat(
        [
            towns[["municipality_code", "geometry"]].rename(columns={"municipality_code": "code"}),
            prefectures[["prefecture_code", "geometry"]].rename(columns={"prefecture_code": "code"}),
        ]
    ).set_index("code")
    return found.set_geometry(shapely.orient_polygons(found.geometry.to_numpy()), crs=towns.crs)


def with_boundaries(data: Dataset, table: pd.DataFrame, codes: pd.Series, language: str) -> GeoDataFrame:
    """The table under the names of fields of a GIS, a row each, with the boundary of its code; none where it has none."""
    drawn = _shapes(data).reindex(codes.tolist()).reset_index(drop=True)
    named = table.set_axis(field_names(table.columns, language), axis=1).reset_index(drop=True)
    return drawn.join(named)[[*named.columns, "geometry"]]


def geojson_bytes(data: Dataset, table: pd.DataFrame, codes: pd.Series, papers: Papers) -> bytes:
    """RFC 7946, longitude before latitude, as published in EPSG:6668; `metadata` has the papers and the columns."""
    frame = with_boundaries(data, table, codes, papers.language)
    fields = frame.drop(columns="geometry")
    columns = {name: [_value(cell) for cell in fields[name].tolist()] for name in fields.columns}
    shapes = shapely.to_geojson(frame.geometry.to_numpy())
    features = (
        f'{{"type":"Feature","properties":{_json(dict(zip(columns, row, strict=True)))},"geometry":{shape or "null"}}}'
        for row, shape in zip(zip(*columns.values(), strict=True), shapes, strict=True)
    )
    told = {
        "type": "FeatureCollection",
        "name": papers.title,
        "crs": {"type": "name", "properties": {"name": CRS_NAME}},
        "metadata": {**_told(papers), "columns": _columns(table, papers.language)},
    }
    return f'{_json(told)[:-1]},"features":[{",".join(features)}]}}'.encode()


def geopackage_bytes(data: Dataset, table: pd.DataFrame, codes: pd.Series, papers: Papers) -> bytes:
    """A GeoPackage with one layer in EPSG:6668 and the papers as its metadata; the same table gives the same bytes."""
    frame = with_boundaries(data, table, codes, papers.language)
    columns = json.dumps(_columns(table, papers.language), ensure_ascii=False)
    texts = [name for name in frame.columns if frame[name].dtype == object]
    plain = frame.assign(**{name: [_text(cell) for cell in frame[name].tolist()] for name in texts})
    built_at = data.manifest["built_at"] or "1980-01-01T00:00:00+00:00"
    told = {**_told(papers), "columns": columns}
    return written_geopackage(plain, _layer(papers.title), datetime.fromisoformat(built_at), told)


def written_geopackage(frame: GeoDataFrame, layer: str, on: datetime, told: dict[str, str] | None = None) -> bytes:
    """One layer as a GeoPackage in memory that says it was written `on` a day: same rows, same bytes."""
    file = BytesIO()
    more = {"dataset_metadata": told, "layer_metadata": told} if told else {}
    with _writing:  # the option is one for the whole process
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": f"{on.astimezone(UTC):%Y-%m-%dT%H:%M:%S}.000Z"})
        try:
            frame.to_file(file, driver="GPKG", layer=layer, engine="pyogrio", **more)
        finally:
            pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": None})
    return file.getvalue()


def _told(papers: Papers) -> dict[str, str]:
    said = WORDS[papers.language]
    return {**papers.told(), said.crs: said.crs_said}


def _columns(table: pd.DataFrame, language: str) -> list[dict[str, str]]:
    """What each field is, by its name."""
    return [
        {"field": told.field, "heading": told.heading, "unit": told.unit, "meaning": told.meaning}
        for told in dictionary_of(table, language)
    ]


def _layer(title: str) -> str:
    return re.sub(r"\W+", "_", unicodedata.normalize("NFKC", title)).strip("_") or "layer"


def _value(cell: Any) -> Any:  # noqa: ANN401 - a cell of any column
    """A cell as JSON has it: nothing is null, a date is 2023-10-01, what is no number of JSON is null."""
    if pd.isna(cell) or (isinstance(cell, float) and not np.isfinite(cell)):
        return None
    if isinstance(cell, bool | int | float | str):
        return cell
    return f"{cell:%Y-%m-%d}" if isinstance(cell, pd.Timestamp) else str(cell)


def _text(cell: Any) -> str | None:  # noqa: ANN401 - a cell of any column
    return None if pd.isna(cell) else str(cell)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
