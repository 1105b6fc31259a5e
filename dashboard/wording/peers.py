"""Words of the page of similar places, in Japanese and English."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class PeersWords:
    """The words of one language; sentences have `{names}` to fill in."""

    sentence: str
    choose: str
    weights: str
    weights_note: str
    variables: Mapping[str, str]
    units: Mapping[str, str]
    method: str
    change_note: str
    prefectures: str
    towns: str
    town: str
    no_weight: str
    lacks: str
    missing: str
    columns: Mapping[str, str]
    why: str
    none: str
    members: str
    more: str


JA: Final = PeersWords(
    sentence="{place}と似た地域を、選んだ項目と重みで探します。似ていることは、参加や施策の良し悪しを表しません。",
    choose="画面の上の「都道府県」で、比べる都道府県を選んでください。",
    weights="比べる項目と重み（0は使わない）",
    weights_note="重みはリンクに残ります。",
    variables={
        "population": "人口",
        "change": "人口の増減",
        "area": "面積",
        "density": "人口密度",
        "kaso": "過疎の指定",
        "metro": "主要駅からの距離",
    },
    units={"population": "人", "change": "％", "area": "km²", "density": "人/km²", "kaso": "", "metro": "km"},
    method="人口・面積・人口密度・距離は log10(1＋値) に直し、各項目を四分位範囲で割ります。過疎は、指定なし0、一部・みなし0.5、全部1です（都道府県は市区町村の平均、距離は市区町村の中央値）。遠さは差の重み付き平均で、内訳の合計です。同じ遠さはコードの順です。",
    change_note="人口の増減は{basis}の{first}から{last}です。",
    prefectures="似た都道府県",
    towns="似た市区町村",
    town="比べる市区町村",
    no_weight="重みがすべて0です。1つ以上の項目を1以上にしてください。",
    lacks="{place}には{variables}の値がないため、比べられません。その項目の重みを0にしてください。",
    missing="値が足りず比べていない地域が{n}あります: {names}",
    columns={
        "place": "地域",
        "distance": "遠さ",
        "why": "遠さの内訳",
        "member": "参加",
        "measures": "支援施策（分野: 名称）",
        "pilots": "実証調査など",
        "plans": "法定計画など",
        "value": "値",
    },
    why="{variable} {part}（{value}）",
    none="登録なし",
    members="{state}、市区町村 {n}/{total}",
    more="ほか{n}件",
)
EN: Final = PeersWords(
    sentence="Places like {place}, by variables and weights of your choice. Being alike says nothing about how good membership or measures are.",
    choose="Choose a prefecture at the top of the page.",
    weights="Variables and weights (0 leaves one out)",
    weights_note="The weights stay in the link.",
    variables={
        "population": "population",
        "change": "population change",
        "area": "area",
        "density": "density",
        "kaso": "depopulated area",
        "metro": "distance to a main station",
    },
    units={"population": "", "change": "%", "area": "km²", "density": "/km²", "kaso": "", "metro": "km"},
    method="Population, area, density and distance are taken as log10(1 + value); each variable is divided by its interquartile range. Depopulated area: none 0, partly or deemed 0.5, wholly 1 (for prefectures the mean of their municipalities; the distance is their median). The distance is the weighted mean of the differences, the sum of its parts. Ties are in code order.",
    change_note="Population change: {basis}, {first} to {last}.",
    prefectures="Similar prefectures",
    towns="Similar municipalities",
    town="Municipality to compare",
    no_weight="All weights are 0. Give at least one variable a weight.",
    lacks="{place} has no value of {variables} and cannot be compared. Set that weight to 0.",
    missing="{n} places lack a value and are not compared: {names}",
    columns={
        "place": "Place",
        "distance": "Distance",
        "why": "Parts of the distance",
        "member": "Membership",
        "measures": "Measures (category: title)",
        "pilots": "Pilots",
        "plans": "Statutory plans",
        "value": "Value",
    },
    why="{variable} {part} ({value})",
    none="none registered",
    members="{state}, municipalities {n}/{total}",
    more="{n} more",
)
WORDS: Final = {"ja": JA, "en": EN}
