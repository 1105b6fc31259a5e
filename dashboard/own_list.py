"""The reader's own list in this session: taken from an upload, kept in memory alone, and removed on request."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from dashboard import session
from dashboard.views.own_list import ListRefused, read_own_list
from dashboard.wording.own_list import WORDS

if TYPE_CHECKING:
    from dashboard.views.own_list import OwnList
    from dashboard.wording.own_list import OwnListWords

_LIST: Final = "own_list"
_REFUSED: Final = "own_list_refused"
_TURN: Final = "own_list_turn"


def said() -> OwnListWords:
    """The words of the list in the chosen language."""
    return WORDS[session.words().language]


def own_list() -> OwnList | None:
    """The list of this session, None without."""
    kept: OwnList | None = st.session_state.get(_LIST)
    return kept


def own_codes() -> frozenset[str] | None:
    """Municipalities on the list of this session; None without a list, which is not the same as an empty one."""
    own = own_list()
    return None if own is None else own.codes


def refusal() -> str:
    """Why the last file was not taken, in the reader's language; "" where it was."""
    fault: ListRefused | None = st.session_state.get(_REFUSED)
    if fault is None:
        return ""
    if fault.kind == "unreadable" and session.words().language == "ja":
        return fault.sentence
    return said().refusals[fault.kind].format(**fault.words)


def upload_key() -> str:
    """Key of the widget that takes a file: a new one after each file, so that Streamlit lets go of its bytes."""
    return f"own-list-{st.session_state.get(_TURN, 0)}"


def take_upload() -> None:
    """Read the file that was dropped; for a callback, before the map is drawn."""
    file = st.session_state.get(upload_key())
    if file is None:
        return
    st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1
    try:
        st.session_state[_LIST] = read_own_list(file.name, file.getvalue(), session.dataset())
        st.session_state[_REFUSED] = None
    except ListRefused as fault:
        st.session_state[_REFUSED] = fault


def remove() -> None:
    """Forget the list and its choices."""
    for key in (_LIST, _REFUSED):
        st.session_state.pop(key, None)


def pick(number: int, code: str) -> None:
    """Choose a candidate for a row, or take the choice back with ""."""
    own = own_list()
    if own is not None:
        st.session_state[_LIST] = own.with_pick(number, code)
