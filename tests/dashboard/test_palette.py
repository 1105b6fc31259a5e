"""The figures of the palette, computed from its colours: contrast, colour blindness, grey, and what patterns look like."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest
import shapely
from coloraide.everything import ColorAll as Color

from dashboard.palette import COLOURS, PATTERNS, STROKES, TEXTURES, THEMES, Pattern, Theme, luminance, token
from dashboard.static_map.tiles import TILE, tile
from dashboard.style import page_style


def contrast(one: str, other: str) -> float:
    """Contrast ratio of WCAG 2, 1 to 21."""
    return Color(one).contrast(Color(other))


def test_every_colour_and_stroke_has_a_value_for_each_theme() -> None:
    assert THEMES == ("light", "dark", "contrast")
    assert {len(colours) for colours in COLOURS.values()} == {3}
    assert {len(widths) for widths in STROKES.values()} == {3}


PUBLISHED: dict[Theme, dict[str, float]] = {
    "light": {"ink": 15.7, "second_ink": 7.4, "member": 6.7, "accent": 5.4},
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


CATEGORIES_APART: dict[Theme, dict[str, int]] = {
    "light": {"full": 26, "protan": 18, "deutan": 20, "tritan": 23, "grey": 11},
    "dark": {"full": 28, "protan": 26, "deutan": 26, "tritan": 26, "grey": 10},
    "contrast": {"full": 29, "protan": 17, "deutan": 25, "tritan": 24, "grey": 13},
}


@pytest.mark.parametrize("theme", THEMES)
def test_categories_are_told_apart_by_everybody(theme: Theme) -> None:
    pairs = list(itertools.combinations(family("category", theme), 2))
    eyes = CATEGORIES_APART[theme]
    assert {kind: int(min(apart(*pair, kind) for pair in pairs)) for kind in eyes} == eyes


def test_the_strong_category_stands_out_from_land_and_in_the_dark_every_one_does() -> None:
    on_land = {
        theme: [round(contrast(each, token("land", theme)), 1) for each in family("category", theme)]
        for theme in THEMES
    }
    assert on_land["dark"] == [7.0, 9.6, 13.1, 4.6, 3.0]
    assert [on_land[theme][0] for theme in THEMES] == [5.6, 7.0, 8.4]


@pytest.mark.parametrize(("theme", "ends_in_grey"), [("light", 2.0), ("dark", 6.6), ("contrast", 1.8)])
def test_the_two_sides_of_zero_differ_in_colour_but_hardly_in_grey(theme: Theme, ends_in_grey: float) -> None:
    steps = family("diverging", theme)
    for pair in itertools.combinations(steps, 2):
        assert all(apart(*pair, eyes) >= 21 for eyes in ("full", "protan", "deutan", "tritan"))
    assert round(apart(steps[0], steps[-1], "grey"), 1) == ends_in_grey


EYES = ("full", "protan", "deutan", "tritan")


@pytest.mark.parametrize(("theme", "in_a_row", "in_a_column"), [("light", 18.0, 9.9), ("dark", 26.5, 14.6)])
def test_nine_classes_of_two_layers_are_told_apart_by_the_colour_blind(
    theme: Theme, in_a_row: float, in_a_column: float
) -> None:
    rows = [family(f"bivariate{step}", theme) for step in (1, 2, 3)]
    within = [pair for row in rows for pair in itertools.combinations(row, 2)]
    across = [pair for column in zip(*rows, strict=True) for pair in itertools.combinations(column, 2)]
    # Columns also in grey; rows have a texture of their own there.
    assert round(min(apart(*pair, eyes) for pair in within for eyes in (*EYES, "grey")), 1) == in_a_row
    assert round(min(apart(*pair, eyes) for pair in across for eyes in EYES), 1) == in_a_column


@pytest.mark.parametrize("theme", THEMES)
def test_the_steps_of_the_second_layer_go_one_way_in_lightness(theme: Theme) -> None:
    for step in (1, 2, 3):
        greys = [luminance(colour) for colour in family(f"bivariate{step}", theme)]
        assert greys == sorted(greys, reverse=theme != "dark")


@pytest.mark.parametrize("theme", THEMES)
def test_the_lines_of_a_gap_reason_stand_out_from_their_ground(theme: Theme) -> None:
    with_lines = [pattern for pattern in PATTERNS.values() if pattern.path]
    assert [pattern.key for pattern in with_lines] == ["dots", "diagonal", "crossed"]
    for pattern in with_lines:
        assert contrast(token("second_ink", theme), token(pattern.ground, theme)) >= 3


def printed(pattern: Pattern, theme: Theme, side: int) -> np.ndarray:
    """Greys of a tile on a screen of one or two pixels a px: a texture as over land, where only its shape tells."""
    px = TILE / side
    x, y = (axis * px for axis in np.meshgrid(np.arange(side), np.arange(side)))
    lines = [shapely.LineString(line).buffer(pattern.width / 2, cap_style="flat") for line in tile(pattern.path)]
    covered = shapely.area(shapely.intersection(shapely.union_all(lines), shapely.box(x, y, x + px, y + px))) / px**2
    ink, ground = (grey_of(token(name, theme)) for name in ("second_ink", pattern.ground or "land"))
    greys: np.ndarray = ground + (ink - ground) * np.maximum(covered, pattern.wash)
    return greys


def grey_of(colour: str) -> float:
    """0 for black to 1 for white, as a grey printout has it."""
    grey = Color(colour).luminance()
    return float(Color("srgb-linear", [grey, grey, grey]).convert("srgb").coords()[0])


def unlike(one: np.ndarray, other: np.ndarray) -> float:
    """Root mean square of the difference of two tiles, laid over each other so that they look most alike."""
    shifts = itertools.product(range(len(one)), repeat=2)
    return min(math.sqrt(float(((one - np.roll(other, shift, (0, 1))) ** 2).mean())) for shift in shifts)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("side", [8, 16])
def test_every_texture_and_pattern_looks_different_in_grey(theme: Theme, side: int) -> None:
    tiles = {each.key: printed(each, theme, side) for each in PATTERNS.values()}
    tiles |= {f"{key} of a category": printed(each, theme, side) for key, each in TEXTURES.items()}
    assert len(tiles) == len(PATTERNS) + len(TEXTURES)
    found = {pair: unlike(tiles[pair[0]], tiles[pair[1]]) for pair in itertools.combinations(tiles, 2)}
    closest = min(found, key=lambda pair: found[pair])
    assert closest == ("plain", "empty"), found[closest]
    assert found[closest] >= 0.06
