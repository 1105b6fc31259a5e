"""What of a trial leaves the app: tables and the map, each with 試算 in its title, in a column and in its name."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import TYPE_CHECKING, Final

import pandas as pd
import streamlit as st

from dashboard import session, text, whatif_ticks
from dashboard.components import saved_as, show_heading
from dashboard.export.map_file import map_picture
from dashboard.layers import trial_map
from dashboard.take_away import show_take_away
from dashboard.whatif_figures import MEASURES, change_of, written
from dashboard.wording import words_in
from dashboard.wording.whatif import JA, WORDS
from geodata.columns import labels
from geodata.tables import MUNICIPALITIES

if TYPE_CHECKING:
    from dashboard.selection import Selection
    from dashboard.static_map import Format
    from dashboard.views.whatif import WhatIf
    from dashboard.wording import Words
    from geodata.dataset import Dataset

_KINDS: Final[dict[Format, str]] = {"png": "image/png", "svg": "image/svg+xml", "pdf": "application/pdf"}


def prefecture_table(view: WhatIf, words: Words) -> pd.DataFrame:
    """A row a prefecture in code order: municipalities, members today and in the trial, both percentages, 試算."""
    said, rows = WORDS[words.language], view.by_prefecture
    return pd.DataFrame(
        {
            words.code: rows["key"],
            words.prefecture: [text.place(code, words) for code in rows["key"]],
            said.n_total: rows["total"],
            said.n_today: rows["today"],
            said.n_trial: rows["trial"],
            said.difference: rows["trial"] - rows["today"],
            said.percent_today: (100 * rows["today"] / rows["total"]).round(1),
            said.percent_trial: (100 * rows["trial"] / rows["total"]).round(1),
            said.what: said.mark,
        }
    )


def joining_table(towns: pd.DataFrame, view: WhatIf, words: Words) -> pd.DataFrame:
    """A row a municipality that is assumed to join, of all Japan by code, with what it adds."""
    said, heading = WORDS[words.language], labels(MUNICIPALITIES.columns, words.language)
    own = towns[towns["municipality_code"].isin(view.ticks.joining)].sort_values("municipality_code")
    names = "kana" if words.language == "ja" else "romaji"
    return pd.DataFrame(
        {
            heading["municipality_code"]: own["municipality_code"],
            words.prefecture: [text.place(code, words) for code in own["prefecture_code"]],
            heading["name"]: own["name"],
            heading[names]: own[names],
            said.kaso: [words.kaso.get(str(each), words.empty_cell) for each in own["kaso"]],
            said.population: own["population"],
            said.area: own["area_km2"].round(1),
            said.what: said.assumed,
        }
    ).reset_index(drop=True)


def lines_of(view: WhatIf, selection: Selection, listed: str, words: Words) -> list[str]:
    """What stands above a table of a workbook: that it is a trial, of which list, of how many, and every measure."""
    said = WORDS[words.language]
    place = text.place(selection.prefecture, words) if selection.prefecture else words.all_japan
    figures = [
        f"{place} {said.measures[key]}: {said.today} {written(view.today, key, words)} → "
        f"{said.trial} {written(view.trial, key, words)}, {said.difference} {change_of(view, key, words)}"
        for key in MEASURES
    ]
    lines = said.lines.format(
        body=words.bodies_long[selection.body],
        date=text.day(listed, words),
        n=f"{len(view.ticks.joining):,}",
        figures="\n".join(figures),
    ).split("\n")
    return [*lines, words.sample_note] if view.has_sample else lines


def show_files(dataset: Dataset, towns: pd.DataFrame, view: WhatIf, selection: Selection) -> None:
    """The two tables as CSV and as workbooks, and the map as a picture, drawn when asked for."""
    words, said = session.words(), whatif_ticks.said()
    show_heading(said.take_away, said.take_away_note)
    date = whatif_ticks.day_shown()
    lines = lines_of(view, selection, whatif_ticks.listed() or selection.as_of, words)
    tables = {
        said.by_prefecture: ("prefectures", prefecture_table(view, words)),
        said.list_of_joining: ("joining", joining_table(towns, view, words)),
    }
    for title, (name, table) in tables.items():
        if table.empty:
            continue
        st.html(f'<div class="atlas"><h3>{escape(title)}</h3></div>')
        asked = (named(title), words.all_japan, date)
        show_take_away(table, *asked, lines=lines, has_sample=view.has_sample, key=f"whatif-{name}")
    _show_pictures(dataset, view, selection)


def named(title: str) -> str:
    """A title that says 試算 first, in every language: it goes into names of files."""
    return f"{JA.mark}_{title}"


def _show_pictures(dataset: Dataset, view: WhatIf, selection: Selection) -> None:
    words, said = session.words(), whatif_ticks.said()
    place = text.place(selection.prefecture, words) if selection.prefecture else words.all_japan
    sample = "サンプルデータ" if view.has_sample else ""
    title = words.map_title.format(body=words.bodies[selection.body])
    with st.container(horizontal=True, key="whatif-pictures"):
        for kind, mime in _KINDS.items():
            st.download_button(
                words.save_picture.format(kind=said.map_file.format(kind=kind.upper())),
                data=partial(picture, dataset, selection, view.ticks.joining, kind),
                file_name=saved_as(named(title), place, whatif_ticks.day_shown(), kind, sample=sample),
                mime=mime,
                on_click="ignore",
                key=f"whatif-map-{kind}",
            )


def picture(dataset: Dataset, selection: Selection, joining: frozenset[str], kind: Format) -> bytes:
    """The map of the trial as PNG, SVG or PDF, with its watermark."""
    words = words_in(selection.language)
    return map_picture(trial_map(dataset, selection, joining, words), dataset, words, kind)
