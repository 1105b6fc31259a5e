"""Expressions as text in a link, and back: "all(member:no,beside(member:yes),population:..10000)".

    expression = all(...) | any(...) | not(e) | beside(e) | near(e) | field:value|value... | field:low..high

`beside` asks of neighbours on land, `near` also of those across water. A range holds its lower end, not its upper one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dashboard.conditions.fields import NUMBERS
from dashboard.conditions.tree import All, Among, AnyOf, Beside, Between, Expression, Not, leaves
from geodata.errors import GeodataError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.conditions.fields import Field

LONGEST: Final = 2_000
DEEPEST: Final = 8
MOST: Final = 40
_EXPECTED: Final = {
    "open": ("「(」か「:」", "“(” or “:”"),
    "end": ("条件の終わり", "the end"),
    "next": ("「,」か「)」", "“,” or “)”"),
    "group": ("all・any か、条件が1つの not・beside・near", "all, any, or not, beside or near with one condition"),
    "word": ("項目か値", "a field or a value"),
}
_WORD: Final = re.compile(r"[^(),:]+")
_NUMBER: Final = re.compile(r"-?[0-9]{1,12}(?:\.[0-9]{1,6})?")


class ConditionError(GeodataError):
    """A text that is no expression: what is wrong, and where, in one sentence of either language."""

    def __init__(self, sentence: str, sentence_en: str) -> None:
        super().__init__(sentence)
        self._sentences = {"ja": sentence, "en": sentence_en}

    def told_in(self, language: str) -> str:
        """The sentence in a language."""
        return self._sentences[language]


def parse(text: str, fields: Mapping[str, Field] | None) -> Expression:
    """The expression of a link's text, whose fields and values are among `fields`; "" is everywhere.

    Without `fields`, for who has no dataset at hand, names and values are taken as they stand.

    Raises ConditionError with one sentence for any other text.
    """
    if not text.strip():
        return All()
    if len(text) > LONGEST:
        raise ConditionError(
            f"条件が長すぎます（{len(text):,}字、上限{LONGEST:,}字）。",
            f"They are too long ({len(text):,} letters, at most {LONGEST:,}).",
        )
    reading = _Reading(text, fields)
    expression = reading.expression(0)
    reading.end()
    count = sum(1 for _ in leaves(expression))
    if count > MOST:
        raise ConditionError(
            f"条件が多すぎます（{count}、上限{MOST}）。", f"There are too many ({count}, at most {MOST})."
        )
    return expression


def to_text(expression: Expression) -> str:
    """Text that `parse` reads as the same expression; "" for everywhere."""
    return "" if expression == All() else _written(expression)


def _written(expression: Expression) -> str:
    match expression:
        case Among(field=field, values=values):
            return f"{field}:{'|'.join(values)}"
        case Between(field=field, low=low, high=high):
            return f"{field}:{_number(low)}..{_number(high)}"
        case Beside(of=of, by_sea=by_sea):
            return f"{'near' if by_sea else 'beside'}({_written(of)})"
        case Not(of=of):
            return f"not({_written(of)})"
        case All(parts=parts):
            return f"all({','.join(map(_written, parts))})"
        case AnyOf(parts=parts):
            return f"any({','.join(map(_written, parts))})"


def _number(value: float | None) -> str:
    if value is None:
        return ""
    return str(int(value)) if value == int(value) else f"{value:.6f}".rstrip("0")


class _Reading:
    """A text and how far it has been read."""

    def __init__(self, text: str, fields: Mapping[str, Field] | None) -> None:
        self._text, self._fields, self._at = text, fields, 0

    def expression(self, depth: int) -> Expression:
        if depth > DEEPEST:
            raise ConditionError(
                f"条件の入れ子が深すぎます（上限{DEEPEST}）。", f"They are nested deeper than {DEEPEST}."
            )
        word = self._word()
        if self._takes("("):
            return self._group(word, depth)
        if self._takes(":"):
            return self._leaf(word)
        raise self._fault("open")

    def end(self) -> None:
        """Raises ConditionError where something is left."""
        if self._at < len(self._text):
            raise self._fault("end")

    def _group(self, word: str, depth: int) -> Expression:
        parts: list[Expression] = []
        while not self._takes(")"):
            if parts and not self._takes(","):
                raise self._fault("next")
            parts.append(self.expression(depth + 1))
        if word == "all":
            return All(tuple(parts))
        if word == "any":
            return AnyOf(tuple(parts))
        if word not in {"not", "beside", "near"} or len(parts) != 1:
            raise self._fault("group")
        return Not(parts[0]) if word == "not" else Beside(parts[0], by_sea=word == "near")

    def _leaf(self, name: str) -> Expression:
        field = None if self._fields is None else self._fields.get(name)
        if field is None and self._fields is not None:
            raise ConditionError(f"「{name}」という項目はありません。", f"There is no field “{name}”.")
        text = self._word()
        if name in NUMBERS:
            return self._range(name, text)
        values = tuple(dict.fromkeys(text.split("|")))
        if field is None:
            return Among(name, values)
        unknown = [value for value in values if value not in field.values]
        if unknown:
            raise ConditionError(
                f"項目「{name}」に「{unknown[0]}」という値はありません。",
                f"The field “{name}” has no value “{unknown[0]}”.",
            )
        return Among(name, values)

    def _range(self, name: str, text: str) -> Between:
        low, found, high = text.partition("..")
        if not found or not (low or high) or not all(_NUMBER.fullmatch(end) for end in (low, high) if end):
            raise ConditionError(
                f"項目「{name}」の「{text}」は範囲（例: 5000..10000、..10000）ではありません。",
                f"“{text}” of the field “{name}” is no range (such as 5000..10000 or ..10000).",
            )
        ends = [float(end) if end else None for end in (low, high)]
        if None not in ends and not ends[0] < ends[1]:  # type: ignore[operator]
            raise ConditionError(
                f"項目「{name}」の範囲「{text}」は、下限が上限より小さくありません。",
                f"The range “{text}” of the field “{name}” does not begin below its end.",
            )
        return Between(name, *ends)

    def _word(self) -> str:
        found = _WORD.match(self._text, self._at)
        if found is None:
            raise self._fault("word")
        self._at = found.end()
        return found[0]

    def _takes(self, sign: str) -> bool:
        is_there = self._text.startswith(sign, self._at)
        self._at += is_there
        return is_there

    def _fault(self, expected: str) -> ConditionError:
        rest = self._text[self._at : self._at + 12]
        return ConditionError(
            f"条件の{self._at + 1}字目（{rest or '終わり'}）を読めません。ここには{_EXPECTED[expected][0]}が要ります。",
            f"At letter {self._at + 1} ({rest or 'the end'}) {_EXPECTED[expected][1]} is needed.",
        )
