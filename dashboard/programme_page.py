"""The flow of the programme as a figure of lists, its records, and the events and documents."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

import pandas as pd
import streamlit as st

from dashboard import session, text
from dashboard.components import show_heading
from dashboard.html_tables import cells_table, source_html, table_html, unbroken
from dashboard.take_away import show_take_away
from dashboard.views.council import events
from dashboard.views.programme import pilots_by_year, programme
from dashboard.wording.council import WORDS
from dashboard.wording.programme import WORDS as PROGRAMME
from geodata.columns import labels
from geodata.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dashboard.selection import Selection
    from dashboard.views.programme import Step
    from dashboard.wording import Words
    from dashboard.wording.council import CouncilWords
    from geodata.dataset import Dataset

RECORDS: Final = "records"
"""The step whose records are open, in the link."""
_PAGES: Final = {"opinions": "evidence"}


def show_programme(dataset: Dataset, selection: Selection, words: Words) -> None:
    """The stages side by side, each step with how many records there are and a way to open them below."""
    said = WORDS[words.language]
    show_heading(said.flow, said.flow_note)
    stages = programme(dataset)
    titles = {str(step.row["step_id"]): _title(step, words) for stage in stages for step in stage}
    opened = session.kept(RECORDS) if session.kept(RECORDS) in titles else ""
    with st.container(key="programme-flow"):
        for number, (column, stage) in enumerate(zip(st.columns(len(stages) or 1), stages, strict=False), 1):
            with column:
                _show_stage(number, stage, titles, opened, words)
    for step in (step for stage in stages for step in stage if step.row["step_id"] == opened):
        _show_records(step, selection, words)
    rows = [
        (
            escape(said.year_unknown if pd.isna(year) else _year(str(name), int(year), words)),
            f"{pilots:,}",
        )
        for year, name, pilots in _years(pilots_by_year(dataset))
    ]
    heads = (said.columns["year"], said.pilots_count)
    st.html(table_html(heads, rows, said.pilots_by_year, numbers=1, is_named=True))
    by_year = cells_table(heads, rows, numbers=1)
    named = (said.pilots_by_year, words.all_japan, selection.as_of)
    show_take_away(by_year, *named, has_sample=False, key="save-pilots-by-year")


def _years(table: pd.DataFrame) -> list[tuple[float, object, int]]:
    years = table["fiscal_year_western"].astype("float64").tolist()
    return list(zip(years, table["fiscal_year"].tolist(), table["pilots"].tolist(), strict=True))


def _year(name: str, western: int, words: Words) -> str:
    return name if words.language == "ja" else str(western)


def _title(step: Step, words: Words) -> str:
    return str(step.row["title_en" if words.language == "en" else "title"])


def _show_stage(number: int, steps: tuple[Step, ...], titles: Mapping[str, str], opened: str, words: Words) -> None:
    said, own = WORDS[words.language], PROGRAMME[words.language]
    first = steps[0].row
    year = _year(str(first["fiscal_year"]), int(first["fiscal_year_western"]), words)
    arrow = '<span aria-hidden="true">→ </span>' if number > 1 else ""
    st.html(
        f'<div class="atlas" data-stage="{number}" style="border-top:3px solid var(--member);padding-top:8px">'
        f"<h3 style='margin:0'>{arrow}{escape(said.flow_stage.format(n=number))}　{escape(year)}</h3></div>"
    )
    for step in steps:
        st.html(f'<div class="atlas" style="font-size:14px">{_step(step, titles, said, words)}</div>')
        step_id = str(step.row["step_id"])
        count = said.records[step.row["records"]].format(n=f"{len(step.records):,}")
        st.button(
            own.close if step_id == opened else own.open.format(count=count),
            on_click=session.keep,
            args=(RECORDS, "" if step_id == opened else step_id),
            key=f"open-{step_id}",
        )


def _counts(step: Step, said: CouncilWords, words: Words) -> str:
    """Of how many records the fiscal year is that of the step."""
    year = _year(str(step.row["fiscal_year"]), int(step.row["fiscal_year_western"]), words)
    if step.in_year is None:
        return said.no_year
    counts = [said.in_year.format(year=year, n=step.in_year)]
    if step.maybe_in_year:
        counts.append(said.maybe_in_year.format(year=year, n=step.maybe_in_year))
    return "・".join(counts)


def _step(step: Step, titles: Mapping[str, str], said: CouncilWords, words: Words) -> str:
    count = said.records[step.row["records"]].format(n=f"{len(step.records):,}")
    following = (" / " if words.language == "en" else "、").join(titles[other] for other in step.leads_to)
    summary = str(step.row["summary_en" if words.language == "en" else "summary"])
    lines = [said.leads_to.format(steps=following)] if following else []
    papers = f"{escape(words.statuses[step.row['status']])}・{source_html(step.row)}"
    return (
        f'<div style="font-size:16px">{escape(_title(step, words))}</div><div>{escape(summary)}</div>'
        f"<div>{escape(f'{count}・{_counts(step, said, words)}')}</div>"
        + "".join(f"<div class='small'>{escape(line)}</div>" for line in lines)
        + f"<div class='small'>{papers}</div>"
    )


def _show_records(step: Step, selection: Selection, words: Words) -> None:
    """Every record of a step's register, with the ways to its page and its map."""
    said, own = WORDS[words.language], PROGRAMME[words.language]
    register, rows = str(step.row["records"]), step.records
    table = TABLES[register]
    count = said.records[register].format(n=f"{len(rows):,}")
    show_heading(
        own.opened.format(step=_title(step, words), count=count),
        own.opened_note.format(counts=_counts(step, said, words)),
    )
    with st.container(horizontal=True, key="records-ways"):
        query = {**selection.to_query(session.choices())}
        query.pop("town", None)
        if register in own.pages:
            st.page_link(f"../pages/{_PAGES.get(register, register)}.py", label=own.pages[register], query_params=query)
        if register in said.open_records:
            st.page_link(
                "../pages/overview.py", label=said.open_records[register], query_params={**query, "layer": register}
            )
    shown = rows.rename(columns=labels(table.columns, words.language))
    st.dataframe(shown, hide_index=True, height=min(400, 38 + 36 * len(shown)), row_height=36)
    title = table.label if words.language == "ja" else table.label_en
    show_take_away(shown, title, words.all_japan, selection.as_of, has_sample=False, key=f"save-{register}")


