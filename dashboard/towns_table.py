"""The municipalities of a prefecture as a table, for the page and for files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pandas as pd

from dashboard import days
from dashboard.wording.days import WORDS
from geodata.columns import labels
from geodata.tables import MUNICIPALITIES

if TYPE_CHECKING:
    from dashboard.views.prefecture import PrefectureView
    from dashboard.wording import Words

_LAYERS: Final = ("pilots", "measures", "plans", "corporations")


def shown_table(view: PrefectureView, words: Words) -> pd.DataFrame:
    """The table as the reader sees and saves it: headings from the contract, states in words."""
    heading = labels(MUNICIPALITIES.columns, words.language)
    rows = view.table
    state = rows["reason"].map(words.reasons).where(~rows["is_member"], words.classes["member"])
    columns: dict[str, pd.Series] = {
        heading["municipality_code"]: rows["municipality_code"],
        heading["name"]: rows["name"],
        heading["kana"]: rows["kana"],
        heading["romaji"]: rows["romaji"],
        words.map_title.format(body=words.bodies[view.selection.body]): state,
        words.reason_code: rows["reason"].mask(rows["is_member"]),
        words.next_step: rows["reason"].mask(rows["is_member"]).map(words.next_steps),
        words.status: rows["status"].map(words.statuses),
        heading["municipality_type"]: rows["municipality_type"].map(words.types),
        heading["population"]: rows["population"],
        heading["area_km2"]: rows["area_km2"].round(1),
        heading["kaso"]: rows["kaso"].map(words.kaso),
        **{words.layers[layer]: rows[layer] for layer in _LAYERS},
    }
    return pd.DataFrame(columns)


def towns_note(view: PrefectureView, words: Words) -> str:
    """What the counts of the registers are, and which of them are later than the day or could not exist yet."""
    said = WORDS[words.language]
    notes = (said.end.join(days.left_out(name, view.told[name], view.law_start, words)) for name in _LAYERS)
    return said.end.join((words.not_surveyed_note, *(note for note in notes if note)))
