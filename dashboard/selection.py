"""The reader's choice as a value: it comes from the link and goes back into it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Final, Self

from geodata.bodies import ENDED
from geodata.dates import WHOLE_DATE

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
    totals: tuple[tuple[str, str], ...] = ()  # bodies and dates of published totals
    latest: str = ""  # the last day of which the dataset knows anything
    version: str = ""  # the version of the dataset

    @property
    def bodies(self) -> tuple[str, ...]:
        """Bodies of which a list or a total is known."""
        return tuple(dict.fromkeys(body for body, _ in (*self.lists, *self.totals)))

    def dates(self, body: str) -> tuple[str, ...]:
        """Dates of a body's lists and totals, and the latest day if it still exists, the latest first."""
        known = {as_of for of, as_of in (*self.lists, *self.totals) if of == body}
        if known and body not in ENDED and self.latest:
            known.add(max(self.latest, *known))
        return tuple(sorted(known, reverse=True))

    def first_and_last(self, body: str) -> tuple[str, str]:
        """The days between which a body can be shown: from its first known date to its end, or to the latest day."""
        dates = self.dates(body)
        return dates[-1], max(ENDED.get(body, dates[0]), dates[0])

    def has_day(self, body: str, day: str) -> bool:
        """Whether it is a day, written as 2023-10-01, on which the body can be shown."""
        if body not in self.bodies or not _is_day(day):
            return False
        first, last = self.first_and_last(body)
        return first <= day <= last

    def default_day(self, body: str) -> str:
        """The default list's date, of another body that of its first list."""
        if body == self.default_list[0]:
            return self.default_list[1]
        return min((as_of for of, as_of in self.lists if of == body), default=self.dates(body)[-1])

    def body_on(self, day: str) -> str:
        """The body a link means that names a day alone: whose date it is, else who can be shown then."""
        bodies = sorted(self.bodies, key=lambda body: body != self.default_list[0])
        dated = [body for body in bodies if day in self.dates(body)]
        known = [body for body in bodies if self.has_day(body, day)]
        return next(iter((*dated, *known)), self.default_list[0])

    @property
    def latest_view(self) -> tuple[str, str]:
        """The body that can be shown latest, and its latest day."""
        body = max(self.bodies, key=lambda body: self.first_and_last(body)[1])
        return body, self.first_and_last(body)[1]

    def earlier(self, body: str, as_of: str) -> tuple[str, ...]:
        """Dates of a body's lists before the one in force on a day, the latest first."""
        return tuple(sorted((date for of, date in self.lists if of == body and date <= as_of), reverse=True))[1:]

    def ordered(self) -> tuple[str, ...]:
        """Layers of which one map can show two."""
        return tuple(layer for layer in self.layers if layer in ORDERED)


@dataclass(frozen=True, slots=True)
class Selection:
    """What is shown: where, of which body, as of which day, in which language and order, and which layer on the map."""

    body: str
    as_of: str
    prefecture: str | None = None  # "20"; None is all Japan
    municipality: str | None = None  # "20202", whose panel is open; None shows no panel
    language: str = "ja"
    order: str = "code"
    layer: str = "membership"
    category: str | None = None  # of measures; None counts all
    of: str = "membership"  # of which layer the map of gap reasons tells
    since: str | None = None  # earlier list of a change; None is the list before the one in force
    second: str | None = None  # second layer of a bivariate map
    is_high_contrast: bool = False  # the colours for a projector
    version: str | None = None  # the version of the dataset that the link is pinned to; None is the current one

    @classmethod
    def from_query(cls, query: Mapping[str, str], choices: Choices) -> Self:
        """Read a link. Every value that is not among the choices falls back to the default."""
        day = query.get("as_of", "")
        body = choices.default_list[0] if "body" in query else choices.body_on(day)
        if query.get("body") in choices.bodies:
            body = query["body"]
        as_of = day if choices.has_day(body, day) else choices.default_day(body)
        return cls(
            body,
            as_of,
            _among(query.get("pref"), choices.prefectures),
            _among(query.get("town"), choices.municipalities),
            _among(query.get("lang"), LANGUAGES) or "ja",
            _among(query.get("order"), ORDERS) or "code",
            is_high_contrast=query.get("contrast") == HIGH,
            version=_among(query.get("v"), (choices.version,)),
        ).with_layer(query, choices)

    def to_query(self, choices: Choices) -> dict[str, str]:
        """Only what was chosen, so that plain links stay plain."""
        is_default_list = (self.body, self.as_of) == choices.default_list
        is_plain = is_default_list or choices.body_on(self.as_of) == self.body == choices.default_list[0]
        chosen = {
            "pref": self.prefecture,
            "town": self.municipality,
            "body": None if is_plain else self.body,
            "as_of": None if is_default_list else self.as_of,
            "lang": self.language if self.language != "ja" else None,
            "order": self.order if self.order != "code" else None,
            "layer": self.layer if self.layer != LAYERS[0] else None,
            "category": self.category,
            "of": self.of if self.of != LAYERS[0] else None,
            "since": self.since,
            "second": self.second,
            "contrast": HIGH if self.is_high_contrast else None,
            "v": self.version,
        }
        return {key: value for key, value in chosen.items() if value is not None}

    def with_body(self, body: str, choices: Choices) -> Self:
        """The same view of another body: its first list, except the council's default one."""
        return replace(self, body=body, as_of=choices.default_day(body))

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


def _is_day(text: str) -> bool:
    if not re.fullmatch(WHOLE_DATE, text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _among(value: str | None, choices: Collection[str]) -> str | None:
    return value if value in choices else None
