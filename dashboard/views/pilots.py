"""Pilots as projects: their places and partners, what a reader's choice leaves, and who works with whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import pandas as pd

from dashboard.views.registers import law_start
from geodata import registers_on

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from geodata.dataset import Dataset

NOBODY: Final = "-"
"""Kind of the partners of a project that names none; year and round of one that states none."""
GOVERNMENT: Final = "自治体"
UNKNOWN_KIND: Final = "未確認"
FILTERS: Final = ("fy", "programme", "call", "field", "partner")
"""What a reader narrows the projects by, in the order of `Asked`, as a link names it."""
OFTEN: Final = 2
"""Projects from which on two are said to work together often."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a project is carried out: the code of a municipality or a prefecture, and its role in the project."""

    code: str
    name: str
    role: str

    @property
    def prefecture(self) -> str:
        """Code of the prefecture."""
        return self.code[:2]


@dataclass(frozen=True, slots=True)
class Partner:
    """Who leads a project or takes part: `written` as the register has it, `name` the one name of the same body."""

    written: str
    name: str
    kind: str
    is_lead: bool
    is_group: bool


@dataclass(frozen=True, slots=True)
class Project:
    """A project: `row` of `pilots`, and what belongs to it."""

    row: Mapping[Any, Any]
    places: tuple[Place, ...]
    partners: tuple[Partner, ...]
    themes: tuple[str, ...]

    @property
    def id(self) -> str:
        """Its id in the register."""
        return str(self.row["pilot_id"])

    @property
    def year(self) -> str:
        """Western fiscal year as text."""
        year = self.row["fiscal_year_western"]
        return NOBODY if pd.isna(year) else str(int(year))

    @property
    def selected_on(self) -> pd.Timestamp | None:
        """Day it was selected on, None where the register has none."""
        day = self.row["selected_on"]
        return None if pd.isna(day) else day

    @property
    def kinds(self) -> frozenset[str]:
        """Kinds of those who lead it or take part, as the register of partners has them."""
        return frozenset(partner.kind for partner in self.partners) or frozenset({NOBODY})


class Asked(NamedTuple):
    """What a reader narrows the projects to, in the order of `values_of`; "" for all."""

    year: str = ""
    programme: str = ""
    call: str = ""
    theme: str = ""
    kind: str = ""

    def fits(self, project: Project) -> bool:
        """Whether a project is all that is asked for."""
        return all(not wanted or wanted in values for wanted, values in zip(self, values_of(project), strict=True))


def values_of(project: Project) -> tuple[frozenset[str], ...]:
    """Fiscal year, programme, round, themes and kinds of partners of a project."""
    row = project.row
    call = row["round"] if isinstance(row["round"], str) else NOBODY
    return (
        frozenset({project.year}),
        frozenset({row["programme"]}),
        frozenset({call}),
        frozenset(project.themes or (NOBODY,)),
        project.kinds,
    )


@lru_cache(maxsize=4)
def projects(dataset: Dataset) -> tuple[tuple[Project, str], ...]:
    """Every project with the first day from which it holds, "" for one that may have begun on any day.

    Those with a date of selection come first, the latest before; then by fiscal year, those without one last. Places
    outside the boundaries of the dataset are left out, and projects that have no others.
    """
    known = dataset["partner_kinds"].set_index("name").to_dict("index")
    inside = {*dataset["municipalities"]["municipality_code"], *dataset["prefectures"]["prefecture_code"]}
    everywhere = {
        str(pilot): tuple(_place(row) for row in rows.to_dict("records"))
        for pilot, rows in dataset["pilot_places"].groupby("pilot_id", sort=False)
    }
    at = {pilot: tuple(place for place in places if place.code in inside) for pilot, places in everywhere.items()}
    rows = registers_on.spans("pilots", dataset["pilots"], law_start(dataset))
    rows = rows.sort_values(["selected_on", "fiscal_year_western", "pilot_id"], ascending=[False, False, True])
    return tuple(
        (
            Project(row, at.get(row["pilot_id"], ()), _partners(row, known), _listed(row["theme"])),
            str(row["begins"]),
        )
        for row in rows.to_dict("records")
        if at.get(row["pilot_id"], True)
    )


