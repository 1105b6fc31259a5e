"""変化: two dates of a body, who joined and left between them, and the proof."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from dashboard import session
from dashboard.changes_page import (
    changes_sentence,
    is_sample_wanted,
    show_choice,
    show_lists,
    show_over_time,
    show_proof,
    show_totals,
)
from dashboard.components import show_credits, show_header
from dashboard.views.changes import changes_view
from dashboard.views.papers import credits_of
from dashboard.wording.changes import WORDS

words, selection, data = session.words(), session.current_selection(), session.dataset()
above = st.container()
chosen = show_choice(data, selection, words)
if chosen is None:
    with above:
        show_header(words.pages["changes"], selection, WORDS[words.language].nothing, has_sample=False)
else:
    view = changes_view(data, *chosen, with_sample=is_sample_wanted())
    with above:
        shown = replace(selection, body=view.after.body, as_of=view.after.as_of)
        show_header(words.pages["changes"], shown, changes_sentence(view, words), has_sample=view.has_sample)
    show_totals(view, selection, words)
    show_lists(view, selection, words)
    show_proof(view, selection, words)
show_over_time(words)
show_credits(credits_of(data))
