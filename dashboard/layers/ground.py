"""What every layer of one version stands on: the municipalities in the order of order.json, the tables split once."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd

from geodata.columns import STATUSES
from geodata.gaps import GapReason

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from geodata.dataset import Dataset

REASONS: Final = tuple(GapReason)
NO_STATUS: Final = -1
_KEYS: Final = ["layer", "body", "as_of"]


@lru_cache(maxsize=4)
def _order(path: Path) -> dict[str, Any]:
    order: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return order | {"codes": tuple(order["codes"])}


def web_order(dataset: Dataset) -> dict[str, Any]:
    """The order of municipalities (`codes`) and prefectures in every class string of this version."""
    return _order(dataset.web_dir / dataset.manifest["web"]["order"])


@dataclass(frozen=True, slots=True, eq=False)
class Covered:
    """One layer of `coverage`, one entry a municipality: count (0 none), status and reason by place (-1 none)."""

    count: np.ndarray
    status: np.ndarray
    reason: np.ndarray


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """One entry a code of order.json in each array.

    `prefecture` is the place in `prefectures`, -1 for an area in no denominator; `region` the place in `regions`.
    """

    dataset: Dataset
    codes: tuple[str, ...]
    places: Mapping[str, int]
    names: Mapping[str, tuple[str, ...]]
    prefectures: tuple[str, ...]
    regions: tuple[str, ...]
    prefecture: np.ndarray
    region: np.ndarray
    covered: Mapping[tuple[str, str, str], Covered]

    @property
    def is_town(self) -> np.ndarray:
        """Whether it is a municipality, so that it counts."""
        mask: np.ndarray = self.prefecture >= 0
        return mask

    def here(self, prefecture: str | None) -> np.ndarray:
        """Mask of the municipalities of a prefecture, or of all."""
        if prefecture is None:
            return self.is_town
        if prefecture not in self.prefectures:
            return np.zeros(len(self.codes), dtype=bool)
        mask: np.ndarray = self.prefecture == self.prefectures.index(prefecture)
        return mask

    def coverage(self, layer: str, body: str = "", as_of: str = "") -> Covered:
        """A layer of `coverage`; a list of which no row is known leaves every municipality 未調査."""
        unknown = np.where(self.is_town, REASONS.index(GapReason.NOT_SURVEYED), REASONS.index(GapReason.OUT_OF_SCOPE))
        nothing = np.full(len(self.codes), -1)
        return self.covered.get((layer, body, as_of)) or Covered(np.zeros(len(self.codes), int), nothing, unknown)


@lru_cache(maxsize=3)
def ground(dataset: Dataset) -> Ground:
    """Split the tables of a version; done once."""
    order = web_order(dataset)
    codes: tuple[str, ...] = order["codes"]
    towns = dataset["municipalities"].set_index("municipality_code")["prefecture_code"].reindex(codes)
    table = dataset["prefectures"].set_index("prefecture_code")
    prefectures = tuple(table.index)
    regions = tuple(dict.fromkeys(table["region"]))
    prefecture = pd.Index(prefectures).get_indexer(pd.Index(towns))
    region = pd.Index(regions).get_indexer(pd.Index(towns.map(table["region"])))
    covered = {
        (str(layer), str(body), str(as_of)): _covered(
            own.set_index("municipality_code").reindex(codes), prefecture >= 0
        )
        for (layer, body, as_of), own in dataset["coverage"].fillna({"body": "", "as_of": ""}).groupby(_KEYS)
    }
    names = {"ja": tuple(order["names"]), "en": tuple(order["names_en"])}
    places = {code: place for place, code in enumerate(codes)}
    return Ground(dataset, codes, places, names, prefectures, regions, prefecture, region, covered)


def _covered(rows: pd.DataFrame, is_town: np.ndarray) -> Covered:
    status = pd.Index(STATUSES).get_indexer(pd.Index(rows["status"]))
    reason = pd.Index([each.value for each in REASONS]).get_indexer(pd.Index(rows["reason"]))
    reason = np.where((status < 0) & (reason < 0), REASONS.index(GapReason.NOT_SURVEYED), reason)
    reason = np.where(is_town, reason, REASONS.index(GapReason.OUT_OF_SCOPE))
    count = rows["count"].to_numpy(dtype="float64", na_value=0)
    return Covered(count.astype(int), status, reason)
