"""The frame around every page: navigation, the shared controls, and one page for a dataset that cannot be opened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from dashboard import page_record, session
from dashboard.deck_control import show_deck_control
from dashboard.map_section import map_has_answered, page_around_map, show_map_place
from dashboard.navigation import ROOMS, in_groups, streamlit_pages
from dashboard.page_numbers import show_page_numbers
from dashboard.presenter import show_presenter
from dashboard.style import page_style
from dashboard.text import place, unmarked
from dashboard.town_search import show_town_search
from dashboard.version_line import show_other_version, show_version_line
from dashboard.wording.days import WORDS
from geodata.errors import DatasetError

if TYPE_CHECKING:
    from dashboard.wording import Words

_TOLD: Final = "language_told"
_DAY: Final = 86_400
# Streamlit sets the groups of the narrow navigation as <div> into a <ul>: no list any more for who has it read out.
_PLAIN_NAVIGATION: Final = (
    "if(!window.atlasNavigation){const lists='[data-testid=stSidebarNavItems]';"
    "const mend=()=>document.querySelectorAll(`${lists}:has(>div),${lists}>div li`)"
    ".forEach((each)=>each.setAttribute('role','none'));"
    "window.atlasNavigation=new MutationObserver(mend);mend();"
    "window.atlasNavigation.observe(document.body,{childList:true,subtree:true})}"
)


def show_frame() -> None:
    """Draw navigation and controls, then the chosen page."""
    st.set_page_config(page_title="二地域居住アトラス", layout="wide", initial_sidebar_state="collapsed")
    st.fragment(_stay_in_touch, run_every=_DAY)()
    try:
        session.look()
        session.adopt_link()
    except DatasetError as fault:
        st.html(page_style())
        # As a page of its own: without a navigation Streamlit would run the page the reader was on, without the frame.
        sentence = str(fault)
        st.navigation([st.Page(lambda: show_broken(sentence), title="二地域居住アトラス")], position="hidden").run()
        return
    st.html(page_style(is_high_contrast=session.theme() == "contrast"))
    words = session.words()
    pages = streamlit_pages(words)
    if session.is_presenting():
        st.navigation(in_groups(pages, words), position="hidden")
        show_presenter(words)
        _tell_language(words)
        return
    page = st.navigation(in_groups(pages, words), position="top")
    room = next(room for room, offered in pages.items() if offered == page)
    session.enter(room)
    has_map = room.has_map(session.current_selection())
    if session.takes_to_map() and not has_map:
        st.switch_page(pages[ROOMS[0]], query_params=session.current_selection().to_query(session.choices()))
    controls = st.container(horizontal=True, vertical_alignment="bottom", key="controls")
    above = st.container(key="above-map")
    page_record.begin(room.name, has_map=has_map)
    try:
        show_map_place(is_shown=has_map)  # sent first: the browser paints it while it takes what stands above
        with controls:
            # The thousands of names of the search do not stand in the way of the first map.
            show_controls(with_search=map_has_answered() or not has_map)
        with above:
            if refused := session.refused_day():
                st.error(unmarked(refused))
            show_other_version()
        session.write_link()
        with page_around_map(above):
            page.run()
        if room is not ROOMS[0]:  # the overview offers it with its other files
            show_deck_control()
        show_page_numbers(room.name)
        show_version_line()
    except DatasetError as fault:
        show_broken(str(fault))
    _tell_language(words)


def _tell_language(words: Words) -> None:
    """Say the language to screen readers: Streamlit's page is English whatever stands on it.

    Only when it changes, and after everything else: what it does to the page stays when the element goes.
    """
    if st.session_state.get(_TOLD) == words.language:
        return
    st.session_state[_TOLD] = words.language
    with st.container(key="page-language"):
        script = f"document.documentElement.lang='{words.language}';{_PLAIN_NAVIGATION}"
        st.html(f"<script>{script}</script>", unsafe_allow_javascript=True)


def _stay_in_touch() -> None:
    """Nothing, once a day.

    A page with a part that runs by itself runs anew when it has lost its server and found it again. Without, it would
    go on with fragments that the new session does not know, and a click on its map would do nothing.
    """


def show_controls(*, with_search: bool) -> None:
    """The choices every page shares, in one row: where, reset, body, as of, language."""
    words, choices = session.words(), session.choices()
    st.selectbox(
        words.prefecture,
        [session.ALL_JAPAN, *choices.prefectures],
        format_func=lambda code: _place_label(code, words),
        key=session.PREFECTURE,
        width=170,
    )
    st.button(
        words.reset,
        on_click=session.choose_prefecture,
        args=(None,),
        key="reset",
    )
    st.segmented_control(
        words.body,
        choices.bodies,
        format_func=lambda body: words.bodies[body],
        key=session.BODY,
        required=True,
        on_change=session.keep_choices,
    )
    day = st.session_state[session.AS_OF]
    st.selectbox(
        words.as_of,
        sorted({day, *choices.dates(st.session_state[session.BODY])}, reverse=True),
        key=session.AS_OF,
        width=150,
        accept_new_options=True,
        on_change=session.take_day,
        help=WORDS[words.language].how,
    )
    st.segmented_control(
        words.language_label,
        ["ja", "en"],
        format_func=lambda language: {"ja": "日本語", "en": "English"}[language],
        key=session.LANGUAGE,
        required=True,
    )
    st.toggle(words.high_contrast, key=session.CONTRAST)
    if with_search:
        show_town_search()


def _place_label(code: str, words: Words) -> str:
    if not code:
        return words.all_japan
    return f"{code} {place(code, words)}"


def show_broken(sentence: str) -> None:
    """A page for the operator: what is wrong, and the command that mends it."""
    words = session.words()
    st.title(words.broken_title)
    st.error(unmarked(sentence))
    st.write(words.broken_how)
    st.code("python run.py build", language="shell")
