"""The sums of points as tables: on the screen, and as they are saved with their weights and rules."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from dashboard import text
from dashboard.wording import words_in
from dashboard.wording.score import WORDS
from geodata.columns import labels
from geodata.tables import MUNICIPALITIES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dashboard.views.score import Missing, Score, Scores
    from dashboard.wording import Words
    from dashboard.wording.score import ScoreWords

_MEASURED: Final = ("change", "vacancy", "metro")


def score_table(scores: Sequence[Score], names: Mapping[str, str], words: Words) -> pd.DataFrame:
    """A row a municipality in the order given: its sum, then value, points, weight and contribution of each input."""
    return pd.DataFrame([_score_row(score, names, words, WORDS[words.language].points) for score in scores])


def missing_table(missing: Sequence[Missing], names: Mapping[str, str], words: Words) -> pd.DataFrame:
    """A row a municipality that has no sum: which inputs it lacks, each with its gap reason."""
    return pd.DataFrame([{**_place(each.code, names, words), **_lacks(each, words)} for each in missing])


def whole_table(scores: Scores, names: Mapping[str, str], words: Words) -> pd.DataFrame:
    """Both in one as they are saved, in code order, with the rule in the heading of the points."""
    said = WORDS[words.language]
    rows = [{**_score_row(score, names, words, said.points_ruled), said.state: said.scored} for score in scores.scored]
    rows += [
        {
            **_place(each.code, names, words),
            said.total: None,
            said.state: said.lacking,
            **_lacks(each, words),
        }
        for each in scores.missing
    ]
    table = pd.DataFrame(rows).sort_values(_place_headings(words.language)[0], ignore_index=True)
    lacks = (said.missing_column, words.reason_code, words.next_step)
    table = table.reindex(columns=[*table, *(name for name in lacks if name not in table)])
    front = [*_place_headings(words.language), said.total, said.state, *lacks]
    whole = dict.fromkeys(_whole_numbers(scores, words.language), "Int64") if scores.scored else {}
    return table[[*front, *(name for name in table if name not in front)]].astype(whole)


def rule_lines(scores: Scores, weights: Mapping[str, int], words: Words) -> list[str]:
    """What stands above the table in a workbook: that it is a trial, the weights, and the rule of each input in use."""
    said = WORDS[words.language]
    shown = words.on_map.separator.join(
        said.weight_of.format(name=said.inputs[name], weight=weights[name]) for name in scores.used
    )
    rules = [said.points_ruled.format(name=said.inputs[name], rule=said.rules[name]) for name in scores.used]
    return [said.note, said.weights_line.format(weights=shown), *rules, said.trial_line, said.missing_note]


def _score_row(score: Score, names: Mapping[str, str], words: Words, points: str) -> dict[str, Any]:
    said = WORDS[words.language]
    row: dict[str, Any] = {**_place(score.code, names, words), said.total: score.total / 100}
    for key, part in score.parts.items():
        cells = (_value(key, part.value, said), part.points / 100, part.weight, part.contribution / 100)
        row.update(zip(_part_headings(key, words.language, points), cells, strict=True))
    return row


@lru_cache(maxsize=64)
def _part_headings(key: str, language: str, points: str) -> tuple[str, ...]:
    """Headings of an input's value, points, weight and contribution."""
    said = WORDS[language]
    forms = (said.value, points, said.weight, said.contribution)
    return tuple(form.format(name=said.inputs[key], unit=said.units[key], rule=said.rules[key]) for form in forms)


def _value(key: str, value: float, said: ScoreWords) -> float | str:
    """The value as it is shown: the designation in words, what is counted in whole numbers."""
    if key == "kaso":
        return said.kaso[value]
    return value if key in _MEASURED else int(value)


def _place(code: str, names: Mapping[str, str], words: Words) -> dict[str, str]:
    return dict(zip(_place_headings(words.language), (code, names[code], text.place(code[:2], words)), strict=True))


def _whole_numbers(scores: Scores, language: str) -> list[str]:
    """Headings of weights and of what is counted, whose cells stay whole numbers beside empty ones."""
    parts = {key: _part_headings(key, language, WORDS[language].points_ruled) for key in scores.used}
    counted = [headings[0] for key, headings in parts.items() if key not in {*_MEASURED, "kaso"}]
    return [*counted, *(headings[2] for headings in parts.values())]


@lru_cache(maxsize=2)
def _place_headings(language: str) -> tuple[str, str, str]:
    heading = labels(MUNICIPALITIES.columns, language)
    return heading["municipality_code"], heading["name"], words_in(language).prefecture


def _lacks(missing: Missing, words: Words) -> dict[str, str]:
    """The inputs in one cell, the codes of their reasons and what to do about each in two others, in one order."""
    said = WORDS[words.language]
    cells = {
        said.missing_column: [
            said.reason.format(name=said.inputs[name], reason=words.reasons[reason])
            for name, reason in missing.reasons.items()
        ],
        words.reason_code: list(missing.reasons.values()),
        words.next_step: [words.next_steps[reason] for reason in missing.reasons.values()],
    }
    return {heading: words.on_map.separator.join(own) for heading, own in cells.items()}
