"""`<table>.csv|.json|.parquet|.geojson|.gpkg`: what each address answers, by name."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from dashboard.open_data import bodies, shapes
from dashboard.open_data.asked import Ask, Prepared, among, whole
from dashboard.open_data.selecting import LAST_OFFSET, MOST_ROWS, OPEN_TABLES, has_sample, rows_of

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np

    from geodata.columns import Table

MEDIA: Final = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "parquet": "application/vnd.apache.parquet",
    "geojson": "application/geo+json",
    "gpkg": "application/geopackage+sqlite3",
}
_WITH_SHAPES: Final = ("geojson", "gpkg")
_SAVED: Final = frozenset({"csv", "parquet", "gpkg"})


def formats_of(table: Table) -> tuple[str, ...]:
    """Suffixes under which a table is served."""
    return tuple(suffix for suffix in MEDIA if table.is_spatial or suffix not in _WITH_SHAPES)


def addresses() -> dict[str, Callable[[Ask], Prepared]]:
    """What is served, by its name below /data/v1/."""
    return {
        f"{table.name}.{suffix}": partial(prepare, table=table, suffix=suffix)
        for table in OPEN_TABLES.values()
        for suffix in formats_of(table)
    }


def prepare(ask: Ask, table: Table, suffix: str) -> Prepared:
    """Read the parameters of a request for a table. Raises Problem."""
    also = ("labels",) if suffix == "csv" else ()
    rows, total = rows_of(ask, table, also=also)
    headings = among("labels", ask.query.get("labels", bodies.LABELS[0]), bodies.LABELS)
    next_link = _next(ask, total)
    make = {
        "csv": partial(bodies.as_csv, ask, table, rows, headings),
        "json": partial(bodies.as_json, ask, table, rows, total, next_link),
        "parquet": partial(bodies.as_parquet, ask, table, rows),
        "geojson": partial(shapes.as_geojson, ask, table, rows),
        "gpkg": partial(shapes.as_geopackage, ask, table, rows),
    }
    return Prepared(
        MEDIA[suffix],
        make[suffix],
        file_name=_file_name(ask, table, suffix, rows),
        is_attachment=suffix in _SAVED,
        total=total,
        links=(("next", next_link),) if next_link else (),
    )


def _next(ask: Ask, total: int) -> str:
    limit = whole(ask.query, "limit", 1, MOST_ROWS, MOST_ROWS)
    after = whole(ask.query, "offset", 0, LAST_OFFSET, 0) + limit
    return ask.link(ask.path, **{**ask.query, "limit": limit, "offset": after}) if after < total else ""


def _file_name(ask: Ask, table: Table, suffix: str, rows: np.ndarray) -> str:
    """Name of the file: content, area, as of, version, and that it holds sample rows."""
    area = ask.query.get("municipality") or ask.query.get("pref") or "全国"
    day = ask.query.get("as_of", "")
    covered = suffix in _WITH_SHAPES and table.name == "municipalities"
    is_sample = has_sample(ask.data, table, rows) or (covered and has_sample(ask.data, OPEN_TABLES["coverage"]))
    parts = [
        table.label,
        area,
        *([day] if day else []),
        f"版{ask.data.version}",
        *(["サンプルデータ"] if is_sample else []),
    ]
    return "_".join(parts) + f".{suffix}"
