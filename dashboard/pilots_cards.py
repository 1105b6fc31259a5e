"""A card for each pilot, and all of them as a table to take away."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.components import show_heading
from dashboard.correction_links import slip_link
from dashboard.html_tables import source_html
from dashboard.pilots_names import THEME, YEAR, area_name, has_sample, place_html, said, value_name
from dashboard.place_names import place_name
from dashboard.take_away import show_take_away
from dashboard.views.pilots import NOBODY, counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.selection import Selection
    from dashboard.views.pilots import Asked, Project
    from geodata.dataset import Dataset

CARDS: Final = "cards"
_ALL: Final = "all"
_FIRST: Final = 12


def show_projects(own: Sequence[Project], dataset: Dataset, selection: Selection, now: Asked) -> None:
    """A card for each project, and all of them as a table to take away."""
    total = counted(own, selection.prefecture)
    show_heading(said().found.format(n=f"{len(own):,}", places=f"{total.places:,}"), said().found_note)
    if not own:
        st.info(said().nothing)
        return
    shown = own if session.kept(CARDS) == _ALL else own[:_FIRST]
    cards = "".join(_card(project, dataset, selection) for project in shown)
    st.html(
        '<div class="atlas" style="display:grid;gap:24px 48px;margin-top:16px;'
        f'grid-template-columns:repeat(auto-fill,minmax(min(420px,100%),1fr))">{cards}</div>'
    )
    if len(own) > _FIRST:
        is_whole = len(shown) == len(own)
        st.button(
            said().fewer.format(n=_FIRST) if is_whole else said().more.format(n=f"{len(own) - _FIRST:,}"),
            on_click=session.keep,
            args=(CARDS, "" if is_whole else _ALL),
            key="pilots-more",
        )
    lines = [f"{name}: {value_name(at, now[at])}" for at, name in enumerate(said().filters)]
    show_take_away(
        projects_table(own, dataset),
        said().file,
        area_name(dataset, selection),
        selection.as_of,
        has_sample=has_sample(own),
        lines=[*lines, said().counting],
        key="save-pilots",
    )


def _card(project: Project, dataset: Dataset, selection: Selection) -> str:
    """A project as HTML: what comes from the register is escaped, and only a safe address becomes a link."""
    words, row, heads = session.words(), project.row, said().columns
    separator = escape(words.on_map.separator)
    leads = [escape(partner.written) for partner in project.partners if partner.is_lead]
    others = [escape(partner.written) for partner in project.partners if not partner.is_lead]
    places = [place_html(place, dataset, selection) for place in project.places]
    outcome = row["outcome"] if isinstance(row["outcome"], str) else said().no_outcome
    day = f"{row['checked_on']:%Y-%m-%d}" if pd.notna(row["checked_on"]) else words.empty_cell
    papers = [
        escape(words.statuses[row["status"]]),
        source_html(row),
        escape(said().checked.format(day=day)),
        *([escape(row["note"])] if isinstance(row["note"], str) else []),
        *filter(None, [slip_link("pilots", row)]),
    ]
    facts = (
        (heads["lead"], separator.join(leads) or escape(said().no_partner)),
        (heads["partners"], separator.join(others) or escape(said().no_partner)),
        (f"{heads['places']}（{len(places)}）", separator.join(places) or escape(said().no_place)),
        (
            heads["themes"],
            escape(words.on_map.separator.join(value_name(THEME, name) for name in project.themes or (NOBODY,))),
        ),
        (heads["outcome"], escape(outcome)),
    )
    listed = "".join(
        f"<dt class='small' style='margin:0;padding:0'>{escape(name)}</dt><dd style='margin:0'>{value}</dd>"
        for name, value in facts
    )
    summary = row["summary"] if isinstance(row["summary"], str) else ""
    return (
        f'<article data-pilot="{escape(project.id)}" style="border-top:1px solid var(--hairline);padding-top:12px">'
        f"<div class='small'>{escape('・'.join(_when(project)))}</div>"
        f"<h3 style='font-size:16px;color:var(--ink);margin:2px 0 4px'>{escape(row['title'])}</h3>"
        f"<p style='font-size:14px;margin:0 0 8px'>{escape(summary)}</p>"
        f"<dl style='padding:0;display:grid;grid-template-columns:6.5em 1fr;gap:2px 12px;margin:0;font-size:14px'>{listed}</dl>"
        f"<div class='small' style='margin-top:4px'>{' · '.join(papers)}</div></article>"
    )


def _when(project: Project) -> list[str]:
    row = project.row
    day = project.selected_on
    return [
        str(row["programme"]),
        value_name(YEAR, project.year),
        *([row["round"]] if isinstance(row["round"], str) else []),
        said().no_date if day is None else f"{said().columns['selected']} {day:%Y-%m-%d}",
    ]


def projects_table(own: Sequence[Project], dataset: Dataset) -> pd.DataFrame:
    """Projects as they are saved, a row each, all in words."""
    words, heads = session.words(), said().columns

    def joined(names: list[str]) -> str:
        return words.on_map.separator.join(names)

    return pd.DataFrame(
        {
            heads["id"]: [project.id for project in own],
            heads["title"]: [project.row["title"] for project in own],
            heads["programme"]: [project.row["programme"] for project in own],
            heads["year"]: [value_name(YEAR, project.year) for project in own],
            heads["call"]: [project.row["round"] for project in own],
            heads["selected"]: ["" if day is None else f"{day:%Y-%m-%d}" for day in (p.selected_on for p in own)],
            heads["lead"]: [joined([each.written for each in p.partners if each.is_lead]) for p in own],
            heads["partners"]: [joined([each.written for each in p.partners if not each.is_lead]) for p in own],
            heads["places"]: [joined([place_name(dataset, each.code, words) for each in p.places]) for p in own],
            heads["place_count"]: [len(project.places) for project in own],
            heads["themes"]: [joined([value_name(THEME, name) for name in project.themes]) for project in own],
            heads["summary"]: [project.row["summary"] for project in own],
            heads["outcome"]: [
                p.row["outcome"] if isinstance(p.row["outcome"], str) else said().no_outcome for p in own
            ],
            heads["source"]: [project.row["source_title"] for project in own],
            "URL": [project.row["source_url"] for project in own],
            heads["status"]: [words.statuses[project.row["status"]] for project in own],
            heads["checked"]: [f"{p.row['checked_on']:%Y-%m-%d}" if pd.notna(p.row["checked_on"]) else "" for p in own],
            heads["note"]: [project.row["note"] for project in own],
        }
    )
