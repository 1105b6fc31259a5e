"""Cells of 行政サービスの負担: records that are an instrument, by instrument and by side."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING, Final

import pandas as pd

from dashboard.facts.cell import Cell
from dashboard.facts.registers import count_fact, towns_of_codes
from dashboard.facts.value_keys import value_key
from dashboard.views.burden import INSTRUMENTS, SIDES, cells, later_records, tally
from dashboard.wording.burden import WORDS as BURDEN
from dashboard.wording.cells import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dashboard.facts.fact import At, Fact
    from dashboard.views.burden import Case
    from dashboard.wording import Words

WHOLE: Final = ("records", *(value_key(side) for side in SIDES), "both", "towns", "later")
_cells: Final = lru_cache(maxsize=16)(cells)
_TABLES: Final = ("burden_instruments", "measures", "pilots")
_RECORD: Final = ["title", "status", "source_title", "source_url", "checked_on"]


def in_cell(at: At, instrument: str, side: str) -> Fact:
    """Records that are an instrument for one side."""
    found = _cells(at.dataset, at.selection.as_of, at.selection.prefecture)
    own = next(cell for row in found for cell in row if (cell.instrument, cell.side) == (instrument, side))
    return _of_cases(at, len(own.cases), own.cases)


def whole(at: At, part: str) -> Fact:
    """Different records in all cells, of a side or on both, the municipalities they name, or those after the day."""
    if part == "later":
        ids = later_records(at.dataset, at.selection.as_of)
        links = at.dataset["burden_instruments"].drop_duplicates("record_id")
        rows = links[links["record_id"].isin(ids)]
        return count_fact(at, _TABLES, len(ids), lambda: rows, None)
    found = _cells(at.dataset, at.selection.as_of, at.selection.prefecture)
    total = tally(found, at.selection.prefecture)
    of_side = {
        side: [case for row in found for cell in row if cell.side == side for case in cell.cases] for side in SIDES
    }
    every = [case for own in of_side.values() for case in own]
    if part in {"records", "towns"}:
        if part == "records":
            return _of_cases(at, total.records, every)
        codes = [code for case in every for code in case.codes if at.selection.prefecture in {None, code[:2]}]
        behind = _rows(every)
        return count_fact(at, _TABLES, total.municipalities, lambda: towns_of_codes(at, codes), behind)
    if part == "both":
        ids = set.intersection(*({case.id for case in own} for own in of_side.values()))
        return _of_cases(at, total.on_both, [case for case in every if case.id in ids])
    side = next(side for side in SIDES if value_key(side) == part)
    return _of_cases(at, total.by_side[side], of_side[side])


def _rows(own: Iterable[Case]) -> pd.DataFrame:
    rows = {
        case.id: {"register": case.register, "record_id": case.id, **{name: case.row[name] for name in _RECORD}}
        for case in own
    }
    return pd.DataFrame(rows.values(), columns=["register", "record_id", *_RECORD])


def _of_cases(at: At, value: int, own: Iterable[Case]) -> Fact:
    rows = _rows(own)
    return count_fact(at, _TABLES, value, lambda: rows, rows)


def _cell_named(words: Words, instrument: str, side: str) -> str:
    said = BURDEN[words.language]
    names = {"instrument": said.instruments[instrument][0], "side": said.sides[side][0]}
    return WORDS[words.language].names["burden.cell"].format(**names)


def _named(words: Words, part: str) -> str:
    sides = {value_key(side): name for side, (name, _) in BURDEN[words.language].sides.items()}
    own = WORDS[words.language].names
    return own["burden.side"].format(side=sides[part]) if part in sides else own[f"burden.{part}"]


CELLS: Final[Mapping[str, Cell]] = {
    **{f"burden.{part}": Cell(partial(whole, part=part), partial(_named, part=part)) for part in WHOLE},
    **{
        f"burden.{value_key(instrument)}.{value_key(side)}": Cell(
            partial(in_cell, instrument=instrument, side=side), partial(_cell_named, instrument=instrument, side=side)
        )
        for instrument in INSTRUMENTS
        for side in SIDES
    },
}
