"""The parts of the page of slips: the rule, the records of a place, the record of the link, the form and its ways out."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

import streamlit as st

from dashboard import session, text
from dashboard.components import saved_as, show_heading
from dashboard.configuration import ConfigurationError, Desk, corrections_desk
from dashboard.correction_links import ENTRY, FIELD, PLACE, RECORD, slip_url
from dashboard.export.csv_files import csv_bytes
from dashboard.html_tables import cells_table, source_html, table_html, unbroken
from dashboard.place_names import place_name
from dashboard.take_away import show_take_away
from dashboard.views.corrections import record_asked, records_at
from dashboard.views.papers import source_titles
from dashboard.wording.corrections import WORDS
from geodata.columns import labels
from geodata.corrections import CORRECTABLE, Correction, Rule, key_text, refusals, slip_table, tidy

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.selection import Selection
    from dashboard.views.corrections import Record
    from dashboard.wording.corrections import CorrectionWords
    from geodata.columns import Column
    from geodata.dataset import Dataset

_WIDE: Final = 720
"""Pixels of the form: lines that are still read."""
_LONGEST: Final = 1800
"""Characters of an address: mail programs of Windows take little more than 2,000."""
_EMPTY: Final = frozenset({Rule.REASON, Rule.EVIDENCE, Rule.SAME})
"""Rules that only say what is not written yet, while the reader has not begun."""


def said() -> CorrectionWords:
    """The page's words in the chosen language."""
    return WORDS[session.words().language]


def asked_record(dataset: Dataset) -> Record | None:
    """The record of the link."""
    return record_asked(dataset, session.kept(RECORD), session.kept(ENTRY))


def asked_place(dataset: Dataset) -> str:
    """The municipality or prefecture of the link, "" for none that is known."""
    code = session.kept(PLACE)
    known = {*dataset["municipalities"]["municipality_code"], *dataset["prefectures"]["prefecture_code"]}
    return code if code in known else ""


def table_name(record: Record) -> str:
    """Name of the record's table in the reader's language."""
    return record.table.label_en if session.words().language == "en" else record.table.label


def record_name(record: Record, dataset: Dataset) -> str:
    """What a record is called, with its place where it has one."""
    place = place_name(dataset, record.place, session.words()) if record.place in _known(dataset) else ""
    title = record.title
    return "・".join(dict.fromkeys(filter(None, (place, title if title not in place else ""))))


def _known(dataset: Dataset) -> set[str]:
    return {*dataset["municipalities"]["municipality_code"], *dataset["prefectures"]["prefecture_code"]}


def page_sentence(record: Record | None, place: str, dataset: Dataset) -> str:
    """What the page shows: the slip of a record, the records of a place, or what it is for."""
    if record is not None:
        return said().sentence_record.format(table=table_name(record), title=record_name(record, dataset))
    if place:
        n = f"{len(records_at(dataset, place)):,}"
        return said().sentence_place.format(place=place_name(dataset, place, session.words()), n=n)
    return said().sentence


def show_find(dataset: Dataset, place: str) -> None:
    """The place whose records are listed; the link keeps it."""
    words = session.words()
    st.session_state["corrections-place"] = place
    st.selectbox(
        said().find,
        ["", *sorted(_known(dataset))],
        format_func=lambda code: f"{code} {place_name(dataset, code, words)}" if code else said().no_place,
        key="corrections-place",
        width=420,
        on_change=_choose_place,
    )


def _choose_place() -> None:
    for key in (RECORD, ENTRY, FIELD):
        session.keep(key, "")
    session.keep(PLACE, st.session_state["corrections-place"] or "")


def show_rules() -> None:
    """What may be written; said before anything is."""
    show_heading(said().rules)
    lines = "".join(f"<li>{escape(line)}</li>" for line in said().rules_lines)
    st.html(f'<div class="atlas"><ul>{lines}</ul></div>')


def show_records(dataset: Dataset, place: str, selection: Selection) -> None:
    """The records of a place, each with the way to its slip."""
    words, found, titles = session.words(), records_at(dataset, place), source_titles(dataset)
    name = place_name(dataset, place, words)
    title = said().records.format(place=name, n=f"{len(found):,}")
    show_heading(title, said().records_note)
    rows = [
        (
            escape(table_name(record)),
            escape(_described(record)),
            _source(record, titles),
            escape(words.statuses.get(record.cells.get("status", ""), "")),
            escape(said().sample_row) if record.is_sample else _way(record, selection),
        )
        for record in found
    ]
    st.html(table_html(said().record_columns, rows, title, is_wide=True))
    table = cells_table(said().record_columns[:-1], [row[:-1] for row in rows])
    has_sample = any(record.is_sample for record in found)
    show_take_away(table, title, name, selection.as_of, has_sample=has_sample, key="save-records")


