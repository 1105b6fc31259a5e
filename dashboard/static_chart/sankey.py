"""Streams between nodes in columns, as plotly lays them out from left to right."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import numpy as np
from matplotlib.path import Path as Outline

from dashboard.palette import token
from dashboard.static_chart.lettering import PX, Style, colour, letter
from dashboard.static_chart.markup import plain
from dashboard.static_chart.vocabulary import UnknownInChart, each, one_of, part
from dashboard.static_map.paper import width_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.static_chart.vocabulary import Part
    from dashboard.static_map.frames import Box
    from dashboard.static_map.paper import Paper

_ROUNDS: Final = 12
_WIDE: Final = 9.0
_BESIDE: Final = 3.0
_LEAST: Final = 0.6
_PALE: Final = "rgba(0,0,0,0.2)"

_Link = tuple[int, int, float]
"""A stream: the places of its nodes, and its weight."""


@dataclass(slots=True)
class _Node:
    """A node: its column, its weight, and its upper and lower edge from the top of the picture downwards."""

    column: int = 0
    weight: float = 0.0
    top: float = 0.0
    comes: list[int] = field(default_factory=list)
    goes: list[int] = field(default_factory=list)


def draw_sankey(paper: Paper, trace: Part, box: Box, ink: Style) -> None:
    """Nodes as bars with their labels beside them, streams as bands as wide as their weight.

    Raises UnknownInChart where the streams run in a circle.
    """
    node, link = part(trace["node"], "node"), part(trace["link"], "link")
    part(node.get("line"), "line")
    one_of(node.get("align", "justify"), frozenset({"left"}), "nodes aligned")
    one_of(trace.get("arrangement", "snap"), frozenset({"fixed", "snap"}), "streams arranged")
    links = list(zip(link["source"], link["target"], map(float, link["value"]), strict=True))
    nodes = _weighed(len(node["label"]), links)
    pad = _laid_out(nodes, links, box[3], node.get("pad", 20) * PX)
    unit = _unit(nodes, box[3], pad)
    left, bottom, wide, high = box
    columns = 1 + max((own.column for own in nodes), default=0)
    font = part(trace.get("textfont"), "font")
    fullest = max((sum(own.column == column for own in nodes) for column in range(columns)), default=1)
    style = Style(min(font.get("size", ink.size / PX) * PX, 0.85 * high / fullest), font.get("color", ink.color))
    labels = [plain(label) for label in node["label"]]
    last = [width_of(label, style.size) for label, own in zip(labels, nodes, strict=True) if own.column == columns - 1]
    step = (wide - _WIDE - _BESIDE - max(last, default=0)) / max(1, columns - 1)
    xs = [left + own.column * step for own in nodes]
    streams = each(link.get("color"), len(links), _PALE)
    starts, ends = _edges(nodes, links, unit)
    for number, (source, target, weight) in enumerate(links):
        start, end = (xs[source] + _WIDE, bottom + high - starts[number]), (xs[target], bottom + high - ends[number])
        band = _band(start, end, max(_LEAST, weight * unit))
        paper.shape(band, facecolor=colour(streams[number]), edgecolor="none", gid=f"stream-{number}")
    fills = each(node.get("color"), len(nodes), token("second_ink", "light"))
    for place, (own, x) in enumerate(zip(nodes, xs, strict=True)):
        tall = max(_LEAST, own.weight * unit)
        low = bottom + high - own.top - tall
        paper.rectangle((x, low, _WIDE, tall), facecolor=colour(fills[place]), gid=f"node-{place}")
        at = x + _WIDE + _BESIDE, low + tall / 2
        letter(paper, *at, labels[place], style, valign="center_baseline", halo=True)


def _weighed(count: int, links: Sequence[_Link]) -> list[_Node]:
    """Nodes with their column, the longest way from a beginning, and the larger of what comes and what goes."""
    nodes = [_Node() for _ in range(count)]
    for number, (source, target, _) in enumerate(links):
        nodes[source].goes.append(number)
        nodes[target].comes.append(number)
    for node in nodes:
        node.weight = max(sum(links[n][2] for n in node.comes), sum(links[n][2] for n in node.goes))
    for _ in range(count + 1):
        behind = [(s, t) for s, t, _ in links if nodes[t].column <= nodes[s].column]
        if not behind:
            return nodes
        for source, target in behind:
            nodes[target].column = nodes[source].column + 1
    raise UnknownInChart("streams in a circle are not drawn on paper")


def _unit(nodes: Sequence[_Node], high: float, pad: float) -> float:
    """Points for a weight of one, so that the fullest column fits."""
    columns = {node.column for node in nodes}
    fits = []
    for column in columns:
        own = [node.weight for node in nodes if node.column == column]
        fits.append((high - pad * (len(own) - 1)) / max(sum(own), 1e-9))
    return min(fits, default=1.0)


def _laid_out(nodes: list[_Node], links: Sequence[_Link], high: float, wanted: float) -> float:
    """Put the nodes of each column where their streams come from and go to; returns the space between them."""
    columns = [[node for node in nodes if node.column == column] for column in sorted({node.column for node in nodes})]
    fullest = max((len(column) for column in columns), default=1)
    pad = min(wanted, 0.5 * high / max(1, fullest))
    unit = _unit(nodes, high, pad)
    for column in columns:
        _apart(column, unit, pad, high)
    for turn in range(_ROUNDS):
        for column in columns if turn % 2 == 0 else columns[::-1]:
            for node in column:
                near = (
                    [(nodes[links[n][0]], links[n][2]) for n in node.comes]
                    if turn % 2 == 0
                    else [(nodes[links[n][1]], links[n][2]) for n in node.goes]
                )
                if near:
                    middle = sum((o.top + o.weight * unit / 2) * w for o, w in near) / sum(w for _, w in near)
                    node.top = middle - node.weight * unit / 2
            column.sort(key=lambda node: node.top + node.weight * unit / 2)
            _apart(column, unit, pad, high)
    return pad


def _apart(column: Sequence[_Node], unit: float, pad: float, high: float) -> None:
    """Move nodes down, then up, until none covers another and all are within the height."""
    edge = 0.0
    for node in column:
        node.top = max(node.top, edge)
        edge = node.top + node.weight * unit + pad
    edge = high
    for node in reversed(column):
        node.top = min(node.top, edge - node.weight * unit)
        edge = node.top - pad


def _edges(nodes: Sequence[_Node], links: Sequence[_Link], unit: float) -> tuple[list[float], list[float]]:
    """Where each stream begins and ends, from the top; those of a node lie in the order of their other ends."""
    starts, ends = [0.0] * len(links), [0.0] * len(links)
    for node in nodes:
        edge = node.top
        for number in sorted(node.goes, key=lambda n: nodes[links[n][1]].top):
            starts[number] = edge
            edge += links[number][2] * unit
        edge = node.top
        for number in sorted(node.comes, key=lambda n: nodes[links[n][0]].top):
            ends[number] = edge
            edge += links[number][2] * unit
    return starts, ends


def _band(start: tuple[float, float], end: tuple[float, float], tall: float) -> Outline:
    """A stream from the upper corner of its beginning to that of its end."""
    (x0, y0), (x1, y1) = start, end
    half = (x0 + x1) / 2
    upper = [(x0, y0), (half, y0), (half, y1), (x1, y1)]
    lower = [(x, y - tall) for x, y in reversed(upper)]
    curve, line = Outline.CURVE4, Outline.LINETO
    codes = [Outline.MOVETO, curve, curve, curve, line, curve, curve, curve, line]
    return Outline(np.array([*upper, *lower, start]), np.array(codes, np.uint8))
