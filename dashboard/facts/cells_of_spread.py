"""Cells of 横展開: what is on record by the day, and what neighbours and peers of a pilot have after it.

"spread.on_record.pilots" counts dated records that hold on the day; "spread.neighbours.r6_1_kushiro.after" is of the
municipalities around one pilot; "spread.map.pilots.towns" is of the legend of the map, which draws dated records alone.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Final

import pandas as pd

from dashboard.facts.cell import Cell
from dashboard.facts.cells_of_map import SAID, legend_view, of_view, part_named
from dashboard.facts.fact import At, Fact
from dashboard.facts.membership import all_towns
from dashboard.facts.registers import count_fact, towns_of_codes, towns_with, towns_without
from dashboard.facts.value_keys import value_key
from dashboard.views.spread import KINDS, PLACED, dated_only, dated_until, events, on_record, undated
from dashboard.views.spread_around import NEIGHBOURS, PEERS, around_pilots
from dashboard.wording.cells import WORDS
from dashboard.wording.spread import WORDS as SPREAD
from geodata.gaps import GapReason

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dashboard.views.spread import Event
    from dashboard.views.spread_around import Around
    from dashboard.wording import Words

LISTED: Final = ("new", "until", "undated")
OF_PILOT: Final = ("after", "around", "percent", "before", "unclear", "unknown")
OF_ALL: Final = ("followed", "pilots")
_REASONS: Final = tuple(reason.value for reason in GapReason)
_TABLES: Final = (*PLACED, "events")
_KEY: Final = re.compile(
    rf"spread\.(?:on_record\.(?P<kind>{'|'.join(KINDS)})"
    rf"|(?P<listed>{'|'.join(LISTED)})"
    rf"|(?P<of>{NEIGHBOURS}|{PEERS})\.(?:(?P<all>{'|'.join(OF_ALL)})|(?P<pilot>[a-z0-9_]+)\.(?P<part>{'|'.join(OF_PILOT)}))"
    rf"|map\.(?P<register>{'|'.join(PLACED)})\.(?P<class>towns|{'|'.join(_REASONS)}|{SAID}))"
)


def cell_of(key: str) -> Cell | None:
    """The cell of a key of this page; None where it is none."""
    found = _KEY.fullmatch(key)
    if found is None:
        return None
    if kind := found["kind"]:
        return Cell(partial(of_kind, kind=kind), partial(_kind_named, kind=kind))
    if part := found["listed"]:
        return Cell(partial(listed, part=part), partial(_named, key=f"spread.{part}"))
    if register := found["register"]:
        own = found["class"]
        return Cell(partial(on_map, register=register, own=own), partial(_map_named, register=register, own=own))
    of, pilot, part = found["of"], found["pilot"] or "", found["all"] or found["part"]
    named = partial(_named, key=f"spread.around.{part}", of=of, pilot=pilot)
    return Cell(
        partial(pilots_around, of=of, part=part)
        if found["all"]
        else partial(around_one, of=of, pilot=pilot, part=part),
        named,
    )


def _rows(own: Iterable[Event]) -> pd.DataFrame:
    """Records of several registers as one table."""
    return pd.DataFrame(
        [
            {
                "register": event.kind,
                "on": event.day,
                "item": event.title,
                "code": "、".join(event.towns or event.prefectures),
                **{name: event.row[name] for name in ("status", "source_title", "source_url", "checked_on")},
            }
            for event in own
        ],
        columns=["register", "on", "item", "code", "status", "source_title", "source_url", "checked_on"],
    )


def _of_events(at: At, value: int, own: Iterable[Event]) -> Fact:
    rows = _rows(own)
    return count_fact(at, _TABLES, value, lambda: rows, rows)


def of_kind(at: At, kind: str) -> Fact:
    """Dated records of a kind that hold on the day."""
    day, prefecture = at.selection.as_of, at.selection.prefecture
    found = events(at.dataset)
    own = [event for event in found if event.kind == kind and event.holds_on(day) and event.is_in(prefecture)]
    return _of_events(at, on_record(found, day, prefecture)[kind], own)


def listed(at: At, part: str) -> Fact:
    """Records that begin on the day, all until then, or those without a day."""
    day, prefecture = at.selection.as_of, at.selection.prefecture
    own = (
        undated(events(at.dataset), prefecture)
        if part == "undated"
        else dated_until(events(at.dataset), day, prefecture)
    )
    own = tuple(event for event in own if event.day == day) if part == "new" else own
    return _of_events(at, len(own), own)


def on_map(at: At, register: str, own: str) -> Fact:
    """A class of the legend, as the map of this page is drawn."""
    drawn = At(dated_only(at.dataset), at.selection)
    if own not in {"towns", *_REASONS}:
        counted = towns_with(drawn, register)
        view = legend_view(drawn.dataset, replace(at.selection, layer=register))
        return of_view(drawn, view, own, (counted.as_of, counted.status, counted.source))
    return towns_with(drawn, register) if own == "towns" else towns_without(drawn, register, GapReason(own))


_around: Final = lru_cache(maxsize=16)(around_pilots)


def _at_pilots(at: At, of: str) -> tuple[Around, ...]:
    return _around(at.dataset, of, at.selection.as_of, at.selection.prefecture)


def pilots_around(at: At, of: str, part: str) -> Fact:
    """Dated pilots with a municipality, or those of them that something follows."""
    own = [around.pilot for around in _at_pilots(at, of) if part == "pilots" or around.after]
    return _of_events(at, len(own), own)


def around_one(at: At, of: str, pilot: str, part: str) -> Fact:
    """The municipalities around a pilot by what they have after it."""
    own = next((each for each in _at_pilots(at, of) if value_key(str(each.pilot.row["pilot_id"])) == pilot), None)
    if own is None:
        return Fact("count", None, at.selection.as_of, "", "", pd.DataFrame, "no_such_value")
    later = tuple(code for code, _ in own.after)
    codes = {
        "after": later,
        "around": own.codes,
        "percent": own.codes,
        "before": own.before,
        "unclear": own.unclear,
        "unknown": own.unknown,
    }[part]
    behind = _rows([own.pilot, *(event for _, event in own.after)])
    fact = count_fact(at, PLACED, len(codes), lambda: towns_of_codes(at, codes), behind)
    fact = replace(fact, source=f"{fact.source}、{all_towns(at).source}")
    if part != "percent":
        return fact
    return replace(fact, kind="percent", value=own.percent, why="" if own.codes else "no_one_around")


def _named(words: Words, key: str, of: str = "", pilot: str = "") -> str:
    own = WORDS[words.language].names
    return own[key].format(of=own[f"spread.of.{of}"] if of else "", pilot=pilot)


def _kind_named(words: Words, kind: str) -> str:
    return WORDS[words.language].names["spread.on_record"].format(kind=SPREAD[words.language].kinds[kind])


def _map_named(words: Words, register: str, own: str) -> str:
    if own not in {"towns", *_REASONS}:
        return part_named(
            words, WORDS[words.language].names["spread.map"].format(kind=SPREAD[words.language].kinds[register]), own
        )
    key, reason = ("spread.map.towns", "") if own == "towns" else ("spread.map.lacking", words.reasons[own])
    return WORDS[words.language].names[key].format(kind=SPREAD[words.language].kinds[register], reason=reason)
