"""A plotly figure's dict read as what a slide can draw.

What is not understood raises: a chart that lost a part without a word would say something else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from dashboard.export.deck.plotly_parts import footer_and_notes, head, plain
from dashboard.export.deck.read_bars import read_bars
from dashboard.export.deck.read_lines import read_lines
from dashboard.export.deck.shown import Streams, UnknownChart

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.export.deck.shown import Bars, Lines

_KNOWN: Final = frozenset(
    {
        "type", "orientation", "x", "y", "marker", "text", "textposition", "cliponaxis", "hoverinfo", "mode", "line",
        "hovertemplate", "showlegend", "name", "customdata", "width", "fill", "fillcolor", "textfont", "hovertext",
        "node", "link", "arrangement",
    }
)  # fmt: skip
"""What a trace may have: it is drawn, or a slide has no use for it, as for what shows on hover."""


def read(figure: Mapping[str, Any]) -> Bars | Lines | Streams:
    """The figure as what can be drawn; raises UnknownChart with the part that cannot."""
    traces, layout = list(figure.get("data", ())), figure.get("layout", {})
    kinds = {trace.get("type", "scatter") for trace in traces}
    for trace in traces:
        if unknown := sorted(set(trace) - _KNOWN):
            raise UnknownChart(f"a {trace.get('type')} has what no slide can draw: {', '.join(unknown)}")
    if kinds == {"bar"}:
        return read_bars(traces, layout)
    if kinds == {"scatter"}:
        return read_lines(traces, layout)
    if kinds == {"sankey"} and len(traces) == 1:
        return _streams(traces[0], layout)
    raise UnknownChart(f"no slide can draw a chart of {', '.join(sorted(kinds)) or 'nothing'}")


def head_of(figure: Mapping[str, Any]) -> tuple[str, str, tuple[str, ...]]:
    """Title, subtitle and footer of a figure."""
    layout = figure.get("layout", {})
    return *head(layout), footer_and_notes(layout)[0]


def _streams(trace: Mapping[str, Any], layout: Mapping[str, Any]) -> Streams:
    footer, notes = footer_and_notes(layout)
    if notes or layout.get("shapes"):
        raise UnknownChart("no slide can draw the notes over these streams")
    node, link = trace["node"], trace["link"]
    names = [plain(name) for name in node.get("customdata") or node["label"]]
    said = [plain(text) for text in link.get("customdata") or [""] * len(link["source"])]
    places = 0 if all(float(value).is_integer() for value in link["value"]) else 2
    rows = tuple(
        (names[source], names[target], f"{value:,.{places}f}", hint)
        for source, target, value, hint in zip(link["source"], link["target"], link["value"], said, strict=True)
    )
    return Streams(*head(layout), footer, rows)
