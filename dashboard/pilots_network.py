"""The network of pilots as lists: who works with whom in how many projects."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

import streamlit as st

from dashboard import session
from dashboard.components import show_heading
from dashboard.html_tables import cells_table, table_html
from dashboard.pilots_names import KIND, area_name, has_sample, said, value_name
from dashboard.profile_page import place_link
from dashboard.take_away import show_take_away
from dashboard.views.pilots import OFTEN, bodies, pairs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.selection import Selection
    from dashboard.views.pilots import Body, Member, Pair, Project
    from geodata.dataset import Dataset

_NAMED: Final = 12


def show_network(own: Sequence[Project], dataset: Dataset, selection: Selection) -> None:
    """Pairs that meet in several projects, then every body with those it works with."""
    show_heading(said().network, said().network_note)
    found = pairs(own)
    often = [pair for pair in found if len(pair.projects) >= OFTEN]
    if often:
        heads, name = said().pairs_columns, said().pairs.format(n=f"{len(often):,}")
        rest = said().pairs_note.format(n=f"{len(found) - len(often):,}")
        cells = [_pair(pair, dataset, selection) for pair in often]
        st.html(table_html(heads, cells, name, numbers=1, is_named=True, is_wide=True))
        st.caption(rest)
        everyone = [_pair(pair, dataset, selection) for pair in found]
        show_take_away(
            cells_table(heads, everyone, numbers=1),
            said().network,
            area_name(dataset, selection),
            selection.as_of,
            has_sample=has_sample(own),
            lines=[said().network_note],
            key="save-pilots-pairs",
        )
    else:
        st.html(f'<div class="atlas small">{escape(said().no_pairs.format(n=f"{len(found):,}"))}</div>')
    listed = bodies(own)
    if not listed:
        return
    heads, name = said().bodies_columns, said().bodies.format(n=f"{len(listed):,}")
    cells = [_body(body, dataset, selection, _NAMED) for body in listed]
    with st.expander(name):
        st.html(f'<div class="atlas small">{escape(said().bodies_note)}</div>')
        st.html(table_html(heads, cells, name, numbers=2, is_wide=True))
        whole = [_body(body, dataset, selection, len(body.others)) for body in listed]
        show_take_away(
            cells_table(heads, whole, numbers=2),
            name,
            area_name(dataset, selection),
            selection.as_of,
            has_sample=has_sample(own),
            lines=[said().network_note],
            key="save-pilots-bodies",
        )


def _member(member: Member, dataset: Dataset, selection: Selection) -> str:
    if member.is_place:
        return place_link(dataset, member.key, selection, session.words())
    return escape(member.key)


def _pair(pair: Pair, dataset: Dataset, selection: Selection) -> list[str]:
    separator = escape(session.words().on_map.separator)
    return [
        _member(pair.one, dataset, selection),
        _member(pair.other, dataset, selection),
        separator.join(escape(project.row["title"]) for project in pair.projects),
        f"{len(pair.projects):,}",
    ]


def _body(body: Body, dataset: Dataset, selection: Selection, most: int) -> list[str]:
    separator = escape(session.words().on_map.separator)
    names = [
        said().with_count.format(name=_member(member, dataset, selection), n=f"{number:,}")
        for member, number in body.others[:most]
    ]
    rest = len(body.others) - len(names)
    listed = [*names, *([escape(said().and_others.format(n=f"{rest:,}"))] if rest else [])]
    return [
        escape(body.member.key),
        escape(value_name(KIND, body.member.kind)),
        separator.join(listed) or escape(session.words().empty_cell),
        f"{body.led:,}",
        f"{len(body.projects):,}",
    ]
