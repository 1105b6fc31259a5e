"""Map layers: from the dataset and the choice to one class a municipality."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from dashboard.layers import counts
from dashboard.layers.composed import bivariate_layer, gaps_layer
from dashboard.layers.conditional import Asked, conditional_view
from dashboard.layers.found import corporations_layer, plans_layer
from dashboard.layers.ground import Ground, ground, web_order
from dashboard.layers.layer import Layer, coded, view_of
from dashboard.layers.membership import change_layer, membership_layer
from dashboard.layers.statistics import (
    counts_on_one_basis,
    kaso_layer,
    population_change_layer,
    population_counts,
    population_layer,
)
from dashboard.layers.trial import trial_view
from dashboard.selection import LAYERS, ORDERED, Selection
from dashboard.views import registers
from dashboard.views.days import BEFORE_ALL, list_in_force
from dashboard.wording import words_in
from geodata.counting import COUNTED

if TYPE_CHECKING:
    from collections.abc import Collection

    from dashboard.map_view import MapView
    from dashboard.wording import Words
    from geodata.dataset import Dataset

__all__ = [
    "Asked",
    "conditional_map",
    "has_later",
    "map_view",
    "measure_categories",
    "membership_map",
    "offered_layers",
    "trial_map",
    "web_order",
]

_OF_A_LIST: Final = frozenset({"membership", "membership_change"})
_OF_A_DAY: Final = {
    "plans": plans_layer,
    "corporations": corporations_layer,
    "pilots": counts.pilots_layer,
}
"""Layers that depend on the day too."""
_PLAIN: Final = {
    "population": population_layer,
    "population_change": population_change_layer,
    "kaso": kaso_layer,
}
"""Layers that depend on nothing but the dataset and the language."""


def map_view(dataset: Dataset, selection: Selection, words: Words) -> MapView:
    """The map of the chosen layer. What does not change with the prefecture is built once for a choice."""
    towns = ground(dataset)
    layer = _layer(towns, _told_apart(dataset, selection), words.language)
    return view_of(layer, towns, selection, words)


def membership_map(dataset: Dataset, selection: Selection, words: Words) -> MapView:
    """Membership of the chosen list, whatever layer is chosen."""
    return map_view(dataset, replace(selection, layer=LAYERS[0], second=None), words)


def trial_map(dataset: Dataset, selection: Selection, joining: Collection[str], words: Words) -> MapView:
    """Membership of the chosen list as it would be if these municipalities joined. Only the list's own map is kept."""
    towns = ground(dataset)
    plain = _told_apart(dataset, replace(selection, layer=LAYERS[0], second=None))
    return trial_view(_layer(towns, plain, words.language), towns, selection, joining, words)


def conditional_map(dataset: Dataset, selection: Selection, asked: Asked, words: Words) -> MapView:
    """Where conditions hold, where they do not, and where nobody can tell."""
    towns = ground(dataset)
    behind = [_part(towns, selection, key, words.language) for key in asked.layers if key in offered_layers(dataset)]
    return conditional_view(towns, selection, words, asked, behind)


def has_later(dataset: Dataset, selection: Selection) -> bool:
    """Whether the chosen layer leaves out a record because it is later than the day."""
    return any(registers.has_later(dataset, name, selection.as_of) for name in _needed(selection) & set(COUNTED))


def _needed(selection: Selection) -> set[str]:
    """The layers that the chosen one is made of."""
    needed = {selection.layer, selection.second, selection.of if selection.layer == "gaps" else None}
    return {layer for layer in needed if layer}


def _told_apart(dataset: Dataset, selection: Selection) -> Selection:
    """The selection without what the layer does not depend on, so that equal layers are built once.

    Of the day it keeps the last one on which a list or a record of the layer began or ended.
    """
    plain = replace(selection, prefecture=None, municipality=None, language="", order="", is_high_contrast=False)
    needed, day = _needed(selection), selection.as_of
    turn = registers.last_turn(dataset, needed & set(COUNTED), day)
    if not needed & _OF_A_LIST:
        return replace(plain, body="", as_of=turn, since=None)
    return replace(plain, as_of=max(turn, list_in_force(dataset, selection.body, day) or BEFORE_ALL))


@lru_cache(maxsize=96)
def _layer(towns: Ground, selection: Selection, language: str) -> Layer:
    words = words_in(language)
    if selection.layer == "gaps":
        return coded(gaps_layer(_part(towns, selection, selection.of, language), words))
    if selection.second in ORDERED and selection.layer in ORDERED:
        first = _part(towns, selection, selection.layer, language)
        return coded(bivariate_layer(first, _part(towns, selection, selection.second, language), words))
    return coded(_single(towns, selection, words))


def _part(towns: Ground, selection: Selection, key: str, language: str) -> Layer:
    """A layer that another is made of, as it is on its own."""
    category = selection.category if key == selection.layer else None
    alone = replace(selection, layer=key, of=LAYERS[0], second=None, category=category)
    return _layer(towns, _told_apart(towns.dataset, alone), language)


def _single(towns: Ground, selection: Selection, words: Words) -> Layer:
    """One layer by its name; an unknown name is membership."""
    if selection.layer == "membership_change":
        return change_layer(towns, selection, _earlier(towns.dataset, selection), words)
    if selection.layer == "measures":
        return counts.measures_layer(towns, selection.category, selection.as_of, words)
    if selection.layer in _OF_A_DAY:
        return _OF_A_DAY[selection.layer](towns, selection.as_of, words)
    build = _PLAIN.get(selection.layer)
    return build(towns, words) if build else membership_layer(towns, selection, words)


def _earlier(dataset: Dataset, selection: Selection) -> str | None:
    """The chosen earlier list, or the one before the list in force; None when the body has none."""
    listed = list_in_force(dataset, selection.body, selection.as_of) or BEFORE_ALL
    lists = dataset["membership_lists"]
    dates = lists.loc[(lists["body"] == selection.body) & (lists["as_of"] < listed), "as_of"]
    if selection.since in set(dates):
        return selection.since
    return None if dates.empty else str(dates.max())


@lru_cache(maxsize=4)
def offered_layers(dataset: Dataset) -> tuple[str, ...]:
    """Layers of which the dataset has a value anywhere, in the order they are offered."""
    towns = ground(dataset)
    shown = {"membership", "gaps"}
    shown |= {key for key in LAYERS if any(own.count.any() for (name, *_), own in towns.covered.items() if name == key)}
    if dataset["membership_lists"]["body"].duplicated().any():
        shown.add("membership_change")
    if population_counts(towns):
        shown.add("population")
    if counts_on_one_basis(towns) is not None:
        shown.add("population_change")
    if dataset["municipalities"]["kaso"].notna().any():
        shown.add("kaso")
    return tuple(key for key in LAYERS if key in shown)


@lru_cache(maxsize=4)
def measure_categories(dataset: Dataset) -> tuple[str, ...]:
    """Categories that a measure counted on a municipality has, those with most first."""
    return counts.measure_categories(ground(dataset))
