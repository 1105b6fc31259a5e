"""発表と配布: the way to present, what to hand out, and a QR code of the choice."""

from __future__ import annotations

from html import escape

import streamlit as st

from dashboard import session, text
from dashboard.components import show_credits, show_header
from dashboard.stage_page import said, show_code, show_files, show_way_to_present
from dashboard.views.papers import credits_of
from dashboard.views.shares import SAMPLE, towns_with_membership

words, selection, data = session.words(), session.current_selection(), session.dataset()
listed = towns_with_membership(data, selection.body, selection.as_of)
has_sample = bool((listed["status"] == SAMPLE).any())
place = text.place(selection.prefecture, words) if selection.prefecture else words.all_japan
sentence = said().sentence.format(place=place, date=text.day(selection.as_of, words))
show_header(words.pages["stage"], selection, sentence, has_sample=has_sample)
show_way_to_present()
show_files(data, selection, has_sample=has_sample)
show_code(data, selection)
st.html(f'<div class="atlas small">{escape(said().site)}</div>')
show_credits(credits_of(data))
