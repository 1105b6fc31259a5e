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
    CHECK_DIGIT = (
        "6桁のコードの検査数字（最後の桁）が合いません（{found}）。5桁が正しければ {expected} です。コードを確かめてください。",
        "The check digit of the six-digit code is wrong ({found}); if the first five are right, it is {expected}.",
    )
    CODE_UNKNOWN = (
        "このコードの市区町村・都道府県は、いまも昔もコード表にありません（{found}）。コードを確かめてください。",
        "No municipality or prefecture has or had this code ({found}).",
    )
    CODE_AMBIGUOUS = (
        "コードが2通りに読めます（{found}）。先頭の0を補った6桁のコードか、5桁のコードかが決まりません。名称か都道府県を足してください。",
        "The code can be read as five digits, or as six without the leading zero ({found}); add a name or prefecture.",
    )
    CODE_MISSING = (
        "コードも名称もありません。団体コード（5桁または6桁）か、都道府県と市区町村の名称を入れてください。",
        "Neither code nor name is given; enter the five or six digit code, or prefecture and name.",
    )
    NAME_UNKNOWN = (
        "この名称の市区町村・都道府県は、いまも昔もありません（{found}）。名称を確かめるか、コードを足してください。",
        "No municipality or prefecture has or had this name ({found}); correct it or add the code.",
    )
    NAME_AMBIGUOUS = (
        "同じ名称の市区町村が複数あります（{found}）。都道府県かコードを足してください。",
        "Several municipalities have this name ({found}); add the prefecture or the code.",
    )
    NAME_NOT_IN_PREFECTURE = (
        "{expected}には、この名称の市区町村がありません（{found}）。都道府県か名称を直してください。",
        "No municipality of this name ({found}) is in the prefecture ({expected}); correct one of them.",
    )
    PLACE_SPLIT = (
        "分かれて複数の市区町村になった町村です（{found}）。いまのどの市区町村かを、コードと名称で書いてください。",
        "This municipality was split into several ({found}); write which one of today is meant.",
    )
    PLACE_MERGED = (
        "合併して{expected}の一部になった市区町村や、政令市の区です（{found}）。一部の値を全体の値にはできません。",
        "This is only a part of {expected} today ({found}); its value is not the value of the whole.",
    )
    OUT_OF_SCOPE = (
        "北方領土の村は、どの母数にも入れない対象外です（{found}）。",
        "Villages of the Northern Territories are in no denominator ({found}).",
    )
    NAME_CODE_MISMATCH = (
        "名称とコードが一致しません（名称「{found}」、コードの市区町村「{expected}」）。どちらかを直してください。",
        "Name and code disagree (name {found}, the code is {expected}); correct one of them.",
    )
    PREFECTURE_UNKNOWN = (
        "都道府県を読めません（{found}）。「長野県」か、2桁のコードを書いてください。",
        "The prefecture cannot be read ({found}); write its name or two-digit code.",
    )
    PREFECTURE_MISMATCH = (
        "都道府県とコードが一致しません（{found}、{expected}）。どちらかを直してください。",
        "The prefecture and the code disagree ({found}, {expected}); correct one of them.",
    )
    CLASS_MISMATCH = (
        "会員の種別「{found}」と団体「{expected}」が合いません。どちらかを直してください。",
        "The member class {found} and the member {expected} disagree; correct one of them.",
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
    NUMBER_UNREADABLE = (
        "「{column}」の数を読めません（{found}）。1234 か 1,234 のように、数字だけを書いてください{unit}。",
        "{column_en} is no number that can be read ({found}).",
    )
    NUMBER_TOO_SMALL = (
        "「{column}」は{least}以上です（{found}）。値を直してください。",
        "{column_en} is at least {least} ({found}).",
    )
    DATE_UNREADABLE = (
        "「{column}」: {why}",
        "{column_en} is no date that can be read ({found}); write it like 2023-10-01.",
    )
    VALUE_NOT_ALLOWED = (
        "「{column}」に使えない値です（{found}）。使える値: {expected}。",
        "{column_en} has a value that is not allowed ({found}); allowed: {expected}.",
    )
    ORPHAN_PLACE = (
        "このプロジェクトID（{found}）は、プロジェクトの表にありません。",
        "No pilot has this id ({found}).",
    )
    ORPHAN_RECORD = (
        "このID（{found}）は、支援施策の表にも実証の表にもありません。",
        "No measure and no pilot has this id ({found}).",
    )
    ORPHAN_AIM = (
        "この目的ID（{found}）は、目的の表（aims.csv）にありません。",
        "No aim has this id ({found}).",
    )
    ORPHAN_MEMBER = (
        "この名の部会（{found}）は、部会の表にありません。名を部会の表（committees.csv）のとおりに直してください。",
        "No committee has this name ({found}); write it as the table of committees does.",
    )
    ORPHAN_OPINION = (
        "この意見ID（{found}）は、有識者意見の表にありません。o01 のような番号を、意見の一覧のとおりに書いてください。",
        "No expert opinion has this id ({found}); write it as the list of opinions does, like o01.",
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
