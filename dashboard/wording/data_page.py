"""Words of the part of the データ page that tells how other programs read the data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class OpenDataWords:
    """The words of one language; `addresses` are paths below data/v1/ by what they give."""

    title: str
    note: str
    addresses: Mapping[str, str]


JA: Final = OpenDataWords(
    title="データを使う",
    note="QGIS・Excel・ほかのプログラムから、次のアドレスで読めます（読むだけです）。QGIS は「WFS / OGC API 地物」に OGC API のアドレスを、"
    "Excel は「データ」→「Web から」に CSV のアドレスを入れます。絞り込みの書き方は目録と OpenAPI にあります。",
    addresses={
        "目録（DCAT）": "",
        "使い方の定義（OpenAPI）": "openapi.json",
        "表（CSV。.json・.parquet も）": "coverage.csv?layer=membership&body=council&as_of=2023-10-01",
        "市区町村の境界（GeoJSON。.gpkg も）": "municipalities.geojson?pref=20",
        "QGIS 用（OGC API – Features）": "ogc",
    },
)
EN: Final = OpenDataWords(
    title="Use the data",
    note="QGIS, Excel and other programs read these addresses (read-only). In QGIS give the OGC API address to WFS / OGC API – "
    "Features; in Excel give the CSV address to Data → From Web. The catalogue and OpenAPI tell how to filter.",
    addresses={
        "Catalogue (DCAT)": "",
        "Description (OpenAPI)": "openapi.json",
        "Tables (CSV; .json and .parquet too)": "coverage.csv?layer=membership&body=council&as_of=2023-10-01",
        "Boundaries (GeoJSON; .gpkg too)": "municipalities.geojson?pref=20",
        "For QGIS (OGC API – Features)": "ogc",
    },
)
WORDS: Final = {"ja": JA, "en": EN}
