"""Cells of the page of measures: by category in the place of the passport, and what is nearest to a municipality.

"measures.in.housing" counts the measures of a category in a prefecture or in all Japan, "measures.town.housing" those of
a municipality; "measures.in.any" has all categories. "measures.blank.housing.without" counts municipalities.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Final

import pandas as pd

from dashboard.facts.cell import Cell
from dashboard.facts.fact import At, Fact
from dashboard.facts.registers import count_fact, register_fact, towns_of_codes
from dashboard.facts.value_keys import said_value, value_key
from dashboard.views.measures import LEVELS, blanks, categories_of, matrix, measures_on, nearest_offering
from dashboard.wording.cells import WORDS

if TYPE_CHECKING:
    from dashboard.views.measures import Blank
    from dashboard.wording import Words
    from geodata.dataset import Dataset

ANY: Final = "any"
OF_BLANK: Final = ("having", "without", "unsurveyed")
_KEY: Final = re.compile(
    rf"measures\.(?:(?P<at>in|of_towns|town|near)\.(?P<category>[a-z0-9_]+)"
    rf"|blank\.(?P<of>[a-z0-9_]+)\.(?P<part>{'|'.join(OF_BLANK)}))"
)


def cell_of(key: str) -> Cell | None:
    """The cell of a key of this page; None where it is none."""
    found = _KEY.fullmatch(key)
    if found is None:
        return None
    if part := found["part"]:
        return Cell(partial(blank, category=found["of"], part=part), partial(_named, key=part, category=found["of"]))
    category, at = found["category"], found["at"]
    make = {"near": nearest, "of_towns": of_towns}.get(at, in_place)
    return Cell(partial(make, category=category), partial(_named, key=at, category=category), at in {"town", "near"})


measures_of: Final = lru_cache(maxsize=8)(measures_on)
"""The measures of a day, remembered: a page asks for them by category and place."""


@lru_cache(maxsize=16)
def _matrix(dataset: Dataset, day: str, level: str) -> pd.DataFrame:
    rows = measures_of(dataset, day)
    return matrix(rows, level, categories_of(rows))


@lru_cache(maxsize=16)
def _by_place(dataset: Dataset, day: str, place: str) -> dict[str, pd.DataFrame]:
    """The measures of each municipality, or of each prefecture with its municipalities."""
    return {str(code): own for code, own in measures_of(dataset, day).groupby(place)}


@lru_cache(maxsize=8)
def _categories(dataset: Dataset, day: str) -> dict[str, str]:
    """Categories on record on the day by their keys."""
    return {value_key(category): category for category in categories_of(measures_of(dataset, day))}


@lru_cache(maxsize=16)
def _blanks(dataset: Dataset, day: str, prefecture: str | None) -> tuple[Blank, ...]:
    rows = measures_of(dataset, day)
    return blanks(dataset, rows, prefecture, categories_of(rows))


def _unknown(at: At, why: str = "no_such_value") -> Fact:
    return Fact("count", None, at.selection.as_of, "", "", pd.DataFrame, why)


def in_place(at: At, category: str) -> Fact:
    """Measures of a category, or of any, in the place of the passport; of a prefecture with its municipalities."""
    day, town, prefecture = at.selection.as_of, at.selection.municipality, at.selection.prefecture
    rows, code = measures_of(at.dataset, day), town or prefecture
    if code:
        place = "municipality_code" if town else "prefecture_code"
        rows = _by_place(at.dataset, day, place).get(code, rows.head(0))
    if category == ANY:
        return register_fact(at, "measures", len(rows), rows)
    name = _categories(at.dataset, day).get(category)
    if name is None:
        return _unknown(at)
    own = rows[rows["category"] == name]
    counts = _matrix(at.dataset, day, LEVELS[0] if town else LEVELS[1])[name]
    return register_fact(at, "measures", int(counts.get(code, 0)) if code else len(own), own)


def of_towns(at: At, category: str) -> Fact:
    """Measures of a category that municipalities of the prefecture offer, without those of the prefecture itself."""
    rows = _by_place(at.dataset, at.selection.as_of, "prefecture_code").get(at.selection.prefecture or "")
    name = _categories(at.dataset, at.selection.as_of).get(category)
    if name is None or rows is None:
        return _unknown(at)
    own = rows[(rows["category"] == name) & rows["municipality_code"].notna()]
    return register_fact(at, "measures", len(own), own)


def categories_of_towns(dataset: Dataset, day: str, prefecture: str) -> list[str]:
    """Keys of the categories that municipalities of a prefecture offer on the day."""
    rows = _by_place(dataset, day, "prefecture_code").get(prefecture)
    return (
        []
        if rows is None
        else [value_key(name) for name in rows[rows["municipality_code"].notna()]["category"].unique()]
    )


def blank(at: At, category: str, part: str) -> Fact:
    """Municipalities that have a category, that have others only, or that were not surveyed."""
    name = _categories(at.dataset, at.selection.as_of).get(category)
    own = next(
        (each for each in _blanks(at.dataset, at.selection.as_of, at.selection.prefecture) if each.category == name),
        None,
    )
    if own is None:
        return _unknown(at)
    rows, towns = measures_of(at.dataset, at.selection.as_of), at.dataset["municipalities"]
    here = towns if at.selection.prefecture is None else towns[towns["prefecture_code"] == at.selection.prefecture]
    having = rows.loc[rows["category"] == name, "municipality_code"]
    surveyed = rows["municipality_code"]
    value, listed = {
        "having": (own.having, here[here["municipality_code"].isin(having)]),
        "without": (len(own.without), towns_of_codes(at, own.without)),
        "unsurveyed": (own.not_surveyed, here[~here["municipality_code"].isin(surveyed)]),
    }[part]
    behind = rows[rows["municipality_code"].isin(listed["municipality_code"])]
    return count_fact(at, ("measures",), value, lambda: listed, behind)


def nearest(at: At, category: str) -> Fact:
    """Distance to the nearest municipality that offers a category; empty where no other does."""
    rows = measures_of(at.dataset, at.selection.as_of)
    name = _categories(at.dataset, at.selection.as_of).get(category)
    if name is None or at.selection.municipality is None:
        return _unknown(at)
    near = next(iter(nearest_offering(at.dataset, rows, at.selection.municipality, (name,))), None)
    if near is None:
        return _unknown(at, "no_one_offers")
    own = rows[(rows["municipality_code"] == near.code) & (rows["category"] == name)]
    return replace(register_fact(at, "measures", None, own), kind="decimal", value=near.km)


def _named(words: Words, key: str, category: str) -> str:
    names, name = WORDS[words.language].names, said_value(category)
    said = names["measures.every"] if category == ANY else words.on_map.categories.get(name, name)
    return names[f"measures.{key}"].format(category=said)
