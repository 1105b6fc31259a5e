"""Cells of the legal targets and the registers: pace, outlook, plans of prefectures, steps, and what a day leaves out."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

import pandas as pd

from dashboard.facts.cell import Cell
from dashboard.facts.membership import all_towns
from dashboard.facts.registers import register_fact, target, towns_without
from dashboard.views.bottlenecks import STEPS, PlanState, prefecture_plans, town_steps, waiting_towns
from dashboard.views.forecast import Forecast
from dashboard.views.measures import measures_on
from dashboard.views.pilots import Asked, chosen, counted, projects_on
from dashboard.views.registers import counted as counted_records
from dashboard.views.registers import records, told_of
from dashboard.views.targets import REGISTERS, targets_on
from dashboard.wording.cells import WORDS
from dashboard.wording.facts import WORDS as FACT_WORDS
from geodata.counting import COUNTED, PREFECTURE_PLAN
from geodata.gaps import GapReason
from geodata.registers_on import holds_on

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from dashboard.facts.fact import At, Fact, Kind
    from dashboard.views.targets import Progress
    from dashboard.wording import Words


def _of_forecast(own: Progress, name: str) -> float | None:
    return getattr(own.forecast, name) if isinstance(own.forecast, Forecast) else None


OF_TARGET: Final[Mapping[str, tuple[Kind, Callable[[Progress], float | None]]]] = {
    "pace": ("rate", lambda own: own.pace),
    "on_pace": ("decimal", lambda own: own.on_pace),
    "gap": ("gap", lambda own: own.count - own.on_pace),
    "months": ("decimal", lambda own: own.months),
    "elapsed": ("decimal", lambda own: own.elapsed),
    "remaining": ("decimal", lambda own: own.remaining),
    "silent": ("decimal", lambda own: own.silent),
    "undated": ("count", lambda own: len(own.undated)),
    "later": ("count", lambda own: own.later),
    "low": ("count", lambda own: own.forecast.lower[-1] if isinstance(own.forecast, Forecast) else None),
    "high": ("count", lambda own: own.forecast.upper[-1] if isinstance(own.forecast, Forecast) else None),
    "listed": ("count", lambda own: len(own.items) + len(own.undated)),
    "points": ("count", lambda own: own.forecast.points),
    "slope": ("points", partial(_of_forecast, name="slope")),
    "held_out": ("count", partial(_of_forecast, name="held_out")),
    "linear_error": ("decimal", partial(_of_forecast, name="linear_error")),
    "s_error": ("decimal", partial(_of_forecast, name="s_error")),
}
NOTED: Final[Mapping[str, tuple[str, ...]]] = {
    "pilots": ("unplaced",),
    "measures": ("of_state", "of_prefectures"),
    "plans": ("later_of_prefectures",),
}
"""What the note of a map of a register counts beside what it leaves out."""
_LISTED: Final = ("projects", "places", "municipalities", "prefectures")


def of_target(at: At, register: str, part: str) -> Fact:
    """What the page of targets shows beside a target."""
    base = target(at, register, "reached")
    progress = next((each for each in targets_on(at.dataset, at.selection.as_of) if each.register == register), None)
    if progress is None:
        return base
    kind, value = OF_TARGET[part]
    found = value(progress)
    both = pd.concat([progress.items, progress.undated], ignore_index=True)
    rows = {"undated": progress.undated, "listed": both}.get(part, progress.items)
    outlook = {"low", "high", "slope", "held_out", "linear_error", "s_error"}
    why = "" if found is not None else ("no_forecast" if part in outlook else "nothing_dated")
    return replace(base, kind=kind, value=found, rows=lambda: rows, why=why)


def plan_states(at: At, state: PlanState) -> Fact:
    """Prefectures by what the register says of their plan."""
    plans = prefecture_plans(at.dataset, at.selection.as_of)
    own = plans[plans["state"] == state.value]
    return register_fact(at, "plans", len(own), own)


def steps(at: At, step: str) -> Fact:
    """Municipalities of the place that have a step of the law on record."""
    towns = town_steps(at.dataset, at.selection.as_of)
    own = _here(at, towns[towns[step].notna()])
    return register_fact(at, "corporations" if step in {"corporations", "calls"} else "plans", len(own), own)


def waiting(at: At, *, only_begun: bool) -> Fact:
    """Municipalities whose prefecture has no registered plan: all, or those that have a plan or a corporation."""
    towns = waiting_towns(at.dataset, at.selection.as_of)
    own = towns[towns["is_finding"]] if only_begun else _here(at, towns)
    return register_fact(at, "plans", len(own), own)


def _here(at: At, rows: pd.DataFrame) -> pd.DataFrame:
    own = at.selection.prefecture
    return rows if own is None else rows[rows["prefecture_code"] == own]


def left_out(at: At, register: str, part: str) -> Fact:
    """Records that the map of a day does not show, or shows without a date."""
    told = told_of(at.dataset, register, at.selection.as_of, at.selection.prefecture)
    rows, day = _here(at, counted_records(at.dataset, register)), at.selection.as_of
    own = {
        "undated": rows[~rows["is_dated"] & (rows["begins"] <= day) & (rows["ends"] >= day)],
        "later": rows[rows["begins"] > day],
        "ended": rows[rows["ends"] < day],
    }[part]
    return register_fact(at, register, getattr(told, part), own)


def noted(at: At, register: str, part: str) -> Fact:
    """Records that the note of a map says it does not count: of prefectures, of the state, of no known municipality."""
    rows = _here(at, records(at.dataset, register))
    day, level = at.selection.as_of, {"of_state": "国", "of_prefectures": "都道府県"}.get(part)
    if part == "later_of_prefectures":
        own = rows[(rows["kind"] == PREFECTURE_PLAN) & (rows["begins"] > day)]
    else:
        now = rows[holds_on(rows, day)]
        own = now[now["provider_level"] == level] if level else now[now["municipality_code"].isna()]
    return register_fact(at, register, len(own), own)


def listed_pilots(at: At, part: str) -> Fact:
    """What the page of pilots counts: projects, places, municipalities, prefectures."""
    found = chosen(projects_on(at.dataset, at.selection.as_of), Asked(), at.selection.prefecture)
    total = counted(found, at.selection.prefecture)
    pilots = at.dataset["pilots"]
    own = pilots[pilots["pilot_id"].isin([project.row["pilot_id"] for project in found])]
    return register_fact(at, "pilots", getattr(total, part), own)


def listed_measures(at: At, part: str) -> Fact:
    """What the page of measures counts: measures of all Japan, and municipalities of the place that offer one."""
    rows = measures_on(at.dataset, at.selection.as_of)
    own = rows if part == "all" else _here(at, rows).dropna(subset="municipality_code")
    own = own if part == "all" else own.drop_duplicates("municipality_code")
    return register_fact(at, "measures", len(own), own)


def all_prefectures(at: At) -> Fact:
    """Prefectures of the dataset."""
    rows = at.dataset["prefectures"]
    return replace(all_towns(at.of_nation), value=len(rows), rows=lambda: rows)


def _named(words: Words, key: str, register: str = "", reason: str = "") -> str:
    own = WORDS[words.language]
    name = own.registers[register] if register else ""
    return own.names[key].format(register=name, reason=words.reasons[reason] if reason else "")


def _of_target_named(words: Words, register: str, part: str) -> str:
    before = FACT_WORDS[words.language].names[f"target.{register}.target"]
    return WORDS[words.language].names["target"].format(target=before, part=WORDS[words.language].targets[part])


CELLS: Final[Mapping[str, Cell]] = {
    "prefectures": Cell(all_prefectures, partial(_named, key="prefectures")),
    **{
        f"target.{register}.{part}": Cell(
            partial(of_target, register=register, part=part), partial(_of_target_named, register=register, part=part)
        )
        for register in REGISTERS.values()
        for part in OF_TARGET
    },
    **{
        f"prefecture_plans.{state.value}": Cell(
            partial(plan_states, state=state), partial(_named, key=f"prefecture_plans.{state.value}")
        )
        for state in PlanState
    },
    **{f"steps.{step}": Cell(partial(steps, step=step), partial(_named, key=f"steps.{step}")) for step in STEPS},
    "waiting": Cell(partial(waiting, only_begun=False), partial(_named, key="waiting")),
    "waiting.begun": Cell(partial(waiting, only_begun=True), partial(_named, key="waiting.begun")),
    **{
        f"{register}.{part}": Cell(
            partial(left_out, register=register, part=part), partial(_named, key=f"left.{part}", register=register)
        )
        for register in COUNTED
        for part in ("undated", "later", "ended")
    },
    **{
        f"{register}.{part}": Cell(partial(noted, register=register, part=part), partial(_named, key=f"left.{part}"))
        for register, parts in NOTED.items()
        for part in parts
    },
    **{
        f"{register}.{reason.value}": Cell(
            partial(towns_without, register=register, reason=reason),
            partial(_named, key="lacking", register=register, reason=reason.value),
        )
        for register in COUNTED
        for reason in (GapReason.NOT_MEMBER, GapReason.OUT_OF_SCOPE)
    },
    **{
        f"pilots.listed.{part}": Cell(partial(listed_pilots, part=part), partial(_named, key=f"pilots.{part}"))
        for part in _LISTED
    },
    **{
        f"measures.listed.{part}": Cell(partial(listed_measures, part=part), partial(_named, key=f"measures.{part}"))
        for part in ("all", "towns")
    },
}
