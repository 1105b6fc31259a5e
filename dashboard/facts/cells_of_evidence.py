"""Cells of the page of evidence: what opinions lead to, records by category and place, and themes by place.

"evidence.opinion.o01.records" is of an opinion, "evidence.theme.t1.answered" of a theme, "evidence.all.links" of all;
"evidence.value.measures.housing.records" of a category of a register, with "in_kanto" or "in_state" before the last part
of a region or of who has no place. "evidence.places.t1.answering" is of a theme in the place of the passport,
"evidence.region.kanto.surveyed" in a region, "evidence.peers.111111.t1.answering" in a municipality with those like it
by the weights that the key names.
"""

from __future__ import annotations

import re
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Final, NamedTuple

import pandas as pd

from dashboard.facts.cell import Cell
from dashboard.facts.fact import At, Fact
from dashboard.facts.registers import count_fact, towns_of_codes
from dashboard.facts.value_keys import said_value, value_key, value_of
from dashboard.views.evidence import (
    COUNTS,
    REGISTERS,
    RELATED,
    chosen,
    links_made,
    made_by_hand,
    opinions,
    orphan_opinions,
    orphan_records,
    reach,
    records_on,
    trace,
)
from dashboard.views.evidence_places import cells, groups, themes
from dashboard.views.peers import weights_of
from dashboard.wording.cells import WORDS
from dashboard.wording.evidence import WORDS as EVIDENCE
from geodata.prefectures import REGION_KEYS

if TYPE_CHECKING:
    from dashboard.views.evidence_places import Cell as Place
    from dashboard.wording import Words
    from geodata.dataset import Dataset

OF_OPINIONS: Final = (
    "opinions", "answered", "unanswered", "measures", "pilots", "records", "towns", "links", "by_hand",
)  # fmt: skip
OF_VALUE: Final = ("records", "towns", "related", "any")
OF_GROUP: Final = ("total", "surveyed", "unsurveyed")
OF_NOBODY: Final = ("finding", "few", "unknown")
_TABLES: Final = ("opinions", "opinion_links", "opinion_categories", *REGISTERS)
_RECORD: Final = ["register", "record_id", "title", "provider", "status", "source_title", "source_url", "checked_on"]
_LINK: Final = ["opinion_id", "theme_id", "category", "linked_by", "reason_ja", "reason_en"]
_KEY: Final = re.compile(
    rf"evidence\.(?:"
    rf"(?P<scope>all|(?:theme|opinion)\.[a-z0-9_]+)\.(?P<part>{'|'.join(OF_OPINIONS)})"
    rf"|value\.(?P<register>{'|'.join(REGISTERS)})\.(?P<value>[a-z0-9_]+)"
    rf"(?:\.in_(?P<where>[a-z0-9_]+))?\.(?P<count>{'|'.join(OF_VALUE)})"
    rf"|unlinked\.(?P<unlinked>categories|records)"
    rf"|nobody\.(?P<level>prefecture|region|peers\.[0-3]{{6}})\.(?P<of>[a-z0-9_]+)\.(?P<nobody>{'|'.join(OF_NOBODY)})"
    rf"|(?P<group>places|region\.[a-z_]+|peers\.[0-3]{{6}})"
    rf"\.(?:(?P<of_group>{'|'.join(OF_GROUP)})|(?P<theme>[a-z0-9_]+)\.answering))"
)


class Value(NamedTuple):
    """A category or theme of a register, of a region or of who offers it where `where` names one."""

    register: str
    value: str
    where: str


def cell_of(key: str) -> Cell | None:
    """The cell of a key of this page; None where it is none."""
    found = _KEY.fullmatch(key)
    if found is None:
        return None
    part = found["part"] or found["count"] or found["unlinked"] or found["nobody"] or found["of_group"] or "answering"
    if scope := found["scope"]:
        return Cell(partial(of_opinions, scope=scope, part=part), partial(_opinions_named, scope=scope, part=part))
    if found["register"]:
        of = Value(found["register"], found["value"], found["where"] or "")
        return Cell(partial(of_value, of=of, part=part), partial(_value_named, of=of, part=part))
    if found["unlinked"]:
        return Cell(partial(unlinked, part=part), partial(_named, key=f"evidence.unlinked.{part}"))
    if level := found["level"]:
        theme = found["of"]
        make = partial(nobody, level=level, theme=theme, part=part)
        return Cell(make, partial(_nobody_named, level=level, theme=theme, part=part), level.startswith("peers"))
    group, theme = found["group"], found["theme"] or ""
    make = partial(of_place, group=group, theme=theme, part=part)
    return Cell(make, partial(_place_named, group=group, theme=theme, part=part), group.startswith("peers"))


