"""What a map shows, in words beside it and as a table below it, for who does not read it from colours."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd
import streamlit as st

from dashboard import session, text
from dashboard.layers import web_order
from dashboard.palette import PATTERNS
from dashboard.take_away import show_take_away
from dashboard.wording.days import WORDS as DAYS
from dashboard.wording.take_away import WORDS as TAKE_AWAY
from dashboard.wording.whatif import WORDS
from geodata.columns import labels
from geodata.tables import MUNICIPALITIES

if TYPE_CHECKING:
    from dashboard.map_view import MapClass, MapView
    from dashboard.wording import Words
    from geodata.dataset import Dataset

_REASON_OF: Final = {pattern: reason.value for reason, pattern in PATTERNS.items()}


def reading_html(view: MapView, words: Words) -> str:
    """The reading of a map under a heading."""
    return f'<div class="atlas"><h3>{escape(words.reading)}</h3><div class="small">{escape(view.reading)}</div></div>'


def map_table(view: MapView, dataset: Dataset, words: Words) -> pd.DataFrame:
    """A row a municipality of the chosen area, by code: its names, its class or reason, and what pointing at it says.

    Where there is no value, the code of the reason and the next step stand beside it.

    A layer that counts or measures has its number too, in its unit, empty without; the others have no such column.
    """
    heading = labels(MUNICIPALITIES.columns, words.language)
    classes = [view.classes[int(sign, 36)] for sign in view.class_string]
    codes = pd.Index(web_order(dataset)["codes"])
    of_map = pd.DataFrame(
        {
            words.map_class: [entry.label for entry in classes],
            words.map_value: list(view.values),
            words.reason_code: ["" if entry.pattern is None else _REASON_OF[entry.pattern] for entry in classes],
        },
        index=codes,
    )
    of_map[words.next_step] = [_step(entry, words) for entry in classes]
    if view.numbers is not None and view.unit != words.municipalities_unit:
        of_map[words.map_number.format(unit=view.unit)] = _numbers(view.numbers)
    towns = dataset["municipalities"].sort_values("municipality_code")
    if view.prefecture is not None:
        towns = towns[towns["prefecture_code"] == view.prefecture]
    named = pd.DataFrame(
        {
            heading["municipality_code"]: towns["municipality_code"],
            words.prefecture: [text.place(code, words) for code in towns["prefecture_code"]],
            heading["name"]: towns["name"],
            heading["kana"] if words.language == "ja" else heading["romaji"]: towns[
                "kana" if words.language == "ja" else "romaji"
            ],
        }
    )
    table = named.join(of_map, on=heading["municipality_code"]).reset_index(drop=True)
    return table.assign(**{WORDS[words.language].what: view.watermark}) if view.watermark else table


def _step(entry: MapClass, words: Words) -> str:
    """What to do where there is no value, "" where there is one."""
    if entry.pattern is None:
        return ""
    is_before_law = entry.label == DAYS[words.language].before_law_class
    return text.next_step(_REASON_OF[entry.pattern], words, is_before_law=is_before_law)


def _numbers(numbers: np.ndarray) -> pd.arrays.FloatingArray | pd.arrays.IntegerArray:
    """Whole where all are, else with one decimal; empty without."""
    known = numbers[~np.isnan(numbers)]
    return pd.array(numbers.round(1), dtype="Int64" if (known == known.round()).all() else "Float64")


def map_file(table: pd.DataFrame, view: MapView, words: Words) -> pd.DataFrame:
    """The table as its files have it: also as of when."""
    as_of = pd.Series(view.file_date or view.as_of, index=table.index)
    return table.assign(**{TAKE_AWAY[words.language].as_of: as_of})


def show_map_table(view: MapView) -> None:
    """The table, one click away; it is built and sent only while it is open."""
    words = session.words()
    if not st.toggle(words.map_as_table, key="map-as-table"):
        return
    table = map_table(view, session.dataset(), words)
    st.dataframe(
        table,
        hide_index=True,
        key="map-table",
        row_height=36,
        height=min(480, 38 + 36 * len(table)),
        placeholder=words.empty_cell,
        column_config={
            words.map_number.format(unit=view.unit): st.column_config.NumberColumn(format="localized"),
        },
    )
    show_take_away(
        table,
        view.title,
        text.place(view.prefecture, words) if view.prefecture else words.all_japan,
        view.file_date,
        lines=[view.as_of, view.reading, view.source, view.note, view.watermark],
        has_sample=view.has_sample,
        key="save-map-table",
        saved=partial(map_file, table, view, words),
    )
