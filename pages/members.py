"""会員一覧: exactly the rows behind a figure."""

from __future__ import annotations

import streamlit as st

from dashboard import session
from dashboard.components import show_credits, show_header
from dashboard.members_page import members_sentence, show_choice, show_rows
from dashboard.views.members import members_view
from dashboard.views.papers import credits_of

words, selection, data = session.words(), session.current_selection(), session.dataset()
above = st.container()
view = members_view(data, selection, show_choice(data, selection, words))
with above:
    show_header(words.pages["members"], selection, members_sentence(view, words), has_sample=view.has_sample)
show_rows(view, words)
show_credits(credits_of(data))
