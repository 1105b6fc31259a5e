"""この画面の番号: the ids of a page's figures, listed when they are asked for."""

from __future__ import annotations

from html import escape
from typing import Final

import streamlit as st

from dashboard import session
from dashboard.facts.on_pages import PAGES, numbers_on
from dashboard.facts.on_pages_asked import conditions_kept, has_no_id
from dashboard.number_said import numbers_table, place_said
from dashboard.take_away import show_take_away
from dashboard.wording.passport import WORDS

_KEY: Final = "page-numbers"


def show_page_numbers(page: str) -> None:
    """One quiet control at the foot of a page with numbers; where its conditions are in no id, that they are not."""
    said = WORDS[session.words().language]
    if page == "explorer" and has_no_id(conditions_kept(session.dataset(), session.kept)):
        st.html(f'<div class="atlas small">{escape(said.own_list)}</div>')
    if page not in PAGES:
        return
    with st.expander(said.page_numbers, key=_KEY, type="compact", on_change="rerun") as box:
        if box.open:
            _show_list(page)


def _show_list(page: str) -> None:
    words, data, selection = session.words(), session.dataset(), session.current_selection()
    said = WORDS[words.language]
    passports = numbers_on(page, data, selection, session.kept)
    table, has_sample = numbers_table(data, passports, words.language)
    if table.empty:
        st.html(f'<div class="atlas small">{escape(said.page_none)}</div>')
        return
    badge = f' <span class="badge">{escape(words.sample)}</span>' if has_sample else ""
    note = said.page_note.format(n=f"{len(table):,}")
    st.html(f'<div class="atlas small">{escape(note)}{badge}<br>{escape(said.elsewhere)}</div>')
    st.page_link("../pages/passport.py", label=said.look_up)
    st.dataframe(
        table,
        hide_index=True,
        row_height=36,
        height=min(540, 38 + 36 * len(table)),
        placeholder=words.empty_cell,
        key=f"{_KEY}-list",
    )
    place = place_said(passports[0], data, words) if selection.prefecture else words.all_japan
    title = f"{said.page_numbers}_{words.pages[page]}"
    show_take_away(
        table, title, place.partition("（")[0], selection.as_of, has_sample=has_sample, key=f"save-{_KEY}"
    )  # fmt: skip
