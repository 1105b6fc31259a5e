"""The invitation list as words: its sentence, its table with a reason a row, and the lines above it in a file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from dashboard import days, text
from dashboard.invitation_controls import town_names
from dashboard.views.days import list_in_force
from dashboard.views.invitation_steps import needed
from dashboard.views.shares import SAMPLE, towns_with_membership
from dashboard.wording.invitations import WORDS
from geodata.columns import labels
from geodata.tables import MUNICIPALITIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dashboard.selection import Selection
    from dashboard.views.invitation_criteria import Criteria
    from dashboard.views.invitation_steps import Step
    from dashboard.views.invitations import Plan
    from dashboard.wording import Words
    from dashboard.wording.invitations import InvitationWords
    from geodata.dataset import Dataset


@dataclass(frozen=True, slots=True)
class Sheet:
    """A plan with what is needed to tell it: the choice, the words, and names, people and 過疎 by code."""

    plan: Plan
    selection: Selection
    words: Words
    said: InvitationWords
    has_sample: bool
    listed_on: str | None  # date of the list in force
    names: Mapping[str, str]
    full_names: Mapping[str, str]  # with the prefecture, as several have the same name
    people: Mapping[str, int | None]
    kaso: Mapping[str, str | None]

    @property
    def place(self) -> str:
        """The area of the goal."""
        prefecture = self.plan.criteria.prefecture
        return text.place(prefecture, self.words) if prefecture else self.words.all_japan

    def listed(self, codes: Iterable[str]) -> str:
        """Full names, one after the other."""
        return self.said.names.join(self.full_names[code] for code in codes)


def sheet_of(dataset: Dataset, plan: Plan, selection: Selection, words: Words) -> Sheet:
    """The plan with the municipalities it was made of."""
    said, towns = WORDS[words.language], towns_with_membership(dataset, selection.body, selection.as_of)
    codes = towns["municipality_code"].tolist()
    people = [None if pd.isna(number) else int(number) for number in towns["population"]]
    kaso = [words.kaso.get(name) for name in towns["kaso"]]
    return Sheet(
        plan,
        selection,
        words,
        said,
        has_sample=bool((towns["status"] == SAMPLE).any()),
        listed_on=list_in_force(dataset, selection.body, selection.as_of),
        names={code: text.town(row, words) for code, (_, row) in zip(codes, towns.iterrows(), strict=True)},
        full_names=town_names(towns, words, said),
        people=dict(zip(codes, people, strict=True)),
        kaso=dict(zip(codes, kaso, strict=True)),
    )


def percent_of(count: int, total: int) -> float | None:
    """Percentage, or None where there is nothing to divide by."""
    return 100 * count / total if total else None


def goal_line(criteria: Criteria, said: InvitationWords) -> str:
    """The goal in words."""
    return said.goal_is.format(goal=_goal(criteria, said))


def _goal(criteria: Criteria, said: InvitationWords) -> str:
    return said.goal_lines[criteria.goal].format(percent=criteria.percent)


def plan_sentence(sheet: Sheet) -> str:
    """What is lacking, and how many invitations it takes; or how far the criteria let it come."""
    plan, words, said = sheet.plan, sheet.words, sheet.said
    criteria, start = plan.criteria, plan.start
    if not plan.steps and not plan.unreached:
        return said.reached.format(goal=_goal(criteria, said))
    end = plan.steps[-1].state if plan.steps else start
    sentences = said.needs_so_far if plan.unreached else said.needs
    return sentences[criteria.goal].format(
        place=sheet.place,
        percent=criteria.percent,
        others=f"{plan.municipalities - start.members:,}",
        lacking=f"{start.lacking:,}",
        below=f"{start.prefectures_below:,}",
        covered=text.percent(percent_of(start.people, plan.population), words),
        reach=text.percent(percent_of(end.people, plan.population), words),
        unreached=f"{len(plan.unreached):,}",
        n=f"{len(plan.steps):,}",
    )


def proof(plan: Plan, said: InvitationWords) -> str:
    """Whether the number is the smallest, or what it cannot be below; or that it does not reach the goal."""
    if plan.unreached:
        return said.sheet["partial"]
    n, least = f"{len(plan.steps):,}", f"{plan.at_least:,}"
    return said.proven.format(n=n) if plan.is_smallest else said.proven_bound.format(n=n, least=least)


def steps_table(sheet: Sheet) -> pd.DataFrame:
    """One row an invitation, in order, under the headings the reader sees."""
    plan, words, said = sheet.plan, sheet.words, sheet.said
    heading, column = labels(MUNICIPALITIES.columns, words.language), said.columns
    codes = [step.code for step in plan.steps]
    states = [step.state for step in plan.steps]
    return pd.DataFrame(
        {
            column["step"]: range(1, len(codes) + 1),
            heading["municipality_code"]: codes,
            heading["name"]: [sheet.names[code] for code in codes],
            column["prefecture"]: [text.place(code[:2], words) for code in codes],
            heading["population"]: [sheet.people[code] for code in codes],
            heading["kaso"]: [sheet.kaso[code] for code in codes],
            said.gains[plan.criteria.goal]: [_gain(step, sheet) for step in plan.steps],
            column["reason"]: [_reason(step, sheet) for step in plan.steps],
            column["lacking"]: [state.lacking for state in states],
            column["own"]: [f"{step.own_members:,}/{step.own_total:,}" for step in plan.steps],
            column["own_percent"]: [round(100 * step.own_members / step.own_total, 1) for step in plan.steps],
            column["people"]: [_rounded(percent_of(state.people, plan.population)) for state in states],
        }
    )


def _rounded(percent: float | None, digits: int = 1) -> float | None:
    return None if percent is None else round(percent, digits)


def _gain(step: Step, sheet: Sheet) -> float | None:
    criteria = sheet.plan.criteria
    if criteria.goal == "beside":
        return len(step.relieved)
    if criteria.prefecture not in {None, step.code[:2]}:
        return 0
    if criteria.goal == "prefectures":
        return round(100 / step.own_total, 2)
    return _rounded(percent_of(sheet.people[step.code] or 0, sheet.plan.population), 2)


def _reason(step: Step, sheet: Sheet) -> str:
    lead = sheet.said.is_wanted if step.is_wanted else ""
    return lead + _brought(step, sheet)


def _brought(step: Step, sheet: Sheet) -> str:
    words, reasons, criteria = sheet.words, sheet.said.reasons, sheet.plan.criteria
    if criteria.goal == "beside":
        own = [sheet.names[code] if code[:2] == step.code[:2] else sheet.full_names[code] for code in step.relieved]
        relieved = reasons["beside" if own else "beside_none"]
        return relieved.format(n=len(own), names=sheet.said.names.join(own))
    if criteria.prefecture not in {None, step.code[:2]}:
        return reasons["outside"]
    if criteria.goal == "prefectures":
        return reasons["prefectures"].format(
            prefecture=text.place(step.code[:2], words),
            count=step.own_members,
            total=step.own_total,
            percent=text.percent(percent_of(step.own_members, step.own_total), words),
            goal=needed(criteria.percent, step.own_total),
        )
    share = percent_of(step.state.people, sheet.plan.population)
    return reasons["population"].format(people=f"{sheet.people[step.code] or 0:,}", percent=text.percent(share, words))


def criteria_lines(sheet: Sheet) -> list[str]:
    """The criteria for whom to invite, a line each; one line that says so where there is none."""
    criteria, said = sheet.plan.criteria, sheet.said
    named = said.sheet["list_of"].format
    who = []
    if criteria.within:
        places = said.names.join(text.place(code, sheet.words) for code in criteria.within)
        who.append(named(name=said.within, names=places))
    who += [said.only[name] for name in criteria.only]
    for limit, sentence in ((criteria.least, said.people_from), (criteria.most, said.people_to)):
        if limit is not None:
            who.append(sentence.format(n=f"{limit:,}"))
    for codes, name in ((criteria.wanted, said.wanted), (criteria.spared, said.spared)):
        if codes:
            who.append(named(name=name, names=sheet.listed(sorted(codes))))
    by_sea = [said.by_sea_line] if criteria.by_sea and criteria.goal == "beside" else []
    return [*by_sea, *(who or [said.no_criteria])]


def sheet_lines(sheet: Sheet, sources: Sequence[Mapping[str, str]]) -> list[str]:
    """What stands above the table in a file: that it is a trial, what of, under which criteria, by whose word."""
    plan, selection, words, said = sheet.plan, sheet.selection, sheet.words, sheet.said
    line = said.sheet
    return [
        line["trial"],
        *([words.sample_note] if sheet.has_sample else []),
        line["list"].format(
            body=words.bodies_long[selection.body], date=days.with_list(selection.as_of, sheet.listed_on, words)
        ),
        line["area"].format(place=sheet.place),
        goal_line(plan.criteria, said),
        *criteria_lines(sheet),
        line["result"].format(result=f"{plan_sentence(sheet)} {proof(plan, said)}"),
        line["order"],
        f"{words.source}: " + " / ".join(source["credit"] for source in sources),
    ]


def csv_table(table: pd.DataFrame, sheet: Sheet) -> pd.DataFrame:
    """The table for a file that has no room above it: what it is, and the criteria, in columns of every row."""
    said = sheet.said
    lines = [goal_line(sheet.plan.criteria, said), *criteria_lines(sheet)]
    return table.assign(**{said.columns["kind"]: backing(sheet), said.columns["criteria"]: " / ".join(lines)})


def backing(sheet: Sheet) -> str:
    """What a number is: a trial, and of sample data where it is."""
    return sheet.said.backed_by.format(status=sheet.words.sample) if sheet.has_sample else sheet.said.trial


def chart_points(plan: Plan) -> tuple[str, list[float]]:
    """What the chart measures, and its value today and after each invitation."""
    states = [plan.start, *(step.state for step in plan.steps)]
    goal = plan.criteria.goal
    if goal == "beside":
        return goal, [state.lacking for state in states]
    if goal == "population":
        return goal, [100 * state.people / max(plan.population, 1) for state in states]
    if plan.criteria.prefecture is None:
        return goal, [state.prefectures_below for state in states]
    return "own", [100 * state.members / max(plan.municipalities, 1) for state in states]
