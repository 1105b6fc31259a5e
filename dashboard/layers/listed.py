"""The layer of a reader's own list: who is on it, who is not, and whom an undecided row may mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from dashboard import text
from dashboard.layers import reading
from dashboard.layers.ground import NO_STATUS, REASONS, ground
from dashboard.layers.layer import Layer, Scope, always, classes_of, coded, places_of, values_of, view_of
from dashboard.map_view import MapClass
from dashboard.wording.own_list import WORDS
from geodata.gaps import GapReason

if TYPE_CHECKING:
    from dashboard.layers.reading import Reading
    from dashboard.map_view import MapView
    from dashboard.selection import Selection
    from dashboard.views.own_list import OwnList
    from dashboard.wording import Words
    from geodata.dataset import Dataset

KEY: Final = "own_list"
_UNMATCHED: Final = REASONS.index(GapReason.UNMATCHED)
_OUTSIDE: Final = REASONS.index(GapReason.OUT_OF_SCOPE)


def list_map(dataset: Dataset, selection: Selection, own: OwnList, words: Words) -> MapView:
    """The map of a list; its legend counts municipalities, its note the rows that are none."""
    said, towns = WORDS[words.language], ground(dataset)
    listed, doubtful = (np.isin(towns.codes, list(codes)) for codes in (own.codes, own.doubtful))
    reason = np.where(towns.is_town, np.where(doubtful, _UNMATCHED, -1), _OUTSIDE)

    def read(scope: Scope) -> Reading:
        return reading.joined(
            scope, reading.counted(scope, listed, said.reading), reading.spread(scope, listed, said.reading_regions)
        )

    looks = [MapClass(said.classes["yes"], 0, "category1", texture="plus"), MapClass(said.classes["no"], 0, "land")]
    layer = Layer(
        key=KEY,
        title=said.layer,
        unit=words.municipalities_unit,
        classes=classes_of(looks, words, {GapReason.UNMATCHED: said.classes["doubtful"]}),
        places=places_of(np.where(listed, 0, 1), reason, len(looks)),
        reason=reason,
        status=np.full(len(towns.codes), NO_STATUS),
        values=values_of(
            np.where(listed, said.hover["yes"], said.hover["no"]).tolist(),
            reason,
            words,
            {GapReason.UNMATCHED: said.hover["doubtful"]},
        ),
        as_of=lambda day: text.day(day, words),
        source_ids=(said.source.format(name=own.name),),
        note=always(said.note.format(n=f"{own.undecided:,}")),
        read=read,
    )
    return view_of(coded(layer), towns, selection, words)
