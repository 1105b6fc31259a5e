"""Members of a list among the municipalities, and how they spread over prefectures, regions, types and sizes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
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
_READ: Final = ("municipality_type", "band", "kaso", "status")
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
    return towns.assign(
        is_member=is_member,
        reason=reason,
        band=population_band(towns["population"]),
    ).astype(dict.fromkeys(_READ, "object"))  # read a prefecture at a time, as Python's own texts


def towns_of(dataset: Dataset, towns: pd.DataFrame, prefecture: str | None) -> pd.DataFrame:
    """Rows of one prefecture, of a frame with a row a municipality in the order of the dataset; None is all Japan."""
    return towns if prefecture is None else towns.iloc[_rows(dataset).get(prefecture, slice(0, 0))]


@lru_cache(maxsize=2)
def _rows(dataset: Dataset) -> dict[str, slice]:
    """Where each prefecture's municipalities stand: they are in code order, so together."""
    codes = dataset["municipalities"]["prefecture_code"].tolist()
    return {code: slice(bisect_left(codes, code), bisect_right(codes, code)) for code in set(codes)}


def share_of(towns: pd.DataFrame) -> Share:
    """Members among these municipalities."""
    return Share(int(towns["is_member"].sum()), len(towns), int(_is_sample(towns).sum()))


def _is_sample(towns: pd.DataFrame) -> np.ndarray:
    return np.array([status == SAMPLE for status in towns["status"].tolist()], dtype=bool)


def coverages(towns: pd.DataFrame) -> dict[str, Share]:
    """Coverage of these municipalities by their number, by people, by area in whole km², and of those with 過疎.

    A municipality without the figure counts in neither n nor N of it.
    """
    is_member, is_sample = towns["is_member"].to_numpy(dtype=bool), _is_sample(towns)

    def weighed(weight: np.ndarray) -> Share:
        return Share(round(weight[is_member].sum()), round(weight.sum()), round(weight[is_sample].sum()))

    def numbers(column: str) -> np.ndarray:
        return towns[column].to_numpy(dtype="float64", na_value=0)

    designated = [isinstance(kaso, str) and kaso != "指定なし" for kaso in towns["kaso"].tolist()]
    return {
        "towns": weighed(np.ones(len(towns), dtype="int64")),
        "population": weighed(numbers("population")),
        "area": weighed(numbers("area_km2")),
        "kaso": weighed(np.array(designated, dtype="int64")),
    }


def is_list_complete(towns: pd.DataFrame) -> bool:
    """Whether the list says of every municipality if it is a member; only then is a percentage meaningful."""
    return not (towns["reason"] == GapReason.NOT_SURVEYED.value).any()


def shares_by(towns: pd.DataFrame, key: pd.Series, order: tuple[str, ...]) -> pd.DataFrame:
    """Members by group: key, count, total, sample, percent; one row a group of `order` that occurs."""
    places = {name: place for place, name in enumerate(order)}
    place = np.array([places.get(name, -1) for name in key.tolist()], dtype="int64")
    known = place >= 0

    def counted(counts: np.ndarray) -> np.ndarray:
        return np.bincount(place[known & counts], minlength=len(order))

    total = counted(known)
    count, sample = counted(towns["is_member"].to_numpy(dtype=bool)), counted(_is_sample(towns))
    occurs = np.flatnonzero(total)
    return pd.DataFrame(
        {
            "key": [order[place] for place in occurs],
            "count": count[occurs],
            "total": total[occurs],
            "sample": sample[occurs],
            "percent": 100 * count[occurs] / total[occurs],
        }
    )


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
