"""Cells of 次の一手: how many invitations a goal takes, and where the area stands before, after and between them.

"invitations(goal:population,share:60,within:13.14).n": the criteria with the keys of the link; "." stands between codes.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Final

from dashboard.facts.cell import Cell
from dashboard.facts.cells_of_explorer import towns_behind
from dashboard.facts.fact import At, Fact
from dashboard.facts.papers import papers_of
from dashboard.offered import choices_of
from dashboard.views.invitation_criteria import GOALS, SHARES, Criteria
from dashboard.views.invitations import invitation_plan
from dashboard.views.shares import is_list_complete, towns_with_membership
from dashboard.wording.cells import WORDS
from dashboard.wording.invitations import WORDS as INVITATIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from dashboard.facts.fact import Kind
    from dashboard.views.invitation_steps import State, Step
    from dashboard.views.invitations import Plan
    from dashboard.wording import Words
    from geodata.dataset import Dataset

OF_PLAN: Final[Mapping[str, Callable[[Plan], int]]] = {
    "n": lambda plan: len(plan.steps),
    "at_least": lambda plan: plan.at_least,
    "unreached": lambda plan: len(plan.unreached),
    "islands": lambda plan: len(plan.islands),
    "municipalities": lambda plan: plan.municipalities,
    "population": lambda plan: plan.population,
}
OF_STATE: Final[Mapping[str, tuple[Kind, Callable[[Plan, State], float | None]]]] = {
    "lacking": ("count", lambda _, state: state.lacking),
    "below": ("count", lambda _, state: state.prefectures_below),
    "members": ("count", lambda _, state: state.members),
    "members_percent": ("percent", lambda plan, state: _percent(state.members, plan.municipalities)),
    "people": ("count", lambda _, state: state.people),
    "people_percent": ("percent", lambda plan, state: _percent(state.people, plan.population)),
}
OF_STEP: Final[Mapping[str, tuple[Kind, Callable[[Step], float | None]]]] = {
    "relieved": ("count", lambda step: len(step.relieved)),
    "own": ("count", lambda step: step.own_members),
    "own_of": ("count", lambda step: step.own_total),
    "own_percent": ("percent", lambda step: _percent(step.own_members, step.own_total)),
}
_REST: Final = re.compile(
    rf"(?P<plan>{'|'.join(OF_PLAN)})|(?P<at>start|end|[0-9]{{5}})\.(?P<state>{'|'.join(OF_STATE)})"
    rf"|(?P<code>[0-9]{{5}})\.(?P<step>{'|'.join(OF_STEP)})"
)
_OF_TODAY: Final = frozenset({"islands", "municipalities", "population"})
_COUNTS_PEOPLE: Final = frozenset({"people", "people_percent", "population"})


def _percent(count: int, total: int) -> float | None:
    return 100 * count / total if total else None


def written(criteria: Criteria) -> str:
    """Criteria as a key has them."""
    return ",".join(f"{key}:{value.replace(',', '.')}" for key, value in criteria.to_query().items() if value)


def criteria_of(dataset: Dataset, prefecture: str | None, query: Mapping[str, str]) -> Criteria:
    """The criteria of a link, among what the dataset has."""
    choices = choices_of(dataset)
    return Criteria.from_query(query, prefecture, choices.prefectures, choices.municipalities)


def _query(text: str) -> dict[str, str]:
    asked = dict(part.partition(":")[::2] for part in text.split(",") if part)
    return {key: value.replace(".", ",") for key, value in asked.items()}


def invitation_cell(text: str, rest: str) -> Cell | None:
    """A number of the plan, of the area before or after it, or of one invitation."""
    asked = _REST.fullmatch(rest)
    if asked is None:
        return None
    at, part = asked["at"] or asked["code"] or "", asked["plan"] or asked["state"] or asked["step"]
    return Cell(
        partial(_of_plan, text=text, when=at, part=part),
        partial(_named, text=text, when=at, part=part),
        fault=partial(_fault, text=text),
        query=_query(text),
    )


def _fault(dataset: Dataset, words: Words, text: str) -> str:
    return "" if written(criteria_of(dataset, None, _query(text))) == text else WORDS[words.language].criteria


def plan_at(at: At, text: str) -> Plan | None:
    """The plan of the page; None where the list is not whole."""
    own = at.selection
    if not is_list_complete(towns_with_membership(at.dataset, own.body, own.as_of)):
        return None
    return invitation_plan(at.dataset, own.body, own.as_of, criteria_of(at.dataset, own.prefecture, _query(text)))


def _of_plan(at: At, text: str, when: str, part: str) -> Fact:
    plan = plan_at(at, text)
    papers = papers_of(at, ["member", *(["population"] if part in _COUNTS_PEOPLE else [])])
    if plan is None:
        return Fact("count", None, *papers, partial(towns_behind, at, (), ["member"]), "list_unknown")
    rows = partial(towns_behind, at, _codes(at, plan, when, part), ["member"])
    is_trial = when != "start" and part not in _OF_TODAY
    if not when:
        return Fact("count", OF_PLAN[part](plan), *papers, rows, is_trial=is_trial)
    step = next((each for each in plan.steps if each.code == when), None)
    if step is None and when not in {"start", "end"}:
        return Fact("count", None, *papers, rows, "no_invitation", is_trial=is_trial)
    if step is not None and part in OF_STEP:
        kind, of_step = OF_STEP[part]
        return Fact(kind, of_step(step), *papers, rows, is_trial=is_trial)
    kind, of_state = OF_STATE[part]
    last = plan.steps[-1].state if plan.steps else plan.start
    value = of_state(plan, step.state if step else plan.start if when == "start" else last)
    return Fact(kind, value, *papers, rows, "" if value is not None else "no_total", is_trial=is_trial)


def _codes(at: At, plan: Plan, when: str, part: str) -> Iterable[str]:
    """The invited; of what is true today those of the area, or the islands."""
    if part in {"islands", "unreached"}:
        return plan.islands if part == "islands" else [each.code for each in plan.unreached]
    if when == "start" or part in _OF_TODAY:
        towns, own = at.dataset["municipalities"], at.selection.prefecture or ""
        return [code for code in towns["municipality_code"] if code.startswith(own)]
    return [when] if when.isdigit() else [step.code for step in plan.steps]


def _named(words: Words, text: str, when: str, part: str) -> str:
    own, said = WORDS[words.language], INVITATIONS[words.language]
    query = _query(text)
    goal = query.get("goal", GOALS[0])
    told = said.goal_lines.get(goal, "").format(percent=query.get("share", SHARES.get(goal, "")))
    named = own.names[f"invitations.{part}"]
    if when:
        moment = when if when.isdigit() else ""
        named = own.names[f"invitations.at_{'step' if moment else when}"].format(name=named, code=moment)
    return own.names["invitations"].format(name=named, goal=told, criteria=text or words.empty_cell)


WITH_CHOICE: Final[Mapping[str, Callable[[str, str], Cell | None]]] = {"invitations": invitation_cell}
"""Cells whose key carries criteria, by the first part of the key."""
