"""The registers on a day: which records hold, and how many entries each municipality then has."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from geodata import registers_on
from geodata.counting import COUNTED, PREFECTURE_PLAN, counted_rows

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable, Iterable

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
    rows, of_prefectures = _entries(dataset, register)
    own = [entry for entry in rows if prefecture in {None, entry.prefecture}]

    def count(found: Iterable[_Entry]) -> int:
        return len({entry.name for entry in found})

    return Told(
        undated=count(each for each in own if not each.is_dated and each.begins <= day <= each.ends),
        later=count(each for each in own if each.begins > day),
        ended=count(each for each in own if each.ends < day),
        later_of_prefectures=count(
            each for each in of_prefectures if each.begins > day and prefecture in {None, each.prefecture}
        ),
        is_before_law=is_before_law(dataset, register, day),
    )


class _Entry(NamedTuple):
    """What is counted of a record: a name of its own, where, and when."""

    name: Hashable
    prefecture: str
    begins: str
    ends: str
    is_dated: bool


@lru_cache(maxsize=16)
def _entries(dataset: Dataset, register: str) -> tuple[tuple[_Entry, ...], tuple[_Entry, ...]]:
    """The records that count on a municipality, and the plans of prefectures: as tuples, which are quick to count."""
    plans = records(dataset, register)
    of_prefectures = plans[plans["kind"] == PREFECTURE_PLAN] if register == "plans" else plans.iloc[:0]

    def entries(rows: pd.DataFrame) -> tuple[_Entry, ...]:
        names = rows["pilot_id"] if register == "pilots" else rows.index
        columns = (rows[column] for column in ("prefecture_code", "begins", "ends", "is_dated"))
        return tuple(_Entry(*values) for values in zip(names, *columns, strict=True))

    return entries(counted(dataset, register)), entries(of_prefectures)


def counts_on(dataset: Dataset, day: str) -> pd.DataFrame:
    """Entries of each municipality that has any: municipality_code as index, a column a register, empty without.

    Remembered: callers never change it.
    """
    return _counts_on(dataset, last_turn(dataset, COUNTED, day))


@lru_cache(maxsize=16)
def _counts_on(dataset: Dataset, day: str) -> pd.DataFrame:
    by_register = {name: held(dataset, name, day).groupby("municipality_code").size() for name in COUNTED}
    return pd.DataFrame(by_register, columns=list(COUNTED)).astype("Int64")
