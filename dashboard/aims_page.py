"""The aims of the programme, and the categories of measures that serve them."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import streamlit as st

from dashboard import session
from dashboard.components import show_heading
from dashboard.html_tables import cells_table, source_html, table_html
from dashboard.place_names import place_name
from dashboard.take_away import show_take_away
from dashboard.views.programme import aims, without_aim
from dashboard.views.shares import SAMPLE
from dashboard.wording.programme import WORDS

if TYPE_CHECKING:
    from dashboard.selection import Selection
    from dashboard.views.programme import Aim, AimLink
    from dashboard.wording import Words
    from geodata.dataset import Dataset

_NUMBERS = 3


def show_aims(dataset: Dataset, selection: Selection, words: Words) -> None:
    """Each aim with the categories that serve it, by whom and why they are linked, and what is on record of them."""
    said = WORDS[words.language]
    found = aims(dataset, selection.as_of, selection.prefecture)
    show_heading(said.aims, said.aims_note)
    cells = [
        _cells(aim, link, selection, words, is_first=not at)
        for aim in found
        for at, link in enumerate(aim.links or (None,))
    ]
    st.html(table_html(said.aims_columns, cells, said.aims, numbers=_NUMBERS, is_wide=True))
    left = [
        said.without_each.format(name=_category(name, words), n=f"{number:,}")
        for name, number in without_aim(dataset, selection.as_of, selection.prefecture)
    ]
    rest = said.without.format(names=words.on_map.separator.join(left) or said.without_none)
    st.html(f'<div class="atlas small">{escape(rest)}</div>')
    show_take_away(
        cells_table(said.aims_columns, cells, numbers=_NUMBERS),
        said.aims,
        place_name(dataset, selection.prefecture, words) if selection.prefecture else words.all_japan,
        selection.as_of,
        has_sample=bool(dataset["measures"]["status"].eq(SAMPLE).any()),
        lines=[said.aims_note, rest],
        key="save-aims",
    )


def _category(name: str, words: Words) -> str:
    return words.on_map.categories.get(name, name)


def _cells(aim: Aim, link: AimLink | None, selection: Selection, words: Words, *, is_first: bool) -> list[str]:
    said, row = WORDS[words.language], aim.row
    title = escape(row["title_en" if words.language == "en" else "title"])
    papers = f"{escape(said.aims_source.format(page=row['page']))}・{escape(words.statuses[row['status']])}"
    named = f"{title}<div class='small'>{papers}・{source_html(row)}</div>" if is_first else title
    if link is None:
        return [named, escape(said.no_measure), "", "0", "0", "0"]
    query = {**selection.to_query(session.choices()), "kind": link.row["category"]}
    query.pop("town", None)
    name = _category(link.row["category"], words)
    shown = f'<a href="measures?{escape(urlencode(query))}" target="_self">{escape(name)}</a>'
    if not link.measures + link.restating:
        shown = f"{escape(name)}<div class='small'>{escape(said.no_measure)}</div>"
    reason = link.row["reason_en" if words.language == "en" else "reason_ja"]
    why = f"{escape(said.linked[link.row['linked_by']])}: {escape(reason)}"
    return [named, shown, why, f"{link.measures:,}", f"{link.restating:,}", f"{link.municipalities:,}"]
