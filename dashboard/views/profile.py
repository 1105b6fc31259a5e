"""What a profile of one to four places is made of: which places a link means, and what the dataset knows around each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np

from dashboard.layers.ground import REASONS, ground
from dashboard.layers.registers import covered_on
from dashboard.views.days import BEFORE_ALL, list_in_force
from dashboard.views.peers import nearest, prefecture_inputs, town_inputs
from geodata.counting import COUNTED
from geodata.gaps import GapReason
from geodata.wards import WARDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from geodata.dataset import Dataset

MOST: Final = 4
LAYERS: Final = ("membership", *COUNTED, "population", "kaso")
_CODES: Final = re.compile(r"[^0-9]+")


@dataclass(frozen=True, slots=True)
class Entry:
    """One value of a cell: its text, in small type its day, status and source; `code` is a place it leads to."""

    text: str
    small: str = ""
    url: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One fact: a cell a place, each of any number of entries; () where nothing is known."""

    name: str
    cells: tuple[tuple[Entry, ...], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Facts that stand together."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """A code of the link that is no municipality's any more, its name then, and today's code."""

    old_code: str
    old_name: str
    code: str


@dataclass(frozen=True, slots=True)
class Asked:
    """The places a link means, in its order, each once and at most `MOST`; `moved` are those named by an old code."""

    codes: tuple[str, ...]
    moved: tuple[Moved, ...] = ()


@dataclass(frozen=True, slots=True)
class Beside:
    """A place beside another: km of common border on land, or km of water between them."""

    code: str
    km: float


def asked_towns(dataset: Dataset, text: str) -> Asked:
    """Municipalities of a link ("20202.20203"); codes of before a merger and of wards lead to today's."""
    found: dict[str, None] = {}
    moved = []
    for code in filter(None, _CODES.split(text)):
        if code in _towns(dataset):
            found.setdefault(code)
            continue
        for name, now in _today(dataset).get(code, ()):
            found.setdefault(now)
            moved.append(Moved(code, name, now))
    codes = tuple(found)[:MOST]
    return Asked(codes, tuple(dict.fromkeys(each for each in moved if each.code in codes)))


def asked_prefectures(dataset: Dataset, text: str) -> tuple[str, ...]:
    """Prefectures of a link ("20.21"), each once and at most `MOST`; what is none is left out."""
    known = set(dataset["prefectures"]["prefecture_code"])
    return tuple(dict.fromkeys(code for code in _CODES.split(text) if code in known))[:MOST]


def _towns(dataset: Dataset) -> Mapping[str, str]:
    towns = dataset["municipalities"]
    return dict(zip(towns["municipality_code"], towns["name"], strict=True))


@lru_cache(maxsize=2)
def _today(dataset: Dataset) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Former code, or code of a ward, and the name and today's municipality it leads to; several after a division."""
    towns = _towns(dataset)
    found: dict[str, dict[str, str]] = {}
    rows = dataset["code_changes"].sort_values("effective_on")
    for old, name, now in zip(rows["old_code"], rows["old_name"], rows["current_code"], strict=True):
        today = _city(now, towns)
        if today in towns:
            found.setdefault(old, {})[today] = name
    for code, (ward, city) in WARDS.items():
        if city in towns:
            found.setdefault(code, {})[city] = f"{towns[city]}{ward}"
    return {old: tuple((name, now) for now, name in leads.items()) for old, leads in found.items()}


def _city(code: str, towns: Mapping[str, str]) -> str:
    return code if code in towns or code not in WARDS else WARDS[code][1]


def on_land(dataset: Dataset, code: str) -> tuple[Beside, ...]:
    """Municipalities, or for two digits prefectures, with a common border on land, the longest border first."""
    beside = _pairs(dataset["adjacency"], "border_km", code)
    return tuple(
        sorted((Beside(other, sum(km)) for other, km in beside.items()), key=lambda each: (-each.km, each.code))
    )


def across_water(dataset: Dataset, code: str) -> tuple[Beside, ...]:
    """Those with at most 10 km of water between, as far as the table has them, the nearest first."""
    beside = _pairs(dataset["sea_adjacency"], "distance_km", code)
    return tuple(
        sorted((Beside(other, min(km)) for other, km in beside.items()), key=lambda each: (each.km, each.code))
    )


def _pairs(table: pd.DataFrame, column: str, code: str) -> dict[str, list[float]]:
    """Kilometres to each place beside another, never to itself: two towns of a prefecture are no border of it."""
    found: dict[str, list[float]] = {}
    for one, other, km in zip(table["municipality_code"], table["neighbour_code"], table[column], strict=True):
        ends = one[: len(code)], other[: len(code)]
        if code in ends and ends[0] != ends[1]:
            found.setdefault(ends[1] if ends[0] == code else ends[0], []).append(float(km))
    return found


def alike(dataset: Dataset, code: str, weights: Mapping[str, int]) -> tuple[str, ...]:
    """The places most like a municipality or prefecture, the nearest first; () where it lacks what is compared."""
    inputs = (prefecture_inputs if len(code) == len("20") else town_inputs)(dataset)
    return tuple(nearest(inputs, code, weights).table["code"])


def gap_reasons(dataset: Dataset, code: str, body: str, day: str) -> dict[str, str]:
    """Gap reason of each layer of which the municipality has no value, in the order of `LAYERS`."""
    stand = ground(dataset)
    at = stand.places[code]
    listed = list_in_force(dataset, body, day) or BEFORE_ALL
    layers = {"membership": stand.coverage("membership", body, listed)}
    layers |= {name: covered_on(stand, name, day) for name in COUNTED}
    reasons = {name: REASONS[own.reason[at]].value for name, own in layers.items() if own.reason[at] >= 0}
    towns = dataset["municipalities"]
    town = towns[towns["municipality_code"] == code].iloc[0]
    empty = town[["population", "kaso"]].isna()
    return reasons | {str(name): GapReason.NO_DATA.value for name in empty.index[empty]}


def resolved(dataset: Dataset, code: str) -> pd.DataFrame:
    """Rows of `resolutions` that were taken for this municipality, or for this prefecture itself."""
    rows = dataset["resolutions"]
    if len(code) == len("20"):
        return rows[(rows["prefecture_code"] == code) & rows["municipality_code"].isna()]
    return rows[rows["municipality_code"] == code]


def rejected(dataset: Dataset, code: str) -> pd.DataFrame:
    """Rows of `rejects` that may have meant this municipality."""
    rows = dataset["rejects"]
    is_named = [isinstance(named, str) and code in _CODES.split(named) for named in rows["candidates"]]
    return rows[np.array(is_named, dtype=bool)]
