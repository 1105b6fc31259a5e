"""What neighbours and peers of a pilot have on record after it: counted, never explained."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from dashboard.views.neighbours import land_neighbours
from dashboard.views.peers import VARIABLES, nearest, town_inputs
from dashboard.views.spread import PLACED, events

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dashboard.views.spread import Event
    from geodata.dataset import Dataset

NEIGHBOURS: Final = "neighbours"
PEERS: Final = "peers"


@dataclass(frozen=True, slots=True)
class Around:
    """The municipalities around a pilot's own, and on a day what each has; every one of `codes` is in one of the four.

    `after` has the first record that begins after the pilot, with its municipality, the earliest first; `before` those
    with records that are not later than the pilot alone; `unclear` those of whose records nobody can tell whether they
    are later; `unknown` those without any record, who were not surveyed and need not be without anything.
    `uncompared` are the pilot's own municipalities of which the peers are not known.
    """

    pilot: Event
    codes: tuple[str, ...]
    after: tuple[tuple[str, Event], ...]
    before: tuple[str, ...]
    unclear: tuple[str, ...]
    unknown: tuple[str, ...]
    uncompared: tuple[str, ...] = ()

    @property
    def percent(self) -> float | None:
        """How many of them have a later record, in percent; None where nobody is around."""
        return 100 * len(self.after) / len(self.codes) if self.codes else None


def follow(
    pilot: Event,
    codes: Iterable[str],
    by_town: Mapping[str, tuple[Event, ...]],
    day: str,
    *,
    uncompared: tuple[str, ...],
) -> Around:
    """Sort the municipalities by what they have on record until a day, later than the pilot or not.

    Later is what surely began after it: where only a year is on record on either side, the order may be unclear.
    """
    around = tuple(sorted(set(codes) - set(pilot.towns)))
    after: list[tuple[str, Event]] = []
    rest: dict[str, list[str]] = {"before": [], "unclear": [], "unknown": []}
    for code in around:
        own = [event for event in by_town.get(code, ()) if event.day <= day]  # those without a day are among them
        later = [event for event in own if event.is_dated and event.day > pilot.latest]
        if later:
            after.append((code, min(later, key=lambda event: event.day)))
        elif any(not event.is_dated or event.latest > pilot.day for event in own):
            rest["unclear"].append(code)
        else:
            rest["before" if own else "unknown"].append(code)
    after.sort(key=lambda found: (found[1].day, found[0]))
    sorted_ = {name: tuple(found) for name, found in rest.items()}
    return Around(pilot, around, tuple(after), **sorted_, uncompared=uncompared)


def around_pilots(dataset: Dataset, of: str, day: str, prefecture: str | None = None) -> tuple[Around, ...]:
    """For each dated pilot with a municipality on a day: its neighbours on land, or its peers; the earliest first."""
    by_town = _by_town(dataset)
    beside = land_neighbours(dataset) if of == NEIGHBOURS else _peers(dataset)
    found = []
    for pilot in pilots_on(dataset, day, prefecture):
        codes = {code for town in pilot.towns for code in beside[town] or ()}
        uncompared = tuple(town for town in pilot.towns if beside[town] is None)
        found.append(follow(pilot, codes, by_town, day, uncompared=uncompared))
    return tuple(found)


def pilots_on(dataset: Dataset, day: str, prefecture: str | None = None) -> tuple[Event, ...]:
    """The dated pilots of a day and before that have a municipality, in a prefecture or anywhere."""
    return tuple(
        event
        for event in events(dataset)
        if event.kind == "pilots" and event.holds_on(day) and event.towns and event.is_in(prefecture)
    )


@lru_cache(maxsize=4)
def _by_town(dataset: Dataset) -> Mapping[str, tuple[Event, ...]]:
    """The records of each municipality that has any, undated ones first."""
    found: dict[str, list[Event]] = defaultdict(list)
    for event in events(dataset):
        if event.kind in PLACED:
            for code in event.towns:
                found[code].append(event)
    return {code: tuple(own) for code, own in found.items()}


@lru_cache(maxsize=4)
def _peers(dataset: Dataset) -> Mapping[str, tuple[str, ...] | None]:
    """The peers of each municipality with a pilot, all variables weighing the same; None where it lacks one."""
    inputs, weights = town_inputs(dataset), dict.fromkeys(VARIABLES, 1)
    towns = {code for event in events(dataset) if event.kind == "pilots" for code in event.towns}
    found: dict[str, tuple[str, ...] | None] = {}
    for code in sorted(towns):
        peers = nearest(inputs, code, weights)
        found[code] = None if peers.lacks else tuple(str(peer) for peer in peers.table["code"])
    return found
