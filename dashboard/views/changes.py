"""Two dates of a body side by side: what is known on each, the published totals, the lists and their proof."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import pandas as pd

from dashboard.views.change_ledger import CLASSES, Counts, ledger_of_change, members_counted
from dashboard.views.change_lists import net_changes, steps_between
from dashboard.views.change_traces import lasting_codes
from dashboard.views.days import list_in_force, totals_in_force
from dashboard.views.shares import SAMPLE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dashboard.views.change_lists import NetChange
    from geodata.dataset import Dataset

TOTALS: Final = ("都道府県", "市区町村", "正会員計", "協力会員", "官", "民", "総計")


@dataclass(frozen=True, slots=True)
class Stand:
    """What is known of a body on a date: `listed` are the classes whose every member is on its list."""

    body: str
    as_of: str
    has_totals: bool
    has_list: bool
    listed: frozenset[str]
    is_sample: bool

    @property
    def key(self) -> str:
        """How the link names it: "council@2023-10-01"."""
        return f"{self.body}@{self.as_of}"


@dataclass(frozen=True, slots=True)
class ChangesView:
    """Two dates of a body, or one of each body, of which only the `totals` stand side by side.

    `totals`: member_class, and for each side (`_before`, `_after`) count, is_lower_bound, status, source_title; with
    `difference`, which is empty where a side is missing or a lower bound, and where the bodies are two. `classes` are
    those of which both lists name every member; `changes` and `ledger` are of these alone, `corrections` of all.
    `doubtful` is how many members of a prefecture a rejected row of one of the lists may mean.
    `is_hidden` says that there are lists, but with made-up rows that nobody asked for.
    """

    before: Stand
    after: Stand
    totals: pd.DataFrame
    classes: tuple[str, ...]
    changes: tuple[NetChange, ...]
    corrections: tuple[NetChange, ...]
    ledger: pd.DataFrame
    doubtful: Mapping[str, int]
    is_hidden: bool

    @property
    def are_two_bodies(self) -> bool:
        """Whether the dates are of different bodies, which are not compared."""
        return self.before.body != self.after.body

    @property
    def has_sample(self) -> bool:
        """Whether made-up rows stand behind what is shown."""
        return bool(self.classes) and (self.before.is_sample or self.after.is_sample)


@lru_cache(maxsize=4)
def stands(dataset: Dataset) -> tuple[Stand, ...]:
    """Every date of every body with a list or a published total, in order."""
    lists = {(row["body"], row["as_of"]): row for row in dataset["membership_lists"].to_dict("records")}
    totals = set(dataset["membership_totals"][["body", "as_of"]].itertuples(index=False, name=None))
    names = {"都道府県": "has_all_prefectures", "市区町村": "has_all_municipalities"}
    return tuple(
        Stand(
            body=key[0],
            as_of=key[1],
            has_totals=key in totals,
            has_list=key in lists,
            listed=frozenset(of for of, column in names.items() if key in lists and lists[key][column]),
            is_sample=key in lists and lists[key]["status"] == SAMPLE,
        )
        for key in sorted({*lists, *totals})
    )


def chosen_stands(dataset: Dataset, body: str, day: str, first: str, last: str) -> tuple[Stand, Stand] | None:
    """The two dates a link names, the earlier one first; else the two latest of the body until the day.

    A name is "council@2023-10-01", or a plain date of the body or else of the other one. Two that are both of another
    body than the chosen one are not used. Where the body has one date until the day, or none, its first stands twice;
    None for a body without any.
    """
    all_of = stands(dataset)
    named = [stand for name in (first, last) if (stand := _named(all_of, body, name))]
    if len(named) == len((first, last)) and body in {stand.body for stand in named}:
        earlier, later = sorted(named, key=lambda stand: (stand.as_of, stand.body))
        return earlier, later
    own = [stand for stand in all_of if stand.body == body]
    if not own:
        return None
    at = {stand.as_of: stand for stand in own}
    latest = _latest(dataset, body, day) or own[0].as_of
    before = _latest(dataset, body, _day_before(latest)) or latest
    return at[before], at[latest]


def _named(all_of: Sequence[Stand], body: str, name: str) -> Stand | None:
    found = [stand for stand in all_of if name in {stand.key, stand.as_of}]
    return min(found, key=lambda stand: stand.body != body, default=None)


def _latest(dataset: Dataset, body: str, day: str) -> str | None:
    totals = totals_in_force(dataset, body, day)["as_of"]
    dates = [list_in_force(dataset, body, day), None if totals.empty else str(totals.iloc[0])]
    return max((date for date in dates if date), default=None)


def _day_before(day: str) -> str:
    return (pd.Timestamp(day) - pd.Timedelta(days=1)).date().isoformat()


@lru_cache(maxsize=32)
def changes_view(dataset: Dataset, before: Stand, after: Stand, *, with_sample: bool) -> ChangesView:
    """What became of the members between two dates, as far as complete lists and published totals tell.

    Lists with made-up rows are used where they are asked for. Remembered: callers never change it.
    """
    is_one_body = before.body == after.body
    both = before.listed & after.listed if is_one_body else frozenset()
    is_hidden = bool(both) and (before.is_sample or after.is_sample) and not with_sample
    classes = () if is_hidden else tuple(of for of in CLASSES if of in both)
    found = _net(dataset, before, after) if is_one_body else ()
    changes = tuple(change for change in found if change.kind != "corrected" and change.classes & {*classes})
    opening, closing = (_counted(dataset, stand) if classes else Counts() for stand in (before, after))
    prefectures = tuple(dataset["prefectures"]["prefecture_code"])
    return ChangesView(
        before=before,
        after=after,
        totals=totals_side_by_side(dataset["membership_totals"], before, after),
        classes=classes,
        changes=changes,
        corrections=tuple(
            change for change in found if change.kind == "corrected" and (with_sample or change.status != SAMPLE)
        ),
        ledger=ledger_of_change(opening, changes, closing, prefectures, classes),
        doubtful=_doubtful(dataset["membership_lists"], before, after) if classes else {},
        is_hidden=is_hidden,
    )


def totals_side_by_side(totals: pd.DataFrame, before: Stand, after: Stand) -> pd.DataFrame:
    """The published totals of two dates as `ChangesView.totals`, in the order of TOTALS."""
    columns = ["count", "is_lower_bound", "status", "source_title"]
    sides = [
        totals[(totals["body"] == of.body) & (totals["as_of"] == of.as_of)].set_index("member_class")[columns]
        for of in (before, after)
    ]
    both = sides[0].add_suffix("_before").join(sides[1].add_suffix("_after"), how="outer")
    bounds = both["is_lower_bound_before"].eq(other=True) | both["is_lower_bound_after"].eq(other=True)
    difference = both["count_after"] - both["count_before"]
    both["difference"] = difference.where(~bounds & (before.body == after.body))
    return both.reindex([of for of in TOTALS if of in both.index]).reset_index()


def _net(dataset: Dataset, before: Stand, after: Stand) -> tuple[NetChange, ...]:
    intervals = dataset["membership_intervals"]
    steps = steps_between(dataset["changes"], before.body, before.as_of, after.as_of)
    return net_changes(steps, intervals[intervals["body"] == before.body], lasting_codes(dataset["code_changes"]))


def _counted(dataset: Dataset, stand: Stand) -> Counts:
    """Members on the list of a date; made-up rows of a date that has an official list elsewhere stand on none."""
    rows = dataset["memberships"]
    own = rows[(rows["body"] == stand.body) & (rows["as_of"] == stand.as_of)]
    own = own if stand.is_sample else own[own["status"] != SAMPLE]
    resolutions, code_changes = dataset["resolutions"], dataset["code_changes"]
    used = resolutions[resolutions["source_id"].isin(own["source_id"].unique())]
    return members_counted(own, used, code_changes, lasting_codes(code_changes))


def _doubtful(lists: pd.DataFrame, *stands: Stand) -> Mapping[str, int]:
    keys = {(stand.body, stand.as_of) for stand in stands}
    rows = [row for row in lists.to_dict("records") if (row["body"], row["as_of"]) in keys]
    codes = {code for row in rows if isinstance(row["doubtful"], str) for code in row["doubtful"].split("、")}
    return Counter(code[:2] for code in codes)
