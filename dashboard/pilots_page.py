"""The parts of the page of pilots: what to narrow them by, when they were selected, and where."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import TYPE_CHECKING, Final

import streamlit as st

from dashboard import session, text
from dashboard.chart_section import show_chart, where_said
from dashboard.charts import ChartText
from dashboard.components import show_heading
from dashboard.html_tables import cells_table, table_html
from dashboard.pilots_chart import selection_days
from dashboard.pilots_names import YEAR, area_name, has_sample, place_html, said, value_name
from dashboard.profile_page import place_link
from dashboard.take_away import show_take_away
from dashboard.views.pilots import FILTERS, asked_of, by_prefecture, counted, dated, later_than, options, undated
from dashboard.wording.days import WORDS as DAYS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.selection import Selection
    from dashboard.views.pilots import Asked, Project
    from geodata.dataset import Dataset

_WIDTHS: Final = (200, 320, 160, 240, 220)


def asked(found: Sequence[Project]) -> Asked:
    """What the link narrows the projects to; what no project has is left out."""
    return asked_of(found, session.kept)


def show_filters(found: Sequence[Project], dataset: Dataset, selection: Selection) -> None:
    """The five in one row, how many begin later than the day, and the way to the map."""
    now = asked(found)
    with st.container(horizontal=True, vertical_alignment="bottom", key="pilots-filters"):
        for at, (key, values, width) in enumerate(zip(FILTERS, options(found), _WIDTHS, strict=True)):
            st.session_state[f"pilots-{key}"] = now[at]
            st.selectbox(
                said().filters[at],
                ["", *values],
                format_func=partial(value_name, at),
                key=f"pilots-{key}",
                width=width,
                on_change=_keep,
                args=(key,),
            )
    later = later_than(dataset, selection.as_of)
    with st.container(horizontal=True, vertical_alignment="center", key="pilots-ways"):
        query = {**selection.to_query(session.choices()), "layer": "pilots"}
        query.pop("town", None)
        st.page_link("../pages/overview.py", label=said().map, query_params=query)
        if later:
            st.html(f'<div class="atlas small">{escape(said().later.format(n=later))}</div>', width="content")
            st.button(DAYS[session.words().language].latest, on_click=session.choose_latest, key="pilots-latest")


def _keep(key: str) -> None:
    session.keep(key, st.session_state[f"pilots-{key}"] or "")


def show_timeline(own: Sequence[Project], dataset: Dataset, selection: Selection) -> None:
    """When projects were selected; those without a day stand below, and are not drawn."""
    selected = dated(own)
    without = undated(own)
    show_heading(said().timeline)
    if selected:
        there = sum(len(projects) for _, _, projects in selected)
        ids = {project.row["source_id"] for project in own}
        credit = dict.fromkeys(each["credit"] for each in dataset.manifest["sources"] if each["id"] in ids)
        footer = said().timeline_footer.format(n=len(without))
        title, subtitle = said().timeline_title.format(n=there), said().timeline_subtitle
        draw = partial(
            selection_days,
            selected=[(programme, day, len(projects)) for programme, day, projects in selected],
            counted=said().projects,
        )
        area = area_name(dataset, selection)
        show_chart(
            lambda theme: draw(text=ChartText(title, subtitle, (footer, *credit)), theme=theme),
            said().timeline,
            area,
            selection.as_of,
            where=where_said(
                area,
                text.day(selection.as_of, session.words()),
                *(value_name(at, value) for at, value in enumerate(asked(own)) if value),
            ),
            sources=ids,
            has_sample=has_sample([project for _, _, projects in selected for project in projects]),
            key="pilots-timeline",
            saved=lambda: draw(text=ChartText(title, subtitle, (footer,)), theme="light"),
        )
    if without:
        cells = [
            [
                escape(value_name(YEAR, project.year)),
                escape(project.row["title"]),
                escape(session.words().on_map.separator).join(
                    place_html(place, dataset, selection) for place in project.places
                ),
            ]
            for project in without
        ]
        name = said().undated.format(n=len(without))
        st.html(table_html(said().undated_columns, cells, name, is_named=True, is_wide=True))
        table = cells_table(said().undated_columns, cells)
        area = area_name(dataset, selection)
        show_take_away(table, name, area, selection.as_of, has_sample=has_sample(without), key="save-pilots-undated")


def show_places(own: Sequence[Project], dataset: Dataset, selection: Selection) -> None:
    """Projects and places of each prefecture, and why the rows add up to more than the projects."""
    rows = [row for row in by_prefecture(own) if selection.prefecture in {None, row[0]}]
    total = counted(own, selection.prefecture)
    note = said().places_note.format(
        projects=f"{total.projects:,}", sum=f"{sum(row[1] for row in rows):,}", places=f"{total.places:,}"
    )
    show_heading(said().places, note)
    cells = [
        [place_link(dataset, code, selection, session.words()), f"{projects:,}", f"{places:,}"]
        for code, projects, places in rows
    ]
    st.html(table_html(said().places_columns, cells, said().places, numbers=2))
    named = (said().places, area_name(dataset, selection), selection.as_of)
    table = cells_table(said().places_columns, cells, numbers=2)
    table.insert(0, session.words().code, [code for code, _, _ in rows])
    show_take_away(table, *named, has_sample=has_sample(own), lines=[note], key="save-pilots-places")
