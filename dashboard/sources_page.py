"""The parts of the データ page."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import parse_qsl, urlencode

import pandas as pd
import streamlit as st

from dashboard import session, text
from dashboard.components import show_heading
from dashboard.html_tables import cells_table, table_html, unbroken
from dashboard.take_away import show_take_away
from dashboard.version_said import built_on
from dashboard.wording import ledger as ledger_words
from dashboard.wording.data_page import WORDS as OPEN_DATA
from dashboard.wording.versions import WORDS
from geodata.columns import labels
from geodata.tables import REJECTS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.versions import Version
    from dashboard.views.papers import PapersView
    from dashboard.wording import Words

_COUNTED: Final = ("municipalities", "memberships", "plans", "pilots", "measures")


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
    table = sources_table(view, words)
    named = (words.sources_of_version, words.all_japan, view.version)
    show_take_away(table, *named, has_sample=False, key="save-sources")


def sources_table(view: PapersView, words: Words) -> pd.DataFrame:
    """A row a file of a source, or a source without one, with its papers and how its rows fared."""
    said = ("rows_in", "rows_out", "rejected", "merged", "not_data", "outside")
    rows = [
        {
            words.source: source["title"],
            words.status: words.statuses.get(source["status"], source["status"]),
            words.publisher: source["publisher"],
            words.as_of: source["as_of"],
            words.licence: source["licence"],
            words.credit: source["credit"],
            "URL": source["url"],
            words.note: source["note"],
            words.files: file.get("name"),
            **{getattr(words, count): file.get(count) for count in said},
            words.checksum: file.get("sha256"),
        }
        for source in view.sources
        for file in source["files"] or [{}]
    ]
    return pd.DataFrame(rows).astype({getattr(words, count): "Int64" for count in said})


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


def show_versions(words: Words) -> None:
    """Every published version: when it was built and how much it holds, and the link that opens it."""
    said, query = WORDS[words.language], session.current_selection().to_query(session.choices())
    shown, current = session.dataset().version, session.current()
    show_heading(said.title, said.note)

    def row(version: Version) -> list[str]:
        name = f"<code>{escape(version.name)}</code>" + (f" {escape(said.current)}" if version.name == current else "")
        counts = [f"{version.row_counts[table]:,}" if table in version.row_counts else "" for table in _COUNTED]
        schema = str(version.schema or words.empty_cell)
        return [name, unbroken(built_on(version.built_at, words)), schema, *counts, way(version)]

    def way(version: Version) -> str:
        if version.name == shown:
            return escape(said.open_now)
        if not version.is_readable:
            return escape(said.cannot["schema" if version.schema else "damaged"])
        link = urlencode({**query, session.VERSION: version.name})
        return f'<a href="?{escape(link)}">{escape(said.open)}</a>'

    rows = [row(version) for version in session.known_versions()]
    st.html(table_html(said.columns, rows, said.title))
    named = (said.title, words.all_japan, session.dataset().version)
    show_take_away(cells_table(said.columns, rows), *named, has_sample=False, key="save-versions")


def show_open_data(words: Words) -> None:
    """The addresses under which other programs read the data."""
    said = OPEN_DATA[words.language]
    show_heading(said.title, said.note)
    base = session.address()
    query = {session.VERSION: version} if (version := session.pinned_version()) else {}

    def cell(path: str) -> str:
        name, _, asked = path.partition("?")
        link = f"data/v1/{name}" + (
            f"?{written}" if (written := urlencode({**dict(parse_qsl(asked)), **query})) else ""
        )
        return f'<a href="{escape(link)}"><code>{escape(base + link)}</code></a>'

    st.html(table_html(("", ""), [[escape(what), cell(path)] for what, path in said.addresses.items()], said.title))


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
    show_take_away(table, words.rejects, words.all_japan, view.version, has_sample=False, key="save-rejects")


def show_dictionary(view: PapersView, words: Words) -> None:
    """The data dictionary, from the contract."""
    show_heading(words.dictionary)
    names = words.dictionary_columns
    table = view.dictionary[list(names)].rename(columns=names)
    st.dataframe(table, hide_index=True, row_height=36, key="dictionary")
    show_take_away(table, words.dictionary, words.all_japan, view.version, has_sample=False, key="save-dictionary")


def show_report(view: PapersView, words: Words) -> None:
    """The build report as it was written."""
    show_heading(words.report)
    with st.expander(words.report):
        st.markdown(view.report)
