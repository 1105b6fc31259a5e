"""The map with its legend and the panel of the clicked municipality.

The map belongs to the frame, not to a page: it stands in the same place on every page and is hidden where none is
shown, so a change of page never mounts it anew. It is sent before everything else of a page, and what is heavy below
it waits until it has been painted. It is one fragment, so that a click reruns only this.
"""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

import streamlit as st
from streamlit_folium import st_folium

from dashboard import explorer_state, session, text, whatif_ticks
from dashboard.configuration import ConfigurationError, Tiles, background_tiles
from dashboard.export.map_file import map_picture
from dashboard.folium_map import paint, shell
from dashboard.layer_controls import show_layer_controls, take_layer_choice
from dashboard.layers import map_view, trial_map, web_order
from dashboard.legend import legend_parts
from dashboard.map_table import reading_html, show_map_table
from dashboard.page_record import note_map
from dashboard.panel import show_panel
from dashboard.picture_files import show_picture_files
from dashboard.text import unmarked
from dashboard.views.spread import PAGE as SPREAD
from dashboard.views.spread import dated_only
from dashboard.wording.export import WORDS as EXPORT
from dashboard.wording.whatif import JA as WHATIF

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from streamlit.delta_generator import DeltaGenerator

    from dashboard.map_view import MapView
    from dashboard.selection import Selection
    from dashboard.wording import Words

HEIGHT: Final = 640
PATIENCE: Final = 5
"""Seconds after which what stands below the map is drawn even if the map has not said that it is painted."""
_MAP: Final = "atlas"
_OVERVIEW: Final = "overview"
_CLICK: Final = "last_object_clicked_tooltip"
_READY: Final = "ready"
_SEEN: Final = "map_was_shown"
_WHOLE: Final = "page_is_run_whole"
_ANSWERED: Final = "map_has_answered"
_ASKED: Final = "map_was_waited_for"
_NEWS: Final = "map_has_news"
_VERSION: Final = "version_of_page"
_TICKS: Final = "ticks_of_page"
_CLICKED: Final = "map_was_clicked"
_AHEAD: Final = "map_is_ahead"
_PAINTED: Final = "map_painted_town"
_TURN: Final = "map_turn"
_above: ContextVar[DeltaGenerator] = ContextVar("above")


def show_map_place(*, is_shown: bool) -> None:
    """The map where a page shows one; hidden, but kept, on a page without."""
    st.session_state[_VERSION] = session.dataset().version
    st.session_state[_TICKS] = whatif_ticks.text()
    with st.container(key="map-place"):
        if is_shown or st.session_state.get(_SEEN):
            st.session_state[_SEEN] = st.session_state[_WHOLE] = True
            _show_map_section()
            st.session_state[_WHOLE] = False
    if not is_shown:
        st.html("<style>.st-key-map-place { display: none; }</style>")


@contextmanager
def page_around_map(above: DeltaGenerator) -> Iterator[None]:
    """Run a page around the map: `above` takes what the page draws within `above_map`."""
    before = _above.set(above)
    try:
        yield
    finally:
        _above.reset(before)


def above_map() -> DeltaGenerator:
    """Where a page draws what stands above the map."""
    return _above.get()


def map_has_answered() -> bool:
    """Whether the map has said that it is painted, or that it cannot be."""
    return bool(st.session_state.get(_ANSWERED))


def below_map(draw: Callable[[], None]) -> None:
    """Draw what is heavy below the map: once the map is painted, so that it is the first thing seen."""
    if map_has_answered():
        draw()
    else:
        st.fragment(_wait, run_every=PATIENCE)()


def _wait() -> None:
    st.html(f'<div class="atlas small">{session.words().map_texts["loading"]}</div>')
    if st.session_state.get(_ASKED):
        st.session_state[_ANSWERED] = True
        st.rerun()
    st.session_state[_ASKED] = True


