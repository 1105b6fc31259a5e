"""What is known of every municipality on a day, as arrays for conditions to be held against."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd
from scipy import sparse

from dashboard.conditions.fields import HAVING, LIST, NO, OF_CATEGORY, YES, register_of
from dashboard.layers.ground import REASONS, Covered, ground
from dashboard.layers.registers import covered_on
from dashboard.layers.statistics import counts_on_one_basis
from dashboard.views.days import BEFORE_ALL, list_in_force
from dashboard.views.registers import held, last_turn
from geodata.counting import COUNTED
from geodata.gaps import GapReason

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from geodata.dataset import Dataset

_NOT_MEMBER: Final = REASONS.index(GapReason.NOT_MEMBER)
_DESIGNATED: Final = "指定なし"


@dataclass(frozen=True, slots=True, eq=False)
class Facts:
    """One entry a municipality of `codes`, in code order.

    texts: value of each choice and of each having field (yes, no or the gap reason), "" where it is not known.
    numbers: NaN where it is not known. land, water: (n, n) who lies beside whom; `water` those across water only.
    """

    codes: tuple[str, ...]
    texts: Mapping[str, np.ndarray]
    numbers: Mapping[str, np.ndarray]
    land: sparse.csr_array
    water: sparse.csr_array

    def with_list(self, codes: Collection[str] | None) -> Facts:
        """The same with the reader's own list; without one, nothing is known of it."""
        if codes is None:
            return self
        on_it = np.where(np.isin(self.codes, list(codes)), YES, NO)
        return replace(self, texts={**self.texts, LIST: on_it})


def facts_on(dataset: Dataset, body: str, day: str) -> Facts:
    """Facts of a dataset on a day: membership by the body's list in force, registers by what holds. Remembered."""
    listed = list_in_force(dataset, body, day) or BEFORE_ALL
    return _facts(dataset, body, listed, last_turn(dataset, COUNTED, day))


@lru_cache(maxsize=16)
def _facts(dataset: Dataset, body: str, listed: str, turn: str) -> Facts:
    towns = dataset["municipalities"].sort_values("municipality_code")
    codes = tuple(towns["municipality_code"])
    stand = ground(dataset)
    order = np.array([stand.places[code] for code in codes])

    def having(covered: Covered) -> np.ndarray:
        told = np.array([*(reason.value for reason in REASONS), YES], dtype=object)
        own = told[np.where(covered.reason[order] >= 0, covered.reason[order], len(REASONS))]
        return np.where(covered.reason[order] == _NOT_MEMBER, NO, own)

    texts = {"member": having(stand.coverage("membership", body, listed))}
    for field, register in ((name, register_of(name)) for name in HAVING):
        if register is not None:
            texts[field] = having(covered_on(stand, register, turn))
    measures = held(dataset, "measures", turn)
    for category, rows in measures.groupby("category"):
        texts[f"{OF_CATEGORY}{category}"] = having(covered_on(stand, "measures", turn, rows))
    regions = dataset["prefectures"].set_index("prefecture_code")["region"]
    texts |= {
        "kaso": _texts(towns["kaso"]),
        "type": _texts(towns["municipality_type"]),
        "region": _texts(towns["prefecture_code"].map(regions)),
        "prefecture": _texts(towns["prefecture_code"]),
    }
    pilots = covered_on(stand, "pilots", turn)
    numbers = {"pilot-count": np.where(pilots.reason < 0, pilots.count, np.nan)[order]}
    return Facts(codes, texts, numbers | _numbers(dataset, towns, order), *_neighbours(dataset, codes))


def _texts(column: pd.Series) -> np.ndarray:
    return column.astype("object").fillna("").to_numpy()


def _numbers(dataset: Dataset, towns: pd.DataFrame, order: np.ndarray) -> dict[str, np.ndarray]:
    population = towns["population"].to_numpy(dtype="float64", na_value=np.nan)
    area = towns["area_km2"].to_numpy(dtype="float64")
    change = np.full(len(towns), np.nan)
    both = counts_on_one_basis(ground(dataset))
    if both is not None:
        first, last = (count.people[order] for count in both)
        change = 100 * (last - first) / np.where(first > 0, first, np.nan)
    metro = towns["metro_distance_km"].to_numpy(dtype="float64", na_value=np.nan)
    density = population / np.where(area > 0, area, np.nan)
    return {"population": population, "change": change, "area": area, "density": density, "metro": metro}


def _neighbours(dataset: Dataset, codes: tuple[str, ...]) -> tuple[sparse.csr_array, sparse.csr_array]:
    index = pd.Index(codes)

    def of(pairs: pd.DataFrame) -> sparse.csr_array:
        one, other = (index.get_indexer(pd.Index(pairs[name])) for name in ("municipality_code", "neighbour_code"))
        ends = np.concatenate([one, other]), np.concatenate([other, one])
        return sparse.csr_array((np.ones(len(ends[0]), np.int32), ends), shape=(len(codes), len(codes)))

    return of(dataset["adjacency"]), of(dataset["sea_adjacency"])


def is_designated(values: np.ndarray) -> np.ndarray:
    """Whether a municipality is designated as depopulated in any way."""
    mask: np.ndarray = (values != "") & (values != _DESIGNATED)
    return mask
