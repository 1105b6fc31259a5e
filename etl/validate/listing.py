"""To which list of members a rejected row belongs, and what its rejection means for the published total."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from geodata.matching.reasons import Reason
from geodata.matching.spelling import prefecture_of
from geodata.matching.values import Unreadable, read_value
from geodata.tables import COOPERATING_MEMBERS, MEMBERSHIPS
from geodata.words import word_of

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

LISTS_OF_MEMBERS: Final = frozenset({MEMBERSHIPS.name, COOPERATING_MEMBERS.name})
_WHOLE_PREFECTURE: Final = re.compile(r"[0-9]{2}000[0-9]?")
_OUTCOMES: Final = {
    Reason.CODE_AMBIGUOUS.code: "候補が複数",
    Reason.NAME_AMBIGUOUS.code: "候補が複数",
    Reason.PLACE_SPLIT.code: "候補が複数",
    Reason.DUPLICATE.code: "重複",
    **dict.fromkeys(
        (
            reason.code
            for reason in (
                Reason.CODE_MALFORMED,
                Reason.CHECK_DIGIT,
                Reason.CODE_UNKNOWN,
                Reason.CODE_MISSING,
                Reason.NAME_UNKNOWN,
                Reason.NAME_NOT_IN_PREFECTURE,
                Reason.NAME_CODE_MISMATCH,
                Reason.PREFECTURE_UNKNOWN,
                Reason.PREFECTURE_MISMATCH,
                Reason.OUT_OF_SCOPE,
            )
        ),
        "照合不能",
    ),
}


def outcome_of(reason_code: str) -> str:
    """Outcome in `reconciliation_rows` of a row that was rejected for this reason."""
    return _OUTCOMES.get(reason_code, "その他の除外")


def with_lists(rejects: pd.DataFrame, stated: pd.DataFrame, table: str, status: str) -> pd.DataFrame:
    """Rejects of one file of `table` with body, as_of, member_class and status; the first two are None where not told.

    `stated` has what the rows of the file say, as text, by row number. A row that does not tell its list belongs to
    that of the file's other rows where they have but one. A row without a class is a municipality unless it names a
    prefecture: lists have nearly all their rows there. `status` is the source's, for rows without one.
    """
    said = {number: _read(row, table) for number, row in zip(stated.index, stated.to_dict("records"), strict=True)}
    common = {name: _common([row[name] for row in said.values()]) for name in ("body", "as_of")}
    unread = _read({}, table)
    placed = [
        {**row, **{name: row[name] or common[name] for name in common}, "status": row["status"] or status}
        for row in (said.get(number, unread) for number in rejects["row"])
    ]
    columns = ["body", "as_of", "member_class", "status"]
    return rejects.join(pd.DataFrame(placed, columns=columns, index=rejects.index, dtype="object"))


def _common(values: list[str | None]) -> str | None:
    there = set(values) - {None}
    return there.pop() if len(there) == 1 else None


def _read(row: Mapping[Hashable, Any], table: str) -> dict[str, str | None]:
    return {
        "body": word_of(str(row.get("body", "")), MEMBERSHIPS.column("body")) or None,
        "as_of": _day(str(row.get("as_of", ""))),
        "member_class": "協力会員" if table == COOPERATING_MEMBERS.name else _class(row),
        "status": word_of(str(row.get("status", "")), MEMBERSHIPS.column("status")) or None,
    }


def _class(row: Mapping[Hashable, Any]) -> str:
    stated = word_of(str(row.get("member_class", "")), MEMBERSHIPS.column("member_class"))
    code, name = (str(row.get(column, "")).strip() for column in ("municipality_code", "name"))
    is_prefecture = bool(_WHOLE_PREFECTURE.fullmatch(code)) or (not code and bool(name) and prefecture_of(name))
    return stated or ("都道府県" if is_prefecture else "市区町村")


def _day(text: str) -> str | None:
    try:
        return str(read_value(text, MEMBERSHIPS.column("as_of")))
    except Unreadable:
        return None
