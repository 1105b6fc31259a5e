"""The changes of each member between two dates, one after the other, as the lists between them tell."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable, Mapping

    import pandas as pd

Place = tuple[str, str]
"""Prefecture code, and the last code of a municipality ("" for a prefecture)."""

JOINED: Final = "参加"
LEFT: Final = "退会"
MERGED: Final = "合併"
RENAMED: Final = "名称変更"
RECLASSIFIED: Final = "種別変更"
CORRECTED: Final = "訂正"
_SAME: Final = frozenset({"市制施行", "町制施行", "名称変更", "コード変更"})


@dataclass(frozen=True, slots=True)
class Seen:
    """A member as a list has it: code ("" for a prefecture), name, class; the row, where the change names one."""

    code: str
    name: str
    member_class: str
    source_id: str = ""
    file: str = ""
    row: int | None = None


@dataclass(slots=True)
class Trace:
    """One member's steps: whether it `was` a member at the first date and is one `now`, and as what at either.

    `merged_from` tells that it became a member in going on from others; `into` what it last became part of.
    """

    prefecture_code: str
    was: bool
    now: bool
    first: Seen
    last: Seen
    rows: list[Mapping[Hashable, Any]] = field(default_factory=list)
    began_or_ended: bool = False
    merged_from: bool = False
    into: Place | None = None
    into_as: Seen | None = None


def lasting_codes(code_changes: pd.DataFrame) -> dict[str, str]:
    """From a code to the next one of the same municipality, of `code_changes`; a merger leads nowhere."""
    own = code_changes[code_changes["kind"].isin(_SAME) & (code_changes["old_code"] != code_changes["new_code"])]
    return dict(zip(own["old_code"], own["new_code"], strict=True))


def lasting(code: str, following: Mapping[str, str]) -> str:
    """Last code of the municipality that once had `code`."""
    seen = {code}
    while (later := following.get(code)) and later not in seen:
        code = later
        seen.add(code)
    return code


def traces(steps: pd.DataFrame, intervals: pd.DataFrame, following: Mapping[str, str]) -> dict[Place, Trace]:
    """The trace of each member that `steps`, rows of `changes` of one body without corrections, say something of.

    `intervals` are the `membership_intervals` of the body: they know which municipality became a member because those
    it was made of were.
    """
    begun = {
        (row["prefecture_code"], lasting(_code(row, "listed_code", "municipality_code"), following), row["from_by"])
        for row in intervals[intervals["began_by"] == MERGED].to_dict("records")
    }
    found: dict[Place, Trace] = {}
    for row in records(steps.sort_values("by", kind="stable")):
        kind, own = row["kind"], after_of(row) if row["kind"] == JOINED else before_of(row)
        place = (row["prefecture_code"], lasting(own.code, following))
        is_member = kind != JOINED
        trace = found.setdefault(
            place, Trace(row["prefecture_code"], was=is_member, now=is_member, first=own, last=own)
        )
        _follow(trace, row)
        if kind == MERGED:
            trace.into_as = after_of(row)
            trace.into = (row["prefecture_code"], lasting(trace.into_as.code, following))
            _go_on(found, trace.into, row, begun)
    return found


def _follow(trace: Trace, row: Mapping[Hashable, Any]) -> None:
    """Add a step. A change of class says the class before, which a change of name at the same list does not."""
    kind = row["kind"]
    if kind == RECLASSIFIED and trace.was and not any(of["kind"] == RECLASSIFIED for of in trace.rows):
        trace.first = replace(trace.first, member_class=row["old"])
    trace.rows.append(row)
    trace.now = kind not in {LEFT, MERGED}
    trace.last = after_of(row) if trace.now else before_of(row)
    trace.began_or_ended |= kind in {JOINED, LEFT, MERGED}
    if kind == JOINED:
        trace.merged_from = False


def _go_on(
    found: dict[Place, Trace], place: Place, row: Mapping[Hashable, Any], begun: Collection[tuple[str, str, str]]
) -> None:
    """Let a municipality begin as a member where one that was merged into it ends."""
    there = found.get(place)
    if (*place, row["by"]) not in begun or (there is not None and there.now):
        return
    seen = after_of(row)
    trace = found.setdefault(place, Trace(row["prefecture_code"], was=False, now=True, first=seen, last=seen))
    trace.rows.append(row)
    trace.now, trace.last, trace.began_or_ended, trace.merged_from = True, seen, True, True


def before_of(row: Mapping[Hashable, Any]) -> Seen:
    """The member of a row of `changes` as the earlier list has it."""
    name = row["old"] if row["kind"] in {MERGED, RENAMED} else row["name"]
    member_class = row["old"] if row["kind"] in {RECLASSIFIED, LEFT} else row["member_class"]
    code = _code(row, "previous_code", "listed_code", "municipality_code")
    return Seen(code, name, member_class, *_papers(row, "before"))


def after_of(row: Mapping[Hashable, Any]) -> Seen:
    """The member of a row of `changes` as the later list has it; of a merger, what it became part of."""
    return Seen(
        _code(row, "listed_code", "municipality_code"), row["name"], row["member_class"], *_papers(row, "after")
    )


def records(rows: pd.DataFrame) -> list[dict[Hashable, Any]]:
    """Rows with None where nothing is."""
    return list(rows.astype("object").where(rows.notna(), None).to_dict("records"))


def _papers(row: Mapping[Hashable, Any], side: str) -> tuple[str, str, int | None]:
    number = row[f"row_{side}"]
    return row[f"source_id_{side}"] or "", row[f"file_{side}"] or "", None if number is None else int(number)


def _code(row: Mapping[Hashable, Any], *columns: str) -> str:
    return next((row[column] for column in columns if isinstance(row[column], str)), "")
