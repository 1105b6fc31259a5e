"""Which version of the dataset a page shows: said on every page, and where it is not the current one, first."""

from __future__ import annotations

from html import escape

import streamlit as st

from dashboard import session, text
from dashboard.version_said import built_on, version_said
from dashboard.wording.versions import WORDS


def show_other_version() -> None:
    """In one line that an earlier version is shown, with the way back; or why the version of the link is not shown."""
    words, shown, current = session.words(), session.dataset(), session.current()
    said = WORDS[words.language]
    if lost := session.lost_version():
        fault, version = lost
        st.warning(text.unmarked(said.lost[fault].format(version=version, current=current)))
    if shown.version == current:
        return
    built_at = {version.name: version.built_at for version in session.known_versions()}
    sentence = said.old.format(
        version=shown.version,
        built=built_on(shown.manifest["built_at"], words),
        current=current,
        current_built=built_on(built_at[current], words),
    )
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="old-version"):
        st.html(f'<div class="atlas amber" role="status">{escape(sentence)}</div>', width="stretch")
        st.button(said.back, on_click=session.follow_current, key="current-version")


def show_version_line() -> None:
    """Name of the version at the foot of every page, and the way to a link that keeps it."""
    words, shown = session.words(), session.dataset()
    said, is_pinned = WORDS[words.language], bool(session.pinned_version())
    line = version_said(shown, words)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="version-line"):
        st.html(
            f'<div class="atlas small">{escape(f"{line}　{said.pinned}" if is_pinned else line)}</div>', width="content"
        )
        st.button(
            said.unpin if is_pinned else said.pin,
            on_click=session.follow_current if is_pinned else session.pin_version,
            type="tertiary",
            key="pin-version",
        )
