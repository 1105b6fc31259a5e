"""Gap reasons: why a municipality has no value. Each municipality without a value is in exactly one."""

from __future__ import annotations

from enum import StrEnum


class GapReason(StrEnum):
    """The six reasons; the value is the code used in tables and CSV files."""

    NOT_MEMBER = "not_member"
    NOT_SURVEYED = "not_surveyed"
    NO_DATA = "no_data"
    OUT_OF_SCOPE = "out_of_scope"
    UNMATCHED = "unmatched"
    WITHHELD = "withheld"

    @property
    def label(self) -> str:
        """Japanese term of the field."""
        return _LABELS[self]


_LABELS = {
    GapReason.NOT_MEMBER: "未参加",
    GapReason.NOT_SURVEYED: "未調査",
    GapReason.NO_DATA: "データなし",
    GapReason.OUT_OF_SCOPE: "対象外",
    GapReason.UNMATCHED: "照合不能",
    GapReason.WITHHELD: "秘匿",
}


def membership_gap(*, list_is_complete: bool, is_candidate_of_reject: bool) -> GapReason:
    """Reason of a municipality that is not on a membership list.

    Only a complete list says who is not in; beside an incomplete one nobody was asked. A row that could not be
    matched and may mean this municipality comes first: it may well be a member.
    """
    if is_candidate_of_reject:
        return GapReason.UNMATCHED
    return GapReason.NOT_MEMBER if list_is_complete else GapReason.NOT_SURVEYED
