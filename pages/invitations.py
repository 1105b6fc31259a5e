"""次の一手: whom to invite next, with the gain of each invitation."""

from __future__ import annotations

import streamlit as st

from dashboard import session
from dashboard.components import show_credits, show_header
from dashboard.invitation_controls import criteria_of, show_controls
from dashboard.invitation_sheet import plan_sentence, sheet_of
from dashboard.invitations_page import (
    show_how,
    show_islands,
    show_plan_figures,
    show_steps,
    show_steps_chart,
    show_unreached,
)
from dashboard.views.invitations import invitation_plan
from dashboard.views.papers import credits_of
from dashboard.views.shares import SAMPLE, is_list_complete, towns_with_membership
from dashboard.wording.invitations import WORDS

words, selection, data = session.words(), session.current_selection(), session.dataset()
said, title = WORDS[words.language], words.pages["invitations"]
towns = towns_with_membership(data, selection.body, selection.as_of)
above = st.container()
if is_list_complete(towns):
    criteria = criteria_of(selection)
    show_controls(criteria, towns, words, said)
    with st.spinner(said.working):
        plan = invitation_plan(data, selection.body, selection.as_of, criteria)
    sheet = sheet_of(data, plan, selection, words)
    with above:
        show_header(title, selection, plan_sentence(sheet), has_sample=sheet.has_sample)
    show_plan_figures(sheet)
    if plan.unused:
        st.info(said.unused.format(names=sheet.listed(plan.unused)))
    if plan.unreached:
        show_unreached(sheet)
    if plan.steps:
        show_steps_chart(sheet)
        show_steps(sheet)
    if criteria.goal == "beside" and plan.islands:
        show_islands(sheet)
    show_how(said)
else:
    with above:
        has_sample = bool((towns["status"] == SAMPLE).any())
        show_header(title, selection, said.cannot_tell, has_sample=has_sample)
show_credits(credits_of(data))
