"""The overview: how many are in, of how many, as of when, and by whose word."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from dashboard.views.prefecture import prefecture_classes
from dashboard.views.shares import (
    Share,
    by_band,
    by_prefecture,
    by_region,
    by_type,
    is_list_complete,
    share_of,
    towns_with_membership,
)

if TYPE_CHECKING:
    import pandas as pd

    from dashboard.selection import Selection
    from geodata.dataset import Dataset

_SAMPLE: Final = "サンプル"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that can be defended: what of, of how many, as of when, by which status and source."""

    key: str
    value: int
    total: int | None
    as_of: str
    status: str
    source_title: str
    sample: int = 0
    is_lower_bound: bool = False
    state: str = ""  # "member" or a gap reason, for what is not counted: a prefecture's own membership

    @property
    def percent(self) -> float | None:
        """Percentage of the denominator, or None without one."""
        return 100 * self.value / self.total if self.total else None


@dataclass(frozen=True, slots=True)
class OverviewView:
    """What the overview shows. `towns` has a row a municipality of the chosen area; tables are by group."""

    selection: Selection
    figures: tuple[Figure, ...]
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


@dataclass(frozen=True, slots=True)
class _Nation:
    """What one list says of all Japan, whatever prefecture is chosen."""

    towns: pd.DataFrame
    share: Share
    is_complete: bool
    by_prefecture: pd.DataFrame
    by_region: pd.DataFrame
    members: pd.DataFrame
    figures: tuple[Figure, ...]
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
        is_complete=is_list_complete(towns),
        by_prefecture=by_prefecture(dataset, towns),
        by_region=by_region(dataset, towns),
        members=own,
        figures=_published_figures(dataset, body, as_of),
        source_ids=tuple(dict.fromkeys(sources)),
    )


def overview_view(dataset: Dataset, selection: Selection) -> OverviewView:
    """The overview of one list, of all Japan or of the chosen prefecture."""
    nation = _nation(dataset, selection.body, selection.as_of)
    towns, figures = nation.towns, nation.figures
    if selection.prefecture is not None:
        towns = towns[towns["prefecture_code"] == selection.prefecture]
        figures = _prefecture_figures(dataset, selection, nation.members, share_of(towns))
    return OverviewView(
        selection=selection,
        figures=figures,
        towns=towns,
        share=share_of(towns),
        national=nation.share,
        is_complete=nation.is_complete,
        by_prefecture=nation.by_prefecture,
        by_region=nation.by_region,
        by_type=by_type(towns),
        by_band=by_band(towns),
        totals=dataset["membership_totals"],
        source_ids=nation.source_ids,
    )


def _published_figures(dataset: Dataset, body: str, as_of: str) -> tuple[Figure, ...]:
    """The published totals of a list, with how many sample rows stand for them."""
    totals = dataset["membership_totals"]
    own = totals[(totals["body"] == body) & (totals["as_of"] == as_of)].set_index("member_class")
    ledger = dataset["reconciliation"]
    lines = ledger[(ledger["body"] == body) & (ledger["as_of"] == as_of)].set_index("member_class")
    sizes = {"都道府県": len(dataset["prefectures"]), "市区町村": len(dataset["municipalities"])}
    sizes |= {"正会員計": sum(sizes.values()), "官": sum(sizes.values())}
    published = own.join(lines["sample"]).to_dict("index")
    return tuple(
        Figure(
            key,
            int(published[key]["count"]),
            sizes.get(key),
            as_of,
            str(published[key]["status"]),
            str(published[key]["source_title"]),
            sample=int(published[key]["sample"]),
            is_lower_bound=bool(published[key]["is_lower_bound"]),
        )
        for key in ("都道府県", "市区町村", "官", "民", "協力会員", "総計")
        if key in published
    )


def _prefecture_figures(
    dataset: Dataset, selection: Selection, members: pd.DataFrame, towns: Share
) -> tuple[Figure, ...]:
    """What the registered rows of the list say of the prefecture itself and of its municipalities."""
    own = members[members["prefecture_code"] == selection.prefecture]
    itself = own[own["municipality_code"].isna()]
    sample = int((itself["status"] == _SAMPLE).sum())
    state = prefecture_classes(dataset, selection).get(selection.prefecture or "", "")

    def papers(rows: pd.DataFrame) -> tuple[str, str, str]:
        if rows.empty:
            return selection.as_of, "", ""
        worst = rows.sort_values("status", key=lambda status: status != _SAMPLE).iloc[0]
        return selection.as_of, str(worst["status"]), str(worst["source_title"])

    return (
        Figure("県", len(itself), None, *papers(itself), sample=sample, state=state),
        Figure(
            "市区町村", towns.count, towns.total, *papers(own[own["municipality_code"].notna()]), sample=towns.sample
        ),
    )
