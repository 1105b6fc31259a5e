"""市区町村: one to four municipalities or prefectures side by side, with everything the dataset knows of them."""

from __future__ import annotations

import streamlit as st

from dashboard import session, text
from dashboard.card_section import show_cards
from dashboard.components import show_credits, show_header
from dashboard.place_names import place_name
from dashboard.profile_page import (
    PREFECTURES,
    chosen_prefectures,
    chosen_towns,
    has_sample_entry,
    level,
    said,
    show_choice,
    show_files,
    show_moved,
    show_profile,
)
from dashboard.profile_prefectures import prefecture_sections
from dashboard.profile_towns import town_sections
from dashboard.views.papers import credits_of
from dashboard.views.peers import weights_of
from dashboard.views.profile import Asked
from dashboard.views.registers import is_before_law
from dashboard.views.shares import SAMPLE, towns_with_membership
from dashboard.wording.days import WORDS as DAYS

words, selection, data = session.words(), session.current_selection(), session.dataset()
of_prefectures = level() == PREFECTURES
asked = Asked(chosen_prefectures(data)) if of_prefectures else chosen_towns(data, selection)
sections = (prefecture_sections if of_prefectures else town_sections)(
    data, asked.codes, weights_of(""), selection, words
)
listed = towns_with_membership(data, selection.body, selection.as_of)
has_sample = bool((listed["status"] == SAMPLE).any()) or has_sample_entry(sections)
places = words.on_map.separator.join(place_name(data, code, words) for code in asked.codes)
sentence = (said().sentence if asked.codes else said().nothing).format(
    places=places, date=text.day(selection.as_of, words)
)
show_header(words.pages["towns"], selection, sentence, has_sample=has_sample)
show_choice(data, asked.codes, selection)
show_moved(asked, data)
if asked.codes:
    if is_before_law(data, "plans", selection.as_of):
        st.button(DAYS[words.language].latest, on_click=session.choose_latest, key="towns-latest")
    show_profile(sections, asked.codes, data, selection)
    show_files(sections, asked.codes, data, selection, has_sample=has_sample)
    if not of_prefectures:
        show_cards(asked.codes, data, selection)
else:
    st.info(said().empty_prefectures if of_prefectures else said().empty)
show_credits(credits_of(data))
