"""The choice of what the map shows, and of what the chosen layer needs, in one row above the map."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from dashboard import session, text
from dashboard.layers import has_later
from dashboard.selection import ORDERED
from dashboard.wording.days import WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from streamlit.delta_generator import DeltaGenerator

    from dashboard.selection import Choices, Selection
    from dashboard.wording import Words

_NONE: Final = ""


def take_layer_choice() -> None:
    """Take what was chosen in the controls, before they are drawn again: the map is drawn before them.

    Not in a callback: a choice that meets a run already under way is then not lost.
    """
    state = st.session_state
    for name in session.LAYER_OPTIONS:
        key, followed = _keys(name)
        if key in state and followed in state and state[key] != state[followed]:
            state[followed] = state[key]
            session.choose_layer({name: state[key] or None})


def _keys(name: str) -> tuple[str, str]:
    """Key of an option's control, and of the value it was given last."""
    return f"map-{name}", f"map-{name}-of"


def show_layer_controls(place: DeltaGenerator) -> None:
    """One control for the layer, then those that this layer has a use for."""
    words, choices = session.words(), session.choices()
    said = words.on_map
    with place:
        layer = session.current_selection().layer
        _choose("layer", said.choose, choices.layers, layer, said.names.__getitem__, width=280)
        for name, values, chosen, label in _needed(session.current_selection(), choices, words):
            if len(values) > 1:
                _choose(name, said.options[name], values, chosen, label, width=240)
        shown = session.current_selection()
        is_latest = (shown.body, shown.as_of) == choices.latest_view
        if not is_latest and has_later(session.dataset(), shown):
            st.button(WORDS[words.language].latest, on_click=session.choose_latest, key="show-latest")


def _needed(
    selection: Selection, choices: Choices, words: Words
) -> list[tuple[str, Sequence[str], str | None, Callable[[str], str]]]:
    """Name, values, chosen value and label of each option of the layer; "" is the default, where there is one."""
    said = words.on_map
    found: list[tuple[str, Sequence[str], str | None, Callable[[str], str]]] = []
    if selection.layer == "measures":
        values = (_NONE, *choices.categories)
        found.append(
            ("category", values, selection.category, lambda key: said.categories.get(key, key) or said.all_categories)
        )
    if selection.layer == "gaps":
        values = tuple(layer for layer in choices.layers if layer != "gaps")
        found.append(("of", values, selection.of, said.names.__getitem__))
    if selection.layer == "membership_change":
        values = (_NONE, *choices.earlier(selection.body, selection.as_of)[1:])
        found.append(("since", values, selection.since, lambda key: text.day(key, words) if key else said.list_before))
    if selection.layer in ORDERED:
        values = (_NONE, *(layer for layer in choices.ordered() if layer != selection.layer))
        found.append(("second", values, selection.second, lambda key: said.names.get(key, said.none)))
    return found


def _choose(
    name: str,
    label: str,
    values: Sequence[str],
    chosen: str | None,
    format_func: Callable[[str], str],
    *,
    width: int,
) -> None:
    key, followed = _keys(name)
    wanted = chosen or _NONE
    if key not in st.session_state or st.session_state.get(followed) != wanted:  # the link or the layer changed it
        st.session_state[key] = st.session_state[followed] = wanted
    st.selectbox(label, values, format_func=format_func, key=key, width=width)
