"""Layers of what was found: municipalities with a plan, and with a support corporation."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from dashboard.layers import reading
from dashboard.layers.layer import Layer, Scope, Steps, always, classes_of, places_of, values_of
from dashboard.layers.membership import MEMBER
from dashboard.layers.registers import (
    as_of_day,
    by_place,
    covered_on,
    day_note,
    means_before_law,
    papers,
    renamed_before_law,
)
from dashboard.map_view import MapClass
from dashboard.views.registers import held, is_before_law, records
from geodata.counting import PREFECTURE_PLAN
from geodata.registers_on import holds_on

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dashboard.layers.ground import Ground
    from dashboard.layers.reading import Reading
    from dashboard.wording import Words


def plans_layer(ground: Ground, day: str, words: Words) -> Layer:
    """Municipalities with a 特定居住促進計画 on a day; prefectures with their own kind of plan as outlines."""
    own = held(ground.dataset, "plans", day)
    lines = (_dated(title, decided) for title, decided in own[["plan_title", "decided_on"]].itertuples(index=False))
    plans = records(ground.dataset, "plans")
    with_plan = set(plans.loc[(plans["kind"] == PREFECTURE_PLAN) & holds_on(plans, day), "prefecture_code"])
    # Before the law no outline: a dotted one would say that nobody has looked.
    is_before = is_before_law(ground.dataset, "plans", day)
    string = "" if is_before else "".join("1" if code in with_plan else "-" for code in ground.prefectures)
    return _found(ground, "plans", day, zip(own["municipality_code"], lines, strict=True), words, string=string)


def corporations_layer(ground: Ground, day: str, words: Words) -> Layer:
    """Municipalities that had designated a support corporation by a day."""
    own = held(ground.dataset, "corporations", day)
    lines = (_dated(name, on) for name, on in own[["corporation_name", "designated_on"]].itertuples(index=False))
    return _found(ground, "corporations", day, zip(own["municipality_code"], lines, strict=True), words)


def _found(
    ground: Ground, key: str, day: str, lines: Iterable[tuple[str, str]], words: Words, *, string: str = ""
) -> Layer:
    """A layer of what was found: one class, and the gap reasons."""
    covered, what = covered_on(ground, key, day), words.on_map.classes[key]
    is_found = covered.reason < 0

    def read(scope: Scope) -> Reading:
        return reading.joined(
            scope,
            reading.share(scope, is_found, words.on_map.told[key], is_whole=False),
            reading.spread(scope, is_found, words.on_map.told[key], is_whole=False),
            reading.blanks(scope, covered.reason),
        )

    means = means_before_law(ground, key, day, words)
    return Layer(
        key=key,
        title=words.on_map.names[key],
        unit=words.municipalities_unit,
        classes=classes_of([MapClass(what, 0, MEMBER)], words, renamed_before_law(ground, key, day, words)),
        places=places_of(np.zeros(len(ground.codes), int), covered.reason, 1),
        reason=covered.reason,
        status=covered.status,
        values=values_of(by_place(ground, lines), covered.reason, words, means),
        as_of=as_of_day(ground, key, words),
        source_ids=papers(ground, key)[1],
        note=always(words.on_map.notes[key]),
        day_note=partial(day_note, ground, key, day, words),
        read=read,
        numbers=np.where(is_found, 1.0, np.nan),
        steps=Steps((), (what,), (3,)),
        prefecture_string=string,
    )


def _dated(title: str, day: pd.Timestamp) -> str:
    return title if pd.isna(day) else f"{title}（{day:%Y-%m-%d}）"
