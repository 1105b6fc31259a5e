"""The chart of a target: what the register has, the line on pace for it, and the range of the projection."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import plotly.graph_objects as go

from dashboard.charts import ChartText, dress
from dashboard.palette import token
from dashboard.views.forecast import Forecast
from dashboard.views.targets import date_at

if TYPE_CHECKING:
    from dashboard.palette import Theme
    from dashboard.views.targets import Progress
    from dashboard.wording.targets import TargetWords

_WASH: Final = 0.35


def target_chart(*, progress: Progress, text: ChartText, own: TargetWords, theme: Theme) -> go.Figure:
    """Steps with a dot a date, the dashed line from nothing to the target, and the range where one is projected."""
    member, second = token("member", theme), token("second_ink", theme)
    traces = [_on_pace(progress, own, second), *_range(progress, own, theme), _actual(progress, own, member)]
    layout = dress(text, theme, height=380)
    layout["yaxis"] |= {"range": [0, progress.value * 1.08], "tickformat": ","}
    layout["xaxis"] |= {"range": [progress.start.isoformat(), f"{progress.end.year + 1}-03-01"], "tickformat": "%Y-%m"}
    day = {
        "type": "line",
        "x0": progress.day.isoformat(),
        "x1": progress.day.isoformat(),
        "y0": 0,
        "y1": 1,
        "yref": "paper",
    }
    layout["shapes"] = [{**day, "line": {"color": second, "width": 1, "dash": "dot"}}]
    return go.Figure({"data": traces, "layout": layout})


def _on_pace(progress: Progress, own: TargetWords, colour: str) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines+markers+text",
        "x": [progress.start.isoformat(), progress.day.isoformat(), progress.end.isoformat()],
        "y": [0, progress.on_pace, progress.value],
        "text": [
            "",
            own.chart["on_pace"].format(count=f"{progress.on_pace:,.0f}"),
            own.chart["target"].format(value=f"{progress.value:,}"),
        ],
        "textposition": ["top left", "bottom right", "top left"],
        "line": {"color": colour, "width": 2, "dash": "dash"},
        "marker": {"color": colour, "size": [0, 8, 8], "symbol": "diamond-open"},
        "cliponaxis": False,
        "hovertemplate": "%{x}<br>%{y:,.1f}<extra></extra>",
        "showlegend": False,
        "name": "on-pace",
    }


def _range(progress: Progress, own: TargetWords, theme: Theme) -> list[dict[str, Any]]:
    found = progress.forecast
    if not isinstance(found, Forecast):
        return []
    days = [date_at(progress.start, position).isoformat() for position in found.positions]
    accent = token("accent", theme)
    line = {"type": "scatter", "x": days, "mode": "lines", "line": {"color": accent, "width": 1}, "hoverinfo": "skip"}
    red, green, blue = (int(accent[at : at + 2], 16) for at in (1, 3, 5))
    low, high = (f"{ends[-1]:,.0f}" for ends in (found.lower, found.upper))
    named = {
        "mode": "lines+text",
        "text": [*[""] * (len(days) - 1), own.chart["range"].format(low=low, high=high)],
        "textposition": "top left",
        "textfont": {"color": accent},
        "cliponaxis": False,
    }
    wash = {"fill": "tonexty", "fillcolor": f"rgba({red},{green},{blue},{_WASH})"}
    return [
        {**line, "y": list(found.lower), "showlegend": False, "name": "lower"},
        {**line, "y": list(found.upper), **wash, **named, "showlegend": False, "name": "upper"},
    ]


def _actual(progress: Progress, own: TargetWords, colour: str) -> dict[str, Any]:
    """The steps; a dot stands on each date alone, and the count behind the day."""
    dates = progress.items["on"].drop_duplicates(keep="last").tolist()
    x = [progress.start.isoformat(), *dates, progress.day.isoformat()]
    y = [0, *(count for _, count in progress.points), progress.count]
    label = own.chart["actual"].format(count=f"{progress.count:,}")
    return {
        "type": "scatter",
        "mode": "lines+markers+text",
        "x": x,
        "y": y,
        "line": {"color": colour, "width": 3, "shape": "hv"},
        "marker": {"color": colour, "size": [0, *[9] * len(dates), 0]},
        "text": [*[""] * (len(x) - 1), label],
        "textposition": "top left",
        "textfont": {"color": colour},
        "cliponaxis": False,
        "hovertemplate": "%{x}<br>%{y:,}<extra></extra>",
        "showlegend": False,
        "name": "actual",
    }
