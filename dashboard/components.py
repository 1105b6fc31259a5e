"""The parts pages are put together from: header, figures, tables, downloads."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from dashboard import days, text
from dashboard.page_record import note_head
from dashboard.session import dataset, pinned_version
from dashboard.session import words as session_words
from dashboard.views.days import list_in_force

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dashboard.selection import Selection


def show_header(title: str, selection: Selection, sentence: str, *, has_sample: bool) -> None:
    """One line on every page: title, place, day and list, body, サンプルデータ; then what is shown, in a sentence."""
    words = session_words()
    note_head(title, sentence, selection, has_sample=has_sample)
    where = text.place(selection.prefecture, words) if selection.prefecture else words.all_japan
    badge = f'<span class="badge">{escape(words.sample)}</span>' if has_sample else ""
    listed = list_in_force(dataset(), selection.body, selection.as_of)
    st.html(
        f'<div class="atlas"><h1>{escape(title)}</h1><div class="line"><span>{escape(where)}</span>'
        f"<span>{escape(days.with_list(selection.as_of, listed, words))}</span>"
        f"<span>{escape(words.bodies_long[selection.body])}</span>{badge}</div>"
        f'<p class="sentence">{escape(sentence)}</p></div>'
    )
    if has_sample:
        show_sample_note()


def show_sample_note() -> None:
    """What サンプルデータ means, and the way to the official list."""
    words = session_words()
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="sample-note"):
        st.html(f'<div class="atlas small">{escape(words.sample_note)}</div>', width="stretch")
        st.page_link("../pages/sources.py", label=words.bring_list)


def show_heading(title: str, note: str = "") -> None:
    """Heading of a section, with a note in small type."""
    small = f'<div class="small">{escape(note)}</div>' if note else ""
    st.html(f'<div class="atlas" style="margin-top:24px"><h2>{escape(title)}</h2>{small}</div>')


def saved_as(content: str, area: str, as_of: str, suffix: str, *, sample: str) -> str:
    """Name of a file that leaves the app today; it names the version that the link is pinned to."""
    return text.file_name(content, area, as_of, days.today(), suffix, sample=sample, version=pinned_version())


def show_credits(sources: Sequence[Mapping[str, str]]) -> None:
    """Credit line of each source that stands behind the page."""
    words = session_words()
    lines = "".join(f"<li>{escape(source['credit'])}（{escape(source['title'])}）</li>" for source in sources)
    st.html(
        f'<div class="atlas small" style="margin-top:48px"><h2 class="small">{escape(words.credits)}</h2>'
        f"<ul class='small'>{lines}</ul><div>{escape(words.offline_note)}</div></div>"
    )
