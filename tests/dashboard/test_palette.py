"""The figures of the palette, computed from its colours: contrast, colour blindness, grey, and what patterns look like."""

from __future__ import annotations

import pytest
from coloraide import Color

from dashboard.palette import COLOURS, STROKES, THEMES, Theme, token
from dashboard.style import page_style


def contrast(one: str, other: str) -> float:
    """Contrast ratio of WCAG 2, 1 to 21."""
    return Color(one).contrast(Color(other))


def test_every_colour_and_stroke_has_a_value_for_each_theme() -> None:
    assert THEMES == ("light", "dark", "contrast")
    assert {len(colours) for colours in COLOURS.values()} == {3}
    assert {len(widths) for widths in STROKES.values()} == {3}


PUBLISHED: dict[Theme, dict[str, float]] = {
    "light": {"ink": 15.7, "second_ink": 7.4, "member": 6.7, "accent": 4.9},
    "dark": {"ink": 15.2, "second_ink": 8.6, "member": 7.7, "accent": 8.4},
    "contrast": {"ink": 21.0, "second_ink": 13.4, "member": 10.7, "accent": 9.7},
}


@pytest.mark.parametrize("theme", THEMES)
def test_text_and_marks_stand_out_from_paper(theme: Theme) -> None:
    paper = token("paper", theme)
    assert {name: round(contrast(token(name, theme), paper), 1) for name in PUBLISHED[theme]} == PUBLISHED[theme]


def test_a_member_stands_out_from_land() -> None:
    assert [round(contrast(token("member", theme), token("land", theme)), 1) for theme in THEMES] == [5.6, 5.8, 8.4]


def test_a_projector_gets_seven_to_one_on_every_ground() -> None:
    for ground in ("paper", "sea", "land"):
        for mark in ("ink", "second_ink", "member", "accent"):
            assert contrast(token(mark, "contrast"), token(ground, "contrast")) >= 7


def test_the_page_follows_the_readers_theme_unless_high_contrast_was_asked_for() -> None:
    assert "--ink: light-dark(#1B2430, #E8EDF2);" in page_style()
    assert "--ink: #000000;" in page_style(is_high_contrast=True)
