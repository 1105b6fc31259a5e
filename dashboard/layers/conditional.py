"""The layer of ギャップ探索: where an expression holds, where it does not, and where nobody can tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from dashboard import text
from dashboard.layers import reading
from dashboard.layers.ground import NO_STATUS, REASONS
from dashboard.layers.layer import Layer, Scope, coded, places_of, values_of, view_of
from dashboard.map_view import MapClass
from dashboard.palette import PATTERNS
from dashboard.wording.explorer import WORDS
from geodata.gaps import GapReason

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from dashboard.layers.ground import Ground
    from dashboard.map_view import MapView
    from dashboard.selection import Selection
    from dashboard.wording import Words

KEY: Final = "explorer"


class Asked(NamedTuple):
    """Codes where an expression holds and of which nobody can tell, what was asked in words, and the layers that tell it."""

    yes: Collection[str]
    unknown: Collection[str]
    note: str
    layers: tuple[str, ...]


_UNKNOWN: Final = REASONS.index(GapReason.NOT_SURVEYED)


def conditional_view(
    ground: Ground, selection: Selection, words: Words, asked: Asked, behind: Sequence[Layer]
) -> MapView:
    """The map of what was asked; `behind` are the layers that say themselves what is asked for."""
    said = WORDS[words.language]
    found, doubtful = (np.isin(ground.codes, list(codes)) for codes in (asked.yes, asked.unknown))
    reason = np.where(ground.is_town, np.where(doubtful, _UNKNOWN, -1), REASONS.index(GapReason.OUT_OF_SCOPE))

    def read(scope: Scope) -> str:
        total, count = int(scope.here.sum()), int((found & scope.here).sum())
        percent = text.percent(100 * count / total if total else None, words)
        sentence = said.reading.format(total=f"{total:,}", count=f"{count:,}", percent=percent)
        return reading.joined(scope, sentence, reading.spread(scope, found, said.reading_regions))

    labels = {each: words.reasons[each.value] for each in REASONS} | {GapReason.NOT_SURVEYED: said.classes["unknown"]}
    classes = (
        MapClass(said.classes["yes"], 0, "category3"),
        MapClass(said.classes["no"], 0, "land"),
        *(MapClass(labels[each], 0, pattern=PATTERNS[each]) for each in REASONS),
    )
    layer = Layer(
        key=KEY,
        title=said.title,
        unit=words.municipalities_unit,
        classes=classes,
        places=places_of(np.where(found, 0, 1), reason, 2),
        reason=reason,
        status=np.full(len(ground.codes), NO_STATUS),
        values=values_of(
            np.where(found, said.hover["yes"], said.hover["no"]).tolist(),
            reason,
            words,
            {GapReason.NOT_SURVEYED: said.hover["unknown"]},
        ),
        as_of=lambda day: text.day(day, words),
        source_ids=tuple(dict.fromkeys(name for layer in behind for name in layer.source_ids)),
        note=asked.note,
        read=read,
        has_sample=any(layer.has_sample for layer in behind),
    )
    return view_of(coded(layer), ground, selection, words)
