"""Where a cumulative count may be at the end of a period: a straight line and an S-curve, and how far off they were.

Positions are months since the start of the period. Both models go on from the count on the day: only their growth from
the day on is taken, so that neither falls below what is already there.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Growth = Callable[[float], float]

FEWEST: Final = 3
"""Dated points without which nothing is forecast."""
CAPACITY: Final = 1741
"""Most that the S-curve may ever reach: one for each municipality."""
_RATES: Final = (0.01, 1.0)
_TURNS: Final = (0.0, 120.0)
_STEPS: Final = 24

Point = tuple[float, int]
"""A position and the cumulative count from it on."""


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing is forecast, as there are no more than `points` dated points."""

    points: int


@dataclass(frozen=True, slots=True)
class Forecast:
    """Counts of both models at `positions`, from the day to the end.

    `s_curve` is empty where no curve fits. `linear_error` and `s_error` are mean absolute errors, in items, of what
    each model made of the last points from those before them; None where too few points are left to tell.
    """

    points: int
    positions: tuple[float, ...]
    linear: tuple[float, ...]
    s_curve: tuple[float, ...]
    slope: float
    held_out: int
    linear_error: float | None
    s_error: float | None

    @property
    def lower(self) -> tuple[float, ...]:
        """The lower of the models at each position."""
        return tuple(map(min, self.linear, self.s_curve or self.linear))

    @property
    def upper(self) -> tuple[float, ...]:
        """The higher of the models at each position."""
        return tuple(map(max, self.linear, self.s_curve or self.linear))


def forecast(points: Sequence[Point], day: float, end: float) -> Forecast | Refused:
    """From the day to the end of the period; `points` are those up to the day, one a date, in their order."""
    if len(points) < FEWEST:
        return Refused(len(points))
    known = up_to(points, day)
    positions = tuple(float(position) for position in np.linspace(day, end, _STEPS + 1))
    line, curve = linear_growth(known), s_growth(known)
    most = _most(known[-1][1])
    held_out = max(1, len(points) // FEWEST)
    return Forecast(
        points=len(points),
        positions=positions,
        linear=_onwards(line, known[-1], positions),
        # Carried on from the last count, which may stand above the curve, it still ends where its curve has to end.
        s_curve=tuple(min(most, count) for count in _onwards(curve, known[-1], positions)) if curve is not None else (),
        slope=theil_sen(known),
        held_out=held_out,
        linear_error=back_test(points, held_out, linear_growth, least=2),
        s_error=back_test(points, held_out, s_growth, least=FEWEST),
    )


def up_to(points: Sequence[Point], day: float) -> list[Point]:
    """The points and, where the last is earlier, the day itself, on which the count is still the last one."""
    return [*points, *([(day, points[-1][1])] if day > points[-1][0] else [])]


def theil_sen(points: Sequence[Point]) -> float:
    """Median of the slopes between every two points, in items a month: one odd date moves it little."""
    return float(np.median([(later[1] - one[1]) / (later[0] - one[0]) for one, later in combinations(points, 2)]))


def linear_growth(points: Sequence[Point]) -> Growth:
    """The straight line of the Theil–Sen slope, through the origin: only its growth is used."""
    slope = theil_sen(points)
    return lambda position: slope * position


def s_growth(points: Sequence[Point]) -> Growth | None:
    """The logistic curve nearest to the points by least squares, None where the search does not end.

    Its capacity lies between the last count and CAPACITY, its rate between 0.01 and 1 a month, the turn from faster to
    slower within ten years of the start.
    """
    from scipy.optimize import least_squares  # noqa: PLC0415 - loaded where a forecast is asked for

    where, count = (np.array(values, dtype="float64") for values in zip(*points, strict=True))
    most = _most(count[-1])

    def off(guess: np.ndarray) -> np.ndarray:
        return np.asarray(_logistic(where, *guess) - count)

    lower = [count[-1], _RATES[0], _TURNS[0]]
    first = [min(2 * count[-1] + 1, most), 0.1, min(where[-1], _TURNS[1])]
    found = least_squares(off, first, bounds=(lower, [most, _RATES[1], _TURNS[1]]))
    return (lambda position: float(_logistic(np.float64(position), *found.x))) if found.success else None


def _most(last: float) -> float:
    return max(float(CAPACITY), last + 1)


def _logistic(position: np.ndarray | np.float64, capacity: float, rate: float, turn: float) -> np.ndarray:
    return np.asarray(capacity / (1 + np.exp(-rate * (position - turn))))


def _onwards(growth: Growth, last: Point, positions: Sequence[float]) -> tuple[float, ...]:
    base = growth(last[0])
    return tuple(last[1] + max(0.0, growth(position) - base) for position in positions)


def back_test(
    points: Sequence[Point], held_out: int, fit: Callable[[Sequence[Point]], Growth | None], least: int
) -> float | None:
    """Mean absolute error, in items, of the last `held_out` points as the model saw them coming from those before.

    None where fewer than `least` points are before them, or the model does not fit those.
    """
    known = points[: len(points) - held_out]
    growth = fit(known) if len(known) >= least else None
    if growth is None:
        return None
    seen = _onwards(growth, known[-1], [position for position, _ in points[len(known) :]])
    return float(np.mean([abs(guess - count) for guess, (_, count) in zip(seen, points[len(known) :], strict=True)]))
