"""The layer of ギャップ探索: where an expression holds, where it does not, and where nobody can tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from dashboard import text
from dashboard.layers import reading
from dashboard.layers.ground import NO_STATUS, REASONS
from dashboard.layers.layer import Layer, Scope, always, coded, places_of, values_of, view_of
from dashboard.map_view import MapClass
from dashboard.palette import PATTERNS
from dashboard.wording.clusters import WORDS as CLUSTER_WORDS
from dashboard.wording.explorer import WORDS
from geodata.gaps import GapReason

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from dashboard.layers.ground import Ground
    from dashboard.layers.reading import Reading
    from dashboard.map_view import MapView
    from dashboard.selection import Selection
    from dashboard.wording import Words

KEY: Final = "explorer"


class Asked(NamedTuple):
    """Codes where an expression holds and of which nobody can tell, what was asked in words, and the layers that tell it.

    `chosen` are the codes of a cluster to be told apart, of the members where `is_of_members`, else of those found;
    where nothing is asked, so that `yes` is empty, they stand alone.
    """

    yes: Collection[str]
    unknown: Collection[str]
    note: str
    layers: tuple[str, ...]
    chosen: Collection[str] = ()
    is_of_members: bool = False


_UNKNOWN: Final = REASONS.index(GapReason.NOT_SURVEYED)


def conditional_view(
    ground: Ground, selection: Selection, words: Words, asked: Asked, behind: Sequence[Layer]
) -> MapView:
    """The map of what was asked; `behind` are the layers that say themselves what is asked for."""
    said, of_clusters = WORDS[words.language], CLUSTER_WORDS[words.language]
    found, doubtful, chosen = (np.isin(ground.codes, list(codes)) for codes in (asked.yes, asked.unknown, asked.chosen))
    reason = np.where(ground.is_town, np.where(doubtful & ~chosen, _UNKNOWN, -1), REASONS.index(GapReason.OUT_OF_SCOPE))
    is_alone = bool(asked.chosen) and not asked.yes
    told, no_value = (chosen, "") if is_alone else (found, said.hover["no"])

    def read(scope: Scope) -> Reading:
        form, what = (of_clusters.reading, of_clusters.chosen) if is_alone else (said.reading, said.reading_regions)
        return reading.joined(scope, reading.counted(scope, told, form), reading.spread(scope, told, what))

    labels = {each: words.reasons[each.value] for each in REASONS} | {GapReason.NOT_SURVEYED: said.classes["unknown"]}
    looks = _looks(asked, words)
    classes = (*looks, *(MapClass(labels[each], 0, pattern=PATTERNS[each]) for each in REASONS))
    place = np.where(chosen, 0, np.where(found, len(looks) - 2, len(looks) - 1))
    layer = Layer(
        key=KEY,
        title=of_clusters.chosen if is_alone else said.title,
        unit=words.municipalities_unit,
        classes=classes,
        places=places_of(place, reason, len(looks)),
        reason=reason,
        status=np.full(len(ground.codes), NO_STATUS),
        values=values_of(
            np.where(chosen, of_clusters.chosen, np.where(found, said.hover["yes"], no_value)).tolist(),
            reason,
            words,
            {GapReason.NOT_SURVEYED: said.hover["unknown"]},
        ),
        as_of=lambda day: text.day(day, words),
        source_ids=tuple(dict.fromkeys(name for layer in behind for name in layer.source_ids)),
        note=always(asked.note),
        read=read,
        has_sample=any(layer.has_sample for layer in behind),
    )
    return view_of(coded(layer), ground, selection, words)


def _looks(asked: Asked, words: Words) -> tuple[MapClass, ...]:
    """The classes of what has a value: a chosen cluster first, then where the expression holds, last where not."""
    said, of_clusters = WORDS[words.language], CLUSTER_WORDS[words.language]
    no = MapClass(said.classes["no"], 0, "land")
    if not asked.chosen:
        return MapClass(said.classes["yes"], 0, "category3"), no
    whose = "members" if asked.is_of_members else "found" if asked.yes else "alone"
    own = MapClass(of_clusters.on_map[whose], 0, "category1", texture="plus")
    if not asked.yes:
        return own, MapClass(of_clusters.on_map["rest"], 0, "land")
    return own, MapClass(of_clusters.on_map["others"], 0, "category3"), no
