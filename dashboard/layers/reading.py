"""Sentences beside a map: highest and lowest, how the values spread, and what has none. Facts, no ranking."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

import numpy as np

from dashboard import text
from dashboard.layers.ground import REASONS
from geodata.gaps import GapReason
from geodata.prefectures import REGION_KEYS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from dashboard.layers.layer import Scope

    Kind = Literal["count", "percent", "percent_change"]

_NAMED = 5


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """A number of a sentence, and the municipalities it is of: a mask in the order of order.json."""

    kind: Kind
    value: float
    towns: np.ndarray


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """What is said, and each number in it by the part it plays: "share.count", "region.kanto.n", "highest"."""

    text: str
    told: Mapping[str, Told] = field(default_factory=dict)


def joined(scope: Scope, *sentences: Reading | str) -> Reading:
    """Sentences one after the other, in the way of the language."""
    own = [each if isinstance(each, Reading) else Reading(each) for each in sentences if each]
    said = scope.words.on_map.end.join(each.text for each in own if each.text)
    return Reading(said, {key: told for each in own for key, told in each.told.items()})


def parts_of(scope: Scope, name: str, mask: np.ndarray, of: np.ndarray | None = None) -> dict[str, Told]:
    """How many of the municipalities read have it, of how many, and the percentage, under a name."""
    whole = scope.here if of is None else of
    own, total = mask & whole, int(whole.sum())
    percent = {f"{name}.percent": Told("percent", 100 * int(own.sum()) / total, own)} if total else {}
    return {f"{name}.count": Told("count", int(own.sum()), own), f"{name}.of": Told("count", total, whole), **percent}


def share(scope: Scope, mask: np.ndarray, what: str, *, is_whole: bool, name: str = "share") -> Reading:
    """How many have it; with a percentage only where the others are known not to (`is_whole`), else with their names."""
    own, total = np.flatnonzero(mask & scope.here), int(scope.here.sum())
    words, said = scope.words, scope.words.on_map.reading
    filled = {"count": f"{len(own):,}", "total": f"{total:,}", "what": what}
    told = parts_of(scope, name, mask)
    if is_whole:
        return Reading(said["share"].format(percent=_percent(scope, len(own), total), **filled), told)
    names = words.on_map.separator.join(town_name(scope, place) for place in own[:_NAMED])
    written = said["known_names" if 0 < len(own) <= _NAMED else "known"].format(names=names, **filled)
    return Reading(written, _without_percent(told))


def counted(scope: Scope, mask: np.ndarray, form: str) -> Reading:
    """The same in a sentence of one's own, with {count}, {total} and {percent}."""
    count, total = int((mask & scope.here).sum()), int(scope.here.sum())
    written = form.format(count=f"{count:,}", total=f"{total:,}", percent=_percent(scope, count, total))
    return Reading(written, parts_of(scope, "share", mask))


def _without_percent(told: Mapping[str, Told]) -> dict[str, Told]:
    return {key: own for key, own in told.items() if own.kind != "percent"}


def spread(scope: Scope, mask: np.ndarray, what: str, *, is_whole: bool = True) -> Reading:
    """All Japan: n/N of each region from north to south. A prefecture: the nation's figure."""
    ground, words = scope.ground, scope.words
    if scope.prefecture is not None:
        count, total = int((mask & ground.is_town).sum()), int(ground.is_town.sum())
        told = parts_of(scope, "nation", mask, ground.is_town)
        said = words.on_map.reading["nation" if is_whole else "nation_known"]
        written = said.format(count=f"{count:,}", total=f"{total:,}", percent=_percent(scope, count, total))
        return Reading(written, told if is_whole else _without_percent(told))
    if not (mask & scope.here).any():
        return Reading("")
    regions: dict[str, Told] = {}
    for place, region in enumerate(ground.regions):
        of = scope.here & (ground.region == place)
        name = f"region.{REGION_KEYS[region]}"
        regions |= _without_percent(parts_of(scope, name, mask, of))
    counts = [own.value for own in regions.values()]
    parts = words.on_map.separator.join(
        f"{words.regions.get(region, region)} {count:,}/{total:,}"
        for region, count, total in zip(ground.regions, counts[::2], counts[1::2], strict=True)
    )
    return Reading(words.on_map.reading["regions"].format(what=what, parts=parts), regions)


def extremes(scope: Scope, numbers: np.ndarray, written: Callable[[float], str], kind: Kind = "count") -> Reading:
    """Highest and lowest value with the town's name, or how many share it."""
    known = scope.here & ~np.isnan(numbers)
    said = scope.words.on_map.reading
    if not known.any():
        return Reading(said["nothing"])
    high, low = numbers[known].max(), numbers[known].min()
    ends = {"highest": high} if high == low else {"highest": high, "lowest": low}
    told: dict[str, Told] = {}
    for key, value in ends.items():
        own = known & (numbers == value)
        told |= {
            key: Told(kind, int(value) if kind == "count" else float(value), own),
            f"{key}.n": Told("count", int(own.sum()), own),
        }
    if high == low:
        return Reading(said["single"].format(value=written(high), n=f"{told['highest.n'].value:,}"), told)
    sentences = (_extreme(scope, told[key].towns, key, written(value)) for key, value in ends.items())
    return Reading(said["join"].join(sentences), told)


def _extreme(scope: Scope, towns: np.ndarray, key: str, value: str) -> str:
    said, places = scope.words.on_map.reading, np.flatnonzero(towns)
    if len(places) == 1:
        return said[key].format(town=town_name(scope, places[0]), value=value)
    return said[f"{key}_shared"].format(n=f"{len(places):,}", value=value)


def most(scope: Scope, mask: np.ndarray) -> Reading:
    """The prefectures with most of such municipalities, in a prefecture nothing."""
    if scope.prefecture is not None or not (mask & scope.here).any():
        return Reading("")
    ground, words = scope.ground, scope.words
    counts = np.bincount(ground.prefecture[mask & scope.here], minlength=len(ground.prefectures))
    places = np.flatnonzero(counts == counts.max())
    names = words.on_map.separator.join(text.place(ground.prefectures[place], words) for place in places[:_NAMED])
    there = mask & scope.here & np.isin(ground.prefecture, places)
    written = words.on_map.reading["most"].format(places=names, n=f"{counts.max():,}")
    return Reading(written, {"most": Told("count", int(counts.max()), there)})


def commonest(scope: Scope, labels: Sequence[str]) -> str:
    """The largest and the smallest of the classes with a value, which come first."""
    own = scope.counts[: len(labels)]
    if len(labels) == 1 or not own.any():
        return ""
    large, small = int(np.argmax(own)), int(np.argmin(own))
    return scope.words.on_map.reading["largest_class"].format(
        label=labels[large], n=f"{own[large]:,}", least=labels[small], m=f"{own[small]:,}"
    )


def blanks(scope: Scope, reason: np.ndarray, sentence: str = "blanks") -> Reading:
    """How many have no value, by which reason; `sentence` "others" where 未参加 is an answer, not a blank."""
    own = reason[scope.here]
    counts = np.bincount(own[own >= 0], minlength=len(REASONS)).tolist()
    words = scope.words
    if not sum(counts):
        return Reading(words.on_map.reading["no_blanks"] if sentence == "blanks" else "")
    parts = words.on_map.separator.join(
        f"{words.reasons[GapReason(each).value]} {count:,}"
        for each, count in zip(REASONS, counts, strict=True)
        if count
    )
    told = {"blank": Told("count", sum(counts), scope.here & (reason >= 0))}
    return Reading(words.on_map.reading[sentence].format(n=f"{sum(counts):,}", parts=parts), told)


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
