"""What a slide can draw of a chart, as values: bars, lines over numbers or days, or the streams of a Sankey diagram."""

from __future__ import annotations

from dataclasses import dataclass


class UnknownChart(ValueError):
    """A figure has a part that no slide can draw."""


@dataclass(frozen=True, slots=True)
class Series:
    """Bars of one kind: a value and a label a category ("" without), the name of its colour in the palette."""

    name: str
    values: tuple[float | None, ...]
    labels: tuple[str, ...]
    colours: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars from zero to at most `upper`; categories in the order of the screen, from the top or from the left."""

    title: str
    subtitle: str
    footer: tuple[str, ...]
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    upper: float
    suffix: str
    is_level: bool
    is_stacked: bool
    with_axis: bool


@dataclass(frozen=True, slots=True)
class Point:
    """A point of a line: its place, what is written at it and where, whether it has a mark and a filled one."""

    x: float
    y: float
    label: str = ""
    side: str = "above"
    is_marked: bool = False
    is_filled: bool = True


@dataclass(frozen=True, slots=True)
class Line:
    """A line of points; `dash` is plotly's word for it, `width` points, 0 for marks alone."""

    name: str
    points: tuple[Point, ...]
    colour: str
    dash: str
    width: float


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines over numbers or days (as numbers of a workbook), between `x_range` and from zero to `upper`."""

    title: str
    subtitle: str
    footer: tuple[str, ...]
    lines: tuple[Line, ...]
    x_range: tuple[float, float]
    upper: float
    is_dated: bool


@dataclass(frozen=True, slots=True)
class Streams:
    """The streams of a Sankey diagram, a row each: from, to, strength, what is said of it."""

    title: str
    subtitle: str
    footer: tuple[str, ...]
    rows: tuple[tuple[str, str, str, str], ...]
