"""加入シミュレーター: coverage today beside what it would be if the ticked municipalities joined."""

from __future__ import annotations

from functools import partial

from dashboard import session, whatif_ticks
from dashboard.components import show_credits
from dashboard.map_section import above_map, below_map
from dashboard.views.papers import credits_of
from dashboard.views.whatif import whatif_view
from dashboard.whatif_page import show_above, show_below, show_impossible

selection, data, towns = session.current_selection(), session.dataset(), whatif_ticks.towns_now()
view = whatif_view(data, towns, whatif_ticks.ticks(), selection.prefecture)
with above_map():
    if view is None:
        show_impossible(data, towns, selection)
    else:
        show_above(data, towns, view, selection)
if view is not None:
    below_map(partial(show_below, data, towns, view, selection))
show_credits(credits_of(data))
