"""Cells of a map: how many municipalities have a class, how many prefectures an outline, and what is said beside it.

"map(layer:population).3": the layer as the link has it, and the place of the class in the legend, from 0;
"map(layer:membership).outline_in" counts prefectures; "map(layer:population).highest" is said in the reading.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

import numpy as np

from dashboard.facts.cell import Cell
from dashboard.facts.fact import At, Fact
from dashboard.facts.papers import papers_of
from dashboard.layers import map_view
from dashboard.layers.ground import ground
from dashboard.layers.layer import STATUS_KEYS
from dashboard.offered import choices_of
from dashboard.selection import Selection
from dashboard.views.shares import SAMPLE
from dashboard.wording import words_in
from dashboard.wording.cells import WORDS
from geodata.prefectures import REGION_KEYS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import pandas as pd

    from dashboard.map_view import MapView
    from dashboard.wording import Words
    from geodata.dataset import Dataset

OUTLINES: Final[Mapping[str, str]] = {"outline_in": "1", "outline_out": "0", "outline_unknown": "-"}
_OF_LAYER: Final = ("layer", "category", "of", "since", "second")
_SHARES: Final = (
    "share",
    "today",
    "joined",
    "left",
    "both",
    "nation",
    *(f"region.{key}" for key in REGION_KEYS.values()),
)
SAID: Final = (
    rf"(?:{'|'.join(map(re.escape, _SHARES))})\.(?:count|of|percent)"
    rf"|(?:highest|lowest)(?:\.n)?|status\.(?:{'|'.join(STATUS_KEYS.values())})|most|blank|corrections"
)
"""The numbers of the sentences beside a map, as keys name them."""
PART: Final = rf"[0-9]{{1,2}}|{'|'.join(OUTLINES)}|{SAID}"
"""What a key names of a map: a class, an outline, or such a number."""
_REST: Final = re.compile(PART)
LANGUAGE: Final = "ja"
_OWN_DAY: Final[Mapping[str, str]] = {"population": "population", "population_change": "change", "kaso": "kaso"}
"""Field of a condition with the papers of each layer that has a date of its own, whatever day is chosen."""


def written(dataset: Dataset, selection: Selection) -> str:
    """The layer of a selection as a key has it: "layer:measures,category:住まい"; the default is "layer:membership"."""
    query = selection.to_query(choices_of(dataset))
    return ",".join(f"{key}:{query[key]}" for key in _OF_LAYER if key in query) or "layer:membership"


def map_cell(choice: str, rest: str) -> Cell | None:
    """A class of the legend, or an outline."""
    if _REST.fullmatch(rest) is None:
        return None
    query = dict(part.partition(":")[::2] for part in choice.split(","))
    return Cell(
        partial(_of_class, query=query, place=rest),
        partial(_named, choice=choice, place=rest),
        fault=partial(_fault, choice=choice, query=query),
        query=query,
    )


def _asked(dataset: Dataset, selection: Selection, query: Mapping[str, str]) -> Selection:
    return replace(selection, municipality=None, language=LANGUAGE).with_layer(query, choices_of(dataset))


def _fault(dataset: Dataset, words: Words, choice: str, query: Mapping[str, str]) -> str:
    """A link names its own default for what it does not know; a number does not."""
    choices = choices_of(dataset)
    days = (choices.latest_view, *choices.lists)
    known = any(written(dataset, _asked(dataset, Selection(*day), query)) == choice for day in days)
    return "" if known else WORDS[words.language].no_map


def legend_view(dataset: Dataset, selection: Selection) -> MapView:
    """The map of a selection, whose legend is counted."""
    return map_view(dataset, replace(selection, municipality=None, language=LANGUAGE), words_in(LANGUAGE))


def _of_class(at: At, query: Mapping[str, str], place: str) -> Fact:
    selection = _asked(at.dataset, at.selection, query)
    view = legend_view(at.dataset, selection)
    return of_view(at, view, place, _papers(at, selection, view))


def of_view(at: At, view: MapView, part: str, papers: tuple[str, str, str]) -> Fact:
    """What a part of a map counts or says, with the municipalities or prefectures it is of."""
    towns, stand = at.dataset["municipalities"], ground(at.dataset)
    codes = np.array(stand.codes)
    if state := OUTLINES.get(part):
        count = view.prefecture_counts.get(state)
        marked = zip(stand.prefectures, view.prefecture_string, strict=False)
        own = {code for code, mark in marked if mark == state}
        table = at.dataset["prefectures"]
        rows = table[table["prefecture_code"].isin(own)]
        return Fact("count", count, *papers, lambda: rows, "no_class" if count is None else "")
    if part.isdecimal():
        if int(part) >= len(view.classes):
            return Fact("count", None, *papers, lambda: towns.head(0), "no_class")
        here = stand.here(view.prefecture)
        has_class = np.array([int(sign, 36) == int(part) for sign in view.class_string])
        return Fact("count", view.classes[int(part)].count, *papers, lambda: _rows(towns, codes[here & has_class]))
    told = view.told.get(part)
    if told is None:
        return Fact("count", None, *papers, lambda: towns.head(0), "no_class")
    return Fact(told.kind, told.value, *papers, lambda: _rows(towns, codes[told.towns]))


def _rows(towns: pd.DataFrame, codes: np.ndarray) -> pd.DataFrame:
    """Municipalities in the order of codes."""
    return towns[towns["municipality_code"].isin(codes)].reset_index(drop=True)


def _papers(at: At, selection: Selection, view: MapView) -> tuple[str, str, str]:
    """As-of, status and source."""
    titles = view.source.removesuffix(view.source_counts).partition(": ")[2]
    first = selection.of if selection.layer == "gaps" else selection.layer
    layers = [first, *([selection.second] if selection.second else [])]
    if all(layer in _OWN_DAY for layer in layers):
        as_of, status, _ = papers_of(at, [_OWN_DAY[layer] for layer in layers])
        return as_of, status, titles
    return at.selection.as_of, SAMPLE if view.has_sample else "", titles


def part_named(words: Words, title: str, part: str) -> str:
    """What a part of a map of a title is called."""
    own = WORDS[words.language]
    if part in OUTLINES:
        return own.names["map.outline"].format(title=title, state=own.parts[part])
    if part.isdecimal():
        return own.names["map.class"].format(title=title, place=int(part) + 1)
    of, _, which = part.rpartition(".")
    if of == "status":
        status = next(name for name, key in STATUS_KEYS.items() if key == which)
        return own.names["map.said"].format(title=title, part=own.said[of].format(status=words.statuses[status]))
    if not of:
        return own.names["map.said"].format(title=title, part=own.said[part])
    region = next((words.regions[name] for name, key in REGION_KEYS.items() if of == f"region.{key}"), "")
    return own.names["map.said"].format(title=title, part=own.said[which].format(of=region or own.said[of]))


def _named(words: Words, choice: str, place: str) -> str:
    query = dict(part.partition(":")[::2] for part in choice.split(","))
    layers = (words.on_map.names.get(query.get(key, ""), "") for key in ("layer", "of", "second"))
    title = words.on_map.separator.join(filter(None, (*layers, query.get("category", ""))))
    return part_named(words, title, place)


WITH_CHOICE: Final[Mapping[str, Callable[[str, str], Cell | None]]] = {"map": map_cell}
"""Cells whose key carries the layer, by the first part of the key."""
