"""Everything the dataset knows of one municipality."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from dashboard.views.days import list_in_force
from dashboard.views.registers import is_before_law, law_start, records
from dashboard.views.shares import towns_with_membership
from geodata.counting import COUNTED
from geodata.registers_on import holds_on

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from dashboard.selection import Selection
    from geodata.dataset import Dataset


@dataclass(frozen=True, slots=True)
class TownView:
    """The municipality's row, its membership on the day, and its records; each table may be empty.

    The tables of the registers hold what holds on the day; `later` what begins after it, by register, and `ended` the
    measures that ended before. `not_yet` names the registers of which nothing could exist on the day.
    """

    code: str
    town: pd.Series
    is_member: bool
    reason: str | None
    memberships: pd.DataFrame
    pilots: pd.DataFrame
    measures: pd.DataFrame
    plans: pd.DataFrame
    corporations: pd.DataFrame
    population: pd.DataFrame
    neighbours: pd.DataFrame
    former: pd.DataFrame
    later: Mapping[str, pd.DataFrame]
    ended: pd.DataFrame
    not_yet: tuple[str, ...]
    law_start: str
    body: str
    listed: str | None  # date of the list in force on the day


def town_view(dataset: Dataset, selection: Selection) -> TownView | None:
    """The panel of the chosen municipality, or None when none is chosen or the dataset does not have it."""
    code = selection.municipality
    if code is None:
        return None
    towns = towns_with_membership(dataset, selection.body, selection.as_of).set_index("municipality_code")
    if code not in towns.index:
        return None
    town = towns.loc[[code]].iloc[0]
    is_member, day = bool(town["is_member"]), selection.as_of
    lists = _of(dataset["memberships"], code).sort_values("as_of", ascending=False)
    own = {name: _of(records_of_towns(dataset, name), code) for name in COUNTED}
    now = {name: rows[holds_on(rows, day)] for name, rows in own.items()}
    later = {name: rows[rows["begins"] > day] for name, rows in own.items()}
    return TownView(
        code=code,
        town=town,
        is_member=is_member,
        reason=None if is_member else str(town["reason"]),
        memberships=lists[lists["as_of"] <= day],
        pilots=now["pilots"],
        measures=now["measures"],
        plans=now["plans"],
        corporations=now["corporations"],
        population=_of(dataset["statistics"], code).sort_values("as_of"),
        neighbours=_neighbours(dataset, towns, code),
        former=_former(dataset, code),
        later={"memberships": lists[lists["as_of"] > day], **later},
        ended=own["measures"][own["measures"]["ends"] < day],
        not_yet=tuple(name for name in COUNTED if is_before_law(dataset, name, day)),
        law_start=law_start(dataset),
        body=selection.body,
        listed=list_in_force(dataset, selection.body, day),
    )


def _of(table: pd.DataFrame, code: str) -> pd.DataFrame:
    return table[table["municipality_code"] == code]


@lru_cache(maxsize=8)
def records_of_towns(dataset: Dataset, register: str) -> pd.DataFrame:
    """Every record of a register with its first and last day, of pilots the projects: a row a place of each."""
    rows = records(dataset, register)
    if register != "pilots":
        return rows
    places = rows[["pilot_id", "municipality_code", "role", "begins", "ends", "is_dated"]]
    return dataset["pilots"].merge(places, on="pilot_id", validate="1:m")


def _neighbours(dataset: Dataset, towns: pd.DataFrame, code: str) -> pd.DataFrame:
    """Land neighbours with name, is_member and reason in the chosen list, the longest shared border first."""
    pairs = dataset["adjacency"]
    swapped = pairs.rename(columns={"municipality_code": "neighbour_code", "neighbour_code": "municipality_code"})
    own = [_of(pairs, code), _of(swapped, code)]
    neighbours = own[0] if own[1].empty else own[1] if own[0].empty else own[0].merge(own[1], how="outer")
    named = neighbours.join(
        towns[["name", "romaji", "prefecture_code", "is_member", "reason", "status"]], on="neighbour_code"
    )
    return named.sort_values("border_km", ascending=False).reset_index(drop=True)


def _former(dataset: Dataset, code: str) -> pd.DataFrame:
    """Changes of code or name that led to this municipality, the latest first."""
    changes = dataset["code_changes"]
    return changes[changes["current_code"] == code].sort_values("effective_on", ascending=False)
