"""Everything the dataset knows of one municipality."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.views.shares import towns_with_membership

if TYPE_CHECKING:
    import pandas as pd

    from dashboard.selection import Selection
    from geodata.dataset import Dataset


@dataclass(frozen=True, slots=True)
class TownView:
    """The municipality's row, its membership in the chosen list, and its records; each table may be empty."""

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


def town_view(dataset: Dataset, selection: Selection) -> TownView | None:
    """The panel of the chosen municipality, or None when none is chosen or the dataset does not have it."""
    code = selection.municipality
    if code is None:
        return None
    towns = towns_with_membership(dataset, selection.body, selection.as_of).set_index("municipality_code")
    if code not in towns.index:
        return None
    town = towns.loc[[code]].iloc[0]
    is_member = bool(town["is_member"])
    return TownView(
        code=code,
        town=town,
        is_member=is_member,
        reason=None if is_member else str(town["reason"]),
        memberships=_of(dataset["memberships"], code).sort_values("as_of", ascending=False),
        pilots=_pilots(dataset, code),
        measures=_of(dataset["measures"], code),
        plans=_of(dataset["plans"], code),
        corporations=_of(dataset["corporations"], code),
        population=_of(dataset["statistics"], code).sort_values("as_of"),
        neighbours=_neighbours(dataset, towns, code),
        former=_former(dataset, code),
    )


def _of(table: pd.DataFrame, code: str) -> pd.DataFrame:
    return table[table["municipality_code"] == code]


def _pilots(dataset: Dataset, code: str) -> pd.DataFrame:
    places = _of(dataset["pilot_places"], code)[["pilot_id", "role"]]
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