@lru_cache(maxsize=128)
def _ways(dataset: Dataset, day: str, prefecture: str | None, scope: str) -> pd.DataFrame | None:
    """The ways of the opinions of a key; None where the dataset does not have them."""
    if scope == "all":
        return trace(dataset, day, prefecture)
    ways = _ways(dataset, day, prefecture, "all")
    kind, _, key = scope.partition(".")
    own = None if ways is None else value_of(key, ways[f"{kind}_id"].unique())
    if ways is None or own is None:
        return None
    return chosen(ways, own if kind == "theme" else "", own if kind == "opinion" else "")


@lru_cache(maxsize=8)
def _where(dataset: Dataset, day: str) -> pd.Series:
    """Of each record the region it is in, else who offers it, as keys name them."""
    rows = records_on(dataset, day)
    regions = dataset["prefectures"].set_index("prefecture_code")["region"].map(REGION_KEYS)
    return rows["prefecture_code"].map(regions).fillna(rows["provider"].map(value_key))


@lru_cache(maxsize=256)
def _records(dataset: Dataset, day: str, prefecture: str | None, of: Value) -> pd.DataFrame | None:
    """The records of a category or theme; None where no record has it on the day."""
    nation = records_on(dataset, day)
    name = value_of(of.value, nation["value"].unique())
    if name is None:
        return None
    rows = records_on(dataset, day, prefecture)
    own = rows[(rows["register"] == of.register) & (rows["value"] == name)]
    return own[_where(dataset, day).loc[own.index] == of.where] if of.where else own


def _unknown(at: At) -> Fact:
    return Fact("count", None, at.selection.as_of, "", "", pd.DataFrame, "no_such_value")


