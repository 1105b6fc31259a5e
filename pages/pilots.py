"""実証・先導事業: the pilots on record, narrowed by year, programme, round, theme and kind of partner."""

from __future__ import annotations

from html import escape

import streamlit as st

from dashboard import session, text
from dashboard.components import show_credits, show_header
from dashboard.pilots_cards import show_projects
from dashboard.pilots_names import area_name, has_sample, said
from dashboard.pilots_network import show_network
from dashboard.pilots_page import asked, show_filters, show_places, show_timeline
from dashboard.views.papers import credits_of
from dashboard.views.pilots import Asked, chosen, counted, projects_on

words, selection, data = session.words(), session.current_selection(), session.dataset()
found = projects_on(data, selection.as_of)
here = chosen(found, Asked(), selection.prefecture)
total = counted(here, selection.prefecture)
sentence = said().sentence.format(
    date=text.day(selection.as_of, words),
    place=area_name(data, selection),
    n=f"{total.projects:,}",
    places=f"{total.places:,}",
    towns=f"{total.municipalities:,}",
    prefectures=f"{total.prefectures:,}",
)
show_header(words.pages["pilots"], selection, sentence, has_sample=has_sample(here))
st.html(f'<p class="atlas small" style="max-width:60em;margin:8px 0 0">{escape(said().counting)}</p>')
show_filters(found, data, selection)
now = asked(found)
own = chosen(found, now, selection.prefecture)
show_projects(own, data, selection, now)
if own:
    show_timeline(own, data, selection)
    show_places(own, data, selection)
    show_network(own, data, selection)
show_credits(credits_of(data))