def _described(record: Record) -> str:
    """The record's title, and what tells it from the others of its table."""
    words = session.words()
    if record.table.name == "statistics":
        day, basis = text.day(record.cells["as_of"], words), words.basis[record.cells["basis"]]
        return f"{words.population}　{day}　{basis}　{float(record.cells['value']):,.0f}"
    if record.table.name == "municipalities":
        return "　".join(filter(None, (record.cells[name] for name in ("name", "kana", "romaji", "kaso"))))
    own = (record.cells.get(name, "") for name in ("body", "as_of", "kind", "fiscal_year", "category"))
    return "　".join(filter(None, (record.title, *(words.bodies.get(part, part) for part in own))))


def _source(record: Record, titles: Mapping[str, str]) -> str:
    return source_html(record.cells) or escape(titles.get(record.source_id, ""))


def _way(record: Record, selection: Selection) -> str:
    address = slip_url(record.table.name, record.cells, selection)
    return f'<a href="{escape(address)}" target="_self">{escape(said().open)}</a>'


def show_record(record: Record, version: str) -> None:
    """Every value of the record as it is now, with its source."""
    language = session.words().language
    show_heading(said().record, said().record_note.format(version=version))
    names = labels(record.table.columns, language)
    rows = [
        (escape(names[name]), source_html(record.cells) if name == "source_title" else escape(value))
        for name, value in record.cells.items()
        if value
    ]
    with st.expander(said().all_values.format(table=text.unmarked(table_name(record)))):
        st.html(table_html(("", ""), rows, said().record, is_wide=True))


def show_form(record: Record, dataset: Dataset, selection: Selection) -> None:
    """The slip: field, value now, right value, reason and evidence; then its ways out."""
    if record.is_sample:
        st.info(said().sample_row)
        return
    show_heading(said().form)
    with st.container(width=_WIDE):
        _write(record, dataset, selection)


def _write(record: Record, dataset: Dataset, selection: Selection) -> None:
    column = _field(record)
    old = record.cells[column.name]
    st.html(
        f'<div class="atlas" data-old><span class="small">{escape(said().old)}</span><br>'
        f"{escape(old or said().empty)}</div>"
    )
    own = f"{record.table.name}|{key_text(record.key)}"
    new = _right_value(column, old, f"{own}|{column.name}")
    reason = st.text_area(said().reason, placeholder=said().reason_placeholder, key=f"slip-reason|{own}", height=96)
    evidence = st.text_input(said().evidence, placeholder=said().evidence_placeholder, key=f"slip-evidence|{own}")
    office = st.text_input(said().office, placeholder=said().office_placeholder, key="slip-office")
    slip = tidy(
        Correction(
            record.table.name, record.key, column.name, old, new, reason, evidence, office, record.source_id
        )
    )  # fmt: skip
    _show_ways_out(slip, record_name(record, dataset), column, selection)


def _field(record: Record) -> Column:
    language = session.words().language
    offered = {column.name: column for column in record.fields}
    names = labels(record.fields, language)
    asked = session.kept(FIELD)
    st.session_state["slip-field"] = asked if asked in offered else next(iter(offered))
    st.selectbox(
        said().field,
        tuple(offered),
        format_func=names.__getitem__,
        key="slip-field",
        width=420,
        on_change=lambda: session.keep(FIELD, st.session_state["slip-field"]),
    )
    return offered[st.session_state["slip-field"]]


def _right_value(column: Column, old: str, key: str) -> str:
    if column.among:
        offered = [*([""] if column.nullable else []), *column.among]
        at = offered.index(old) if old in offered else 0
        chosen = st.selectbox(
            said().new, offered, at, format_func=lambda word: word or said().empty, key=f"slip-new|{key}", width=420
        )
        return chosen or ""
    is_short = column.kind != "text" or bool(column.pattern) or column.name.endswith("url")
    write = st.text_input if is_short else st.text_area
    return write(said().new, old, key=f"slip-new|{key}", help=said().new_help) or ""


