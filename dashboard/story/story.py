"""A story as a value: slides with the view, the sentences and the highlight of each. It knows no place and no number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dashboard.facts import is_name
from dashboard.selection import LAYERS

if TYPE_CHECKING:
    from dashboard.facts.telling import Template

MAP: Final = "map."
VIEWS: Final = (
    "text",
    "figures",
    *(f"{MAP}{layer}" for layer in LAYERS),
    "chart.over_time",
    "list.solved",
    "list.pilots",
    "list.measures",
    "list.not_members",
    "numbers",
)
"""What a slide can show, in the order it is offered."""
_OF_TOWNS: Final = ("members", "not_members", "not_members.beside", "not_members.kaso", "kaso.n", "kaso.of")
_OF_TOWNS_ENDINGS: Final = (".towns", ".not_surveyed", ".no_data", ".unmatched", ".withheld")


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide of a story.

    Of `title` the first sentence that holds is told; where none does, the slide is left out. `highlight` are names of
    facts that count municipalities, codes of municipalities and codes of prefectures; `figures` names of facts.
    """

    name: str
    view: str
    title: tuple[Template, ...]
    text: tuple[Template, ...] = ()
    notes: tuple[Template, ...] = ()
    highlight: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """Slides in their order, under a name in both languages."""

    ja: str
    en: str
    slides: tuple[Slide, ...]

    def name(self, language: str) -> str:
        """The name in a language."""
        return self.ja if language == "ja" else self.en


def counts_towns(name: str) -> bool:
    """Whether a fact of this name counts municipalities of the place, so that a map can highlight them."""
    return is_name(name) and (name in _OF_TOWNS or (name.endswith(_OF_TOWNS_ENDINGS) and ":" not in name))
