"""横展開: what the registers date, played over time on the map, and what neighbours and peers have after a pilot."""

from __future__ import annotations

from functools import partial

from dashboard import session
from dashboard.components import show_credits
from dashboard.map_section import above_map, below_map
from dashboard.spread_lists import show_lists
from dashboard.spread_page import show_above, show_clock
from dashboard.views.papers import credits_of

selection, data = session.current_selection(), session.dataset()
with above_map():
    show_above(data, selection)
below_map(partial(show_lists, data, selection))
show_credits(credits_of(data))
show_clock()
