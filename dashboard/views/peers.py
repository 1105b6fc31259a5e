"""Which prefectures or municipalities are alike, by stated variables with weights of the reader's choice."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geodata.dataset import Dataset

VARIABLES: Final = ("population", "change", "area", "density", "kaso", "metro")
SKEWED: Final = ("population", "area", "density", "metro")
"""Compared by log10(1 + value), so that twice as many people is the same step everywhere and zero stays a value."""
STEPS: Final = {"指定なし": 0.0, "一部過疎": 0.5, "みなし過疎": 0.5, "全部過疎": 1.0}
HEAVIEST: Final = 3
PEERS: Final = 8
_DIGITS: Final = 9


@dataclass(frozen=True, slots=True, eq=False)
class Peers:
    """The places nearest to one: `table` has code, distance and the part of each variable, which add up to it.

    `missing` are the codes that lack an input in use, in code order; they are compared with nothing. `lacks` are the
    variables in use that the place itself lacks; then the table is empty.
    """

    table: pd.DataFrame
    missing: tuple[str, ...]
    lacks: tuple[str, ...]


def nearest(inputs: pd.DataFrame, code: str, weights: Mapping[str, int], count: int = PEERS) -> Peers:
    """The places nearest to `code`, ties in code order; `inputs` has a row a place and a column a variable.

    Each variable is divided by its interquartile range over all places (its whole range where that is zero, 過疎 as it
    stands between 0 and 1); the distance is the weighted mean of the differences.
    """
    used = [name for name in VARIABLES if weights.get(name, 0) > 0]
    ordered = inputs.sort_index()
    is_missing = ordered[used].isna().any(axis="columns")
    missing = tuple(ordered.index[is_missing])
    lacks = tuple(name for name in used if ordered[name].isna()[code])
    columns = ["code", "distance", *used]
    if lacks or not used:
        return Peers(pd.DataFrame(columns=columns), missing, lacks)
    known = ordered[~is_missing]
    whole = sum(weights[name] for name in used)
    parts = {name: weights[name] / whole * _differences(known[name], code, name) for name in used}
    table = pd.DataFrame(parts, index=known.index)
    table.insert(0, "distance", table.sum(axis="columns").round(_DIGITS))
    others = table.drop(index=code).rename_axis("code").reset_index()
    return Peers(others.sort_values(["distance", "code"]).head(count)[columns].reset_index(drop=True), missing, lacks)


def _differences(values: pd.Series, code: str, name: str) -> pd.Series:
    scaled = np.log10(1 + values) if name in SKEWED else values
    if name != "kaso":
        low, high = np.quantile(scaled, [0.25, 0.75])
        spread = high - low or scaled.max() - scaled.min() or 1.0
        scaled = scaled / spread
    differences: pd.Series = (scaled - scaled[code]).abs()
    return differences


def change_dates(dataset: Dataset) -> tuple[str, str, str] | None:
    """Basis, first and last count of the population that can be compared, or None: the basis with most counts."""
    rows = dataset["statistics"][["basis", "as_of"]].drop_duplicates()
    dates = {basis: sorted(own["as_of"]) for basis, own in rows.groupby("basis")}
    comparable = [(len(own), own[-1], str(basis), own[0]) for basis, own in dates.items() if len(own) > 1]
    if not comparable:
        return None
    _, last, basis, first = max(comparable)
    return basis, str(first), str(last)


@lru_cache(maxsize=2)
def town_inputs(dataset: Dataset) -> pd.DataFrame:
    """VARIABLES of every municipality by code: people, % on one basis, km², people per km², step of 過疎, km."""
    towns = dataset["municipalities"].set_index("municipality_code")
    people = towns["population"].astype("float64")
    first, last = _counts(dataset, towns.index)
    return pd.DataFrame(
        {
            "population": people,
            "change": 100 * (last - first) / first.where(first > 0),
            "area": towns["area_km2"],
            "density": people / towns["area_km2"].where(towns["area_km2"] > 0),
            "kaso": towns["kaso"].map(STEPS).astype("float64"),
            "metro": towns["metro_distance_km"],
        }
    )


@lru_cache(maxsize=2)
def prefecture_inputs(dataset: Dataset) -> pd.DataFrame:
    """VARIABLES of every prefecture by code, summed over its municipalities; empty where one of them lacks the figure.

    過疎 is the mean step of its municipalities, the distance the median of theirs.
    """
    towns = town_inputs(dataset)
    first, last = _counts(dataset, towns.index)
    prefecture = towns.index.str[:2]

    def total(values: pd.Series) -> pd.Series:
        return values.groupby(prefecture).sum(min_count=1).where(~values.isna().groupby(prefecture).any())

    population, area = total(towns["population"]), total(towns["area"])
    before, after = total(first), total(last)
    lacking = towns[["kaso", "metro"]].isna().groupby(prefecture).any()
    return pd.DataFrame(
        {
            "population": population,
            "change": 100 * (after - before) / before.where(before > 0),
            "area": area,
            "density": population / area,
            "kaso": towns["kaso"].groupby(prefecture).mean().where(~lacking["kaso"]),
            "metro": towns["metro"].groupby(prefecture).median().where(~lacking["metro"]),
        }
    )


def _counts(dataset: Dataset, codes: pd.Index) -> tuple[pd.Series, pd.Series]:
    found = change_dates(dataset)
    if found is None:
        nothing = pd.Series(np.nan, index=codes)
        return nothing, nothing
    basis, *dates = found
    rows = dataset["statistics"]
    own = rows[(rows["basis"] == basis) & (rows["indicator"] == "population")]
    by_date = [own[own["as_of"] == day].set_index("municipality_code")["value"].reindex(codes) for day in dates]
    return by_date[0], by_date[1]


def weights_of(text: str) -> dict[str, int]:
    """Weights as the link has them, a digit 0 to 3 a variable; anything else is one each."""
    is_sound = len(text) == len(VARIABLES) and all(sign in "0123" for sign in text)
    return dict(zip(VARIABLES, map(int, text) if is_sound else [1] * len(VARIABLES), strict=True))


def weights_key(weights: Mapping[str, int]) -> str:
    """Weights as the link has them."""
    return "".join(str(weights[name]) for name in VARIABLES)
