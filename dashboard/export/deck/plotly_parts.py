"""What charts of every kind have in plotly's dict: texts, titles, footers, colours."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Any

from dashboard.export.deck.shown import UnknownChart
from dashboard.palette import COLOURS, THEMES, token

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.palette import Theme

Written = Any
"""What plotly takes: one of anything, or a list of it."""


def plain(text: object) -> str:
    """Text of plotly's small HTML as it is read."""
    return unescape(re.sub(r"<[^>]*>", "", re.sub(r"<br\s*/?>", " ", str(text)))).strip()


def head(layout: Mapping[str, Any]) -> tuple[str, str]:
    """Title and subtitle."""
    title, _, subtitle = str((layout.get("title") or {}).get("text", "")).partition("<br>")
    return plain(title), plain(subtitle)


def footer_and_notes(layout: Mapping[str, Any]) -> tuple[tuple[str, ...], list[Mapping[str, Any]]]:
    """Lines of the footer, and the annotations that are none."""
    notes = list(layout.get("annotations", ()))
    own = [note for note in notes if note.get("xref") == note.get("yref") == "paper" and note.get("y") == 0]
    lines = tuple(plain(line) for note in own for line in str(note["text"]).split("<br>"))
    return lines, [note for note in notes if note not in own]


def each(value: Written, count: int) -> list[Written]:
    """One for each of `count`, of what plotly takes as one or as a list."""
    return list(value) if isinstance(value, (list, tuple)) else [value] * count


def number(value: Written) -> float | None:
    """A number, None for a blank."""
    return None if value is None or value != value else float(value)  # noqa: PLR0124 - NaN is not equal to itself


def theme_of(layout: Mapping[str, Any]) -> Theme:
    """The theme a figure was drawn in, by the ink of its texts; the light one where it does not say."""
    ink = (layout.get("font") or {}).get("color")
    return next((theme for theme in THEMES if token("ink", theme) == ink), "light")


def name_of(colour: Written, theme: Theme) -> str:
    """Name in the palette of a colour of a theme: two themes may use one for different things. Raises UnknownChart."""
    for name in COLOURS:
        if token(name, theme).upper() == str(colour).upper():
            return name
    raise UnknownChart(f"the colour {colour} is none of the palette in {theme}")
