"""Cells of the page of pilots: what the five filters leave, by day of selection, and who works with whom.

"pilots.chosen.dated" is of all projects of the place, "pilots.chosen.fy_2024.field_housing.dated" of those of a year and
a theme. Pairs and bodies are named by the codes of places and by signs made of the names of bodies.
"""

from __future__ import annotations

import re
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Final, NamedTuple

import pandas as pd

from dashboard.facts.cell import Cell
from dashboard.facts.fact import At, Fact
from dashboard.facts.registers import count_fact
from dashboard.facts.value_keys import said_value, value_key, value_of
from dashboard.views.pilots import (
    FILTERS,
    NOBODY,
    OFTEN,
    Asked,
    bodies,
    by_prefecture,
    chosen,
    counted,
    dated,
    later_than,
    options,
    pairs,
    places_in,
    projects,
    projects_on,
    undated,
)
from dashboard.wording.cells import WORDS
from dashboard.wording.pilots import WORDS as PILOTS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dashboard.views.pilots import Body, Pair, Project
    from dashboard.wording import Words
    from geodata.dataset import Dataset

WHOLE: Final = ("projects", "places", "dated", "undated", "by_place", "pairs", "often", "once", "bodies")
_KEY: Final = re.compile(
    rf"pilots\.chosen(?P<asked>(?:\.(?:{'|'.join(FILTERS)})_[a-z0-9_]+)*)\."
    rf"(?:(?P<part>{'|'.join(WHOLE)}|after)"
    rf"|on\.(?P<year>[0-9]{{4}})(?P<month>[0-9]{{2}})(?P<day>[0-9]{{2}})\.(?P<programme>[a-z0-9_]+)"
    rf"|pair\.(?P<one>[a-z0-9_]+)\.(?P<other>[a-z0-9_]+)"
    rf"|body\.(?P<body>[a-z0-9_]+)\.(?P<count>projects|led))"
)


class Network(NamedTuple):
    """The projects that a key leaves, with who works with whom in them."""

    projects: tuple[Project, ...]
    pairs: tuple[Pair, ...]
    bodies: tuple[Body, ...]


def asked_key(asked: Asked) -> str:
    """The beginning of a key for what a reader narrows the projects to."""
    wanted = (f".{name}_{value_key(value)}" for name, value in zip(FILTERS, asked, strict=True) if value)
    return f"pilots.chosen{''.join(wanted)}"


def cell_of(key: str) -> Cell | None:
    """The cell of a key of this page; None where it is none."""
    found = _KEY.fullmatch(key)
    if found is None:
        return None
    asked = found["asked"].lstrip(".")
    if part := found["part"]:
        return Cell(partial(whole, asked=asked, part=part), partial(_named, key=f"chosen.{part}", asked=asked))
    if programme := found["programme"]:
        day = f"{found['year']}-{found['month']}-{found['day']}"
        make = partial(selected, asked=asked, day=day, programme=programme)
        return Cell(make, partial(_named, key="chosen.on", asked=asked, day=day, programme=said_value(programme)))
    if one := found["one"]:
        make = partial(of_pair, asked=asked, one=one, other=found["other"])
        return Cell(make, partial(_named, key="chosen.pair", asked=asked, one=one, other=found["other"]))
    body, count = found["body"], found["count"]
    make = partial(of_body, asked=asked, body=body, count=count)
    return Cell(make, partial(_named, key=f"chosen.{count}_of", asked=asked, body=body))


@lru_cache(maxsize=16)
def network(dataset: Dataset, day: str, prefecture: str | None, asked: str) -> Network | None:
    """What is left of the projects; None where no project has what the key names."""
    found = projects_on(dataset, day)
    known = dict(zip(FILTERS, options(found), strict=True))
    wanted = dict.fromkeys(FILTERS, "")
    for each in filter(None, asked.split(".")):
        name, _, key = each.partition("_")
        value = value_of(key, known[name])
        if value is None:
            return None
        wanted[name] = value
    own = chosen(found, Asked(**dict(zip(Asked._fields, wanted.values(), strict=True))), prefecture)
    return Network(own, pairs(own), bodies(own))


def _at(at: At, asked: str) -> Network | None:
    return network(at.dataset, at.selection.as_of, at.selection.prefecture, asked)


def _unknown(at: At) -> Fact:
    return Fact("count", None, at.selection.as_of, "", "", pd.DataFrame, "no_such_value")


