"""A fact: one value of the dataset for a choice, with its papers and its rows; and how it is read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from dashboard import text
from dashboard.wording.facts import WORDS

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

    from dashboard.selection import Selection
    from dashboard.wording import Words
    from geodata.dataset import Dataset

Kind = Literal["count", "change", "percent", "percent_change", "rate", "decimal", "gap", "points", "name", "day"]
"""`rate` has one decimal, below one two; `decimal` one, `gap` one and a sign, `points` two; `day` is an ISO date.

`name` is no number and gets no passport.
"""


class UnknownFactError(KeyError):
    """A name that no fact has."""


@dataclass(frozen=True, slots=True)
class At:
    """Of which dataset and for which choice a fact is asked: place, body and day of the selection."""

    dataset: Dataset
    selection: Selection

    @property
    def of_nation(self) -> At:
        """The same for all Japan."""
        return At(self.dataset, replace(self.selection, prefecture=None, municipality=None))


@dataclass(frozen=True, slots=True)
class Fact:
    """One value. Without one, `why` is a key of `FactWords.unknown`.

    `rows` makes the rows behind it: as many as a count says where it counts rows, else those it was computed from.
    `status` is サンプル as soon as one made-up row is among them. `as_of` is the date of what it was computed from.
    A trial (`is_trial`) is of what a reader assumes or weighs, whatever the rows are.
    """

    kind: Kind
    value: float | int | str | None
    as_of: str
    status: str
    source: str
    rows: Callable[[], pd.DataFrame]
    why: str = ""
    is_lower_bound: bool = False
    is_trial: bool = False

    @property
    def is_sample(self) -> bool:
        """Whether a made-up row stands behind it."""
        return self.status == "サンプル"


def said(fact: Fact, words: Words) -> str:
    """The value as it is read: "1,741", "35.9％", "＋60", "2023年10月1日"; a dash where it is not known."""
    value = fact.value
    if value is None or isinstance(value, str):
        written = words.empty_cell if value is None else value
        return text.day(written, words) if fact.kind == "day" and value else written
    match fact.kind:
        case "count":
            said = f"{value:,.0f}{words.at_least if fact.is_lower_bound else ''}"
        case "change":
            said = text.signed(round(value), words)
        case "percent":
            said = text.percent(value, words)
        case "percent_change":
            said = text.signed_percent(value, words)
        case "points":
            said = f"{value:,.2f}"
        case "gap":
            said = f"{value:+,.1f}".replace("-", "−")
        case _:
            said = text.rate(value) if fact.kind == "rate" else f"{value:,.1f}"
    return said


def why(fact: Fact, words: Words) -> str:
    """Why there is no value; "" where there is one."""
    return WORDS[words.language].unknown[fact.why] if fact.value is None else ""
