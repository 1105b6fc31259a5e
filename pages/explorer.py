"""ギャップ探索: municipalities by conditions, on the map, in a table and as a number."""

from __future__ import annotations

from functools import partial

from dashboard import explorer_state, session
from dashboard.components import show_credits
from dashboard.explorer_controls import show_conditions
from dashboard.explorer_page import show_result, show_sentence
from dashboard.map_section import above_map, below_map
from dashboard.own_list_page import show_own_list
from dashboard.views.papers import credits_of

selection, data = session.current_selection(), session.dataset()
found, fault = explorer_state.found_now()
with above_map():
    show_sentence(found, fault, selection)
    show_conditions(explorer_state.asked()[0])
    show_own_list()
below_map(partial(show_result, found, selection))
show_credits(credits_of(data))
