"""A sum of points by weights of the reader's own: need, readiness and reach of each municipality, by stated rules."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from dashboard.views.neighbours import land_neighbours
from dashboard.views.peers import town_inputs
from dashboard.views.registers import counts_on, is_before_law
from dashboard.views.shares import SAMPLE, towns_with_membership
from geodata.gaps import GapReason

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from geodata.dataset import Dataset

HEAVIEST: Final = 5


@dataclass(frozen=True, slots=True)
class Rule:
    """How a value becomes points: 0 at `zero` and beyond, 1 at `full` and beyond, in a straight line between."""

    name: str
    group: str
    zero: float
    full: float

    def hundredths(self, values: pd.Series) -> pd.Series:
        """Points in whole hundredths, half a hundredth upwards; empty where the value is."""
        share = ((values - self.zero) / (self.full - self.zero)).clip(0, 1)
        points: pd.Series = np.floor(100 * share + 0.5 + 1e-9).astype("Int64")
        return points


RULES: Final = (
    Rule("change", "need", 0, -10),  # % of the population between two counts
    Rule("vacancy", "need", 10, 30),  # % of dwellings
    Rule("kaso", "need", 0, 1),  # 0, 0.5 in part or deemed, 1 whole
    Rule("pilots", "readiness", 0, 1),
    Rule("measures", "readiness", 0, 3),
    Rule("plans", "readiness", 0, 1),
    Rule("neighbours", "readiness", 0, 3),  # members among the neighbours on land
    Rule("metro", "reach", 200, 50),  # km
)
GROUPS: Final = tuple(dict.fromkeys(rule.group for rule in RULES))
_REGISTERS: Final = ("pilots", "measures", "plans")


@dataclass(frozen=True, slots=True, eq=False)
class Inputs:
    """A row a municipality by code and a column a rule: `numbers`, and `reasons` why there is none, else "".

    `has_sample` says whether a sample row stands behind the member neighbours.
    """

    numbers: pd.DataFrame
    reasons: pd.DataFrame
    has_sample: bool = False

    @property
    def offered(self) -> frozenset[str]:
        """Rules of which the dataset has a value anywhere."""
        return frozenset(str(name) for name in self.numbers if self.numbers[name].notna().any())


@dataclass(frozen=True, slots=True)
class Part:
    """One term of a sum, in hundredths: the points of a value, times its weight."""

    value: float
    points: int
    weight: int

    @property
    def contribution(self) -> int:
        """What it adds, in hundredths."""
        return self.points * self.weight


@dataclass(frozen=True, slots=True)
class Score:
    """A municipality's sum in hundredths with its parts by rule, in the order of the rules."""

    code: str
    parts: Mapping[str, Part]

    @property
    def total(self) -> int:
        """The sum of all contributions, in hundredths."""
        return sum(part.contribution for part in self.parts.values())


@dataclass(frozen=True, slots=True)
class Missing:
    """A municipality that lacks an input in use: which, each with its gap reason. It has no sum."""

    code: str
    reasons: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Scores:
    """What was asked for: the rules in use, the sums, and who lacks an input; both in code order."""

    used: tuple[str, ...]
    scored: tuple[Score, ...]
    missing: tuple[Missing, ...]

    def by_total(self) -> tuple[Score, ...]:
        """The sums, the largest first; equal ones in code order."""
        return tuple(sorted(self.scored, key=lambda score: (-score.total, score.code)))


def scores_of(inputs: Inputs, weights: Mapping[str, int], codes: Collection[str]) -> Scores:
    """Sums of these municipalities by these weights; a weight of zero, or on what the dataset lacks, uses nothing."""
    rules = [rule for rule in RULES if weights.get(rule.name, 0) > 0 and rule.name in inputs.offered]
    used = [rule.name for rule in rules]
    if not used:
        return Scores((), (), ())
    here = inputs.numbers.loc[inputs.numbers.index.isin(codes), used].sort_index()
    reasons = inputs.reasons.loc[here.index, used]
    lacks = here.isna().any(axis="columns")
    known = here[~lacks]
    points = {rule.name: rule.hundredths(known[rule.name]).tolist() for rule in rules}
    values = {name: known[name].tolist() for name in used}
    scored = tuple(
        Score(code, {name: Part(values[name][at], points[name][at], weights[name]) for name in used})
        for at, code in enumerate(known.index)
    )
    missing = tuple(
        Missing(str(code), {str(name): reason for name, reason in row.items() if reason})
        for code, row in zip(reasons.index[lacks], reasons[lacks].to_dict("records"), strict=True)
    )
    return Scores(tuple(used), scored, missing)