@st.fragment
def _show_map_section() -> None:
    """Map on the left, legend and panel on the right; below it on a narrow screen."""
    data, words = session.look(), session.words()
    if data.version != st.session_state[_VERSION]:  # the page around the map is of the version before
        st.rerun()
    take_layer_choice()
    controls = st.container(horizontal=True, vertical_alignment="bottom", key="layer-controls")
    joining = whatif_ticks.joining_on_map()
    selection = session.current_selection()
    own = explorer_state.result_on_map() if joining is None else trial_map(data, selection, joining, words)
    view = own or map_view(dated_only(data) if session.is_in(SPREAD) else data, selection, words)
    note_map(view)
    drawn = replace(view, municipality=_painted_town(selection), is_high_contrast=selection.is_high_contrast)
    with st.container(horizontal=True, key="map-row"):
        answer = st_folium(
            shell(data.version, data.manifest["web"], _tiles()),
            key=_MAP,
            height=HEIGHT,
            use_container_width=True,
            returned_objects=[_CLICK],
            feature_group_to_add=paint(drawn, web_order(data), st.session_state[_TURN]),
            on_change=_take_answer,
            render=False,  # the shell is rendered already
        )
        if answer[_CLICK]:  # also where this session took over a page, and its map, from a server that was lost
            st.session_state[_ANSWERED] = True
        with st.container(key="beside-map"):
            if selection.municipality:  # what was asked for last stands first
                show_panel(selection)
            counted, same, source = legend_parts(view, words)
            st.html(counted)
            st.html(same)
            st.html(source + reading_html(view, words))
            if not selection.municipality:
                show_panel(selection)
    with controls:
        whatif_ticks.show_map_controls()
        explorer_state.show_map_controls()
    if own is None:
        show_layer_controls(controls)
    if not session.is_in(_OVERVIEW) or session.are_files_offered():
        _show_files(view, words)
    show_map_table(view)
    # At the end: a control that was not drawn would lose its value. Within a run of the whole page there is no need.
    is_behind = session.is_page_behind()
    has_news = st.session_state.pop(_NEWS, False) or st.session_state[_TICKS] != whatif_ticks.text() or is_behind
    if has_news and not st.session_state.get(_WHOLE):
        st.rerun()


def _show_files(view: MapView, words: Words) -> None:
    """The map that is shown as a picture; a trial says so first in the names of its files."""
    show_picture_files(
        EXPORT[words.language].save_map,
        partial(map_picture, view, session.dataset(), words),
        f"{WHATIF.mark}_{view.title}" if view.watermark else view.title,
        text.place(view.prefecture, words) if view.prefecture else words.all_japan,
        view.file_date,
        has_sample=view.has_sample,
        key="map-picture",
    )


def _painted_town(selection: Selection) -> str | None:
    """The municipality the map is told to mark: after a click the one it was told before, for it has marked the new one.

    So a click sends the panel and no map. The next choice of another kind counts a turn, or the map would not notice
    that it is told the same as before the clicks.
    """
    state = st.session_state
    state.setdefault(_TURN, 0)
    if state.pop(_CLICKED, False):
        state[_AHEAD] = True
    else:
        state[_TURN] += bool(state.pop(_AHEAD, False))
        state[_PAINTED] = selection.municipality
    painted: str | None = state.get(_PAINTED)
    return painted


def _tiles() -> Tiles | None:
    try:
        return background_tiles()
    except ConfigurationError as fault:
        st.warning(unmarked(str(fault)))
        return None


def _take_answer() -> None:
    """The map says that it is painted, or which municipality was clicked; the panel then shows that one."""
    token = (st.session_state[_MAP] or {}).get(_CLICK) or ""
    if token.startswith(_READY):
        st.session_state[_NEWS] = not st.session_state.get(_ANSWERED)
        st.session_state[_ANSWERED] = True
        return
    code = token.partition("#")[0]
    if code in session.choices().municipalities and not whatif_ticks.take_click(code):
        session.choose_town(code)
        st.session_state[_CLICKED] = True
