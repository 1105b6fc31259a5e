"""Spread over time: what the registers date, day by day, and what lies apart because no day is on record."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from dashboard.views import registers
from dashboard.views.pilots import projects
from dashboard.views.registers import law_start
from dashboard.views.shares import SAMPLE
from geodata.counting import counted_measures
from geodata.dates import read_date
from geodata.registers_on import ALWAYS, NEVER, spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dashboard.selection import Choices
    from geodata.dataset import Dataset

PAGE: Final = "spread"
"""Name of the page; its map draws what has a day alone."""
PLACED: Final = ("pilots", "plans", "corporations", "measures")
"""Kinds that have places; each is a layer of the map."""
DOCUMENTS: Final[Mapping[str, str]] = {"ガイドライン": "guidelines", "法律": "laws"}
"""Kinds of `events` that are documents for everybody, by what they are called here."""
KINDS: Final = (*PLACED, *DOCUMENTS.values())
_FISCAL_END: Final = "-03-31"


@dataclass(frozen=True, slots=True)
class Event:
    """That a record begins. `day` is its first day by the rule of `registers_on`, "" where the register has none.

    `latest` is the last day on which it may have begun: another than `day` where only a month, a year or a fiscal year
    is on record. `ends` is its last day. `towns` and `prefectures` are where it is; both are empty where it holds
    everywhere. `row` is the record in its table.
    """

    kind: str
    day: str
    latest: str
    ends: str
    towns: tuple[str, ...]
    prefectures: tuple[str, ...]
    title: str
    row: Mapping[Any, Any]

    @property
    def is_dated(self) -> bool:
        """Whether a day is on record, so that it can be drawn."""
        return self.day != ALWAYS

    @property
    def is_sample(self) -> bool:
        """Whether the record is made up."""
        return bool(self.row["status"] == SAMPLE)

    @property
    def table(self) -> str:
        """The table that has the record."""
        return self.kind if self.kind in PLACED else "events"

    def is_in(self, prefecture: str | None) -> bool:
        """Whether it counts in a prefecture; documents for everybody do in each, measures of the nation in none."""
        return prefecture is None or self.kind not in PLACED or prefecture in self.prefectures

    def holds_on(self, day: str) -> bool:
        """Whether it is dated and holds on a day."""
        return self.is_dated and self.day <= day <= self.ends


@lru_cache(maxsize=4)
def events(dataset: Dataset) -> tuple[Event, ...]:
    """Every record of the five registers, the earliest first, those of one day in the order of KINDS.

    Of measures those that name dual residence and restate no pilot. Records whose places all lie outside the
    boundaries of the dataset are left out.
    """
    found = [*_pilots(dataset), *_documents(dataset)]
    for kind in PLACED[1:]:
        found += _records(dataset, kind)
    return tuple(sorted(found, key=lambda event: (event.day, KINDS.index(event.kind), event.title)))


def _pilots(dataset: Dataset) -> Iterator[Event]:
    for project, _ in projects(dataset):
        row = project.row
        towns = tuple(dict.fromkeys(place.code for place in project.places if len(place.code) > len("20")))
        begins = row["begins"] if row["is_dated"] else ALWAYS
        latest = begins if project.selected_on is not None or not begins else f"{int(project.year) + 1}{_FISCAL_END}"
        prefectures = tuple(dict.fromkeys(place.prefecture for place in project.places))
        yield Event("pilots", begins, latest, NEVER, towns, prefectures, str(row["title"]), row)


def _documents(dataset: Dataset) -> Iterator[Event]:
    for row in dataset["events"].to_dict("records"):
        if row["kind"] in DOCUMENTS:
            day = ALWAYS if pd.isna(row["held_on"]) else f"{row['held_on']:%Y-%m-%d}"
            yield Event(DOCUMENTS[row["kind"]], day, day, NEVER, (), (), str(row["title"]), row)


_TITLES: Final = {"plans": "plan_title", "corporations": "corporation_name", "measures": "title"}


def _records(dataset: Dataset, kind: str) -> Iterator[Event]:
    known = {*dataset["municipalities"]["municipality_code"], *dataset["prefectures"]["prefecture_code"]}
    rows = counted_measures(dataset["measures"]) if kind == "measures" else dataset[kind]
    for row in spans(kind, rows, law_start(dataset)).to_dict("records"):
        town, prefecture = (
            code if isinstance(code, str) else "" for code in (row["municipality_code"], row["prefecture_code"])
        )
        if (town or prefecture) and (town or prefecture) not in known:
            continue
        day = row["begins"] if row["is_dated"] else ALWAYS
        latest = day
        if day and kind == "measures":
            latest = read_date(str(row["valid_from"])).last.isoformat()
        places = tuple(filter(None, [town])), tuple(filter(None, [prefecture]))
        yield Event(kind, day, latest, row["ends"], *places, str(row[_TITLES[kind]]), row)


def dated_until(found: Iterable[Event], day: str, prefecture: str | None = None) -> tuple[Event, ...]:
    """The events of a day and before, in their order; those without a day are never among them."""
    return tuple(event for event in found if event.is_dated and event.day <= day and event.is_in(prefecture))


def undated(found: Iterable[Event], prefecture: str | None = None) -> tuple[Event, ...]:
    """The records without a day, by kind: they are listed and never drawn."""
    own = (event for event in found if not event.is_dated and event.is_in(prefecture))
    return tuple(sorted(own, key=lambda event: (KINDS.index(event.kind), event.title)))


def on_record(found: Iterable[Event], day: str, prefecture: str | None = None) -> dict[str, int]:
    """Dated records that hold on a day, by kind; a pilot with many places is one."""
    own = [event.kind for event in found if event.holds_on(day) and event.is_in(prefecture)]
    return {kind: own.count(kind) for kind in KINDS}


def frames(found: Iterable[Event], choices: Choices) -> tuple[str, ...]:
    """The days with an event, each once, in order: those on which a body can be shown, so that the map can be.

    What began earlier is there on the first of them: then the first day that can be shown is a frame as well.
    """
    days = {event.day for event in found if event.is_dated}
    first = min((choices.first_and_last(body)[0] for body in choices.bodies), default="")
    shown = {day for day in days if choices.has_day(choices.body_on(day), day)}
    if first and any(day < first for day in days):
        shown.add(first)
    return tuple(sorted(shown))


def next_frame(days: tuple[str, ...], day: str) -> str | None:
    """The first frame after a day; None after the last."""
    return next((frame for frame in days if frame > day), None)


def frame_before(days: tuple[str, ...], day: str) -> str | None:
    """The last frame before a day; None before the first."""
    return max((frame for frame in days if frame < day), default=None)


@lru_cache(maxsize=2)
def dated_only(dataset: Dataset) -> Dataset:
    """The dataset without the records of PLACED that have no day, for a map that draws none of them."""
    tables = {}
    for kind in PLACED:
        rows = spans(kind, dataset[kind], law_start(dataset))
        tables[kind] = dataset[kind][rows["is_dated"]]
    places = registers.records(dataset, "pilots")
    tables["pilot_places"] = dataset["pilot_places"][places["is_dated"]]
    return replace(dataset, tables={**dataset.tables, **tables})