def weights_of(text: str) -> dict[str, int] | None:
    """Weights as the link has them, a digit 0 to 5 a rule; anything else is None, and nothing is scored."""
    is_sound = len(text) == len(RULES) and all(sign in "012345" for sign in text)
    return dict(zip((rule.name for rule in RULES), map(int, text), strict=True)) if is_sound else None


def written(weights: Mapping[str, int]) -> str:
    """The weights as the link has them."""
    return "".join(str(weights.get(rule.name, 0)) for rule in RULES)


@lru_cache(maxsize=8)
def inputs_on(dataset: Dataset, body: str, as_of: str) -> Inputs:
    """The inputs of every municipality on a day, with the members of a body's list in force.

    A register holds what was found: who has no entry lacks the input for the reason the coverage states, else as 未調査;
    only 未参加 is a known zero. No table of the dataset has vacancy. Member neighbours are unknown beside a
    municipality of which the list does not say whether it is a member.
    """
    people = town_inputs(dataset)
    towns = towns_with_membership(dataset, body, as_of).set_index("municipality_code")
    neighbours, unasked = _member_neighbours(dataset, towns)
    counts = counts_on(dataset, as_of).reindex(people.index)
    values = {
        "change": people["change"].round(1),  # as shown, so that the points can be worked out from it
        "vacancy": pd.Series(np.nan, people.index),
        "kaso": people["kaso"],
        **{name: counts[name].astype("float64") for name in _REGISTERS},
        "neighbours": neighbours,
        "metro": people["metro"],
    }
    reasons = {name: pd.Series(GapReason.NO_DATA.value, people.index) for name in values}
    reasons["neighbours"] = unasked
    for name in _REGISTERS:
        reasons[name] = _register_gaps(dataset, name, as_of, people.index)
        is_known_zero = values[name].isna() & (reasons[name] == GapReason.NOT_MEMBER.value)
        values[name] = values[name].mask(is_known_zero, 0.0)
    whole = pd.DataFrame(values)[[rule.name for rule in RULES]]
    return Inputs(
        whole, pd.DataFrame(reasons)[whole.columns].where(whole.isna(), ""), bool((towns["status"] == SAMPLE).any())
    )


def _member_neighbours(dataset: Dataset, towns: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """Members among the neighbours on land of each municipality, and why that is not known."""
    is_member, reason = towns["is_member"].to_dict(), towns["reason"].to_dict()
    counts, gaps = {}, {}
    for code, others in land_neighbours(dataset).items():
        unknown = [
            reason[other] for other in others if not is_member[other] and reason[other] != GapReason.NOT_MEMBER.value
        ]
        counts[code] = np.nan if unknown else float(sum(is_member[other] for other in others))
        gaps[code] = unknown[0] if unknown else GapReason.NO_DATA.value
    return pd.Series(counts).reindex(towns.index), pd.Series(gaps).reindex(towns.index)


def _register_gaps(dataset: Dataset, register: str, day: str, codes: pd.Index) -> pd.Series:
    """Why a municipality has no entry on the day: before the law データなし, else as the coverage says, else 未調査."""
    if is_before_law(dataset, register, day):
        return pd.Series(GapReason.NO_DATA.value, codes)
    coverage = dataset["coverage"]
    own = coverage[coverage["layer"] == register].set_index("municipality_code")["reason"]
    reasons: pd.Series = own.reindex(codes).fillna(GapReason.NOT_SURVEYED.value)
    return reasons
