"""Charts as functions of a view: one highlighted series, direct labels, the source underneath."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from html import escape
from typing import TYPE_CHECKING, Any, Final

import plotly.graph_objects as go

from dashboard.palette import token
from dashboard.text import percent

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from dashboard.palette import Theme
    from dashboard.wording import Words

_FONT: Final = "Noto Sans JP, Hiragino Sans, Yu Gothic, Meiryo, sans-serif"
_BAR: Final = 20
_MARGIN: Final = 0.35
_REORGANISED: Final = "2024-10-29"
_CLOSE: Final = 120  # days; closer points would write over each other


@dataclass(frozen=True, slots=True)
class ChartText:
    """What stands around a chart: the finding, what is measured, and whose word it is."""

    title: str
    subtitle: str
    footer: tuple[str, ...]


def share_bars(
    *,
    table: pd.DataFrame,
    names: Sequence[str],
    text: ChartText,
    words: Words,
    theme: Theme,
) -> go.Figure:
    """Horizontal bars of `percent` with n/N behind each; one row of `table` a bar, in its order.

    `names` are the labels of the rows.
    """
    labels = [
        f"{percent(value, words)}  {int(count):,}/{int(total):,}"
        for value, count, total in table[["percent", "count", "total"]].to_numpy()
    ]
    bars = {
        "type": "bar",
        "x": table["percent"].round(1).tolist(),
        "y": list(names),
        "orientation": "h",
        "marker": {"color": token("member", theme)},
        "text": labels,
        "textposition": "outside",
        "cliponaxis": False,
        "hoverinfo": "skip",
    }
    layout = dress(text, theme, height=_BAR * len(table) + 150)
    layout["yaxis"] |= {"autorange": "reversed", "tickfont": {"size": 13}, "ticks": "", "showgrid": False}
    layout["xaxis"] |= {"range": [0, _upper(table["percent"].max())], "ticksuffix": "%"}
    return go.Figure({"data": [bars], "layout": layout})


def _upper(largest: float) -> float:
    return min(140.0, max(10.0, largest * (1 + _MARGIN)))


def totals_over_time(*, totals: pd.DataFrame, text: ChartText, words: Words, theme: Theme) -> go.Figure:
    """Published totals of both bodies over time, the change of body drawn as a break, lower bounds hollow.

    `totals` has body, as_of, member_class, count and is_lower_bound. The two bodies never share a line.
    """
    series = (
        ("council", "正会員計", "member"),
        ("council", "協力会員", "second_ink"),
        ("platform", "官", "member"),
        ("platform", "民", "second_ink"),
        ("platform", "総計", "accent"),
    )
    lines = []
    for body, member_class, colour in series:
        own = totals[(totals["body"] == body) & (totals["member_class"] == member_class)]
        if member_class == "総計":
            own = own[own["is_lower_bound"]]
        if not own.empty:
            lines.append(_line(own, words.over_time_classes[member_class], token(colour, theme), words))
    layout = dress(text, theme, height=380)
    layout["yaxis"] |= {"rangemode": "tozero", "tickformat": ","}
    layout["xaxis"] |= {"range": _period(totals["as_of"]), "tickformat": "%Y", "dtick": "M12"}
    edge = {"x0": _REORGANISED, "x1": _REORGANISED, "y0": 0, "y1": 1, "yref": "paper"}
    layout["shapes"] = [
        {"type": "line", **edge, "line": {"color": token("second_ink", theme), "width": 1, "dash": "dash"}}
    ]
    layout["annotations"].append(
        {
            "x": _REORGANISED,
            "y": 1,
            "yref": "paper",
            "text": f"{_REORGANISED} {words.reorganised}",
            "showarrow": False,
            "xanchor": "right",
            "xshift": -6,
            "yanchor": "top",
        }
    )
    return go.Figure({"data": lines, "layout": layout})


def _period(days: pd.Series) -> list[str]:
    """The time that the points and the change of body lie in, with room for the numbers."""
    known = [*days, _REORGANISED]
    first, last = date.fromisoformat(min(known)), date.fromisoformat(max(known))
    return [(first - timedelta(days=120)).isoformat(), (last + timedelta(days=240)).isoformat()]


def _line(own: pd.DataFrame, name: str, colour: str, words: Words) -> dict[str, Any]:
    ordered = own.sort_values("as_of")
    last = len(ordered) - 1
    days = [date.fromisoformat(as_of) for as_of in ordered["as_of"]]
    counts = [
        f"{count:,}{words.at_least if is_bound else ''}"
        for count, is_bound in zip(ordered["count"], ordered["is_lower_bound"], strict=True)
    ]
    return {
        "type": "scatter",
        "x": ordered["as_of"].tolist(),
        "y": ordered["count"].tolist(),
        "mode": "lines+markers+text",
        "text": [
            f"{name} {count}" if position == last else count if _has_room(days, position) else ""
            for position, count in enumerate(counts)
        ],
        "textposition": "top center",
        "line": {"color": colour, "width": 2},
        "marker": {
            "color": colour,
            "size": 9,
            "symbol": ["circle-open" if is_bound else "circle" for is_bound in ordered["is_lower_bound"]],
        },
        "cliponaxis": False,
        "hovertemplate": "%{x}<br>%{y:,}<extra></extra>",
        "showlegend": False,
    }


def _has_room(days: Sequence[date], position: int) -> bool:
    """Whether a point stands far enough from the next one for its number; the numbers of all show on hover."""
    return (days[position + 1] - days[position]).days > _CLOSE


def dress(text: ChartText, theme: Theme, *, height: int) -> dict[str, Any]:
    """Layout of every chart: type, paper and grid, with the footer inside so that a saved picture keeps it.

    Built whole and checked once by `go.Figure`: its update methods take ten times as long.
    """
    ink, second, hairline, paper = (token(name, theme) for name in ("ink", "second_ink", "hairline", "paper"))
    axis = {"gridcolor": hairline, "zeroline": False, "automargin": True, "fixedrange": True}
    footer = {
        "text": "<br>".join(map(escape, text.footer)),
        "x": 0,
        "xref": "paper",
        "y": 0,
        "yref": "paper",
        "yshift": -34,
        "showarrow": False,
        "xanchor": "left",
        "yanchor": "top",
        "font": {"size": 12, "color": second},
        "align": "left",
    }
    return {
        "template": "none",
        "title": {
            "text": f"{escape(text.title)}<br><span style='font-size:13px;color:{second}'>{escape(text.subtitle)}</span>",
            "x": 0,
            "xref": "container",
            "font": {"size": 17, "color": ink},
            "y": 1,
            "yref": "container",
            "yanchor": "top",
            "pad": {"t": 16, "l": 8},
        },
        "font": {"family": _FONT, "size": 13, "color": ink},
        "paper_bgcolor": paper,
        "plot_bgcolor": paper,
        "margin": {"l": 8, "r": 16, "t": 76, "b": 40 + 18 * len(text.footer)},
        "height": height,
        "bargap": 0.25,
        "dragmode": False,
        "hovermode": "closest",
        "separators": ".,",
        "xaxis": {**axis, "linecolor": hairline},
        "yaxis": axis,
        "annotations": [footer],
    }
