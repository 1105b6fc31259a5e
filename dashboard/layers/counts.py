"""Layers that count entries of a register: plans, corporations, pilots, measures."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from dashboard import text
from dashboard.layers import reading
from dashboard.layers.ground import NO_STATUS, REASONS
from dashboard.layers.layer import Layer, Scope, Steps, classes_of, places_of, values_of
from dashboard.layers.membership import MEMBER
from dashboard.map_view import MapClass, Together
from geodata.columns import STATUSES
from geodata.counting import counted_measures
from geodata.gaps import GapReason

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dashboard.layers.ground import Ground
    from dashboard.wording import Words

_PLAN: Final = "特定居住促進計画"
_PREFECTURE_PLAN: Final = "広域的地域活性化基盤整備計画"
_TOKENS: Final = ("sequential5", "sequential4", "sequential2")
_TOP: Final = 3
_NOT_SURVEYED: Final = REASONS.index(GapReason.NOT_SURVEYED)


def plans_layer(ground: Ground, words: Words) -> Layer:
    """Municipalities with a 特定居住促進計画; prefectures with their own kind of plan as outlines."""
    plans = ground.dataset["plans"]
    own = plans[(plans["kind"] == _PLAN) & plans["municipality_code"].notna()]
    lines = (_dated(title, day) for title, day in own[["plan_title", "decided_on"]].itertuples(index=False))
    with_plan = set(plans.loc[plans["kind"] == _PREFECTURE_PLAN, "prefecture_code"])
    string = "".join("1" if code in with_plan else "-" for code in ground.prefectures)
    return _found(ground, "plans", zip(own["municipality_code"], lines, strict=True), words, string)


def corporations_layer(ground: Ground, words: Words) -> Layer:
    """Municipalities that designated a support corporation."""
    own = ground.dataset["corporations"]
    lines = (_dated(name, day) for name, day in own[["corporation_name", "designated_on"]].itertuples(index=False))
    return _found(ground, "corporations", zip(own["municipality_code"], lines, strict=True), words)


def _found(ground: Ground, key: str, lines: Iterable[tuple[str, str]], words: Words, string: str = "") -> Layer:
    """A layer of what was found: one class, and the gap reasons."""
    covered, what = ground.coverage(key), words.on_map.classes[key]
    is_found = covered.reason < 0

    def read(scope: Scope) -> str:
        return reading.joined(
            scope,
            reading.share(scope, is_found, words.on_map.told[key], is_whole=False),
            reading.spread(scope, is_found, words.on_map.told[key], is_whole=False),
            reading.blanks(scope, covered.reason),
        )

    return Layer(
        key=key,
        title=words.on_map.names[key],
        unit=words.municipalities_unit,
        classes=classes_of([MapClass(what, 0, MEMBER)], words),
        places=places_of(np.zeros(len(ground.codes), int), covered.reason, 1),
        reason=covered.reason,
        status=covered.status,
        values=values_of(_by_place(ground, lines), covered.reason, words),
        as_of=_checked(ground, key, words),
        source_ids=_papers(ground, key)[1],
        note=words.on_map.notes[key],
        read=read,
        numbers=np.where(is_found, 1.0, np.nan),
        steps=Steps((), (what,), (3,)),
        prefecture_string=string,
    )


@lru_cache(maxsize=3)
def _projects(ground: Ground) -> tuple[tuple[tuple[str, str], ...], tuple[Together, ...]]:
    """Municipality and title of each place of a pilot; municipalities of the pilots that have more than one."""
    titles = ground.dataset["pilots"].set_index("pilot_id")["title"].to_dict()
    places = ground.dataset["pilot_places"]
    known = places[places["municipality_code"].isin(set(ground.codes))]
    known = known.drop_duplicates(["pilot_id", "municipality_code"])
    lines: list[tuple[str, str]] = []
    members: dict[str, list[str]] = {}
    for pilot, code in known[["pilot_id", "municipality_code"]].itertuples(index=False):
        lines.append((code, str(titles.get(pilot, pilot))))
        members.setdefault(pilot, []).append(code)
    together = (Together(str(titles.get(pilot, pilot)), tuple(own)) for pilot, own in members.items() if len(own) > 1)
    return tuple(lines), tuple(together)


def pilots_layer(ground: Ground, words: Words) -> Layer:
    """How many pilots take place in each municipality, with a point there, and each project's municipalities."""
    lines, together = _projects(ground)
    places = ground.dataset["pilot_places"]
    covered = ground.coverage("pilots")
    note = words.on_map.notes["pilots"].format(prefectures=f"{int(places['municipality_code'].isna().sum()):,}")
    return _counted(
        ground,
        "pilots",
        (covered.count, covered.status, covered.reason),
        values_of(_by_place(ground, lines), covered.reason, words),
        words,
        note=note,
        points=tuple(ground.codes[place] for place in np.flatnonzero(covered.count)),
        together=together,
    )


