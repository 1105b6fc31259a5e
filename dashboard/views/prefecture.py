"""One prefecture: its figures beside the nation's, and its municipalities."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from dashboard.views.shares import Share, coverages, is_list_complete, towns_with_membership
from geodata.gaps import GapReason

if TYPE_CHECKING:
    import pandas as pd

    from dashboard.selection import Selection
    from geodata.dataset import Dataset

_COUNTED: Final = ("pilots", "measures", "plans", "corporations")
_SAMPLE: Final = "サンプル"


@dataclass(frozen=True, slots=True)
class Comparison:
    """A share of the prefecture beside the nation's; `unit` is what is counted."""

    key: str
    here: Share
    nation: Share


@dataclass(frozen=True, slots=True)
class PrefectureView:
    """What the prefecture page shows; `table` has a row a municipality, in code order."""

    selection: Selection
    prefecture: pd.Series
    is_member: bool
    membership_status: str
    is_complete: bool
    comparisons: tuple[Comparison, ...]
    table: pd.DataFrame

    @property
    def has_sample(self) -> bool:
        """Whether a sample row stands behind what is shown."""
        return self.membership_status == _SAMPLE or bool((self.table["status"] == _SAMPLE).any())


def prefecture_view(dataset: Dataset, selection: Selection) -> PrefectureView | None:
    """The chosen prefecture, or None when none is chosen or the dataset has no municipality of it."""
    prefectures = dataset["prefectures"].set_index("prefecture_code")
    if selection.prefecture not in prefectures.index:
        return None
    nation = towns_with_membership(dataset, selection.body, selection.as_of)
    here = nation[nation["prefecture_code"] == selection.prefecture]
    status = prefecture_statuses(dataset, selection).get(selection.prefecture or "", "")
    return PrefectureView(
        selection=selection,
        prefecture=prefectures.loc[[selection.prefecture]].iloc[0],
        is_member=bool(status),
        membership_status=status,
        is_complete=is_list_complete(nation),
        comparisons=_comparisons(here, nation),
        table=_table(dataset, here),
    )


def prefecture_statuses(dataset: Dataset, selection: Selection) -> dict[str, str]:
    """Status (登録値, サンプル …) of each prefecture that is itself on the chosen list."""
    rows = dataset["memberships"]
    own = rows[(rows["body"] == selection.body) & (rows["as_of"] == selection.as_of) & rows["municipality_code"].isna()]
    return dict(zip(own["prefecture_code"], own["status"], strict=True))


def is_prefecture_list_complete(dataset: Dataset, selection: Selection) -> bool:
    """Whether as many prefectures are registered as were published, so that the others are not in."""
    ledger = dataset["reconciliation"]
    line = ledger[
        (ledger["body"] == selection.body)
        & (ledger["as_of"] == selection.as_of)
        & (ledger["member_class"] == "都道府県")
    ]
    return bool((line["difference"] >= 0).fillna(value=False).any())


def prefecture_classes(dataset: Dataset, selection: Selection) -> dict[str, str]:
    """Of every prefecture "member" or its gap reason."""
    return _classes(dataset, replace(selection, prefecture=None, municipality=None))


@lru_cache(maxsize=32)
def _classes(dataset: Dataset, selection: Selection) -> dict[str, str]:
    statuses = prefecture_statuses(dataset, selection)
    complete = is_prefecture_list_complete(dataset, selection)
    gap = GapReason.NOT_MEMBER if complete else GapReason.NOT_SURVEYED
    return {code: "member" if code in statuses else gap.value for code in dataset["prefectures"]["prefecture_code"]}


def _comparisons(here: pd.DataFrame, nation: pd.DataFrame) -> tuple[Comparison, ...]:
    of_nation = coverages(nation)
    return tuple(Comparison(key, share, of_nation[key]) for key, share in coverages(here).items())


def _table(dataset: Dataset, here: pd.DataFrame) -> pd.DataFrame:
    """Municipalities with membership, facts, and the count of each layer (empty where 未調査)."""
    coverage = dataset["coverage"]
    counted = coverage[coverage["layer"].isin(_COUNTED)].pivot_table(
        index="municipality_code", columns="layer", values="count", aggfunc="first", observed=True
    )
    joined = here.join(counted.reindex(columns=list(_COUNTED)), on="municipality_code")
    return joined.sort_values("municipality_code").reset_index(drop=True)
