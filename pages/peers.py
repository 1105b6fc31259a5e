"""似た地域: prefectures and municipalities like the chosen one, by stated variables."""

from __future__ import annotations

import streamlit as st

from dashboard import session, text
from dashboard.components import show_credits, show_header
from dashboard.peers_page import choose_town, show_peers, show_weights
from dashboard.views.papers import credits_of
from dashboard.views.prefecture import prefecture_view
from dashboard.wording.peers import WORDS

words, selection, data = session.words(), session.current_selection(), session.dataset()
said, view = WORDS[words.language], prefecture_view(data, selection)
if view is None:
    show_header(words.pages["peers"], selection, said.choose, has_sample=False)
    st.info(said.choose)
else:
    prefecture = selection.prefecture or ""
    sentence = said.sentence.format(place=text.place(prefecture, words))
    show_header(words.pages["peers"], selection, sentence, has_sample=view.has_sample)
    weights = show_weights(words)
    show_peers(data, prefecture, weights, selection, words)
    show_peers(data, choose_town(data, selection, words), weights, selection, words)
show_credits(credits_of(data))