@lru_cache(maxsize=3)
def measure_rows(ground: Ground) -> tuple[tuple[str, str, str, int], ...]:
    """Municipality, category, title and place of the status of each measure that counts on the map."""
    rows = counted_measures(ground.dataset["measures"])
    rows = rows[rows["municipality_code"].isin(set(ground.codes))]
    columns = ["municipality_code", "category", "title", "status"]
    return tuple(
        (code, category, title, STATUSES.index(status))
        for code, category, title, status in rows[columns].itertuples(index=False)
    )


@lru_cache(maxsize=3)
def _uncounted(ground: Ground) -> tuple[int, int]:
    """How many measures of the nation and of prefectures there are."""
    levels = ground.dataset["measures"]["provider_level"]
    return int((levels == "国").sum()), int((levels == "都道府県").sum())


def measures_layer(ground: Ground, category: str | None, words: Words) -> Layer:
    """How many measures each municipality has, of all categories or of one; who has none is not surveyed."""
    rows, said = measure_rows(ground), words.on_map
    covered = ground.coverage("measures")
    count, status, reason = covered.count, covered.status, covered.reason
    if category is None:
        texts = _by_category(ground, rows, words)
        label = said.all_categories
    else:
        own = [row for row in rows if row[1] == category]
        places = [ground.places[code] for code, *_ in own]
        count = np.bincount(places, minlength=len(ground.codes))
        status = np.full(len(ground.codes), NO_STATUS)
        np.maximum.at(status, places, [row[3] for row in own])
        reason = np.where(count > 0, -1, np.where(covered.reason >= 0, covered.reason, _NOT_SURVEYED))
        texts = _by_place(ground, ((code, title) for code, _, title, _ in own))
        label = said.categories.get(category, category)
    nation, prefectures = _uncounted(ground)
    note = said.notes["measures"].format(nation=nation, prefectures=prefectures)
    title = said.titles["measures"].format(category=label)
    values = values_of(texts, reason, words)
    return _counted(ground, "measures", (count, status, reason), values, words, note=note, title=title)


def _by_category(ground: Ground, rows: Iterable[tuple[str, str, str, int]], words: Words) -> dict[int, str]:
    """Number of each municipality's measures, and of which categories: "3件: 交通費 2、住まい 1"."""
    said = words.on_map
    found: dict[int, Counter[str]] = {}
    for code, category, *_ in rows:
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
    covered: tuple[np.ndarray, np.ndarray, np.ndarray],
    values: tuple[str, ...],
    words: Words,
    *,
    note: str,
    title: str = "",
    points: tuple[str, ...] = (),
    together: tuple[Together, ...] = (),
) -> Layer:
    """A layer of counts: 1, 2, and 3 or more."""
    count, status, reason = covered
    said = words.on_map
    labels = (said.count_top.format(n=_TOP), *(said.count.format(n=n) for n in (2, 1)))
    numbers = np.where(count > 0, count, np.nan).astype(float)
    name = title or said.names[key]

    def read(scope: Scope) -> str:
        return reading.joined(
            scope,
            reading.extremes(scope, numbers, lambda value: said.value.format(n=f"{int(value):,}")),
            reading.most(scope, count > 0),
            reading.spread(scope, count > 0, said.told[key], is_whole=False),
            reading.blanks(scope, reason),
        )

    return Layer(
        key=key,
        title=name,
        unit=said.units["count"],
        classes=classes_of([MapClass(label, 0, token) for label, token in zip(labels, _TOKENS, strict=True)], words),
        places=places_of(_TOP - np.clip(count, 1, _TOP), reason, len(labels)),
        reason=reason,
        status=status,
        values=values,
        as_of=_checked(ground, key, words),
        source_ids=_papers(ground, key)[1],
        note=note,
        read=read,
        numbers=numbers,
        steps=Steps((2, _TOP), labels[::-1], (1, 2, 3)),
        points=points,
        together=together,
    )


def _by_place(ground: Ground, lines: Iterable[tuple[str, str]]) -> dict[int, str]:
    """Lines of text by the place of their municipality; several are set apart by 「／」."""
    places = ground.places
    found: dict[int, list[str]] = {}
    for code, line in lines:
        if code in places:
            found.setdefault(places[code], []).append(str(line))
    return {place: "／".join(own) for place, own in found.items()}


def _dated(title: str, day: pd.Timestamp) -> str:
    return title if pd.isna(day) else f"{title}（{day:%Y-%m-%d}）"


@lru_cache(maxsize=16)
def _papers(ground: Ground, key: str) -> tuple[str, tuple[str, ...]]:
    """Day a register was last gone through, "" where no row says; and its sources."""
    table = ground.dataset[key]
    days = table["checked_on"].dropna()
    return f"{days.max():%Y-%m-%d}" if len(days) else "", tuple(sorted(table["source_id"].unique()))


def _checked(ground: Ground, key: str, words: Words) -> str:
    day = _papers(ground, key)[0]
    return text.day(day, words) if day else words.empty_cell
