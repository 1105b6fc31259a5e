"""The parts of the page that shows municipalities or prefectures side by side: choice, one table, its files."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from dashboard import session, text
from dashboard.correction_links import place_slip_link
from dashboard.place_names import place_name
from dashboard.take_away import show_take_away
from dashboard.town_search import town_labels
from dashboard.views.profile import MOST, asked_prefectures, asked_towns
from dashboard.wording.towns import WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dashboard.selection import Selection
    from dashboard.views.profile import Asked, Entry, Section
    from dashboard.wording import Words
    from dashboard.wording.towns import TownsWords
    from geodata.dataset import Dataset

TOWNS: Final = "towns"
PREFECTURES: Final = "prefs"
NONE: Final = "-"
"""In the link where the reader took the last place away, so that no panel fills it again."""
_SAFE_LINKS: Final = ("https://", "http://")


def said() -> TownsWords:
    """The page's words in the chosen language."""
    return WORDS[session.words().language]


def level() -> str:
    """Whether municipalities or prefectures are compared: those of the link's key."""
    return PREFECTURES if session.kept(PREFECTURES) else TOWNS


def chosen_towns(dataset: Dataset, selection: Selection) -> Asked:
    """The municipalities of the link; where it has none, that whose panel is open."""
    return asked_towns(dataset, session.kept(TOWNS) or selection.municipality or "")


def chosen_prefectures(dataset: Dataset) -> tuple[str, ...]:
    """The prefectures of the link."""
    return asked_prefectures(dataset, session.kept(PREFECTURES))


def show_choice(dataset: Dataset, codes: tuple[str, ...], selection: Selection) -> None:
    """Municipalities or prefectures, and which; the link keeps them."""
    words = session.words()
    st.session_state["towns-level"] = level()
    own = (selection.prefecture,) if selection.prefecture else ()
    suggested = ".".join(dict.fromkeys(code[:2] for code in (*codes, *own)))
    st.segmented_control(
        said().level,
        tuple(said().levels),
        format_func=said().levels.__getitem__,
        key="towns-level",
        required=True,
        label_visibility="collapsed",
        on_change=_keep_level,
        args=(suggested or NONE,),
    )
    if level() == PREFECTURES:
        st.session_state["towns-prefectures"] = list(codes)
        st.multiselect(
            said().choose_prefectures,
            tuple(dataset["prefectures"]["prefecture_code"]),
            format_func=lambda code: f"{code} {text.place(code, words)}",
            max_selections=MOST,
            placeholder="",
            key="towns-prefectures",
            on_change=lambda: _keep(PREFECTURES, st.session_state["towns-prefectures"]),
        )
        return
    labels = town_labels(dataset, words.language)
    first: dict[str, str] = {}
    for label, code in labels.items():
        first.setdefault(code, label)
    st.session_state["towns-towns"] = [first[code] for code in codes]
    st.multiselect(
        said().choose,
        tuple(labels),
        format_func=str,
        max_selections=MOST,
        placeholder=said().choose_placeholder,
        key="towns-towns",
        on_change=lambda: _keep(TOWNS, [labels[label] for label in st.session_state["towns-towns"]]),
    )


def _keep(key: str, codes: Sequence[str]) -> None:
    session.keep(key, ".".join(dict.fromkeys(codes)) or NONE)


def _keep_level(suggested: str) -> None:
    session.keep(PREFECTURES, suggested if st.session_state["towns-level"] == PREFECTURES else "")


def show_moved(asked: Asked, dataset: Dataset) -> None:
    """Which codes of the link were old ones, and what they are today."""
    for each in asked.moved:
        now = place_name(dataset, each.code, session.words())
        st.info(text.unmarked(said().moved.format(old=each.old_name, code=each.old_code, now=now)))


def profile_link(code: str, selection: Selection) -> str:
    """Address of a place's profile within the app, with what is chosen but the panel."""
    query = selection.to_query(session.choices())
    query.pop("town", None)
    return f"towns?{urlencode({**query, (PREFECTURES if len(code) == len('20') else TOWNS): code})}"


def place_link(dataset: Dataset, code: str, selection: Selection, words: Words) -> str:
    """Name of a place as a link to its profile, as HTML."""
    link, name = profile_link(code, selection), place_name(dataset, code, words)
    return f'<a href="{escape(link)}" target="_self">{escape(name)}</a>'


