"""Whether a place was a member on a day, as far as the lists tell."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Iterable

_RECLASSIFIED = "種別変更"


class Standing(StrEnum):
    """Member, not a member, or not known: between two lists nobody knows the day."""

    MEMBER = "member"
    NOT_MEMBER = "not_member"
    UNKNOWN = "unknown"


def standing_on(
    day: str, intervals: pd.DataFrame, lists: pd.DataFrame, prefecture_code: str, code: str | None = None
) -> Standing:
    """Standing of one place in one body on `day` (`2023-10-01`).

    `intervals` and `lists` are the rows of `membership_intervals` and `membership_lists` of that body. `code` is the
    last code of a municipality: today's, or the one it had when it went into another; None asks for the prefecture.
    Lists prove what lies between two that agree, with the dates they state; after the newest list, as between a list
    with the place and one without, nothing is known.
    """
    listed = intervals["listed_code"].fillna(intervals["municipality_code"])
    own = intervals[(intervals["prefecture_code"] == prefecture_code) & (listed.fillna("") == (code or ""))]
    evidence: list[tuple[str, bool]] = []
    for row in own.to_dict("records"):
        start = _day(row["joined_on"]) or row["from_by"]
        end = row["to_by"] if row["ended_by"] == _RECLASSIFIED else row["to_after"]
        left_on = _day(row["left_on"])
        if start <= day and (day < left_on if left_on else day <= end):
            return Standing.MEMBER
        evidence += [(start, True), (left_on or end, left_on is None)]
        if start == _day(row["joined_on"]):
            evidence.append((_day_before(start), False))
    evidence += [(as_of, False) for as_of in _absences(lists, own, prefecture_code, code)]
    before = max((point for point in evidence if point[0] <= day), default=None)
    after = min((point for point in evidence if point[0] >= day), default=None)
    if before is None or after is None or before[1] or after[1]:
        return Standing.UNKNOWN
    return Standing.NOT_MEMBER


def _absences(lists: pd.DataFrame, own: pd.DataFrame, prefecture_code: str, code: str | None) -> Iterable[str]:
    """Dates of complete lists of the class without the place, and without a rejected row that may be its own."""
    complete = lists[lists["has_all_municipalities" if code else "has_all_prefectures"]]
    for row in complete.to_dict("records"):
        doubtful = row["doubtful"].split("、") if isinstance(row["doubtful"], str) else []
        present = ((own["from_by"] <= row["as_of"]) & (row["as_of"] <= own["to_after"])).any()
        if not present and (code or prefecture_code) not in doubtful:
            yield row["as_of"]


def _day(value: object) -> str | None:
    return value.isoformat()[:10] if isinstance(value, pd.Timestamp) else None


def _day_before(day: str) -> str:
    return (pd.Timestamp(day) - pd.Timedelta(days=1)).date().isoformat()
