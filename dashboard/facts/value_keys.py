"""Values of the registers as keys name them: a category or theme by a plain word, an id by itself."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_WORDS: Final[Mapping[str, str]] = {
    "": "none",
    "-": "unstated",
    "その他": "other",
    # categories of measures
    "お試し滞在": "trial_stay",
    "コミュニティ・交流": "community",
    "テレワーク": "telework",
    "交通費": "travel_cost",
    "仕事・起業": "work",
    "住まい": "housing",
    "相談・情報発信": "advice",
    "税・負担": "tax",
    "空き家": "vacant_house",
    "行政サービス・証明": "service",
    "子育て・教育": "education",
    "医療・福祉": "health",
    # themes of pilots
    "コミュニティ・関係づくり": "ties",
    "なりわい・仕事": "livelihood",
    "情報発信・マッチング": "matching",
    "行政手続・税・証明": "procedure",
    "移動・交通": "transport",
    # pilots: programmes, rounds, and kinds of partners
    "二地域居住先導的プロジェクト実装事業": "leading_project",
    "移住等の促進に向けた実証調査": "trial_survey",
    "二地域居住等推進モニター調査": "monitor_survey",
    "二地域居住モデル事業": "model_project",
    "JAL 2地域居住 in Kyushu(実証)": "jal_kyushu_trial",
    "JAL 2地域居住 in Kyushu": "jal_kyushu",
    "小千谷市の実証事業": "ojiya_trial",
    "那須町ふるさとアプリ実証実験": "nasu_app_trial",
    "1次": "round_1",
    "2次": "round_2",
    "3次": "round_3",
    "自治体": "government",
    "協議体": "consortium",
    "企業": "company",
    "NPO・公益団体": "nonprofit",
    "業界・専門団体": "trade_body",
    "大学": "university",
    "金融機関": "bank",
    "未確認": "unknown",
    # instruments of burden, and their sides
    "負担金・税": "levy",
    "寄付": "donation",
    "居住の証明・登録": "registration",
    "割引": "discount",
    "地域側": "host",
    "実践者側": "practitioner",
    # who offers a measure
    "国": "state",
    "民間": "private",
    "都道府県": "prefecture",
    "市区町村": "municipality",
    # who is counted as the people of a place
    "総人口": "all",
    "日本人": "japanese",
}
_SAID: Final = {word: value for value, word in _WORDS.items()}
_PLAIN: Final = re.compile(r"[a-z0-9_]+")


def value_key(value: str) -> str:
    """A value as it stands in a key: its word, else itself where a key can hold it, else a sign made of its text."""
    if value in _WORDS:
        return _WORDS[value]
    plain = value.replace("-", "_")
    return plain if _PLAIN.fullmatch(plain) else f"x{sha256(value.encode()).hexdigest()[:10]}"


def value_of(key: str, values: Iterable[str]) -> str | None:
    """The value among some that a key names; None where none of them is."""
    return next((value for value in values if value_key(value) == key), None)


def said_value(key: str) -> str:
    """The value of a key in the words of the registers; the key where only a dataset knows it."""
    return _SAID.get(key, key)
