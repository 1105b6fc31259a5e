"""概況: how many are in, where, since when."""

from __future__ import annotations

from functools import partial

from dashboard import session
from dashboard.components import show_credits, show_header
from dashboard.figures import overview_sentence
from dashboard.map_section import above_map, below_map
from dashboard.overview_page import show_charts, show_empty, show_figures
from dashboard.views.overview import overview_view
from dashboard.views.papers import credits_of

words, selection, data = session.words(), session.current_selection(), session.dataset()
view = overview_view(data, selection)
with above_map():
    show_header(words.pages["overview"], selection, overview_sentence(view, words), has_sample=view.has_sample)
    if view.is_empty:
        show_empty(data, words)
    else:
        show_figures(view, words)
if not view.is_empty:
    below_map(partial(show_charts, view, words))
show_credits(credits_of(data))
