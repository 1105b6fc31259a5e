"""OGC API – Features: landing page, conformance, collections, queryables; what is claimed is what is there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from dashboard.open_data import openapi
from dashboard.open_data.asked import Ask, Prepared, among, only
from dashboard.open_data.bodies import compact
from dashboard.open_data.features import GEOJSON, allowed_values, link, prepare_item, prepare_items, queryables
from dashboard.open_data.problems import missing
from dashboard.open_data.shapes import features
from dashboard.wording.open_data import ABOUT, COVERED, CRS, NOT_THERE, TITLE
from geodata.boundaries import SPATIAL
from geodata.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Callable

JSON: Final = "application/json"
SCHEMA: Final = "application/schema+json"
OPENAPI_30: Final = "application/vnd.oai.openapi+json;version=3.0"
CRS84: Final = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
CLASSES: Final = tuple(
    f"http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/{name}" for name in ("core", "oas30", "geojson")
)


def addresses() -> dict[str, Callable[[Ask], Prepared]]:
    """What is served, by its name below /data/v1/; single features are found by `prepare_feature`."""
    served: dict[str, Callable[[Ask], Prepared]] = {
        "ogc": partial(_plain, tell=landing),
        "ogc/": partial(_plain, tell=landing),
        "ogc/api": partial(_plain, tell=openapi.of_features, media_type=OPENAPI_30),
        "ogc/conformance": partial(_plain, tell=conformance),
        "ogc/collections": partial(_plain, tell=collections),
    }
    for table in SPATIAL:
        served[f"ogc/collections/{table}"] = partial(_plain, tell=partial(collection, table=table))
        served[f"ogc/collections/{table}/queryables"] = partial(
            _plain, tell=partial(told_queryables, table=table), media_type=SCHEMA
        )
        served[f"ogc/collections/{table}/items"] = partial(prepare_items, table=table)
    return served


def prepare_feature(ask: Ask) -> Prepared:
    """One feature, from an address that is in no dictionary: `ogc/collections/<table>/items/<id>`. Raises Problem."""
    before, _, feature = ask.path.rpartition("/")
    table = {f"ogc/collections/{name}/items": name for name in SPATIAL}.get(before)
    if table is None:
        raise missing(NOT_THERE.fill(catalogue=ask.link("")))
    return prepare_item(ask, table, feature)


def _plain(ask: Ask, tell: Callable[[Ask], dict[str, Any]], media_type: str = JSON) -> Prepared:
    only(ask.query, ("f",))
    among("f", ask.query.get("f", "json"), ("json",))
    return Prepared(media_type, lambda: compact(tell(ask)))


def landing(ask: Ask) -> dict[str, Any]:
    """Where everything is."""
    return {
        "title": TITLE.both,
        "description": f"{ABOUT.both} {CRS.both}",
        "links": [
            link("self", JSON, ask.link("ogc")),
            link("service-desc", OPENAPI_30, ask.link("ogc/api"), "OpenAPI 3.0"),
            link("conformance", JSON, ask.link("ogc/conformance")),
            link("data", JSON, ask.link("ogc/collections")),
            link("describedby", "application/ld+json", ask.link("")),
        ],
    }


def conformance(_ask: Ask) -> dict[str, Any]:
    """The classes of the standard that are kept."""
    return {"conformsTo": CLASSES}


def collections(ask: Ask) -> dict[str, Any]:
    """Every collection."""
    return {
        "links": [link("self", JSON, ask.link("ogc/collections"))],
        "collections": [collection(ask, table) for table in SPATIAL],
    }


def collection(ask: Ask, table: str) -> dict[str, Any]:
    """One collection: what it is, where it lies, and where its items are."""
    boxes, here = features(ask.data, table).boxes, f"ogc/collections/{table}"
    box = [*boxes[:, :2].min(axis=0).tolist(), *boxes[:, 2:].max(axis=0).tolist()] if len(boxes) else [122, 20, 154, 46]
    declared = TABLES[table]
    note = f" {COVERED.both}" if table == "municipalities" else ""
    return {
        "id": table,
        "title": f"{declared.label} / {declared.label_en}",
        "description": CRS.both + note,
        "itemType": "feature",
        "extent": {"spatial": {"bbox": [box], "crs": CRS84}},
        "crs": [CRS84],
        "links": [
            link("self", JSON, ask.link(here)),
            link("items", GEOJSON, ask.link(f"{here}/items")),
            link("http://www.opengis.net/def/rel/ogc/1.0/queryables", SCHEMA, ask.link(f"{here}/queryables")),
            link("enclosure", GEOJSON, ask.link(f"{table}.geojson")),
            link("enclosure", "application/geopackage+sqlite3", ask.link(f"{table}.gpkg")),
            link("describedby", "application/ld+json", ask.link("")),
        ],
    }


def told_queryables(ask: Ask, table: str) -> dict[str, Any]:
    """The properties that items can be filtered by, as JSON Schema."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": ask.link(f"ogc/collections/{table}/queryables"),
        "type": "object",
        "title": TABLES[table].label,
        "properties": {
            column.name: {
                "type": "string",
                "title": f"{column.label} / {column.label_en}",
                **(
                    {"enum": sorted(allowed)}
                    if (allowed := allowed_values(ask.data, column, table)) and column.among
                    else {}
                ),
            }
            for column in queryables(ask.data, table)
        },
        "additionalProperties": False,
    }
