"""The bodies themselves: their history, offices, committees, cooperating members, and the programme they come from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pandas as pd

from dashboard.views.days import list_in_force, totals_in_force
from dashboard.views.shares import SAMPLE
from geodata.columns import STATUSES
from geodata.standing import Standing, standing_on

if TYPE_CHECKING:
    from geodata.dataset import Dataset

HEAD: Final = "部会長"
"""End of the office of a committee's head: 企画・普及部会長."""
_FOUNDED, _REORGANISED = "設立", "改組"
_OFFICES: Final = ("会長", "共同代表", "副会長", HEAD, "顧問", "事務局")
_HELD: Final = (
    "office", "prefecture_code", "municipality_code", "name", "since", "as_of", "status", "source_title", "source_url",
    "note", "body", "table", "topic", "about", "order",
)  # fmt: skip
_SEPARATOR: Final = ";"
_COOPERATING: Final = ("協力会員", "民")


@dataclass(frozen=True, slots=True)
class Body:
    """A body with its names; `began_on` and `ended_on` are days (2021-03-09), None where no event states them.

    `totals` are its published totals as as_of, member_class, count, is_lower_bound and status, the earliest first.
    """

    body: str
    name: str
    name_en: str
    began_on: str | None
    began_by: str | None
    ended_on: str | None
    totals: pd.DataFrame


def facts(dataset: Dataset, body: str, topic: str, about: str = "") -> pd.DataFrame:
    """`council_facts` of one topic in their order."""
    rows = dataset["council_facts"]
    own = rows[(rows["body"] == body) & (rows["topic"] == topic) & (rows["about"].fillna("") == about)]
    return own.sort_values("order")


def bodies(dataset: Dataset) -> tuple[Body, ...]:
    """Every body, the earliest first: it begins with its 設立 or 改組, and a 改組 ends the one before.

    The event is recognised by the name of the body at the beginning of its title.
    """
    names = dataset["council_facts"]
    found = []
    for row in names[names["topic"] == "名称"].to_dict("records"):
        day, kind = _beginning(dataset["events"], row["fact"])
        found.append((day or "", kind, row))
    found.sort(key=lambda entry: (entry[0] or "9", entry[2]["body"]))
    successors = [day if kind == _REORGANISED else None for day, kind, _ in found[1:]]
    return tuple(
        Body(row["body"], row["fact"], row["fact_en"], day or None, kind, ended or None, _totals(dataset, row["body"]))
        for (day, kind, row), ended in zip(found, [*successors, None], strict=True)
    )


def _beginning(events: pd.DataFrame, name: str) -> tuple[str | None, str | None]:
    titled = events["title"].str.startswith(name) & events["held_on"].notna()
    own = events[titled & events["kind"].isin([_FOUNDED, _REORGANISED])].sort_values("held_on")
    return (f"{own['held_on'].iloc[0]:%Y-%m-%d}", str(own["kind"].iloc[0])) if len(own) else (None, None)


def _totals(dataset: Dataset, body: str) -> pd.DataFrame:
    rows = dataset["membership_totals"]
    return rows[rows["body"] == body].sort_values("as_of", kind="stable")


def offices(dataset: Dataset, body: str, day: str) -> pd.DataFrame:
    """Who holds an office on the list in force, one row an office, in the order of the offices.

    Columns: office, prefecture_code, municipality_code, name, since (of a committee: set up on; else joined on), as_of,
    papers, and the table of the row with what is in its key. A secretariat outside the membership has no code. Empty where the list in force names no office.
    """
    members = dataset["memberships"]
    in_force = list_in_force(dataset, body, day)
    own = members[(members["body"] == body) & (members["as_of"] == in_force) & members["office"].notna()]
    set_up = dataset["committees"].set_index("committee")["set_up_on"].dropna().to_dict()
    secretariat = facts(dataset, body, "事務局")
    rows = [
        {
            **row,
            "table": "memberships",
            "office": office,
            "since": set_up.get(office.removesuffix("長"), row["joined_on"]),
        }
        for row in own.to_dict("records")
        for office in row["office"].split(_SEPARATOR)
    ]
    rows += [
        {
            **row,
            "table": "council_facts",
            "office": "事務局",
            "name": row["fact"],
            "prefecture_code": None,
            "municipality_code": None,
            "since": None,
        }
        for row in secretariat[secretariat["as_of"] <= day].to_dict("records")
    ]
    ordered = sorted(rows, key=lambda row: (_rank(row["office"]), row["prefecture_code"] or ""))
    return pd.DataFrame(ordered, columns=list(_HELD))


def _rank(office: str) -> int:
    name = HEAD if office.endswith(HEAD) else office
    return _OFFICES.index(name) if name in _OFFICES else len(_OFFICES)


def dates_with_offices(dataset: Dataset, body: str) -> tuple[str, ...]:
    """Dates of the lists that name offices."""
    members = dataset["memberships"]
    return tuple(sorted(set(members.loc[(members["body"] == body) & members["office"].notna(), "as_of"])))


