"""都道府県: one prefecture beside the nation, and its municipalities."""

from __future__ import annotations

from functools import partial

from dashboard import session
from dashboard.components import show_credits, show_header
from dashboard.map_section import above_map, below_map
from dashboard.prefecture_page import (
    prefecture_sentence,
    show_below,
    show_comparisons,
)
from dashboard.prefectures_page import prefectures_sentence, show_prefectures
from dashboard.views.papers import credits_of
from dashboard.views.prefecture import prefecture_view
from dashboard.views.prefectures import prefectures_view

words, selection, data = session.words(), session.current_selection(), session.dataset()
view = prefecture_view(data, selection)
if view is None:
    every = prefectures_view(data, selection)
    sentence = prefectures_sentence(data, every, selection, words)
    show_header(words.pages["prefecture"], selection, sentence, has_sample=every.has_sample)
    show_prefectures(every, selection, words)
else:
    with above_map():
        show_header(words.pages["prefecture"], selection, prefecture_sentence(view, words), has_sample=view.has_sample)
        show_comparisons(view, words)
    below_map(partial(show_below, view, words))
show_credits(credits_of(data))
