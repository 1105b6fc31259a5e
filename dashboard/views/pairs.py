"""二地域の組合せ: hosts for a home, with what is known of the pair; a reader's conditions sieve, nothing is scored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from dashboard.conditions.facts import facts_on
from dashboard.conditions.fields import YES
from dashboard.views.distances import km_between
from dashboard.views.measures import measures_on
from dashboard.views.registers import held

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geodata.dataset import Dataset

DETOUR: Final = 1.3
"""Length of a way over the straight distance: a usual figure for roads, not measured here."""
SPEED_KMH: Final = 60.0
"""Of the travel proxy: no timetable and no road stands behind it."""
FURTHEST: Final = (50, 100, 150, 200, 300, 500)
NEEDS: Final = ("member", "measure", "pilot", "plan", "corporation", "kaso")
ORDERS: Final = ("distance", "code")
KEYS: Final = ("home", "host", "km", "need", "theme", "by")


@dataclass(frozen=True, slots=True)
class Wish:
    """What a reader asks: a home and where the host may lie (codes of two or five digits; "" is anywhere).

    `furthest` in km (0: any), what the host must have (`needs`), and a theme that it must have; the order.
    """

    home: str = ""
    host: str = ""
    furthest: int = 0
    needs: tuple[str, ...] = ()
    theme: str = ""
    order: str = ORDERS[0]

    @classmethod
    def from_query(cls, query: Mapping[str, str], prefectures: set[str], towns: set[str], themes: set[str]) -> Wish:
        """Read a link; what is not among the choices falls back."""
        places = prefectures | towns
        within = query.get("km", "")
        wanted = query.get("need", "").split(".")
        return cls(
            query.get("home", "") if query.get("home") in places else "",
            query.get("host", "") if query.get("host") in places else "",
            int(within) if within.isdecimal() and int(within) in FURTHEST else 0,
            tuple(name for name in NEEDS if name in wanted),
            query.get("theme", "") if query.get("theme") in themes else "",
            query.get("by", "") if query.get("by") in ORDERS else ORDERS[0],
        )

    def to_query(self) -> dict[str, str]:
        """Every key; "" for what is not asked."""
        return {
            "home": self.home,
            "host": self.host,
            "km": str(self.furthest or ""),
            "need": ".".join(self.needs),
            "theme": self.theme,
            "by": self.order if self.order != ORDERS[0] else "",
        }


def travel_hours(km: float) -> float:
    """The travel proxy: the straight distance with a detour at a fixed speed."""
    return km * DETOUR / SPEED_KMH


def themes_of(dataset: Dataset, day: str) -> dict[str, frozenset[str]]:
    """Themes of each municipality that has any: categories of its measures and themes of the pilots at it."""
    found: dict[str, set[str]] = {}
    measures = measures_on(dataset, day)
    own = measures[measures["municipality_code"].notna()]
    for code, category in own[["municipality_code", "category"]].itertuples(index=False):
        found.setdefault(str(code), set()).add(str(category))
    themes = dataset["pilots"].set_index("pilot_id")["theme"]
    for code, pilot in held(dataset, "pilots", day)[["municipality_code", "pilot_id"]].itertuples(index=False):
        listed = themes.get(pilot)
        if isinstance(listed, str):
            found.setdefault(str(code), set()).update(filter(None, map(str.strip, listed.split(";"))))
    return {code: frozenset(names) for code, names in found.items()}


def home_codes(dataset: Dataset, home: str) -> tuple[str, ...]:
    """Municipalities of the home area: one, or those of a prefecture."""
    towns = dataset["municipalities"]["municipality_code"]
    return tuple(sorted(code for code in towns if code.startswith(home)))


def pairs(dataset: Dataset, body: str, day: str, wish: Wish) -> pd.DataFrame:
    """Hosts that fulfil every wish, by distance or by code, ties by code; without a home nothing.

    Columns: code, nearest (the home's municipality it is measured from), km, shared (themes of both sides), themes,
    together (pilots with places on both sides), and the value of each of `NEEDS` (yes, no, a gap reason, or what the
    register says). km is the geodesic (GRS 80) between representative points, to the nearest municipality of the home. A municipality of
    the home is no host.
    """
    columns = ["code", "nearest", "km", "shared", "themes", "together", *NEEDS]
    home = home_codes(dataset, wish.home) if wish.home else ()
    if not home:
        return pd.DataFrame(columns=columns)
    facts = facts_on(dataset, body, day)
    at = {code: place for place, code in enumerate(facts.codes)}
    hosts = [code for code in facts.codes if code not in set(home) and code.startswith(wish.host)]
    km, nearest = _distances(dataset, hosts, home)
    themes, projects = themes_of(dataset, day), _projects(dataset, day)
    at_home = frozenset().union(*(themes.get(code, frozenset()) for code in home))
    pilots_home = frozenset().union(*(projects.get(code, frozenset()) for code in home))
    titles = dataset["pilots"].set_index("pilot_id")["title"]
    rows = [
        (
            code,
            near,
            distance,
            tuple(sorted(themes.get(code, frozenset()) & at_home)),
            tuple(sorted(themes.get(code, frozenset()))),
            tuple(sorted(str(titles[pilot]) for pilot in projects.get(code, frozenset()) & pilots_home)),
            *(str(facts.texts[need][at[code]]) for need in NEEDS),
        )
        for code, near, distance in zip(hosts, nearest, km, strict=True)
        if not wish.furthest or distance <= wish.furthest
    ]
    table = pd.DataFrame(rows, columns=columns)
    for need in wish.needs:
        table = table[_has(table[need], need)]
    if wish.theme:
        table = table[np.array([wish.theme in own for own in table["themes"]], np.bool_)]
    order = ["km", "code"] if wish.order == ORDERS[0] else ["code"]
    return table.sort_values(order).reset_index(drop=True)


def _has(values: pd.Series, need: str) -> pd.Series:
    if need == "kaso":
        return ~values.isin(["", "指定なし"])
    return values == YES


def _projects(dataset: Dataset, day: str) -> dict[str, frozenset[str]]:
    places = held(dataset, "pilots", day)
    return {str(code): frozenset(own) for code, own in places.groupby("municipality_code")["pilot_id"]}


def _distances(dataset: Dataset, hosts: list[str], home: tuple[str, ...]) -> tuple[list[float], list[str]]:
    """Distance in km of each host to the nearest municipality of the home, and which that is."""
    points = dataset["municipalities"].set_index("municipality_code")[["lon", "lat"]]
    lonlat = points.loc[hosts].to_numpy()
    if not len(lonlat):
        return [], []
    found = [km_between(points.loc[code], lonlat) for code in home]
    every = np.vstack(found)
    best = every.argmin(axis=0)
    return every.min(axis=0).tolist(), [home[place] for place in best]
