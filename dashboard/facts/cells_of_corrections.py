"""Cells of 訂正票: the records of a place that a slip can be about, and the corrections that were accepted."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

import pandas as pd

from dashboard.facts.cell import Cell
from dashboard.facts.fact import Fact
from dashboard.facts.registers import count_fact
from dashboard.views.corrections import records_at
from dashboard.views.papers import source_titles
from dashboard.views.shares import SAMPLE
from dashboard.wording.cells import WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.facts.fact import At
    from dashboard.wording import Words


def records(at: At) -> Fact:
    """Records of the municipality, or of the prefecture itself; nowhere else are they listed."""
    place = at.selection.municipality or at.selection.prefecture
    if place is None:
        return Fact("count", None, at.selection.as_of, "", "", pd.DataFrame, "no_prefecture")
    found, titles = records_at(at.dataset, place), source_titles(at.dataset)
    rows = pd.DataFrame(
        [
            {"register": own.table.name, "item": own.title, "code": own.place, "status": own.cells.get("status")}
            for own in found
        ]
    )
    status = SAMPLE if any(own.is_sample for own in found) else "登録値"
    named = dict.fromkeys(titles.get(own.source_id, "") for own in found)
    return Fact("count", len(found), at.selection.as_of, status, "、".join(filter(None, named)), lambda: rows)


def accepted(at: At) -> Fact:
    """Corrections that this version has taken in."""
    rows = at.dataset["corrections"]
    return count_fact(at, ("corrections",), len(rows), lambda: rows, None)


def _named(words: Words, key: str) -> str:
    return WORDS[words.language].names[key]


CELLS: Final[Mapping[str, Cell]] = {
    "corrections.records": Cell(records, partial(_named, key="corrections.records")),
    "corrections.town": Cell(records, partial(_named, key="corrections.town"), is_of_town=True),
    "corrections.accepted": Cell(accepted, partial(_named, key="corrections.accepted")),
}
