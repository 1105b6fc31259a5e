"""A layer as it is for all Japan: built once for a choice and a language, then only counted for a prefecture."""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import numpy as np

from dashboard import text
from dashboard.layers.ground import REASONS
from dashboard.layers.reading import Told
from dashboard.map_view import MapClass, MapView, Together
from dashboard.palette import PATTERNS
from dashboard.wording.days import WORDS
from geodata.columns import STATUSES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import TypeAlias

    from dashboard.layers.ground import Ground
    from dashboard.layers.reading import Reading
    from dashboard.selection import Selection
    from dashboard.wording import Words
    from geodata.gaps import GapReason

    Note: TypeAlias = Callable[[str | None], str]
    """What stands below a map of all Japan, or of a prefecture."""

_DIGITS: Final = np.frombuffer(b"0123456789abcdefghijklmnopqrstuvwxyz", dtype="uint8")
STATUS_KEYS: Final = dict(zip(STATUSES, ("published", "registered", "estimated", "sample"), strict=True))
"""Statuses as keys of numbers name them."""
_SAMPLE: Final = STATUSES.index("サンプル")
# Kinds of sources whose terms ask for a credit line wherever their figures are shown.
_CREDITED: Final = frozenset({"statistics", "kaso"})


@dataclass(frozen=True, slots=True)
class Steps:
    """At most three steps of a layer for a bivariate map: lower edges of all but the first, labels, places 1 to 3."""

    edges: tuple[float, ...]
    labels: tuple[str, ...]
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Scope:
    """Where a layer is read: its municipalities as a mask, and how many of them are in each class."""

    ground: Ground
    here: np.ndarray
    prefecture: str | None
    counts: np.ndarray
    words: Words


@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """One layer in one language. Arrays have an entry a code of order.json.

    `places` are places in `classes`; `reason` places in the gap reasons, -1 where there is a value; `status` places in
    STATUSES, -1 without; `numbers` the value of an ordered layer, empty without; `source_ids` whose word it is. A layer
    is the same for all days on which nothing of it changes: `as_of` writes what it says of one of them, and `day_note`
    what holds for all.
    """

    key: str
    title: str
    unit: str
    classes: tuple[MapClass, ...]
    places: np.ndarray
    reason: np.ndarray
    status: np.ndarray
    values: tuple[str, ...]
    as_of: Callable[[str], str]
    source_ids: tuple[str, ...]
    note: Note
    read: Callable[[Scope], Reading]
    numbers: np.ndarray | None = None
    steps: Steps | None = None
    class_string: str = ""
    prefecture_string: str = ""
    points: tuple[str, ...] = ()
    together: tuple[Together, ...] = ()
    grid: int = 0
    axes: tuple[str, str] = ("", "")
    has_sample: bool = False
    day_note: Note = lambda _: ""


def always(written: str) -> Callable[[str | None], str]:
    """The `as_of` of a layer with a date of its own, whatever day is chosen; or its note, the same for every prefecture."""
    return lambda _: written


def classes_of(
    valued: Sequence[MapClass], words: Words, renamed: Mapping[GapReason, str] | None = None
) -> tuple[MapClass, ...]:
    """The classes with a value, then the six gap reasons."""
    labels = {reason: words.reasons[reason.value] for reason in REASONS} | dict(renamed or {})
    return (*valued, *(MapClass(labels[reason], 0, pattern=PATTERNS[reason]) for reason in REASONS))


def places_of(valued: np.ndarray, reason: np.ndarray, count: int) -> np.ndarray:
    """Place of each municipality's class: `valued` where there is no reason, else its reason after `count` classes."""
    return np.where(reason >= 0, count + reason, valued)


def values_of(
    texts: dict[int, str] | list[str],
    layer_reason: np.ndarray,
    words: Words,
    means: Mapping[GapReason, str] = MappingProxyType({}),
) -> tuple[str, ...]:
    """What pointing says: the text of each municipality with a value, all or by place, or its gap reason and next step.

    `means` are meanings of a day before the law.
    """
    explained = [
        f"{means.get(reason, words.on_map.reason_means[reason.value])}"
        f" → {text.next_step(reason.value, words, is_before_law=reason in means)}"
        for reason in REASONS
    ]
    known = [texts.get(place, "") for place in range(len(layer_reason))] if isinstance(texts, dict) else texts
    return tuple(
        explained[reason] if reason >= 0 else text for reason, text in zip(layer_reason.tolist(), known, strict=True)
    )


def coded(layer: Layer) -> Layer:
    """The layer with its class string and whether a sample row stands behind it."""
    string = _DIGITS[layer.places].tobytes().decode()
    has_sample = layer.has_sample or bool((layer.status == _SAMPLE).any())
    return replace(layer, class_string=string, has_sample=has_sample)


def view_of(layer: Layer, ground: Ground, selection: Selection, words: Words) -> MapView:
    """The layer as the map of a selection: with the counts of its prefecture."""
    here = ground.here(selection.prefecture)
    counts = np.bincount(layer.places[here], minlength=len(layer.classes))
    string = layer.prefecture_string
    manifest = {source["id"]: source for source in ground.dataset.manifest["sources"]}
    boundaries = [source["credit"] for source in manifest.values() if source["kind"] == "boundaries"][:1]
    own = [manifest[name] for name in layer.source_ids if name in manifest]
    required = [source["credit"] for source in own if source["kind"] in _CREDITED]
    titles = "、".join(manifest[name]["title"] if name in manifest else name for name in layer.source_ids)
    by_status = _by_status(layer, here)
    statuses = _statuses(by_status, words)
    read = layer.read(Scope(ground, here, selection.prefecture, counts, words))
    day, own_date = text.day(selection.as_of, words), layer.as_of(selection.as_of)
    return MapView(
        version=ground.dataset.version,
        layer=layer.key,
        title=layer.title,
        unit=layer.unit,
        classes=tuple(
            MapClass(entry.label, count, entry.token, entry.pattern, entry.texture)
            for entry, count in zip(layer.classes, counts.tolist(), strict=True)
        ),
        class_string=layer.class_string,
        values=layer.values,
        prefecture_string=string,
        prefecture_counts={state: string.count(state) for state in ("1", "0", "-") if state in string},
        prefecture=selection.prefecture,
        municipality=selection.municipality,
        as_of=f"{words.as_of}: {own_date}",
        file_date=own_date if day in own_date else WORDS[words.language].value_of.format(day=day, own=own_date),
        source=f"{words.source}: {titles}{statuses}",
        source_counts=statuses,
        credit=" / ".join(dict.fromkeys([*boundaries, *required])),
        note=WORDS[words.language].end.join(
            filter(None, (of(selection.prefecture) for of in (layer.note, layer.day_note)))
        ),
        language=words.language,
        has_sample=layer.has_sample,
        sample_label=words.sample,
        points=layer.points,
        together=layer.together,
        grid=layer.grid,
        axes=layer.axes,
        reading=read.text,
        told={**read.told, **{f"status.{STATUS_KEYS[name]}": own for name, own in by_status.items()}},
        numbers=layer.numbers,
    )


def _by_status(layer: Layer, here: np.ndarray) -> dict[str, Told]:
    """How many municipalities stand there by which status."""
    masks = ((name, here & (layer.status == place)) for place, name in enumerate(STATUSES))
    return {name: Told("count", int(mask.sum()), mask) for name, mask in masks if mask.any()}


def _statuses(found: Mapping[str, Told], words: Words) -> str:
    shown = "・".join(f"{words.statuses[name]} {own.value:,}" for name, own in found.items())
    return words.on_map.statuses_of_towns.format(statuses=shown) if shown else ""
