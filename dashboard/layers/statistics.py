"""Layers of statistics: population, its change between two counts on one basis, and the depopulated-area designation."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from dashboard import text
from dashboard.layers import reading
from dashboard.layers.ground import NO_STATUS, REASONS
from dashboard.layers.layer import Layer, Scope, Steps, always, classes_of, places_of, values_of
from dashboard.map_view import MapClass
from geodata.columns import STATUSES
from geodata.gaps import GapReason

if TYPE_CHECKING:
    from dashboard.layers.ground import Ground
    from dashboard.layers.reading import Reading
    from dashboard.wording import Words

POPULATION_EDGES: Final = (5_000, 10_000, 50_000, 100_000)
"""Lower edges of all classes but the lowest: edges of the bands of the charts too."""
CHANGE_EDGES: Final = (-5.0, -1.0, 1.0, 5.0)
"""% between the classes of the change; −5, −1, 1 and 5 themselves are in the class next to zero."""
_CHANGE_NAMES: Final = ("up2", "up1", "same", "down1", "down2")
# One side alone: in grey the ends are alike, and signs on most of the map would hide its shapes.
_SIGNS: Final = ("plus", "plus", "", "", "")
_THIRDS: Final = (10_000, 50_000)
_KASO: Final = {
    "全部過疎": ("category1", "dot"),
    "一部過疎": ("category2", "diagonal"),
    "みなし過疎": ("category4", "lines"),
    "指定なし": ("category5", ""),
}


@dataclass(frozen=True, slots=True, eq=False)
class Count:
    """One count of the population: whose (`basis`), when, and each municipality's number and status."""

    basis: str
    as_of: str
    people: np.ndarray
    status: np.ndarray
    source_ids: tuple[str, ...]


@lru_cache(maxsize=3)
def population_counts(ground: Ground) -> tuple[Count, ...]:
    """Every count of the population, the earliest first."""
    rows = ground.dataset["statistics"]
    rows = rows[rows["indicator"] == "population"]
    groups = rows.groupby(["as_of", "basis"])
    return tuple(_count(ground, str(as_of), str(basis), own) for (as_of, basis), own in groups)


def _count(ground: Ground, as_of: str, basis: str, rows: pd.DataFrame) -> Count:
    by_code = rows.set_index("municipality_code").reindex(ground.codes)
    status = pd.Index(STATUSES).get_indexer(pd.Index(by_code["status"]))
    people = by_code["value"].to_numpy(dtype="float64", na_value=np.nan)
    return Count(basis, as_of, people, status, tuple(sorted(rows["source_id"].unique())))


def counts_on_one_basis(ground: Ground) -> tuple[Count, Count] | None:
    """First and last count that can be compared: of the basis with most counts, then of the latest."""
    by_basis: dict[str, list[Count]] = {}
    for count in population_counts(ground):
        by_basis.setdefault(count.basis, []).append(count)
    comparable = [own for own in by_basis.values() if len(own) > 1]
    if not comparable:
        return None
    chosen = max(comparable, key=lambda own: (len(own), own[-1].as_of))
    return chosen[0], chosen[-1]


def population_layer(ground: Ground, words: Words) -> Layer:
    """Population at the latest count: five classes, the largest first."""
    latest = population_counts(ground)[-1]
    numbers = latest.people
    reason, said = _no_data(ground, numbers), words.on_map
    labels = _bands(POPULATION_EDGES, words)[::-1]
    is_large = numbers >= POPULATION_EDGES[-1]

    def read(scope: Scope) -> Reading:
        return reading.joined(
            scope,
            reading.extremes(scope, numbers, lambda value: said.people.format(n=f"{int(value):,}")),
            reading.share(scope, is_large, said.told["large"], is_whole=True),
            reading.spread(scope, is_large, said.told["large"]),
            reading.blanks(scope, reason),
        )

    place = len(POPULATION_EDGES) - np.digitize(np.nan_to_num(numbers), POPULATION_EDGES)
    texts = [said.people.format(n=f"{value:,}") for value in np.nan_to_num(numbers).astype(int).tolist()]
    tokens = [f"sequential{step}" for step in range(5, 0, -1)]
    return Layer(
        key="population",
        title=said.names["population"],
        unit=said.units["people"],
        classes=classes_of([MapClass(label, 0, token) for label, token in zip(labels, tokens, strict=True)], words),
        places=places_of(place, reason, len(labels)),
        reason=reason,
        status=np.where(reason < 0, latest.status, NO_STATUS),
        values=values_of(texts, reason, words),
        as_of=always(text.day(latest.as_of, words)),
        source_ids=latest.source_ids,
        note=always(said.notes["population"].format(basis=words.basis.get(latest.basis, latest.basis))),
        read=read,
        numbers=numbers,
        steps=Steps(_THIRDS, _bands(_THIRDS, words), (1, 2, 3)),
    )


def _bands(edges: tuple[int, ...], words: Words) -> tuple[str, ...]:
    """Labels of the classes between the edges, the lowest first."""
    said, written = words.on_map, [text.people(edge, words) for edge in edges]
    between = (said.bands.format(low=low, high=high) for low, high in itertools.pairwise(written))
    return said.lowest_band.format(high=written[0]), *between, said.top_band.format(low=written[-1])


