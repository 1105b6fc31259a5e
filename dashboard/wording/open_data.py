"""Words of the open-data routes: what an answer says to people, in Japanese and English side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence in both languages; `{names}` are filled in."""

    ja: str
    en: str

    def fill(self, **values: object) -> Said:
        """The sentence with its values."""
        return Said(self.ja.format(**values), self.en.format(**values))

    @property
    def both(self) -> str:
        """Japanese, then English, in one line."""
        return f"{self.ja} / {self.en}"


TITLE: Final = Said("二地域居住アトラスのデータ", "Data of the Nichiiki Atlas")
ABOUT: Final = Said(
    "市区町村の境界と、全国二地域居住等促進協議会・官民連携プラットフォームの会員、計画、実証、施策などの登録表です。",
    "Municipal boundaries, and registers of the council's and the platform's members, plans, pilots and measures.",
)
SAMPLE: Final = Said(
    "サンプルの行を含みます（status が「サンプル」の行は実際の名簿ではありません）。",
    "Contains sample rows: those whose status is サンプル are not from an official list.",
)
CRS: Final = Said(
    "座標は JGD2011（EPSG:6668）の経度・緯度の順です。WGS 84 との差は数センチから数十センチで、変換はしていません。",
    "Coordinates are JGD2011 (EPSG:6668), longitude before latitude; they are within centimetres to decimetres of WGS 84, not reprojected.",
)
COVERED: Final = Said(
    "membership_council などの列は、その項目の最新の名簿・登録の件数です。値がない理由は _reason の列にあります。",
    "Columns such as membership_council hold the count on the latest list; _reason says why there is no value.",
)

UNKNOWN_PARAMETER: Final = Said(
    "「{name}」という指定は、ここでは使えません。使える指定: {allowed}",
    "The parameter '{name}' cannot be used here. Allowed: {allowed}",
)
TWICE: Final = Said("「{name}」は1回だけ書いてください。", "Give the parameter '{name}' once.")
UNKNOWN_VALUE: Final = Said(
    "「{name}」に「{value}」は使えません。使える値: {allowed}",
    "'{value}' is no value of '{name}'. Allowed: {allowed}",
)
NOT_WHOLE: Final = Said(
    "「{name}」は{low}から{high}までの整数です。「{value}」は使えません。",
    "'{name}' is a whole number from {low} to {high}, not '{value}'.",
)
BAD_BOX: Final = Said(
    "「bbox」は「西端の経度,南端の緯度,東端の経度,北端の緯度」の4つの数です（高さを含む6つも可）。",
    "'bbox' is four numbers, west,south,east,north, in degrees (six with heights).",
)
BAD_TIME: Final = Said(
    "「datetime」は 2023-10-01T00:00:00Z のような日時か、「/」で区切った期間です（端の無い側は「..」）。",
    "'datetime' is a date-time such as 2023-10-01T00:00:00Z, or two with '/' between; '..' is an open end.",
)
NOT_THERE: Final = Said(
    "このアドレスには何もありません。目録 {catalogue} から選んでください。",
    "There is nothing at this address. Choose from the catalogue {catalogue}.",
)
NO_FEATURE: Final = Said("「{id}」という地物はありません。", "There is no feature '{id}'.")
NO_VERSION: Final = Said(
    "版「{version}」は、このサーバーにありません。ある版: {allowed}",
    "Version '{version}' is not on this server. There are: {allowed}",
)
OTHER_SCHEMA: Final = Said(
    "版「{version}」は形式が違うため、このプログラム（形式{here}）では開けません。",
    "Version '{version}' is of another schema; this program reads schema {here} only.",
)
DAMAGED: Final = Said(
    "版「{version}」のファイルが壊れているか欠けているため、開けません。",
    "Version '{version}' cannot be opened: a file is damaged or missing.",
)
BAD_VERSION: Final = Said(
    "「v」は版の名前（0から9とaからfの12文字）です。", "'v' is the name of a version: twelve digits 0-9 and a-f."
)
WRONG_METHOD: Final = Said(
    "ここで使えるのは GET と HEAD だけです。データを書き換えることはできません。",
    "Only GET and HEAD can be used here; the data cannot be changed.",
)
BAD_HOST: Final = Said("要求の Host が正しくありません。", "The Host of the request is not valid.")
NO_DATA: Final = Said(
    "公開データを開けません。管理者に知らせてください。", "The dataset cannot be opened; please tell the operator."
)

OF_PARAMETER: Final = {
    "pref": Said("都道府県コード（2桁）", "Prefecture code, two digits"),
    "municipality": Said("市区町村コード（5桁）", "Municipality code, five digits"),
    "limit": Said("返す行の数", "How many rows"),
    "offset": Said("とばす行の数", "How many rows to skip"),
    "labels": Said("CSV の見出し（names は列名）", "Headings of the CSV; 'names' are the column names"),
    "v": Said("データの版（省くと現在の版）", "Version of the dataset; the current one unless given"),
    "f": Said("形式（json だけ）", "Format; only json"),
    "bbox": Said("範囲（西,南,東,北。度）", "Box: west,south,east,north, in degrees"),
    "datetime": Said(
        "日時または期間（地物は日時を持たないため、すべてが当てはまります）",
        "Date-time or interval; the features carry none, so that all match",
    ),
}
