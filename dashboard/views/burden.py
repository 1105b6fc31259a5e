"""Who bears the cost of public services: instruments tried for the host region and for the practitioner, side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

import pandas as pd

from dashboard.views.evidence import opinions
from dashboard.views.measures import measures_on
from dashboard.views.pilots import projects, projects_on
from dashboard.views.registers import records
from geodata.tables import BURDEN_INSTRUMENTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from geodata.dataset import Dataset

THEME: Final = "t7"
"""Theme of the expert opinions on who bears the cost of public services."""
INSTRUMENTS: Final = BURDEN_INSTRUMENTS.column("instrument").among
SIDES: Final = BURDEN_INSTRUMENTS.column("side").among
_LOOSELY: Final = "関連"


@dataclass(frozen=True, slots=True)
class Case:
    """A measure or a pilot that is an instrument: `link` says why, `row` is its record, `codes` are its places.

    A case without codes holds nationwide or is of a private body without a place. `is_loose`: its source does not write
    of dual residence.
    """

    link: Mapping[Any, Any]
    register: Literal["measures", "pilots"]
    row: Mapping[Any, Any]
    codes: tuple[str, ...]

    @property
    def id(self) -> str:
        """Id of the record."""
        return str(self.link["record_id"])

    @property
    def is_loose(self) -> bool:
        """Whether the source of a measure does not say that it is for dual residence."""
        return self.row.get("dual_tie") == _LOOSELY


@dataclass(frozen=True, slots=True)
class Cell:
    """What was tried with an instrument for one side; no case is nothing on record, not proof of nothing."""

    instrument: str
    side: str
    cases: tuple[Case, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """Different records over several cells, by side; one that stands on both sides is in each, and once in `records`."""

    records: int
    by_side: Mapping[str, int]
    on_both: int
    municipalities: int


def cells(dataset: Dataset, day: str, prefecture: str | None = None) -> tuple[tuple[Cell, ...], ...]:
    """For each instrument a cell a side, in the order of the register; cases of municipalities come first, by code.

    A prefecture leaves the cases with a place in it and those without any place, which hold there too.
    """
    found = tuple(
        case
        for case in _cases(dataset, day)
        if prefecture is None or not case.codes or any(code[:2] == prefecture for code in case.codes)
    )
    return tuple(
        tuple(
            Cell(
                instrument,
                side,
                tuple(case for case in found if (case.link["instrument"], case.link["side"]) == (instrument, side)),
            )
            for side in SIDES
        )
        for instrument in INSTRUMENTS
    )


def _cases(dataset: Dataset, day: str) -> list[Case]:
    measures = {row["measure_id"]: row for row in measures_on(dataset, day).to_dict("records")}
    pilots = {project.id: project for project in projects_on(dataset, day)}
    found = []
    for link in dataset["burden_instruments"].to_dict("records"):
        record = link["record_id"]
        if record in measures:
            row = measures[record]
            place = next((row[name] for name in ("municipality_code", "prefecture_code") if pd.notna(row[name])), None)
            found.append(Case(link, "measures", row, () if place is None else (place,)))
        elif record in pilots:
            project = pilots[record]
            found.append(Case(link, "pilots", project.row, tuple(place.code for place in project.places)))
    return sorted(found, key=lambda case: (not case.codes, case.codes, case.id))


def later_records(dataset: Dataset, day: str) -> set[str]:
    """Ids of the records that are an instrument and begin after a day."""
    wanted = set(dataset["burden_instruments"]["record_id"])
    measures = records(dataset, "measures")
    late = set(measures.loc[measures["begins"] > day, "measure_id"])
    late |= {project.id for project, begins in projects(dataset) if begins > day}
    return wanted & late


def tally(rows: Iterable[tuple[Cell, ...]], prefecture: str | None = None) -> Tally:
    """How many different records stand in the cells, and the different municipalities they name in the prefecture."""
    own = [(cell.side, case) for row in rows for cell in row for case in cell.cases]
    by_side = {side: {case.id for each, case in own if each == side} for side in SIDES}
    towns = {code for _, case in own for code in case.codes if len(code) > len("20")}
    return Tally(
        records=len(set().union(*by_side.values())),
        by_side={side: len(ids) for side, ids in by_side.items()},
        on_both=len(set.intersection(*by_side.values())),
        municipalities=len({code for code in towns if prefecture in {None, code[:2]}}),
    )


def grounds(dataset: Dataset) -> list[dict[Any, Any]]:
    """The expert opinions on the burden, in the order of the document."""
    rows = opinions(dataset)
    return rows[rows["theme_id"] == THEME].to_dict("records")
