"""Tables of places: municipalities, prefectures, their neighbours, people, coverage, and changes of codes."""

from __future__ import annotations

from typing import Final

from geodata.columns import STATUSES, Column, Table
from geodata.dates import WHOLE_DATE
from geodata.gaps import GapReason
from geodata.tables.shared import AS_OF, GEOMETRY, MUNICIPALITY_CODE, NAME, PREFECTURE_CODE

MUNICIPALITIES: Final = Table(
    "municipalities",
    "市区町村",
    "Municipalities",
    (
        MUNICIPALITY_CODE,
        PREFECTURE_CODE,
        NAME,
        Column("kana", "text", "カナ", "Kana"),
        Column("romaji", "text", "ローマ字", "Romaji", nullable=True),
        Column(
            "municipality_type",
            "text",
            "種別",
            "Type",
            among=("政令指定都市", "市", "特別区", "町", "村"),
        ),
        Column(
            "area_km2", "number", "面積（境界から計算）", "Area (computed from the boundary)", unit="km²", at_least=0
        ),
        Column("lon", "number", "代表点の経度", "Longitude of a point inside", unit="度"),
        Column("lat", "number", "代表点の緯度", "Latitude of a point inside", unit="度"),
        Column("nearest_metro", "text", "最寄りの主要駅", "Nearest main station", nullable=True),
        Column(
            "metro_distance_km",
            "number",
            "主要駅までの直線距離（推計）",
            "Straight distance to it (estimate)",
            unit="km",
            nullable=True,
            at_least=0,
        ),
        Column(
            "kaso",
            "text",
            "過疎地域の指定（2022-04-01）",
            "Depopulated-area designation (2022-04-01)",
            among=("全部過疎", "一部過疎", "みなし過疎", "指定なし"),
            nullable=True,
        ),
        Column(
            "population",
            "whole",
            "人口（2020年国勢調査速報）",
            "Population (2020 census, preliminary)",
            unit="人",
            nullable=True,
            at_least=0,
        ),
        GEOMETRY,
    ),
    key=("municipality_code",),
)
PREFECTURES: Final = Table(
    "prefectures",
    "都道府県",
    "Prefectures",
    (
        PREFECTURE_CODE,
        NAME,
        Column("name_en", "text", "英語名", "English name"),
        Column("region", "text", "地方", "Region"),
        Column("municipality_count", "whole", "市区町村数", "Municipalities", at_least=1),
        Column(
            "population",
            "whole",
            "人口（2020年国勢調査速報）",
            "Population (2020 census, preliminary)",
            unit="人",
            nullable=True,
            at_least=0,
        ),
        Column(
            "area_km2", "number", "面積（境界から計算）", "Area (computed from the boundary)", unit="km²", at_least=0
        ),
        GEOMETRY,
    ),
    key=("prefecture_code",),
)
EXCLUDED_AREAS: Final = Table(
    "excluded_areas",
    "対象外の区域",
    "Areas in no denominator",
    (Column("area_code", "text", "区域コード", "Area code"), PREFECTURE_CODE, NAME, GEOMETRY),
    key=("area_code",),
)
STATISTICS: Final = Table(
    "statistics",
    "統計",
    "Statistics",
    (
        MUNICIPALITY_CODE,
        Column("indicator", "text", "項目", "Indicator", among=("population",)),
        AS_OF,
        Column("basis", "text", "対象（総人口・日本人）", "Basis", among=("総人口", "日本人")),
        Column("value", "number", "値", "Value", at_least=0),
        Column("unit", "text", "単位", "Unit"),
        Column("status", "text", "区分", "Status", among=STATUSES),
        Column("source_id", "text", "出典ID", "Source id"),
    ),
    key=("municipality_code", "indicator", "as_of", "basis"),
)
ADJACENCY: Final = Table(
    "adjacency",
    "隣接（陸の境）",
    "Land neighbours",
    (
        MUNICIPALITY_CODE,
        Column("neighbour_code", "text", "隣の市区町村コード", "Neighbour code", pattern=r"[0-9]{5}"),
        Column("border_km", "number", "共有する境の長さ", "Shared border", unit="km", at_least=0),
    ),
    key=("municipality_code", "neighbour_code"),
)
SEA_WITHIN_KM: Final = 10
"""A crossing of half an hour by ferry; farther apart, the boats of every island would make all its coast neighbours."""
SEA_ADJACENCY: Final = Table(
    "sea_adjacency",
    f"隣接（海を挟む、{SEA_WITHIN_KM}km以内）",
    f"Neighbours across water, within {SEA_WITHIN_KM} km",
    (
        MUNICIPALITY_CODE,
        Column("neighbour_code", "text", "向かいの市区町村コード", "Neighbour code", pattern=r"[0-9]{5}"),
        Column(
            "distance_km",
            "number",
            "海岸の間の最短距離（約100 mの精度、1 ha未満の島を除く）",
            "Shortest distance between the coasts (to about 100 m; islands under a hectare left out)",
            unit="km",
            at_least=0,
        ),
    ),
    key=("municipality_code", "neighbour_code"),
)
COVERAGE: Final = Table(
    "coverage",
    "状況と欠落理由",
    "Coverage and gap reasons",
    (
        MUNICIPALITY_CODE,
        Column("layer", "text", "項目", "Layer", among=("membership", "pilots", "measures", "plans", "corporations")),
        Column("body", "text", "組織", "Body", among=("council", "platform"), nullable=True),
        Column("as_of", "text", "名簿の時点", "List as of", pattern=WHOLE_DATE, nullable=True),
        Column("count", "whole", "件数", "Count", at_least=1, nullable=True),
        Column("status", "text", "区分", "Status", among=STATUSES, nullable=True),
        Column("reason", "text", "欠落理由", "Gap reason", among=tuple(GapReason), nullable=True),
    ),
    key=("municipality_code", "layer", "body", "as_of"),
)
CODE_CHANGES: Final = Table(
    "code_changes",
    "コード・名称の変更",
    "Changes of codes and names",
    (
        Column("effective_on", "date", "施行日", "Effective on"),
        Column("kind", "text", "種類", "Kind"),
        Column("old_code", "text", "旧コード", "Old code", pattern=r"[0-9]{5}"),
        Column("old_name", "text", "旧名称", "Old name"),
        Column("new_code", "text", "直後のコード", "New code", pattern=r"[0-9]{5}"),
        Column("new_name", "text", "直後の名称", "New name"),
        Column("current_code", "text", "現在のコード", "Current code", pattern=r"[0-9]{5}"),
        Column("current_name", "text", "現在の名称", "Current name"),
        Column("prefecture_name", "text", "都道府県", "Prefecture"),
        Column("source_id", "text", "出典ID", "Source id"),
    ),
)
