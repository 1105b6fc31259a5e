"""Members of a list among the municipalities, and how they spread over prefectures, regions, types and sizes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from dashboard.views.days import list_in_force
from geodata.gaps import GapReason

if TYPE_CHECKING:
    from geodata.dataset import Dataset

SAMPLE: Final = "サンプル"
TYPES: Final = ("政令指定都市", "特別区", "市", "町", "村")
BAND_EDGES: Final = (0, 5_000, 10_000, 50_000, 100_000, 300_000, float("inf"))
"""Lower edges of the population bands; a town of exactly 10,000 people is in the band that begins there."""


@dataclass(frozen=True, slots=True)
class Share:
    """n of N, with how many of the n are sample rows."""

    count: int
    total: int
    sample: int = 0

    @property
    def percent(self) -> float | None:
        """Percentage, or None where there is nothing to divide by."""
        return 100 * self.count / self.total if self.total else None


def towns_with_membership(dataset: Dataset, body: str, day: str) -> pd.DataFrame:
    """`municipalities` plus is_member, status and reason on a day, and band; one row in, one row out.

    Membership on a day is that of the list in force; a day before the first leaves every municipality 未調査.
    Remembered: callers never change it.
    """
    return _towns_on_list(dataset, body, list_in_force(dataset, body, day))


@lru_cache(maxsize=16)
def _towns_on_list(dataset: Dataset, body: str, as_of: str | None) -> pd.DataFrame:
    coverage = dataset["coverage"]
    own = coverage[(coverage["layer"] == "membership") & (coverage["body"] == body) & (coverage["as_of"] == as_of)]
    towns = dataset["municipalities"].merge(
        own[["municipality_code", "status", "reason"]], on="municipality_code", how="left", validate="1:1"
    )
    is_member = towns["status"].notna()
    reason = towns["reason"].where(is_member | towns["reason"].notna(), GapReason.NOT_SURVEYED.value)
    return towns.assign(is_member=is_member, reason=reason, band=population_band(towns["population"]))


def share_of(towns: pd.DataFrame) -> Share:
    """Members among these municipalities."""
    return Share(int(towns["is_member"].sum()), len(towns), int((towns["status"] == SAMPLE).sum()))


def coverages(towns: pd.DataFrame) -> dict[str, Share]:
    """Coverage of these municipalities by their number, by people, by area in whole km², and of those with 過疎.

    A municipality without the figure counts in neither n nor N of it.
    """

    def weighed(column: str) -> Share:
        weight = towns[column].fillna(0)
        sample = weight[towns["status"] == SAMPLE].sum()
        return Share(round(weight[towns["is_member"]].sum()), round(weight.sum()), round(sample))

    designated = towns[towns["kaso"].notna() & (towns["kaso"] != "指定なし")]
    return {
        "towns": share_of(towns),
        "population": weighed("population"),
        "area": weighed("area_km2"),
        "kaso": share_of(designated),
    }


def is_list_complete(towns: pd.DataFrame) -> bool:
    """Whether the list says of every municipality if it is a member; only then is a percentage meaningful."""
    return not (towns["reason"] == GapReason.NOT_SURVEYED.value).any()


def shares_by(towns: pd.DataFrame, key: pd.Series, order: tuple[str, ...]) -> pd.DataFrame:
    """Members by group: key, count, total, sample, percent; one row a group of `order` that occurs."""
    place = pd.Index(order).get_indexer(pd.Index(key))
    known = place >= 0

    def counted(weights: np.ndarray | None = None) -> np.ndarray:
        kept = None if weights is None else weights[known]
        return np.bincount(place[known], kept, minlength=len(order)).astype("int64")

    count = counted(towns["is_member"].to_numpy(dtype="float64"))
    total = counted()
    sample = counted((towns["status"] == SAMPLE).to_numpy(dtype="float64"))
    table = pd.DataFrame({"key": order, "count": count, "total": total, "sample": sample})[total > 0]
    return table.assign(percent=100 * table["count"] / table["total"]).reset_index(drop=True)


def population_band(population: pd.Series) -> pd.Series:
    """Band of each population as the text of its lower edge ("10000"); empty where the population is unknown."""
    edges = [str(edge) for edge in BAND_EDGES[:-1]]
    return (
        pd.cut(population.astype("float64"), BAND_EDGES, right=False, labels=edges)
        .astype("str")
        .where(population.notna())
    )


def by_prefecture(dataset: Dataset, towns: pd.DataFrame) -> pd.DataFrame:
    """Members by prefecture in code order."""
    return shares_by(towns, towns["prefecture_code"], tuple(dataset["prefectures"]["prefecture_code"]))


def by_region(dataset: Dataset, towns: pd.DataFrame) -> pd.DataFrame:
    """Members by region, from north to south."""
    regions = dataset["prefectures"].set_index("prefecture_code")["region"]
    order = tuple(dict.fromkeys(regions))
    return shares_by(towns, towns["prefecture_code"].map(regions), order)


def by_type(towns: pd.DataFrame) -> pd.DataFrame:
    """Members by type of municipality."""
    return shares_by(towns, towns["municipality_type"], TYPES)


def by_band(towns: pd.DataFrame) -> pd.DataFrame:
    """Members by population band, the largest first."""
    edges = tuple(str(edge) for edge in reversed(BAND_EDGES[:-1]))
    return shares_by(towns, towns["band"], edges)
