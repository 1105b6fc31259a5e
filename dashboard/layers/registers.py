"""What the layers of the registers share: what holds on a day, what each municipality has, papers and notes."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from dashboard import days, text
from dashboard.layers.ground import NO_STATUS, REASONS, Covered
from dashboard.views.registers import held, is_before_law, law_start, told_of
from dashboard.wording.days import WORDS
from geodata.columns import STATUSES
from geodata.gaps import GapReason

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from dashboard.layers.ground import Ground
    from dashboard.wording import Words

_NOT_SURVEYED = REASONS.index(GapReason.NOT_SURVEYED)
_NO_DATA = REASONS.index(GapReason.NO_DATA)


def covered_on(ground: Ground, register: str, day: str, rows: pd.DataFrame | None = None) -> Covered:
    """Entries of each municipality on a day, of all records that hold or of `rows` alone.

    The registers hold what was found: who has no entry is 未調査. Before the law nothing of it could be found, looked
    at or not: データなし, which the legend explains.
    """
    own = held(ground.dataset, register, day) if rows is None else rows
    own = own[own["municipality_code"].isin(set(ground.codes))]
    places = own["municipality_code"].map(ground.places).to_numpy(dtype="int64")
    count = np.bincount(places, minlength=len(ground.codes))
    status = np.full(len(ground.codes), NO_STATUS)
    np.maximum.at(status, places, pd.Index(STATUSES).get_indexer(pd.Index(own["status"])))
    gap = _NO_DATA if is_before_law(ground.dataset, register, day) else _NOT_SURVEYED
    reason = np.where(ground.is_town, np.where(count > 0, -1, gap), REASONS.index(GapReason.OUT_OF_SCOPE))
    return Covered(count, status, reason)


def by_place(ground: Ground, lines: Iterable[tuple[str, str]]) -> dict[int, str]:
    """Lines of text by the place of their municipality; several are set apart by 「／」."""
    places = ground.places
    found: dict[int, list[str]] = {}
    for code, line in lines:
        if code in places:
            found.setdefault(places[code], []).append(str(line))
    return {place: "／".join(own) for place, own in found.items()}


@lru_cache(maxsize=16)
def papers(ground: Ground, register: str) -> tuple[str, tuple[str, ...]]:
    """Day a register was last gone through, "" where no row says; and its sources."""
    table = ground.dataset[register]
    checked = table["checked_on"].dropna()
    return f"{checked.max():%Y-%m-%d}" if len(checked) else "", tuple(sorted(table["source_id"].unique()))


def as_of_day(ground: Ground, register: str, words: Words) -> Callable[[str], str]:
    """What a map of the register says of a day: the day, and when the register was gone through."""
    checked, said = papers(ground, register)[0], WORDS[words.language]

    def written(day: str) -> str:
        if not checked or day == checked:
            return text.day(day, words)
        return said.checked.format(day=text.day(day, words), checked=text.day(checked, words))

    return written


def day_note(ground: Ground, register: str, day: str, words: Words, prefecture: str | None) -> str:
    """What the map of the day leaves out in the place, and how many of what it shows there are undated."""
    told, start = told_of(ground.dataset, register, day, prefecture), law_start(ground.dataset)
    sentences = days.left_out(register, told, start, words)
    sentences += days.undated(register, told, start, papers(ground, register)[0], words)
    return WORDS[words.language].end.join(sentences)


def renamed_before_law(ground: Ground, register: str, day: str, words: Words) -> Mapping[GapReason, str]:
    """Name in the legend of データなし on a day before the law; none on others."""
    is_before = is_before_law(ground.dataset, register, day)
    return {GapReason.NO_DATA: WORDS[words.language].before_law_class} if is_before else {}


def means_before_law(ground: Ground, register: str, day: str, words: Words) -> Mapping[GapReason, str]:
    """What pointing says of データなし on a day before the law."""
    if not is_before_law(ground.dataset, register, day):
        return {}
    start = text.day(law_start(ground.dataset), words)
    return {GapReason.NO_DATA: WORDS[words.language].before_law_means.format(start=start)}
