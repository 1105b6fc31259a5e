"""One prefecture: its figures beside the nation's, and its municipalities."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from dashboard.selection import Selection
from dashboard.views.days import BEFORE_ALL, list_in_force
from dashboard.views.registers import counts_on, law_start, told_of
from dashboard.views.shares import Share, coverages, is_list_complete, towns_with_membership
from geodata.counting import COUNTED
from geodata.gaps import GapReason

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from dashboard.views.registers import Told
    from geodata.dataset import Dataset

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
    listed: str | None  # date of the list in force on the day
    told: Mapping[str, Told]  # what the counts of each register on the day leave out
    law_start: str

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
        table=_table(dataset, here, selection.as_of),
        listed=list_in_force(dataset, selection.body, selection.as_of),
        told={name: told_of(dataset, name, selection.as_of, selection.prefecture) for name in COUNTED},
        law_start=law_start(dataset),
    )


def prefecture_statuses(dataset: Dataset, selection: Selection) -> dict[str, str]:
    """Status (登録値, サンプル …) of each prefecture that is itself on the list in force."""
    rows, listed = dataset["memberships"], list_in_force(dataset, selection.body, selection.as_of)
    own = rows[(rows["body"] == selection.body) & (rows["as_of"] == listed) & rows["municipality_code"].isna()]
    return dict(zip(own["prefecture_code"], own["status"], strict=True))


def is_prefecture_list_complete(dataset: Dataset, selection: Selection) -> bool:
    """Whether the list in force has as many prefectures as were published, so that the others are not in."""
    ledger, listed = dataset["reconciliation"], list_in_force(dataset, selection.body, selection.as_of)
    line = ledger[
        (ledger["body"] == selection.body) & (ledger["as_of"] == listed) & (ledger["member_class"] == "都道府県")
    ]
    return bool((line["difference"] >= 0).fillna(value=False).any())


def prefecture_classes(dataset: Dataset, selection: Selection) -> dict[str, str]:
    """Of every prefecture "member" or its gap reason."""
    listed = list_in_force(dataset, selection.body, selection.as_of)
    return _classes(dataset, Selection(selection.body, listed or BEFORE_ALL))


@lru_cache(maxsize=32)
def _classes(dataset: Dataset, selection: Selection) -> dict[str, str]:
    statuses = prefecture_statuses(dataset, selection)
    complete = is_prefecture_list_complete(dataset, selection)
    gap = GapReason.NOT_MEMBER if complete else GapReason.NOT_SURVEYED
    return {code: "member" if code in statuses else gap.value for code in dataset["prefectures"]["prefecture_code"]}


def _comparisons(here: pd.DataFrame, nation: pd.DataFrame) -> tuple[Comparison, ...]:
    of_nation = coverages(nation)
    return tuple(Comparison(key, share, of_nation[key]) for key, share in coverages(here).items())


def _table(dataset: Dataset, here: pd.DataFrame, day: str) -> pd.DataFrame:
    """Municipalities with membership, facts, and the entries of each register on the day (empty where none is known)."""
    joined = here.join(counts_on(dataset, day), on="municipality_code")
    return joined.sort_values("municipality_code").reset_index(drop=True)
