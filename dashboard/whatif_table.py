"""Ticking non-members in a table that is not drawn anew by its own ticks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import pandas as pd
import streamlit as st

from dashboard import session, text, whatif_ticks
from dashboard.components import show_heading
from dashboard.prefecture_page import matching
from dashboard.take_away import show_take_away
from dashboard.views.whatif import codes_of
from dashboard.whatif_files import named
from geodata.columns import labels
from geodata.tables import MUNICIPALITIES

if TYPE_CHECKING:
    from dashboard.selection import Selection
    from dashboard.views.whatif import WhatIf

_SHOWN: Final = "whatif_table_shown"
_NAMES: Final = ["municipality_code", "name", "kana", "romaji"]


class _Shown(NamedTuple):
    """What the table was last given anew: which time, which rows, and which of them were ticked."""

    turn: int
    codes: tuple[str, ...]
    ticked: frozenset[str]

    @property
    def key(self) -> str:
        return f"whatif-table-{self.turn}"

    def ticked_now(self) -> frozenset[str]:
        """Which rows are ticked with what the reader has changed in the table since."""
        changed = st.session_state.get(self.key, {}).get("edited_rows", {})
        cells = {self.codes[int(row)]: bool(value) for row, own in changed.items() for value in own.values()}
        return frozenset(code for code in self.codes if cells.get(code, code in self.ticked))


def show_choice_in_table(towns: pd.DataFrame, view: WhatIf, selection: Selection) -> None:
    """The non-members of the chosen area with a box each; searchable, and those ticked alone when asked."""
    words, said = session.words(), whatif_ticks.said()
    show_heading(said.table, said.table_note)
    with st.container(horizontal=True, vertical_alignment="bottom", key="whatif-search"):
        wanted = st.text_input(
            words.search_table, placeholder=words.search_placeholder, key="whatif-find", width=320
        ).strip()
        only_ticked = st.toggle(said.only_ticked, key="whatif-only-ticked")
    rows = towns[~towns["is_member"]].sort_values("municipality_code")
    if selection.prefecture is not None:
        rows = rows[rows["prefecture_code"] == selection.prefecture]
    if only_ticked:
        rows = rows[rows["municipality_code"].isin(view.ticks.joining)]
    if wanted and not rows.empty:
        rows = rows[matching(rows[_NAMES], wanted)]
    if rows.empty:
        st.info(words.nothing_found.format(text=text.unmarked(wanted)) if wanted else said.nobody)
        return
    table = _show_boxes(rows, view.ticks.joining)
    place = text.place(selection.prefecture, words) if selection.prefecture else words.all_japan
    lines = [said.table_note, *([words.search_table + ": " + wanted] if wanted else [])]
    show_take_away(
        table.assign(**{said.what: said.mark}),
        named(said.table),
        place,
        whatif_ticks.day_shown(),
        lines=lines,
        has_sample=view.has_sample,
        key="whatif-choice",
    )


def _show_boxes(rows: pd.DataFrame, joining: frozenset[str]) -> pd.DataFrame:
    """The table to tick in, as it stands."""
    words, said = session.words(), whatif_ticks.said()
    codes = tuple(rows["municipality_code"])
    here = joining.intersection(codes)
    shown: _Shown | None = st.session_state.get(_SHOWN)
    if shown is None or shown.codes != codes or shown.ticked_now() != here:  # ticked elsewhere, or other rows
        shown = st.session_state[_SHOWN] = _Shown(shown.turn + 1 if shown else 0, codes, here)
    heading = labels(MUNICIPALITIES.columns, words.language)
    names = "kana" if words.language == "ja" else "romaji"
    table = pd.DataFrame(
        {
            said.tick: [code in shown.ticked for code in codes],
            heading["municipality_code"]: codes,
            words.prefecture: [text.place(code, words) for code in rows["prefecture_code"]],
            heading["name"]: rows["name"].to_numpy(),
            heading[names]: rows[names].to_numpy(),
            said.kaso: [words.kaso.get(str(each), words.empty_cell) for each in rows["kaso"]],
            said.population: rows["population"].to_numpy(),
            said.area: rows["area_km2"].round(1).to_numpy(),
        }
    )
    st.data_editor(
        table,
        hide_index=True,
        key=shown.key,
        on_change=_take_ticks,
        disabled=[name for name in table.columns if name != said.tick],
        row_height=36,
        height=min(480, 38 + 36 * len(table)),
        placeholder=words.empty_cell,
        column_config={
            said.population: st.column_config.NumberColumn(format="localized"),
            said.area: st.column_config.NumberColumn(format="localized"),
        },
    )
    return table


def _take_ticks() -> None:
    shown: _Shown = st.session_state[_SHOWN]
    others = codes_of(whatif_ticks.text()).difference(shown.codes)
    whatif_ticks.choose(others | shown.ticked_now())
