"""The streams from themes to places as a plotly Sankey diagram."""

from __future__ import annotations

from collections import Counter
from html import escape
from typing import TYPE_CHECKING, Any, Final

import plotly.graph_objects as go

from dashboard.charts import dress
from dashboard.palette import token

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.charts import ChartText
    from dashboard.palette import Theme
    from dashboard.views.evidence_flow import Edge, Flow, Node

_ROW: Final = 28
"""Height of a node in the fullest column, so that its label stands alone."""
_SIGNS: Final = {"ja": (16, 11), "en": (30, 20)}
"""Signs of a label that find room beside a node, with up to five columns and with six."""
_FULL_FIGURE: Final = 6
_STRENGTH: Final = {True: 0.75, False: 0.35, None: 0.2}
"""Opacity of a stream: of a link that a person confirmed, of an estimate, and of what the registers say themselves."""


def evidence_sankey(
    *,
    flow: Flow,
    names: Mapping[Node, str],
    labels: Mapping[Node, str],
    hints: Mapping[tuple[Node, Node], str],
    text: ChartText,
    language: str,
    theme: Theme,
) -> go.Figure:
    """Nodes in columns from theme to place with their labels, streams as wide as their weight; names and `hints` on hover."""
    at = {node: place for place, node in enumerate(flow.nodes)}
    fullest = max(Counter(node.column for node in flow.nodes).values(), default=1)
    columns = 1 + max((node.column for node in flow.nodes), default=0)
    room = _SIGNS[language][columns >= _FULL_FIGURE]
    nodes: dict[str, Any] = {
        "label": [escape(_cut(labels[node], room)) for node in flow.nodes],
        "customdata": [escape(names[node]) for node in flow.nodes],
        "color": [token("member" if node.kind in {"theme", "place"} else "second_ink", theme) for node in flow.nodes],
        "line": {"width": 0},
        "pad": 12,
        "thickness": 12,
        "align": "left",
        "hovertemplate": "%{customdata}<extra></extra>",
    }
    streams: dict[str, Any] = {
        "source": [at[edge.source] for edge in flow.edges],
        "target": [at[edge.target] for edge in flow.edges],
        "value": [edge.weight for edge in flow.edges],
        "color": [_colour(edge, theme) for edge in flow.edges],
        "customdata": [escape(hints.get((edge.source, edge.target), "")) for edge in flow.edges],
        "hovertemplate": "%{source.customdata} → %{target.customdata}<br>%{customdata}<extra></extra>",
    }
    layout = dress(text, theme, height=max(360, _ROW * fullest) + 110)
    layout["font"] |= {"size": 12}
    trace = {
        "type": "sankey",
        "arrangement": "fixed",
        "node": nodes,
        "link": streams,
        "textfont": {"color": token("ink", theme)},
    }
    return go.Figure({"data": [trace], "layout": layout})


def _cut(name: str, room: int) -> str:
    return name if len(name) <= room else f"{name[: room - 1]}…"


def _colour(edge: Edge, theme: Theme) -> str:
    colour = token("member" if edge.is_by_hand is not None else "second_ink", theme).lstrip("#")
    red, green, blue = (int(colour[place : place + 2], 16) for place in (0, 2, 4))
    return f"rgba({red},{green},{blue},{_STRENGTH[edge.is_by_hand]})"
