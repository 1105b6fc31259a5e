"""Maps for paper and slides, drawn on the server with matplotlib from the same views as the screen.

Importing this package imports matplotlib: do it where a picture is asked for, not when the app starts.
"""

from __future__ import annotations

from dashboard.static_map.one_page import draw_briefing, draw_panel
from dashboard.static_map.paper import Format, saved, with_painted_shapes
from dashboard.static_map.prefecture_page import MAP_SCALE, draw_prefecture_paper
from dashboard.static_map.sheet import MOST, draw_map, draw_sheet, sheet_title

__all__ = [
    "MAP_SCALE",
    "MOST",
    "Format",
    "draw_briefing",
    "draw_map",
    "draw_panel",
    "draw_prefecture_paper",
    "draw_sheet",
    "saved",
    "sheet_title",
    "with_painted_shapes",
]
