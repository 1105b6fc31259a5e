"""Cells of the flow of the programme: records of each step, and pilots by fiscal year; the key names step and year."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Final

import pandas as pd

from dashboard.facts.cell import Cell
from dashboard.facts.fact import At, Fact
from dashboard.views.papers import source_titles
from dashboard.views.programme import programme
from dashboard.views.shares import SAMPLE
from dashboard.wording.cells import WORDS

if TYPE_CHECKING:
    from dashboard.wording import Words

PARTS: Final = ("records", "in_year", "maybe_in_year")
_KEY: Final = re.compile(
    rf"programme\.(?:pilots\.(?P<year>[0-9]{{4}}|unknown)|(?P<step>[a-z0-9_]+)\.(?P<part>{'|'.join(PARTS)}))"
)


def step_key(step_id: str) -> str:
    """A step as a key names it."""
    return step_id.replace("-", "_")


def cell_of(key: str) -> Cell | None:
    """The cell of a key of this figure; None where it is none."""
    found = _KEY.fullmatch(key)
    if found is None:
        return None
    if found["year"]:
        return Cell(partial(pilots_of, year=found["year"]), partial(_year_named, year=found["year"]))
    step, part = found["step"], found["part"]
    return Cell(partial(of_step, name=step, part=part), partial(_step_named, step=step, part=part))


def of_step(at: At, name: str, part: str) -> Fact:
    """Records of a step: all, those of its fiscal year, or those that may be."""
    steps = (step for stage in programme(at.dataset) for step in stage)
    step = next((each for each in steps if step_key(str(each.row["step_id"])) == name), None)
    if step is None:
        return Fact("count", None, at.selection.as_of, "", "", pd.DataFrame, "no_step")
    value = len(step.records) if part == "records" else getattr(step, part)
    why = "" if value is not None else "nothing_dated"
    return _of_rows(at, value, step.records, why)


def pilots_of(at: At, year: str) -> Fact:
    """Pilots of a fiscal year."""
    pilots = at.dataset["pilots"]
    western = pilots["fiscal_year_western"]
    own = pilots[western.isna() if year == "unknown" else (western == int(year)).fillna(value=False)]
    return _of_rows(at, len(own), own)


def _of_rows(at: At, value: int | None, rows: pd.DataFrame, why: str = "") -> Fact:
    titles = source_titles(at.dataset)
    ids = sorted(rows["source_id"].dropna().unique()) if "source_id" in rows else []
    has_sample = "status" in rows and bool((rows["status"] == SAMPLE).any())
    status = SAMPLE if has_sample else "登録値"
    source = "、".join(titles.get(each, each) for each in ids)
    return Fact("count", value, at.selection.as_of, status, source, lambda: rows.reset_index(drop=True), why)


def _step_named(words: Words, step: str, part: str) -> str:
    return WORDS[words.language].names[f"programme.{part}"].format(step=step)


def _year_named(words: Words, year: str) -> str:
    own = WORDS[words.language].names
    return own["programme.no_year"] if year == "unknown" else own["programme.year"].format(year=year)
