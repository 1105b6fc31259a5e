"""Conditions on municipalities as data: a small tree that is parsed, matched and told, never run as code."""

from __future__ import annotations

from dashboard.conditions.fields import Field, fields_of
from dashboard.conditions.matching import Matched, emptied_by, matched
from dashboard.conditions.parsing import ConditionError, parse, to_text
from dashboard.conditions.tree import EVERYWHERE, All, Among, AnyOf, Beside, Between, Expression, Not

__all__ = [
    "EVERYWHERE",
    "All",
    "Among",
    "AnyOf",
    "Beside",
    "Between",
    "ConditionError",
    "Expression",
    "Field",
    "Matched",
    "Not",
    "emptied_by",
    "fields_of",
    "matched",
    "parse",
    "to_text",
]
