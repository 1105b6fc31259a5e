"""都道府県: one prefecture beside the nation, and its municipalities."""

from __future__ import annotations

from functools import partial

from dashboard import session
from dashboard.components import show_credits, show_header
from dashboard.map_section import above_map, below_map
from dashboard.prefecture_page import (
    prefecture_sentence,
    show_comparisons,
    show_prefecture_choice,
    show_towns,
)
from dashboard.views.overview import overview_view
from dashboard.views.papers import credits_of
from dashboard.views.prefecture import prefecture_view

words, selection, data = session.words(), session.current_selection(), session.dataset()
view = prefecture_view(data, selection)
if view is None:
    nation = overview_view(data, selection)
    show_header(words.choose_prefecture, selection, words.choose_prefecture_how, has_sample=nation.has_sample)
    show_prefecture_choice(nation, words)
else:
    with above_map():
        show_header(words.pages["prefecture"], selection, prefecture_sentence(view, words), has_sample=view.has_sample)
        show_comparisons(view, words)
    below_map(partial(show_towns, view, words))
show_credits(credits_of(data))
