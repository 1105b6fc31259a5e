"""Sentences from templates: each is told only where every value in it is known, and says which facts it holds."""

from __future__ import annotations

import operator
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from dashboard import text
from dashboard.facts import fact, is_name, where
from dashboard.facts.fact import Fact, said
from dashboard.facts.passports import Passport

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from dashboard.facts.fact import At
    from dashboard.wording import Words

_PLACEHOLDER: Final = re.compile(r"\{([^{}]*)\}")
_CLAUSE: Final = re.compile(r"(?P<name>\S+) (?:(?P<sign><=|>=|==|!=|<|>) (?P<number>-?\d+)|(?P<known>known|unknown))")
_SIGNS: Final[Mapping[str, Callable[[float, float], bool]]] = {
    "<": operator.lt, "<=": operator.le, "==": operator.eq, "!=": operator.ne, ">=": operator.ge, ">": operator.gt,
}  # fmt: skip
_WORDS: Final = ("place", "as_of", "body")
"""What a template may name beside facts: words of the choice, which are no figures."""


class TemplateError(ValueError):
    """A template or a condition that cannot be used: which one, and what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Template:
    """A sentence with `{names}` of facts in both languages, and when it is told: "members > 0 and plans == 0".

    A condition is clauses joined by " and ": a name, one of < <= == != >= > and a whole number, or a name and "known"
    or "unknown"; `place known` asks whether a prefecture is chosen. A value that is not known fulfils only "unknown".
    Raises TemplateError for a name that no fact has, and for a condition that is none.
    """

    ja: str
    en: str
    when: str = ""

    def __post_init__(self) -> None:
        for sentence in (self.ja, self.en):
            for name in _PLACEHOLDER.findall(sentence):
                _check(name, sentence)
        for clause in self.clauses:
            found = _CLAUSE.fullmatch(clause)
            if found is None or (found["name"] == "place" and not found["known"]):
                raise TemplateError(
                    f"条件「{self.when}」の「{clause}」を読めません。members > 0 のように書いてください。"
                )
            _check(found["name"], self.when)

    @property
    def clauses(self) -> tuple[str, ...]:
        """The parts of the condition."""
        return tuple(self.when.split(" and ")) if self.when else ()


def _check(name: str, sentence: str) -> None:
    if name not in _WORDS and not is_name(name):
        raise TemplateError(
            f"「{sentence}」の {{{name}}} という値はありません。使える名前は docs/presenting.md にあります。"
        )


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence as it is read, and the passports of the values in it by their names, in their order."""

    text: str
    passports: Mapping[str, Passport] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Teller:
    """Fills templates for one choice; each fact is computed once."""

    at: At
    words: Words
    _known: dict[str, Fact] = field(default_factory=dict, repr=False, compare=False)

    def fact(self, name: str) -> Fact:
        """The fact of a name. Raises UnknownFactError."""
        if name not in self._known:
            self._known[name] = fact(self.at, name)
        return self._known[name]

    def said(self, name: str) -> str:
        """A value as it is read in a sentence."""
        match name:
            case "place":
                code = self.at.selection.prefecture
                return text.place(code, self.words) if code else self.words.all_japan
            case "as_of":
                return text.day(self.at.selection.as_of, self.words)
            case "body":
                return self.words.bodies_long[self.at.selection.body]
        own = self.fact(name)
        if name.startswith("peer.") and ":" not in name and own.value is not None:
            return text.place(str(own.value), self.words)
        if name.endswith("itself") and own.value is not None:
            state = str(own.value)
            return self.words.classes.get(state) or self.words.reasons[state]
        return said(own, self.words)

    def passport(self, name: str) -> Passport | None:
        """The passport of a value; None for words, names and days, which are no figures."""
        if name in _WORDS or self.fact(name).kind in {"name", "day"}:
            return None
        place, key = where(self.at, name)
        return Passport.of(place.dataset, place.selection, key)

    def holds(self, template: Template) -> bool:
        """Whether a template is told: its condition holds and every value in it is known."""
        names = _PLACEHOLDER.findall(template.ja)
        return all(map(self._is_known, names)) and all(map(self._fulfils, template.clauses))

    def tell(self, templates: Iterable[Template]) -> tuple[Told, ...]:
        """The sentences that are told, in the order of their templates."""
        return tuple(self._filled(template) for template in templates if self.holds(template))

    def _filled(self, template: Template) -> Told:
        sentence = template.ja if self.words.language == "ja" else template.en
        names = tuple(dict.fromkeys(_PLACEHOLDER.findall(sentence)))
        filled = _PLACEHOLDER.sub(lambda found: self.said(found[1]), sentence)
        return Told(filled, {name: own for name in names if (own := self.passport(name)) is not None})

    def _is_known(self, name: str) -> bool:
        return name in _WORDS or self.fact(name).value is not None

    def _fulfils(self, clause: str) -> bool:
        found = _CLAUSE.fullmatch(clause)
        if found is None:
            raise TemplateError(clause)
        name = found["name"]
        if name == "place":
            return (self.at.selection.prefecture is not None) == (found["known"] == "known")
        value = self.fact(name).value
        if found["known"]:
            return (value is not None) == (found["known"] == "known")
        return not isinstance(value, str | None) and _SIGNS[found["sign"]](value, int(found["number"]))
