"""The overview: how many are in, of how many, as of when, and by whose word."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from dashboard.views.days import list_in_force
from dashboard.views.figures import Change, Figure, Sum, published_figures, sums_of
from dashboard.views.prefecture import prefecture_classes
from dashboard.views.shares import (
    Share,
    by_band,
    by_prefecture,
    by_region,
    by_type,
    coverages,
    is_list_complete,
    share_of,
    towns_with_membership,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from dashboard.selection import Selection
    from geodata.dataset import Dataset

_SAMPLE: Final = "サンプル"
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
class _Nation:
    """What one list says of all Japan, whatever prefecture is chosen."""

    towns: pd.DataFrame
    share: Share
    coverages: Mapping[str, Share]
    is_complete: bool
    by_prefecture: pd.DataFrame
    by_region: pd.DataFrame
    members: pd.DataFrame
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
        members=own,
        source_ids=tuple(dict.fromkeys(sources)),
    )


_published = lru_cache(maxsize=64)(published_figures)


def overview_view(dataset: Dataset, selection: Selection) -> OverviewView:
    """The overview of a day, of all Japan or of the chosen prefecture."""
    list_date = list_in_force(dataset, selection.body, selection.as_of) or ""
    nation = _nation(dataset, selection.body, list_date)
    towns, of_area = nation.towns, nation.coverages
    if selection.prefecture is None:
        figures = _published(dataset, selection.body, selection.as_of)
    else:
        towns = towns[towns["prefecture_code"] == selection.prefecture]
        of_area = coverages(towns)
        figures = _prefecture_figures(dataset, selection, nation, share_of(towns), list_date)
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
    own = nation.members[nation.members["prefecture_code"] == selection.prefecture]
    itself = own[own["municipality_code"].isna()]
    sample = int((itself["status"] == _SAMPLE).sum())
    state = prefecture_classes(dataset, selection).get(selection.prefecture or "", "")

    def papers(rows: pd.DataFrame) -> tuple[str, str, str]:
        if rows.empty:
            return list_date or selection.as_of, "", ""
        worst = rows.sort_values("status", key=lambda status: status != _SAMPLE).iloc[0]
        return list_date, str(worst["status"]), str(worst["source_title"])

    change = _change_of_prefecture(dataset, selection, nation, towns.count, list_date)
    return (
        Figure("県", len(itself), None, *papers(itself), sample=sample, state=state),
        Figure(
            "市区町村",
            towns.count,
            towns.total,
            *papers(own[own["municipality_code"].notna()]),
            sample=towns.sample,
            change=change,
            no_change="" if change else "list_unknown",
        ),
    )


def _change_of_prefecture(
    dataset: Dataset, selection: Selection, nation: _Nation, count: int, list_date: str
) -> Change | None:
    """Change of the prefecture's municipalities since the list before; None unless both lists are whole."""
    dates = dataset["membership_lists"]
    earlier = dates.loc[(dates["body"] == selection.body) & (dates["as_of"] < list_date), "as_of"]
    if earlier.empty or not nation.is_complete:
        return None
    since = str(earlier.max())
    before = _nation(dataset, selection.body, since)
    if not before.is_complete:
        return None
    here = before.towns[before.towns["prefecture_code"] == selection.prefecture]
    return Change(since, int(here["is_member"].sum()), count - int(here["is_member"].sum()))
