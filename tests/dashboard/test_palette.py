"""The figures of the palette, computed from its colours: contrast, colour blindness, grey, and what patterns look like."""

from __future__ import annotations

import itertools
import math

import pytest
from coloraide.everything import ColorAll as Color

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


def seen(colour: str, eyes: str) -> list[float]:
    """CAM02-UCS of a colour as full sight, a kind of colour blindness (Machado 2009, severity 1), or grey sees it."""
    if eyes == "grey":
        grey = Color(colour).luminance()
        shown = Color("srgb-linear", [grey, grey, grey])
    else:
        shown = Color(colour) if eyes == "full" else Color(colour).filter(eyes, method="machado")
    return shown.convert("cam02-ucs").coords()


def apart(one: str, other: str, eyes: str) -> float:
    """Distance of two colours in CAM02-UCS."""
    return math.dist(seen(one, eyes), seen(other, eyes))


def family(stem: str, theme: Theme) -> list[str]:
    return [token(name, theme) for name in COLOURS if name.startswith(stem)]


@pytest.mark.parametrize("theme", THEMES)
def test_neighbouring_steps_are_told_apart_by_everybody_and_more_stands_out_more(theme: Theme) -> None:
    steps = family("sequential", theme)
    for one, other in itertools.pairwise(steps):
        assert all(apart(one, other, eyes) >= 11 for eyes in ("full", "protan", "deutan", "tritan"))
        assert apart(one, other, "grey") >= 10
    on_land = [contrast(step, token("land", theme)) for step in steps]
    assert on_land == sorted(on_land)


def test_categories_are_told_apart_by_everybody() -> None:
    smallest = {
        eyes: min(apart(*pair, eyes) for pair in itertools.combinations(family("category", "light"), 2))
        for eyes in ("full", "protan", "deutan", "tritan", "grey")
    }
    assert {eyes: int(figure) for eyes, figure in smallest.items()} == {
        "full": 26, "protan": 18, "deutan": 20, "tritan": 23, "grey": 11,
    }  # fmt: skip


@pytest.mark.parametrize(("theme", "ends_in_grey"), [("light", 2.0), ("dark", 6.6), ("contrast", 1.8)])
def test_the_two_sides_of_zero_differ_in_colour_but_hardly_in_grey(theme: Theme, ends_in_grey: float) -> None:
    steps = family("diverging", theme)
    for pair in itertools.combinations(steps, 2):
        assert all(apart(*pair, eyes) >= 21 for eyes in ("full", "protan", "deutan", "tritan"))
    assert round(apart(steps[0], steps[-1], "grey"), 1) == ends_in_grey


@pytest.mark.parametrize("theme", THEMES)
def test_nine_classes_of_two_layers_are_told_apart_by_the_colour_blind(theme: Theme) -> None:
    for pair in itertools.combinations(family("bivariate", theme), 2):
        assert all(apart(*pair, eyes) >= 21 for eyes in ("full", "protan", "deutan", "tritan"))
        assert apart(*pair, "grey") >= 7
