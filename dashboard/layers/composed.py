"""Maps made of other layers: why a layer has no value, and two layers at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np

from dashboard import text
from dashboard.layers import reading
from dashboard.layers.ground import REASONS
from dashboard.layers.layer import Layer, Scope, always, classes_of, places_of
from dashboard.layers.reading import Reading
from dashboard.map_view import MapClass
from dashboard.wording.days import WORDS

if TYPE_CHECKING:
    from dashboard.wording import Words

GRID: Final = 3
_TEXTURES: Final = ("", "dot", "lines")
"""The second cue of two layers at once: the step of the first. Within a step, greys are told apart by themselves."""


def gaps_layer(of: Layer, words: Words) -> Layer:
    """Why a layer has no value: one quiet class for all that have one, and the six reasons."""
    said, reason, before_law = words.on_map, of.reason, WORDS[words.language].before_law_class
    what = said.classes["valued"]

    def read(scope: Scope) -> Reading:
        return reading.joined(
            scope,
            reading.share(scope, reason < 0, said.told["valued"], is_whole=True),
            reading.spread(scope, reason < 0, said.told["valued"]),
            reading.blanks(scope, reason),
        )

    return replace(
        of,
        key="gaps",
        title=said.titles["gaps"].format(layer=of.title),
        unit=words.municipalities_unit,
        classes=(MapClass(what, 0, "sequential2"), *of.classes[-len(REASONS) :]),
        places=places_of(np.zeros(len(reason), int), reason, 1),
        values=tuple(text if why >= 0 else "" for text, why in zip(of.values, reason.tolist(), strict=True)),
        note=always(
            said.notes["gaps"].format(
                steps=said.separator.join(
                    f"{own.label} → {text.next_step(each.value, words, is_before_law=own.label == before_law)}"
                    for each, own in zip(REASONS, of.classes[-len(REASONS) :], strict=True)
                )
            )
        ),
        read=read,
        prefecture_string="",
        points=(),
        together=(),
    )


def bivariate_layer(first: Layer, second: Layer, words: Words) -> Layer:
    """Two ordered layers, each cut into at most three steps; who lacks one of the two keeps the reason of that one."""
    said = words.on_map
    high, wide = _steps(first), _steps(second)
    reason = np.where(high == 0, first.reason, np.where(wide == 0, second.reason, -1))
    place = (GRID - high) * GRID + wide - 1
    rows, columns = _labels(first), _labels(second)
    classes = [
        MapClass(
            said.titles["pair"].format(first=rows[row], second=columns[column])
            if row in rows and column in columns
            else "",
            0,
            token=f"bivariate{row}{column}",
            texture=_TEXTURES[row - 1],
        )
        for row in range(GRID, 0, -1)
        for column in range(1, GRID + 1)
    ]
    labels = {at: entry.label for at, entry in enumerate(classes) if entry.label}

    def read(scope: Scope) -> Reading:
        counts = [int(scope.counts[at]) for at in labels]
        largest = said.reading["largest_class"].format(
            label=list(labels.values())[int(np.argmax(counts))],
            n=f"{max(counts):,}",
            least=list(labels.values())[int(np.argmin(counts))],
            m=f"{min(counts):,}",
        )
        both = (high == GRID) & (wide == GRID)
        told = reading.parts_of(scope, "both", both)["both.count"]
        top = Reading(said.reading["both"].format(n=f"{told.value:,}"), {"both.count": told})
        return reading.joined(
            scope,
            top,
            largest if any(counts) and len(counts) > 1 else "",
            reading.spread(scope, both, said.told["pair"], is_whole=False),
            reading.blanks(scope, reason),
        )

    values = zip(first.values, second.values, reason.tolist(), high.tolist(), strict=True)
    return replace(
        first,
        key="bivariate",
        title=said.titles["pair"].format(first=first.title, second=second.title),
        unit=words.municipalities_unit,
        classes=classes_of(classes, words),
        places=places_of(place, reason, GRID * GRID),
        reason=reason,
        status=np.where(reason < 0, _weaker(first.status, second.status), -1),
        values=tuple(
            said.separator.join(part for part in (one, other) if part)
            if why < 0
            else f"{(second if step else first).title}: {other if step else one}"
            for one, other, why, step in values
        ),
        as_of=lambda day: said.separator.join(dict.fromkeys((first.as_of(day), second.as_of(day)))),
        day_note=lambda place: said.end.join(filter(None, (of.day_note(place) for of in (first, second)))),
        source_ids=tuple(dict.fromkeys((*first.source_ids, *second.source_ids))),
        note=always(said.notes["pair"]),
        read=read,
        numbers=None,
        steps=None,
        prefecture_string="",
        points=(),
        together=(),
        grid=GRID,
        axes=(first.title, second.title),
        has_sample=first.has_sample or second.has_sample,
    )


def _steps(layer: Layer) -> np.ndarray:
    """Step 1 to 3 of each municipality, 0 without a value."""
    if layer.numbers is None or layer.steps is None:
        raise ValueError(layer.key)
    known = ~np.isnan(layer.numbers)
    place = np.digitize(np.nan_to_num(layer.numbers), layer.steps.edges) if layer.steps.edges else 0
    return np.where(known, np.array(layer.steps.places)[place], 0)


def _labels(layer: Layer) -> dict[int, str]:
    if layer.steps is None:
        raise ValueError(layer.key)
    return dict(zip(layer.steps.places, layer.steps.labels, strict=True))


def _weaker(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """The status that says less of the two: サンプル before 推計 before 登録値 before 公表値; -1 of one gives way."""
    weaker: np.ndarray = np.maximum(first, second)
    return weaker
