"""有識者意見と施策: from what experts said to measures, pilots and places, and what nobody answers where."""

from __future__ import annotations

import streamlit as st

from dashboard import session
from dashboard.components import show_credits, show_header
from dashboard.evidence_lists import show_mapping, show_orphans, show_records
from dashboard.evidence_page import asked, has_sample, sentence, show_choice, show_flow, show_opinions
from dashboard.evidence_places_page import show_themes_by_place
from dashboard.views.evidence import chosen, trace
from dashboard.views.papers import credits_of
from dashboard.wording.days import WORDS as DAYS

words, selection, data = session.words(), session.current_selection(), session.dataset()
rows = chosen(trace(data, selection.as_of, selection.prefecture), *asked(data))
show_header(words.pages["evidence"], selection, sentence(rows, data, selection), has_sample=has_sample(rows))
if session.choices().latest_view[1] > selection.as_of:
    st.button(DAYS[words.language].latest, on_click=session.choose_latest, key="evidence-latest")
if not rows.empty:
    show_choice(data)
    show_flow(rows, data, selection)
    show_opinions(rows, data, selection)
    show_records(rows, data, selection)
    show_themes_by_place(data, selection)
    show_orphans(rows, data, selection)
    show_mapping(data, selection)
show_credits(credits_of(data))