def _place(row: Mapping[Any, Any]) -> Place:
    town = row["municipality_code"]
    return Place(town if isinstance(town, str) else row["prefecture_code"], row["name"], row["role"])


def _listed(cell: object) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip()) if isinstance(cell, str) else ()


def _partners(row: Mapping[Any, Any], known: Mapping[Any, Mapping[Any, Any]]) -> tuple[Partner, ...]:
    leads = _listed(row["lead"])
    found = []
    for name in dict.fromkeys([*leads, *_listed(row["partners"])]):
        own = known.get(name, {})
        same = own.get("same_as")
        found.append(
            Partner(
                written=name,
                name=same if isinstance(same, str) else name,
                kind=own.get("kind", UNKNOWN_KIND),
                is_lead=name in leads,
                is_group=bool(own.get("is_group", False)),
            )
        )
    return tuple(found)


def projects_on(dataset: Dataset, day: str) -> tuple[Project, ...]:
    """The projects that the register has on a day; those without any date are among them."""
    return tuple(project for project, begins in projects(dataset) if begins <= day)


def later_than(dataset: Dataset, day: str) -> int:
    """Projects that begin after a day."""
    return sum(begins > day for _, begins in projects(dataset))


def chosen(found: Iterable[Project], asked: Asked, prefecture: str | None) -> tuple[Project, ...]:
    """The projects that fit, with a place in the prefecture where one is chosen."""
    return tuple(
        project
        for project in found
        if asked.fits(project)
        and (prefecture is None or any(place.prefecture == prefecture for place in project.places))
    )


def options(found: Sequence[Project]) -> tuple[tuple[str, ...], ...]:
    """What each of the five can be narrowed to: years from the latest, rounds in order, the others by their projects."""
    years, programmes, calls, themes, kinds = (
        Counter(value for project in found for value in values_of(project)[at]) for at in range(len(Asked()))
    )

    def by_projects(counts: Counter[str]) -> tuple[str, ...]:
        return tuple(sorted(counts, key=lambda name: (name == NOBODY, -counts[name], name)))

    return (
        (*sorted((year for year in years if year != NOBODY), reverse=True), *({NOBODY} & set(years))),
        by_projects(programmes),
        tuple(sorted(calls, key=lambda name: (name == NOBODY, name))),
        by_projects(themes),
        by_projects(kinds),
    )


def asked_of(found: Sequence[Project], kept: Callable[[str], str]) -> Asked:
    """What a link narrows the projects to, `kept` by its names; what no project has is left out."""
    values = zip(map(kept, FILTERS), options(found), strict=True)
    return Asked(*(value if value in known else "" for value, known in values))


@dataclass(frozen=True, slots=True)
class Counted:
    """Projects each counted once, their places each counted once a project, and the different places among these."""

    projects: int
    places: int
    municipalities: int
    prefectures: int


def counted(found: Iterable[Project], prefecture: str | None = None) -> Counted:
    """How many projects and places; of a prefecture only the places in it. `prefectures` are those that take part."""
    own = tuple(found)
    codes = [place.code for project in own for place in places_in(project, prefecture)]
    towns = {code for code in codes if len(code) > len("20")}
    return Counted(len(own), len(codes), len(towns), len(set(codes) - towns))


def places_in(project: Project, prefecture: str | None) -> tuple[Place, ...]:
    """The places of a project in a prefecture; all of them without one."""
    return tuple(place for place in project.places if prefecture in {None, place.prefecture})


def towns_in(project: Project, prefecture: str | None) -> tuple[str, ...]:
    """Codes of its municipalities in a prefecture, or of all; empty where the register names none."""
    return tuple(place.code for place in places_in(project, prefecture) if place.code != place.prefecture)


