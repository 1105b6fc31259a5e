"""Words of the documents that work without the server, in Japanese and English."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class OfflineWords:
    """The words of one language; sentences have `{names}` to fill in."""

    explorer: str
    sentence: str
    map: str
    no_town: str
    on_maps: str
    page_of: str
    found: str
    not_found: str
    charts: str
    limits: tuple[str, ...]
    limits_title: str
    no_script: str
    numbers: str
    numbers_how: str


JA: Final = OfflineWords(
    explorer="地図で見る（持ち出し版）",
    sentence="地図の層と都道府県を選べます。市区町村は、名前・かな・ローマ字・コードで探すか、地図で選びます。",
    map="地図",
    no_town="市区町村を検索するか、地図で選ぶと、ここにその市区町村の記録が出ます。",
    on_maps="地図の各層での値",
    page_of="{place}の頁を開く",
    found="{n}件の候補",
    not_found="「{text}」に当てはまる市区町村はありません。漢字・かな・ローマ字・コードで探せます。",
    charts="図",
    limits_title="この文書でできないこと",
    limits=(
        "時点と団体は上に書いたもので固定です。ほかの時点は、アプリで見るか、その時点で作り直してください。",
        "2つの層の重ね合わせ、条件による抽出、参加の試算、招待の候補、訂正の連絡は、アプリだけの機能です。",
        "背景の地図はありません。作成後の更新は反映されません。",
    ),
    no_script="この文書は、ブラウザの JavaScript を有効にすると地図を表示します。",
    numbers="ここにある数の番号",
    numbers_how="アプリの「番号で調べる」に入れると、値・もとの行・出典・時点が分かります。",
)
EN: Final = OfflineWords(
    explorer="Map to take along",
    sentence="Choose a layer and a prefecture. Find a municipality by name, kana, romaji or code, or click it on the map.",
    map="Map",
    no_town="Search for a municipality or click one on the map: what is recorded of it is shown here.",
    on_maps="On each layer of the map",
    page_of="Open the page of {place}",
    found="{n} found",
    not_found="No municipality matches “{text}”. Search by kanji, kana, romaji or code.",
    charts="Charts",
    limits_title="What this document does not do",
    limits=(
        "Day and body are fixed as stated above. For another day use the app, or make the document anew for it.",
        "Two layers on one map, conditions, what-if trials, invitations and corrections are found in the app alone.",
        "There is no background map. Updates after the document was made are not in it.",
    ),
    no_script="This document shows its map once JavaScript is switched on in the browser.",
    numbers="Ids of these numbers",
    numbers_how="Entered under “Look up a number” in the app, they lead to the value, its rows, sources and day.",
)
WORDS: Final[Mapping[str, OfflineWords]] = {"ja": JA, "en": EN}