def show_profile(sections: Sequence[Section], codes: Sequence[str], dataset: Dataset, selection: Selection) -> None:
    """One table, a column a place and a row a fact."""
    links = {code: profile_link(code, selection) for code in _linked(sections)}
    names = [place_name(dataset, code, session.words()) for code in codes]
    st.html(profile_html(sections, names, links, said(), [place_slip_link(code) for code in codes]))


def _linked(sections: Sequence[Section]) -> set[str]:
    return {
        entry.code for section in sections for row in section.rows for cell in row.cells for entry in cell if entry.code
    }


def profile_html(
    sections: Sequence[Section],
    names: Sequence[str],
    links: Mapping[str, str],
    words: TownsWords,
    slips: Sequence[str] = (),
) -> str:
    """The table as HTML; every text is escaped here, and only a safe address becomes a link.

    `slips` are, as HTML, the ways to the slip of correction of each place.
    """
    heads = "".join(f"<th scope='col'>{escape(name)}</th>" for name in names)
    groups = []
    for section in sections:
        rows = "".join(
            f"<tr><th scope='row'>{escape(row.name)}</th>"
            + "".join(f"<td>{''.join(_entry(entry, links) for entry in cell) or '—'}</td>" for cell in row.cells)
            + "</tr>"
            for row in section.rows
        )
        title = f"<tr><th scope='rowgroup' colspan='{len(names) + 1}'><h2>{escape(section.title)}</h2></th></tr>"
        groups.append(f"<tbody>{title}{rows}</tbody>")
    ways = f"<tr><td></td>{''.join(f'<td>{slip}</td>' for slip in slips)}</tr>" if slips else ""
    return (
        f'<div class="atlas"><div class="profile" role="region" tabindex="0" aria-label="{escape(words.file)}">'
        f"<table><thead><tr><th scope='col'>{escape(words.fact)}</th>{heads}</tr>{ways}</thead>{''.join(groups)}"
        "</table></div></div>"
    )


def _entry(entry: Entry, links: Mapping[str, str]) -> str:
    written, small = escape(entry.text), escape(entry.small)
    if entry.code in links:
        written = f'<a href="{escape(links[entry.code])}" target="_self">{written}</a>'
    elif entry.url.startswith(_SAFE_LINKS):
        small = f'<a href="{escape(entry.url)}" target="_blank" rel="noreferrer">{small or escape(entry.url)}</a>'
    if entry.code:
        return f"<div>{written} <span class='small'>{small}</span></div>"
    return f"<div>{written}{f'<div class=small>{small}</div>' if small else ''}</div>"


def profile_table(sections: Sequence[Section], headings: Sequence[str], words: TownsWords) -> pd.DataFrame:
    """The same table as it is saved: section, fact, and a column a place; entries of a cell a line each."""
    rows = [
        (
            section.title,
            row.name,
            *("\n".join(f"{entry.text}（{entry.small}）" if entry.text and entry.small else entry.text or entry.small for entry in cell) for cell in row.cells),
        )
        for section in sections
        for row in section.rows
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=[words.section, words.fact, *headings])


def show_files(
    sections: Sequence[Section], codes: Sequence[str], dataset: Dataset, selection: Selection, *, has_sample: bool
) -> None:
    """The table as CSV and as a workbook."""
    words = session.words()
    names = [place_name(dataset, code, words) for code in codes]
    headings = [f"{name} {code}" for name, code in zip(names, codes, strict=True)]
    table = profile_table(sections, headings, said())
    asked_for = (said().file, "・".join(names), selection.as_of)
    filled = {
        "places": words.on_map.separator.join(headings),
        "date": selection.as_of,
        "body": words.bodies_long[selection.body],
    }
    lines = [line.format(**filled) for line in said().lines]
    show_take_away(table, *asked_for, lines=lines, has_sample=has_sample, key="save-towns")


def has_sample_entry(sections: Sequence[Section]) -> bool:
    """Whether a value of the table is sample data."""
    sample = session.words().statuses["サンプル"]
    return any(sample in entry.small for each in sections for row in each.rows for cell in row.cells for entry in cell)
