"""How far each register reaches, prefecture by prefecture, and how old each source is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pandas as pd

from dashboard.layers.ground import REASONS, ground
from dashboard.layers.registers import covered_on
from dashboard.views.days import BEFORE_ALL, list_in_force
from dashboard.views.measures import FRESH_MONTHS
from dashboard.views.shares import SAMPLE
from geodata.columns import STATUSES
from geodata.counting import COUNTED
from geodata.dates import read_date
from geodata.errors import GeodataError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    import numpy as np

    from dashboard.layers.ground import Covered, Ground
    from geodata.dataset import Dataset

LAYERS: Final = ("membership", *COUNTED)
JAPAN: Final = ""


@dataclass(frozen=True, slots=True)
class Reach:
    """A register in a prefecture ("" for all Japan): municipalities with an entry, and those without by their reason.

    `having` and the reasons add up to `total`, the municipalities of the prefecture.
    """

    layer: str
    prefecture: str
    total: int
    having: int
    reasons: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Reached:
    """Every register in every prefecture and in all Japan; whether a row of the sample is among what is counted."""

    rows: tuple[Reach, ...]
    has_sample: bool


def reach_on(dataset: Dataset, body: str, day: str) -> Reached:
    """What the list of a body that is in force, and the registers, have on a day."""
    stand = ground(dataset)
    layers = _layers(stand, body, day)
    places = {JAPAN: stand.here(None), **{code: stand.here(code) for code in stand.prefectures}}
    rows = tuple(_reach(name, code, layers[name], here) for code, here in places.items() for name in LAYERS)
    is_sample = [bool((own.status[stand.is_town] == STATUSES.index(SAMPLE)).any()) for own in layers.values()]
    return Reached(rows, any(is_sample))


def _layers(stand: Ground, body: str, day: str) -> dict[str, Covered]:
    listed = list_in_force(stand.dataset, body, day) or BEFORE_ALL
    return {
        "membership": stand.coverage("membership", body, listed),
        **{name: covered_on(stand, name, day) for name in COUNTED},
    }


def _reach(layer: str, code: str, own: Covered, here: np.ndarray) -> Reach:
    reasons = own.reason[here]
    found = {each.value: int((reasons == at).sum()) for at, each in enumerate(REASONS)}
    return Reach(layer, code, int(here.sum()), int((reasons < 0).sum()), {name: n for name, n in found.items() if n})


def reasons_of(reached: Reached, layer: str) -> tuple[str, ...]:
    """Reasons a register has anywhere, in their own order; 未調査 always, for that is a number too."""
    there = {name for row in reached.rows if row.layer == layer for name in row.reasons} | {"not_surveyed"}
    return tuple(each.value for each in REASONS if each.value in there)


@dataclass(frozen=True, slots=True)
class Age:
    """How old a source is: the day of its values, when its rows were last checked, and how many rows were not since.

    `as_of` is as its papers say; `latest` the later of the two as a day, None where neither is known. Of `rows` with a
    day of checking of their own, `old` were checked more than twelve months ago and `unchecked` have none; all three are
    0 for sources whose rows have no such day. `is_old` is None where no day is known.
    """

    source_id: str
    title: str
    as_of: str
    checked_first: str
    checked_last: str
    latest: date | None
    rows: int
    old: int
    unchecked: int
    is_old: bool | None


def ages(dataset: Dataset, today: date) -> tuple[Age, ...]:
    """Every source of the version that is there, in the order of its papers."""
    checked = _checked(dataset)
    return tuple(
        _age(source["id"], source["title"], source["as_of"] or "", checked.get(source["id"]), today)
        for source in dataset.manifest["sources"]
        if source["is_present"]
    )


def _checked(dataset: Dataset) -> dict[str, pd.Series]:
    """Days of checking of the rows of each source, over all tables that have them."""
    columns = ["source_id", "checked_on"]
    parts = [table[columns] for table in dataset.tables.values() if set(columns) <= set(table.columns)]
    rows = pd.concat([pd.DataFrame(part) for part in parts if len(part)], ignore_index=True)
    return {str(source): own["checked_on"] for source, own in rows.groupby("source_id")}


def _age(source_id: str, title: str, as_of: str, checked: pd.Series | None, today: date) -> Age:
    there = pd.Series(dtype="datetime64[us]") if checked is None else checked.dropna()
    days = [there.min(), there.max()] if len(there) else []
    known = [day for day in (_last_day(as_of), days[1].date() if days else None) if day is not None]
    latest = max(known, default=None)
    edge = pd.Timestamp(today) - pd.DateOffset(months=FRESH_MONTHS)
    return Age(
        source_id=source_id,
        title=title,
        as_of=as_of,
        checked_first=days[0].date().isoformat() if days else "",
        checked_last=days[1].date().isoformat() if days else "",
        latest=latest,
        rows=len(checked) if checked is not None and len(there) else 0,
        old=int((there < edge).sum()),
        unchecked=len(checked) - len(there) if checked is not None and len(there) else 0,
        is_old=None if latest is None else is_old(latest, today),
    )


def is_old(day: date, today: date) -> bool:
    """Whether a day is more than twelve months ago."""
    return pd.Timestamp(day) + pd.DateOffset(months=FRESH_MONTHS) < pd.Timestamp(today)


def months_since(day: date, today: date) -> int:
    """Whole months from a day to today; 0 for a day that is still to come."""
    months = (today.year - day.year) * 12 + today.month - day.month - (today.day < day.day)
    return max(0, months)


def _last_day(as_of: str) -> date | None:
    """The last day that a date of a source may mean: of "2025" the 31 December."""
    try:
        return read_date(as_of).last
    except GeodataError:
        return None
