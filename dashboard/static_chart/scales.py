"""Axes: from values of a figure to points of the page, and which values are written at the axis."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from dashboard.static_chart.markup import plain
from dashboard.static_chart.vocabulary import UnknownInChart, one_of, part

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dashboard.static_chart.vocabulary import Part

_FORMATS: Final = frozenset({"", ",", "d", ",d", ",~f", "~f", ",.0f"})
_DAY_FORMATS: Final = frozenset({"%Y", "%Y-%m", "%Y-%m-%d"})
_MONTHS: Final = (1, 2, 3, 6, 12, 24, 60, 120)
_TICKS: Final = 6
_PAD: Final = 0.06


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis over a stretch of the page. `low` and `high` are the values at its ends; categories count from 0."""

    kind: str
    start: float
    end: float
    low: float
    high: float
    names: tuple[str, ...]
    axis: Part

    def number(self, value: Any) -> float:  # noqa: ANN401 - a value of plotly
        """A value as a number of the axis: a day as its ordinal, a category as its place."""
        if self.kind == "category":
            return float(self.names.index(value)) if isinstance(value, str) else float(value)
        return _ordinal(value) if self.kind == "date" else float(value)

    def at(self, value: Any) -> float:  # noqa: ANN401 - a value of plotly
        """Where a value stands on the page, in points."""
        return self.start + (self.number(value) - self.low) / (self.high - self.low) * (self.end - self.start)

    def per_unit(self) -> float:
        """Points of the page for one unit of the axis."""
        return abs((self.end - self.start) / (self.high - self.low))

    def has(self, value: Any) -> bool:  # noqa: ANN401 - a value of plotly
        """Whether a value lies within the ends."""
        low, high = sorted((self.low, self.high))
        return low <= self.number(value) <= high


def _ordinal(value: Any) -> float:  # noqa: ANN401 - a day as plotly has it
    try:
        return float(date.fromisoformat(str(value)[:10]).toordinal())
    except ValueError:
        raise UnknownInChart(f"{value!r} on an axis of days is not drawn on paper") from None


def kind_of(axis: Part, values: Sequence[Any]) -> str:
    """Kind of an axis as plotly finds it: of numbers, days or categories."""
    if "type" in axis and axis["type"] != "-":
        return str(one_of(axis["type"], frozenset({"linear", "date", "category"}), "an axis of type"))
    known = [value for value in values if value is not None]
    if all(isinstance(value, int | float) for value in known):
        return "linear"
    try:
        for value in known:
            _ordinal(value)
    except UnknownInChart:
        return "category"
    return "date"


def scale_of(
    axis: Part, values: Sequence[Any], stretch: tuple[float, float], *, from_zero: bool, margin: bool
) -> Scale:
    """The scale of an axis with the values of all traces; without a range it is found from them."""
    kind = kind_of(axis, values)
    names: tuple[str, ...] = ()
    if kind == "category":
        one_of(axis.get("categoryorder", "trace"), frozenset({"trace", "array"}), "the order of categories")
        names = tuple(dict.fromkeys([*axis.get("categoryarray", ()), *map(str, values)]))
    scale = Scale(kind, *stretch, 0.0, 1.0, names, axis)
    if "range" in axis:
        low, high = (scale.number(value) for value in axis["range"])
    elif kind == "category":
        low, high = -0.5, len(names) - 0.5
    else:
        low, high = _found(scale, values, from_zero=from_zero or axis.get("rangemode") == "tozero", margin=margin)
    one_of(axis.get("rangemode", "normal"), frozenset({"normal", "tozero", "nonnegative"}), "a range of mode")
    if one_of(axis.get("autorange", True), frozenset({True, False, "reversed"}), "a range") == "reversed":
        low, high = high, low
    return Scale(kind, *stretch, low, high if high != low else low + 1, names, axis)


def _found(scale: Scale, values: Iterable[Any], *, from_zero: bool, margin: bool) -> tuple[float, float]:
    numbers = [scale.number(value) for value in values if value is not None] or [0.0, 1.0]
    low, high = min(numbers), max(numbers)
    pad = _PAD * (high - low or 1)
    if from_zero:
        return min(0.0, low), max(0.0, high) + pad
    return (low - pad, high + pad) if margin else (low, high)


def ticks_of(scale: Scale) -> list[tuple[Any, str]]:
    """Values that are written at an axis, with their texts."""
    axis = scale.axis
    one_of(axis.get("tickmode", "auto"), frozenset({"auto", "array", "linear"}), "ticks of mode")
    if "tickvals" in axis:
        values = list(axis["tickvals"])
        found = [(value, plain(said)) for value, said in zip(values, axis.get("ticktext", values), strict=True)]
    elif scale.kind == "category":
        found = [(place, plain(name)) for place, name in enumerate(scale.names)]
    else:
        found = _days(scale) if scale.kind == "date" else _numbers(scale)
    return [(value, said) for value, said in found if scale.has(value)]


def _numbers(scale: Scale) -> list[tuple[Any, str]]:
    form = one_of(scale.axis.get("tickformat", ""), _FORMATS, "a number as")
    low, high = sorted((scale.low, scale.high))
    most = max(2, scale.axis.get("nticks", _TICKS))
    power = 10.0 ** (math.floor(math.log10((high - low) / most)))
    if "d" in form:
        power = max(1.0, power)
    step = next(
        nice * power
        for nice in (1, 2, 5, 10, 20)
        if math.floor(high / nice / power) - math.ceil(low / nice / power) < most
    )
    if "dtick" in scale.axis:
        step = float(scale.axis["dtick"])
    places = 0 if "d" in form else max(0, -math.floor(math.log10(step) + 1e-9))
    comma = "," if "," in form else ""
    values = [
        round(step * number, 10) for number in range(math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9) + 1)
    ]
    return [(value, f"{value:{comma}.{places}f}{scale.axis.get('ticksuffix', '')}") for value in values]


def _days(scale: Scale) -> list[tuple[Any, str]]:
    form = one_of(scale.axis.get("tickformat", "%Y-%m-%d"), _DAY_FORMATS, "a day as")
    low, high = sorted((scale.low, scale.high))
    months = (high - low) / 30.44
    step = next((each for each in _MONTHS if months / each <= _TICKS + 2), _MONTHS[-1])
    if "dtick" in scale.axis:
        wanted = str(scale.axis["dtick"])
        if not (wanted.startswith("M") and wanted[1:].isdigit()):
            raise UnknownInChart(f"a step of {wanted} between days is not drawn on paper")
        step = int(wanted[1:])
    if form == "%Y":
        step = max(12, step)
    first = date.fromordinal(math.ceil(low))
    month = (first.year * 12 + first.month - 1) // step * step
    found = []
    while (day := date(month // 12, month % 12 + 1, 1)).toordinal() <= high:
        found.append((day.isoformat(), day.strftime(form)))
        month += step
    return found


def axis_part(layout: Part, name: str) -> Part:
    """The axis "x" or "y" of a figure."""
    return part(layout.get(f"{name}axis"), "axis")
