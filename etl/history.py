"""From successive lists of a body to changes and intervals of membership.

A list says who was a member on its date, no more: a departure lies somewhere between the last list that names a
member and the first complete one that does not. Only a complete list proves an absence, and not that of a member
which one of its rejected rows may mean.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from etl.changes import CORRECTED, JOINED, LEFT, MERGED, RECLASSIFIED, RENAMED, Between, change_row, changes_table
from etl.intervals import Interval, intervals_table
from etl.lists import lists_table
from etl.memberships import SAMPLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import pandas as pd

    from etl.lists import Doubt, Member, MemberList, Place
    from etl.succession import Change, Succession


def membership_history(
    lists: Iterable[MemberList], succession: Succession, corrected: Iterable[dict[str, object]] = ()
) -> dict[str, pd.DataFrame]:
    """`membership_lists`, `membership_intervals` and `changes`, from the lists of every body in any order.

    There is one list a body and date; `corrected` are rows of `changes` known already.
    """
    lists = sorted(lists, key=lambda of: (of.body, of.as_of))
    rows = list(corrected)
    intervals: list[dict[str, object]] = []
    for body, own in groupby(lists, key=lambda of: of.body):
        walk = _Walk(body, succession)
        for each in own:
            walk.step(each)
        rows += walk.rows
        intervals += [interval.row(body) for interval in (*walk.closed, *walk.open.values())]
    return {
        "membership_lists": lists_table(lists),
        "membership_intervals": intervals_table(intervals),
        "changes": changes_table(rows),
    }


class _Walk:
    """One body's lists, taken one after the other."""

    def __init__(self, body: str, succession: Succession) -> None:
        self.body = body
        self.succession = succession
        self.open: dict[Place, Interval] = {}
        self.closed: list[Interval] = []
        self.rows: list[dict[str, object]] = []
        self.earlier: list[MemberList] = []

    def step(self, now: MemberList) -> None:
        """Take the next list."""
        continued = self._merge(now)
        for place, member in now.members.items():
            if place in self.open:
                self._keep(now, self.open[place], member)
            else:
                self._begin(now, member, continued.get(place))
        for place, member in now.departed.items():
            self._leave_by_own_row(now, self.open.pop(place, None), member)
        for place in sorted(set(self.open) - set(now.members)):
            if self.open[place].last.member_class in now.complete_classes:
                self._leave(now, place)
        self.earlier.append(now)

    def _merge(self, now: MemberList) -> dict[Place, Interval]:
        """End memberships that went on in another municipality of this list; gives them by that place."""
        continued = {}
        for place in sorted(set(self.open) - set(now.members) - set(now.departed)):
            merger, successor = self._merger(now, place, now.members)
            if merger is None or successor is None:
                continue
            interval, into = self.open.pop(place), now.members[successor]
            ended = replace(interval, to_by=now.as_of, left_on=merger.on, ended_by=MERGED)
            self.closed.append(ended.noting(f"{merger.on}に{into.name}になりました（{merger.kind}）。"))
            self.rows.append(
                change_row(
                    Between(self.body, interval.seen_on, now.as_of),
                    MERGED,
                    interval.last,
                    into,
                    happened_on=merger.on,
                    values=(interval.last.name, into.name),
                    note=f"{merger.kind}。退会ではありません。",
                )
            )
            continued[successor] = ended
        return continued

    def _merger(
        self, now: MemberList, place: Place, among: Mapping[Place, object]
    ) -> tuple[Change | None, Place | None]:
        """First merger until the date of the list that led to one of the places; the merger of its own first step."""
        first = None
        for merger, code in self.succession.mergers(place[1]):
            if merger.on <= now.as_of:
                first = first or merger
                if (code[:2], code) in among:
                    return first, (code[:2], code)
        return first, None

    def _keep(self, now: MemberList, interval: Interval, member: Member) -> None:
        before = interval.last
        between = Between(self.body, interval.seen_on, now.as_of)
        if (before.name, before.listed_code) != (member.name, member.listed_code):
            change = self.succession.renaming(before.name, member.name, member.place[1])
            self.rows.append(
                change_row(
                    between,
                    RENAMED,
                    before,
                    member,
                    happened_on=change.on if change else None,
                    values=(before.name, member.name),
                    note=f"{change.kind}。会員の資格は続いています。" if change else "会員の資格は続いています。",
                )
            )
        is_sample = interval.is_sample or member.status == SAMPLE
        if before.member_class == member.member_class:
            kept = replace(interval, last=member, seen_on=now.as_of, is_sample=is_sample)
            self.open[member.place] = self._with_joined_on(now, kept, member)
            return
        values = (before.member_class, member.member_class)
        self.rows.append(change_row(between, RECLASSIFIED, before, member, values=values))
        self.closed.append(replace(interval, to_by=now.as_of, ended_by=RECLASSIFIED))
        self.open[member.place] = Interval(
            member, member, interval.seen_on, now.as_of, now.as_of, RECLASSIFIED, is_sample=is_sample
        )

    def _begin(self, now: MemberList, member: Member, continued: Interval | None) -> None:
        if continued is not None:
            is_sample = continued.is_sample or member.status == SAMPLE
            self.open[member.place] = Interval(
                member, member, continued.seen_on, now.as_of, now.as_of, MERGED, is_sample=is_sample
            )
            return
        absent = next((of for of in reversed(self.earlier) if of.proves_absent(member)), None)
        is_sample = member.status == SAMPLE or (absent is not None and absent.has_sample)
        interval = Interval(member, member, absent.as_of if absent else None, now.as_of, now.as_of, is_sample=is_sample)
        interval = self._with_joined_on(now, interval, member)
        after = absent.as_of if absent else self.earlier[-1].as_of if self.earlier else None
        if after is not None and (absent is not None or (interval.joined_on or "") > after):
            between = Between(self.body, after, now.as_of)
            row = change_row(
                between, JOINED, None, member, happened_on=interval.joined_on, values=(None, member.member_class),
                is_sample=is_sample,
            )  # fmt: skip
            self.rows.append(row)
            interval = replace(interval, began_by=JOINED)
        self.open[member.place] = interval

    def _with_joined_on(self, now: MemberList, interval: Interval, member: Member) -> Interval:
        """Take the stated date of joining where it agrees with the lists; where it does not, say so apart."""
        stated = member.joined_on
        if stated is None or stated == interval.joined_on or interval.began_by in {MERGED, RECLASSIFIED}:
            return interval
        between = Between(self.body, interval.from_by, now.as_of)
        if stated > interval.from_by:
            fault = f"加入日（{stated}）より前の{interval.from_by}の名簿に、すでに載っています。"
        elif interval.from_after is not None and stated <= interval.from_after:
            between = replace(between, after=interval.from_after)
            fault = f"加入日（{stated}）より後の{interval.from_after}の名簿に、載っていません。"
        elif interval.joined_on is None:
            return replace(interval, joined_on=stated)
        else:
            self._correct(between, interval, member, (interval.joined_on, stated), "加入日の訂正です。")
            return replace(interval, joined_on=stated)
        if fault in (interval.note or ""):
            return interval
        self._correct(between, interval, member, (None, stated), fault)
        return interval.noting(fault)

    def _correct(
        self, between: Between, interval: Interval, member: Member, values: tuple[str | None, str | None], note: str
    ) -> None:
        before = interval.first if interval.first is not member else None
        self.rows.append(change_row(between, CORRECTED, before, member, values=values, note=note))

    def _leave_by_own_row(self, now: MemberList, interval: Interval | None, member: Member) -> None:
        """A row that states its departure: exact where no list names the member later than that."""
        left_on = member.left_on or now.as_of
        if interval is None:
            start = member.joined_on if member.joined_on and member.joined_on <= left_on else left_on
            self.closed.append(
                Interval(
                    member, member, None, start, left_on, joined_on=member.joined_on, to_by=left_on, left_on=left_on,
                    ended_by=LEFT, is_sample=member.status == SAMPLE,
                )
            )  # fmt: skip
            return
        between = Between(self.body, interval.seen_on, now.as_of)
        is_exact = left_on > interval.seen_on
        ended = replace(interval, to_by=now.as_of, left_on=left_on if is_exact else None, ended_by=LEFT)
        if not is_exact:
            fault = f"退会日（{left_on}）より後の{interval.seen_on}の名簿に、載っています。"
            self.rows.append(change_row(between, CORRECTED, interval.last, member, values=(None, left_on), note=fault))
            ended = ended.noting(fault)
        self.closed.append(ended)
        self.rows.append(
            change_row(
                between, LEFT, interval.last, member, happened_on=ended.left_on, values=(member.member_class, None)
            )
        )

    def _leave(self, now: MemberList, place: Place) -> None:
        """A member that a complete list does not name: it left, unless one of the rejected rows may be its own."""
        interval = self.open[place]
        last = interval.last
        doubt = now.doubt(last) or self._doubt_of_successor(now, place)
        if doubt is not None:
            self.open[place] = interval.noting(
                f"{now.as_of}の名簿では分かりません（除外した行がこの会員かもしれません: {doubt.where}）。"
            )
            return
        merger, _ = self._merger(now, place, {})
        stated = last.left_on if last.left_on and interval.seen_on < last.left_on <= now.as_of else None
        is_sample = interval.is_sample or now.has_sample
        note = f"{merger.on}に{merger.new_name}になりましたが、名簿にありません（{merger.kind}）。" if merger else None
        open_rows = sum(not of.codes for of in now.doubts)
        if open_rows:
            note = f"{note or ''}後の名簿に、だれの行か分からない除外行が{open_rows}行あります。"
        ended = replace(self.open.pop(place), to_by=now.as_of, left_on=stated, ended_by=LEFT, is_sample=is_sample)
        self.closed.append(ended.noting(note) if note else ended)
        self.rows.append(
            change_row(
                Between(self.body, interval.seen_on, now.as_of),
                LEFT,
                last,
                None,
                happened_on=stated,
                values=(last.member_class, None),
                is_sample=is_sample,
                note=note,
            )
        )

    def _doubt_of_successor(self, now: MemberList, place: Place) -> Doubt | None:
        codes = {code for merger, code in self.succession.mergers(place[1]) if merger.on <= now.as_of}
        return next((doubt for doubt in now.doubts if doubt.codes & codes), None)
