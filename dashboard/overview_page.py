"""The parts of the overview: its sentence and its charts."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from html import escape
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from dashboard import days, session, text
from dashboard.chart_section import show_chart, where_of_list
from dashboard.components import saved_as
from dashboard.deck_control import show_deck_control
from dashboard.export.jobs import Task
from dashboard.figures import coverage_html, coverage_note_html, figures_html, sums_html
from dashboard.making import offer_of, show_making
from dashboard.over_time import show_published_totals
from dashboard.overview_charts import (
    by_prefecture_chart,
    highlighted,
    prefectures_in_order,
)
from dashboard.overview_slides import overview_slides
from dashboard.page_record import note_opening
from dashboard.palette import token
from dashboard.take_away import show_take_away
from dashboard.views.members import rows_link
from dashboard.views.papers import sources_of_list
from dashboard.views.shares import BAND_EDGES
from dashboard.wording.overview import WORDS
from dashboard.wording.story import WORDS as STORY

_BARS = "bars"

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.palette import Theme
    from dashboard.views.figures import Figure
    from dashboard.views.overview import OverviewView
    from dashboard.wording import Words
    from geodata.dataset import Dataset


def show_figures(view: OverviewView, words: Words) -> None:
    """Figures and sums, the note on coverage, which no filter changes, and coverage; a figure is a link to its rows."""
    query = view.selection.to_query(session.choices())

    def link(figure: Figure) -> str:
        return rows_link(query, figure.key)

    links = {figure.key: link(figure) for figure in view.figures}
    if view.figures:
        said = figures_html(view.main_figures, words, links) + sums_html(view.sums, words, link, view.main_figures)
    else:
        said = f'<p class="atlas amber">{escape(WORDS[words.language].nothing_published)}</p>'
    st.html(said)
    st.html(coverage_note_html(words))
    st.html(coverage_html(view, words))


def show_empty(dataset: Dataset, words: Words) -> None:
    """The chosen prefecture is not in this dataset: say which are."""
    places = "、".join(text.place(code, words) for code in dataset["prefectures"]["prefecture_code"])
    st.info(words.nothing_here_how.format(places=places))


def show_downloads(view: OverviewView, words: Words) -> None:
    """The page to take away, on one sheet and as slides, each made on click; offered when asked for."""
    own, selection = WORDS[words.language], view.selection
    place = text.place(selection.prefecture, words) if selection.prefecture else words.all_japan
    sample = "サンプルデータ" if view.has_sample else ""
    as_of = days.in_file_name(selection.as_of, view.list_date, words)
    if not session.are_files_offered():  # what few ask for is not sent with every filter
        st.button(own.take_away, type="tertiary", on_click=session.offer_files, key="overview-take")
        return
    with st.container(horizontal=True, key="overview-downloads"):
        story = STORY[words.language]
        for kind, label, content, ending in (
            ("overview", own.save_pdf, own.sheet, "pdf"),
            ("slides", story.save_deck, story.deck, "pptx"),
        ):
            offer = offer_of(f"{kind}-file", label, saved_as(content, place, as_of, ending, sample=sample))
            with st.container(width="content"):
                show_making(offer, partial(Task.of, kind, ending, session.dataset().version, selection))
        show_deck_control()


def show_charts(view: OverviewView, words: Words) -> None:
    """What to take away; shares by prefecture, region, type and size, and the published totals over time."""
    note_opening(partial(overview_slides, session.dataset(), view.selection))
    show_downloads(view, words)
    if view.is_complete:
        _show_shares(view, words)
    else:
        st.info(words.rates_unknown)
    show_published_totals(words, is_offered=session.are_files_offered())
    st.html(f'<div class="atlas small">{escape(words.over_time_note)}</div>')


def _show_shares(view: OverviewView, words: Words) -> None:
    st.segmented_control(
        words.order, ["code", "value"], format_func=lambda order: words.orders[order], key=session.ORDER, required=True
    )
    selection = view.selection
    nation = replace(selection, prefecture=None, municipality=None)
    bars = prefectures_in_order(view.by_prefecture, selection.order)["key"].tolist()
    chosen = None if selection.prefecture is None else bars.index(selection.prefecture)
    draw = partial(by_prefecture_chart, session.dataset(), nation)
    show_chart(
        draw,
        words.by_prefecture,
        words.all_japan,
        days.in_file_name(selection.as_of, view.list_date, words),
        where=where_of_list(words.all_japan, selection),
        sources=sources_of_list(session.dataset(), selection.body, selection.as_of),
        has_sample=view.has_sample,
        key=_BARS,
        is_offered=session.are_files_offered(),
        saved=lambda: highlighted(draw("light"), chosen),
    )
    highlight = "" if chosen is None else _highlight(chosen + 1, session.theme())
    edges = [str(edge) for edge in BAND_EDGES[:-1]]
    following = dict(zip(edges, [*edges[1:], None], strict=True))
    bands = {key: text.band(key, following[key], words) for key in edges}
    if session.are_files_offered():
        _show_table_downloads(view, bands, words)
    with st.container(horizontal=True, gap="medium"):
        st.html(_group(words.by_region, view.by_region, words.regions, words))
        st.html(
            highlight
            + _group(words.by_type, view.by_type, words.types, words)
            + _group(words.by_band, view.by_band, bands, words)
        )


def _show_table_downloads(view: OverviewView, bands: Mapping[str, str], words: Words) -> None:
    with st.container(horizontal=True, key="overview-tables"):
        as_of = days.in_file_name(view.selection.as_of, view.list_date, words)
        for key, title, table in shares_tables(view, bands, words):
            st.html(f'<div class="atlas small">{escape(title)}</div>', width="content")
            show_take_away(
                table, title, words.all_japan, as_of, has_sample=view.has_sample, key=f"save-{key}", is_lazy=True
            )


def shares_tables(
    view: OverviewView, bands: Mapping[str, str], words: Words
) -> tuple[tuple[str, str, pd.DataFrame], ...]:
    """What the chart of prefectures and the small tables show: a key, a title, and a row a prefecture or a group."""
    prefectures = {code: text.place(code, words) for code in view.by_prefecture["key"]}
    own = WORDS[words.language]
    by_prefecture = _shares(view.by_prefecture, prefectures, words)
    by_prefecture.insert(0, words.code, view.by_prefecture["key"].to_numpy())
    groups = (
        (words.by_region, view.by_region, words.regions),
        (words.by_type, view.by_type, words.types),
        (words.by_band, view.by_band, bands),
    )
    tables = [_shares(rows, names, words).assign(**{own.grouped: title}) for title, rows, names in groups]
    return (
        ("shares-by-prefecture", own.shares_by_prefecture, by_prefecture),
        ("shares-by-group", own.shares_by_group, pd.concat(tables, ignore_index=True)),
    )


def _shares(rows: pd.DataFrame, names: Mapping[str, str], words: Words) -> pd.DataFrame:
    own = WORDS[words.language]
    return pd.DataFrame(
        {
            own.share_columns[0]: [names[key] for key in rows["key"]],
            own.share_columns[1]: rows["count"].to_numpy(),
            own.share_columns[2]: rows["total"].to_numpy(),
            own.share_columns[3]: rows["percent"].round(1).to_numpy(),
        }
    )


def _highlight(bar: int, theme: Theme) -> str:
    """Leaves the strong colour to the bar of the chosen prefecture."""
    others = f".st-key-{_BARS} .point:not(:nth-child({bar})) path"
    return f"<style>{others}{{fill:{token('second_ink', theme)}!important}}</style>"


def _group(title: str, rows: pd.DataFrame, names: Mapping[str, str], words: Words) -> str:
    """Shares of a few groups as a table with a bar behind each, which says the numbers to every reader.

    Rows and cells end where the next begin, as HTML allows: they are sent with every filter.
    """
    lines = "".join(
        f"<tr><td>{escape(names[key])}<td style=--share:{percent:.1f}>{text.percent(percent, words)} {count:,}/{total:,}"
        for key, count, total, percent in zip(rows["key"], rows["count"], rows["total"], rows["percent"], strict=True)
    )
    head = f"<tr><td><th class=n>{escape(words.share_axis)}　n/N"
    return f'<div class="atlas"><h3>{escape(title)}</h3><table>{head}{lines}</table></div>'
