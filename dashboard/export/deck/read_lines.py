"""Plotly's lines and marks, and the lines across them, as lines of a slide."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from dashboard.export.deck.plotly_parts import each, footer_and_notes, head, name_of, number, plain, theme_of
from dashboard.export.deck.shown import Line, Lines, Point, UnknownChart

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dashboard.export.deck.plotly_parts import Written
    from dashboard.palette import Theme

DAY_ZERO: Final = date(1899, 12, 30)
"""Day 0 of a workbook."""
_MODES: Final = frozenset({"lines", "markers", "text"})
_FILLS: Final = frozenset({None, "none", "tonexty"})
"""A range between two lines is drawn as its two edges."""
_SYMBOLS: Final = {"circle": True, "circle-open": False, "diamond": True, "diamond-open": False}
"""Whether a marker is filled."""


def read_lines(traces: Sequence[Mapping[str, Any]], layout: Mapping[str, Any]) -> Lines:
    """Lines over numbers or days on an axis from zero. Raises UnknownChart."""
    theme, xs = theme_of(layout), [value for trace in traces for value in trace["x"]]
    is_dated = any(isinstance(value, str) for value in xs)
    lines = [_line(trace, theme, is_dated=is_dated) for trace in traces]
    highest = [point.y for line in lines for point in line.points]
    axis, y_axis = layout.get("xaxis", {}), layout.get("yaxis", {})
    if "log" in {axis.get("type"), y_axis.get("type")} or min(highest, default=0) < 0:
        raise UnknownChart("lines of a slide stand on an axis from zero")
    low, high = axis.get("range") or (min(xs), max(xs))
    x_range = (_place(low, is_dated=is_dated), _place(high, is_dated=is_dated))
    upper = float(y_axis["range"][1]) if y_axis.get("range") else max(highest, default=0.0) * 1.1
    footer, notes = footer_and_notes(layout)
    for shape in layout.get("shapes", ()):
        own = _notes_of(shape, notes)
        notes = [note for note in notes if note not in own]
        lines.append(_rule(shape, own, x_range, upper, theme, is_dated=is_dated))
    if notes:
        raise UnknownChart("no slide can draw the notes over these lines")
    return Lines(*head(layout), footer, tuple(lines), x_range, upper, is_dated)


def _place(value: Written, *, is_dated: bool) -> float:
    return float((date.fromisoformat(str(value)[:10]) - DAY_ZERO).days) if is_dated else float(value)


def _line(trace: Mapping[str, Any], theme: Theme, *, is_dated: bool) -> Line:
    look, marker = trace.get("line", {}), trace.get("marker", {})
    modes, shape = set(trace.get("mode", "lines").split("+")), look.get("shape", "linear")
    if unknown := sorted(modes - _MODES):
        raise UnknownChart(f"no slide can draw {', '.join(unknown)}")
    if trace.get("fill") not in _FILLS:
        raise UnknownChart(f"no slide can fill an area {trace['fill']}")
    if shape not in {"linear", "hv"}:
        raise UnknownChart(f"no slide can draw a line of shape {shape}")
    points = _points(trace, modes, is_dated=is_dated)
    name = next((point.label for point in reversed(points) if point.label), plain(trace.get("name") or ""))
    colour = name_of(look.get("color") or marker.get("color"), theme)
    width = float(look.get("width", 2)) if "lines" in modes else 0.0
    return Line(name, tuple(_stairs(points) if shape == "hv" else points), colour, look.get("dash", "solid"), width)


def _points(trace: Mapping[str, Any], modes: set[str], *, is_dated: bool) -> list[Point]:
    marker, count = trace.get("marker", {}), len(trace["x"])
    texts = [plain(text) for text in each(trace.get("text") or "", count)] if "text" in modes else [""] * count
    sides = each(trace.get("textposition", "top center"), count)
    sizes, symbols = each(marker.get("size", 6), count), each(marker.get("symbol", "circle"), count)
    if unknown := sorted(set(symbols) - set(_SYMBOLS)):
        raise UnknownChart(f"no slide has the marker {', '.join(unknown)}")
    return [
        Point(
            _place(x, is_dated=is_dated),
            float(y),
            text,
            "below" if side.startswith("bottom") else "above",
            "markers" in modes and bool(size),
            _SYMBOLS[symbol],
        )
        for x, y, text, side, size, symbol in zip(trace["x"], trace["y"], texts, sides, sizes, symbols, strict=True)
        if number(y) is not None
    ]


def _stairs(points: Sequence[Point]) -> list[Point]:
    """Points with the corners of the steps between them."""
    found: list[Point] = []
    for point in points:
        if found and found[-1].y != point.y:
            found.append(Point(point.x, found[-1].y))
        found.append(point)
    return found


def _is_upright(shape: Mapping[str, Any]) -> bool:
    """Whether a shape is an upright line across the chart, and not a level one; raises UnknownChart where it is neither."""
    if shape.get("type") == "line" and shape.get("yref") == "paper" and shape["x0"] == shape["x1"]:
        return True
    if shape.get("type") == "line" and shape.get("xref") == "paper" and shape["y0"] == shape["y1"]:
        return False
    raise UnknownChart("no slide can draw the shapes over these lines")


def _notes_of(shape: Mapping[str, Any], notes: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The notes that stand at a line across the chart."""
    at, free = ("x", "y") if _is_upright(shape) else ("y", "x")
    return [note for note in notes if note.get(at) == shape[f"{at}0"] and note.get(f"{free}ref") == "paper"]


def _rule(
    shape: Mapping[str, Any],
    own: Sequence[Mapping[str, Any]],
    x_range: tuple[float, float],
    upper: float,
    theme: Theme,
    *,
    is_dated: bool,
) -> Line:
    """A line across the chart with the text of its notes."""
    label, look = " ".join(plain(note["text"]) for note in own), shape.get("line", {})
    if _is_upright(shape):
        at = _place(shape["x0"], is_dated=is_dated)
        side = "left" if any(note.get("xanchor") == "right" for note in own) else "right"
        points = (Point(at, 0.0), Point(at, upper, label, side))
    else:
        at = float(shape["y0"])
        points = (Point(x_range[0], at, label, "right"), Point(x_range[1], at))
    return Line(
        label, points, name_of(look.get("color"), theme), look.get("dash", "solid"), float(look.get("width", 1))
    )
