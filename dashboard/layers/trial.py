"""Membership as it would be if some municipalities joined: the layer of 加入シミュレーター."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np

from dashboard import text
from dashboard.layers import reading
from dashboard.layers.layer import Layer, Scope, always, coded, view_of
from dashboard.layers.reading import Reading
from dashboard.map_view import MapClass, Over
from dashboard.wording import words_in
from dashboard.wording.whatif import WORDS

if TYPE_CHECKING:
    from collections.abc import Collection

    from dashboard.layers.ground import Ground
    from dashboard.map_view import MapView
    from dashboard.selection import Selection
    from dashboard.wording import Words

KEY: Final = "whatif"
_LOOK: Final = ("category3", "plus")


def trial_view(
    membership: Layer, ground: Ground, selection: Selection, joining: Collection[str], words: Words
) -> MapView:
    """The map of a list with those that are assumed to join in a class of their own, after those of the list.

    What a browser fetches is the list's map alone, which is the same for every trial; who joins is painted over it.
    """
    base = _without_anybody(membership, selection.body, words.language)
    places = np.array(sorted(ground.places[code] for code in joining if code in ground.places), dtype=int)
    said = WORDS[words.language]
    trial = coded(_with(base, places, said.joining_value))
    below, view = (replace(view_of(layer, ground, selection, words), watermark=said.mark) for layer in (base, trial))
    over = Over(below, len(base.classes) - 1, said.joining_value, tuple(places.tolist()))
    return replace(view, over=over) if len(places) else view


@lru_cache(maxsize=16)
def _without_anybody(membership: Layer, body: str, language: str) -> Layer:
    """The trial of nobody: class by class the layer of the list itself."""
    words, said = words_in(language), WORDS[language]
    token, texture = _LOOK
    layer = replace(
        membership,
        key=KEY,
        title=said.title.format(body=words.bodies[body]),
        classes=(*membership.classes, MapClass(said.joining, 0, token=token, texture=texture)),
        note=always(said.map_note),
        prefecture_string="",
        numbers=None,
        steps=None,
    )
    return _with(layer, np.array([], dtype=int), "")


def _with(base: Layer, places: np.ndarray, value: str) -> Layer:
    """The layer with the municipalities at these places in its last class."""
    joins = np.zeros(len(base.places), dtype=bool)
    joins[places] = True
    was = base.reason < 0

    def read(scope: Scope) -> Reading:
        told = reading.parts_of(scope, "share", was | joins) | reading.parts_of(scope, "today", was)
        total, before, after = (int(told[key].value) for key in ("share.of", "today.count", "share.count"))
        said = WORDS[scope.words.language]
        sentence = said.reading.format(
            total=f"{total:,}",
            before=f"{before:,}",
            after=f"{after:,}",
            percent_before=text.percent(100 * before / total if total else None, scope.words),
            percent_after=text.percent(100 * after / total if total else None, scope.words),
        )
        return reading.joined(scope, Reading(sentence, told), reading.spread(scope, was | joins, said.reading_regions))

    return replace(
        base,
        places=np.where(joins, len(base.classes) - 1, base.places),
        reason=np.where(joins, -1, base.reason),
        values=tuple(value if joins[at] else own for at, own in enumerate(base.values)) if value else base.values,
        read=read,
    )