def _show_ways_out(slip: Correction, name: str, column: Column, selection: Selection) -> None:
    language = session.words().language
    broken = refusals(slip)
    refused = [each for each in broken if each.rule not in _EMPTY]
    if broken:
        lines = "".join(f"<li>{escape(each.said(language))}</li>" for each in broken if each not in refused)
        more = f"<ul>{lines}</ul>" if lines else ""
        st.html(f'<div class="atlas small" data-slip="incomplete">{escape(said().missing)}{more}</div>')
        for each in refused:
            st.warning(text.unmarked(each.said(language)))
    else:
        st.html(f'<div class="atlas" data-slip="complete">{escape(said().ready)}</div>')
    with st.container(horizontal=True, vertical_alignment="center"):
        st.download_button(
            said().download,
            data=lambda: csv_bytes(slip_table([(slip, name)], language)),
            file_name=saved_as(said().file, name, selection.as_of, "csv", sample=""),
            mime="text/csv",
            on_click="ignore",
            disabled=bool(broken),
            key="slip-csv",
        )
        _show_mail(slip, name, column, is_whole=not broken)


def _show_mail(slip: Correction, name: str, column: Column, *, is_whole: bool) -> None:
    try:
        desk = corrections_desk()
    except ConfigurationError as fault:
        st.warning(text.unmarked(said().broken_desk.format(fault=fault)))
        return
    if not desk.mail:
        office = f"{said().desk.format(office=desk.office)}　" if desk.office else ""
        st.html(f'<div class="atlas small" data-mail="none">{escape(office + said().no_mail)}</div>')
        return
    label = f'<span class="small">{escape(said().desk.format(office=desk.office or desk.mail))}</span>'
    address = mail_address(desk, slip, name, column, session.words().language)
    if not is_whole:
        st.html(f'<div class="atlas" data-mail="waits">{label}</div>')
    elif len(address) > _LONGEST:
        st.html(f'<div class="atlas" data-mail="long">{label} {escape(said().too_long)}</div>')
    else:
        st.html(
            f'<div class="atlas" data-mail="ready">{label} <a href="{escape(address)}">{escape(said().mail)}</a></div>'
        )


def mail_address(desk: Desk, slip: Correction, name: str, column: Column, language: str) -> str:
    """A mailto address with the slip in words; the file is attached by the person who sends it."""
    words = WORDS[language]
    is_english = language == "en"
    table = slip.table
    facts = {
        "table": table,
        "key": key_text(slip.key),
        "record": name,
        "field": f"{column.label_en if is_english else column.label} ({column.name})",
        "old": slip.old or words.empty,
        "new": slip.new or words.empty,
        "reason": slip.reason,
        "evidence": slip.evidence,
        "office": slip.office,
    }
    lines = [f"{words.columns[key]}: {value}" for key, value in facts.items() if value]
    body = "\r\n".join((words.body, "", *lines, "", words.body_end))
    subject = words.subject.format(table=table, title=name)
    return f"mailto:{quote(desk.mail, safe='@')}?subject={quote(subject)}&body={quote(body)}"


def show_accepted(dataset: Dataset) -> None:
    """The corrections that were accepted, the latest first, each with its reason and evidence."""
    words, rows = session.words(), dataset["corrections"]
    title = said().accepted.format(n=f"{len(rows):,}")
    show_heading(title, said().accepted_note if len(rows) else said().accepted_none)
    if rows.empty:
        return
    latest = rows.sort_values(["corrected_on", "correction_id"], ascending=False).to_dict("records")
    cells = [
        (
            unbroken(text.day(f"{row['corrected_on']:%Y-%m-%d}", words)),
            *_corrected(row, dataset),
            escape(f"{_or_empty(row['old'])} → {_or_empty(row['new'])}"),
            escape(row["reason"]),
            source_html({"source_title": row["evidence_url"], "source_url": row["evidence_url"]}),
        )
        for row in latest
    ]
    st.html(table_html(said().accepted_columns, cells, title, is_wide=True))
    table = cells_table(said().accepted_columns, cells)
    show_take_away(table, said().accepted_file, words.all_japan, dataset.version, has_sample=False, key="save-accepted")


def _corrected(row: Mapping[Any, Any], dataset: Dataset) -> tuple[str, str]:
    """The record of an accepted correction, as it is called today, and its field."""
    language, declared = session.words().language, CORRECTABLE.get(row["record_table"])
    record = record_asked(dataset, row["record_table"], row["record_key"])
    called = record_name(record, dataset) if record else row["record_key"]
    if declared is None:
        return escape(f"{row['record_table']} {called}"), escape(row["field"])
    label = declared.label_en if language == "en" else declared.label
    field = labels(declared.columns, language).get(row["field"], row["field"])
    return f"{escape(label)}<div class='small'>{escape(called)}</div>", escape(field)


def _or_empty(value: object) -> str:
    return value if isinstance(value, str) and value else said().empty


def show_next_steps() -> None:
    """What becomes of a slip."""
    show_heading(said().next_steps)
    lines = "".join(f"<li>{escape(line)}</li>" for line in said().next_lines)
    st.html(f'<div class="atlas"><ul>{lines}</ul></div>')
