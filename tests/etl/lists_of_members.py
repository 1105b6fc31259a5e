"""Membership rows as the registers give them, for tests of what becomes of them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pandas as pd

from etl.history import membership_history
from etl.lists import member_lists
from etl.succession import Succession
from geodata.tables import CODE_CHANGES, MEMBERSHIPS, REJECTS

if TYPE_CHECKING:
    from collections.abc import Iterable

NAMES = {
    "09203": "栃木市",
    "20201": "長野市",
    "20202": "松本市",
    "20203": "上田市",
    "04216": "富谷市",
    "28221": "丹波篠山市",
    "40230": "糸島市",
}
_CHANGES = (
    ("2014-04-05", "編入", "09367", "岩舟町", "09203", "栃木市", "09203", "栃木市"),
    ("2016-10-10", "市制施行", "04423", "富谷町", "04216", "富谷市", "04216", "富谷市"),
    ("2019-05-01", "名称変更", "28221", "篠山市", "28221", "丹波篠山市", "28221", "丹波篠山市"),
    ("2010-01-01", "新設", "40222", "前原市", "40230", "糸島市", "40230", "糸島市"),
    ("2010-01-01", "新設", "40462", "二丈町", "40230", "糸島市", "40230", "糸島市"),
)
_CODES = {name: code for code, name in NAMES.items()} | {"篠山市": "28221"}
_CODES |= {change[3]: change[6] for change in _CHANGES}


@cache
def code_changes() -> pd.DataFrame:
    columns = ["effective_on", "kind", "old_code", "old_name", "new_code", "new_name", "current_code", "current_name"]
    changes = pd.DataFrame(_CHANGES, columns=columns).assign(prefecture_name="", source_id="code-changes")
    conformed: pd.DataFrame = CODE_CHANGES.conform(changes.astype({"effective_on": "datetime64[us]"}))
    return conformed


@cache
def succession() -> Succession:
    codes = pd.DataFrame({"municipality_code": NAMES.keys(), "name": NAMES.values()})
    return Succession.from_tables(codes, code_changes())


def listed(as_of: str, *names: str, source: str = "official", body: str = "council", **also: object) -> pd.DataFrame:
    """Rows of one list; a name of NAMES, one of an earlier municipality, or 長野県. Rows are numbered from 2."""
    rows = [
        {
            "body": body,
            "as_of": as_of,
            "member_class": "市区町村" if name in _CODES else "都道府県",
            "prefecture_code": _CODES.get(name, "20")[:2],
            "municipality_code": _CODES.get(name),
            "name": name,
            "status": "公表値",
            "source_id": source,
            "file": f"{source}.csv",
            "row": number,
            **also,
        }
        for number, name in enumerate(names, start=2)
    ]
    frame = pd.DataFrame(rows, columns=[column.name for column in MEMBERSHIPS.columns])
    dates = {name: pd.to_datetime(frame[name]).astype("datetime64[us]") for name in ("joined_on", "left_on")}
    types = {column.name: "object" for column in MEMBERSHIPS.columns if column.kind == "text"}
    return frame.astype(types).assign(**dates)


def rejected(as_of: str, candidates: str | None = None, raw: str = "", body: str = "council") -> pd.DataFrame:
    """One rejected row of a list, with the body and date of the list."""
    reject = {"source_id": "official", "file": "members.csv", "row": 9, "reason_code": "code_unknown", "reason": "-",
              "reason_en": "-", "raw": raw, "candidates": candidates}  # fmt: skip
    return REJECTS.conform(pd.DataFrame([reject])).assign(body=body, as_of=as_of)


NO_REJECTS = rejected("2000-01-01").head(0)


def history(
    *lists: pd.DataFrame, partial: Iterable[str] = (), rejects: pd.DataFrame = NO_REJECTS
) -> dict[str, pd.DataFrame]:
    """What becomes of the lists; those of the dates `partial` are not complete."""
    rows = pd.concat(lists, ignore_index=True)
    complete = {
        (body, as_of, of)
        for body, as_of in rows[["body", "as_of"]].itertuples(index=False)
        for of in ("都道府県", "市区町村")
        if as_of not in set(partial)
    }
    return membership_history(member_lists(rows, succession(), complete, {"official"}, rejects), succession())
