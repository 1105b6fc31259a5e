"""Facts: every value that texts, slides, briefings and passports take, by name, for a choice.

A name is a key of `FACTS`; with `nation.` before it the same of all Japan, with `peer.1:` of the prefecture most alike.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from dashboard.facts import blanks, membership, population, registers, shortlists
from dashboard.facts.fact import At, Fact, UnknownFactError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

FACTS: Final[Mapping[str, Callable[[At], Fact]]] = {
    **membership.FACTS,
    **blanks.FACTS,
    **population.FACTS,
    **registers.FACTS,
    **shortlists.FACTS,
}
NAME: Final = re.compile(r"(?:(?P<nation>nation)\.|(?P<peer>peer\.\d):)?(?P<key>[a-z_]+(?:\.[a-z_0-9]+)*)")


def is_name(name: str) -> bool:
    """Whether a fact has this name."""
    parts = NAME.fullmatch(name)
    return parts is not None and parts["key"] in FACTS and (parts["peer"] is None or parts["peer"] in FACTS)


def where(at: At, name: str) -> tuple[At, str]:
    """Of which choice a name is asked, and its key. Raises UnknownFactError.

    Of a peer where none is known it is a choice without a municipality, so that every fact of it is unknown.
    """
    parts = NAME.fullmatch(name)
    if parts is None or not is_name(name):
        raise UnknownFactError(name)
    if parts["nation"]:
        return at.of_nation, parts["key"]
    if parts["peer"]:
        peer = _made(at, parts["peer"]).value
        return At(at.dataset, replace(at.selection, prefecture=str(peer or "-"), municipality=None)), parts["key"]
    return at, parts["key"]


def fact(at: At, name: str) -> Fact:
    """The fact of a name. Raises UnknownFactError."""
    return _made(*where(at, name))


@lru_cache(maxsize=512)
def _made(at: At, key: str) -> Fact:
    """Remembered: the same of all Japan and of a peer stands in the texts of many prefectures."""
    return FACTS[key](at)
