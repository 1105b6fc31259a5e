"""The parts pages are put together from: header, figures, tables, downloads."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from dashboard import days, text
from dashboard.export.csv_files import csv_bytes
from dashboard.session import dataset, pinned_version
from dashboard.session import words as session_words
from dashboard.views.days import list_in_force
from dashboard.wording.take_away import WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    import pandas as pd

    from dashboard.selection import Selection


def show_header(title: str, selection: Selection, sentence: str, *, has_sample: bool) -> None:
    """One line on every page: title, place, day and list, body, サンプルデータ; then what is shown, in a sentence."""
    words = session_words()
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


def download_csv(table: pd.DataFrame, content: str, area: str, as_of: str, *, has_sample: bool, key: str) -> None:
    """Button that saves a table as CSV for Excel."""
    st.download_button(
        WORDS[session_words().language].formats["csv"],
        data=partial(csv_bytes, table),
        file_name=saved_as(content, area, as_of, "csv", sample="サンプルデータ" if has_sample else ""),
        mime="text/csv",
        on_click="ignore",
        key=key,
    )


def download_workbook(
    table: pd.DataFrame, lines: Sequence[str], content: str, area: str, as_of: str, *, has_sample: bool, key: str
) -> None:
    """The control that saves a table in every format."""
    from dashboard.take_away import show_take_away  # noqa: PLC0415 - it builds on this module

    show_take_away(table, content, area, as_of, lines=lines, has_sample=has_sample, key=key)


def saved_as(content: str, area: str, as_of: str, suffix: str, *, sample: str) -> str:
    """Name of a file that leaves the app today; it names the version that the link is pinned to."""
    return text.file_name(content, area, as_of, today(), suffix, sample=sample, version=pinned_version())


def today() -> date:
    """The day in Japan, which stands in the names of files."""
    return datetime.now(UTC).astimezone(text.JAPAN).date()


def show_credits(sources: Sequence[Mapping[str, str]]) -> None:
    """Credit line of each source that stands behind the page."""
    words = session_words()
    lines = "".join(f"<li>{escape(source['credit'])}（{escape(source['title'])}）</li>" for source in sources)
    st.html(
        f'<div class="atlas small" style="margin-top:48px"><h2 class="small">{escape(words.credits)}</h2>'
        f"<ul class='small'>{lines}</ul><div>{escape(words.offline_note)}</div></div>"
    )
