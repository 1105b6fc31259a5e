"""Axes of a chart with what stands between them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from matplotlib.path import Path as Outline

from dashboard.palette import token
from dashboard.static_chart.lettering import PX, Style, colour, ink_of, letter
from dashboard.static_chart.marks import draw_note, draw_shape
from dashboard.static_chart.markup import plain
from dashboard.static_chart.scales import axis_part, scale_of, ticks_of
from dashboard.static_chart.traces import Plot, draw_bars, draw_scatter
from dashboard.static_chart.vocabulary import one_of, part
from dashboard.static_map.paper import width_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.static_chart.scales import Scale
    from dashboard.static_chart.vocabulary import Part
    from dashboard.static_map.frames import Box
    from dashboard.static_map.paper import Paper

_LINE: Final = 13.0
_ALONG: Final = {"h": "x", "v": "y"}
_SCREEN: Final = 140
"""Pixels of a chart's height that are not its plot, where it does not say so."""


def draw_plot(paper: Paper, traces: Sequence[Part], layout: Part, notes: Sequence[Part], room: Box) -> None:
    """Axes, traces, shapes and notes in a room; what is written at the axes stands within it."""
    plot = _plot_in(paper, traces, layout, room)
    for name in "xy":
        _axis(plot, name, room)
    shapes = [part(shape, "shape") for shape in layout.get("shapes", ())]
    for shape in shapes:
        if shape.get("layer") == "below":
            draw_shape(plot, shape)
    for number, trace in enumerate(traces):
        if trace["type"] == "bar":
            draw_bars(plot, trace, number)
        else:
            draw_scatter(plot, trace, traces[number - 1] if number else None)
    for shape in shapes:
        if shape.get("layer") != "below":
            draw_shape(plot, shape)
    for note in notes:
        draw_note(plot, note)
    _write_legend(paper, _legend(traces, layout), room[0], room[1] + room[3] - 12, plot.ink)


def _plot_in(paper: Paper, traces: Sequence[Part], layout: Part, room: Box) -> Plot:
    """Both scales, with room for the texts of the axes, for their titles and for a legend."""
    left, bottom, wide, high = room
    bars = [trace for trace in traces if trace["type"] == "bar"]
    modes = {"stack", "relative", "overlay"} if len(bars) > 1 else {"group", "stack", "relative", "overlay"}
    one_of(layout.get("barmode", "group"), frozenset(modes), "bars side by side:")
    axes = {name: axis_part(layout, name) for name in "xy"}
    ink = ink_of(layout)

    def scale(name: str, start: float, length: float) -> Scale:
        is_along = any(_ALONG[trace.get("orientation", "v")] == name for trace in bars)
        reach = [value for trace in traces for value in trace[name]]
        if is_along and layout.get("barmode") in {"stack", "relative"}:
            reach += _sums(bars, name)
        has_marks = name == "y" or any("markers" in str(trace.get("mode", "")) for trace in traces)
        return scale_of(axes[name], reach, (start, start + length), from_zero=is_along, margin=has_marks)

    over = _LINE * (bool(_title(axes["y"])) + bool(_legend(traces, layout))) + 6
    under = 4 + (_size(axes["x"], ink) + 4) * axes["x"].get("showticklabels", True) + _LINE * bool(_title(axes["x"]))
    upright = scale("y", bottom + under, high - under - over)
    texts = [text for _, text in ticks_of(upright)] if axes["y"].get("showticklabels", True) else []
    beside = max((width_of(text, _size(axes["y"], ink)) + 6 for text in texts), default=0.0)
    box = (left + beside, bottom + under, wide - beside - 8, high - under - over)
    margin = layout.get("margin") or {}
    shown = layout.get("height", 450) - (margin["t"] + margin["b"] if {"t", "b"} <= set(margin) else _SCREEN)
    return Plot(paper, box, scale("x", box[0], box[2]), upright, layout, ink, max(1.0, box[3] / (shown * PX)), {})


def _title(axis: Part) -> str:
    return plain(part(axis.get("title"), "title").get("text", ""))


def _size(axis: Part, ink: Style) -> float:
    return float(part(axis.get("tickfont"), "font").get("size", ink.size / PX) * PX)


def _sums(bars: Sequence[Part], name: str) -> list[float]:
    """Sums of bars that stand on each other, which an axis has to reach."""
    sums: dict[Any, float] = {}
    for trace in bars:
        for length, place in zip(trace[name], trace["y" if name == "x" else "x"], strict=True):
            sums[place] = sums.get(place, 0.0) + (length or 0.0)
    return list(sums.values())


def _axis(plot: Plot, name: str, room: Box) -> None:
    """Hairlines of the grid of one axis, what is written at it, and its title."""
    (left, bottom, wide, high), second = plot.box, token("second_ink", "light")
    scale = plot.x if name == "x" else plot.y
    axis, size = scale.axis, _size(scale.axis, plot.ink)
    grid = colour(axis.get("gridcolor", token("hairline", "light")))
    ticks = ticks_of(scale)
    fitting = min(size, max(4.0, 0.9 * high / max(1, len(ticks)))) if name == "y" else size
    named = plot.ink.color if scale.kind == "category" or "ticktext" in axis else second
    style = Style(fitting, part(axis.get("tickfont"), "font").get("color", named))
    for value, text in ticks:
        at = scale.at(value)
        if axis.get("showgrid", scale.kind != "category"):
            ends = [(at, bottom), (at, bottom + high)] if name == "x" else [(left, at), (left + wide, at)]
            plot.paper.shape(Outline(ends), fill=False, edgecolor=grid, linewidth=0.5)
        if axis.get("showticklabels", True) and name == "x":
            letter(plot.paper, at, bottom - size - 3, text, style, align="center")
        elif axis.get("showticklabels", True):
            letter(plot.paper, left - 6, at, text, style, align="right", valign="center_baseline")
    if name == "x":
        letter(plot.paper, left + wide, room[1] + 2, _title(axis), Style(9, second), align="right")
    else:
        letter(plot.paper, room[0], bottom + high + 6, _title(axis), Style(9, second))


def _legend(traces: Sequence[Part], layout: Part) -> list[tuple[str, Part]]:
    """Names of the traces that plotly would list."""
    is_asked = len(traces) > 1 or any(trace.get("showlegend") for trace in traces)
    shown = [trace for trace in traces if trace.get("showlegend", True) and trace.get("name")]
    return [(plain(trace["name"]), trace) for trace in shown] if layout.get("showlegend", is_asked) else []


def _write_legend(paper: Paper, entries: Sequence[tuple[str, Part]], left: float, line: float, ink: Style) -> None:
    """A swatch and a name for each trace, in one row above the chart."""
    for name, trace in entries:
        marker, stroke = part(trace.get("marker"), "marker"), part(trace.get("line"), "line")
        fill = marker.get("color") or stroke.get("color") or token("member", "light")
        paper.rectangle((left, line, 9, 9), facecolor=colour(fill if isinstance(fill, str) else fill[0]))
        letter(paper, left + 13, line + 1, name, ink)
        left += 13 + width_of(name, ink.size) + 16
