"""Successive membership lists of a body: who stands on each, and whom it leaves open."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

import pandas as pd

from etl.memberships import SAMPLE, merge_lists
from geodata.matching.spelling import normalise
from geodata.prefectures import PREFECTURES
from geodata.tables import MEMBERSHIP_LISTS

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable, Mapping, Sequence

    from etl.succession import Succession

Place = tuple[str, str]
"""Prefecture code, and the lasting code of a municipality ("" for a prefecture)."""


@dataclass(frozen=True, slots=True)
class Member:
    """A member as one row of one list has it.

    `current_code` is today's code, `listed_code` and `name` those under which it stands on the list. Dates are None
    where the row states none; `row` is None where the row number is not known.
    """

    place: Place
    current_code: str
    listed_code: str
    name: str
    member_class: str
    office: str
    joined_on: str | None
    left_on: str | None
    status: str
    source_id: str
    file: str
    row: int | None


@dataclass(frozen=True, slots=True)
class Doubt:
    """A rejected row of a list: the codes it may mean, and its text."""

    codes: frozenset[str]
    text: str
    where: str

    def may_mean(self, member: Member) -> bool:
        """Whether the row may be this member's: a candidate of it, or its code or name stands in the text."""
        own = {member.place[1], member.listed_code, member.current_code} - {""}
        if not member.place[1]:
            return not self.codes and member.name in re.split(r"[,\t|]", self.text)
        return bool(own & self.codes) or any(code in self.text for code in own) or normalise(member.name) in self.text


@dataclass(frozen=True, slots=True)
class MemberList:
    """All rows of one body at one date. `complete_classes` are the classes whose every member is on it.

    `departed` are rows that state a departure on or before the date of the list.
    """

    body: str
    as_of: str
    complete_classes: frozenset[str]
    members: Mapping[Place, Member]
    departed: Mapping[Place, Member] = field(default_factory=dict)
    doubts: tuple[Doubt, ...] = ()

    @property
    def has_sample(self) -> bool:
        """Whether it is complete only together with made-up rows."""
        return any(member.status == SAMPLE for member in self.members.values())

    def doubt(self, member: Member) -> Doubt | None:
        """The rejected row that may be this member's."""
        return next((doubt for doubt in self.doubts if doubt.may_mean(member)), None)

    def proves_absent(self, member: Member) -> bool:
        """Whether the list says that this one was not a member at its date."""
        if member.place in self.members:
            return False
        is_complete = member.member_class in self.complete_classes and self.doubt(member) is None
        return is_complete or member.place in self.departed


def member_lists(
    rows: pd.DataFrame,
    succession: Succession,
    complete: Collection[tuple[str, str, str]],
    complete_sources: Collection[str],
    rejects: pd.DataFrame,
) -> list[MemberList]:
    """Lists by body and date, from `memberships` rows of every source in any order.

    `complete` has body, as_of and member class of what is complete; `rejects` has body and as_of beside the columns
    of `rejects`. Where several sources name a member at one date, the most official row stands, as in
    `merge_lists`; a municipality and another that has since merged into it are two members. Made-up rows stand only
    where a body has no official list at all: nobody leaves a real list by having been on a made-up one.
    """
    merged = merge_lists(as_listed(rows, succession), complete_sources)
    is_sample = merged["status"] == SAMPLE
    has_official = merged["body"].isin(merged.loc[merged["source_id"].isin(complete_sources) & ~is_sample, "body"])
    left_out = merged[is_sample & has_official]
    complete = set(complete) - set(left_out[["body", "as_of", "member_class"]].itertuples(index=False, name=None))
    merged = merged.drop(index=left_out.index)
    doubts = {key: tuple(map(_doubt, of.to_dict("records"))) for key, of in rejects.groupby(["body", "as_of"])}
    lists = []
    for key, group in merged.groupby(["body", "as_of"]):
        body, as_of = map(str, key)
        members = {member.place: member for member in map(member_of, group.to_dict("records"))}
        departed = {place: of for place, of in members.items() if of.left_on is not None and of.left_on <= as_of}
        lists.append(
            MemberList(
                body,
                as_of,
                frozenset(of for of_body, of_date, of in complete if (of_body, of_date) == (body, as_of)),
                {place: member for place, member in members.items() if place not in departed},
                departed,
                doubts.get(key, ()),
            )
        )
    return lists


def lists_table(lists: Sequence[MemberList]) -> pd.DataFrame:
    """`membership_lists`: one row a list, in the given order, with the codes of members that it leaves open."""
    known = {(of.body, place): member for of in lists for place, member in of.members.items()}
    rows = []
    for each in lists:
        statuses = {member.status for member in each.members.values()}
        absent = [member for (body, place), member in known.items() if body == each.body and place not in each.members]
        doubtful = {code for doubt in each.doubts for code in doubt.codes}
        if each.doubts:
            doubtful |= {member.place[1] or member.place[0] for member in absent if each.doubt(member)}
        rows.append(
            {
                "body": each.body,
                "as_of": each.as_of,
                "prefecture_count": sum(not code for _, code in each.members),
                "municipality_count": sum(bool(code) for _, code in each.members),
                "has_all_prefectures": "都道府県" in each.complete_classes,
                "has_all_municipalities": "市区町村" in each.complete_classes,
                "doubtful": "、".join(sorted(doubtful)) or None,
                "status": SAMPLE if each.has_sample else statuses.pop() if len(statuses) == 1 else "登録値",
                "source_ids": "、".join(
                    sorted({member.source_id for member in (*each.members.values(), *each.departed.values())})
                ),
            }
        )
    return MEMBERSHIP_LISTS.of_rows(rows)


def as_listed(rows: pd.DataFrame, succession: Succession) -> pd.DataFrame:
    """Same rows with `municipality_code` replaced by the lasting code; the codes of today and of the list beside it.

    `written_code` is used where the frame has it.
    """
    out = []
    for row in rows.to_dict("records"):
        current = _text(row["municipality_code"])
        listed, name = current, PREFECTURES[row["prefecture_code"]].name
        if current:
            listed, name = succession.listed_as(current, row["name"], _text(row.get("written_code")))
        lasting = succession.lasting_code(listed) or None
        out.append((lasting, current, listed, name))
    codes = pd.DataFrame(
        out, columns=["municipality_code", "current_code", "listed_code", "listed_name"], index=rows.index
    )
    return rows.assign(**codes)


def member_of(row: Mapping[Hashable, Any]) -> Member:
    """A member from a row of `as_listed`."""
    return Member(
        place=(row["prefecture_code"], _text(row["municipality_code"])),
        current_code=row["current_code"],
        listed_code=row["listed_code"],
        name=row["listed_name"],
        member_class=row["member_class"],
        office=_text(row["office"]),
        joined_on=_day(row["joined_on"]),
        left_on=_day(row["left_on"]),
        status=row["status"],
        source_id=row["source_id"],
        file=_text(row["file"]),
        row=None if pd.isna(row["row"]) else int(row["row"]),
    )


def _doubt(reject: Mapping[Hashable, Any]) -> Doubt:
    codes = [text.split()[0] for text in _text(reject["candidates"]).split("、") if text]
    return Doubt(frozenset(codes), normalise(reject["raw"]), f"{reject['file']} {reject['row']}行目")


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _day(value: object) -> str | None:
    return value.isoformat()[:10] if isinstance(value, date) and not pd.isna(value) else None
