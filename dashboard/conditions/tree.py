"""The expression tree of conditions on municipalities."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Among:
    """A field has one of these values: "yes", "no", a gap reason, or a value of the field's own."""

    field: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Between:
    """A number is `low` or more and less than `high`; None leaves a side open."""

    field: str
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Beside:
    """A neighbour fulfils `of`: one with a common border on land, `by_sea` also one across water."""

    of: Expression
    by_sea: bool = False


@dataclass(frozen=True, slots=True)
class Not:
    """`of` is known not to hold."""

    of: Expression


@dataclass(frozen=True, slots=True)
class All:
    """Every one of `parts` holds; without parts, everywhere."""

    parts: tuple[Expression, ...] = ()


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one of `parts` holds; without parts, nowhere."""

    parts: tuple[Expression, ...] = ()


Expression = Among | Between | Beside | Not | All | AnyOf
EVERYWHERE: Final = All()


def leaves(expression: Expression) -> Iterator[Among | Between]:
    """The conditions on single fields, in the order they stand."""
    match expression:
        case Among() | Between():
            yield expression
        case Beside(of=of) | Not(of=of):
            yield from leaves(of)
        case All(parts=parts) | AnyOf(parts=parts):
            for part in parts:
                yield from leaves(part)
