"""Which prefectures have the plan that the plans of their municipalities follow, as far as the register tells."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import pandas as pd

from dashboard.views.registers import records
from geodata.counting import PREFECTURE_PLAN
from geodata.registers_on import holds_on

if TYPE_CHECKING:
    from geodata.dataset import Dataset

STEPS: Final = ("plans", "corporations", "calls", "councils")
"""What a municipality may have of the law: a plan, a corporation, open applications for one, a council."""
_COUNCIL: Final = "特定居住促進協議会"


class PlanState(StrEnum):
    """What the register says of a prefecture's plan on a day.

    ABSENT is said only where a record proves it: a plan that was decided later. A prefecture without a record was not
    looked at, and may well have one.
    """

    THERE = "there"
    ABSENT = "absent"
    NOT_SURVEYED = "not_surveyed"


@lru_cache(maxsize=32)
def prefecture_plans(dataset: Dataset, day: str) -> pd.DataFrame:
    """Every prefecture in code order, with the `state` of its plan on the day.

    Also plan_title, decided_on (text) and source_title of that plan, municipality_count, and how many municipalities
    have each of STEPS, empty where none is registered: nobody has counted them, and there may be some.
    """
    own = records(dataset, "plans")
    plans = own[own["kind"] == PREFECTURE_PLAN].drop_duplicates("prefecture_code").set_index("prefecture_code")
    there = holds_on(plans, day)
    places = dataset["prefectures"].set_index("prefecture_code")[["municipality_count"]]
    table = places.join(plans[["plan_title", "decided_on", "source_title"]]).assign(
        state=[
            (PlanState.THERE if there[code] else PlanState.ABSENT).value
            if code in plans.index
            else PlanState.NOT_SURVEYED.value
            for code in places.index
        ]
    )
    towns = town_steps(dataset, day)
    counts = towns.assign(**{step: towns[step].notna() for step in STEPS}).groupby("prefecture_code")[[*STEPS]].sum()
    whole = table.join(counts.where(counts > 0).astype("Int64"))
    return (
        whole.assign(decided_on=whole["decided_on"].dt.strftime("%Y-%m-%d"))
        .rename_axis("prefecture_code")
        .reset_index()
    )


@lru_cache(maxsize=32)
def town_steps(dataset: Dataset, day: str) -> pd.DataFrame:
    """Municipalities that have any of STEPS on the day: municipality_code, prefecture_code, name, and a text a step.

    The text is the date of the record, "" for one without a date; empty where there is no record.
    """
    plans, corporations = (_held(records(dataset, name), day) for name in ("plans", "corporations"))
    calls = dataset["corporation_calls"]
    opened = calls["opened_on"].dt.strftime("%Y-%m-%d")
    calls = calls.assign(on=opened.fillna(""))[opened.isna() | (opened <= day)]
    by_step = {
        "plans": plans[plans["kind"] == "特定居住促進計画"],
        "corporations": corporations,
        "calls": calls,
        "councils": plans[plans["kind"] == _COUNCIL],
    }
    dates = {
        step: rows.dropna(subset="municipality_code").groupby("municipality_code")["on"].min()
        for step, rows in by_step.items()
    }
    found = pd.DataFrame(dates).rename_axis("municipality_code").reset_index()
    towns = dataset["municipalities"][["municipality_code", "prefecture_code", "name"]]
    whole: pd.DataFrame = towns.merge(found, on="municipality_code", validate="1:1")
    return whole


def _held(rows: pd.DataFrame, day: str) -> pd.DataFrame:
    own = rows[holds_on(rows, day)]
    return own.assign(on=own["begins"].where(own["is_dated"], ""))


def waiting_towns(dataset: Dataset, day: str) -> pd.DataFrame:
    """Municipalities of prefectures whose plan is not registered, with that `state` beside the columns of `town_steps`.

    First those with a plan or a corporation (`is_finding`), then those with another of STEPS, each in code order.
    """
    states = prefecture_plans(dataset, day).set_index("prefecture_code")["state"]
    towns = dataset["municipalities"][["municipality_code", "prefecture_code", "name", "romaji"]]
    steps = town_steps(dataset, day)[["municipality_code", *STEPS]]
    whole = towns.merge(steps, on="municipality_code", how="left", validate="1:1")
    whole = whole.assign(
        state=whole["prefecture_code"].map(states),
        is_finding=whole[["plans", "corporations"]].notna().any(axis=1),
        has_any=whole[[*STEPS]].notna().any(axis=1),
    )
    order = whole.sort_values(["is_finding", "has_any", "municipality_code"], ascending=[False, False, True])
    waiting = order[order["state"] != PlanState.THERE.value]
    return waiting.drop(columns="has_any").reset_index(drop=True)
