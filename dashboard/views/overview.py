"""The overview: how many are in, of how many, as of when, and by whose word."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from dashboard.views.days import list_in_force
from dashboard.views.figures import Change, Figure, Sum, published_figures, sums_of
from dashboard.views.prefecture import prefecture_classes
from dashboard.views.shares import (
    SAMPLE,
    Share,
    by_band,
    by_prefecture,
    by_region,
    by_type,
    coverages,
    is_list_complete,
    share_of,
    towns_of,
    towns_with_membership,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from dashboard.selection import Selection
    from geodata.dataset import Dataset

_MOST: Final = 4


@dataclass(frozen=True, slots=True)
class OverviewView:
    """What the overview shows. `towns` has a row a municipality of the chosen area; tables are by group.

    `list_date` is the date of the list in force, "" where none is known; `coverages` is by `shares.coverages`.
    """

    selection: Selection
    figures: tuple[Figure, ...]
    sums: tuple[Sum, ...]
    coverages: Mapping[str, Share]
    list_date: str
    towns: pd.DataFrame
    share: Share
    national: Share
    is_complete: bool
    by_prefecture: pd.DataFrame
    by_region: pd.DataFrame
    by_type: pd.DataFrame
    by_band: pd.DataFrame
    totals: pd.DataFrame
    source_ids: tuple[str, ...]

    @property
    def has_sample(self) -> bool:
        """Whether a sample row stands behind what is shown."""
        return any(figure.sample for figure in self.figures) or self.share.sample > 0

    @property
    def is_empty(self) -> bool:
        """Whether the chosen area has no municipality in this dataset."""
        return self.towns.empty

    @property
    def main_figures(self) -> tuple[Figure, ...]:
        """At most four, set large; what is beyond them stands at the end of the sums."""
        return self.figures[:_MOST]


@dataclass(frozen=True, slots=True)
class _Row:
    """What a figure needs of a row of a list."""

    is_municipality: bool
    status: str
    source_title: str


@dataclass(frozen=True, slots=True)
class _Nation:
    """What one list says of all Japan, whatever prefecture is chosen."""

    towns: pd.DataFrame
    share: Share
    coverages: Mapping[str, Share]
    is_complete: bool
    by_prefecture: pd.DataFrame
    by_region: pd.DataFrame
    members: Mapping[str, list[_Row]]  # by prefecture
    source_ids: tuple[str, ...]


@lru_cache(maxsize=16)
def _nation(dataset: Dataset, body: str, as_of: str) -> _Nation:
    towns = towns_with_membership(dataset, body, as_of)
    members = dataset["memberships"]
    own = members[(members["body"] == body) & (members["as_of"] == as_of)]
    sources = [
        *dataset["membership_totals"]["source_id"],
        *sorted(own["source_id"].unique()),
        "municipality-codes-2020",
    ]
    return _Nation(
        towns=towns,
        share=share_of(towns),
        coverages=coverages(towns),
        is_complete=is_list_complete(towns),
        by_prefecture=by_prefecture(dataset, towns),
        by_region=by_region(dataset, towns),
        members=_by_prefecture(own),
        source_ids=tuple(dict.fromkeys(sources)),
    )


def _by_prefecture(members: pd.DataFrame) -> dict[str, list[_Row]]:
    found: dict[str, list[_Row]] = {}
    columns = members[["prefecture_code", "municipality_code", "status", "source_title"]]
    for prefecture, town, status, title in columns.itertuples(index=False):
        found.setdefault(prefecture, []).append(_Row(isinstance(town, str), status, str(title)))
    return found


_published = lru_cache(maxsize=64)(published_figures)


def overview_view(dataset: Dataset, selection: Selection) -> OverviewView:
    """The overview of a day, of all Japan or of the chosen prefecture."""
    list_date = list_in_force(dataset, selection.body, selection.as_of) or ""
    nation = _nation(dataset, selection.body, list_date)
    towns, of_area = nation.towns, nation.coverages
    if selection.prefecture is None:
        figures = _published(dataset, selection.body, selection.as_of)
    else:
        towns = towns_of(dataset, towns, selection.prefecture)
        of_area = coverages(towns)
        figures = _prefecture_figures(dataset, selection, nation, of_area["towns"], list_date)
    return OverviewView(
        selection=selection,
        figures=figures,
        sums=sums_of(figures),
        coverages=of_area,
        list_date=list_date,
        towns=towns,
        share=of_area["towns"],
        national=nation.share,
        is_complete=nation.is_complete,
        by_prefecture=nation.by_prefecture,
        by_region=nation.by_region,
        by_type=by_type(towns),
        by_band=by_band(towns),
        totals=dataset["membership_totals"],
        source_ids=nation.source_ids,
    )


def _prefecture_figures(
    dataset: Dataset, selection: Selection, nation: _Nation, towns: Share, list_date: str
) -> tuple[Figure, ...]:
    """What the registered rows of the list say of the prefecture itself and of its municipalities."""
    own = nation.members.get(selection.prefecture or "", [])
    itself = [row for row in own if not row.is_municipality]
    state = prefecture_classes(dataset, selection).get(selection.prefecture or "", "")

    def papers(rows: list[_Row]) -> tuple[str, str, str]:
        """As of, status and source: those of a sample row, where there is one."""
        if not rows:
            return list_date or selection.as_of, "", ""
        worst = min(rows, key=lambda row: row.status != SAMPLE)
        return list_date, worst.status, worst.source_title

    change = _change_of_prefecture(dataset, selection, nation, towns.count, list_date)
    return (
        Figure(
            "県",
            len(itself),
            None,
            *papers(itself),
            sample=sum(row.status == SAMPLE for row in itself),
            state=state,
        ),
        Figure(
            "市区町村",
            towns.count,
            towns.total,
            *papers([row for row in own if row.is_municipality]),
            sample=towns.sample,
            change=change,
            no_change="" if change else "list_unknown",
        ),
    )


def _change_of_prefecture(
    dataset: Dataset, selection: Selection, nation: _Nation, count: int, list_date: str
) -> Change | None:
    """Change of the prefecture's municipalities since the list before; None unless both lists are whole."""
    since = _list_before(dataset, selection.body, list_date)
    if since is None or not nation.is_complete:
        return None
    before = _nation(dataset, selection.body, since)
    if not before.is_complete:
        return None
    members = int(towns_of(dataset, before.towns, selection.prefecture)["is_member"].sum())
    return Change(since, members, count - members)


@lru_cache(maxsize=16)
def _list_before(dataset: Dataset, body: str, list_date: str) -> str | None:
    """Date of the body's list before the one of a date; None for the first."""
    lists = dataset["membership_lists"]
    earlier = lists.loc[(lists["body"] == body) & (lists["as_of"] < list_date), "as_of"]
    return None if earlier.empty else str(earlier.max())
