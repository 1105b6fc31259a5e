"""Cells of what a profile says of one place beyond its registers: counts of people, borders, and rows taken for it.

"town.people.20201001.all" is a count of a municipality on one basis, "town.border.20403" kilometres of common border,
"town.matched.code" rows of sources that a rule led to it. Of a prefecture the same begin with "place".
"""

from __future__ import annotations

import re
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Final

import pandas as pd

from dashboard import text
from dashboard.facts.cell import Cell
from dashboard.facts.fact import At, Fact
from dashboard.facts.membership import all_towns
from dashboard.facts.papers import papers_of
from dashboard.facts.registers import towns_of_codes
from dashboard.facts.value_keys import said_value, value_key, value_of
from dashboard.views.papers import source_titles
from dashboard.views.peers import change_dates, town_inputs
from dashboard.views.profile import across_water, on_land, rejected, resolved
from dashboard.wording.cells import WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from dashboard.wording import Words
    from geodata.dataset import Dataset

_ROWS: Final = {"matched": (resolved, "rule"), "left_out": (rejected, "reason")}
_BESIDE: Final = {"border": on_land, "water": across_water}
_OF_TOWN: Final = ("change", "density")
_OF_PREFECTURE: Final = ("population", "area")
_KEY: Final = re.compile(r"(?P<level>town|place)\.(?P<part>[a-z_]+)(?:\.(?P<of>[a-z0-9_.]+))?")
_COUNT: Final = re.compile(r"(?P<day>[0-9]{8})\.(?P<basis>[a-z0-9_]+)")


def cell_of(key: str) -> Cell | None:
    """The cell of a key of a profile; None where it is none."""
    found = _KEY.fullmatch(key)
    if found is None:
        return None
    of_town, part, of = found["level"] == "town", found["part"], found["of"] or ""
    name = f"{found['level']}.{part}"
    make: Callable[[At], Fact] | None = None
    if part in _BESIDE and re.fullmatch("[0-9]{5}" if of_town else "[0-9]{2}", of):
        make, name = partial(beside, which=part, code=of), f"beside.{part}"
    elif part in _ROWS and of:
        make, name = partial(rows_of, which=part, why=of), f"rows_of.{part}"
    elif part == "people" and of_town and (count := _COUNT.fullmatch(of)):
        make = partial(people, day=count["day"], basis=count["basis"])
    elif not of and part in (_OF_TOWN if of_town else _OF_PREFECTURE):
        make = partial(of_municipality if of_town else of_prefecture, name=part)
    return Cell(make, partial(_named, name=name, of=of), of_town) if make else None


def keys_of(dataset: Dataset, code: str) -> Iterator[str]:
    """Every key that has a value for a municipality, or a prefecture of two digits, in the order of the profile."""
    is_town = len(code) > len("20")
    level = "town" if is_town else "place"
    if is_town:
        yield from people_keys(dataset, code)
    yield from (
        (f"town.{name}" for name in _OF_TOWN)
        if is_town
        else (*(f"place.{name}" for name in _OF_PREFECTURE), "people.change")
    )
    yield from (f"{level}.{which}.{each.code}" for which, own in _BESIDE.items() for each in own(dataset, code))
    for which, (find, column) in _ROWS.items():
        yield from (f"{level}.{which}.{_key_of(why)}" for why in find(dataset, code)[column].unique())


def people_keys(dataset: Dataset, code: str) -> Iterator[str]:
    """The key of each count of the people of a municipality, the latest first."""
    own = _counts(dataset, code).sort_values("as_of", ascending=False)
    for day, basis in zip(own["as_of"], own["basis"], strict=True):
        yield f"town.people.{day.replace('-', '')}.{value_key(basis)}"


def _counts(dataset: Dataset, code: str) -> pd.DataFrame:
    return _by_town(dataset).get(code, dataset["statistics"].head(0))


@lru_cache(maxsize=4)
def _by_town(dataset: Dataset) -> Mapping[str, pd.DataFrame]:
    return {str(code): own for code, own in dataset["statistics"].groupby("municipality_code")}


def _code(at: At) -> str:
    return at.selection.municipality or at.selection.prefecture or ""


def _unknown(at: At) -> Fact:
    return Fact("count", None, at.selection.as_of, "", "", pd.DataFrame, "no_such_value")


