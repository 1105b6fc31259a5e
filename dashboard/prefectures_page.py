"""The prefecture page before one is chosen: all of them side by side, their bands, and the files."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

from dashboard import days, session, text
from dashboard.components import show_heading
from dashboard.html_tables import cells_table, table_html, unbroken
from dashboard.take_away import show_take_away
from dashboard.views.days import list_in_force
from dashboard.views.prefectures import BANDS, SMALL
from dashboard.wording.prefectures import WORDS

if TYPE_CHECKING:
    from dashboard.selection import Selection
    from dashboard.views.prefectures import PrefectureLine, PrefecturesView
    from dashboard.views.shares import Share
    from dashboard.wording import Words
    from dashboard.wording.prefectures import PrefecturesWords
    from geodata.dataset import Dataset

_KEY = "prefectures"


def prefectures_sentence(dataset: Dataset, view: PrefecturesView, selection: Selection, words: Words) -> str:
    """What the page says, in one sentence with its numbers."""
    said, towns = WORDS[words.language], view.nation["towns"]
    return (said.sentence if view.is_complete else said.sentence_incomplete).format(
        date=_date(dataset, selection, words),
        prefectures=len(view.lines),
        total=f"{towns.total:,}",
        count=f"{towns.count:,}",
        percent=text.percent(towns.percent, words),
        body=words.bodies_long[selection.body],
    )


def _date(dataset: Dataset, selection: Selection, words: Words) -> str:
    return days.with_list(selection.as_of, list_in_force(dataset, selection.body, selection.as_of), words)


def prefectures_table(view: PrefecturesView, words: Words) -> pd.DataFrame:
    """One row a prefecture in code order, as it is read and saved; empty columns where there is no percentage."""
    return pd.DataFrame([_row(line, view, words) for line in view.lines])


def _row(line: PrefectureLine, view: PrefecturesView, words: Words) -> dict[str, Any]:
    said = WORDS[words.language]
    towns, wards = line.shares["towns"], line.wards
    row: dict[str, Any] = {
        words.code: line.code,
        words.prefecture: text.place(line.code, words),
        said.itself: words.classes.get(line.itself) or words.reasons[line.itself],
        said.members: _of(towns),
    }
    if view.is_complete:
        row |= {said.percent: _percent(towns), said.band: band_name(line.band, said)}
    row |= {said.wards: _of(wards) if wards else None, said.caution: said.small if line.is_small else None}
    for key, of, percent in (
        ("population", said.population, said.population_percent),
        ("area", said.area, said.area_percent),
        ("kaso", said.kaso, said.kaso_percent),
    ):
        row[of] = _of(line.shares[key])
        if view.is_complete:
            row[percent] = _percent(line.shares[key])
    if view.has_sample:
        row[said.sample] = line.sample
    return row


def _of(share: Share) -> str:
    return f"{share.count:,}/{share.total:,}"


def _percent(share: Share) -> float | None:
    return None if share.percent is None else round(share.percent, 1)


def band_name(band: int | None, said: PrefecturesWords) -> str | None:
    """A band as it is written: "20〜40％未満"."""
    if band is None:
        return None
    if band == BANDS[-1]:
        return said.top_band.format(low=band)
    return said.band_name.format(low=band, high=BANDS[BANDS.index(band) + 1])


def show_prefectures(view: PrefecturesView, selection: Selection, words: Words) -> None:
    """Bands, the table of all prefectures, from which one is chosen, and its files."""
    said = WORDS[words.language]
    as_of = list_in_force(session.dataset(), selection.body, selection.as_of) or selection.as_of
    if view.is_complete:
        _show_bands(view, as_of, words)
    show_heading(said.table, said.how)
    st.html("".join(f'<div class="atlas small">{escape(note)}</div>' for note in _notes(view, said)))
    table = prefectures_table(view, words)
    st.dataframe(
        table,
        hide_index=True,
        key=_KEY,
        on_select=lambda: _choose_selected(table),
        selection_mode="single-row",
        row_height=36,
        height=38 + 36 * len(table),
        placeholder=words.empty_cell,
        column_config={
            said.caution: st.column_config.TextColumn(width=110),
            **{
                name: st.column_config.NumberColumn(format="%.1f")
                for name in (said.percent, said.population_percent, said.area_percent, said.kaso_percent)
            },
        },
    )
    lines = [
        said.lines["body"].format(body=words.bodies_long[selection.body]),
        said.lines["date"].format(date=_date(session.dataset(), selection, words)),
        *_notes(view, said),
        *([said.lines["sample"]] if view.has_sample else []),
    ]
    show_take_away(
        table,
        said.table,
        words.all_japan,
        as_of,
        lines=lines,
        has_sample=view.has_sample,
        key="save-prefectures",
    )


def _notes(view: PrefecturesView, said: PrefecturesWords) -> list[str]:
    notes = [said.small_note.format(limit=SMALL)]
    notes += [said.wards_note.format(n=line.wards.count, total=line.wards.total) for line in view.lines if line.wards]
    return notes if view.is_complete else [*notes, said.incomplete_note]


def _show_bands(view: PrefecturesView, as_of: str, words: Words) -> None:
    said = WORDS[words.language]
    show_heading(said.bands, said.bands_note)
    separator = words.on_map.separator
    rows = [
        (
            unbroken(band_name(band, said) or ""),
            escape(separator.join(text.place(code, words) for code in view.in_band(band)) or words.empty_cell),
            str(len(view.in_band(band))),
        )
        for band in BANDS
    ]
    heads = (said.band, said.band_names, said.band_count)
    st.html(table_html(heads, rows, said.bands, numbers=1))
    named = (said.bands, words.all_japan, as_of)
    show_take_away(cells_table(heads, rows, numbers=1), *named, has_sample=view.has_sample, key="save-bands")


def _choose_selected(table: pd.DataFrame) -> None:
    rows = st.session_state[_KEY]["selection"]["rows"]
    if rows:
        session.choose_prefecture(str(table.iloc[rows[0], 0]))
