"""Bars and lines of a chart, with their texts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.path import Path as Outline

from dashboard.palette import token
from dashboard.static_chart.lettering import PX, Style, colour, letter
from dashboard.static_chart.markup import plain
from dashboard.static_chart.vocabulary import UnknownInChart, each, one_of, part

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.static_chart.scales import Scale
    from dashboard.static_chart.vocabulary import Part
    from dashboard.static_map.frames import Box
    from dashboard.static_map.paper import Paper

DASHES: Final[Mapping[str, Any]] = {
    "solid": "solid",
    "dash": (0, (5, 3)),
    "dot": (0, (1, 2.4)),
    "dashdot": (0, (5, 3, 1, 3)),
}
_SYMBOLS: Final = {"circle": "o", "square": "s", "diamond": "D", "triangle-up": "^", "triangle-down": "v", "x": "X"}
_GAP: Final = 3.0
_SIDES: Final = {
    "top": (0, 1),
    "bottom": (0, -1),
    "middle": (0, 0),
    "left": (-1, 0),
    "right": (1, 0),
    "center": (0, 0),
}


@dataclass(slots=True)
class Plot:
    """Where the traces of a chart are drawn.

    `stretch` is how much higher the plot is than on the screen; `stacked` how far the bars of a place reach so far.
    """

    paper: Paper
    box: Box
    x: Scale
    y: Scale
    layout: Part
    ink: Style
    stretch: float
    stacked: dict[tuple[float, bool], float]


def draw_bars(plot: Plot, trace: Part, number: int) -> None:
    """Bars from zero, or on top of those before them where they are stacked. Each is named in an SVG: bar-trace-point."""
    is_flat = one_of(trace.get("orientation", "v"), frozenset({"h", "v"}), "bars of orientation") == "h"
    along, across = (plot.x, plot.y) if is_flat else (plot.y, plot.x)
    lengths, places = (trace["x"], trace["y"]) if is_flat else (trace["y"], trace["x"])
    count = len(lengths)
    marker = part(trace.get("marker"), "marker")
    fills = each(marker.get("color"), count, token("member", "light"))
    thick = each(trace.get("width"), count, 1 - plot.layout.get("bargap", 0.2))
    texts = each(trace.get("text"), count, "")
    where = one_of(
        trace.get("textposition", "auto"), frozenset({"outside", "inside", "auto", "none"}), "a text of a bar"
    )
    style = _style(trace, plot.ink)
    is_stacked = plot.layout.get("barmode") in {"stack", "relative"}
    for point, (length, place) in enumerate(zip(lengths, places, strict=True)):
        if length is None:
            continue
        key = (across.number(place), length >= 0)
        base = plot.stacked.get(key, 0.0) if is_stacked else 0.0
        plot.stacked[key] = base + length
        start, end = along.at(base), along.at(base + length)
        half = thick[point] * across.per_unit() / 2
        middle = across.at(across.number(place))
        box = (min(start, end), middle - half, abs(end - start), 2 * half)
        if not is_flat:
            box = (box[1], box[0], box[3], box[2])
        bar = Rectangle(
            box[:2], box[2], box[3], facecolor=colour(fills[point]), linewidth=0, gid=f"bar-{number}-{point}"
        )
        plot.paper.add(bar)
        if where != "none":
            _bar_text(plot, plain(texts[point]), box, style, is_flat=is_flat, is_inside=where == "inside")


def _bar_text(plot: Plot, text: str, box: Box, style: Style, *, is_flat: bool, is_inside: bool) -> None:
    left, bottom, wide, high = box
    if is_inside:
        letter(
            plot.paper,
            left + wide / 2,
            bottom + high / 2,
            text,
            style,
            align="center",
            valign="center_baseline",
            halo=True,
        )
    elif is_flat:
        fitting = Style(min(style.size, 1.25 * high + 2), style.color)
        letter(plot.paper, left + wide + _GAP, bottom + high / 2, text, fitting, valign="center_baseline")
    else:
        letter(plot.paper, left + wide / 2, bottom + high + _GAP, text, style, align="center")


def _style(trace: Part, ink: Style) -> Style:
    font = part(trace.get("textfont"), "font")
    return Style(font["size"] * PX if "size" in font else ink.size, font.get("color", ink.color))


def draw_scatter(plot: Plot, trace: Part, before: Part | None) -> None:
    """A line, its points and their texts; `before` is the trace that a fill reaches back to."""
    modes = set(str(trace.get("mode", "lines+markers")).split("+"))
    for mode in modes:
        one_of(mode, frozenset({"lines", "markers", "text", "none"}), "a trace of mode")
    xs, ys = list(trace["x"]), list(trace["y"])
    line, marker = part(trace.get("line"), "line"), part(trace.get("marker"), "marker")
    ink = line.get("color") or token("member", "light")
    shape = one_of(line.get("shape", "linear"), frozenset({"linear", "hv"}), "a line of shape")
    path = _path(plot, xs, ys, shape)
    if "fill" in trace:
        _fill(plot, trace, path, before)
    if "lines" in modes and line.get("width", 2):
        dash = DASHES[one_of(line.get("dash", "solid"), DASHES, "a line with")]
        look: dict[str, Any] = {"edgecolor": colour(ink), "linewidth": line.get("width", 2) * PX, "linestyle": dash}
        codes = np.full(len(path), Outline.LINETO, np.uint8)
        breaks = np.isnan(path).any(axis=1)
        codes[np.r_[True, breaks[:-1]]] = Outline.MOVETO
        if (~breaks).any():
            plot.paper.shape(Outline(path[~breaks], codes[~breaks]), plot.box, fill=False, **look)
    if "markers" in modes:
        _points(plot, xs, ys, marker, ink)
    if "text" in modes:
        _texts(plot, trace, xs, ys)


def _path(plot: Plot, xs: list[Any], ys: list[Any], shape: str) -> np.ndarray:
    """Points of the page, NaN where a value is missing; a stair goes on at its height to the next one."""
    points: list[tuple[float, float]] = []
    for x, y in zip(xs, ys, strict=True):
        at = (np.nan, np.nan) if x is None or y is None else (plot.x.at(x), plot.y.at(y))
        if shape == "hv" and points and not np.isnan(points[-1][0]) and not np.isnan(at[0]):
            points.append((at[0], points[-1][1]))
        points.append(at)
    return np.array(points, np.float64).reshape(-1, 2)


def _fill(plot: Plot, trace: Part, path: np.ndarray, before: Part | None) -> None:
    kind = one_of(trace["fill"], frozenset({"tonexty", "tozeroy", "none"}), "a fill")
    if kind == "none":
        return
    if kind == "tozeroy":
        floor = plot.y.at(0)
        edge = np.array([(path[0, 0], floor), (path[-1, 0], floor)])
    elif before is None:
        raise UnknownInChart("a fill without a trace before it is not drawn on paper")
    else:
        shape = part(before.get("line"), "line").get("shape", "linear")
        edge = _path(plot, list(before["x"]), list(before["y"]), shape)
    ring = np.concatenate([path, edge[::-1]])
    if np.isnan(ring).any():
        raise UnknownInChart("a fill with a gap is not drawn on paper")
    look = trace.get("fillcolor") or token("hairline", "light")
    plot.paper.shape(Outline(ring, closed=False), plot.box, facecolor=colour(look), edgecolor="none")


def _points(plot: Plot, xs: list[Any], ys: list[Any], marker: Part, ink: str) -> None:
    sizes, colours = each(marker.get("size"), len(xs), 6), each(marker.get("color"), len(xs), ink)
    symbols = each(marker.get("symbol"), len(xs), "circle")
    edge = part(marker.get("line"), "line")
    for x, y, size, own, symbol in zip(xs, ys, sizes, colours, symbols, strict=True):
        if x is None or y is None or not size:
            continue
        name, is_open = str(symbol).removesuffix("-open"), str(symbol).endswith("-open")
        form = _SYMBOLS[one_of(name, _SYMBOLS, "a mark")]
        plot.paper.add(
            Line2D(
                [plot.x.at(x)],
                [plot.y.at(y)],
                marker=form,
                markersize=size * PX * (0.8 if name == "diamond" else 1),
                markerfacecolor=token("paper", "light") if is_open else colour(own),
                markeredgecolor=colour(own if is_open else edge.get("color", own)),
                markeredgewidth=1.2 if is_open else edge.get("width", 0) * PX,
                alpha=marker.get("opacity"),
                linestyle="none",
            )
        )


def _texts(plot: Plot, trace: Part, xs: list[Any], ys: list[Any]) -> None:
    style = _style(trace, plot.ink)
    texts = each(trace.get("text"), len(xs), "")
    places = each(trace.get("textposition"), len(xs), "middle center")
    gaps = [size * PX / 2 for size in each(part(trace.get("marker"), "marker").get("size"), len(xs), 6)]
    for x, y, text, place, gap in zip(xs, ys, texts, places, gaps, strict=True):
        if x is None or y is None or not text:
            continue
        up, side = (_SIDES[one_of(word, _SIDES, "a text at")] for word in place.split())
        away = gap + _GAP
        at = plot.x.at(x) + side[0] * away, plot.y.at(y) + up[1] * away
        align = {-1: "right", 0: "center", 1: "left"}[side[0]]
        valign = {-1: "top", 0: "center_baseline", 1: "bottom"}[up[1]]
        letter(plot.paper, *at, plain(text), style, align=align, valign=valign, halo=True)
