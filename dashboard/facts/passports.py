"""Passports of numbers: a short text that names a value for ever, and what it is resolved to.

"7c92720a-20-c20231001-members": the first eight signs of the version, the place ("00" for all Japan, two digits of a
prefecture, five of a municipality), the body's initial with the day, and the name of the figure. What else a figure
depends on stands in the name, in parentheses and as links write it: "found(all(member:no,kaso:yes)).count".
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final, Self

from dashboard.facts.catalogue import cell
from dashboard.facts.fact import At, Fact, UnknownFactError
from dashboard.selection import Selection

if TYPE_CHECKING:
    from geodata.dataset import Dataset

BODIES: Final = {"c": "council", "p": "platform"}
WRITTEN: Final = re.compile(
    r"(?P<version>[0-9a-f]{8})-(?P<place>[0-9]{2}|[0-9]{5})-"
    r"(?P<body>[cp])(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})-"
    r"(?P<key>[a-z_0-9.]+|[a-z_0-9]+\(\S*\)\.[a-z_0-9.]+)"
)
_JAPAN: Final = "00"
_TOWN: Final = 5
_HYPHENS: Final = re.compile(r"\s*[-‐‑‒–—―−ー]\s*")
_UNSEEN: Final = re.compile("[\u00ad\u200b\u2060\ufeff]")
_NAMED: Final = re.compile("[a-zA-Z0-9_]")
_BRACKET: Final = re.compile(r"[()]")
_SPACE: Final = re.compile(r"\s+")


def tidied(written: str) -> str:
    """Text as passports are written: narrow, in small letters, with plain hyphens and no spaces around them.

    What stands in the parentheses of a name keeps its letters and hyphens, and loses its spaces.
    """
    narrow = _UNSEEN.sub("", unicodedata.normalize("NFKC", written))
    parts = enumerate(in_parts(narrow))
    return "".join(_SPACE.sub("", part) if at % 2 else _HYPHENS.sub("-", part.lower()) for at, part in parts).strip()


def in_parts(written: str) -> tuple[str, ...]:
    """Text cut so that every second part is what follows a name in parentheses that close, with the parentheses."""
    cuts: list[tuple[int, int]] = []
    opened: list[int] = []
    for found in _BRACKET.finditer(written):
        if found[0] == "(":
            opened.append(found.start())
        elif opened:
            first = opened.pop()
            if _NAMED.match(written, max(first - 1, 0), first):
                while cuts and cuts[-1][0] > first:
                    cuts.pop()
                cuts.append((first, found.end()))
    edges = [0, *(edge for cut in cuts for edge in cut), len(written)]
    return tuple(written[start:end] for start, end in pairwise(edges))


@dataclass(frozen=True, slots=True)
class Passport:
    """Of which version, place, body and day which figure; `str` is how it is written."""

    version: str
    prefecture: str | None
    body: str
    as_of: str
    key: str
    municipality: str | None = None

    @classmethod
    def of(cls, dataset: Dataset, selection: Selection, key: str) -> Self:
        """The passport of a figure of an open dataset for a choice; of a municipality only where the figure is of one."""
        own = cell(key)
        town = selection.municipality if own is not None and own.is_of_town else None
        prefecture = town[:2] if town else selection.prefecture
        return cls(dataset.version[:8], prefecture, selection.body, selection.as_of, key, town)

    @classmethod
    def read(cls, written: str) -> Self | None:
        """A passport from its text, wide or narrow, whatever spaces are around; None where it names no figure we know."""
        found = WRITTEN.fullmatch(tidied(written))
        own = None if found is None else cell(found["key"])
        if found is None or own is None or own.is_of_town != (len(found["place"]) == _TOWN):
            return None
        place, day = found["place"], f"{found['year']}-{found['month']}-{found['day']}"
        prefecture = None if place == _JAPAN else place[:2]
        town = place if own.is_of_town else None
        return cls(found["version"], prefecture, BODIES[found["body"]], day, found["key"], town)

    def __str__(self) -> str:
        """As it is printed beside the number."""
        body = next(sign for sign, name in BODIES.items() if name == self.body)
        place = self.municipality or self.prefecture or _JAPAN
        return f"{self.version}-{place}-{body}{self.as_of.replace('-', '')}-{self.key}"

    def fact(self, dataset: Dataset) -> Fact:
        """The fact it names in an open dataset, which need not be of its version: a newer one may say otherwise.

        Raises UnknownFactError for a key that names none.
        """
        own = cell(self.key)
        if own is None:
            raise UnknownFactError(self.key)
        return own.make(At(dataset, self.selection))

    @property
    def selection(self) -> Selection:
        """The choice it names."""
        return Selection(self.body, self.as_of, self.prefecture, self.municipality)