@dataclass(frozen=True, slots=True)
class Committee:
    """A committee on a day; `row` is that of `committees`.

    `head` says whether the member that heads it is a regular member on the day, by rows of `head_status`. `members`
    are its members by the latest list with their standing on the day, empty where the list is not public.
    """

    row: pd.Series
    is_set_up: bool
    head: Standing
    head_status: str
    tasks: pd.DataFrame
    members: pd.DataFrame
    listed_on: str | None

    @property
    def counts(self) -> tuple[tuple[int | None, int], tuple[int | None, int]]:
        """Published and listed, of prefectures and of municipalities."""
        is_town = self.members["municipality_code"].notna()
        published = [self.row[name] for name in ("prefecture_count", "municipality_count")]
        prefectures, towns = (None if pd.isna(count) else int(count) for count in published)
        return (prefectures, int((~is_town).sum())), (towns, int(is_town.sum()))

    @property
    def has_sample(self) -> bool:
        """Whether a made-up row stands behind the check of its head."""
        return self.head_status == SAMPLE

    @property
    def is_met(self) -> bool:
        """Whether as many are listed as were published."""
        return all(published == listed for published, listed in self.counts)


def committees(dataset: Dataset, body: str, day: str) -> tuple[Committee, ...]:
    """The committees of a body, in their order in the register."""
    rows = dataset["committees"]
    return tuple(_committee(dataset, body, day, row) for _, row in rows[rows["body"] == body].iterrows())


def _committee(dataset: Dataset, body: str, day: str, row: pd.Series) -> Committee:
    listed = dataset["committee_members"]
    own = listed[(listed["committee"] == row["committee"]) & (listed["as_of"] <= day)]
    latest = own[own["as_of"] == own["as_of"].max()]
    standings = [
        member_on(dataset, body, day, place["prefecture_code"], place["municipality_code"])[0].value
        for place in latest.to_dict("records")
    ]
    head, status = member_on(dataset, body, day, row["prefecture_code"], row["municipality_code"])
    return Committee(
        row=row,
        is_set_up=bool(pd.isna(row["set_up_on"])) or f"{row['set_up_on']:%Y-%m-%d}" <= day,
        head=head,
        head_status=status,
        tasks=facts(dataset, body, "部会の活動", str(row["committee"])),
        members=latest.assign(standing=standings).reset_index(drop=True),
        listed_on=None if latest.empty else str(latest["as_of"].iloc[0]),
    )


def member_on(dataset: Dataset, body: str, day: str, prefecture_code: str, code: object) -> tuple[Standing, str]:
    """Whether a place is a regular member of a body on a day, and the status of the rows that say so ("" for none)."""
    intervals, lists = dataset["membership_intervals"], dataset["membership_lists"]
    own, of_body = intervals[intervals["body"] == body], lists[lists["body"] == body]
    town = code if isinstance(code, str) else None
    standing = standing_on(day, own, of_body, prefecture_code, town)
    place = own[(own["prefecture_code"] == prefecture_code) & (own["municipality_code"].fillna("") == (town or ""))]
    behind = place["status"] if standing is Standing.MEMBER else of_body.loc[of_body["as_of"] <= day, "status"]
    return standing, max(behind, key=STATUSES.index, default="") if standing is not Standing.UNKNOWN else ""


@dataclass(frozen=True, slots=True)
class Cooperating:
    """Cooperating members on a day: the published total, and those named in any document.

    `kinds` has kind, kind_en, on_day (named on the very date of the total) and earlier (named in another document on or
    before the day); `named` are those rows, the latest first.
    """

    published: int | None
    published_on: str | None
    published_status: str
    published_source: str
    kinds: pd.DataFrame
    named: pd.DataFrame

    @property
    def named_then(self) -> int:
        """How many are named on the date of the total."""
        return int((self.named["as_of"] == self.published_on).sum())


def cooperating(dataset: Dataset, body: str, day: str) -> Cooperating:
    """Cooperating members of the council, private members of the platform."""
    totals = totals_in_force(dataset, body, day)
    total = totals[totals["member_class"].isin(_COOPERATING)]
    published_on = str(total["as_of"].iloc[0]) if len(total) else None
    rows = dataset["cooperating_members"]
    named = rows[(rows["body"] == body) & (rows["as_of"] <= day)].sort_values(
        ["as_of", "name"], ascending=[False, True]
    )
    kinds = facts(dataset, body, "協力会員の区分")[["fact", "fact_en"]].set_axis(["kind", "kind_en"], axis="columns")
    then = named["as_of"] == published_on
    counted = kinds.assign(
        on_day=[int((then & (named["kind"] == kind)).sum()) for kind in kinds["kind"]],
        earlier=[int((~then & (named["kind"] == kind)).sum()) for kind in kinds["kind"]],
    )
    return Cooperating(
        published=int(total["count"].iloc[0]) if len(total) else None,
        published_on=published_on,
        published_status=str(total["status"].iloc[0]) if len(total) else "",
        published_source=str(total["source_title"].iloc[0]) if len(total) else "",
        kinds=counted.reset_index(drop=True),
        named=named.reset_index(drop=True),
    )


def events(dataset: Dataset, day: str) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Events and documents until the day, after it, and those without a date; the dated ones the earliest first."""
    rows = dataset["events"].sort_values("held_on", kind="stable")
    is_past = rows["held_on"] <= pd.Timestamp(day)
    return rows[is_past], rows[rows["held_on"].notna() & ~is_past], rows[rows["held_on"].isna()]
