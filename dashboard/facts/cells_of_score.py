"""Cells of the trial with a reader's own weights: sums and their parts, and of how many there is a sum.

"score(50300000).total" of a municipality: the weights as the link has them. "scores(50300000,member:no).scored": of the
municipalities that the conditions after the weights find.
"""

from __future__ import annotations

import re
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Final

from dashboard.facts.cell import Cell
from dashboard.facts.cells_of_explorer import condition_fault, conditions_named, found_at, towns_behind
from dashboard.facts.fact import At, Fact
from dashboard.facts.papers import papers_of
from dashboard.views.explorer import asked_fields
from dashboard.views.score import HEAVIEST, RULES, Score, Scores, inputs_on, scores_of, weights_of
from dashboard.wording.cells import WORDS
from dashboard.wording.score import WORDS as SCORE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from dashboard.facts.fact import Kind
    from dashboard.wording import Words
    from geodata.dataset import Dataset

TALLIES: Final[Mapping[str, Callable[[Scores], int]]] = {
    "scored": lambda scores: len(scores.scored),
    "missing": lambda scores: len(scores.missing),
    "of": lambda scores: len(scores.scored) + len(scores.missing),
}
PARTS: Final = ("value", "points", "contribution")
_FIELDS: Final = {"pilots": "pilot", "measures": "measure", "plans": "plan", "neighbours": "member"}
"""Field of a condition that has the papers of a rule, where it is called otherwise."""
_MEASURED: Final = frozenset({"change", "vacancy", "metro", "kaso"})
_SUM: Final = re.compile(rf"total|(?P<rule>{'|'.join(rule.name for rule in RULES)})\.(?P<part>{'|'.join(PARTS)})")
_OF_FOUND: Final = re.compile(r"(?P<weights>[^,]*),(?P<conditions>.*)")


def sum_cell(weights: str, rest: str) -> Cell | None:
    """The sum of a municipality, or a part of it."""
    asked = _SUM.fullmatch(rest)
    if asked is None:
        return None
    rule, part = asked["rule"] or "", asked["part"] or "total"
    return Cell(
        partial(_of_town, weights=weights, rule=rule, part=part),
        partial(_sum_named, weights=weights, rule=rule, part=part),
        is_of_town=True,
        fault=partial(_weights_fault, weights=weights),
        query={"view": "score", "score": weights},
    )


def tally_cell(choice: str, rest: str) -> Cell | None:
    """Of how many of the municipalities that conditions find there is a sum."""
    asked = _OF_FOUND.fullmatch(choice)
    if asked is None or rest not in TALLIES:
        return None
    weights, text = asked["weights"], asked["conditions"]
    return Cell(
        partial(_tally, weights=weights, text=text, part=rest),
        partial(_tally_named, weights=weights, text=text, part=rest),
        fault=partial(_tally_fault, weights=weights, text=text),
        query={"view": "score", "score": weights, "if": text},
    )


def _weights_fault(_dataset: Dataset, words: Words, weights: str) -> str:
    return "" if weights_of(weights) else WORDS[words.language].weights.format(n=len(RULES), most=HEAVIEST)


def _tally_fault(dataset: Dataset, words: Words, weights: str, text: str) -> str:
    return _weights_fault(dataset, words, weights) or condition_fault(dataset, words, text)


@lru_cache(maxsize=16)
def sums(dataset: Dataset, body: str, as_of: str, weights: str) -> tuple[tuple[str, ...], Mapping[str, Score]]:
    """The rules in use, and the sum of every municipality that has one; remembered, for a page asks for hundreds."""
    codes = dataset["municipalities"]["municipality_code"].tolist()
    scores = scores_of(inputs_on(dataset, body, as_of), weights_of(weights) or {}, codes)
    return scores.used, {score.code: score for score in scores.scored}


def _papers(at: At, rules: Iterable[str]) -> tuple[str, str, str]:
    return papers_of(at, [_FIELDS.get(rule, rule) for rule in rules])


def _of_town(at: At, weights: str, rule: str, part: str) -> Fact:
    own, code = at.selection, at.selection.municipality or ""
    used, known = sums(at.dataset, own.body, own.as_of, weights)
    score = known.get(code)
    rows = partial(towns_behind, at, [code], ())
    papers = _papers(at, [rule] if rule else used)
    term = score.parts.get(rule) if score else None
    if score is None or (rule and term is None):
        return Fact("points", None, *papers, rows, "no_sum", is_trial=True)
    if term is None:
        return Fact("points", score.total / 100, *papers, rows, is_trial=True)
    if part == "value":
        kind: Kind = "decimal" if rule in _MEASURED else "count"
        return Fact(kind, term.value, *papers, rows)
    return Fact(
        "points", {"points": term.points, "contribution": term.contribution}[part] / 100, *papers, rows, is_trial=True
    )


def _tally(at: At, weights: str, text: str, part: str) -> Fact:
    own, found = at.selection, found_at(at, text)
    scores = scores_of(inputs_on(at.dataset, own.body, own.as_of), weights_of(weights) or {}, found.here)
    codes = {
        "scored": [score.code for score in scores.scored],
        "missing": [missing.code for missing in scores.missing],
        "of": found.here,
    }[part]
    fields = [*asked_fields(found.expression), *(_FIELDS.get(rule, rule) for rule in scores.used)]
    return Fact(
        "count", TALLIES[part](scores), *papers_of(at, fields), partial(towns_behind, at, codes, fields), is_trial=True
    )


def _weights_named(words: Words, weights: str) -> str:
    """The weights in words: of the rules that have one."""
    said, given = SCORE[words.language], weights_of(weights)
    if given is None:
        return weights
    return words.on_map.separator.join(
        said.weight_of.format(name=said.inputs[name], weight=weight) for name, weight in given.items() if weight
    )


def _sum_named(words: Words, weights: str, rule: str, part: str) -> str:
    own, said = WORDS[words.language].names, SCORE[words.language]
    form = {"total": said.total, "value": said.value, "points": said.points, "contribution": said.contribution}[part]
    what = form.format(name=said.inputs[rule], unit=said.units[rule]) if rule else form
    return own["score"].format(what=what, weights=_weights_named(words, weights))


def _tally_named(words: Words, weights: str, text: str, part: str) -> str:
    named = _weights_named(words, weights)
    conditions = conditions_named(text, words)
    return WORDS[words.language].names[f"scores.{part}"].format(weights=named, conditions=conditions)


WITH_CHOICE: Final[Mapping[str, Callable[[str, str], Cell | None]]] = {"score": sum_cell, "scores": tally_cell}
"""Cells whose key carries weights, by the first part of the key."""
