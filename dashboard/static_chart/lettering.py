"""Texts on a chart: pixels of the screen as points, colours of the figure, nothing beyond the edge of the page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from matplotlib.patheffects import Stroke

from dashboard.palette import token
from dashboard.static_chart.vocabulary import UnknownInChart, part
from dashboard.static_map.paper import printable, width_of

if TYPE_CHECKING:
    from dashboard.static_chart.vocabulary import Part
    from dashboard.static_map.paper import Paper

PX: Final = 0.75
"""Points of a pixel."""
MARGIN: Final = 28.0
_RGBA: Final = re.compile(r"rgba?\((\d+),(\d+),(\d+)(?:,([0-9.]+))?\)")

Colour = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is written: size in points and colour."""

    size: float
    color: str


def colour(said: str) -> Colour:
    """A colour as plotly has it. Raises UnknownInChart for what is neither #rrggbb nor rgb(a)."""
    if re.fullmatch(r"#[0-9A-Fa-f]{6}", said):
        red, green, blue = (int(said[at : at + 2], 16) / 255 for at in (1, 3, 5))
        return red, green, blue, 1.0
    found = _RGBA.fullmatch(said.replace(" ", ""))
    if found is None:
        raise UnknownInChart(f"the colour {said!r} is not drawn on paper")
    red, green, blue = (int(found[number]) / 255 for number in (1, 2, 3))
    return red, green, blue, float(found[4] or 1)


def ink_of(layout: Part) -> Style:
    """The type of a chart, which its texts have unless they say otherwise."""
    font = part(layout.get("font"), "font")
    return Style(font.get("size", 12) * PX, font.get("color", token("ink", "light")))


def letter(
    paper: Paper,
    x: float,
    y: float,
    text: str,
    style: Style,
    *,
    align: str = "left",
    valign: str = "baseline",
    halo: bool = False,
) -> None:
    """A line of text at a point, moved as far as the page needs to hold it; with a halo of paper over lines and fills."""
    if not text:
        return
    wide = width_of(text, style.size)
    before = {"left": 0.0, "center": wide / 2, "right": wide}[align]
    left = min(max(x - before, 6.0), max(6.0, paper.width - 6.0 - wide))
    passes: list[tuple[str, list[Stroke]]] = [(style.color, [])]
    if halo:
        passes.insert(
            0, (token("paper", "light"), [Stroke(linewidth=0.3 * style.size, foreground=token("paper", "light"))])
        )
    for ink, effects in passes:
        line = paper.axes.text(
            left + before,
            y,
            printable(text),
            fontsize=style.size,
            color=colour(ink),
            ha=align,
            va=valign,
            parse_math=False,
            path_effects=effects,
        )
        line.set_zorder(10_000)
