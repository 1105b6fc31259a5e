"""The folded part of ギャップ探索 that takes a reader's own list and says what became of each row."""

from __future__ import annotations

from functools import lru_cache, partial
from html import escape
from typing import TYPE_CHECKING, Final

import streamlit as st

from dashboard import explorer_state, own_list, session, text
from dashboard.conditions import EVERYWHERE, All, Among
from dashboard.conditions.fields import LIST, YES
from dashboard.take_away import show_take_away
from dashboard.views.own_list import MOST_MB, MOST_ROWS, STATUSES, decisions
from dashboard.wording import words_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from dashboard.conditions import Expression
    from dashboard.views.own_list import OwnList
    from dashboard.wording import Words
    from dashboard.wording.own_list import OwnListWords
    from geodata.dataset import Dataset

_ON_LIST: Final = Among(LIST, (YES,))
_ROW: Final = "own-list-row"
_CANDIDATE: Final = "own-list-candidate"


def show_own_list() -> None:
    """What may be dropped and how far, or the list that was, with the ways to use and to remove it."""
    said, own = own_list.said(), own_list.own_list()
    with st.expander(said.title, expanded=own is not None or bool(own_list.refusal()), key="own-list"):
        fault = own_list.refusal()
        if fault:
            st.error(text.unmarked(fault))
        if own is None:
            st.caption(said.how.format(mb=MOST_MB, rows=f"{MOST_ROWS:,}"))
            st.file_uploader(said.drop, key=own_list.upload_key(), on_change=own_list.take_upload)
        else:
            _show_list(own)


def _show_list(own: OwnList) -> None:
    words, said = session.words(), own_list.said()
    counts = {status: f"{own.count(status):,}" for status in STATUSES}
    sentence = said.sentence.format(name=own.name, rows=f"{len(own.rows):,}", towns=f"{len(own.codes):,}", **counts)
    notes = [
        *([said.prefectures.format(n=n)] if (n := sum(_is_prefecture(own, at) for at in range(len(own.rows)))) else []),
        *([said.picked.format(n=f"{len(own.picks):,}")] if own.picks else []),
        *([said.not_data.format(n=f"{own.not_data:,}")] if own.not_data else []),
        *(own.warnings if words.language == "ja" else ()),
        said.kept,
    ]
    small = "".join(f"<div class='small'>{escape(note)}</div>" for note in notes)
    st.html(f'<div class="atlas" data-listed="{len(own.codes)}"><p>{escape(sentence)}</p>{small}</div>')
    with st.container(horizontal=True, key="own-list-buttons"):
        expression, _ = explorer_state.asked()
        parts = explorer_state.parts_of(expression) if expression != EVERYWHERE else ()
        st.button(
            said.ask,
            on_click=explorer_state.ask,
            args=(_ON_LIST if expression == EVERYWHERE else All((*_conjuncts(expression), _ON_LIST)),),
            disabled=_ON_LIST in parts or not own.codes,
            key="own-list-ask",
        )
        st.button(said.remove, on_click=own_list.remove, key="own-list-remove")
    _show_choice(own, said)
    table = decided_table(own, words, said)
    st.dataframe(
        table, hide_index=True, key="own-list-rows", row_height=36, height=min(360, 38 + 36 * max(len(table), 1)),
        placeholder=words.empty_cell,
    )  # fmt: skip
    day = session.current_selection().as_of
    show_take_away(table, said.file, words.all_japan, day, has_sample=False, key="save-own-list")


def _conjuncts(expression: Expression) -> tuple[Expression, ...]:
    return expression.parts if isinstance(expression, All) else (expression,)


def _is_prefecture(own: OwnList, number: int) -> bool:
    row = own.rows[number]
    return row.status == "matched" and not row.code


def _show_choice(own: OwnList, said: OwnListWords) -> None:
    """The reader's choice among the candidates of one row."""
    rows = [number for number, row in enumerate(own.rows) if row.candidates]
    if not rows:
        return
    names = place_names(session.dataset(), session.words().language)
    with st.container(horizontal=True, vertical_alignment="bottom", key="own-list-choice"):
        number = st.selectbox(
            said.row, rows, format_func=partial(_row_name, own, said, _has_sheets(own)), key=_ROW, width=320
        )
        st.session_state[_CANDIDATE] = own.picks.get(number, "")
        st.selectbox(
            said.candidate,
            ("", *own.rows[number].candidates),
            format_func=lambda code: f"{code} {names[code]}" if code else said.undecided,
            key=_CANDIDATE,
            width=320,
            on_change=_pick,
            args=(number,),
        )


def _pick(number: int) -> None:
    own_list.pick(number, st.session_state[_CANDIDATE])


def _has_sheets(own: OwnList) -> bool:
    return len({row.sheet for row in own.rows}) > 1


def _row_name(own: OwnList, said: OwnListWords, has_sheets: bool, number: int) -> str:  # noqa: FBT001 - for partial
    row = own.rows[number]
    where = f"{row.sheet} {row.row}" if has_sheets else str(row.row)
    return said.row_name.format(row=where, written=row.written[:40])


@lru_cache(maxsize=4)
def place_names(dataset: Dataset, language: str) -> Mapping[str, str]:
    """Prefecture and name of every municipality, and the name of every prefecture by its two digits."""
    words = words_in(language)
    towns = dataset["municipalities"]
    names = {code: text.place(code, words) for code in dataset["prefectures"]["prefecture_code"]}
    for _, row in towns.iterrows():
        code = str(row["municipality_code"])
        names[code] = f"{names[code[:2]]} {text.town(row, words)}"
    return names


def decided_table(own: OwnList, words: Words, said: OwnListWords) -> pd.DataFrame:
    """One row a row of the list, with headings: number, original text, decision, place, reason, candidates."""
    table = decisions(own)
    names = place_names(session.dataset(), words.language)
    shown = table.assign(
        status=table["status"].map(said.statuses),
        place=table["code"].map(lambda code: names.get(code, "")),
        why=table["reason" if words.language == "ja" else "reason_en"],
        candidates=table["candidates"].map(
            lambda codes: words.on_map.separator.join(f"{code} {names[code]}" for code in codes)
        ),
    )
    columns = ["row", "written", "status", "code", "place", "why", "candidates"]
    if _has_sheets(own):
        columns = ["sheet", *columns]
    return shown[columns].rename(columns=dict(said.headings))
