"""What an invitation is to bring about, and who may be invited: the criteria, from the link and back into it."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING, Final, Self

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

GOALS: Final = ("beside", "prefectures", "population")
KEYS: Final = ("goal", "share", "within", "only", "spared", "wanted", "people", "sea")
"""The criteria in the link."""
SHARES: Final = {"prefectures": 50, "population": 60}
"""X in percent where none is chosen."""
ONLY: Final = ("kaso", "pilot")


@dataclass(frozen=True, slots=True)
class Town:
    """A municipality as far as invitations ask."""

    code: str
    people: int | None = None  # None is unknown
    is_member: bool = False
    is_designated: bool = False  # as 過疎, whole, in part or deemed
    has_pilot: bool = False

    @property
    def prefecture(self) -> str:
        """Code of its prefecture."""
        return self.code[:2]


@dataclass(frozen=True, slots=True)
class Ground:
    """All municipalities in code order, members or not, and which lie next to each other."""

    towns: Mapping[str, Town]
    beside: Mapping[str, Collection[str]]

    def area(self, prefecture: str | None) -> tuple[Town, ...]:
        """Municipalities of a prefecture, or of the nation."""
        return tuple(town for town in self.towns.values() if prefecture in {None, town.prefecture})

    def lacks_neighbour(self, code: str) -> bool:
        """Whether it is no member, has neighbours, and none of them is a member."""
        nearby = [self.towns[other].is_member for other in self.beside.get(code, ())]
        return not self.towns[code].is_member and bool(nearby) and not any(nearby)


@dataclass(frozen=True, slots=True)
class Criteria:
    """A goal in an area, and who may be invited for it.

    beside: every non-member of the area has a member neighbour, or is invited itself; those without any neighbour are
    left out. prefectures: at least `percent` of the municipalities in every prefecture of the area. population: at
    least `percent` of the people of the area live in members.
    """

    goal: str = "beside"
    percent: int = 0
    prefecture: str | None = None  # the area; None is the nation
    within: tuple[str, ...] = ()  # prefectures to invite from; () is the area
    only: tuple[str, ...] = ()  # kaso, pilot
    spared: frozenset[str] = field(default_factory=frozenset)  # not to be invited
    wanted: frozenset[str] = field(default_factory=frozenset)  # to be invited in any case
    least: int | None = None  # people
    most: int | None = None
    by_sea: bool = False  # neighbours across water count too

    @classmethod
    def from_query(
        cls, query: Mapping[str, str], prefecture: str | None, prefectures: Collection[str], towns: Collection[str]
    ) -> Self:
        """Read a link; what is not known or makes no sense falls back. A town both spared and wanted is spared."""
        goal = query.get("goal", "")
        goal = goal if goal in GOALS else GOALS[0]
        percent = _number(query.get("share", ""))
        default = SHARES.get(goal, 0)
        least, _, most = query.get("people", "").partition("-")
        spared = frozenset(query.get("spared", "").split(",")).intersection(towns)
        return cls(
            goal,
            percent if default and percent is not None and 1 <= percent <= 100 else default,  # noqa: PLR2004 - percent
            prefecture,
            _chosen(query.get("within", ""), sorted(prefectures)),
            _chosen(query.get("only", ""), ONLY),
            spared,
            frozenset(query.get("wanted", "").split(",")).intersection(towns) - spared,
            _number(least),
            _number(most),
            query.get("sea") == "1",
        )

    def to_query(self) -> dict[str, str]:
        """Every key of the link, "" for what is default."""
        people = "" if self.least is None and self.most is None else f"{_text(self.least)}-{_text(self.most)}"
        return {
            "goal": "" if self.goal == GOALS[0] else self.goal,
            "share": "" if self.percent == SHARES.get(self.goal, 0) else str(self.percent),
            "within": ",".join(self.within),
            "only": ",".join(self.only),
            "spared": ",".join(sorted(self.spared)),
            "wanted": ",".join(sorted(self.wanted)),
            "people": people,
            "sea": "1" if self.by_sea else "",
        }


def ways_to_loosen(
    hindered: Mapping[str, frozenset[str]], reaches: Callable[[frozenset[str]], bool]
) -> tuple[tuple[str, ...], ...]:
    """The fewest criteria to give up so that a goal can be reached, every such choice; () when none is enough.

    `hindered` has the criteria in the way of each non-member, `reaches` says whether inviting all of these is enough.
    """
    names = sorted(frozenset().union(*hindered.values()))
    for size in range(1, len(names) + 1):
        found = tuple(
            given_up
            for given_up in combinations(names, size)
            if reaches(frozenset(code for code, held in hindered.items() if held <= set(given_up)))
        )
        if found:
            return found
    return ()


def _chosen(listed: str, among: Collection[str]) -> tuple[str, ...]:
    wanted = set(listed.split(","))
    return tuple(name for name in among if name in wanted)


def _number(written: str) -> int | None:
    return int(written) if written.isascii() and written.isdigit() and len(written) < 10 else None  # noqa: PLR2004 - more people than there are


def _text(number: int | None) -> str:
    return "" if number is None else str(number)
