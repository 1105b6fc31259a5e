"""Passports of numbers: a short text that names a value for ever, and what it is resolved to.

"e1b1e3ba-20-c20231001-members": the first eight signs of the version, the prefecture ("00" for all Japan), the body's
initial with the day, and the name of the fact.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Self

from dashboard.facts import FACTS
from dashboard.facts.fact import At, Fact
from dashboard.selection import Selection

if TYPE_CHECKING:
    from geodata.dataset import Dataset

BODIES: Final = {"c": "council", "p": "platform"}
_JAPAN: Final = "00"
_WRITTEN: Final = re.compile(
    r"(?P<version>[0-9a-f]{8})-(?P<place>\d\d)-(?P<body>[cp])(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)-(?P<key>[a-z_0-9.]+)"
)


@dataclass(frozen=True, slots=True)
class Passport:
    """Of which version, place, body and day which fact; `str` is how it is written."""

    version: str
    prefecture: str | None
    body: str
    as_of: str
    key: str

    @classmethod
    def of(cls, dataset: Dataset, selection: Selection, key: str) -> Self:
        """The passport of a fact of an open dataset for a choice."""
        return cls(dataset.version[:8], selection.prefecture, selection.body, selection.as_of, key)

    @classmethod
    def read(cls, written: str) -> Self | None:
        """A passport from its text, whatever spaces are around; None where it is none or names no fact we know."""
        found = _WRITTEN.fullmatch(written.strip().lower())
        if found is None or found["key"] not in FACTS:
            return None
        day = f"{found['year']}-{found['month']}-{found['day']}"
        place = None if found["place"] == _JAPAN else found["place"]
        return cls(found["version"], place, BODIES[found["body"]], day, found["key"])

    def __str__(self) -> str:
        """As it is printed beside the number."""
        body = next(sign for sign, name in BODIES.items() if name == self.body)
        return f"{self.version}-{self.prefecture or _JAPAN}-{body}{self.as_of.replace('-', '')}-{self.key}"

    def fact(self, dataset: Dataset) -> Fact:
        """The fact it names in an open dataset, which need not be of its version: a newer one may say otherwise."""
        return FACTS[self.key](At(dataset, self.selection))

    @property
    def selection(self) -> Selection:
        """The choice it names."""
        return Selection(self.body, self.as_of, self.prefecture)
