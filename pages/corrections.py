"""訂正票: say that a record is wrong, and take the slip to the office that puts it right."""

from __future__ import annotations

import streamlit as st

from dashboard import session
from dashboard.components import show_credits, show_header
from dashboard.correction_links import RECORD
from dashboard.corrections_page import (
    asked_place,
    asked_record,
    page_sentence,
    said,
    show_accepted,
    show_find,
    show_form,
    show_next_steps,
    show_record,
    show_records,
    show_rules,
)
from dashboard.views.corrections import records_at
from dashboard.views.papers import credits_of

words, selection, data = session.words(), session.current_selection(), session.dataset()
record, place = asked_record(data), asked_place(data)
has_sample = record.is_sample if record else any(each.is_sample for each in records_at(data, place)) if place else False
show_header(words.pages["corrections"], selection, page_sentence(record, place, data), has_sample=has_sample)
if session.kept(RECORD) and record is None:
    st.info(said().not_there)
show_find(data, place or (record.place if record else ""))
show_rules()
if record is not None:
    show_record(record, data.version)
    show_form(record, data, selection)
elif place:
    show_records(data, place, selection)
show_next_steps()
show_accepted(data)
show_credits(credits_of(data))
