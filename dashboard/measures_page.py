"""The parts of the page of support measures: search, matrix, the measures of a cell, blanks, who nearby has them."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any, Final

import pandas as pd
import streamlit as st

from dashboard import session, text
from dashboard.components import show_heading
from dashboard.correction_links import slip_link
from dashboard.days import today
from dashboard.html_tables import cells_table, source_html, table_html
from dashboard.place_names import place_name
from dashboard.profile_page import place_link
from dashboard.take_away import show_take_away
from dashboard.views.measures import (
    LEVELS,
    blanks,
    categories_of,
    is_stale,
    matrix,
    nearest_offering,
    peers_offer,
    search,
)
from dashboard.views.peers import weights_of
from dashboard.views.shares import SAMPLE
from dashboard.wording.measures import WORDS

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

    from dashboard.selection import Selection
    from dashboard.wording.measures import MeasuresWords
    from geodata.dataset import Dataset

FIND: Final = "q"
CATEGORY: Final = "kind"
PLACE: Final = "at"
LEVEL: Final = "rows"
KEYS: Final = (FIND, CATEGORY, PLACE, LEVEL)
_SHOWN: Final = 60
_NAMED: Final = 8
_MATRIX: Final = "measures-matrix"
_CELL: Final = "measures_cell_taken"


def said() -> MeasuresWords:
    """The page's words in the chosen language."""
    return WORDS[session.words().language]


def category_name(category: str) -> str:
    """Name of a category in the reader's language."""
    return session.words().on_map.categories.get(category, category)


def within(rows: pd.DataFrame, selection: Selection) -> pd.DataFrame:
    """The measures of the chosen prefecture and its municipalities; all of all Japan."""
    return rows if selection.prefecture is None else rows[rows["prefecture_code"] == selection.prefecture]


def chosen_level() -> str:
    """Whether the matrix has a row a municipality or a prefecture."""
    return session.kept(LEVEL) if session.kept(LEVEL) in LEVELS else LEVELS[0]


def asked(rows: pd.DataFrame) -> tuple[str, str]:
    """Category and place of the link, "" for all; what no measure has is left out."""
    category, place = session.kept(CATEGORY), session.kept(PLACE)
    places = {*rows["prefecture_code"].dropna(), *session.choices().municipalities}
    return (category if category in set(rows["category"]) else "", place if place in places else "")


def show_search(rows: pd.DataFrame, dataset: Dataset) -> None:
    """Words, category and place, in one row; the link keeps them."""
    category, place = asked(rows)
    st.session_state["measures-find"] = session.kept(FIND)
    st.session_state["measures-category"] = category
    towns = dataset["municipalities"].sort_values("municipality_code")
    places = ["", *sorted({*rows["prefecture_code"].dropna(), *towns["municipality_code"]})]
    st.session_state["measures-place"] = place
    names = {str(row["municipality_code"]): text.town(row, session.words()) for _, row in towns.iterrows()}

    def named(code: str) -> str:
        prefecture = text.place(code[:2], session.words()) if code else said().every_place
        return f"{code} {prefecture} {names.get(code, '')}".strip()

    with st.container(horizontal=True, vertical_alignment="bottom", key="measures-search"):
        st.text_input(
            said().find,
            placeholder=said().find_placeholder,
            key="measures-find",
            width=360,
            max_chars=80,
            on_change=_keep,
            args=(FIND, "measures-find"),
        )
        st.selectbox(
            said().category,
            ["", *categories_of(rows)],
            format_func=lambda name: category_name(name) or said().every_category,
            key="measures-category",
            width=260,
            on_change=_keep,
            args=(CATEGORY, "measures-category"),
        )
        st.selectbox(
            said().place,
            places,
            format_func=named,
            key="measures-place",
            width=320,
            on_change=_keep,
            args=(PLACE, "measures-place"),
        )


def _keep(key: str, widget: str) -> None:
    session.keep(key, st.session_state[widget] or "")