def _of_projects(at: At, value: int, own: Iterable[Project]) -> Fact:
    ids = [project.id for project in own]
    rows = at.dataset["pilots"]
    rows = rows[rows["pilot_id"].isin(ids)]
    return count_fact(at, ("pilots",), value, lambda: rows, rows)


def whole(at: At, asked: str, part: str) -> Fact:
    """What the page counts of all the projects that are left."""
    found = _at(at, asked)
    if found is None:
        return _unknown(at)
    own, prefecture = found.projects, at.selection.prefecture
    if part == "projects":
        return _of_projects(at, len(own), own)
    if part in {"dated", "undated"}:
        days = [project for _, _, there in dated(own) for project in there]
        left = undated(own) if part == "undated" else days
        return _of_projects(at, len(left), left)
    if part == "after":
        day = at.selection.as_of
        return _of_projects(
            at, later_than(at.dataset, day), (each for each, begins in projects(at.dataset) if begins > day)
        )
    value, rows = _listed(found, part, prefecture)
    behind = _of_projects(at, len(own), own).rows()
    return count_fact(at, ("pilots", "pilot_places", "partner_kinds"), value, lambda: pd.DataFrame(rows), behind)


def _listed(found: Network, part: str, prefecture: str | None) -> tuple[int, list[dict[str, object]]]:
    """Places, projects by prefecture, bodies, or pairs: how many, and each of them as a row."""
    own = found.projects
    if part == "places":
        return counted(own, prefecture).places, [
            {"pilot_id": project.id, "code": place.code, "name": place.name, "role": place.role}
            for project in own
            for place in places_in(project, prefecture)
        ]
    if part == "by_place":
        listed = [row for row in by_prefecture(own) if prefecture in {None, row[0]}]
        there = dict.fromkeys((place.prefecture, each.id) for each in own for place in places_in(each, prefecture))
        return sum(row[1] for row in listed), [{"prefecture_code": code, "pilot_id": pilot} for code, pilot in there]
    if part == "bodies":
        members = [(body.member, len(body.projects)) for body in found.bodies]
        return len(members), [{"name": member.key, "kind": member.kind, "count": n} for member, n in members]
    kept = [pair for pair in found.pairs if part == "pairs" or (len(pair.projects) >= OFTEN) == (part == "often")]
    return len(kept), [{"one": pair.one.key, "other": pair.other.key, "count": len(pair.projects)} for pair in kept]


def selected(at: At, asked: str, day: str, programme: str) -> Fact:
    """Projects of a programme that were selected on a day."""
    found = _at(at, asked)
    own = [] if found is None else dated(found.projects)
    there = next((each for name, on, each in own if (value_key(name), f"{on:%Y-%m-%d}") == (programme, day)), None)
    return _unknown(at) if there is None else _of_projects(at, len(there), there)


def of_pair(at: At, asked: str, one: str, other: str) -> Fact:
    """Projects in which two work together."""
    found = _at(at, asked)
    own = () if found is None else found.pairs
    pair = next((each for each in own if (value_key(each.one.key), value_key(each.other.key)) == (one, other)), None)
    return _unknown(at) if pair is None else _of_projects(at, len(pair.projects), pair.projects)


def of_body(at: At, asked: str, body: str, count: str) -> Fact:
    """Projects of a body, or those that it leads."""
    found = _at(at, asked)
    own = next((each for each in (found.bodies if found else ()) if value_key(each.member.key) == body), None)
    if own is None:
        return _unknown(at)
    led = [each for each in own.projects if any(who.name == own.member.key and who.is_lead for who in each.partners)]
    return _of_projects(at, own.led, led) if count == "led" else _of_projects(at, len(own.projects), own.projects)


def _named(words: Words, key: str, asked: str, **filled: str) -> str:
    names = WORDS[words.language].names
    said = names[f"pilots.{key}"].format(**filled)
    chosen_by = [_filter_named(words, each) for each in filter(None, asked.split("."))]
    return names["pilots.asked"].format(said=said, asked=words.on_map.separator.join(chosen_by)) if chosen_by else said


def _filter_named(words: Words, asked: str) -> str:
    own, (name, _, key) = PILOTS[words.language], asked.partition("_")
    at, value = FILTERS.index(name), said_value(key)
    said = own.none[at] if value == NOBODY else {**own.themes, **own.kinds}.get(value, value)
    return f"{own.filters[at]} {said}"
