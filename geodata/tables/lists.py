"""Tables of what follows from several lists of members: dates, intervals and changes."""

from __future__ import annotations

from typing import Final

from geodata.columns import STATUSES, Column, Table
from geodata.tables.shared import BODY, IN_MUNICIPALITY, NAME, NOTE, PREFECTURE_CODE

_LIST_DATE = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_LISTED_CODE = Column(
    "listed_code", "text", "名簿の時点のコード（今と違うとき）", "Code on the list, where not today's",
    pattern=r"[0-9]{5}", nullable=True,
)  # fmt: skip
_MEMBER_CLASS = Column("member_class", "text", "会員の種別", "Member class", among=("都道府県", "市区町村"))
_STATUS = Column("status", "text", "区分", "Status", among=STATUSES)
MEMBERSHIP_LISTS: Final = Table(
    "membership_lists",
    "会員名簿の時点",
    "Dates of membership lists",
    (
        BODY,
        Column("as_of", "text", "名簿の時点", "List as of", pattern=_LIST_DATE),
        Column("prefecture_count", "whole", "都道府県会員の数", "Prefectures on it", at_least=0),
        Column("municipality_count", "whole", "市区町村会員の数", "Municipalities on it", at_least=0),
        Column("has_all_prefectures", "truth", "都道府県会員の全部か", "Names every prefecture that is a member"),
        Column("has_all_municipalities", "truth", "市区町村会員の全部か", "Names every municipality that is a member"),
        Column(
            "doubtful",
            "text",
            "除外した行かもしれない団体のコード",
            "Codes that a rejected row may mean",
            nullable=True,
        ),
        _STATUS,
        Column("source_ids", "text", "出典ID（「、」区切り）", "Source ids"),
    ),
    key=("body", "as_of"),
)
MEMBERSHIP_INTERVALS: Final = Table(
    "membership_intervals",
    "会員であった期間",
    "Intervals of membership",
    (
        BODY,
        PREFECTURE_CODE,
        IN_MUNICIPALITY,
        _LISTED_CODE,
        NAME,
        _MEMBER_CLASS,
        Column(
            "from_after", "text", "載っていない最後の名簿", "Last list before, without it", pattern=_LIST_DATE,
            nullable=True,
        ),
        Column("from_by", "text", "載っている最初の名簿", "First list with it", pattern=_LIST_DATE),
        Column("joined_on", "date", "加入日（名簿にあるとき）", "Joined on, where a list states it", nullable=True),
        Column("to_after", "text", "載っている最後の名簿", "Last list with it", pattern=_LIST_DATE),
        Column(
            "to_by", "text", "載っていない最初の名簿", "First list after, without it", pattern=_LIST_DATE, nullable=True
        ),
        Column("left_on", "date", "退会日・合併日（分かるとき）", "Left or merged on, where known", nullable=True),
        Column(
            "began_by", "text", "始まり", "Began by", among=("参加", "合併", "種別変更"), nullable=True
        ),
        Column("ended_by", "text", "終わり", "Ended by", among=("退会", "合併", "種別変更"), nullable=True),
        _STATUS,
        Column("source_id_first", "text", "最初の名簿の出典ID", "Source id of the first list"),
        Column("source_id_last", "text", "最後の名簿の出典ID", "Source id of the last list"),
        NOTE,
    ),
    key=("body", "prefecture_code", "municipality_code", "listed_code", "from_by"),
)  # fmt: skip
CHANGES: Final = Table(
    "changes",
    "名簿の間の変化",
    "Changes between lists",
    (
        BODY,
        Column(
            "kind", "text", "変化", "Change", among=("参加", "退会", "合併", "名称変更", "種別変更", "訂正")
        ),
        PREFECTURE_CODE,
        IN_MUNICIPALITY,
        _LISTED_CODE,
        Column("previous_code", "text", "前のコード", "Previous code", pattern=r"[0-9]{5}", nullable=True),
        NAME,
        _MEMBER_CLASS,
        Column("after", "text", "前の名簿の時点", "Earlier list as of", pattern=_LIST_DATE),
        Column("by", "text", "後の名簿の時点", "Later list as of", pattern=_LIST_DATE),
        Column("happened_on", "date", "その日（分かるとき）", "Day, where known", nullable=True),
        Column("old", "text", "前の値", "Old value", nullable=True),
        Column("new", "text", "後の値", "New value", nullable=True),
        _STATUS,
        Column("source_id_before", "text", "前の名簿の出典ID", "Source id of the earlier list", nullable=True),
        Column("file_before", "text", "前の名簿のファイル", "File of the earlier list", nullable=True),
        Column("row_before", "whole", "前の名簿の行番号", "Row in the earlier list", nullable=True, at_least=0),
        Column("source_id_after", "text", "後の名簿の出典ID", "Source id of the later list", nullable=True),
        Column("file_after", "text", "後の名簿のファイル", "File of the later list", nullable=True),
        Column("row_after", "whole", "後の名簿の行番号", "Row in the later list", nullable=True, at_least=0),
        NOTE,
    ),
)  # fmt: skip
