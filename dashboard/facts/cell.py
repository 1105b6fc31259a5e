"""A cell: a figure that pages show in tables and beside others; addressed like a fact, but never named in a template."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from dashboard.facts.fact import At, Fact
    from dashboard.wording import Words
    from geodata.dataset import Dataset


def nothing_wrong(_dataset: Dataset, _words: Words) -> str:
    """Of a cell whose key names nothing that a dataset may not have."""
    return ""


@dataclass(frozen=True, slots=True)
class Cell:
    """How a figure is made for a choice, and what it is called; `is_of_town` asks for a municipality, else for none.

    Of a key with a choice of its own in parentheses, `fault` says why a dataset cannot be asked for it, "" where it can;
    `make` is not asked before. `query` is what the link of its page carries for that choice.
    """

    make: Callable[[At], Fact]
    name: Callable[[Words], str]
    is_of_town: bool = False
    fault: Callable[[Dataset, Words], str] = nothing_wrong
    query: Mapping[str, str] = field(default_factory=dict)
