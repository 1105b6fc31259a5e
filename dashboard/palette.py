"""Colours of the product in three themes, and the patterns of the gap reasons. Computed figures stand in the tests."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, get_args

from geodata.gaps import GapReason

Theme = Literal["light", "dark", "contrast"]
"""A reader's theme; `contrast` is dark on white for a washed-out projector."""

THEMES: Final[tuple[Theme, ...]] = get_args(Theme)
"""The order of a colour's values."""

TOKENS: Final = {
    "paper": ("#FFFFFF", "#12181F", "#FFFFFF"),
    "sea": ("#EAF1F5", "#0E1620", "#FFFFFF"),
    "land": ("#EDEBE4", "#26303A", "#E6E4DC"),
    "ink": ("#1B2430", "#E8EDF2", "#000000"),
    "second_ink": ("#4A5766", "#A9B5C1", "#26303A"),
    "hairline": ("#C9D1D9", "#3A4653", "#5F6B78"),
    "member": ("#1F5F99", "#6DB1E8", "#0A3F73"),
    "accent": ("#AC5018", "#F0A05A", "#7A2B00"),
}
STROKES: Final = {"hairline": (0.5, 0.5, 1.0), "prefecture": (1.0, 1.0, 2.0), "selection": (2.5, 2.5, 4.0)}
"""Widths in px of a map's lines, one a theme: between municipalities, between prefectures, around the selection."""
SEQUENTIAL: Final = (
    ("#E3EEF6", "#B3CFE5", "#7AA9D0", "#3F7FB5", "#14507F"),
    ("#1C4A75", "#2F6DA3", "#4F92CB", "#86B9E3", "#CFE6F8"),
    ("#B9D3EA", "#7FB0DA", "#4384BE", "#14578F", "#062746"),
)
"""Five steps a theme; more stands out from land more, so the dark theme goes from dark to light."""
CATEGORIES: Final = (
    ("#1F5F99", "#A4697C", "#8CA554", "#64CBC3", "#DCEFB0"),
    ("#60C6FE", "#FFD663", "#F0FFFF", "#9A9973", "#676CD8"),
    ("#0A3F73", "#8E4A62", "#7E9A3F", "#58C4BB", "#DCEFB0"),
)
"""Five a theme; the first is the strong one, the last the quiet one for what is the rule."""
DIVERGING: Final = (
    ("#8C510A", "#D8B365", "#F3F1EA", "#6FB3B8", "#01665E"),
    ("#F0B45F", "#A87433", "#3E4853", "#2F8A86", "#86E3D6"),
    ("#6B3A00", "#D09A3E", "#F5F3EC", "#4FA3A6", "#004B45"),
)
_BIVARIATE_LIGHT: Final = (
    ("#F4E1B4", "#D3A650", "#8F6A14"),
    ("#E3E2E0", "#A8A8A8", "#6B6C70"),
    ("#C4DAF4", "#6B9FDB", "#14599C"),
)
_BIVARIATE_DARK: Final = (
    ("#55401A", "#A57B2C", "#F0CE8A"),
    ("#3F4348", "#80858A", "#CBCED1"),
    ("#173F6B", "#3F80C4", "#A6D0FA"),
)
BIVARIATE: Final = (_BIVARIATE_LIGHT, _BIVARIATE_DARK, _BIVARIATE_LIGHT)
"""Three by three a theme: rows are the steps of the first layer, columns those of the second, the lowest first.

A column is told by lightness, which every eye and a grey printout see; a row by hue and, where that is not seen, by the
texture of its step.
"""

_Values = tuple[str, str, str]


def _numbered(stem: str, themes: tuple[tuple[str, ...], ...]) -> dict[str, _Values]:
    light, dark, contrast = themes
    return {f"{stem}{step}": each for step, each in enumerate(zip(light, dark, contrast, strict=True), start=1)}


COLOURS: Final = (
    TOKENS
    | _numbered("sequential", SEQUENTIAL)
    | _numbered("category", CATEGORIES)
    | _numbered("diverging", DIVERGING)
    | {
        name: values
        for row, own in enumerate(zip(*BIVARIATE, strict=True), start=1)
        for name, values in _numbered(f"bivariate{row}", own).items()
    }
)
"""Every colour a class may have, (light, dark, contrast) by name: the tokens, sequential1 … 5, category1 … 5,
diverging1 … 5, bivariate11 … 33."""


def token(name: str, theme: Theme) -> str:
    """A colour in a theme. Raises KeyError."""
    return COLOURS[name][THEMES.index(theme)]


def line_over(name: str, theme: Theme) -> str:
    """Which of paper and ink stands out more from a colour in a theme: the map draws a texture in that one too."""
    under, *lines = (luminance(token(each, theme)) for each in (name, "paper", "ink"))
    paper, ink = ((max(line, under) + 0.05) / (min(line, under) + 0.05) for line in lines)
    return "paper" if paper > ink else "ink"


def luminance(colour: str) -> float:
    """Relative luminance of "#RRGGBB", as WCAG 2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]  # noqa: PLR2004 - numbers of the standard
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@dataclass(frozen=True, slots=True)
class Pattern:
    """A tile of 8 × 8 px drawn on `ground`: an SVG path in second ink, its stroke width, and whether it is filled.

    The legend draws it as SVG, the map as a canvas pattern, from this one declaration.
    """

    key: str
    ground: str
    path: str = ""
    width: float = 1.0
    wash: float = 0.0  # opacity of second ink laid over the whole tile


TEXTURES: Final = {
    "diagonal": Pattern("diagonal", "", "M9 5l-6-6M9 13l-14-14M5 9l-6-6"),
    "lines": Pattern("lines", "", "M0 2h8M0 6h8", 0.75),
    "dot": Pattern("dot", "", "M3 4h2", 2.0),
    "plus": Pattern("plus", "", "M1 4h6M4 1v6"),
    "minus": Pattern("minus", "", "M1 4h6"),
}
"""Tiles drawn over the colour of a category, by key; `ground` is not used. None looks like the pattern of a gap reason."""

PATTERNS: Final = {
    GapReason.NOT_MEMBER: Pattern("plain", "land"),
    GapReason.NOT_SURVEYED: Pattern("dots", "land", "M1.25 2h1.5M5.25 6h1.5", 1.5),
    GapReason.NO_DATA: Pattern("diagonal", "land", "M-1 5l6-6M-1 13l14-14M3 9l6-6", 1.0),
    GapReason.OUT_OF_SCOPE: Pattern("empty", "paper"),
    GapReason.UNMATCHED: Pattern("crossed", "land", "M0 0l8 8M0 8l8-8", 1.0),
    GapReason.WITHHELD: Pattern("solid", "land", wash=0.3),
}
