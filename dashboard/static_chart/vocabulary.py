"""The part of plotly that our charts speak: what of a figure is drawn, and what only a screen needs.

What is in neither is refused: a printed chart must not say less than the one on the screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

Part = dict[str, Any]

_HOVER: Final = frozenset({"hoverinfo", "hovertemplate", "hovertext", "hoverlabel", "customdata", "selectedpoints"})
_LINE: Final = frozenset({"color", "width", "dash", "shape"})
_FONT: Final = frozenset({"family", "size", "color"})
_PLACE: Final = frozenset({"x", "y", "xref", "yref", "xanchor", "yanchor"})
KNOWN: Final[Mapping[str, frozenset[str]]] = {
    "figure": frozenset({"data", "layout"}),
    "layout": frozenset(
        {"title", "font", "xaxis", "yaxis", "annotations", "shapes", "barmode", "bargap", "height", "showlegend"}
        # of the screen alone: paper has its own colours, margins and legend
        | {"template", "paper_bgcolor", "plot_bgcolor", "margin", "width", "dragmode", "hovermode", "separators"}
        | {"legend", "uirevision"}
    ),
    "title": _PLACE | {"text", "font", "pad"},
    "font": _FONT,
    "axis": frozenset(
        {
            "type",
            "range",
            "autorange",
            "rangemode",
            "tickformat",
            "ticksuffix",
            "dtick",
            "nticks",
            "tickvals",
            "ticktext",
        }
        | {
            "tickmode",
            "showticklabels",
            "tickfont",
            "showgrid",
            "gridcolor",
            "linecolor",
            "categoryorder",
            "categoryarray",
        }
        | {"title", "ticks", "zeroline", "automargin", "fixedrange", "hoverformat"}
    ),
    "bar": _HOVER
    | {"type", "x", "y", "orientation", "width", "marker", "text", "textposition", "textfont", "cliponaxis", "name"}
    | {"showlegend", "insidetextanchor"},
    "scatter": _HOVER
    | {"type", "x", "y", "mode", "line", "marker", "text", "textposition", "textfont", "cliponaxis", "name"}
    | {"showlegend", "fill", "fillcolor"},
    "sankey": _HOVER | {"type", "arrangement", "node", "link", "textfont", "name"},
    "node": _HOVER | {"label", "color", "line", "pad", "thickness", "align"},
    "link": _HOVER | {"source", "target", "value", "color", "label"},
    "marker": frozenset({"color", "size", "symbol", "line", "opacity"}),
    "line": _LINE,
    "shape": frozenset({"type", "x0", "x1", "y0", "y1", "xref", "yref", "line", "fillcolor", "opacity", "layer"}),
    "annotation": _PLACE | {"xshift", "yshift", "text", "showarrow", "align", "font"},
}
"""Keys by the part of a figure that has them."""


class UnknownInChart(ValueError):
    """A figure has something that paper cannot show."""


def part(mapping: Mapping[str, Any] | None, kind: str) -> Part:
    """A part of a figure without what is not set. Raises UnknownInChart for a key that is not in the vocabulary."""
    found = {key: value for key, value in (mapping or {}).items() if value is not None}
    if unknown := found.keys() - KNOWN[kind]:
        raise UnknownInChart(f"{kind} with {', '.join(sorted(unknown))} is not drawn on paper")
    return found


def one_of(value: Any, known: frozenset[Any] | Mapping[Any, Any], what: str) -> Any:  # noqa: ANN401 - values of plotly
    """The value where it is known. Raises UnknownInChart."""
    if value not in known:
        raise UnknownInChart(f"{what} {value!r} is not drawn on paper")
    return value


def each(value: Any, count: int, default: Any) -> list[Any]:  # noqa: ANN401 - values of plotly
    """A value for each of `count` points: plotly takes one for all or a list. Raises UnknownInChart."""
    if value is None:
        return [default] * count
    if isinstance(value, str | int | float):
        return [value] * count
    values = list(value)
    if len(values) != count:
        raise UnknownInChart(f"{len(values)} values for {count} points")
    return values
