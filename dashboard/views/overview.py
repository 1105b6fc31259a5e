"""The overview: how many are in, of how many, as of when, and by whose word."""

from __future__ import annotations

from dataclasses import dataclass
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


def overview_view(dataset: Dataset, selection: Selection) -> OverviewView:
    """The overview of one list, of all Japan or of the chosen prefecture."""
    nation = towns_with_membership(dataset, selection.body, selection.as_of)
    towns = nation if selection.prefecture is None else nation[nation["prefecture_code"] == selection.prefecture]
    return OverviewView(
        selection=selection,
        figures=_figures(dataset, selection, share_of(towns)),
        towns=towns,
        share=share_of(towns),
        national=share_of(nation),
        is_complete=is_list_complete(nation),
        by_prefecture=by_prefecture(dataset, nation),
        by_region=by_region(dataset, nation),
        by_type=by_type(towns),
        by_band=by_band(towns),
        totals=dataset["membership_totals"],
        source_ids=_sources(dataset, selection),
    )


def _figures(dataset: Dataset, selection: Selection, towns: Share) -> tuple[Figure, ...]:
    """National: the published totals of the list. In a prefecture: what the registered rows say of it."""
    totals = dataset["membership_totals"]
    own = totals[(totals["body"] == selection.body) & (totals["as_of"] == selection.as_of)].set_index("member_class")
    ledger = dataset["reconciliation"]
    lines = ledger[(ledger["body"] == selection.body) & (ledger["as_of"] == selection.as_of)].set_index("member_class")
    if selection.prefecture is not None:
        return _prefecture_figures(dataset, selection, towns)
    sizes = {"都道府県": len(dataset["prefectures"]), "市区町村": len(dataset["municipalities"])}
    sizes |= {"正会員計": sum(sizes.values()), "官": sum(sizes.values())}
    published = own.join(lines["sample"]).to_dict("index")
    return tuple(
        Figure(
            key,
            int(published[key]["count"]),
            sizes.get(key),
            selection.as_of,
            str(published[key]["status"]),
            str(published[key]["source_title"]),
            sample=int(published[key]["sample"]),
            is_lower_bound=bool(published[key]["is_lower_bound"]),
        )
        for key in ("都道府県", "市区町村", "官", "民", "協力会員", "総計")
        if key in published
    )


def _prefecture_figures(dataset: Dataset, selection: Selection, towns: Share) -> tuple[Figure, ...]:
    members = dataset["memberships"]
    own = members[
        (members["body"] == selection.body)
        & (members["as_of"] == selection.as_of)
        & (members["prefecture_code"] == selection.prefecture)
    ]
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


def _sources(dataset: Dataset, selection: Selection) -> tuple[str, ...]:
    members = dataset["memberships"]
    own = members[(members["body"] == selection.body) & (members["as_of"] == selection.as_of)]
    totals = dataset["membership_totals"]["source_id"]
    return tuple(dict.fromkeys([*totals, *sorted(own["source_id"].unique()), "municipality-codes-2020"]))
