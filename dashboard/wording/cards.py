"""Words of the card of a municipality, the light page for a phone; in Japanese and English."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class CardWords:
    """The words of one language; sentences have `{names}` to fill in."""

    title: str
    find: str
    find_label: str
    prefecture: str
    find_button: str
    listed: str
    hint: str
    found: str
    found_more: str
    nothing: str
    moved: str
    several: str
    unknown: str
    unreadable: str
    prefecture_itself: str
    beside: str
    where: str
    no_land: str
    open_app: str
    wrong: str
    other: str
    other_language: str
    card: str
    qr: str
    qr_of: str
    no_address: str


JA: Final = CardWords(
    title="市区町村カード",
    find="市区町村を探す",
    find_label="名前・かな・コード（例: まつもと、松本、20202）",
    prefecture="都道府県",
    find_button="探す",
    listed="{place}の市区町村は{n}です。",
    hint="市区町村の名前を入れるか、都道府県を選んでください。",
    found="{place}で「{asked}」に当てはまる市区町村は{n}件です。",
    found_more="はじめの{shown}件を並べています。都道府県を選ぶと絞れます。",
    nothing="{place}に「{asked}」に当てはまる市区町村は見つかりません。かなか、名前の一部で探してください。",
    moved="{name}（{code}）は、いまは次の市区町村です。",
    several="{name}（{code}）は、いまは次の市区町村に分かれています。",
    unknown="コード {code} の市区町村は見つかりません。名前で探してください。",
    unreadable="データを開けないため、カードを出せません。管理者に「python run.py build」の実行を頼んでください。",
    prefecture_itself="{place}としての参加",
    beside="となりの市区町村のうち会員",
    where="{place}の中の位置。上が北です。",
    no_land="陸で隣り合う市区町村はありません。",
    open_app="地図で見る",
    wrong="この情報は違います",
    other="ほかの市区町村",
    other_language="English",
    card="携帯向けのカード",
    qr="携帯で読むと、この市区町村のカードが開きます。",
    qr_of="{name}のカードのQRコード",
    no_address="公開アドレスが設定されていないため、QRコードは出ません。",
)

EN: Final = CardWords(
    title="Municipality card",
    find="Find a municipality",
    find_label="Name, kana or code (matsumoto, 松本, 20202)",
    prefecture="Prefecture",
    find_button="Find",
    listed="{place} has {n} municipalities.",
    hint="Enter the name of a municipality, or choose a prefecture.",
    found="Municipalities that match “{asked}” in {place}: {n}.",
    found_more="The first {shown} are listed. Choose a prefecture to see fewer.",
    nothing="No municipality in {place} matches “{asked}”. Try its kana or a part of its name.",
    moved="{name} ({code}) is today:",
    several="{name} ({code}) is divided among these today:",
    unknown="No municipality has the code {code}. Look for it by name.",
    unreadable="The data cannot be opened, so there is no card. Ask the administrator to run “python run.py build”.",
    prefecture_itself="Membership of {place} itself",
    beside="Neighbouring municipalities that are members",
    where="Where it is in {place}, north up.",
    no_land="No municipality borders on it on land.",
    open_app="Open the map",
    wrong="This is wrong",
    other="Other municipalities",
    other_language="日本語",
    card="Card for phones",
    qr="A phone that reads this opens the card of this municipality.",
    qr_of="QR code of the card of {name}",
    no_address="No public address is set, so there is no QR code.",
)

WORDS: Final[Mapping[str, CardWords]] = {"ja": JA, "en": EN}
