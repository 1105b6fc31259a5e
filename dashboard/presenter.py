"""The presenter of the app: the story of the choice over the whole window, the way in and the way out."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

import streamlit as st

from dashboard import session
from dashboard.assets_routes import keep_document
from dashboard.story.decks import decks
from dashboard.story.making import chosen_story, standard_story
from dashboard.wording.story import WORDS
from geodata.errors import GeodataError

if TYPE_CHECKING:
    from dashboard.story.decks import Deck
    from dashboard.story.story import Story
    from dashboard.wording import Words

_ASKED: Final = "asked_for_story"
_SECONDS: Final = 0.5
_STYLE: Final = """<style>
  [data-testid=stHeader], [data-testid=stToolbar] { display: none; }
  .stMainBlockContainer { padding: 0 !important; max-width: none !important; }
  .stApp, .stMain { overflow: hidden; }
  .st-key-presenter iframe { position: fixed; inset: var(--said, 0) 0 0; width: 100vw; height: calc(100vh - var(--said, 0px)); border: 0; z-index: 100; }
  .st-key-presenter .making { padding: 4rem; font-size: 32px; }
  .st-key-presenter .fault { position: fixed; inset: 0 0 auto; z-index: 101; font-size: 24px; line-height: 40px; padding: 8px 24px; height: 96px; overflow: auto; background: var(--paper); }
  .st-key-presenter:has(.fault) { --said: 96px; }
  .atlas-leave a { position: fixed; left: -100vw; top: 8px; z-index: 200; font-size: 24px; padding: 4px 16px; background: var(--paper); color: var(--ink); }
  .atlas-leave a:focus { left: 8px; }
</style>"""


def show_presenter(words: Words) -> None:
    """The story of the choice, or how far it is; and the link back, which the story's own keys take too."""
    said = WORDS[words.language]
    st.html(_STYLE)
    with st.container(key="presenter"):
        back = escape(session.link_back())
        st.html(f'<div class="atlas atlas-leave"><a href="{back}" target="_self">{escape(said.leave)}</a></div>')
        story = _story(words)
        is_new = st.session_state.get(_ASKED) != story
        st.session_state[_ASKED] = story
        deck = decks().ask(session.dataset(), session.current_selection(), story, again=is_new)
        if deck.has_failed:
            st.html(f'<div class="atlas making" role="alert">{escape(said.failed)}</div>')
        elif deck.body is None:
            st.fragment(_wait, run_every=_SECONDS)(deck, words)
        else:
            address = session.address() or "/"
            name = keep_document("deck.html", deck.body)
            st.iframe(f"{address}atlas/{name}", height=720, alt=said.deck, tab_index=0)


def _story(words: Words) -> Story:
    """The administrator's, or the standard one where that cannot be used, which is said."""
    try:
        return chosen_story()
    except GeodataError as fault:
        sentence = f"{WORDS[words.language].standard_instead} {fault}"
        st.html(f'<div class="atlas fault" role="alert">{escape(sentence)}</div>')
        return standard_story()


def _wait(deck: Deck, words: Words) -> None:
    said = WORDS[words.language]
    if deck.future.done():
        st.rerun()
    now = deck.progress
    so_far = f" {now.done} / {now.total}" if now.total else ""
    st.html(f'<div class="atlas making" role="status">{escape(said.making)}{so_far}</div>')
