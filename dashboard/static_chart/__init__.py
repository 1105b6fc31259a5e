"""Charts for paper and slides: the plotly figure of the screen, drawn on the server with matplotlib.

Importing this package imports matplotlib: do it where a picture is asked for, not when the app starts.
"""

from __future__ import annotations

from dashboard.static_chart.page import draw_chart
from dashboard.static_chart.vocabulary import UnknownInChart
from dashboard.static_map.paper import Format, saved

__all__ = ["Format", "UnknownInChart", "draw_chart", "saved"]
