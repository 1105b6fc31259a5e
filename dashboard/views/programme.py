"""The flow of the programme: surveys, pilots and discussion, spread; its steps with their records, and its aims."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dashboard.views.measures import categories_of, measures_on
from geodata.dates import fiscal_year, read_date

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from geodata.dataset import Dataset


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the programme: `row` of `programme_steps`, the ids of the steps it leads to, and the records.

    `records` are all of its register; `in_year` those surely of the step's fiscal year, `maybe_in_year` those of which
    only a year or month is known that reaches into it. Both are None where records have no date.
    """

    row: Mapping[Any, Any]
    leads_to: tuple[str, ...]
    records: pd.DataFrame
    in_year: int | None
    maybe_in_year: int | None


def programme(dataset: Dataset) -> tuple[tuple[Step, ...], ...]:
    """The steps by stage: a stage follows when every step that leads to it is done; steps in their order."""
    rows = dataset["programme_steps"].sort_values("order").to_dict("records")
    leads = {row["step_id"]: _ids(row["leads_to"]) for row in rows}
    stage = dict.fromkeys(leads, 0)
    for _ in rows:  # as often as the longest way can be; a circle in the register ends too
        for step_id, following in leads.items():
            for other in following:
                stage[other] = min(max(stage[other], stage[step_id] + 1), len(rows))
    steps = [(stage[row["step_id"]], _step(dataset, row, leads[row["step_id"]])) for row in rows]
    return tuple(tuple(step for at, step in steps if at == place) for place in sorted({at for at, _ in steps}))


def _ids(cell: object) -> tuple[str, ...]:
    return tuple(filter(None, cell.split(";"))) if isinstance(cell, str) else ()


def _step(dataset: Dataset, row: Mapping[Any, Any], leads_to: tuple[str, ...]) -> Step:
    records = dataset[row["records"]]
    year = int(row["fiscal_year_western"])
    if "fiscal_year_western" in records:
        return Step(row, leads_to, records, int((records["fiscal_year_western"] == year).sum()), 0)
    column = next((name for name in ("published", "held_on") if name in records), None)
    if column is None:
        return Step(row, leads_to, records, None, None)
    spans = [_fiscal_years(str(cell)[:10]) for cell in records[column].dropna()]
    sure = sum(first == last == year for first, last in spans)
    return Step(row, leads_to, records, sure, sum(first <= year <= last for first, last in spans) - sure)


def _fiscal_years(day: str) -> tuple[int, int]:
    """Fiscal years of the first and the last day of a partial date: 2022 reaches from 2021 to 2022."""
    written = read_date(day)
    return fiscal_year(written.first), fiscal_year(written.last)


def pilots_by_year(dataset: Dataset) -> pd.DataFrame:
    """fiscal_year and pilots, the earliest first, those without a year last."""
    pilots = dataset["pilots"]
    by_year = pilots.groupby(["fiscal_year_western", "fiscal_year"], dropna=False).size()
    return by_year.reset_index(name="pilots").sort_values("fiscal_year_western", na_position="last")


@dataclass(frozen=True, slots=True)
class AimLink:
    """A category that serves an aim: `row` of `aim_links`, measures that count, places, and measures that restate pilots.

    `municipalities` are those with a measure of the category, restated ones too.
    """

    row: Mapping[Any, Any]
    measures: int
    restating: int
    municipalities: int


@dataclass(frozen=True, slots=True)
class Aim:
    """An aim of the programme: `row` of `programme_aims`, and the categories that serve it, those with most measures first."""

    row: Mapping[Any, Any]
    links: tuple[AimLink, ...]


def aims(dataset: Dataset, day: str, prefecture: str | None = None) -> tuple[Aim, ...]:
    """The aims in their order, with the measures that hold on a day; of a prefecture those offered in it."""
    measures = _measures(dataset, day, prefecture)
    links = dataset["aim_links"].to_dict("records")
    return tuple(
        Aim(
            row,
            tuple(
                sorted(
                    (_aim_link(link, measures) for link in links if link["aim_id"] == row["aim_id"]),
                    key=lambda link: (-link.measures - link.restating, link.row["category"]),
                )
            ),
        )
        for row in dataset["programme_aims"].sort_values("order").to_dict("records")
    )


def without_aim(dataset: Dataset, day: str, prefecture: str | None = None) -> tuple[tuple[str, int], ...]:
    """Categories of measures that serve no aim on record, with their measures that are no pilots."""
    measures = _measures(dataset, day, prefecture)
    linked = set(dataset["aim_links"]["category"])
    own = measures[~measures["restates_pilot"]]
    return tuple((name, int((own["category"] == name).sum())) for name in categories_of(measures) if name not in linked)


def _measures(dataset: Dataset, day: str, prefecture: str | None) -> pd.DataFrame:
    rows = measures_on(dataset, day)
    return rows if prefecture is None else rows[rows["prefecture_code"] == prefecture]


def _aim_link(link: Mapping[Any, Any], measures: pd.DataFrame) -> AimLink:
    own = measures[measures["category"] == link["category"]]
    restating = int(own["restates_pilot"].sum())
    return AimLink(link, len(own) - restating, restating, own["municipality_code"].nunique())
