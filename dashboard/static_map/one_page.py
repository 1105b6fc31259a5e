"""The overview on one A4 page: sentence, figures, sums and coverage on the left, the map with its legend on the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dashboard.briefing import coverage_rows, figure_rows
from dashboard.palette import token
from dashboard.static_map.frames import has_insets
from dashboard.static_map.legends import depth, entries_of, legend, outline_legend
from dashboard.static_map.paper import A4_LANDSCAPE, Paper, wrapped
from dashboard.static_map.sheet import foot, map_in, notes_in
from dashboard.wording.overview import WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.figure import Figure

    from dashboard.briefing import Briefing
    from dashboard.map_view import MapView
    from dashboard.static_map.frames import Box
    from dashboard.wording import Words
    from geodata.dataset import Dataset

PANEL: Final = (252.0, 270.0)
"""Points of the map for a slide, where it is set larger."""
_MARGIN: Final = 28.0
_LEFT: Final = 420.0
_TITLE_PT: Final = 16.0
_CELL_PT: Final = 9.5
_HEAD_PT: Final = 8.0
_NUMBERS: Final = frozenset({1, 5})


def draw_briefing(told: Briefing, dataset: Dataset, words: Words) -> Figure:
    """The page; as of, status and source stand with the figures."""
    paper, own = Paper(A4_LANDSCAPE), WORDS[words.language]
    line = paper.height - 40
    for part in wrapped(told.sentence, _TITLE_PT, paper.width - 2 * _MARGIN)[:3]:
        paper.write(_MARGIN, line, part, _TITLE_PT)
        line -= _TITLE_PT * 1.4
    paper.write(_MARGIN, line, told.where, 10, ink="second_ink")
    if told.sample:
        paper.write(paper.width - _MARGIN, line, told.sample, 10, ink="accent", align="right")
    top = line - 26
    line = top
    if told.figures:
        line = _table(paper, own.columns, figure_rows(told), (72, 40, 84, 90, 66, 68), line) - 6
    for said, holds in told.sums:
        for part in wrapped(said, 11, _LEFT):
            paper.write(_MARGIN, line, part, 11, ink="ink" if holds else "accent")
            line -= 17
    line -= 10
    widths = (126, 78, 78, 54, 84)
    line = _table(paper, own.columns_coverage, coverage_rows(told), widths, line, right=frozenset({1, 2, 3, 4}))
    notes_in(paper, told.notes, _MARGIN, line - 6, _LEFT)
    wide = paper.width - 2 * _MARGIN - _LEFT - 24
    panel(paper, told.map, dataset, words, (_MARGIN + _LEFT + 24, 56, wide, top + 10 - 56))
    foot(paper, [told.map], words)
    return paper.figure


def draw_panel(
    view: MapView,
    dataset: Dataset,
    words: Words,
    size: tuple[float, float] = PANEL,
    *,
    scale: float = 1.0,
    inset_note: str = "",
) -> Figure:
    """The map with its legend alone, for a slide or a document."""
    paper = Paper(size)
    box = (4.0, 4.0, size[0] - 8, size[1] - 8)
    panel(paper, view, dataset, words, box, scale=scale, inset_note=inset_note)
    return paper.figure


def panel(
    paper: Paper,
    view: MapView,
    dataset: Dataset,
    words: Words,
    box: Box,
    *,
    scale: float = 1.0,
    inset_note: str = "",
) -> None:
    """The map above, below it title, classes with n on the left and outlines with n on the right.

    Insets say themselves that their scale is another, where lines and names have their full `scale`; else `inset_note`
    says it below.
    """
    left, bottom, wide, high = box
    half = (wide - 16) / 2
    entries = entries_of(view, [view])
    said = f"{view.title}　{view.as_of}" + (f"　{view.sample_label}" if view.has_sample else "")
    heading = wrapped(said, 8.5, wide)
    if inset_note and view.prefecture and has_insets(dataset, view.prefecture):
        heading += wrapped(inset_note, 8.5, wide)
    below = max(depth(entries, wide=half, size=10, with_label=True), 46.0) + 12 * len(heading) + 14
    above = (left, bottom + below, wide, high - below)
    is_local = view.prefecture is not None
    map_in(paper, view, dataset, words, above, scale=scale, with_notes=True, with_names=is_local)
    line = bottom + below - 12
    for part in heading:
        paper.write(left, line, part, 8.5, ink="second_ink")
        line -= 12
    legend(paper, entries, left, line - 4, wide=half, size=10)
    outline_legend(paper, view, words, left + half + 16, line - 4, wide=half)


def _table(
    paper: Paper,
    heading: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths: Sequence[float],
    top: float,
    *,
    right: frozenset[int] = _NUMBERS,
) -> float:
    """A table with hairlines from a baseline downwards, its cells wrapped; returns the next baseline."""
    line = _row(paper, heading, widths, top, right, size=_HEAD_PT, ink="second_ink")
    for row in rows:
        line = _row(paper, row, widths, line, right, size=_CELL_PT, ink="ink")
    return line


def _row(
    paper: Paper,
    cells: Sequence[str],
    widths: Sequence[float],
    top: float,
    right: frozenset[int],
    *,
    size: float,
    ink: str,
) -> float:
    deepest, left = 1, _MARGIN
    for column, (cell, wide) in enumerate(zip(cells, widths, strict=True)):
        own = size if column < 2 or column in right or size == _HEAD_PT else size - 1.5  # noqa: PLR2004 - what is said of the figure is smaller
        lines = wrapped(cell, own, wide - 8)
        for number, part in enumerate(lines):
            is_right = column in right
            at = left + wide - 10 if is_right else left
            paper.write(at, top - number * (size + 2), part, own, ink=ink, align="right" if is_right else "left")
        deepest, left = max(deepest, len(lines)), left + wide
    base = top - (deepest - 1) * (size + 2) - 5
    paper.rectangle((_MARGIN, base, sum(widths), 0.5), facecolor=token("hairline", "light"))
    return base - size - 4
