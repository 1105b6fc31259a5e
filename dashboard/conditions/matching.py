"""Holding an expression against facts in three values: it holds, it does not, or nobody can tell (Kleene's logic).

Who has no known value neither has a thing nor has it not: 「なし」 never finds 未調査, and neither does "not 「あり」".
A gap reason is itself a value to ask for, and always known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from dashboard.conditions.facts import is_designated
from dashboard.conditions.fields import LIST, NO, REASONS, YES
from dashboard.conditions.parsing import ConditionError
from dashboard.conditions.tree import All, Among, AnyOf, Beside, Between, Expression, Not
from geodata.gaps import GapReason

if TYPE_CHECKING:
    from dashboard.conditions.facts import Facts


class Matched(NamedTuple):
    """Masks by municipality of the facts: where the expression holds, and where it is known not to."""

    yes: np.ndarray
    no: np.ndarray

    @property
    def unknown(self) -> np.ndarray:
        """Where nobody can tell."""
        mask: np.ndarray = ~(self.yes | self.no)
        return mask


def matched(expression: Expression, facts: Facts) -> Matched:
    """Where it holds. Raises ConditionError where it asks for a list that the reader has not brought."""
    match expression:
        case Among():
            return _among(expression, facts)
        case Between(field=field, low=low, high=high):
            values = facts.numbers[field]
            known = ~np.isnan(values)
            inside = (
                known & (values >= (-np.inf if low is None else low)) & (values < (np.inf if high is None else high))
            )
            return Matched(inside, known & ~inside)
        case Not(of=of):
            inner = matched(of, facts)
            return Matched(inner.no, inner.yes)
        case Beside(of=of, by_sea=by_sea):
            inner = matched(of, facts)
            beside = facts.land + facts.water if by_sea else facts.land
            return Matched(beside @ inner.yes.astype(np.int32) > 0, beside @ (~inner.no).astype(np.int32) == 0)
        case All(parts=parts):
            inners = [matched(part, facts) for part in parts]
            everywhere = np.ones(len(facts.codes), np.bool_)
            return Matched(
                np.logical_and.reduce([everywhere, *(inner.yes for inner in inners)]),
                np.logical_or.reduce([~everywhere, *(inner.no for inner in inners)]),
            )
        case AnyOf(parts=parts):
            inners = [matched(part, facts) for part in parts]
            nowhere = np.zeros(len(facts.codes), np.bool_)
            return Matched(
                np.logical_or.reduce([nowhere, *(inner.yes for inner in inners)]),
                np.logical_and.reduce([~nowhere, *(inner.no for inner in inners)]),
            )


def _among(condition: Among, facts: Facts) -> Matched:
    if condition.field == LIST and LIST not in facts.texts:
        raise ConditionError(
            "この条件は自分の一覧を使いますが、一覧がまだ読み込まれていません（一覧はリンクに入りません）。"
            "「自分の一覧を使う」を開き、ファイルを入れてください。または",
            "They ask for a list of your own, which is not in the link, and there is none yet. "
            "Open “Use a list of your own” and drop the file there.",
        )
    # A category nobody has a measure of on the day: what is known of it is what is known of measures.
    own = facts.texts.get(condition.field)
    if own is None:
        own = np.where(facts.texts["measure"] == YES, GapReason.NOT_SURVEYED.value, facts.texts["measure"])
    yes = np.isin(own, condition.values)
    if condition.field == "kaso" and YES in condition.values:
        yes |= is_designated(own)
    asks_why = {YES, NO}.isdisjoint(condition.values) and not set(REASONS).isdisjoint(condition.values)
    known = np.isin(own, ["", *REASONS], invert=True) | asks_why  # why there is no value is known of everyone
    return Matched(yes, known & ~yes)


def emptied_by(expression: Expression, facts: Facts, here: np.ndarray) -> Expression:
    """The part that leaves nothing of an expression that holds nowhere in `here`.

    Of several that have to hold together: the first that holds nowhere alone, else the one that takes the last ones.
    """
    if not isinstance(expression, All):
        return expression
    found = [matched(part, facts).yes & here for part in expression.parts]
    for part, mask in zip(expression.parts, found, strict=True):
        if not mask.any():
            return part
    left = here
    for part, mask in zip(expression.parts, found, strict=True):
        left = left & mask
        if not left.any():
            return part
    return expression
