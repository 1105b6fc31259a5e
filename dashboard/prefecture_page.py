"""The parts of the prefecture page: figures beside the nation, and the table of municipalities."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard import days, session, text
from dashboard.components import saved_as, show_heading
from dashboard.export.jobs import Task
from dashboard.making import offer_of, show_making
from dashboard.take_away import show_take_away
from dashboard.towns_table import shown_table, towns_note
from dashboard.wording.prefecture_paper import WORDS as PAPER_WORDS
from geodata.columns import labels
from geodata.tables import MUNICIPALITIES

if TYPE_CHECKING:
    import pandas as pd

    from dashboard.views.prefecture import Comparison, PrefectureView
    from dashboard.wording import Words


def prefecture_sentence(view: PrefectureView, words: Words) -> str:
    """What the page says, in one sentence with its numbers."""
    towns = view.comparisons[0]
    sentence = words.sentence_prefecture if view.is_complete else words.sentence_prefecture_partial
    return sentence.format(
        date=text.day(view.selection.as_of, words),
        place=text.place(view.selection.prefecture or "", words),
        body=words.bodies_long[view.selection.body],
        count=f"{towns.here.count:,}",
        total=f"{towns.here.total:,}",
        percent=text.percent(towns.here.percent, words),
        nation=text.percent(towns.nation.percent, words),
    )


def show_comparisons(view: PrefectureView, words: Words) -> None:
    """Whether the prefecture itself is in, and its shares beside the nation's."""
    state = (
        words.classes["member"]
        if view.is_member
        else words.reasons["not_member" if view.is_complete else "not_surveyed"]
    )
    said = "・".join(filter(None, (_of_list(view, words), words.statuses.get(view.membership_status, ""))))
    itself = (
        f"<div><dt>{escape(words.figures['県'])}</dt><dd><span class='value'>{escape(state)}</span>"
        f"<div class='small'>{escape(said)}</div></dd></div>"
    )
    parts = "".join(_comparison(comparison, view, words) for comparison in view.comparisons)
    st.html(f'<dl class="atlas figures">{itself}{parts}</dl>')


def _of_list(view: PrefectureView, words: Words) -> str:
    """The day as it is, or with the date of the list whose members are shown."""
    return days.with_list(view.selection.as_of, view.listed, words)


def _comparison(comparison: Comparison, view: PrefectureView, words: Words) -> str:
    here, nation = comparison.here, comparison.nation
    sample = f"<div class='small'>{escape(words.sample)}</div>" if here.sample else ""
    share = text.percent(here.percent, words) if view.is_complete else words.empty_cell
    beside = (
        f"{words.nation} {text.percent(nation.percent, words)}" if view.is_complete else words.reasons["not_surveyed"]
    )
    return (
        f"<div><dt>{escape(words.comparison[comparison.key])}</dt><dd><span class='value'>{share}"
        f"<small>{here.count:,}/{here.total:,}</small></span>"
        f"<div class='small'>{escape(beside)}</div>{sample}</dd></div>"
    )


def matching(table: pd.DataFrame, wanted: str) -> pd.Series:
    """Rows whose code, name, kana or romaji holds the text, whatever its width or case."""
    key = text.folded(wanted)
    folded = table.iloc[:, :4].fillna("").astype("str").agg(" ".join, axis="columns").map(text.folded)
    return folded.str.contains(key, regex=False)


def show_towns(view: PrefectureView, words: Words) -> None:
    """Sortable, searchable table; selecting a row opens the municipality's panel."""
    show_heading(words.table_of_towns, towns_note(view, words))
    whole = shown_table(view, words)
    wanted = st.text_input(words.search_table, placeholder=words.search_placeholder, key="search-towns").strip()
    table = whole[matching(whole, wanted)] if wanted else whole
    if table.empty:
        st.info(words.nothing_found.format(text=text.unmarked(wanted)))
        return
    st.dataframe(
        table,
        hide_index=True,
        key="towns",
        on_select=lambda: _open_selected(table),
        selection_mode="single-row",
        row_height=36,
        height=min(640, 38 + 36 * len(table)),
        placeholder=words.empty_cell,
        column_config={
            words.status: st.column_config.TextColumn(width="medium"),
            **_numbers(words),
        },
    )
    show_take_away(
        table,
        words.table_of_towns,
        text.place(view.selection.prefecture or "", words),
        view.selection.as_of,
        lines=[towns_note(view, words), *([words.search_table + ": " + wanted] if wanted else [])],
        has_sample=view.has_sample,
        key="save-towns",
    )


def show_below(view: PrefectureView, words: Words) -> None:
    """What stands below the map: what can be taken away, and the municipalities."""
    show_papers(view, words)
    show_towns(view, words)


def show_papers(view: PrefectureView, words: Words) -> None:
    """The one-page paper of the prefecture, made on click; offered when asked for."""
    own, selection = PAPER_WORDS[words.language], view.selection
    if not session.are_files_offered():  # what few ask for is not sent with every filter
        st.button(own.take_away, type="tertiary", on_click=session.offer_files, key="prefecture-take")
        return
    as_of = days.in_file_name(selection.as_of, view.listed or "", words)
    sample = "サンプルデータ" if view.has_sample else ""
    with st.container(horizontal=True, key="prefecture-papers"):
        for label, suffix in ((own.save_pdf, "pdf"), (own.save_word, "docx")):
            name = saved_as(own.content, text.place(selection.prefecture or "", words), as_of, suffix, sample=sample)
            task = partial(Task.of, "briefing", suffix, session.dataset().version, selection)
            with st.container(width="content"):
                show_making(offer_of(f"paper-{suffix}", label, name), task)


def _numbers(words: Words) -> dict[str, Any]:
    heading = labels(MUNICIPALITIES.columns, words.language)
    return {heading[name]: st.column_config.NumberColumn(format="localized") for name in ("population", "area_km2")}


def _open_selected(table: pd.DataFrame) -> None:
    rows = st.session_state["towns"]["selection"]["rows"]
    session.choose_town(str(table.iloc[rows[0], 0]) if rows else None)
