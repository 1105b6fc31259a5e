"""二地域の組合せ: candidates for a second area, seen from a home, with reasons and without a score."""

from __future__ import annotations

import streamlit as st

from dashboard import session, text
from dashboard.components import show_credits, show_header
from dashboard.pairs_page import said, show_missing, show_pairs, show_wish, wish_now
from dashboard.place_names import place_name
from dashboard.views.pairs import pairs
from dashboard.views.papers import credits_of
from dashboard.views.shares import SAMPLE, towns_with_membership
from dashboard.wording.days import WORDS as DAYS

words, selection, data = session.words(), session.current_selection(), session.dataset()
wish = wish_now(data, selection)
towns = towns_with_membership(data, selection.body, selection.as_of)
has_sample = bool((towns["status"] == SAMPLE).any())
found = pairs(data, selection.body, selection.as_of, wish)
sentence = said().sentence.format(
    home=place_name(data, wish.home, words) if wish.home else "",
    n=f"{len(found):,}",
    date=text.day(selection.as_of, words),
)
show_header(words.pages["pairs"], selection, sentence if wish.home else said().choose, has_sample=has_sample)
show_wish(wish, data, selection)
if wish.home:
    show_pairs(found, wish, data, selection, has_sample=has_sample)
    if session.choices().latest_view[1] > selection.as_of:
        st.button(DAYS[words.language].latest, on_click=session.choose_latest, key="pairs-latest")
show_missing()
show_credits(credits_of(data))
