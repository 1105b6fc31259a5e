"""What opens the slides of the overview: its figures beside the map, and coverage."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dashboard.briefing import briefing, coverage_rows, figure_rows
from dashboard.export.deck.slide import Picture, Slide, Table
from dashboard.page_slides import credit_line, map_alt
from dashboard.wording import words_in
from dashboard.wording.overview import WORDS

if TYPE_CHECKING:
    from dashboard.selection import Selection
    from geodata.dataset import Dataset

_WIDTHS: Final = (94.0, 68.0, 80.0, 134.0, 90.0, 66.0)
"""Points of the columns of `figure_rows`, beside the map: every class has room on the one slide."""


def overview_slides(dataset: Dataset, selection: Selection) -> list[Slide]:
    """The figures with sums and the map of membership, then coverage with its notes."""
    from dashboard import static_map  # noqa: PLC0415 - matplotlib is loaded where a picture is asked for

    words = words_in(selection.language)
    told, own = briefing(dataset, selection, words), WORDS[words.language]
    png = static_map.saved(static_map.draw_panel(told.map, dataset, words), "png", told.sentence)
    base = Slide("", told.where, sources=told.notes[:1], credit=credit_line(dataset, words, told.map.credit))
    base = replace(base, sample=told.sample)
    return [
        replace(
            base,
            title=told.sentence,
            lines=tuple(said for said, _ in told.sums),
            picture=Picture(png, map_alt(told.map, words), told.map.title),
            table=Table(own.columns, tuple(figure_rows(told)), _WIDTHS) if told.figures else None,
            notes="\n".join((told.sentence, *told.notes)),
        ),
        replace(
            base,
            title=told.coverage_sentence,
            table=Table(own.columns_coverage, tuple(coverage_rows(told))),
            lines=told.notes,
        ),
    ]
