"""Cells of the page of the council, beside the flow of its programme: aims, cooperating members, committees."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Final

import pandas as pd

from dashboard.facts.cell import Cell
from dashboard.facts.cells_of_measures import measures_of
from dashboard.facts.fact import At, Fact
from dashboard.facts.registers import count_fact
from dashboard.facts.value_keys import said_value, value_key
from dashboard.views.council import committees, cooperating
from dashboard.views.programme import aims, without_aim
from dashboard.wording.cells import WORDS

if TYPE_CHECKING:
    from dashboard.wording import Words

OF_AIM: Final = ("measures", "restating", "municipalities")
OF_KIND: Final = ("on_day", "earlier")
OF_COMMITTEE: Final = ("published_prefectures", "listed_prefectures", "published_towns", "listed_towns")
_KEY: Final = re.compile(
    rf"aims\.(?:without\.(?P<without>[a-z0-9_]+)|(?P<aim>[a-z0-9_]+)\.(?P<category>[a-z0-9_]+)\.(?P<part>{'|'.join(OF_AIM)}))"
    rf"|council\.(?P<named>named)"
    rf"|council\.kind\.(?P<kind>[a-z0-9_]+)\.(?P<when>{'|'.join(OF_KIND)})"
    rf"|council\.committee\.(?P<committee>[a-z0-9_]+)\.(?P<count>{'|'.join(OF_COMMITTEE)})"
)


def cell_of(key: str) -> Cell | None:
    """The cell of a key of this page; None where it is none."""
    found = _KEY.fullmatch(key)
    if found is None:
        return None
    if found["named"]:
        return Cell(named_then, partial(_named, key="council.named"))
    if without := found["without"]:
        return Cell(partial(without_any, category=without), partial(_named, key="aims.without", of=without))
    if aim := found["aim"]:
        of, part = found["category"], found["part"]
        return Cell(
            partial(of_aim, aim=aim, category=of, part=part), partial(_named, key=f"aims.{part}", of=of, aim=aim)
        )
    if kind := found["kind"]:
        when = found["when"]
        return Cell(partial(of_kind, kind=kind, when=when), partial(_named, key=f"council.{when}", of=kind))
    committee, part = found["committee"], found["count"]
    make = partial(of_committee, committee=committee, part=part)
    return Cell(make, partial(_named, key=f"council.{part}", of=committee))


def _unknown(at: At) -> Fact:
    return Fact("count", None, at.selection.as_of, "", "", pd.DataFrame, "no_such_value")


def _measures(at: At, category: str) -> pd.DataFrame:
    rows, prefecture = measures_of(at.dataset, at.selection.as_of), at.selection.prefecture
    own = rows[rows["category"] == category]
    return own if prefecture is None else own[own["prefecture_code"] == prefecture]


def of_aim(at: At, aim: str, category: str, part: str) -> Fact:
    """Measures of a category that serves an aim, those that restate a pilot, or the municipalities with any of them."""
    found = aims(at.dataset, at.selection.as_of, at.selection.prefecture)
    links = (link for each in found if value_key(each.row["aim_id"]) == aim for link in each.links)
    link = next((each for each in links if value_key(each.row["category"]) == category), None)
    if link is None:
        return _unknown(at)
    rows = _measures(at, link.row["category"])
    own = {
        "measures": rows[~rows["restates_pilot"]],
        "restating": rows[rows["restates_pilot"]],
        "municipalities": rows.dropna(subset="municipality_code").drop_duplicates("municipality_code"),
    }[part]
    return count_fact(at, ("aim_links", "measures"), getattr(link, part), lambda: own, own)


def without_any(at: At, category: str) -> Fact:
    """Measures of a category that serves no aim."""
    found = without_aim(at.dataset, at.selection.as_of, at.selection.prefecture)
    name, number = next(((name, n) for name, n in found if value_key(name) == category), ("", None))
    if number is None:
        return _unknown(at)
    rows = _measures(at, name)
    own = rows[~rows["restates_pilot"]]
    return count_fact(at, ("aim_links", "measures"), number, lambda: own, own)


def named_then(at: At) -> Fact:
    """Cooperating members that are named on the date of the published total."""
    view = cooperating(at.dataset, at.selection.body, at.selection.as_of)
    rows = view.named[view.named["as_of"] == view.published_on]
    return count_fact(at, ("cooperating_members",), view.named_then, lambda: rows, rows)


def of_kind(at: At, kind: str, when: str) -> Fact:
    """Cooperating members of a kind that are named on the date of the total, or in another document until the day."""
    view = cooperating(at.dataset, at.selection.body, at.selection.as_of)
    row = next((each for each in view.kinds.to_dict("records") if value_key(each["kind"]) == kind), None)
    if row is None:
        return _unknown(at)
    own = view.named[view.named["kind"] == row["kind"]]
    then = own["as_of"] == view.published_on
    rows = own[then if when == "on_day" else ~then]
    return count_fact(at, ("cooperating_members", "council_facts"), row[when], lambda: rows, rows)


def of_committee(at: At, committee: str, part: str) -> Fact:
    """Members of a committee, prefectures or municipalities, as published or as they are listed."""
    found = committees(at.dataset, at.selection.body, at.selection.as_of)
    own = next((each for each in found if value_key(str(each.row["committee"])) == committee), None)
    if own is None:
        return _unknown(at)
    numbers = dict(zip(OF_COMMITTEE, (number for pair in own.counts for number in pair), strict=True))
    if numbers[part] is None or (own.listed_on is None and part.startswith("listed")):
        return Fact("count", None, at.selection.as_of, "", "", pd.DataFrame, "no_value")
    is_town = own.members["municipality_code"].notna()
    listed = own.members[is_town if part.endswith("towns") else ~is_town]
    rows = listed if part.startswith("listed") else pd.DataFrame([own.row])
    return count_fact(at, ("committees",), numbers[part], lambda: rows, rows)


def _named(words: Words, key: str, of: str = "", aim: str = "") -> str:
    name = said_value(of)
    return WORDS[words.language].names[key].format(name=words.on_map.categories.get(name, name), aim=aim)
