"""Why a row is set aside, in words that say how to mend it. `{…}` is filled with what was found."""

from __future__ import annotations

from enum import Enum


class Reason(Enum):
    """A reason: its code, and the sentence in both languages."""

    FIELD_COUNT = (
        '列の数が見出しと違います。区切りの「,」や「"」を確かめてください。',
        "The number of cells differs from the header; check commas and quotes.",
    )
    CODE_MALFORMED = (
        "コードが5桁または6桁の数字ではありません（{found}）。",
        "The code is not five or six digits ({found}).",
    )
    CODE_UNKNOWN = (
        "このコードの市区町村・都道府県は、現在のコード表にありません（{found}）。合併や区の再編の後のコードに直してください。",
        "No municipality or prefecture has this code today ({found}); use the code after mergers.",
    )
    CODE_MISSING = (
        "コードがありません。団体コード（5桁または6桁）を入れてください。",
        "The code is missing; enter the five or six digit code.",
    )
    NAME_CODE_MISMATCH = (
        "名称とコードが一致しません（名称「{found}」、コードの市区町村「{expected}」）。どちらかを直してください。",
        "Name and code disagree (name {found}, the code is {expected}); correct one of them.",
    )
    PREFECTURE_MISMATCH = (
        "都道府県コードと市区町村コードの都道府県が違います（{found}、{expected}）。どちらかを直してください。",
        "The prefecture code and the municipality code disagree ({found}, {expected}); correct one of them.",
    )
    DUPLICATE = (
        "同じ内容の行が先にあります（{expected}行目）。重複する行を消してください。",
        "The same entry stands already in row {expected}; remove one of them.",
    )
    VALUE_MISSING = ("「{column}」が空欄です。入れてください。", "{column_en} is empty; fill it in.")
    VALUE_MALFORMED = (
        "「{column}」の値を読めません（{found}）。形を直してください。",
        "{column_en} cannot be read ({found}).",
    )
    VALUE_NOT_ALLOWED = (
        "「{column}」に使えない値です（{found}）。使える値: {expected}。",
        "{column_en} has a value that is not allowed ({found}); allowed: {expected}.",
    )
    ORPHAN_PLACE = (
        "このプロジェクトID（{found}）は、プロジェクトの表にありません。",
        "No pilot has this id ({found}).",
    )
    BOUNDARY_COLUMNS = (
        "境界ファイルに市区町村コードの列がありません（あった列: {found}）。国土数値情報 N03 の列（N03_001〜N03_007）か、code・name の列が要ります。",
        "The boundary file has no municipality code column (found: {found}); it needs the N03 columns or code and name.",
    )
    BOUNDARY_CODE_UNKNOWN = (
        "図形のコード（{found}）は、現在のコード表にありません。合併前の年のファイルかどうかを確かめてください。",
        "The shape's code ({found}) is not in today's code table; check whether the file is of an earlier year.",
    )
    BOUNDARY_NO_OWNER = (
        "所属未定地などで、市区町村コードがありません（{found}）。地図では塗りません。",
        "No municipality owns this shape ({found}); it is not painted.",
    )

    BOUNDARY_SHAPE = (
        "図形を使えません（{found}）。境界ファイルを取得し直すか、この図形を直してください。",
        "The shape cannot be used ({found}); download the boundary file again or mend the shape.",
    )

    @property
    def code(self) -> str:
        """Code used in `rejects` and in CSV files."""
        return self.name.lower()

    def sentence(self, **found: str) -> str:
        """The Japanese sentence."""
        return self.value[0].format(**found)

    def sentence_en(self, **found: str) -> str:
        """The English sentence."""
        return self.value[1].format(**found)
