"""What a map shows, as a value: one class a municipality, and the words around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.palette import Pattern


@dataclass(frozen=True, slots=True)
class MapClass:
    """One legend entry: a colour of the palette (`token`) or the pattern of a gap reason, and how many have it."""

    label: str
    count: int
    token: str = ""
    pattern: Pattern | None = None


@dataclass(frozen=True, slots=True)
class MapView:
    """A map of one layer.

    `class_string` has one character a municipality in the order of order.json: the place of its class in `classes`.
    `prefecture_string` has one character a prefecture of order.json: "1" in, "0" not in, "-" unknown.
    """

    version: str
    layer: str
    title: str
    unit: str
    classes: tuple[MapClass, ...]
    class_string: str
    prefecture_string: str
    prefecture_counts: Mapping[str, int]
    prefecture: str | None
    municipality: str | None
    as_of: str
    source: str
    credit: str
    note: str
    language: str
    has_sample: bool
    sample_label: str
