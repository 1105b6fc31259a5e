"""A cell: a figure that pages show in tables and beside others; addressed like a fact, but never named in a template."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from dashboard.facts.fact import At, Fact
    from dashboard.wording import Words


@dataclass(frozen=True, slots=True)
class Cell:
    """How a figure is made for a choice, and what it is called; `is_of_town` asks for a municipality, else for none."""

    make: Callable[[At], Fact]
    name: Callable[[Words], str]
    is_of_town: bool = False
