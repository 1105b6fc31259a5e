"""The catalogue of what is served, in the shape of DCAT, as JSON-LD whose context stands in it."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any, Final

from dashboard.open_data.asked import Ask, Prepared, only
from dashboard.open_data.bodies import columns_of, compact
from dashboard.open_data.papers import coverage_sources, sources_of
from dashboard.open_data.selecting import OPEN_TABLES, filters_of, has_sample
from dashboard.open_data.tables import MEDIA, addresses, formats_of
from dashboard.wording.open_data import ABOUT, CRS, SAMPLE, TITLE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geodata.columns import Table
    from geodata.dataset import Dataset

MEDIA_TYPE: Final = "application/ld+json"
_CONTEXT: Final = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "atlas": "urn:x-nichiiki-atlas:",
}
_IANA: Final = "https://www.iana.org/assignments/media-types/"
_EPSG: Final = "http://www.opengis.net/def/crs/EPSG/0/6668"
_FORMATS: Final = {
    "csv": "CSV",
    "json": "JSON",
    "parquet": "Apache Parquet",
    "geojson": "GeoJSON (RFC 7946)",
    "gpkg": "GeoPackage",
}


def prepare(ask: Ask) -> Prepared:
    """The catalogue takes no parameter. Raises Problem."""
    only(ask.query, ())
    return Prepared(MEDIA_TYPE, partial(catalogue_bytes, ask))


def catalogue_bytes(ask: Ask) -> bytes:
    """The catalogue as it is sent."""
    return compact(catalogue(ask))


def catalogue(ask: Ask) -> dict[str, Any]:
    """Every table with its distributions, and the two services that answer questions about them."""
    return {
        "@context": _CONTEXT,
        "@id": ask.link(""),
        "@type": "dcat:Catalog",
        "dct:title": _said(TITLE.ja, TITLE.en),
        "dct:description": _said(ABOUT.ja, ABOUT.en),
        "dct:modified": _moment(ask),
        "dcat:version": ask.data.version,
        "dct:language": ["ja", "en"],
        **_contact(ask),
        "dcat:service": [_api(ask), _features(ask)],
        "dcat:dataset": [_dataset(ask, table) for table in OPEN_TABLES.values()],
    }


def _dataset(ask: Ask, table: Table) -> dict[str, Any]:
    sources = sources_of(ask.data, table)
    days = _days(ask, table)
    is_sample = has_sample(ask.data, table)
    return {
        "@id": ask.link(f"{table.name}.json"),
        "@type": "dcat:Dataset",
        "dct:identifier": table.name,
        "dct:title": _said(table.label + ("（サンプルを含みます）" if is_sample else ""), table.label_en),
        **({"dct:description": _said(SAMPLE.ja, SAMPLE.en)} if is_sample else {}),
        "dcat:version": ask.data.version,
        "dct:modified": _moment(ask),
        **({"dct:temporal": {"@type": "dct:PeriodOfTime", **days}} if days else {}),
        **({"dct:conformsTo": {"@id": _EPSG, "dct:title": CRS.both}} if table.is_spatial else {}),
        "dct:publisher": [{"@type": "foaf:Agent", "foaf:name": name} for name in _each(sources, "publisher")],
        "dct:source": [_source(source) for source in sources],
        **_contact(ask),
        "atlas:rows": len(ask.data[table.name]),
        "atlas:filters": filters_of(table),
        "atlas:columns": columns_of(table),
        "dcat:distribution": [_distribution(ask, table, suffix) for suffix in formats_of(table)],
    }


def _distribution(ask: Ask, table: Table, suffix: str) -> dict[str, Any]:
    address = ask.link(f"{table.name}.{suffix}")
    sources = sources_of(ask.data, table)
    if suffix in {"geojson", "gpkg"} and table.name == "municipalities":
        sources = [*sources, *coverage_sources(ask.data)]
    return {
        "@id": address,
        "@type": "dcat:Distribution",
        "dct:title": f"{table.label} {_FORMATS[suffix]}",
        "dcat:downloadURL": {"@id": address},
        "dcat:accessURL": {"@id": address},
        "dcat:mediaType": {"@id": _IANA + MEDIA[suffix].partition(";")[0]},
        "dct:format": _FORMATS[suffix],
        "dcat:byteSize": sizes(ask.data)[f"{table.name}.{suffix}"],
        "dct:license": _each(sources, "licence"),
        "dct:rights": _each(sources, "credit"),
    }


@lru_cache(maxsize=2)
def sizes(data: Dataset) -> dict[str, int]:
    """Bytes of every whole file, by its name, before compression; each is written once a version to know it."""
    plain = Ask(data, "", "", {})
    return {name: len(make(plain).make()) for name, make in addresses().items()}


def _source(source: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "dct:identifier": source["id"],
        "dct:title": source["title"],
        "dct:publisher": {"@type": "foaf:Agent", "foaf:name": source["publisher"]},
        "dct:license": source["licence"],
        "dct:rights": source["credit"],
        "dct:issued": source["as_of"],
        "atlas:status": source["status"],
        **({"dcat:landingPage": {"@id": source["url"]}} if source["url"] else {}),
    }


def _api(ask: Ask) -> dict[str, Any]:
    return {
        "@id": ask.link("openapi.json"),
        "@type": "dcat:DataService",
        "dct:title": "OpenAPI 3.1",
        "dcat:endpointURL": {"@id": ask.link("")},
        "dcat:endpointDescription": {"@id": ask.link("openapi.json")},
        "dct:conformsTo": {"@id": "https://spec.openapis.org/oas/v3.1.0"},
    }


def _features(ask: Ask) -> dict[str, Any]:
    return {
        "@id": ask.link("ogc"),
        "@type": "dcat:DataService",
        "dct:title": "OGC API – Features",
        "dcat:endpointURL": {"@id": ask.link("ogc")},
        "dcat:endpointDescription": {"@id": ask.link("ogc/api")},
        "dct:conformsTo": {"@id": "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core"},
        "dcat:servesDataset": [
            {"@id": ask.link(f"{name}.json")} for name, table in OPEN_TABLES.items() if table.is_spatial
        ],
    }


def _days(ask: Ask, table: Table) -> dict[str, Any]:
    """From which day to which the rows of a table are."""
    frame = ask.data[table.name]
    days = sorted(frame["as_of"].dropna()) if "as_of" in frame else []
    return {"dcat:startDate": days[0], "dcat:endDate": days[-1]} if days else {}


def _moment(ask: Ask) -> dict[str, str]:
    return {"@type": "xsd:dateTime", "@value": str(ask.data.manifest["built_at"])}


def _contact(ask: Ask) -> dict[str, Any]:
    """Whom to ask, where an administrator has named somebody."""
    if not ask.contact:
        return {}
    mail = {"vcard:hasEmail": {"@id": f"mailto:{ask.contact}"}} if "@" in ask.contact else {}
    return {"dcat:contactPoint": {"@type": "vcard:Organization", "vcard:fn": ask.contact, **mail}}


def _each(sources: list[Mapping[str, Any]], key: str) -> list[str]:
    return list(dict.fromkeys(source[key] for source in sources))


def _said(ja: str, en: str) -> list[dict[str, str]]:
    return [{"@language": "ja", "@value": ja}, {"@language": "en", "@value": en}]