def population_change_layer(ground: Ground, words: Words) -> Layer:
    """Change in % from the first to the last count on the same basis; none where the first counted nobody."""
    found = counts_on_one_basis(ground)
    if found is None:
        raise ValueError(ground.dataset.version)
    first_count, last_count = found
    first, last, basis = first_count.people, last_count.people, first_count.basis
    percent = 100 * (last - first) / np.where(first > 0, first, np.nan)
    reason, said = _no_data(ground, percent), words.on_map
    labels = [said.classes[name] for name in _CHANGE_NAMES]
    has_grown = percent > CHANGE_EDGES[2]
    grown = said.told["grown"]

    def read(scope: Scope) -> Reading:
        return reading.joined(
            scope,
            reading.extremes(scope, percent, lambda value: text.signed_percent(value, words), "percent_change"),
            reading.share(scope, has_grown, grown, is_whole=True),
            reading.spread(scope, has_grown, grown),
            reading.blanks(scope, reason),
        )

    known = np.nan_to_num(percent)
    place = sum((known <= edge if edge > 0 else known < edge).astype(int) for edge in CHANGE_EDGES)
    tokens = [f"diverging{step}" for step in range(5, 0, -1)]
    classes = [
        MapClass(label, 0, token, texture=sign) for label, token, sign in zip(labels, tokens, _SIGNS, strict=True)
    ]
    pairs = zip(first.tolist(), last.tolist(), percent.tolist(), strict=True)
    dates = (text.day(count.as_of, words) for count in found)
    return Layer(
        key="population_change",
        title=said.names["population_change"],
        unit=said.units["percent"],
        classes=classes_of(classes, words),
        places=places_of(place, reason, len(labels)),
        reason=reason,
        status=np.where(reason < 0, last_count.status, NO_STATUS),
        values=values_of([_changed(*pair, words) for pair in pairs], reason, words),
        as_of=always(said.from_to.format(first=next(dates), last=next(dates))),
        source_ids=tuple(sorted({*first_count.source_ids, *last_count.source_ids})),
        note=always(said.notes["population_change"].format(basis=words.basis.get(basis, basis))),
        read=read,
        numbers=percent,
        steps=Steps((-5, 0), tuple(said.classes[name] for name in ("under5", "under0", "grown")), (1, 2, 3)),
    )


def _changed(first: float, last: float, percent: float, words: Words) -> str:
    if percent != percent:  # noqa: PLR0124 - NaN is not equal to itself
        return ""
    people = words.on_map.people
    counts = words.on_map.from_to.format(
        first=people.format(n=f"{int(first):,}"), last=people.format(n=f"{int(last):,}")
    )
    return (
        f"{text.signed_percent(percent, words)}（{counts}）"
        if words.language == "ja"
        else f"{text.signed_percent(percent, words)} ({counts})"
    )


@lru_cache(maxsize=3)
def _designation(ground: Ground) -> np.ndarray:
    """Place of each municipality's designation, -1 where the source has none."""
    towns = ground.dataset["municipalities"].set_index("municipality_code")["kaso"].reindex(ground.codes)
    return pd.Index(list(_KASO)).get_indexer(pd.Index(towns))


def kaso_layer(ground: Ground, words: Words) -> Layer:
    """Designation of depopulated areas; 指定なし is a value too."""
    place = _designation(ground)
    reason = _no_data(ground, np.where(place >= 0, place, np.nan))
    labels = [words.kaso[name] for name in _KASO]
    source = [source for source in ground.dataset.manifest["sources"] if source["kind"] == "kaso"]
    status = STATUSES.index(source[0]["status"]) if source else -1
    is_designated = (reason < 0) & (place < len(_KASO) - 1)
    what = words.on_map.told["kaso"]

    def read(scope: Scope) -> Reading:
        return reading.joined(
            scope,
            reading.share(scope, is_designated, what, is_whole=True),
            reading.commonest(scope, labels),
            reading.spread(scope, is_designated, what),
            reading.blanks(scope, reason),
        )

    return Layer(
        key="kaso",
        title=words.on_map.names["kaso"],
        unit=words.municipalities_unit,
        classes=classes_of(
            [
                MapClass(label, 0, token, texture=texture)
                for label, (token, texture) in zip(labels, _KASO.values(), strict=True)
            ],
            words,
        ),
        places=places_of(place, reason, len(labels)),
        reason=reason,
        status=np.where(reason < 0, status, -1),
        values=values_of([""] * len(ground.codes), reason, words),
        as_of=always(text.day(source[0]["as_of"], words) if source else words.empty_cell),
        source_ids=tuple(each["id"] for each in source),
        note=always(words.on_map.notes["kaso"]),
        read=read,
    )


def _no_data(ground: Ground, numbers: np.ndarray) -> np.ndarray:
    """Gap reasons of a statistic: データなし where the source has no value, 対象外 for what is no municipality."""
    missing = np.where(np.isnan(numbers), REASONS.index(GapReason.NO_DATA), -1)
    return np.where(ground.is_town, missing, REASONS.index(GapReason.OUT_OF_SCOPE))
