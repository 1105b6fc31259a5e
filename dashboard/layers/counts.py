"""Layers that count entries of a register: pilots and measures."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Final

import numpy as np

from dashboard.layers import reading
from dashboard.layers.layer import Layer, Scope, Steps, classes_of, places_of, values_of
from dashboard.layers.registers import as_of_day, by_place, covered_on, day_note, papers
from dashboard.map_view import MapClass, Together
from dashboard.views.registers import counted, held, records
from geodata.registers_on import holds_on

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

    from dashboard.layers.ground import Covered, Ground
    from dashboard.layers.layer import Note
    from dashboard.layers.reading import Reading
    from dashboard.wording import Words

_TOKENS: Final = ("sequential5", "sequential4", "sequential2")
_TOP: Final = 3


def pilots_layer(ground: Ground, day: str, words: Words) -> Layer:
    """How many pilots take place in each municipality, with a point there, and each project's municipalities."""
    lines, together = _projects(ground, day)
    places = records(ground.dataset, "pilots")
    unplaced = places.loc[places["municipality_code"].isna() & holds_on(places, day), "prefecture_code"]

    def note(place: str | None) -> str:
        return words.on_map.notes["pilots"].format(prefectures=f"{len(_within(unplaced, place)):,}")

    covered = covered_on(ground, "pilots", day)
    return _counted(
        ground,
        "pilots",
        day,
        covered,
        words,
        values=values_of(by_place(ground, lines), covered.reason, words),
        note=note,
        points=tuple(ground.codes[place] for place in np.flatnonzero(covered.count)),
        together=together,
    )


def _projects(ground: Ground, day: str) -> tuple[tuple[tuple[str, str], ...], tuple[Together, ...]]:
    """Municipality and title of each place of a pilot; municipalities of the pilots that have more than one."""
    titles = ground.dataset["pilots"].set_index("pilot_id")["title"].to_dict()
    places = held(ground.dataset, "pilots", day)
    known = places[places["municipality_code"].isin(set(ground.codes))]
    lines: list[tuple[str, str]] = []
    members: dict[str, list[str]] = {}
    for pilot, code in known[["pilot_id", "municipality_code"]].itertuples(index=False):
        lines.append((code, str(titles.get(pilot, pilot))))
        members.setdefault(pilot, []).append(code)
    together = (Together(str(titles.get(pilot, pilot)), tuple(own)) for pilot, own in members.items() if len(own) > 1)
    return tuple(lines), tuple(together)


def measure_categories(ground: Ground) -> tuple[str, ...]:
    """Categories that a measure counted on a municipality has on any day, those with most first."""
    rows = counted(ground.dataset, "measures")
    own = rows.loc[rows["municipality_code"].isin(set(ground.codes)), "category"]
    return tuple(category for category, _ in Counter(own).most_common())


def measures_layer(ground: Ground, category: str | None, day: str, words: Words) -> Layer:
    """How many measures each municipality has on a day, of all categories or of one; who has none is not surveyed."""
    said, rows = words.on_map, held(ground.dataset, "measures", day)
    if category is not None:
        rows = rows[rows["category"] == category]
    covered = covered_on(ground, "measures", day, rows)
    texts = (
        _by_category(ground, rows, words)
        if category is None
        else by_place(ground, rows[["municipality_code", "title"]].itertuples(index=False, name=None))
    )
    label = said.all_categories if category is None else said.categories.get(category, category)
    every = records(ground.dataset, "measures")
    levels = every.loc[holds_on(every, day)].set_index("provider_level")["prefecture_code"]
    nation, of_prefectures = (levels[levels.index == level] for level in ("国", "都道府県"))

    def note(place: str | None) -> str:
        own = _within(of_prefectures, place)
        return said.notes["measures"].format(nation=f"{len(nation):,}", prefectures=f"{len(own):,}")

    return _counted(
        ground,
        "measures",
        day,
        covered,
        words,
        values=values_of(texts, covered.reason, words),
        note=note,
        title=said.titles["measures"].format(category=label),
    )


def _within(prefectures: pd.Series, place: str | None) -> pd.Series:
    return prefectures if place is None else prefectures[prefectures == place]


def _by_category(ground: Ground, rows: pd.DataFrame, words: Words) -> dict[int, str]:
    """Number of each municipality's measures, and of which categories: "3件: 交通費 2、住まい 1"."""
    said = words.on_map
    found: dict[int, Counter[str]] = {}
    lines: Iterable[tuple[str, str]] = rows[["municipality_code", "category"]].itertuples(index=False, name=None)
    for code, category in lines:
        if code in ground.places:
            found.setdefault(ground.places[code], Counter())[category] += 1
    return {
        place: said.value_count.format(
            n=own.total(),
            parts=said.separator.join(f"{said.categories.get(name, name)} {n}" for name, n in own.most_common()),
        )
        for place, own in found.items()
    }


def _counted(
    ground: Ground,
    key: str,
    day: str,
    covered: Covered,
    words: Words,
    *,
    values: tuple[str, ...],
    note: Note,
    title: str = "",
    points: tuple[str, ...] = (),
    together: tuple[Together, ...] = (),
) -> Layer:
    """A layer of counts: 1, 2, and 3 or more."""
    count, reason, said = covered.count, covered.reason, words.on_map
    labels = (said.count_top.format(n=_TOP), *(said.count.format(n=n) for n in (2, 1)))
    numbers = np.where(count > 0, count, np.nan).astype(float)

    def read(scope: Scope) -> Reading:
        return reading.joined(
            scope,
            reading.extremes(scope, numbers, lambda value: said.value.format(n=f"{int(value):,}")),
            reading.most(scope, count > 0),
            reading.spread(scope, count > 0, said.told[key], is_whole=False),
            reading.blanks(scope, reason),
        )

    return Layer(
        key=key,
        title=title or said.names[key],
        unit=said.units["count"],
        classes=classes_of([MapClass(label, 0, token) for label, token in zip(labels, _TOKENS, strict=True)], words),
        places=places_of(_TOP - np.clip(count, 1, _TOP), reason, len(labels)),
        reason=reason,
        status=covered.status,
        values=values,
        as_of=as_of_day(ground, key, words),
        source_ids=papers(ground, key)[1],
        note=note,
        day_note=partial(day_note, ground, key, day, words),
        read=read,
        numbers=numbers,
        steps=Steps((2, _TOP), labels[::-1], (1, 2, 3)),
        points=points,
        together=together,
    )
