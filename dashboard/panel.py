"""The panel of one municipality: what is known of it, each with its source."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import TYPE_CHECKING, Final, Protocol

import pandas as pd
import streamlit as st

from dashboard import session, text, whatif_ticks
from dashboard.correction_links import place_slip_link
from dashboard.profile_page import profile_link, said
from dashboard.views.town import TownView, town_view
from dashboard.wording.days import WORDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from dashboard.selection import Selection
    from dashboard.wording import Words

_SAFE_LINKS = ("https://", "http://")


def show_panel(selection: Selection) -> None:
    """Panel of the chosen municipality, or where to click."""
    words = session.words()
    view = town_view(session.dataset(), selection)
    if view is None:
        st.html(f'<div class="atlas small">{escape(words.click_hint)}</div>')
        return
    more = f'<a href="{escape(profile_link(view.code, selection))}" target="_self">{escape(said().link)}</a>'
    st.html(f'{panel_html(view, words)}<div class="atlas small">{more}　{place_slip_link(view.code)}</div>')
    whatif_ticks.show_button(view.code)
    st.button(words.close_panel, on_click=session.choose_town, args=(None,), key="close-panel")


def panel_html(view: TownView, words: Words) -> str:
    """The panel as HTML; every text of the dataset is escaped here."""
    return f'<div class="atlas" data-town="{escape(view.code)}">{head_html(view, words)}{body_html(view, words)}</div>'


def body_html(view: TownView, words: Words, neighbours: str | None = None) -> str:
    """Everything below the head; `neighbours` is HTML that stands in place of their list."""
    said = WORDS[words.language]
    blank = [name for name in LINES if getattr(view, name).empty]
    border = f"{words.neighbours}（{words.border}）"
    start = text.day(view.law_start, words) if view.not_yet else ""
    if neighbours is None:
        line = partial(_neighbour, beside=view.code[:2])
        neighbours = _section(border, view.neighbours, line, words, words.empty_cell)
    parts = [
        _section(words.memberships, view.memberships, membership_line, words, words.no_membership_rows),
        *(
            _section(getattr(words, name), getattr(view, name), LINES[name], words)
            for name in LINES
            if name not in blank
        ),
        blank_html([name for name in blank if name not in view.not_yet], words.none_registered, words),
        blank_html([name for name in blank if name in view.not_yet], said.before_law_panel.format(start=start), words),
        _apart(view, words),
        population_html(view.population, words),
        neighbours,
    ]
    if not view.former.empty:
        parts.append(_section(words.former, view.former, _change, words))
    return "".join(parts)


def blank_html(names: list[str], why: str, words: Words) -> str:
    """Registers of which the municipality has nothing on the day, and why."""
    titles = "・".join(getattr(words, name) for name in names)
    return f'<h3>{escape(titles)}</h3><div class="small">{escape(why)}</div>' if names else ""


def _apart(view: TownView, words: Words) -> str:
    """What begins after the day, and what ended before it, each under a heading of its own."""
    said = WORDS[words.language]
    lines = {"memberships": membership_line, **LINES}
    later = "".join(
        f"<li>{escape(getattr(words, name))}: {lines[name](row, words)}</li>"
        for name, rows in view.later.items()
        for _, row in rows.iterrows()
    )
    ended = _section(said.ended_records, view.ended, _measure, words) if not view.ended.empty else ""
    return (f"<h3>{escape(said.later_records)}</h3><ul>{later}</ul>" if later else "") + ended


class Headed(Protocol):
    """What the head of a panel is made of; `listed` is the date of the list in force."""

    @property
    def code(self) -> str: ...  # noqa: D102 - as in TownView
    @property
    def town(self) -> pd.Series: ...  # noqa: D102
    @property
    def is_member(self) -> bool: ...  # noqa: D102
    @property
    def reason(self) -> str | None: ...  # noqa: D102
    @property
    def body(self) -> str: ...  # noqa: D102
    @property
    def listed(self) -> str | None: ...  # noqa: D102


def head_html(view: Headed, words: Words) -> str:
    """Names, type, area, and whether the municipality is in, by whose word; or why not, and the next step."""
    town = view.town
    prefecture = text.place(view.code[:2], words)
    state = words.classes["member"] if view.is_member else words.reasons[view.reason or "not_surveyed"]
    step = f"{words.next_step}: {words.next_steps[view.reason or 'not_surveyed']}"
    status = words.statuses.get(str(town["status"]), "") if view.is_member else step
    listed = f"{words.bodies[view.body]} {text.day(view.listed, words)}" if view.listed else ""
    said = "・".join(filter(None, (status, listed)))
    kaso = words.kaso.get(str(town["kaso"]), words.empty_cell)
    facts = f"{words.types[str(town['municipality_type'])]}・{words.area} {town['area_km2']:,.1f} km²・{kaso}"
    return (
        f"<h2>{escape(text.town(town, words))}</h2>"
        f'<div class="small">{escape(prefecture)}　{escape(str(town["name"]))}　{escape(str(town["kana"]))}　'
        f"{escape(words.code)} {escape(view.code)}</div>"
        f'<div class="small">{escape(facts)}</div>'
        f'<div style="margin-top:8px">{escape(state)} <span class="small">{escape(said)}</span></div>'
    )


def _section(
    title: str, rows: pd.DataFrame, line: Callable[[pd.Series, Words], str], words: Words, empty: str = ""
) -> str:
    items = "".join(f"<li>{line(row, words)}</li>" for _, row in rows.iterrows())
    body = f"<ul>{items}</ul>" if items else f'<div class="small">{escape(empty or words.none_registered)}</div>'
    return f"<h3>{escape(title)}</h3>{body}"


def _papers(row: pd.Series, words: Words) -> str:
    """Status and source of a row, as a link when the source has a safe address."""
    status = words.statuses.get(str(row["status"]), str(row["status"]))
    title = "" if pd.isna(row["source_title"]) else str(row["source_title"])
    url = "" if pd.isna(row["source_url"]) else str(row["source_url"])
    source = escape(title)
    if url.startswith(_SAFE_LINKS):
        source = f'<a href="{escape(url)}" target="_blank" rel="noreferrer">{source or escape(url)}</a>'
    return f'<div class="small">{escape(status)}・{source}</div>'


def membership_line(row: pd.Series, words: Words) -> str:
    """A row of a list of members: the list, the day of joining, the office, and its papers."""
    joined = "" if pd.isna(row["joined_on"]) else f"　{words.joined} {row['joined_on']:%Y-%m-%d}"
    office = "" if pd.isna(row["office"]) else f"　{words.office} {row['office']}"
    listed = f"{words.bodies[row['body']]} {text.day(row['as_of'], words)}"
    return f"{escape(listed + joined + office)}{_papers(row, words)}"


def _pilot(row: pd.Series, words: Words) -> str:
    year = "" if pd.isna(row["fiscal_year"]) else f"{row['fiscal_year']}　"
    return f"{escape(year + str(row['title']))}{_papers(row, words)}"


def _measure(row: pd.Series, words: Words) -> str:
    marks = [words.restates] if row["restates_pilot"] else []
    marks += [words.related] if row["dual_tie"] != "明記" else []
    note = f' <span class="small">（{escape("・".join(marks))}）</span>' if marks else ""
    ends = ["" if pd.isna(row[end]) else str(row[end]) for end in ("valid_from", "valid_to")]
    dates = f"　{'～'.join(ends)}" if any(ends) else ""
    category = words.on_map.categories.get(row["category"], str(row["category"]))
    return f"{escape(category)}　{escape(str(row['title']))}{escape(dates)}{note}{_papers(row, words)}"


def _kind(row: pd.Series, words: Words) -> str:
    return words.kinds.get(row["kind"], str(row["kind"]))


def _plan(row: pd.Series, words: Words) -> str:
    decided = "" if pd.isna(row["decided_on"]) else f"　{row['decided_on']:%Y-%m-%d}"
    return f"{escape(_kind(row, words))}　{escape(str(row['plan_title']))}{escape(decided)}{_papers(row, words)}"


def _corporation(row: pd.Series, words: Words) -> str:
    designated = "" if pd.isna(row["designated_on"]) else f"　{row['designated_on']:%Y-%m-%d}"
    return f"{escape(str(row['corporation_name']))}{escape(designated)}{_papers(row, words)}"


LINES: Final = {"pilots": _pilot, "measures": _measure, "plans": _plan, "corporations": _corporation}
"""How a record of each register is told, with its papers."""


def population_html(population: pd.DataFrame, words: Words) -> str:
    """Rows of `statistics` of one municipality with their basis, or that there are none."""
    rows = "".join(
        f"<tr><td>{escape(text.day(str(as_of), words))}</td><td class='n'>{int(value):,}</td>"
        f"<td>{escape(words.basis[str(basis)])}</td></tr>"
        for as_of, value, basis in zip(population["as_of"], population["value"], population["basis"], strict=True)
    )
    if not rows:
        return f"<h3>{escape(words.population)}</h3><div class='small'>{escape(words.reasons['no_data'])}</div>"
    return f"<h3>{escape(words.population)}</h3><table>{rows}</table><div class='small'>{escape(words.population_note)}</div>"


def _neighbour(row: pd.Series, words: Words, beside: str) -> str:
    """Name, with the prefecture where it is another than `beside`, state and length of the border."""
    state = words.classes["member"] if row["is_member"] else words.reasons[str(row["reason"])]
    name, code = text.town(row, words), str(row["prefecture_code"])
    if code != beside:
        name = text.place(code, words) + name if words.language == "ja" else f"{name}, {text.place(code, words)}"
    return f"{escape(name)}　{escape(state)} <small>{row['border_km']:,.1f}</small>"


def _change(row: pd.Series, words: Words) -> str:
    was = f"{row['effective_on']:%Y-%m-%d}　{_kind(row, words)}　{row['old_code']} {row['old_name']} → "
    return escape(f"{was}{row['new_code']} {row['new_name']}")
