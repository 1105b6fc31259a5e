"""The parts of the page on who bears the cost of public services: opinions, and two columns of equal weight."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.components import show_heading
from dashboard.correction_links import slip_link
from dashboard.html_tables import source_html
from dashboard.place_names import place_name
from dashboard.profile_page import place_link
from dashboard.take_away import show_take_away
from dashboard.views.burden import THEME, grounds, later_records
from dashboard.views.shares import SAMPLE
from dashboard.wording.burden import WORDS
from dashboard.wording.days import WORDS as DAYS
from dashboard.wording.evidence import WORDS as EVIDENCE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.selection import Selection
    from dashboard.views.burden import Case, Cell
    from dashboard.wording.burden import BurdenWords
    from geodata.dataset import Dataset


def said() -> BurdenWords:
    """The page's words in the chosen language."""
    return WORDS[session.words().language]


def has_sample(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether a case is made up."""
    return any(case.row["status"] == SAMPLE for row in rows for cell in row for case in cell.cases)


def show_scope(dataset: Dataset, selection: Selection) -> None:
    """What is on the page and what is not; how many records begin after the day, and the way to them."""
    st.html(f'<p class="atlas small" style="max-width:60em;margin:8px 0 0">{escape(said().scope)}</p>')
    later = len(later_records(dataset, selection.as_of))
    if later:
        with st.container(horizontal=True, vertical_alignment="center", key="burden-ways"):
            st.html(f'<div class="atlas small">{escape(said().later.format(n=later))}</div>', width="content")
            st.button(DAYS[session.words().language].latest, on_click=session.choose_latest, key="burden-latest")


def show_opinions(dataset: Dataset, selection: Selection) -> None:
    """The opinions of the theme as summaries, or in the official wording where the dataset has it."""
    rows = grounds(dataset)
    if not rows:
        return
    show_heading(said().opinions, said().opinions_note)
    is_english = session.words().language == "en"
    items = []
    for row in rows:
        papers = [said().opinion_source.format(page=row["page"], order=row["order_in_theme"])]
        wording = row["wording_ja"]
        if isinstance(wording, str):
            papers.append(said().official)
        else:
            wording = row["summary_en" if is_english else "summary_ja"]
        if row["heading_confidence"] == "推定":
            papers.append(said().supposed)
        items.append(f"<li>{escape(wording)}<div class='small'>{escape('・'.join(papers))}</div></li>")
    st.html(f'<div class="atlas"><ul style="max-width:60em;margin-top:8px">{"".join(items)}</ul></div>')
    query = {**selection.to_query(session.choices()), "topic": THEME}
    query.pop("town", None)
    st.page_link("../pages/evidence.py", label=said().trace, query_params=query)


def show_instrument(row: Sequence[Cell], dataset: Dataset, selection: Selection) -> None:
    """An instrument: what was tried for the region and for the practitioner, in columns of equal weight."""
    name, what = said().instruments[row[0].instrument]
    show_heading(name, what)
    columns = "".join(_column(cell, dataset, selection) for cell in row)
    st.html(f'<div class="atlas"><div class="abreast" style="align-items:flex-start">{columns}</div></div>')


def _column(cell: Cell, dataset: Dataset, selection: Selection) -> str:
    name, _ = said().sides[cell.side]
    count = said().count.format(n=f"{len(cell.cases):,}") if cell.cases else said().none
    cases = "".join(_case(case, dataset, selection) for case in cell.cases)
    return (
        f'<section style="flex:1 1 320px;min-width:0" data-cell="{escape(cell.instrument)}-{escape(cell.side)}" '
        f'data-cases="{len(cell.cases)}"><h3 style="border-top:2px solid var(--second_ink);padding-top:8px">'
        f"{escape(name)}　{escape(count)}</h3><ul>{cases}</ul></section>"
    )


def _case(case: Case, dataset: Dataset, selection: Selection) -> str:
    """A case as HTML: what comes from a register is escaped, and only a safe address becomes a link."""
    words, row = session.words(), case.row
    separator = escape(words.on_map.separator)
    where = separator.join(place_link(dataset, code, selection, words) for code in case.codes)
    day = f"{row['checked_on']:%Y-%m-%d}" if pd.notna(row["checked_on"]) else words.empty_cell
    papers = [
        escape(said().pilot if case.register == "pilots" else said().measure),
        escape(words.statuses[row["status"]]),
        source_html(row),
        escape(said().checked.format(day=day)),
        *([escape(said().loose)] if case.is_loose else []),
        *filter(None, [slip_link(case.register, row)]),
    ]
    summary = row["summary"] if isinstance(row["summary"], str) else ""
    return (
        f'<li style="border-bottom:1px solid var(--hairline);padding:8px 0" data-case="{escape(case.id)}">'
        f"<div style='font-size:15px'>{escape(row['title'])}</div>"
        f"<div>{escape(provider(case))}{'　' if where else ''}{where}</div>"
        f"<div>{escape(summary)}</div>"
        f"<div class='small'>{escape(_reason(case))}</div>"
        f"<div class='small'>{' · '.join(papers)}</div></li>"
    )


def provider(case: Case) -> str:
    """Who tries it: the provider of a measure, the lead of a pilot; and that it is tied to no place."""
    who = case.row["lead" if case.register == "pilots" else "provider_name"]
    named = who if isinstance(who, str) else said().nobody
    return named if case.codes else session.words().on_map.separator.join((named, said().nationwide))


def _reason(case: Case) -> str:
    reason = case.link["reason_en" if session.words().language == "en" else "reason_ja"]
    return said().reason[case.link["linked_by"]].format(reason=reason)


def show_file(rows: Sequence[Sequence[Cell]], dataset: Dataset, selection: Selection, area: str) -> None:
    """All cases as a table to take away, and a row for each cell that has none."""
    table = pd.DataFrame([_row(cell, case, dataset) for row in rows for cell in row for case in cell.cases or (None,)])
    show_take_away(
        table.rename(columns=said().columns),
        said().file,
        area,
        selection.as_of,
        has_sample=has_sample(rows),
        lines=[said().scope, *(f"{name}: {what}" for name, what in said().sides.values())],
        key="save-burden",
    )


def _row(cell: Cell, case: Case | None, dataset: Dataset) -> dict[str, str]:
    words = session.words()
    where = {"instrument": said().instruments[cell.instrument][0], "side": said().sides[cell.side][0]}
    if case is None:
        return {**where, "title": said().none}
    row = case.row
    return {
        **where,
        "register": said().pilot if case.register == "pilots" else said().measure,
        "id": case.id,
        "title": row["title"],
        "provider": provider(case),
        "place": words.on_map.separator.join(place_name(dataset, code, words) for code in case.codes),
        "summary": row["summary"] if isinstance(row["summary"], str) else "",
        "linked_by": EVIDENCE[words.language].linked_by[case.link["linked_by"]],
        "reason": case.link["reason_en" if words.language == "en" else "reason_ja"],
        "source": row["source_title"] if isinstance(row["source_title"], str) else "",
        "URL": row["source_url"] if isinstance(row["source_url"], str) else "",
        "status": words.statuses[row["status"]],
        "checked": f"{row['checked_on']:%Y-%m-%d}" if pd.notna(row["checked_on"]) else "",
    }
