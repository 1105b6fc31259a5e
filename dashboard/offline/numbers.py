"""Ids of the numbers that the explorer shows: of a map's legend and sentences, and of a municipality's card."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING

import pandas as pd

from dashboard.facts.cells_of_profiles import people_keys
from dashboard.facts.listed import of_map
from dashboard.facts.passports import Passport
from dashboard.number_said import number_name
from dashboard.views.peers import town_inputs
from dashboard.views.registers import held
from dashboard.wording.offline import WORDS
from geodata.counting import COUNTED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dashboard.map_view import MapView
    from dashboard.selection import Selection
    from dashboard.wording import Words
    from geodata.dataset import Dataset


def map_numbers(dataset: Dataset, selection: Selection, view: MapView, words: Words) -> str:
    """Ids of what a map's legend counts and its sentences say, closed at first; classes by their labels."""
    labels = {f".{place}": entry.label for place, entry in enumerate(view.classes)}
    found = of_map(dataset, selection)
    return _listed(
        ((labels.get(each.key.rpartition(")")[2]) or number_name(each, words), each) for each in found), words
    )


def town_numbers(dataset: Dataset, selection: Selection, words: Words) -> dict[str, str]:
    """The same of the card of each municipality by code."""
    change = town_inputs(dataset)["change"]
    held_by: dict[str, list[str]] = defaultdict(list)
    for register in COUNTED:
        for code in held(dataset, register, selection.as_of)["municipality_code"].dropna().unique():
            held_by[str(code)].append(f"town.{register}")
    names: dict[str, str] = {}

    def numbers(code: str) -> Iterator[tuple[str, Passport]]:
        own = replace(selection, prefecture=code[:2], municipality=code)
        changed = [] if pd.isna(change[code]) else ["town.change"]
        for key in ("town.area", *people_keys(dataset, code), *changed, *held_by[code]):
            passport = Passport(dataset.version[:8], own.prefecture, own.body, own.as_of, key, code)
            names[key] = names.get(key) or number_name(passport, words)
            yield names[key], passport

    codes = dataset["municipalities"]["municipality_code"]
    return {str(code): _listed(numbers(str(code)), words) for code in codes}


def _listed(numbers: Iterable[tuple[str, Passport]], words: Words) -> str:
    said = WORDS[words.language]
    lines = "".join(f"<li>{escape(name)} <code>{escape(str(passport))}</code>" for name, passport in numbers)
    return (
        f'<details class="atlas small numbers"><summary>{escape(said.numbers)}</summary>'
        f"<p>{escape(said.numbers_how)}</p><ul>{lines}</ul></details>"
    )
