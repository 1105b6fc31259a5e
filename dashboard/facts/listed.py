"""How the numbers of a page are listed: passports of some keys for a choice, for all Japan, or of each prefecture."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.facts.cells_of_map import OUTLINES, legend_view, written
from dashboard.facts.cells_of_targets import NOTED
from dashboard.facts.passports import Passport, tidied
from dashboard.legend import grid_classes, shown_classes
from geodata.counting import COUNTED
from geodata.gaps import GapReason

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from dashboard.map_view import MapView
    from dashboard.selection import Selection
    from geodata.dataset import Dataset

    Kept = Callable[[str], str]
    """What a page keeps in its link under a key."""


def numbers_of(dataset: Dataset, selection: Selection, keys: Iterable[str]) -> Iterator[Passport]:
    """The passport of each key for one choice."""
    return (Passport.of(dataset, selection, key) for key in keys)


def nation_of(selection: Selection) -> Selection:
    """The same choice for all Japan."""
    return replace(selection, prefecture=None, municipality=None)


def each_prefecture(dataset: Dataset, selection: Selection) -> Iterator[Selection]:
    """The same choice for each prefecture, by code."""
    codes = sorted(dataset["prefectures"]["prefecture_code"])
    return (replace(selection, prefecture=code, municipality=None) for code in codes)


def of_map(dataset: Dataset, selection: Selection) -> Iterator[Passport]:
    """The legend of the map, the sentences beside it, and what its note counts."""
    yield from numbers_of(dataset, selection, _of_layer(dataset, selection))
    shown = (selection.of if selection.layer == "gaps" else selection.layer, selection.second)
    registers = [name for name in COUNTED if name in shown]
    parts = ("undated", "later", "ended")
    noted = [f"{name}.{part}" for name in registers for part in (*parts, *NOTED.get(name, ()))]
    yield from numbers_of(dataset, selection, noted)
    if "measures.of_state" in noted:  # the state's are of no prefecture
        yield from numbers_of(dataset, nation_of(selection), ["measures.of_state"])


def _of_layer(dataset: Dataset, selection: Selection) -> Iterator[str]:
    name = selection.layer
    if name in {"membership", *COUNTED}:
        yield "membership.having" if name == "membership" else f"{name}.towns"
        yield from (f"{name}.{reason.value}" for reason in GapReason)
    if name in COUNTED:
        yield name
    choice, view = written(dataset, selection), legend_view(dataset, selection)
    if tidied(f"map({choice}).0") != f"map({choice}).0":  # a name that cannot be typed
        return
    yield from (f"map({choice}).{part}" for part in parts_of_view(view))


def parts_of_view(view: MapView) -> Iterator[str]:
    """What a key names of a map: the places of the classes of its legend, its outlines, the numbers of its sentences."""
    shown = {*map(id, shown_classes(view)), *map(id, grid_classes(view))}
    yield from (str(place) for place, entry in enumerate(view.classes) if id(entry) in shown)
    yield from (name for name, state in OUTLINES.items() if state in view.prefecture_counts)
    yield from view.told
