"""法定KPI: the legal targets, what the registers have of them, the pace that is needed, and what holds it up."""

from __future__ import annotations

from dataclasses import replace
from html import escape

import streamlit as st

from dashboard import session
from dashboard.bottlenecks_page import show_bottlenecks
from dashboard.components import show_credits, show_header
from dashboard.targets_page import has_not_begun, show_not_begun, show_target, targets_sentence, with_names
from dashboard.views.papers import credits_of
from dashboard.views.registers import law_start
from dashboard.views.targets import targets_on
from dashboard.wording.targets import WORDS

words, chosen, data = session.words(), session.current_selection(), session.dataset()
own, start = WORDS[words.language], law_start(data)
selection = chosen
if has_not_begun(chosen, start):
    body, day = session.choices().latest_view
    selection = replace(chosen, body=body, as_of=day)
shown = [with_names(each, data, words) for each in targets_on(data, selection.as_of)]
show_header(
    words.pages["targets"],
    selection,
    targets_sentence(shown, words, own),
    has_sample=any(each.has_sample for each in shown),
)
if selection != chosen:
    show_not_begun(chosen.as_of, selection.as_of, start, words, own)
st.html(f'<div class="atlas small">{escape(own.scope)}<br>{escape(own.rule)}</div>')
for progress in shown:
    show_target(progress, words, own)
show_bottlenecks(data, selection.as_of, selection.prefecture, words, own)
show_credits(credits_of(data))
