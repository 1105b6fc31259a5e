"""Support measures: who offers which category, what a reader's words find, what is missing, and who nearby has it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from dashboard.text import folded
from dashboard.views.distances import km_between
from dashboard.views.peers import nearest, town_inputs
from dashboard.views.registers import records
from geodata.registers_on import holds_on

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from geodata.dataset import Dataset

LEVELS: Final = ("municipality", "prefecture")
FRESH_MONTHS: Final = 12
_SEARCHED: Final = ("title", "summary", "provider_name", "category", "target", "stage", "municipality_name", "kana")
_READINGS: Final = {
    "交通費": "こうつうひ",
    "相談・情報発信": "そうだん じょうほうはっしん",
    "住まい": "すまい",
    "お試し滞在": "おためしたいざい",
    "子育て・教育": "こそだて きょういく",
    "コミュニティ・交流": "こみゅにてぃ こうりゅう",
    "行政サービス・証明": "ぎょうせいさーびす しょうめい",
    "空き家": "あきや",
    "仕事・起業": "しごと きぎょう",
    "医療・福祉": "いりょう ふくし",
    "テレワーク": "てれわーく",
    "税・負担": "ぜい ふたん",
}
"""How categories are read: with the names of municipalities, what a search finds by its kana."""


def measures_on(dataset: Dataset, day: str) -> pd.DataFrame:
    """Every measure that holds on a day, of all providers, by place and id; `kana` reads its municipality and category.

    Those of places outside the boundaries of the dataset are left out.
    """
    rows = records(dataset, "measures")
    towns, prefectures = dataset["municipalities"]["municipality_code"], dataset["prefectures"]["prefecture_code"]
    is_inside = rows["municipality_code"].isin(towns) | rows["municipality_code"].isna()
    is_inside &= rows["prefecture_code"].isin(prefectures) | rows["prefecture_code"].isna()
    held = rows[holds_on(rows, day) & is_inside]
    kana = dataset["municipalities"].set_index("municipality_code")["kana"]
    readings = held["municipality_code"].map(kana).fillna("") + " " + held["category"].map(_READINGS).fillna("")
    with_kana = held.assign(kana=readings)
    return with_kana.sort_values(["prefecture_code", "municipality_code", "measure_id"], na_position="first")


def categories_of(rows: pd.DataFrame) -> tuple[str, ...]:
    """Categories, those with most measures first, ties by name."""
    counts = rows["category"].value_counts()
    return tuple(sorted(counts.index, key=lambda name: (-counts[name], name)))


def matrix(rows: pd.DataFrame, level: str, categories: tuple[str, ...]) -> pd.DataFrame:
    """Measures by place (index, in code order) and category (columns); 0 where a place on record has none of it.

    `level` municipality: those with a measure of their own. `level` prefecture: measures of the prefecture itself and of
    its municipalities together. Nobody without a measure has a row: it was not surveyed.
    """
    place = "municipality_code" if level == LEVELS[0] else "prefecture_code"
    own = rows[rows[place].notna()]
    counted = pd.crosstab(own[place], own["category"])
    table: pd.DataFrame = counted.reindex(columns=list(categories), fill_value=0).sort_index()
    return table.rename_axis(index="code", columns=None)


def words_in_query(query: str) -> tuple[str, ...]:
    """The words of a query, folded; each once."""
    return tuple(dict.fromkeys(folded(query).split()))


def search(rows: pd.DataFrame, query: str) -> pd.DataFrame:
    """The measures that hold every word of a query in their title, summary, provider, category, target or place."""
    wanted = words_in_query(query)
    if not wanted:
        return rows
    texts = [
        folded(" ".join(filter(None, cells))) for cells in rows[list(_SEARCHED)].fillna("").itertuples(index=False)
    ]
    return rows[[all(word in text for word in wanted) for text in texts]]


def is_stale(checked_on: pd.Timestamp | None, today: date) -> bool | None:
    """Whether a measure was last checked more than twelve months ago; None where nobody says when."""
    if checked_on is None or pd.isna(checked_on):
        return None
    return bool(checked_on + pd.DateOffset(months=FRESH_MONTHS) < pd.Timestamp(today))


@dataclass(frozen=True, slots=True)
class Blank:
    """A category in an area: municipalities that have it, that have other measures only, and that are not surveyed."""

    category: str
    having: int
    without: tuple[str, ...]
    not_surveyed: int


def blanks(
    dataset: Dataset, rows: pd.DataFrame, prefecture: str | None, categories: tuple[str, ...]
) -> tuple[Blank, ...]:
    """Which category is missing where, in the order of `categories`; the three numbers add up to all municipalities."""
    towns = dataset["municipalities"]
    here = set(towns.loc[towns["prefecture_code"].eq(prefecture) if prefecture else slice(None), "municipality_code"])
    own = rows[rows["municipality_code"].isin(here)]
    surveyed = set(own["municipality_code"])
    found = []
    for category in categories:
        having = set(own.loc[own["category"] == category, "municipality_code"])
        found.append(Blank(category, len(having), tuple(sorted(surveyed - having)), len(here - surveyed)))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Nearby:
    """The municipality nearest to another that offers a category, and the distance of their points in km."""

    category: str
    code: str
    km: float


def nearest_offering(
    dataset: Dataset, rows: pd.DataFrame, code: str, categories: tuple[str, ...]
) -> tuple[Nearby, ...]:
    """For each category that any other municipality offers the nearest one, ties by code. Geodesic, on GRS 80."""
    points = _points(dataset)
    found = []
    for category in categories:
        offering = rows.loc[(rows["category"] == category) & rows["municipality_code"].notna(), "municipality_code"]
        others = points.loc[sorted(set(offering) - {code})]
        if others.empty:
            continue
        km = km_between(points.loc[code], others)
        at = int(np.argmin(km))
        found.append(Nearby(category, str(others.index[at]), float(km[at])))
    return tuple(found)


@lru_cache(maxsize=2)
def _points(dataset: Dataset) -> pd.DataFrame:
    return dataset["municipalities"].set_index("municipality_code")[["lon", "lat"]]


def peers_offer(
    dataset: Dataset, rows: pd.DataFrame, code: str, weights: Mapping[str, int], categories: tuple[str, ...]
) -> dict[str, tuple[str, ...]]:
    """Categories with a measure in a peer of a municipality and none on record for itself, with those peers by nearness."""
    own = set(rows.loc[rows["municipality_code"] == code, "category"])
    peers = list(nearest(town_inputs(dataset), code, weights).table["code"])
    having = {peer: set(rows.loc[rows["municipality_code"] == peer, "category"]) for peer in peers}
    offered = {name: tuple(peer for peer in peers if name in having[peer]) for name in categories if name not in own}
    return {name: found for name, found in offered.items() if found}
