"""The parts of the データ page that show how far each register reaches and how old each source is."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from dashboard import session, text
from dashboard.components import show_heading
from dashboard.days import today
from dashboard.take_away import show_take_away
from dashboard.views.register_coverage import JAPAN, LAYERS, ages, months_since, reach_on, reasons_of
from dashboard.views.registers import is_before_law
from dashboard.wording.register_coverage import WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from dashboard.selection import Selection
    from dashboard.views.register_coverage import Age, Reached
    from dashboard.wording import Words
    from geodata.dataset import Dataset

_NOT_SURVEYED = "not_surveyed"


def show_reach(dataset: Dataset, selection: Selection, words: Words) -> None:
    """A row a prefecture, all Japan first: of each register who is on record and who is not, by reason."""
    said = WORDS[words.language]
    reached = reach_on(dataset, selection.body, selection.as_of)
    date, body = text.day(selection.as_of, words), words.bodies_long[selection.body]
    early = is_before_law(dataset, "plans", selection.as_of)
    note = said.note.format(body=body, date=date) + (said.before_law if early else "")
    sentence = reach_sentence(reached, words)
    show_heading(said.title, note)
    st.html(f'<div class="atlas"><p class="sentence">{escape(sentence)}</p></div>')
    table = reach_table(reached, words)
    st.dataframe(
        table,
        hide_index=True,
        row_height=36,
        height=min(540, 38 + 36 * len(table)),
        placeholder=words.empty_cell,
        column_config={
            str(name): st.column_config.NumberColumn(format="localized") for name in table.select_dtypes("number")
        },
        key="reach",
    )
    named = (said.title, words.all_japan, selection.as_of)
    show_take_away(table, *named, lines=[sentence, note], has_sample=reached.has_sample, key="save-reach")


def reach_sentence(reached: Reached, words: Words) -> str:
    """How many municipalities of all Japan are not surveyed, register by register."""
    said = WORDS[words.language]
    nation = [row for row in reached.rows if row.prefecture == JAPAN]
    parts = words.on_map.separator.join(
        f"{said.registers[row.layer]} {row.reasons.get(_NOT_SURVEYED, 0):,}" for row in nation
    )
    return said.sentence.format(parts=parts, total=f"{nation[0].total:,}")


def reach_table(reached: Reached, words: Words) -> pd.DataFrame:
    """As it is shown and saved: code, name and number of municipalities, then the columns of each register."""
    said = WORDS[words.language]
    codes = list(dict.fromkeys(row.prefecture for row in reached.rows))
    by_place = {(row.prefecture, row.layer): row for row in reached.rows}
    table = pd.DataFrame(
        {
            words.code: pd.Series([code or None for code in codes], dtype="str"),
            said.prefecture: [text.place(code, words) if code else words.all_japan for code in codes],
            said.total: [by_place[code, LAYERS[0]].total for code in codes],
        }
    )
    for layer in LAYERS:
        rows, register = [by_place[code, layer] for code in codes], said.registers[layer]
        table[said.cell.format(register=register, state=said.having)] = [row.having for row in rows]
        for reason in reasons_of(reached, layer):
            heading = said.cell.format(register=register, state=words.reasons[reason])
            table[heading] = [row.reasons.get(reason, 0) for row in rows]
    return table


def show_ages(dataset: Dataset, words: Words) -> None:
    """A row a source: the day of its values, when it was last checked, and whether that is long ago."""
    said, found = WORDS[words.language], ages(dataset, today())
    show_heading(said.ages, said.ages_note)
    counts = {"n": len(found), "old": sum(of.is_old is True for of in found)}
    sentence = said.ages_sentence.format(**counts, unknown=sum(of.is_old is None for of in found))
    st.html(f'<div class="atlas"><p class="sentence">{escape(sentence)}</p></div>')
    table = ages_table(found, today(), words)
    st.dataframe(
        table,
        hide_index=True,
        row_height=36,
        height=min(720, 38 + 36 * len(table)),
        placeholder=words.empty_cell,
        key="ages",
    )
    named = (said.ages, words.all_japan, session.dataset().version)
    show_take_away(table, *named, lines=[sentence, said.ages_note], has_sample=False, key="save-ages")


def ages_table(found: Sequence[Age], day: date, words: Words) -> pd.DataFrame:
    """The ages as they are shown and saved, in words; what is not known is empty."""
    said = WORDS[words.language]
    states = {True: said.old, False: said.fresh, None: said.unknown}
    columns = {
        "source": [of.title for of in found],
        "as_of": [of.as_of for of in found],
        "checked_first": [of.checked_first or None for of in found],
        "checked_last": [of.checked_last or None for of in found],
        "months": pd.array([None if of.latest is None else months_since(of.latest, day) for of in found], "Int64"),
        "state": [states[of.is_old] for of in found],
        **{
            name: pd.array([getattr(of, name) if of.rows else None for of in found], "Int64")
            for name in ("rows", "old", "unchecked")
        },
    }
    return pd.DataFrame({said.columns[name]: columns[name] for name in said.columns})
