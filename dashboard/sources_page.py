"""The parts of the データ page."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard import text
from dashboard.components import download_csv, show_heading
from dashboard.wording import ledger as ledger_words
from geodata.columns import labels
from geodata.tables import REJECTS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.views.papers import PapersView
    from dashboard.wording import Words


def show_bring_list(words: Words) -> None:
    """How to replace the sample by the official list: one place, one command."""
    show_heading(words.bring_title)
    st.markdown(words.bring_steps)


def show_sources(view: PapersView, words: Words) -> None:
    """Every source with licence, credit, date, checksum and status."""
    show_heading(words.sources_of_version, f"{words.version} {view.version}（{words.built} {view.built_at}）")
    for source in view.sources:
        with st.expander(
            text.unmarked(f"{source['title']}（{words.statuses.get(source['status'], source['status'])}）")
        ):
            st.html(_source(source, words))


def _source(source: Mapping[str, Any], words: Words) -> str:
    rows = {
        words.publisher: source["publisher"],
        words.as_of: text.day(source["as_of"], words) if source["as_of"] else words.empty_cell,
        words.licence: source["licence"],
        words.credit: source["credit"],
        "URL": source["url"],
        words.note: source["note"],
    }
    facts = "".join(
        f"<tr><th scope='row'>{escape(key)}</th><td>{escape(str(value))}</td></tr>" for key, value in rows.items()
    )
    counts = ("rows_in", "rows_out", "rejected", "merged", "not_data", "outside")
    headings = (words.files, *(getattr(words, count) for count in counts), words.checksum)
    head = "".join(f"<th scope='col'>{escape(heading)}</th>" for heading in headings)
    files = "".join(
        f"<tr><td>{escape(file['name'])}</td>"
        + "".join(f"<td class='n'>{file[count]:,}</td>" for count in counts)
        + f"<td><code>{escape(file['sha256'] or words.empty_cell)}</code></td></tr>"
        for file in source["files"]
    )
    body = f"<table><tr>{head}</tr>{files}</table>" if files else f"<p>{escape(words.missing_file)}</p>"
    return f'<div class="atlas"><table>{facts}</table><br>{body}</div>'


def show_way_to_ledger(words: Words) -> None:
    """Where published totals are held against registered rows."""
    own = ledger_words.WORDS[words.language]
    show_heading(words.reconciliation, own.moved)
    st.page_link("../pages/ledger.py", label=own.way_here)


def show_rejects(view: PapersView, words: Words) -> None:
    """Rows that were set aside, with reason, row number and original text."""
    show_heading(f"{words.rejects}（{len(view.rejects):,}）")
    if view.rejects.empty:
        st.html(f'<div class="atlas small">{escape(words.no_rejects)}</div>')
        return
    reason = "reason" if words.language == "ja" else "reason_en"
    columns = ["source_id", "file", "row", reason, "raw", "candidates"]
    table = view.rejects[columns].rename(columns=labels(REJECTS.columns, words.language))
    st.dataframe(table, hide_index=True, row_height=36, placeholder=words.empty_cell, key="rejects")
    download_csv(table, words.rejects, words.all_japan, view.version, has_sample=False, key="save-rejects")


def show_dictionary(view: PapersView, words: Words) -> None:
    """The data dictionary, from the contract."""
    show_heading(words.dictionary)
    names = words.dictionary_columns
    st.dataframe(view.dictionary[list(names)].rename(columns=names), hide_index=True, row_height=36, key="dictionary")


def show_report(view: PapersView, words: Words) -> None:
    """The build report as it was written."""
    show_heading(words.report)
    with st.expander(words.report):
        st.markdown(view.report)
