"""Words of the fixed lists (`Column.among`) as people write them."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geodata.columns import Column

SYNONYMS: Final[Mapping[str, Mapping[str, str]]] = {
    "member_class": {
        **dict.fromkeys(("県", "都", "道", "府", "都道府県会員", "正会員(都道府県)", "都道府県(正会員)"), "都道府県"),
        **dict.fromkeys(
            ("市", "町", "村", "区", "特別区", "市町村", "市区町村会員", "市町村会員", "正会員(市区町村)", "正会員(市町村)",
             "市区町村(正会員)", "市町村(正会員)"),
            "市区町村",
        ),
    },
    "body": {
        **dict.fromkeys(("協議会", "全国二地域居住等促進協議会"), "council"),
        **dict.fromkeys(
            ("プラットフォーム", "官民連携プラットフォーム", "全国二地域居住等促進官民連携プラットフォーム"), "platform"
        ),
    },
    "status": {"公表": "公表値", "登録": "登録値", "推計値": "推計", "sample": "サンプル", "サンプルデータ": "サンプル"},
    "provider_level": {
        **dict.fromkeys(("県", "都", "道", "府"), "都道府県"),
        **dict.fromkeys(("市", "町", "村", "区", "市町村"), "市区町村"),
        **dict.fromkeys(("企業", "民間企業", "民間事業者", "民間団体"), "民間"),
        **dict.fromkeys(("国土交通省", "政府"), "国"),
    },
    "kind": {
        "促進計画": "特定居住促進計画", "基盤整備計画": "広域的地域活性化基盤整備計画",
        "促進協議会": "特定居住促進協議会", "特定居住重点地区": "重点地区",
    },
}  # fmt: skip
"""By column: what people write, as compared, and the word of the list."""

SAYS_NOTHING: Final[Mapping[str, frozenset[str]]] = {"member_class": frozenset({"正会員", "会員"})}
"""By column: words that leave open which of the list it is, as an empty cell does."""


def word_of(text: str, column: Column) -> str:
    """The word of the column's list that a cell means; "" where it means none for sure."""
    plain = _plain(text)
    meant = {_plain(word): word for word in column.among}.get(plain) or SYNONYMS.get(column.name, {}).get(plain, "")
    return meant if meant in column.among else ""


def is_word(text: str, column: Column) -> bool:
    """Whether a cell is a word of the column's list, in any way of writing it, or one that says nothing."""
    return bool(word_of(text, column)) or text in SAYS_NOTHING.get(column.name, ())


def _plain(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).lower()