def show_events(dataset: Dataset, selection: Selection, words: Words) -> None:
    """Events and documents until the chosen day, after it, and those whose day is not known."""
    said = WORDS[words.language]
    show_heading(said.events, said.events_note)
    until, after, undated = events(dataset, selection.as_of)
    date = text.day(selection.as_of, words)
    for key, caption, rows in (
        ("events-until", said.events_until.format(date=date), until),
        ("events-after", said.events_after.format(date=date), after),
        ("events-undated", said.events_undated, undated),
    ):
        if len(rows):
            heads, cells = _events(rows, said, words)
            st.html(table_html(heads, cells, caption, is_named=True, is_wide=True))
            named = (caption, words.all_japan, selection.as_of)
            show_take_away(cells_table(heads, cells), *named, has_sample=False, key=f"save-{key}")


def _events(rows: pd.DataFrame, said: CouncilWords, words: Words) -> tuple[list[str], Sequence[tuple[str, ...]]]:
    heads = [said.columns[name] for name in ("date", "type", "title", "place_of_event", "summary", "status", "source")]
    cells = [
        (
            unbroken(said.undated if pd.isna(row["held_on"]) else text.day(f"{row['held_on']:%Y-%m-%d}", words)),
            unbroken(said.event_kinds.get(row["kind"], row["kind"])),
            escape(row["title"]),
            escape(row["place"] if isinstance(row["place"], str) else words.empty_cell),
            f"<span class='small'>{escape(row['summary'] if isinstance(row['summary'], str) else '')}</span>",
            unbroken(words.statuses[row["status"]]),
            source_html(row),
        )
        for row in rows.to_dict("records")
    ]
    return heads, cells
