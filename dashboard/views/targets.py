"""The legal targets: what the registers have of them up to a day, and the pace that is still needed."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from dashboard.views.forecast import forecast
from dashboard.views.papers import source_titles
from dashboard.views.registers import counted

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    from dashboard.views.forecast import Forecast, Point, Refused
    from geodata.dataset import Dataset

REGISTERS: Final = {"特定居住促進計画": "plans", "特定居住支援法人": "corporations"}
"""Register that counts towards a target, by the word in the target's name."""
_DATES: Final = {"plans": "decided_on", "corporations": "designated_on"}
_NAMES: Final = {"plans": "plan_title", "corporations": "corporation_name"}
ITEM_COLUMNS: Final = ("on", "code", "place", "item", "status", "source", "url", "note")


@dataclass(frozen=True, slots=True)
class Progress:
    """A target and what is known of it on a day. `day` lies within the period.

    `months` are those of the whole period, `elapsed` those up to the end of the day, counted as `months_from` does.
    `items` are dated on or before the day, `undated` have no date and count nowhere; both have ITEM_COLUMNS.
    """

    register: str
    value: int
    unit: str
    start: date
    end: date
    day: date
    months: float
    elapsed: float
    items: pd.DataFrame
    undated: pd.DataFrame
    later: int
    points: tuple[Point, ...]
    forecast: Forecast | Refused
    status: str
    source_title: str
    checked: str

    @property
    def count(self) -> int:
        """Items dated on or before the day."""
        return len(self.items)

    @property
    def has_sample(self) -> bool:
        """Whether a sample row is among what is counted or listed."""
        return "サンプル" in {*self.items["status"], *self.undated["status"]}

    @property
    def percent(self) -> float:
        """Of the target."""
        return 100 * self.count / self.value

    @property
    def remaining(self) -> float:
        """Months from the end of the day to the end of the period."""
        return self.months - self.elapsed

    @property
    def needed(self) -> float | None:
        """Items a month that reach the target in time; None when no time is left."""
        return max(0, self.value - self.count) / self.remaining if self.remaining > 0 else None

    @property
    def pace(self) -> float | None:
        """Items a month so far; None before the first day is over."""
        return self.count / self.elapsed if self.elapsed > 0 else None

    @property
    def on_pace(self) -> float:
        """Where a straight line from nothing at the start to the target at the end stands on the day."""
        return self.value * self.elapsed / self.months

    @property
    def silent(self) -> float | None:
        """Months since the last dated item; None without one."""
        return self.elapsed - self.points[-1][0] if self.points else None


def months_from(start: date, day: date) -> float:
    """Months from the start to the beginning of a day: whole ones by the calendar, and of the last one its share.

    2024-11-01 to 2025-01-16 are two months and 15 of January's 31 days. A month that lacks the day of the start ends
    with its own last day.
    """
    whole = (day.year - start.year) * 12 + day.month - start.month
    if _after(start, whole) > day:
        whole -= 1
    begun, following = _after(start, whole), _after(start, whole + 1)
    return whole + (day - begun).days / (following - begun).days


def _after(start: date, months: int) -> date:
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))


def date_at(start: date, months: float) -> date:
    """The day that lies so many months after the start; undoes `months_from` up to the part of a day."""
    whole = int(months)
    begun, following = _after(start, whole), _after(start, whole + 1)
    return begun + timedelta(days=(months - whole) * (following - begun).days)


def end_of(start: date, day: date) -> float:
    """Months from the start to the end of a day, which itself counts."""
    return months_from(start, day + timedelta(days=1))


@lru_cache(maxsize=32)
def targets_on(dataset: Dataset, day: str) -> tuple[Progress, ...]:
    """Each target whose register is known and whose period has begun, on a day; after its end, on its last day."""
    shown = []
    for row in dataset["targets"].to_dict("records"):
        register = next((name for word, name in REGISTERS.items() if word in row["target"]), None)
        if register is not None and row["start_on"].date() <= date.fromisoformat(day):
            shown.append(_progress(dataset, row, register, min(date.fromisoformat(day), row["end_on"].date())))
    return tuple(shown)


def _progress(dataset: Dataset, target: Mapping[Hashable, Any], register: str, day: date) -> Progress:
    start, end = target["start_on"].date(), target["end_on"].date()
    items = target_items(dataset, register)
    dated = items[items["on"].notna()]
    reached = dated[dated["on"] <= day.isoformat()]
    points = points_of(start, reached)
    months, elapsed = end_of(start, end), end_of(start, day)
    checked = dataset[register]["checked_on"].dropna()
    return Progress(
        register=register,
        value=int(target["value"]),
        unit=target["unit"],
        start=start,
        end=end,
        day=day,
        months=months,
        elapsed=elapsed,
        items=reached.reset_index(drop=True),
        undated=items[items["on"].isna()].reset_index(drop=True),
        later=len(dated) - len(reached),
        points=points,
        forecast=forecast(points, elapsed, months),
        status=target["status"],
        source_title="" if pd.isna(target["source_title"]) else target["source_title"],
        checked=checked.max().date().isoformat() if len(checked) else "",
    )


def points_of(start: date, items: pd.DataFrame) -> tuple[Point, ...]:
    """Cumulative count at the end of each date of `items`, which are in the order of their dates."""
    counts = items.groupby("on").size().cumsum()
    return tuple((end_of(start, date.fromisoformat(str(on))), int(count)) for on, count in counts.items())


@lru_cache(maxsize=8)
def target_items(dataset: Dataset, register: str) -> pd.DataFrame:
    """What the register has towards its target, as ITEM_COLUMNS, by date, then code; `on` is empty without a date."""
    rows = counted(dataset, register)
    titles = source_titles(dataset)
    on = rows[_DATES[register]].dt.strftime("%Y-%m-%d")
    place = rows["name" if "name" in rows else "municipality_name"]
    table = pd.DataFrame(
        {
            "on": on,
            "code": rows["municipality_code"],
            "place": place,
            "item": rows[_NAMES[register]],
            "status": rows["status"],
            "source": rows["source_title"].fillna(rows["source_id"].map(titles)),
            "url": rows["source_url"],
            "note": rows["note"],
        }
    )
    return table.sort_values(["on", "code", "item"], na_position="last", kind="stable").reset_index(drop=True)