def by_prefecture(found: Iterable[Project]) -> tuple[tuple[str, int, int], ...]:
    """Code of each prefecture with a place, the projects there each counted once, and the places."""
    rows: dict[str, list[Place]] = defaultdict(list)
    own: dict[str, set[str]] = defaultdict(set)
    for project in found:
        for place in project.places:
            rows[place.prefecture].append(place)
            own[place.prefecture].add(project.id)
    return tuple((code, len(own[code]), len(rows[code])) for code in sorted(rows))


@dataclass(frozen=True, slots=True, order=True)
class Member:
    """A body in the network: a place by its code, any other by its name."""

    key: str
    kind: str
    is_place: bool


def members(project: Project) -> tuple[Member, ...]:
    """Who works in a project, each once: its places, and partners that are none of them and stand for one body."""
    at = {place.name: place.code for place in project.places}
    bodies = {place.code: Member(place.code, GOVERNMENT, is_place=True) for place in project.places}
    for partner in project.partners:
        if partner.is_group or (partner.kind == GOVERNMENT and partner.name in at):
            continue
        bodies.setdefault(partner.name, Member(partner.name, partner.kind, is_place=False))
    return tuple(bodies.values())


@dataclass(frozen=True, slots=True)
class Pair:
    """Two that work together, and the projects in which they do."""

    one: Member
    other: Member
    projects: tuple[Project, ...]


def pairs(found: Iterable[Project]) -> tuple[Pair, ...]:
    """Who works with whom, those with most projects first, then by name; `one` is never a place.

    Two places of one project are no pair: that they are in it together says nothing of who works with whom.
    """
    together: dict[tuple[Member, Member], list[Project]] = defaultdict(list)
    for project in found:
        for one, other in combinations(sorted(members(project), key=_order), 2):
            if not one.is_place:
                together[one, other].append(project)
    listed = (Pair(one, other, tuple(own)) for (one, other), own in together.items())
    return tuple(sorted(listed, key=lambda pair: (-len(pair.projects), _order(pair.one), _order(pair.other))))


def _order(member: Member) -> tuple[bool, str]:
    return (member.is_place, member.key)


@dataclass(frozen=True, slots=True)
class Body:
    """A body that is no place: the projects it is in, those it leads, and whom it works with."""

    member: Member
    projects: tuple[Project, ...]
    led: int
    others: tuple[tuple[Member, int], ...]


def bodies(found: Sequence[Project]) -> tuple[Body, ...]:
    """Every body of the network that is no place, those in most projects first, then by name."""
    own: dict[Member, list[Project]] = defaultdict(list)
    for project in found:
        for member in members(project):
            if not member.is_place:
                own[member].append(project)
    with_whom: dict[Member, list[tuple[Member, int]]] = defaultdict(list)
    for pair in pairs(found):
        for one, other in ((pair.one, pair.other), (pair.other, pair.one)):
            with_whom[one].append((other, len(pair.projects)))
    listed = [
        Body(
            member,
            tuple(there),
            sum(any(each.name == member.key and each.is_lead for each in project.partners) for project in there),
            tuple(sorted(with_whom[member], key=lambda each: (-each[1], _order(each[0])))),
        )
        for member, there in own.items()
    ]
    return tuple(sorted(listed, key=lambda body: (-len(body.projects), body.member.key)))


def dated(found: Iterable[Project]) -> tuple[tuple[str, pd.Timestamp, tuple[Project, ...]], ...]:
    """Programme, day of selection, and the projects selected then, the earliest first; undated ones are left out."""
    days: dict[tuple[pd.Timestamp, str], list[Project]] = defaultdict(list)
    for project in found:
        if project.selected_on is not None:
            days[project.selected_on, str(project.row["programme"])].append(project)
    return tuple((programme, day, tuple(own)) for (day, programme), own in sorted(days.items(), key=lambda at: at[0]))


def undated(found: Iterable[Project]) -> tuple[Project, ...]:
    """The projects without a day of selection."""
    return tuple(project for project in found if project.selected_on is None)
