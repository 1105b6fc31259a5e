"""Sentences beside a map: highest and lowest, how the values spread, and what has none. Facts, no ranking."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dashboard import text
from dashboard.layers.ground import REASONS
from geodata.gaps import GapReason

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dashboard.layers.layer import Scope

_NAMED = 5


def joined(scope: Scope, *sentences: str) -> str:
    """Sentences one after the other, in the way of the language."""
    return scope.words.on_map.end.join(sentence for sentence in sentences if sentence)


def share(scope: Scope, mask: np.ndarray, what: str, *, is_whole: bool) -> str:
    """How many have it; with a percentage only where the others are known not to (`is_whole`), else with their names."""
    own, total = np.flatnonzero(mask & scope.here), int(scope.here.sum())
    words, said = scope.words, scope.words.on_map.reading
    filled = {"count": f"{len(own):,}", "total": f"{total:,}", "what": what}
    if is_whole:
        return said["share"].format(percent=_percent(scope, len(own), total), **filled)
    names = words.on_map.separator.join(town_name(scope, place) for place in own[:_NAMED])
    return said["known_names" if 0 < len(own) <= _NAMED else "known"].format(names=names, **filled)


def spread(scope: Scope, mask: np.ndarray, what: str, *, is_whole: bool = True) -> str:
    """All Japan: n/N of each region from north to south. A prefecture: the nation's figure."""
    ground, words = scope.ground, scope.words
    if scope.prefecture is not None:
        count, total = int((mask & ground.is_town).sum()), int(ground.is_town.sum())
        key = "nation" if is_whole else "nation_known"
        return words.on_map.reading[key].format(
            count=f"{count:,}", total=f"{total:,}", percent=_percent(scope, count, total)
        )
    if not (mask & scope.here).any():
        return ""
    counts = np.bincount(ground.region[mask & scope.here], minlength=len(ground.regions)).tolist()
    totals = np.bincount(ground.region[scope.here], minlength=len(ground.regions)).tolist()
    parts = words.on_map.separator.join(
        f"{words.regions.get(region, region)} {count:,}/{total:,}"
        for region, count, total in zip(ground.regions, counts, totals, strict=True)
    )
    return words.on_map.reading["regions"].format(what=what, parts=parts)


def extremes(scope: Scope, numbers: np.ndarray, written: Callable[[float], str]) -> str:
    """Highest and lowest value with the town's name, or how many share it."""
    known = np.flatnonzero(scope.here & ~np.isnan(numbers))
    said = scope.words.on_map.reading
    if not len(known):
        return said["nothing"]
    high, low = numbers[known].max(), numbers[known].min()
    if high == low:
        return said["single"].format(value=written(high), n=f"{len(known):,}")
    return said["join"].join(
        _extreme(scope, known[numbers[known] == value], key, written(value))
        for key, value in (("highest", high), ("lowest", low))
    )


def _extreme(scope: Scope, places: np.ndarray, key: str, value: str) -> str:
    said = scope.words.on_map.reading
    if len(places) == 1:
        return said[key].format(town=town_name(scope, places[0]), value=value)
    return said[f"{key}_shared"].format(n=f"{len(places):,}", value=value)


def most(scope: Scope, mask: np.ndarray) -> str:
    """The prefectures with most of such municipalities, in a prefecture nothing."""
    if scope.prefecture is not None or not (mask & scope.here).any():
        return ""
    ground, words = scope.ground, scope.words
    counts = np.bincount(ground.prefecture[mask & scope.here], minlength=len(ground.prefectures))
    places = np.flatnonzero(counts == counts.max())
    names = words.on_map.separator.join(text.place(ground.prefectures[place], words) for place in places[:_NAMED])
    return words.on_map.reading["most"].format(places=names, n=f"{counts.max():,}")


def commonest(scope: Scope, labels: Sequence[str]) -> str:
    """The largest and the smallest of the classes with a value, which come first."""
    own = scope.counts[: len(labels)]
    if len(labels) == 1 or not own.any():
        return ""
    large, small = int(np.argmax(own)), int(np.argmin(own))
    return scope.words.on_map.reading["largest_class"].format(
        label=labels[large], n=f"{own[large]:,}", least=labels[small], m=f"{own[small]:,}"
    )


def blanks(scope: Scope, reason: np.ndarray, sentence: str = "blanks") -> str:
    """How many have no value, by which reason; `sentence` "others" where 未参加 is an answer, not a blank."""
    own = reason[scope.here]
    counts = np.bincount(own[own >= 0], minlength=len(REASONS)).tolist()
    words = scope.words
    if not sum(counts):
        return words.on_map.reading["no_blanks"] if sentence == "blanks" else ""
    parts = words.on_map.separator.join(
        f"{words.reasons[GapReason(each).value]} {count:,}"
        for each, count in zip(REASONS, counts, strict=True)
        if count
    )
    return words.on_map.reading[sentence].format(n=f"{sum(counts):,}", parts=parts)


def town_name(scope: Scope, place: int) -> str:
    """Name of a municipality, with its prefecture where all Japan is shown: there are two 府中市."""
    ground, words = scope.ground, scope.words
    name = ground.names[words.language][place]
    if scope.prefecture is not None:
        return name
    prefecture = text.place(ground.prefectures[ground.prefecture[place]], words)
    return text.full_name(prefecture, name, words)


def _percent(scope: Scope, count: int, total: int) -> str:
    return text.percent(100 * count / total if total else None, scope.words)