def show_matrix(rows: pd.DataFrame, dataset: Dataset, selection: Selection, *, has_sample: bool) -> None:
    """Places against categories; a cell that is chosen becomes the category and place of the list."""
    words, categories = session.words(), categories_of(rows)
    show_heading(said().matrix, said().matrix_note)
    st.session_state["measures-level"] = chosen_level()
    st.segmented_control(
        said().level,
        LEVELS,
        format_func=said().levels.__getitem__,
        key="measures-level",
        required=True,
        on_change=_keep,
        args=(LEVEL, "measures-level"),
    )
    counts = matrix(within(rows, selection), chosen_level(), categories)
    named = counts.rename(columns=category_name)
    named.insert(0, words.code, counts.index)
    named.insert(1, said().columns["place"], [place_name(dataset, code, session.words()) for code in counts.index])
    st.dataframe(
        named,
        hide_index=True,
        key=_MATRIX,
        row_height=36,
        height=min(420, 38 + 36 * max(len(named), 1)),
        on_select=_take_cell,
        selection_mode="single-cell",
    )
    st.session_state[_CELL] = (tuple(counts.index), dict(zip(named.columns[2:], categories, strict=True)))
    area = place_name(dataset, selection.prefecture, session.words()) if selection.prefecture else words.all_japan
    asked_for = (said().matrix_file, area, selection.as_of)
    show_take_away(named, *asked_for, lines=[said().matrix_note], has_sample=has_sample, key="save-measures-matrix")


def _take_cell() -> None:
    cells = st.session_state[_MATRIX]["selection"]["cells"]
    if not cells:
        return
    codes, categories = st.session_state[_CELL]
    row, column = cells[0]
    session.keep(PLACE, codes[row])
    session.keep(CATEGORY, categories.get(column, ""))


def show_measures(rows: pd.DataFrame, dataset: Dataset, selection: Selection, *, has_sample: bool) -> None:
    """The measures that words, category and place leave, each with its source and when it was checked."""
    words, (category, place) = session.words(), asked(rows)
    found = search(rows, session.kept(FIND))
    if not place:
        found = within(found, selection)
    elif len(place) == len("20"):
        found = found[found["prefecture_code"] == place]
    else:
        found = found[found["municipality_code"] == place]
    found = found[found["category"] == category] if category else found
    show_heading(said().found.format(n=f"{len(found):,}"), said().found_note)
    if found.empty:
        st.info(said().nothing)
        return
    heading = said().columns
    cells = [_cells(row, dataset) for row in found.head(_SHOWN).to_dict("records")]
    shown = [heading[name] for name in ("place", "category", "title", "target", "amount", "source", "checked")]
    st.html(table_html(shown, cells, said().file, is_wide=True))
    if len(found) > _SHOWN:
        st.caption(said().more.format(n=f"{len(found) - _SHOWN:,}"))
    table = measures_table(found, dataset)
    area = place or selection.prefecture
    asked_for = (said().file, place_name(dataset, area, session.words()) if area else words.all_japan, selection.as_of)
    filled = {
        "find": session.kept(FIND) or words.empty_cell,
        "category": category_name(category) or said().every_category,
        "place": asked_for[1],
        "n": f"{len(found):,}",
    }
    lines = [line.format(**filled) for line in said().lines]
    show_take_away(table, *asked_for, lines=lines, has_sample=has_sample, key="save-measures")


def _link(dataset: Dataset, code: str) -> str:
    return place_link(dataset, code, session.current_selection(), session.words())


def _cells(row: Mapping[Hashable, Any], dataset: Dataset) -> list[str]:
    """One measure as HTML: what comes from the register is escaped, and only a safe address becomes a link."""
    own = {str(key): value if isinstance(value, str) else "" for key, value in row.items()}
    code = own["municipality_code"] or own["prefecture_code"]
    where = _link(dataset, code) if code else escape(own["provider_name"])
    again = f'<div class="small">{escape(said().pilot_again)}</div>' if row["restates_pilot"] else ""
    title = f'{escape(own["title"])}<div class="small">{escape(own["summary"])}</div>{again}'
    provider = f'<div class="small">{escape(own["provider_name"])}</div>' if code else ""
    target = escape("・".join(filter(None, (own["target"], own["stage"]))))
    return [
        f"{where}{provider}",
        escape(category_name(own["category"])),
        title,
        target,
        escape(own["amount"]),
        f"{source_html(row)}<div>{slip_link('measures', row)}</div>",
        _checked(row["checked_on"]),
    ]


def _checked(checked_on: object) -> str:
    day = checked_on if isinstance(checked_on, pd.Timestamp) else None
    stale = is_stale(day, today())
    if stale is None or day is None:
        return escape(said().unchecked)
    badge = f' <span class="badge">{escape(said().stale)}</span>' if stale else ""
    return f"<span style='white-space:nowrap'>{day:%Y-%m-%d}</span>{badge}"


