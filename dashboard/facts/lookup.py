"""Numbers looked up: passports read from what was typed, each resolved in its version and in the current one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal
from urllib.parse import unquote

from dashboard.facts.catalogue import cell
from dashboard.facts.passports import WRITTEN, Passport, in_parts, tidied
from dashboard.offered import choices_of
from dashboard.versions import Fault, fault_of, opened, versions
from dashboard.wording import words_in

if TYPE_CHECKING:
    from pathlib import Path

    from dashboard.facts.fact import Fact
    from dashboard.wording import Words
    from geodata.dataset import Dataset

MOST: Final = 20
"""Numbers that are looked up at once."""
Refusal = Literal["", "place", "town", "body", "day", "choice"]
"""What a passport names that a dataset does not have; "" where it has all of it."""
Kept = Literal["current", "kept", "gone", "several"]
"""Whether its version is the current one, an earlier one, no longer there, or one of several with the same beginning."""
_BETWEEN: Final = re.compile(r"[\s,、;]+")
_AROUND: Final = "\"'()<>[]「」『』。.:"


@dataclass(frozen=True, slots=True)
class Asked:
    """What was typed for one number: its passport, or why there is none ("unreadable", or "unknown" for its name)."""

    written: str
    passport: Passport | None = None
    why: Literal["", "unreadable", "unknown"] = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a passport is resolved to: `then` in its version, `now` in the current one; the same where that is its own.

    `version` is its whole name, "" where it is not there; with a `fault` it is there and cannot be opened. `then` is
    None without that version. `refused` says what its version does not have, `refused_now` what the current one.
    """

    passport: Passport
    kept: Kept
    version: str
    current: Dataset
    own: Dataset | None
    then: Fact | None
    now: Fact | None
    refused: Refusal
    refused_now: Refusal
    fault: Fault | None = None

    @property
    def shown(self) -> Fact | None:
        """The fact of its version, else that of the current one."""
        return self.then or (self.now if self.own is None else None)

    @property
    def dataset(self) -> Dataset:
        """The dataset that what is shown is from."""
        return self.own or self.current

    @property
    def differs(self) -> bool:
        """Whether the current version says otherwise."""
        if self.then is None or self.now is None:
            return self.then is not None
        return (self.then.value, self.then.is_lower_bound) != (self.now.value, self.now.is_lower_bound)


def asked(text: str) -> tuple[Asked, ...]:
    """The numbers that were typed or pasted, in their order, each once; also out of a link to the page."""
    apart = [part if at % 2 else _BETWEEN.sub("\n", part) for at, part in enumerate(in_parts(tidied(unquote(text))))]
    parts = (_out_of_link(part).strip(_AROUND) for part in "".join(apart).split("\n"))
    return tuple(_asked(part) for part in dict.fromkeys(filter(None, parts)))


def _out_of_link(part: str) -> str:
    _, is_link, rest = part.rpartition("no=")
    return rest.partition("&")[0] if is_link else rest


def _asked(written: str) -> Asked:
    passport = Passport.read(written)
    if passport is not None:
        return Asked(written, passport)
    return Asked(written, None, "unknown" if WRITTEN.fullmatch(written) else "unreadable")


def look_up(published: Path, passport: Passport) -> Answer:
    """What a passport says in its version and in the current one. Raises DatasetError where nothing was published."""
    current = opened(published)
    refused_now = refusal(current, passport)
    now = None if refused_now else passport.fact(current)
    names = [each.name for each in versions(published) if each.name.startswith(passport.version)]
    if len(names) != 1:
        return Answer(passport, "several" if names else "gone", "", current, None, None, now, "", refused_now)
    name = names[0]
    kept: Kept = "current" if name == current.version else "kept"
    fault = fault_of(published, name)
    if fault:
        return Answer(passport, kept, name, current, None, None, now, "", refused_now, fault)
    own = opened(published, name)
    refused = refusal(own, passport)
    then = None if refused else passport.fact(own)
    return Answer(passport, kept, name, current, own, then, now, refused, refused_now)


def refusal(dataset: Dataset, passport: Passport) -> Refusal:
    """What a passport names that a dataset does not have."""
    choices = choices_of(dataset)
    if passport.prefecture is not None and passport.prefecture not in choices.prefectures:
        return "place"
    if passport.municipality is not None and passport.municipality not in choices.municipalities:
        return "town"
    if passport.body not in choices.bodies:
        return "body"
    if not choices.has_day(passport.body, passport.as_of):
        return "day"
    return "choice" if choice_fault(dataset, passport, words_in("ja")) else ""


def choice_fault(dataset: Dataset, passport: Passport, words: Words) -> str:
    """Why a dataset cannot be asked for the choice in the parentheses of a number, "" where it can."""
    own = cell(passport.key)
    return "" if own is None else own.fault(dataset, words)
