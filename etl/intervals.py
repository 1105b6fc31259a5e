"""A membership as an interval, with the lists that bound it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pandas as pd

from etl.memberships import SAMPLE
from geodata.tables import MEMBERSHIP_INTERVALS

if TYPE_CHECKING:
    from etl.lists import Member


@dataclass(frozen=True, slots=True)
class Interval:
    """A membership as far as the lists so far tell: `last` is the newest row of it, `seen_on` the date of its list."""

    first: Member
    last: Member
    from_after: str | None
    from_by: str
    seen_on: str
    began_by: str | None = None
    joined_on: str | None = None
    to_by: str | None = None
    left_on: str | None = None
    ended_by: str | None = None
    is_sample: bool = False
    note: str | None = None

    def noting(self, sentence: str) -> Interval:
        """Same interval with one more sentence in its note."""
        return replace(self, note=f"{self.note or ''}{sentence}")

    def row(self, body: str) -> dict[str, object]:
        """As one row of `membership_intervals`.

        Another name or code makes no other municipality; `listed_code` stands where a merger has.
        """
        last = self.last
        return {
            "body": body,
            "prefecture_code": last.place[0],
            "municipality_code": last.current_code or None,
            "listed_code": last.place[1] if last.place[1] != last.current_code else None,
            "name": last.name,
            "member_class": last.member_class,
            "from_after": self.from_after,
            "from_by": self.from_by,
            "joined_on": self.joined_on,
            "to_after": self.seen_on,
            "to_by": self.to_by,
            "left_on": self.left_on,
            "began_by": self.began_by,
            "ended_by": self.ended_by,
            "status": SAMPLE if self.is_sample else last.status,
            "source_id_first": self.first.source_id,
            "source_id_last": last.source_id,
            "note": self.note,
        }


def intervals_table(rows: list[dict[str, object]]) -> pd.DataFrame:
    """Rows as the `membership_intervals` table, in the order of body, place and first list."""
    table = pd.DataFrame(rows, columns=[column.name for column in MEMBERSHIP_INTERVALS.columns])
    keys = ["body", "prefecture_code", "municipality_code", "listed_code", "from_by"]
    return MEMBERSHIP_INTERVALS.conform(table.sort_values(keys, kind="stable", na_position="first"))
