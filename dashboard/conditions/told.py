"""An expression in words: one sentence, and a short text for each of its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard import text
from dashboard.conditions.fields import OF_CATEGORY
from dashboard.conditions.tree import All, Among, AnyOf, Beside, Between, Expression, Not
from dashboard.wording.explorer import WORDS

if TYPE_CHECKING:
    from dashboard.wording import Words
    from dashboard.wording.explorer import ExplorerWords


def sentence(expression: Expression, words: Words) -> str:
    """「過疎地域の指定がある、かつ協議会に未参加の市区町村」; what is meant where nothing is asked."""
    said = WORDS[words.language]
    return said.towns_that.format(what=told(expression, words)) if expression != All() else said.everywhere


def told(expression: Expression, words: Words, *, is_inner: bool = False) -> str:
    """Words for an expression, in brackets where it stands with others inside another."""
    said = WORDS[words.language]
    match expression:
        case Among():
            return _among(expression, words, said)
        case Between(field=field, low=low, high=high):
            return said.ranges[(low is not None, high is not None)].format(
                field=field_name(field, words), low=_number(low), high=_number(high), unit=said.units[field]
            )
        case Not(of=of):
            return said.negated.format(what=told(of, words, is_inner=True))
        case Beside(of=of, by_sea=by_sea):
            return (said.near if by_sea else said.beside).format(what=told(of, words, is_inner=True))
        case All(parts=parts) | AnyOf(parts=parts):
            if not parts:
                return said.always if isinstance(expression, All) else said.never
            joined = (said.both if isinstance(expression, All) else said.either).join(
                told(part, words, is_inner=True) for part in parts
            )
            return said.bracketed.format(what=joined) if is_inner and len(parts) > 1 else joined


def field_name(field: str, words: Words) -> str:
    """Name of a field in the reader's language."""
    said = WORDS[words.language]
    if field.startswith(OF_CATEGORY):
        category = field.removeprefix(OF_CATEGORY)
        return said.measure_of.format(category=words.on_map.categories.get(category, category))
    return said.fields[field]


def value_name(field: str, value: str, words: Words) -> str:
    """A value of a field in the reader's language."""
    said = WORDS[words.language]
    if field == "prefecture":
        return text.place(value, words)
    own = {"kaso": words.kaso, "type": words.types, "region": words.regions}.get(field, {})
    special = said.special.get((field, value))
    return special or own.get(value) or words.reasons.get(value) or said.having.get(value, value)


def _among(condition: Among, words: Words, said: ExplorerWords) -> str:
    names = said.or_values.join(value_name(condition.field, value, words) for value in condition.values)
    if condition.field == "member":  # 「未参加」 says itself of what
        return names
    return said.field_is.format(field=field_name(condition.field, words), values=names)


def _number(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:,.0f}" if value == int(value) else f"{value:,}"
