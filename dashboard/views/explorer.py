"""ギャップ探索: the municipalities for which an expression holds, in numbers and as a table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from dashboard.conditions import emptied_by, matched
from dashboard.conditions.facts import facts_on
from dashboard.conditions.fields import register_of
from dashboard.conditions.tree import All, AnyOf, leaves

if TYPE_CHECKING:
    from collections.abc import Collection

    from dashboard.conditions import Expression
    from dashboard.conditions.facts import Facts
    from geodata.dataset import Dataset


@dataclass(frozen=True, slots=True)
class Found:
    """What an expression finds: codes where it holds and where nobody can tell, of all Japan and of the chosen area.

    `emptied_by` is the part that leaves nothing in the area, None where something is left; `emptied_unknown` counts
    the municipalities of the area of which that part cannot be told, `left_without` those that hold without the part.
    """

    expression: Expression
    yes: frozenset[str]
    unknown: frozenset[str]
    here: tuple[str, ...]
    unknown_here: tuple[str, ...]
    total: int
    emptied_by: Expression | None
    emptied_unknown: int
    left_without: int
    facts: Facts


def found_by(
    expression: Expression,
    dataset: Dataset,
    *,
    body: str,
    day: str,
    prefecture: str | None = None,
    own_list: Collection[str] | None = None,
) -> Found:
    """Hold an expression against a dataset on a day. Raises ConditionError where it needs a list that is not there."""
    facts = facts_on(dataset, body, day).with_list(own_list)
    mask = matched(expression, facts)
    here = np.ones(len(facts.codes), np.bool_) if prefecture is None else facts.texts["prefecture"] == prefecture
    codes = np.array(facts.codes, dtype=object)
    yes_here, unknown_here = (tuple(codes[some & here].tolist()) for some in (mask.yes, mask.unknown))
    is_empty = not yes_here and expression != All()
    part = emptied_by(expression, facts, here) if is_empty else None
    return Found(
        expression,
        frozenset(codes[mask.yes].tolist()),
        frozenset(codes[mask.unknown].tolist()),
        yes_here,
        unknown_here,
        int(here.sum()),
        part,
        int((matched(part, facts).unknown & here).sum()) if part is not None else 0,
        int((matched(without_part(expression, part), facts).yes & here).sum()) if part is not None else 0,
        facts,
    )


def without_part(expression: Expression, part: Expression) -> Expression:
    """The conditions that have to hold together, without one; what is no such row of conditions holds nowhere."""
    if isinstance(expression, All) and len(expression.parts) > 1:
        return All(tuple(each for each in expression.parts if each != part))
    return AnyOf()


def asked_fields(expression: Expression) -> tuple[str, ...]:
    """Names of the fields an expression asks for, in the order they stand."""
    return tuple(dict.fromkeys(leaf.field for leaf in leaves(expression)))


def asked_registers(expression: Expression) -> tuple[str, ...]:
    """Registers whose records tell what an expression asks for, in the order they stand."""
    return tuple(dict.fromkeys(filter(None, map(register_of, asked_fields(expression)))))
