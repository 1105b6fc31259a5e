"""A number that was looked up, in words: the same on its page and on the command line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import pandas as pd

from dashboard import text
from dashboard.facts.catalogue import cell
from dashboard.facts.fact import said, why
from dashboard.facts.lookup import choice_fault
from dashboard.facts.sources import sources_of
from dashboard.place_names import place_name
from dashboard.wording import words_in
from dashboard.wording.passport import WORDS
from geodata.counting import COUNTED

if TYPE_CHECKING:
    from dashboard.facts.fact import Fact
    from dashboard.facts.lookup import Answer, Asked
    from dashboard.facts.passports import Passport
    from dashboard.wording import Words
    from geodata.dataset import Dataset

_ROOMS: Final = {
    "ledger": "ledger",
    "changes": "changes",
    "target": "targets",
    "steps": "targets",
    "waiting": "targets",
    "prefecture_plans": "targets",
    "programme": "council",
    "council": "council",
    "aims": "council",
    "sources": "sources",
    "evidence": "evidence",
    "spread": "spread",
    "burden": "burden",
    "corrections": "corrections",
    "pilots": "pilots",
    "measures": "measures",
    "plans": "targets",
    "corporations": "targets",
    "membership": "sources",
    "rows": "members",
    "town": "towns",
    "place": "towns",
    "in_band": "prefecture",
    "wards": "prefecture",
    "peer": "peers",
    "peers": "peers",
    "town_peers": "peers",
    "pairs": "pairs",
    "whatif": "whatif",
    "invitations": "invitations",
    "found": "explorer",
    "found_clusters": "explorer",
    "found_clusters_by_sea": "explorer",
    "member_clusters": "explorer",
    "member_clusters_by_sea": "explorer",
    "score": "explorer",
    "scores": "explorer",
}
"""Page of a figure by the first part of its key; every other figure is of the overview."""
_REASONS: Final = frozenset({"not_surveyed", "no_data", "unmatched", "withheld", "not_member", "out_of_scope"})


@dataclass(frozen=True, slots=True)
class Said:
    """A number as it is read: its name, value, papers by key of `PassportWords.facts`, and the word on versions."""

    name: str
    value: str
    why: str
    papers: dict[str, str]
    sources: tuple[str, ...]
    version: str


def number_said(answer: Answer, fact: Fact, words: Words) -> Said:
    """What was found, in words; `fact` is the one that is shown."""
    passport = answer.passport
    return Said(
        name=number_name(passport, words),
        value=value_said(fact, words),
        why=why(fact, words),
        papers={
            "number": str(passport),
            "place": place_said(passport, answer.dataset, words),
            "day": f"{words.bodies_long[passport.body]}　{text.day(passport.as_of, words)}",
            "as_of": text.day(fact.as_of, words) if fact.as_of else words.empty_cell,
            "status": status_said(fact, words) or words.empty_cell,
        },
        sources=sources_said(fact, answer.dataset, words),
        version=version_sentence(answer, words),
    )


def number_name(passport: Passport, words: Words) -> str:
    """What a number is called, as a heading."""
    own = cell(passport.key)
    name = own.name(words) if own is not None else passport.key
    return name[:1].upper() + name[1:]


def value_said(fact: Fact, words: Words) -> str:
    """The value as it is read; of a prefecture its name, of membership its state."""
    if fact.kind == "name" and isinstance(fact.value, str):
        known = {**words.classes, **words.reasons}
        return known[fact.value] if fact.value in known else text.place(fact.value, words)
    return said(fact, words)


def status_said(fact: Fact, words: Words) -> str:
    """The status of the rows; of a trial that it is one, and that made-up rows stand behind it; "" where none is known."""
    status = words.statuses.get(fact.status, "")
    if not fact.is_trial:
        return status
    own = WORDS[words.language]
    return own.trial_of_sample.format(sample=status) if fact.is_sample else own.trial


def place_said(passport: Passport, dataset: Dataset, words: Words) -> str:
    """The place of a number, with its code; the code alone where the dataset does not have it."""
    code = passport.municipality or passport.prefecture
    if code is None:
        return WORDS[words.language].japan
    try:
        return f"{place_name(dataset, code, words)}（{code}）"
    except KeyError:
        return code


def sources_said(fact: Fact, dataset: Dataset, words: Words) -> tuple[str, ...]:
    """Each source with publisher, licence and credit, and the documents in it that the fact names."""
    own, found = WORDS[words.language], sources_of(fact, dataset)
    lines = [own.source.format(**source) for source in found]
    if fact.source and fact.source not in {source["title"] for source in found}:
        lines.append(own.own_rows.format(title=fact.source))
    return tuple(lines) or (own.no_source,)


def version_sentence(answer: Answer, words: Words) -> str:
    """What its version and the current one say."""
    own, current = WORDS[words.language].versions, answer.current.version
    name = answer.version or answer.passport.version
    if answer.then is None:
        lost = _lost(answer, words)
        return own["joined"].format(first=lost, second=own["instead"].format(current=current)) if lost else ""
    then = value_said(answer.then, words)
    if answer.kept == "current":
        return own["current"].format(version=name)
    if answer.now is None:
        return own["not_now"].format(version=name, then=then, current=current)
    key = "differs" if answer.differs else "same"
    return own[key].format(version=name, then=then, current=current, now=value_said(answer.now, words))


def refusal_sentence(asked: Asked, example: str, words: Words) -> str:
    """Why what was typed is no number, with what one looks like."""
    return WORDS[words.language].refused[asked.why].format(written=asked.written, example=example)


def no_answer_sentence(answer: Answer, words: Words) -> str:
    """What the version of a number does not have; or the current one, where that version is not there."""
    refused = answer.refused or answer.refused_now
    place = answer.passport.municipality or answer.passport.prefecture or ""
    sentence = (
        WORDS[words.language]
        .refused[refused]
        .format(
            version=answer.dataset.version,
            place=place,
            day=answer.passport.as_of,
            fault=choice_fault(answer.dataset, answer.passport, words),
        )
    )
    lost = _lost(answer, words)
    return WORDS[words.language].versions["joined"].format(first=lost, second=sentence) if lost else sentence


def _lost(answer: Answer, words: Words) -> str:
    """Why the version of a number cannot be asked; "" where it can."""
    own = WORDS[words.language].versions
    key = "fault" if answer.fault else answer.kept
    return own[key].format(version=answer.version or answer.passport.version) if answer.own is None else ""


def page_of(passport: Passport) -> str:
    """Name of the page that shows a number."""
    first, *rest = re.split("[.(]", passport.key)
    if len(rest) == 1 and rest[0] in _REASONS and first in {"membership", *COUNTED}:
        return "sources"
    return _ROOMS.get(first, "prefecture" if passport.prefecture else "overview")


@lru_cache(maxsize=32)
def numbers_table(dataset: Dataset, passports: tuple[Passport, ...], language: str) -> tuple[pd.DataFrame, bool]:
    """Figure, place, day, value, status and id of each number; and whether one is made up. What is not known is left out."""
    words = words_in(language)
    found = [(passport, fact) for passport in passports if (fact := passport.fact(dataset)).value is not None]
    rows = [
        (
            number_name(passport, words),
            place_said(passport, dataset, words),
            passport.as_of,
            value_said(fact, words),
            status_said(fact, words),
            str(passport),
        )
        for passport, fact in found
    ]
    table = pd.DataFrame(rows, columns=list(WORDS[language].page_columns))
    return table, any(fact.is_sample for _, fact in found)
