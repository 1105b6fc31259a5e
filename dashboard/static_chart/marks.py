"""What stands on a chart beside its traces: lines, rectangles and notes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from matplotlib.patches import Rectangle
from matplotlib.path import Path as Outline

from dashboard.palette import token
from dashboard.static_chart.lettering import PX, Style, colour, letter
from dashboard.static_chart.markup import lines_of
from dashboard.static_chart.traces import DASHES
from dashboard.static_chart.vocabulary import UnknownInChart, one_of, part

if TYPE_CHECKING:
    from dashboard.static_chart.scales import Scale
    from dashboard.static_chart.traces import Plot
    from dashboard.static_chart.vocabulary import Part

_LEADING: Final = 1.35
_PAPER: Final = frozenset({"paper", "x domain", "y domain"})


def is_footer(note: Part) -> bool:
    """Whether an annotation stands below the plot: there, paper has lines of its own."""
    return note.get("yref") == "paper" and note.get("y") == 0 and note.get("yanchor") == "top"


def draw_shape(plot: Plot, shape: Part) -> None:
    """A line or a rectangle between two corners."""
    kind = one_of(shape.get("type"), frozenset({"line", "rect"}), "a shape")
    line = part(shape.get("line"), "line")
    xs = [_at(plot.x, shape[end], shape.get("xref", "x"), plot.box[0], plot.box[2]) for end in ("x0", "x1")]
    ys = [_at(plot.y, shape[end], shape.get("yref", "y"), plot.box[1], plot.box[3]) for end in ("y0", "y1")]
    look: dict[str, Any] = {
        "edgecolor": colour(line.get("color", token("second_ink", "light"))),
        "linewidth": line.get("width", 2) * PX,
        "linestyle": DASHES[one_of(line.get("dash", "solid"), DASHES, "a line with")],
        "alpha": shape.get("opacity"),
    }
    if kind == "line":
        plot.paper.shape(Outline(list(zip(xs, ys, strict=True))), plot.box, fill=False, **look)
        return
    fill = {"facecolor": colour(shape["fillcolor"])} if "fillcolor" in shape else {"fill": False}
    low = min(xs), min(ys)
    plot.paper.add(Rectangle(low, max(xs) - low[0], max(ys) - low[1], **fill, **look), plot.box)


def draw_note(plot: Plot, note: Part) -> None:
    """A note at a point of the plot, moved by its shift. An arrow is not in the vocabulary."""
    if note.get("showarrow", True):
        raise UnknownInChart("an annotation with an arrow is not drawn on paper")
    font = part(note.get("font"), "font")
    style = Style(font.get("size", plot.ink.size / PX) * PX, font.get("color", plot.ink.color))
    x = _at(plot.x, note["x"], note.get("xref", "x"), plot.box[0], plot.box[2]) + note.get("xshift", 0) * PX
    y = _at(plot.y, note["y"], note.get("yref", "y"), plot.box[1], plot.box[3]) + _stretched(plot, note) * PX
    align = one_of(note.get("xanchor", "center"), frozenset({"left", "center", "right"}), "a note anchored")
    valign = one_of(note.get("yanchor", "middle"), frozenset({"top", "middle", "bottom"}), "a note anchored")
    lines = lines_of(note.get("text", ""))
    step = _LEADING * style.size
    above = {"top": 0.0, "middle": (len(lines) - 1) / 2, "bottom": len(lines) - 1.0}[valign] * step
    for number, line in enumerate(lines):
        own = Style(line.size * PX if line.size else style.size, line.color or style.color)
        anchor = {"top": "top", "middle": "center_baseline", "bottom": "bottom"}[valign]
        letter(plot.paper, x, y + above - number * step, line.text, own, align=align, valign=anchor, halo=True)


def _stretched(plot: Plot, note: Part) -> float:
    """How far a note is moved up: as much farther from a value as the plot is higher than on the screen."""
    shift: float = note.get("yshift", 0)
    return shift * (plot.stretch if note.get("yref", "y") == "y" else 1.0)


def _at(scale: Scale, value: Any, ref: str, start: float, length: float) -> float:  # noqa: ANN401 - a value of plotly
    if ref in _PAPER:
        return start + float(value) * length
    one_of(ref, frozenset({"x", "y"}), "a place by")
    return scale.at(value)
