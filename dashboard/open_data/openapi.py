"""What is served, as OpenAPI: 3.1 for all of it, 3.0 for the part that OGC API – Features speaks of."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from dashboard.open_data.asked import Ask, Prepared, only
from dashboard.open_data.bodies import LABELS, compact
from dashboard.open_data.features import DEFAULT_LIMIT, GEOJSON, LAST_OFFSET, MOST, allowed_values, queryables
from dashboard.open_data.problems import PROBLEM_TYPE
from dashboard.open_data.selecting import LAST_OFFSET as LAST_ROW
from dashboard.open_data.selecting import MOST_ROWS, OPEN_TABLES, filters_of, values_of
from dashboard.open_data.tables import MEDIA, formats_of
from dashboard.wording.open_data import ABOUT, OF_PARAMETER, TITLE
from geodata.boundaries import SPATIAL
from geodata.tables import TABLES

if TYPE_CHECKING:
    from geodata.columns import Table

MEDIA_TYPE: Final = "application/vnd.oai.openapi+json;version=3.1"
_NAMED: Final = 60


def prepare(ask: Ask) -> Prepared:
    """The description takes no parameter. Raises Problem."""
    only(ask.query, ())
    return Prepared(MEDIA_TYPE, partial(_bytes, ask))


def _bytes(ask: Ask) -> bytes:
    return compact(of_all(ask))


def of_all(ask: Ask) -> dict[str, Any]:
    """OpenAPI 3.1 of every address."""
    paths = {
        "/": _get("catalogue", "DCAT", "application/ld+json", [_version()]),
        "/openapi.json": _get("openapi", "OpenAPI 3.1", MEDIA_TYPE, [_version()]),
    }
    for table in OPEN_TABLES.values():
        for suffix in formats_of(table):
            paths[f"/{table.name}.{suffix}"] = _of_table(ask, table, suffix)
    features = {f"/ogc{'' if path == '/' else path}": told for path, told in _feature_paths(ask).items()}
    return _document("3.1.0", ask.address, ask, paths | features)


def of_features(ask: Ask) -> dict[str, Any]:
    """OpenAPI 3.0 of OGC API – Features, as its class `oas30` asks for."""
    return _document("3.0.3", f"{ask.address}/ogc", ask, _feature_paths(ask))


def _document(edition: str, server: str, ask: Ask, paths: dict[str, Any]) -> dict[str, Any]:
    return {
        "openapi": edition,
        "info": {"title": TITLE.both, "description": ABOUT.both, "version": ask.data.version},
        "servers": [{"url": server}],
        "paths": paths,
        "components": {
            "responses": {
                "Problem": {
                    "description": "RFC 9457",
                    "content": {PROBLEM_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
                }
            },
            "schemas": {
                "Problem": {
                    "type": "object",
                    "required": ["status", "title", "detail", "detail_en"],
                    "properties": {
                        **{name: {"type": "string"} for name in ("type", "title", "detail", "detail_en", "instance")},
                        "status": {"type": "integer"},
                        "allowed": {"type": "array", "items": {"type": "string"}},
                    },
                }
            },
        },
    }


def _of_table(ask: Ask, table: Table, suffix: str) -> dict[str, Any]:
    parameters = [_listed(name, sorted(values_of(ask.data, table, name))) for name in filters_of(table)]
    parameters += [_whole("limit", 1, MOST_ROWS, MOST_ROWS), _whole("offset", 0, LAST_ROW, 0)]
    if suffix == "csv":
        parameters.append(_listed("labels", list(LABELS)))
    title = f"{table.label} / {table.label_en}"
    return _get(f"{table.name}_{suffix}", title, MEDIA[suffix].partition(";")[0], [*parameters, _version()])


def _feature_paths(ask: Ask) -> dict[str, Any]:
    plain = [_listed("f", ["json"]), _version()]
    paths = {
        "/": _get("getLandingPage", "Landing page", "application/json", plain),
        "/conformance": _get("getConformance", "Conformance", "application/json", plain),
        "/collections": _get("getCollections", "Collections", "application/json", plain),
    }
    for table in SPATIAL:
        title, here = f"{TABLES[table].label} / {TABLES[table].label_en}", f"/collections/{table}"
        by = [
            _listed(column.name, sorted(allowed_values(ask.data, column, table)), f"{column.label} / {column.label_en}")
            for column in queryables(ask.data, table)
        ]
        paging = [_whole("limit", 1, MOST, DEFAULT_LIMIT), _whole("offset", 0, LAST_OFFSET, 0)]
        feature = {"name": "featureId", "in": "path", "required": True, "schema": {"type": "string"}}
        paths[here] = _get(f"describe_{table}", title, "application/json", plain)
        paths[f"{here}/queryables"] = _get(f"queryables_{table}", title, "application/schema+json", plain)
        paths[f"{here}/items"] = _get(f"items_{table}", title, GEOJSON, [*paging, _box(), _time(), *by, *plain])
        paths[f"{here}/items/{{featureId}}"] = _get(f"item_{table}", title, GEOJSON, [feature, *plain])
    return paths


def _get(operation: str, title: str, media_type: str, parameters: list[dict[str, Any]]) -> dict[str, Any]:
    schema = {"type": "object"} if "json" in media_type else {"type": "string"}
    return {
        "get": {
            "operationId": operation,
            "summary": title,
            "parameters": parameters,
            "responses": {
                "200": {"description": title, "content": {media_type: {"schema": schema}}},
                "304": {"description": "Not Modified"},
                "400": {"$ref": "#/components/responses/Problem"},
                "404": {"$ref": "#/components/responses/Problem"},
            },
        }
    }


def _parameter(name: str, schema: dict[str, Any], said: str = "") -> dict[str, Any]:
    described = said or (OF_PARAMETER[name].both if name in OF_PARAMETER else "")
    return {
        "name": name,
        "in": "query",
        "required": False,
        "schema": schema,
        **({"description": described} if described else {}),
        "style": "form",
        "explode": False,
    }


def _listed(name: str, allowed: list[str], said: str = "") -> dict[str, Any]:
    """A parameter that is one of some values, which are named where they are not very many."""
    return _parameter(name, {"type": "string"} | ({"enum": allowed} if 0 < len(allowed) <= _NAMED else {}), said)


def _whole(name: str, low: int, high: int, default: int) -> dict[str, Any]:
    return _parameter(name, {"type": "integer", "minimum": low, "maximum": high, "default": default})


def _version() -> dict[str, Any]:
    return _parameter("v", {"type": "string", "pattern": "^[0-9a-f]{12}$"})


def _box() -> dict[str, Any]:
    return _parameter("bbox", {"type": "array", "minItems": 4, "maxItems": 6, "items": {"type": "number"}})


def _time() -> dict[str, Any]:
    return _parameter("datetime", {"type": "string"})
