"""Which records of a register hold on a day: plans, corporations, pilots and measures, each by the dates it states."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

import pandas as pd

from geodata.dates import read_date

if TYPE_CHECKING:
    from collections.abc import Iterable

STATUTORY: Final = frozenset({"plans", "corporations"})
"""Registers of what the law of 2024 created: nothing of it is older than the law's coming into force."""
ALWAYS: Final = ""
"""Beginning of a record that may have existed on any day; before every day as text."""
NEVER: Final = "9999-12-31"
_DATES: Final = {
    "plans": ("decided_on", None),
    "corporations": ("designated_on", None),
    "pilots": ("selected_on", None),
    "measures": ("valid_from", "valid_to"),
}


def law_start(targets: pd.DataFrame) -> str:
    """Day on which the law came into force, from which its targets count (2024-11-01); ALWAYS where none is known."""
    starts = targets["start_on"].dropna()
    return starts.min().date().isoformat() if len(starts) else ALWAYS


def spans(register: str, rows: pd.DataFrame, start: str) -> pd.DataFrame:
    """The rows with `begins` and `ends`, their first and last day as text, and `is_dated`; one row in, one row out.

    A date that is a year or a month counts from its first day, and an end until its last. A pilot without the day of
    its selection begins with its fiscal year. A record without a date may have existed on any day: it begins with
    ALWAYS, and one of the law of 2024 with the law (`start`), which no such record precedes.
    """
    first, last = _DATES[register]
    begins = pd.Series([_first(value) for value in rows[first]], rows.index, dtype="str")
    if register == "pilots":
        fiscal = pd.Series([_fiscal(year) for year in rows["fiscal_year_western"]], rows.index, dtype="str")
        begins = begins.where(begins != ALWAYS, fiscal)
    ends = pd.Series([_last(value) for value in rows[last]] if last else NEVER, rows.index, dtype="str")
    is_dated = begins != ALWAYS
    if register in STATUTORY:
        begins = begins.where(begins >= start, start)
    return rows.assign(begins=begins, ends=ends, is_dated=is_dated)


def holds_on(dated: pd.DataFrame, day: str) -> pd.Series:
    """Which rows of `spans` hold on a day: from their first day to their last."""
    return (dated["begins"] <= day) & (day <= dated["ends"])


def is_before_law(register: str, day: str, start: str) -> bool:
    """Whether the register is of the law and the day before it: then nothing of it could exist yet."""
    return register in STATUTORY and day < start


def turns(dated: pd.DataFrame) -> tuple[str, ...]:
    """Days, the earliest first, from which other rows hold than the day before; from one to the next nothing changes."""
    following = (day_after(end) for end in dated["ends"] if end != NEVER)
    return tuple(sorted({*dated["begins"], *following} - {ALWAYS}))


def last_turn(days: Iterable[str], day: str) -> str:
    """The last of the days on or before a day; ALWAYS before all of them."""
    return max((turn for turn in days if turn <= day), default=ALWAYS)


def day_after(day: str) -> str:
    """The next day."""
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def _first(value: str | pd.Timestamp | None) -> str:
    if pd.isna(value):
        return ALWAYS
    return value.date().isoformat() if isinstance(value, pd.Timestamp) else read_date(str(value)).first.isoformat()


def _last(value: str | None) -> str:
    return NEVER if pd.isna(value) else read_date(str(value)).last.isoformat()


def _fiscal(year: int | None) -> str:
    return ALWAYS if pd.isna(year) else f"{year:04}-04-01"
