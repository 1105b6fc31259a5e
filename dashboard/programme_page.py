"""The flow of the programme as a figure of lists, its records, and the events and documents."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from dashboard import text
from dashboard.components import show_heading
from dashboard.html_tables import cells_table, source_html, table_html, unbroken
from dashboard.take_away import show_take_away
from dashboard.views.council import events
from dashboard.views.programme import pilots_by_year, programme
from dashboard.wording.council import WORDS
from geodata.columns import labels
from geodata.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dashboard.selection import Selection
    from dashboard.views.programme import Step
    from dashboard.wording import Words
    from dashboard.wording.council import CouncilWords
    from geodata.dataset import Dataset


def show_programme(dataset: Dataset, selection: Selection, words: Words) -> None:
    """The stages side by side, each step with how many records there are; the records below, closed."""
    said = WORDS[words.language]
    show_heading(said.flow, said.flow_note)
    stages = programme(dataset)
    titles = {str(step.row["step_id"]): _title(step, words) for stage in stages for step in stage}
    columns = "".join(_stage(number, stage, titles, said, words) for number, stage in enumerate(stages, 1))
    st.html(
        f'<ol class="atlas" style="list-style:none;display:flex;flex-wrap:wrap;gap:24px;margin:16px 0 0;padding:0" '
        f'aria-label="{escape(said.flow)}" data-flow>{columns}</ol>'
    )
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
    shown = dict.fromkeys(str(step.row["records"]) for stage in stages for step in stage)
    for register in shown:
        _show_records(register, dataset[register], selection, words)


def _years(table: pd.DataFrame) -> list[tuple[float, object, int]]:
    years = table["fiscal_year_western"].astype("float64").tolist()
    return list(zip(years, table["fiscal_year"].tolist(), table["pilots"].tolist(), strict=True))


def _year(name: str, western: int, words: Words) -> str:
    return name if words.language == "ja" else str(western)


def _title(step: Step, words: Words) -> str:
    return str(step.row["title_en" if words.language == "en" else "title"])


def _stage(number: int, steps: tuple[Step, ...], titles: Mapping[str, str], said: CouncilWords, words: Words) -> str:
    first = steps[0].row
    year = _year(str(first["fiscal_year"]), int(first["fiscal_year_western"]), words)
    arrow = '<span aria-hidden="true">→ </span>' if number > 1 else ""
    items = "".join(_step(step, year, titles, said, words) for step in steps)
    return (
        f'<li style="flex:1 1 240px;border-top:3px solid var(--member);padding-top:8px">'
        f"<h3 style='margin:0'>{arrow}{escape(said.flow_stage.format(n=number))}　{escape(year)}</h3><ul>{items}</ul></li>"
    )


def _step(step: Step, year: str, titles: Mapping[str, str], said: CouncilWords, words: Words) -> str:
    counts = [said.records[step.row["records"]].format(n=f"{len(step.records):,}")]
    if step.in_year is None:
        counts.append(said.no_year)
    else:
        counts.append(said.in_year.format(year=year, n=step.in_year))
        if step.maybe_in_year:
            counts.append(said.maybe_in_year.format(year=year, n=step.maybe_in_year))
    following = (" / " if words.language == "en" else "、").join(titles[other] for other in step.leads_to)
    summary = str(step.row["summary_en" if words.language == "en" else "summary"])
    lines = [said.leads_to.format(steps=following)] if following else []
    papers = f"{escape(words.statuses[step.row['status']])}・{source_html(step.row)}"
    return (
        f'<li style="padding:8px 0"><div style="font-size:16px">{escape(_title(step, words))}</div>'
        f"<div>{escape(summary)}</div>"
        + "".join(f"<div>{escape(line)}</div>" for line in ["・".join(counts)])
        + "".join(f"<div class='small'>{escape(line)}</div>" for line in lines)
        + f"<div class='small'>{papers}</div></li>"
    )


def _show_records(register: str, rows: pd.DataFrame, selection: Selection, words: Words) -> None:
    said, table = WORDS[words.language], TABLES[register]
    title = table.label if words.language == "ja" else table.label_en
    with st.expander(said.records[register].format(n=f"{len(rows):,}")):
        if register in said.open_records:
            st.page_link("../pages/overview.py", label=said.open_records[register], query_params={"layer": register})
        shown = rows.rename(columns=labels(table.columns, words.language))
        st.dataframe(shown, hide_index=True, height=min(400, 38 + 36 * len(shown)), row_height=36)
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