def people(at: At, day: str, basis: str) -> Fact:
    """A count of the people of a municipality."""
    rows = _counts(at.dataset, _code(at))
    own = rows[(rows["as_of"].str.replace("-", "") == day) & (rows["basis"] == value_of(basis, rows["basis"].unique()))]
    if own.empty:
        return _unknown(at)
    first = own.iloc[0]
    title = source_titles(at.dataset).get(first["source_id"], "")
    return Fact("count", int(first["value"]), first["as_of"], first["status"], title, lambda: own)


def of_municipality(at: At, name: str) -> Fact:
    """Change of the population of a municipality on one basis, or people per km²; empty where a count is missing."""
    code, value = _code(at), town_inputs(at.dataset)[name].get(_code(at))
    is_known = value is not None and not pd.isna(value)

    def rows() -> pd.DataFrame:
        if name == "density":
            return towns_of_codes(at, [code])
        basis, *days = change_dates(at.dataset) or ("",)
        counts = _counts(at.dataset, code)
        return counts[(counts["basis"] == basis) & counts["as_of"].isin(days)]

    kind, why = ("percent_change", "counts_unknown") if name == "change" else ("decimal", "no_value")
    return Fact(kind, float(value) if is_known else None, *papers_of(at, [name]), rows, "" if is_known else why)  # type: ignore[arg-type]


def of_prefecture(at: At, name: str) -> Fact:
    """People of a prefecture by the last count, or its area in km² with one decimal."""
    table = at.dataset["prefectures"]
    own = table[table["prefecture_code"] == _code(at)]
    if own.empty:
        return _unknown(at)
    if name == "population":
        value = own["population"].iloc[0]
        is_known = not pd.isna(value)
        papers = papers_of(at, [name])
        return Fact("count", int(value) if is_known else None, *papers, lambda: own, "" if is_known else "no_value")
    base = all_towns(at.of_nation)
    return Fact("decimal", float(own["area_km2"].iloc[0]), base.as_of, "推計", base.source, lambda: own)


def beside(at: At, which: str, code: str) -> Fact:
    """Kilometres of common border with a neighbour, or of water between; empty where it is none."""
    found = next((each for each in _BESIDE[which](at.dataset, _code(at)) if each.code == code), None)
    if found is None:
        return _unknown(at)
    table = at.dataset["adjacency" if which == "border" else "sea_adjacency"]
    ends = [table[name].str.startswith(code) for name in ("municipality_code", "neighbour_code")]
    own = [table[name].str.startswith(_code(at)) for name in ("municipality_code", "neighbour_code")]
    rows = table[(own[0] & ends[1]) | (own[1] & ends[0])]
    base = all_towns(at.of_nation)
    return Fact("decimal", found.km, base.as_of, "推計", base.source, lambda: rows)


def rows_of(at: At, which: str, why: str) -> Fact:
    """Rows of sources that a rule led to the place, or that were left out and may mean it."""
    find, column = _ROWS[which]
    rows = find(at.dataset, _code(at))
    own = rows[rows[column].map(_key_of) == why]
    if own.empty:
        return _unknown(at)
    titles = source_titles(at.dataset)
    sources = "、".join(titles.get(each, each) for each in sorted(own["source_id"].unique()))
    return Fact("count", len(own), at.selection.as_of, "登録値", sources, lambda: own)


def _key_of(why: str) -> str:
    """A rule as its code, of several "code.former"; a reason, which names what stood in the row, by a sign."""
    return why.replace("+", ".") if why.isascii() else value_key(why)


def _named(words: Words, name: str, of: str) -> str:
    """`of` is a code, rules or a sign of a reason, or the day and the basis of a count."""
    names, filled = WORDS[words.language].names, {"of": of}
    if name == "rows_of.matched":
        filled["of"] = text.matched_by(of.replace(".", "+"), words)
    elif name.startswith("beside."):
        filled["of"] = text.place(of, words) if len(of) == len("20") else names["beside.town"].format(of=of)
    elif count := _COUNT.fullmatch(of):
        day, basis = count["day"], said_value(count["basis"])
        filled = {"day": f"{day[:4]}-{day[4:6]}-{day[6:]}", "basis": words.basis.get(basis, basis)}
    return names[name].format(**filled)