def measures_table(rows: pd.DataFrame, dataset: Dataset) -> pd.DataFrame:
    """Measures as they are saved, a row each, all in words; the mark of an old check in a column of its own."""
    words, heading = session.words(), said().columns
    code = rows["municipality_code"].fillna(rows["prefecture_code"]).fillna("")
    marks = {True: said().stale, None: said().unchecked, False: ""}
    return pd.DataFrame(
        {
            words.code: code,
            heading["place"]: [
                place_name(dataset, each, session.words()) if each else words.all_japan for each in code
            ],
            heading["provider"]: rows["provider_name"],
            heading["category"]: rows["category"].map(category_name),
            heading["title"]: rows["title"],
            heading["summary"]: rows["summary"],
            heading["target"]: rows["target"],
            heading["stage"]: rows["stage"],
            heading["amount"]: rows["amount"],
            heading["source"]: rows["source_title"],
            "URL": rows["source_url"],
            heading["checked"]: rows["checked_on"].dt.strftime("%Y-%m-%d"),
            said().stale: [marks[is_stale(day, today())] for day in rows["checked_on"]],
            heading["status"]: rows["status"].map(words.statuses),
        }
    )


def show_blanks(rows: pd.DataFrame, dataset: Dataset, selection: Selection) -> None:
    """By category how many have it, have others only, and were not surveyed, and the names of those without it."""
    words = session.words()
    place = place_name(dataset, selection.prefecture, session.words()) if selection.prefecture else words.all_japan
    show_heading(said().blanks.format(place=place), said().blanks_note)
    cells = []
    for blank in blanks(dataset, rows, selection.prefecture, categories_of(rows)):
        names = [place_name(dataset, code, session.words()) for code in blank.without[:_NAMED]]
        rest = len(blank.without) - len(names)
        listed = words.on_map.separator.join([*names, *([said().and_others.format(n=rest)] if rest else [])])
        numbers = (f"{each:,}" for each in (blank.having, len(blank.without), blank.not_surveyed))
        cells.append([escape(category_name(blank.category)), *numbers, escape(listed) or said().none_without])
    st.html(table_html(said().blank_columns, cells, said().blanks.format(place=place), is_wide=True))
    _save_cells(said().blank_columns, cells, said().blanks.format(place=place), place, "blanks")


def show_near_and_alike(rows: pd.DataFrame, dataset: Dataset) -> None:
    """For the chosen municipality: who nearby has each category, and what similar ones have that it has not."""
    _, code = asked(rows)
    if len(code) == len("20") or not code:
        st.caption(said().choose_town)
        return
    town, categories = place_name(dataset, code, session.words()), categories_of(rows)
    own = rows[rows["municipality_code"] == code]
    show_heading(said().near.format(town=town), said().near_note.format(town=town))
    cells = []
    for near in nearest_offering(dataset, rows, code, categories):
        count = int((own["category"] == near.category).sum())
        titles = rows.loc[(rows["municipality_code"] == near.code) & (rows["category"] == near.category), "title"]
        cells.append(
            [
                escape(category_name(near.category)),
                f"{count:,}" if count else escape(said().own_none),
                _link(dataset, near.code),
                f"{near.km:,.1f}",
                escape("／".join(titles)),
            ]
        )
    headings = [name.format(town=town) for name in said().near_columns]
    st.html(table_html(headings, cells, said().near.format(town=town), is_wide=True))
    _save_cells(headings, cells, said().near.format(town=town), town, "near")
    show_heading(said().peers.format(town=town), said().peers_note.format(town=town))
    offered = peers_offer(dataset, rows, code, weights_of(session.kept("weights")), categories)
    if not offered:
        st.info(said().peers_none)
        return
    separator = session.words().on_map.separator
    listed = [
        [
            escape(category_name(name)),
            escape(separator).join(_link(dataset, peer) for peer in peers),
        ]
        for name, peers in offered.items()
    ]
    st.html(table_html(("", ""), listed, said().peers.format(town=town), is_wide=True))
    _save_cells(("", ""), listed, said().peers.format(town=town), town, "alike")


def _save_cells(headings: Sequence[str], cells: list[list[str]], content: str, area: str, key: str) -> None:
    """The control of a table of words; of a measure that is in the sample the register says so itself."""
    as_of = session.current_selection().as_of
    has_sample = bool(session.dataset()["measures"]["status"].eq(SAMPLE).any())
    show_take_away(
        cells_table(headings, cells), content, area, as_of, has_sample=has_sample, key=f"save-measures-{key}"
    )
