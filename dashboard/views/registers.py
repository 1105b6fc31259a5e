"""The registers on a day: which records hold, and how many entries each municipality then has."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import pandas as pd

from geodata import registers_on
from geodata.counting import COUNTED, PREFECTURE_PLAN, counted_rows

if TYPE_CHECKING:
    from collections.abc import Collection

    from geodata.dataset import Dataset


@dataclass(frozen=True, slots=True)
class Told:
    """What a register's map does not show by itself: how many entries are undated, later or over; the law's day."""

    undated: int
    later: int
    ended: int
    later_of_prefectures: int
    is_before_law: bool


@lru_cache(maxsize=4)
def law_start(dataset: Dataset) -> str:
    """Day on which the law came into force; "" where the dataset does not know."""
    return registers_on.law_start(dataset["targets"])


@lru_cache(maxsize=16)
def records(dataset: Dataset, register: str) -> pd.DataFrame:
    """Every record of a register with begins, ends and is_dated; of pilots each place, with its project's dates."""
    rows = dataset["pilot_places" if register == "pilots" else register]
    if register == "pilots":
        dates = dataset["pilots"].set_index("pilot_id")[["selected_on", "fiscal_year_western"]]
        rows = rows.join(dates, on="pilot_id")
    return registers_on.spans(register, rows, law_start(dataset))


@lru_cache(maxsize=16)
def counted(dataset: Dataset, register: str) -> pd.DataFrame:
    """The records that count on a municipality."""
    return records(dataset, register).loc[counted_rows(dataset.tables)[register].index]


def held(dataset: Dataset, register: str, day: str) -> pd.DataFrame:
    """The records that count on a municipality and hold on a day."""
    rows = counted(dataset, register)
    return rows[registers_on.holds_on(rows, day)]


@lru_cache(maxsize=16)
def turns(dataset: Dataset, register: str) -> tuple[str, ...]:
    """Days on which a register changes, and the law's own for what it created."""
    days = {*registers_on.turns(records(dataset, register))}
    if register in registers_on.STATUTORY:
        days.add(law_start(dataset))
    return tuple(sorted(days - {registers_on.ALWAYS}))


def last_turn(dataset: Dataset, registers: Collection[str], day: str) -> str:
    """The last day, on or before a day, on which one of the registers changed; "" before all, or of none."""
    return registers_on.last_turn((turn for name in registers for turn in turns(dataset, name)), day)


def is_before_law(dataset: Dataset, register: str, day: str) -> bool:
    """Whether nothing of the register could exist yet on the day."""
    return registers_on.is_before_law(register, day, law_start(dataset))


def has_later(dataset: Dataset, register: str, day: str) -> bool:
    """Whether a record begins after the day, so that the map of the day does not show it."""
    told = told_of(dataset, register, day)
    return told.later + told.later_of_prefectures > 0


def told_of(dataset: Dataset, register: str, day: str, prefecture: str | None = None) -> Told:
    """What stands beside the map of a register on a day, of all Japan or of a prefecture.

    Pilots are counted by project, all else by record.
    """
    rows, plans = counted(dataset, register), records(dataset, register)
    if prefecture is not None:
        rows, plans = (table[table["prefecture_code"] == prefecture] for table in (rows, plans))
    of_prefectures = plans[plans["kind"] == PREFECTURE_PLAN] if register == "plans" else plans.iloc[:0]

    def entries(mask: pd.Series) -> int:
        own = rows[mask]
        return int(own["pilot_id"].nunique()) if register == "pilots" else len(own)

    return Told(
        undated=entries(~rows["is_dated"] & registers_on.holds_on(rows, day)),
        later=entries(rows["begins"] > day),
        ended=entries(rows["ends"] < day),
        later_of_prefectures=int((of_prefectures["begins"] > day).sum()),
        is_before_law=is_before_law(dataset, register, day),
    )


def counts_on(dataset: Dataset, day: str) -> pd.DataFrame:
    """Entries of each municipality that has any: municipality_code as index, a column a register, empty without."""
    by_register = {name: held(dataset, name, day).groupby("municipality_code").size() for name in COUNTED}
    return pd.DataFrame(by_register, columns=list(COUNTED)).astype("Int64")
