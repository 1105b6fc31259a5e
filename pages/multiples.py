"""地図を並べる: up to nine maps on one sheet, for reports."""

from __future__ import annotations

import streamlit as st

from dashboard import session
from dashboard.components import show_credits, show_header
from dashboard.multiples import show_choice, show_sheet
from dashboard.views.overview import overview_view
from dashboard.views.papers import credits_of

words, selection, data = session.words(), session.current_selection(), session.dataset()
nation = overview_view(data, selection)
show_header(words.pages["multiples"], selection, words.multiples_how, has_sample=nation.has_sample)
chosen = show_choice(data, words)
if chosen:
    show_sheet(data, selection, chosen, words)
else:
    st.info(words.multiples_empty)
show_credits(credits_of(data))