def _each(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.drop_duplicates(["register", "record_id"])[_RECORD]


def of_opinions(at: At, scope: str, part: str) -> Fact:
    """What the opinions of a theme, one opinion, or all lead to in the place of the passport."""
    ways = _ways(at.dataset, at.selection.as_of, at.selection.prefecture, scope)
    if ways is None:
        return _unknown(at)
    counted = ways[ways["standing"] == COUNTS]
    if part in {"opinions", "answered", "unanswered"}:
        orphans = [orphan.opinion_id for orphan in orphan_opinions(ways)]
        listed = opinions(at.dataset)
        listed = listed[listed["opinion_id"].isin(ways["opinion_id"])]
        own = {
            "opinions": listed,
            "answered": listed[~listed["opinion_id"].isin(orphans)],
            "unanswered": listed[listed["opinion_id"].isin(orphans)],
        }[part]
        return count_fact(at, _TABLES, len(own), lambda: own, None if part == "opinions" else counted)
    if part in {"links", "by_hand"}:
        made = links_made(ways) if part == "links" else made_by_hand(links_made(ways))
        return count_fact(at, _TABLES, len(made), lambda: made[_LINK], None)
    found = reach(ways)
    if part == "towns":
        codes = counted["municipality_code"].dropna()
        return count_fact(at, _TABLES, found.municipalities, lambda: towns_of_codes(at, codes), counted)
    value = {"measures": found.measures, "pilots": found.pilots, "records": found.measures + found.pilots}[part]
    own = counted if part == "records" else counted[counted["register"] == part]
    return count_fact(at, _TABLES, value, lambda: _each(own), own)


def of_value(at: At, of: Value, part: str) -> Fact:
    """Records of a category or theme of a register, whichever opinion leads there: all, or of a region."""
    own = _records(at.dataset, at.selection.as_of, at.selection.prefecture, of)
    if own is None:
        return _unknown(at)
    tables, counted = (of.register,), own[own["standing"] == COUNTS]
    if part == "any":
        return count_fact(at, tables, int(own["record_id"].nunique()), lambda: _each(own), own)
    found = reach(own)
    if part == "towns":
        codes = counted["municipality_code"].dropna()
        return count_fact(at, tables, found.municipalities, lambda: towns_of_codes(at, codes), counted)
    if part == "related":
        related = own[own["standing"] == RELATED]
        return count_fact(at, tables, found.related, lambda: _each(related), related)
    return count_fact(at, tables, found.measures + found.pilots, lambda: _each(counted), counted)


def unlinked(at: At, part: str) -> Fact:
    """Categories that no opinion leads to, or their records."""
    rows = orphan_records(at.dataset, at.selection.as_of, at.selection.prefecture)
    own = rows.drop_duplicates(["register", "value"] if part == "categories" else ["register", "record_id"])
    listed = own[["register", "value"]] if part == "categories" else own[_RECORD]
    return count_fact(at, _TABLES, len(own), lambda: listed, rows)


@lru_cache(maxsize=32)
def _cells(dataset: Dataset, day: str, level: str, town: str) -> tuple[Place, ...]:
    kind, _, weights = level.partition(".")
    return cells(dataset, day, groups(dataset, kind, town, weights_of(weights)))


def _cells_at(at: At, level: str) -> tuple[Place, ...]:
    town = (at.selection.municipality or "") if level.startswith("peers") else ""
    return _cells(at.dataset, at.selection.as_of, level, town)


def of_place(at: At, group: str, theme: str, part: str) -> Fact:
    """Municipalities of a group: all, with anything on record, with nothing, or with what answers a theme."""
    kind, _, rest = group.partition(".")
    level = {"places": "prefecture", "region": "region"}.get(kind, group)
    regions = {key: name for name, key in REGION_KEYS.items()}
    name = {"places": at.selection.prefecture, "region": regions.get(rest), "peers": at.selection.municipality}[kind]
    own = [each for each in _cells_at(at, level) if each.group == name]
    of = value_of(theme, themes(at.dataset)) if theme else None
    cell = next((each for each in own if of in {None, each.theme}), None)
    if cell is None or (theme and of is None):
        return _unknown(at)
    surveyed = (*cell.answering, *cell.related, *cell.without)
    value, codes = {
        "total": (cell.surveyed + len(cell.not_surveyed), (*surveyed, *cell.not_surveyed)),
        "surveyed": (cell.surveyed, surveyed),
        "unsurveyed": (len(cell.not_surveyed), cell.not_surveyed),
        "answering": (len(cell.answering), cell.answering),
    }[part]
    records = records_on(at.dataset, at.selection.as_of)
    behind = records[records["municipality_code"].isin(codes)] if part in {"surveyed", "answering"} else None
    return count_fact(
        at, _TABLES if part == "answering" else REGISTERS, value, lambda: towns_of_codes(at, codes), behind
    )


def nobody(at: At, level: str, theme: str, part: str) -> Fact:
    """Groups in which nobody answers a theme, those too few to say, or those with nothing on record."""
    of = value_of(theme, themes(at.dataset))
    own = [each for each in _cells_at(at, level) if each.theme == of and not each.answering]
    found = {
        "finding": [each for each in own if each.is_finding],
        "few": [each for each in own if each.is_few and each.surveyed],
        "unknown": [each for each in own if not each.surveyed],
    }[part]
    listed = pd.DataFrame(
        [
            {
                "area": each.group,
                "municipality_count": each.surveyed + len(each.not_surveyed),
                "surveyed": each.surveyed,
            }
            for each in found
        ]
    )
    return _unknown(at) if of is None else count_fact(at, _TABLES, len(found), lambda: listed, None)


def _named(words: Words, key: str, **filled: str) -> str:
    return WORDS[words.language].names[key].format(**filled)


def _opinions_named(words: Words, scope: str, part: str) -> str:
    kind, _, key = scope.partition(".")
    return _named(words, f"evidence.{part}", of=_named(words, f"evidence.of.{kind}", id=key))


def _value_named(words: Words, of: Value, part: str) -> str:
    said, name = EVIDENCE[words.language], said_value(of.value)
    names = words.on_map.categories if of.register == "measures" else {"": said.no_theme, **said.pilot_themes}
    register = WORDS[words.language].registers[of.register]
    regions = {key: words.regions[region] for region, key in REGION_KEYS.items()}
    where = regions.get(of.where) or said.providers.get(said_value(of.where)) or said_value(of.where)
    within = _named(words, "evidence.in", where=where) if of.where else ""
    named = _named(words, "evidence.value", register=register, value=names.get(name, name))
    return _named(words, f"evidence.value.{part}", of=f"{named}{within}")


def _place_named(words: Words, group: str, theme: str, part: str) -> str:
    kind, _, rest = group.partition(".")
    regions = {key: words.regions[region] for region, key in REGION_KEYS.items()}
    within = _named(words, f"evidence.group.{kind}", group=regions.get(rest, rest))
    return _named(words, f"evidence.places.{part}", theme=theme, group=within)


def _nobody_named(words: Words, level: str, theme: str, part: str) -> str:
    kind, _, weights = level.partition(".")
    return _named(words, f"evidence.nobody.{part}", theme=theme, by=_named(words, f"evidence.by.{kind}", group=weights))
