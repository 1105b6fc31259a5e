"""The timeline of pilots: a bar a day of selection and programme, from the earliest down to the latest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import plotly.graph_objects as go

from dashboard.charts import dress
from dashboard.palette import token

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from dashboard.charts import ChartText
    from dashboard.palette import Theme

_ROW: Final = 48
_ROOM: Final = 1.2


def selection_days(
    *, selected: Sequence[tuple[str, pd.Timestamp, int]], counted: str, text: ChartText, theme: Theme
) -> go.Figure:
    """How many projects of a programme were selected on a day; a row each of `selected`, in its order.

    Rows are days, not a scale of time: most days lie within one year, years apart from the first. `counted` says a
    number in words ("{n}件").
    """
    numbers = [number for _, _, number in selected]
    rows = list(range(len(selected)))
    bars = {
        "type": "bar",
        "orientation": "h",
        "x": numbers,
        "y": rows,
        "width": 0.36,
        "marker": {"color": token("member", theme)},
        "text": [counted.format(n=number) for number in numbers],
        "textposition": "outside",
        "cliponaxis": False,
        "hoverinfo": "skip",
    }
    layout = dress(text, theme, height=_ROW * len(rows) + 150)
    layout["yaxis"] |= {
        "range": [len(rows) - 0.5, -0.8],
        "tickvals": rows,
        "ticktext": [f"{day:%Y-%m-%d}" for _, day, _ in selected],
        "showgrid": False,
        "ticks": "",
    }
    layout["xaxis"] |= {"range": [0, max(numbers) * _ROOM + 0.5], "showticklabels": False, "showgrid": False}
    layout["annotations"] += [
        {
            "x": 0,
            "y": row,
            "yshift": 18,
            "text": programme,
            "showarrow": False,
            "xanchor": "left",
            "font": {"size": 12, "color": token("second_ink", theme)},
        }
        for row, (programme, _, _) in enumerate(selected)
    ]
    return go.Figure({"data": [bars], "layout": layout})
