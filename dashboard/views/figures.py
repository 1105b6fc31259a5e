"""Published totals as figures that can be defended: of how many, as of when, by whose word, and whether they add up."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from dashboard.views.days import totals_in_force
from geodata.prefectures import PREFECTURES

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from geodata.dataset import Dataset

CLASSES: Final = ("正会員計", "都道府県", "市区町村", "協力会員", "官", "民", "総計")
MERGED: Final = ("正会員計", "官")
"""Prefectures and municipalities together: a number, but never a percentage."""
_SUMS: Final = (("都道府県", "市区町村", "正会員計"), ("正会員計", "協力会員", "総計"), ("官", "民", "総計"))


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a figure since the one before: its date, its value, and the difference."""

    since: str
    before: int
    by: int


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that can be defended: what of, of how many, as of when, by which status and source.

    Without a `change`, `no_change` says why: "first" (the body published nothing before), "new_class" (not this
    class), "lower_bound" (of either), "list_unknown" (a list of either date is not whole).
    """

    key: str
    value: int
    total: int | None
    as_of: str
    status: str
    source_title: str
    sample: int = 0
    is_lower_bound: bool = False
    state: str = ""  # "member" or a gap reason, for what is not counted: a prefecture's own membership
    change: Change | None = None
    no_change: str = ""

    @property
    def percent(self) -> float | None:
        """Percentage of the denominator; None without one, and for prefectures and municipalities together."""
        return 100 * self.value / self.total if self.total and self.key not in MERGED else None


@dataclass(frozen=True, slots=True)
class Sum:
    """A published total beside the sum of the published parts it should be."""

    parts: tuple[Figure, Figure]
    whole: Figure

    @property
    def difference(self) -> int:
        """Published total less the sum of its parts; 0 where it holds."""
        return self.whole.value - sum(part.value for part in self.parts)


def published_figures(dataset: Dataset, body: str, day: str) -> tuple[Figure, ...]:
    """The body's totals in force on the day, with how many sample rows stand for each; none before the first."""
    own = totals_in_force(dataset, body, day)
    if own.empty:
        return ()
    as_of = str(own["as_of"].iloc[0])
    ledger = dataset["reconciliation"]
    lines = ledger[(ledger["body"] == body) & (ledger["as_of"] == as_of)].set_index("member_class")
    published = own.set_index("member_class").join(lines["sample"]).to_dict("index")
    sizes = _sizes(dataset)
    return tuple(
        _with_change(
            Figure(
                key,
                int(published[key]["count"]),
                sizes.get(key),
                as_of,
                str(published[key]["status"]),
                str(published[key]["source_title"]),
                sample=int(published[key]["sample"]),
                is_lower_bound=bool(published[key]["is_lower_bound"]),
            ),
            dataset["membership_totals"],
            body,
        )
        for key in CLASSES
        if key in published
    )


def sums_of(figures: Sequence[Figure]) -> tuple[Sum, ...]:
    """The sums that the figures must make; none of what is missing or only a lower bound."""
    exact = {figure.key: figure for figure in figures if not figure.is_lower_bound}
    return tuple(
        Sum((exact[one], exact[other]), exact[whole])
        for one, other, whole in _SUMS
        if {one, other, whole} <= exact.keys()
    )


def _sizes(dataset: Dataset) -> dict[str, int]:
    """How many there are of each class; empty where the dataset does not cover Japan, which the totals do."""
    prefectures, towns = len(dataset["prefectures"]), len(dataset["municipalities"])
    if prefectures < len(PREFECTURES):
        return {}
    return {"都道府県": prefectures, "市区町村": towns, **dict.fromkeys(MERGED, prefectures + towns)}


def _with_change(figure: Figure, totals: pd.DataFrame, body: str) -> Figure:
    """The figure with its difference to the body's publication of the class before it, or why there is none."""
    earlier = totals[(totals["body"] == body) & (totals["as_of"] < figure.as_of)]
    same = earlier[earlier["member_class"] == figure.key].sort_values("as_of")
    if earlier.empty:
        return replace(figure, no_change="first")
    if same.empty:
        return replace(figure, no_change="new_class")
    before = same.iloc[-1]
    if figure.is_lower_bound or before["is_lower_bound"]:
        return replace(figure, no_change="lower_bound")
    count = int(before["count"])
    return replace(figure, change=Change(str(before["as_of"]), count, figure.value - count))
