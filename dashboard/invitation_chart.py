"""The stair of the invitations: what is measured today and after each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import plotly.graph_objects as go

from dashboard.charts import dress
from dashboard.palette import token

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.charts import ChartText
    from dashboard.palette import Theme

_FEW_STEPS: Final = 60  # more marks would touch each other
_FEW: Final = 5  # of a count as small, an axis would have tenths


def step_line(
    *,
    values: Sequence[float],
    labels: Sequence[str],
    goal: tuple[float, str] | None,
    text: ChartText,
    theme: Theme,
    is_count: bool = False,
) -> go.Figure:
    """A stair of `values` over the number of steps, from 0; its first and last point are labelled.

    `labels` are the values in words, `goal` the value to be reached and its label. Of what
    `is_count`, only whole numbers stand at the axis.
    """
    last = len(values) - 1
    colour, second = token("member", theme), token("second_ink", theme)
    stair = {
        "type": "scatter",
        "x": list(range(len(values))),
        "y": list(values),
        "mode": "lines+markers+text" if last <= _FEW_STEPS else "lines+text",
        "line": {"color": colour, "width": 2, "shape": "hv"},
        "marker": {"color": colour, "size": 7},
        "text": [label if place in {0, last} else "" for place, label in enumerate(labels)],
        "textposition": "top right",
        "customdata": list(labels),
        "hovertemplate": "%{x}: %{customdata}<extra></extra>",
        "cliponaxis": False,
        "showlegend": False,
    }
    layout = dress(text, theme, height=340)
    top = max([*values, goal[0] if goal else 0, 1])
    layout["yaxis"] |= {"range": [0, top * 1.15], "tickformat": ",~f"} | (
        {"dtick": 1} if is_count and top <= _FEW else {}
    )
    layout["xaxis"] |= {
        "range": [-0.02 * max(last, 1), last * 1.04 + 0.1],
        "tickformat": "d",
        "nticks": min(10, last + 1),
    }
    if goal:
        line = {"x0": 0, "x1": 1, "xref": "paper", "y0": goal[0], "y1": goal[0]}
        layout["shapes"] = [{"type": "line", **line, "line": {"color": second, "width": 1, "dash": "dash"}}]
        layout["annotations"].append(
            {
                "x": 0,
                "xref": "paper",
                "y": goal[0],
                "text": goal[1],
                "showarrow": False,
                "xanchor": "left",
                "yanchor": "bottom",
                "font": {"color": second},
            }
        )
    return go.Figure({"data": [stair], "layout": layout})
