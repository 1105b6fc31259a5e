"""Changes over several lists of a body as one change a member: what was undone between two dates nets out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

import pandas as pd

from dashboard.views.change_traces import (
    CORRECTED,
    JOINED,
    LEFT,
    MERGED,
    RECLASSIFIED,
    RENAMED,
    Seen,
    after_of,
    before_of,
    records,
    traces,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable, Mapping, Sequence

    from dashboard.views.change_traces import Place, Trace

Kind = Literal[
    "joined", "left", "merged_away", "merged_into", "reclassified", "promoted", "renamed", "corrected", "undone"
]
KINDS: Final[tuple[Kind, ...]] = (
    "joined", "left", "merged_away", "merged_into", "reclassified", "promoted", "renamed", "corrected", "undone",
)  # fmt: skip
"""`promoted` is a town that became a city or a village that became a town: the same member of the same class."""

_PROMOTED: Final = ("市制施行", "町制施行")
_STATUSES: Final = ("サンプル", "推計", "登録値", "公表値")
_ROWS: Final[Mapping[Kind, str]] = {
    "joined": JOINED, "left": LEFT, "merged_away": MERGED, "merged_into": MERGED, "reclassified": RECLASSIFIED,
    "promoted": RENAMED, "renamed": RENAMED,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class NetChange:
    """One member's change between two dates; `before` is None for who was no member, `after` for who is none.

    It lies between the lists `after_list` and `by_list`, on the day `happened_on` where one is known. `steps` are the
    kinds of the changes it is put together from, in their order.
    """

    kind: Kind
    prefecture_code: str
    before: Seen | None
    after: Seen | None
    after_list: str
    by_list: str
    happened_on: str | None
    status: str
    note: str
    steps: tuple[str, ...]

    @property
    def classes(self) -> frozenset[str]:
        """Classes it is of: two for a reclassification."""
        return frozenset(seen.member_class for seen in (self.before, self.after) if seen is not None)

    @property
    def effect(self) -> dict[str, int]:
        """How many members it adds to each class or takes from it."""
        match self.kind, self.before, self.after:
            case (("joined" | "merged_into"), _, Seen() as after):
                return {after.member_class: 1}
            case (("left" | "merged_away"), Seen() as before, _):
                return {before.member_class: -1}
            case "reclassified", Seen() as before, Seen() as after:
                return {before.member_class: -1, after.member_class: 1}
        return {}


def steps_between(changes: pd.DataFrame, body: str, first: str, last: str) -> pd.DataFrame:
    """Rows of `changes` that the lists of a body after `first` until `last` brought."""
    steps: pd.DataFrame = changes[(changes["body"] == body) & (changes["by"] > first) & (changes["by"] <= last)]
    return steps


def net_changes(steps: pd.DataFrame, intervals: pd.DataFrame, following: Mapping[str, str]) -> tuple[NetChange, ...]:
    """One change a member, by kind, prefecture and code; corrections are never put together.

    `steps` are rows of `changes` of one body, `intervals` its `membership_intervals`, `following` is of
    `lasting_codes`.
    """
    is_correction = steps["kind"] == CORRECTED
    members = traces(steps[~is_correction], intervals, following)
    continued = _continued(members)
    found = [
        _change(trace, kind) for place, trace in members.items() for kind in _kinds(trace, goes_on=place in continued)
    ]
    found += [_correction(row) for row in records(steps[is_correction])]
    return tuple(sorted(found, key=_order))


def _continued(members: Mapping[Place, Trace]) -> Collection[Place]:
    """Municipalities that a member of the first date has become part of, at once or over another one."""
    found: set[Place] = set()
    size = -1
    while size < len(found):
        size = len(found)
        found |= {
            trace.into
            for place, trace in members.items()
            if trace.into and not trace.now and (trace.was or place in found)
        }
    return found


def _kinds(trace: Trace, *, goes_on: bool) -> Sequence[Kind]:
    first, last = trace.first, trace.last
    match trace.was, trace.now:
        case False, True:
            return ["merged_into" if trace.merged_from and goes_on else "joined"]
        case True, False:
            return ["merged_away" if trace.rows[-1]["kind"] == MERGED else "left"]
        case False, False:
            return ["undone"]
    kinds: list[Kind] = []
    if first.member_class != last.member_class:
        kinds.append("reclassified")
    if (first.code, first.name) != (last.code, last.name):
        notes = [str(row["note"]) for row in trace.rows if row["kind"] == RENAMED]
        kinds.append("promoted" if any(note.startswith(_PROMOTED) for note in notes) else "renamed")
    if trace.began_or_ended or not kinds:
        kinds.append("undone")
    return kinds


def _change(trace: Trace, kind: Kind) -> NetChange:
    own = [row for row in trace.rows if row["kind"] == _ROWS.get(kind, row["kind"])] or trace.rows
    shown = own[-1:] if kind in {"joined", "left", "merged_away", "merged_into"} else own
    return NetChange(
        kind=kind,
        prefecture_code=trace.prefecture_code,
        before=trace.first if trace.was or not trace.now else None,
        after=trace.into_as if kind == "merged_away" else trace.last if trace.now else None,
        after_list=shown[0]["after"],
        by_list=shown[-1]["by"],
        happened_on=_day(shown[0]["happened_on"]) if len(shown) == 1 else None,
        status=min((row["status"] for row in trace.rows), key=_STATUSES.index),
        note="".join(dict.fromkeys(row["note"] for row in shown if row["note"])),
        steps=tuple(row["kind"] for row in trace.rows),
    )


def _correction(row: Mapping[Hashable, Any]) -> NetChange:
    """A correction; the values before and after it stand in the note."""
    values = f"{row['old'] or '—'} → {row['new'] or '—'}　" if row["old"] or row["new"] else ""
    return NetChange(
        "corrected", row["prefecture_code"], before_of(row), after_of(row), row["after"], row["by"],
        _day(row["happened_on"]), row["status"], f"{values}{row['note'] or ''}", (CORRECTED,),
    )  # fmt: skip


def _day(value: object) -> str | None:
    return value.isoformat()[:10] if isinstance(value, pd.Timestamp) else None


def _order(change: NetChange) -> tuple[int, str, str, str]:
    seen = change.before or change.after
    return KINDS.index(change.kind), change.prefecture_code, seen.code if seen else "", change.by_list
