"""Which municipalities 加入シミュレーター assumes to join: kept in the link, ticked on the map, in the table, by rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from dashboard import days, session
from dashboard.views.days import list_in_force
from dashboard.views.shares import is_list_complete, towns_with_membership
from dashboard.views.whatif import LINK_KEY, Ticks, codes_of, whatif_query
from dashboard.wording.whatif import WORDS

if TYPE_CHECKING:
    from collections.abc import Collection

    import pandas as pd

    from dashboard.wording.whatif import WhatIfWords

PAGE: Final = "whatif"
_CLICK: Final = "click"
_OPENS: Final = "panel"
_SHOW: Final = "show"
_LAYER: Final = "layer"
_KINDS: Final = ("trial", _LAYER)
_BEFORE: Final = "ticks_before"
_MOST_STEPS: Final = 50
_KIND_WIDGET: Final = "whatif-shown"
_CLICK_WIDGET: Final = "whatif-click"


def said() -> WhatIfWords:
    """The page's words in the chosen language."""
    return WORDS[session.words().language]


def text() -> str:
    """The ticks as the link holds them."""
    return session.kept(LINK_KEY)


def towns_now() -> pd.DataFrame:
    """The municipalities with their membership in the chosen list."""
    selection = session.current_selection()
    return towns_with_membership(session.dataset(), selection.body, selection.as_of)


def listed() -> str | None:
    """Date of the list in force, against which the ticks are held; None where there is none yet."""
    selection = session.current_selection()
    return list_in_force(session.dataset(), selection.body, selection.as_of)


def day_shown() -> str:
    """The chosen day, with the date of the list in force where that is another."""
    return days.with_list(session.current_selection().as_of, listed(), session.words())


def ticks() -> Ticks:
    """The ticks against the chosen list."""
    return Ticks.against(codes_of(text()), towns_now())


def choose(codes: Collection[str]) -> None:
    """Tick exactly these; what was ticked before can be brought back. For callbacks, before the map is drawn."""
    wanted = whatif_query(codes).get(LINK_KEY, "")
    if wanted != text():
        before: list[str] = st.session_state.setdefault(_BEFORE, [])
        st.session_state[_BEFORE] = [*before, text()][-_MOST_STEPS:]
        session.keep(LINK_KEY, wanted)


def add(codes: Collection[str]) -> None:
    """Tick these too."""
    choose(codes_of(text()).union(codes))


def remove(codes: Collection[str]) -> None:
    """Tick these no longer."""
    choose(codes_of(text()).difference(codes))


def toggle(code: str) -> None:
    """Tick one, or untick it."""
    choose(codes_of(text()) ^ {code})


def _undo() -> None:
    """Bring back what was ticked before the last change."""
    if st.session_state.get(_BEFORE):
        session.keep(LINK_KEY, st.session_state[_BEFORE].pop())


def _can_simulate() -> bool:
    """Whether the page is shown, and its list says of every municipality if it is a member."""
    return session.is_in(PAGE) and is_list_complete(towns_now())


def _can_tick(code: str) -> bool:
    """Whether this is a non-member that the page can assume to join."""
    if not _can_simulate():
        return False
    towns = towns_now()
    return code in set(towns.loc[~towns["is_member"], "municipality_code"])


def picks_on_click() -> bool:
    """Whether a click on the map ticks, rather than opening the panel."""
    return session.kept(_CLICK) != _OPENS


def take_click(code: str) -> bool:
    """Tick or untick what was clicked where the page asks for that; whether it did."""
    if not (picks_on_click() and session.kept(_SHOW) != _LAYER and _can_tick(code)):
        return False
    session.choose_town(None)
    toggle(code)
    return True


def show_button(code: str) -> None:
    """In the panel of a non-member: one button that ticks it, or unticks it."""
    if _can_tick(code):
        label = said().take_out if code in codes_of(text()) else said().add
        st.button(label, on_click=toggle, args=(code,), key="whatif-toggle")


def joining_on_map() -> frozenset[str] | None:
    """Who is assumed to join, for the map to show; None where it shows the chosen layer, as on every other page."""
    return ticks().joining if _can_simulate() and session.kept(_SHOW) != _LAYER else None


def show_map_controls() -> None:
    """On the page alone: which map, whether a click on it ticks, back one step, nobody."""
    if not _can_simulate():
        return
    shown = _LAYER if session.kept(_SHOW) == _LAYER else _KINDS[0]
    st.session_state[_KIND_WIDGET] = shown
    st.segmented_control(
        said().shown,
        _KINDS,
        format_func=lambda kind: said().shown_as[kind],
        key=_KIND_WIDGET,
        required=True,
        on_change=_keep_kind,
    )
    if shown != _LAYER:
        st.session_state[_CLICK_WIDGET] = picks_on_click()
        st.toggle(said().click, key=_CLICK_WIDGET, help=said().click_help, on_change=_keep_click)
    st.button(said().undo, on_click=_undo, disabled=not st.session_state.get(_BEFORE), key="whatif-undo")
    st.button(said().clear, on_click=choose, args=((),), disabled=not text(), key="whatif-clear")


def _keep_kind() -> None:
    session.keep(_SHOW, _LAYER if st.session_state[_KIND_WIDGET] == _LAYER else "")


def _keep_click() -> None:
    session.keep(_CLICK, "" if st.session_state[_CLICK_WIDGET] else _OPENS)
