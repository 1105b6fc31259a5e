"""The reader's choice as a value: it comes from the link and goes back into it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Self

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

LANGUAGES: Final = ("ja", "en")
ORDERS: Final = ("code", "value")
HIGH: Final = "high"
LAYERS: Final = (
    "membership",
    "membership_change",
    "plans",
    "corporations",
    "pilots",
    "measures",
    "population",
    "population_change",
    "kaso",
    "gaps",
)
"""What a map can show, in the order it is offered."""
ORDERED: Final = ("membership", "plans", "corporations", "pilots", "measures", "population", "population_change")
"""Layers with a lower and a higher, two of which one map can show."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What there is to choose from in the open dataset; a link that names anything else falls back."""

    prefectures: Collection[str]
    municipalities: Collection[str]
    lists: tuple[tuple[str, str], ...]
    default_list: tuple[str, str]
    layers: tuple[str, ...] = LAYERS
    categories: tuple[str, ...] = ()

    def dates(self, body: str) -> tuple[str, ...]:
        """Dates of a body's lists, the latest first."""
        return tuple(sorted((as_of for of, as_of in self.lists if of == body), reverse=True))

    def earlier(self, body: str, as_of: str) -> tuple[str, ...]:
        """Dates of a body's lists before one of them, the latest first."""
        return tuple(date for date in self.dates(body) if date < as_of)

    def ordered(self) -> tuple[str, ...]:
        """Layers of which one map can show two."""
        return tuple(layer for layer in self.layers if layer in ORDERED)


@dataclass(frozen=True, slots=True)
class Selection:
    """What is shown: where, of which body, as of when, in which language and order, and which layer on the map."""

    body: str
    as_of: str
    prefecture: str | None = None  # "20"; None is all Japan
    municipality: str | None = None  # "20202", whose panel is open; None shows no panel
    language: str = "ja"
    order: str = "code"
    layer: str = "membership"
    category: str | None = None  # of measures; None counts all
    of: str = "membership"  # of which layer the map of gap reasons tells
    since: str | None = None  # earlier list of a change; None is the list before
    second: str | None = None  # second layer of a bivariate map
    is_high_contrast: bool = False  # the colours for a projector

    @classmethod
    def from_query(cls, query: Mapping[str, str], choices: Choices) -> Self:
        """Read a link. Every value that is not among the choices falls back to the default."""
        body, as_of = choices.default_list
        if query.get("body") in {of for of, _ in choices.lists}:
            body = query["body"]
            as_of = choices.dates(body)[-1] if body != choices.default_list[0] else as_of
        if query.get("as_of") in choices.dates(body):
            as_of = query["as_of"]
        elif "body" not in query and (dated := [of for of in choices.lists if of[1] == query.get("as_of")]):
            body, as_of = dated[0]
        return cls(
            body,
            as_of,
            _among(query.get("pref"), choices.prefectures),
            _among(query.get("town"), choices.municipalities),
            _among(query.get("lang"), LANGUAGES) or "ja",
            _among(query.get("order"), ORDERS) or "code",
            is_high_contrast=query.get("contrast") == HIGH,
        ).with_layer(query, choices)

    def to_query(self, choices: Choices) -> dict[str, str]:
        """Only what was chosen, so that plain links stay plain."""
        is_default_list = (self.body, self.as_of) == choices.default_list
        chosen = {
            "pref": self.prefecture,
            "town": self.municipality,
            "body": self.body if self.body != choices.default_list[0] else None,
            "as_of": None if is_default_list else self.as_of,
            "lang": self.language if self.language != "ja" else None,
            "order": self.order if self.order != "code" else None,
            "layer": self.layer if self.layer != LAYERS[0] else None,
            "category": self.category,
            "of": self.of if self.of != LAYERS[0] else None,
            "since": self.since,
            "second": self.second,
            "contrast": HIGH if self.is_high_contrast else None,
        }
        return {key: value for key, value in chosen.items() if value is not None}

    def with_body(self, body: str, choices: Choices) -> Self:
        """The same view of another body: its first list, except the council's default one."""
        dates = choices.dates(body)
        as_of = choices.default_list[1] if body == choices.default_list[0] else dates[-1]
        return replace(self, body=body, as_of=as_of)

    def with_layer(self, query: Mapping[str, str | None], choices: Choices) -> Self:
        """The same view with the layer that a link or the controls name, and what that layer needs, nothing else."""
        layer = _among(query.get("layer"), choices.layers) or LAYERS[0]
        explained = [name for name in choices.layers if name != "gaps"]
        pair = [name for name in choices.ordered() if name != layer] if layer in ORDERED else []
        return replace(
            self,
            layer=layer,
            category=_among(query.get("category"), choices.categories) if layer == "measures" else None,
            of=(_among(query.get("of"), explained) if layer == "gaps" else None) or LAYERS[0],
            # Without the latest one: that is the default.
            since=_among(query.get("since"), choices.earlier(self.body, self.as_of)[1:])
            if layer == "membership_change"
            else None,
            second=_among(query.get("second"), pair),
        )


def _among(value: str | None, choices: Collection[str]) -> str | None:
    return value if value in choices else None
