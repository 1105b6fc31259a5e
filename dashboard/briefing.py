"""The overview to take away: what the page says, once as a value, drawn on one A4 page and on slides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard import days, text
from dashboard.export.writing import write_whole
from dashboard.figures import CoverageText, FigureText, coverage_texts, figure_text, overview_sentence, sum_text
from dashboard.layers import membership_map
from dashboard.views.overview import overview_view
from dashboard.wording import words_in
from dashboard.wording.export import WORDS as EXPORT
from dashboard.wording.overview import WORDS

if TYPE_CHECKING:
    from pathlib import Path

    from dashboard.export.kinds import Tell
    from dashboard.map_view import MapView
    from dashboard.selection import Selection
    from dashboard.wording import Words
    from geodata.dataset import Dataset


@dataclass(frozen=True, slots=True)
class Briefing:
    """What stands on the page: sentence, figures, sums with whether they hold, coverage, papers, and the map."""

    sentence: str
    place: str
    where: str
    figures: tuple[FigureText, ...]
    sums: tuple[tuple[str, bool], ...]
    coverages: tuple[CoverageText, ...]
    coverage_sentence: str
    notes: tuple[str, ...]
    sample: str
    map: MapView


def briefing(dataset: Dataset, selection: Selection, words: Words) -> Briefing:
    """The overview of the choice in words, with the map of membership whatever layer the screen shows."""
    view, own = overview_view(dataset, selection), WORDS[words.language]
    drawn = membership_map(dataset, selection, words)
    figures = tuple(figure_text(figure, words) for figure in view.figures)
    covered = tuple(coverage_texts(view, words))
    sources = dict.fromkeys(said.source for said in figures if said.source)
    place = text.place(selection.prefecture, words) if selection.prefecture else words.all_japan
    percents = dict(zip(view.coverages, (row.percent for row in covered), strict=True))
    has_sample = view.has_sample or drawn.has_sample
    return Briefing(
        sentence=overview_sentence(view, words),
        place=place,
        where=f"{place}　{days.with_list(selection.as_of, view.list_date or None, words)}　{words.bodies_long[selection.body]}",
        figures=figures,
        sums=tuple(
            (f"{own.figures[total.whole.key]}: {sum_text(total, words)}", not total.difference) for total in view.sums
        ),
        coverages=covered,
        coverage_sentence=own.sentence_coverage.format(**percents) if view.is_complete else own.coverage_unknown,
        notes=(
            *([] if figures else [own.nothing_published]),
            *(own.source.format(title=source) for source in sources),
            drawn.source,
            own.coverage_measures if view.is_complete else own.coverage_unknown,
            *([words.sample_note] if has_sample else []),
        ),
        sample=words.sample if has_sample else "",
        map=drawn,
    )


def figure_rows(told: Briefing) -> list[tuple[str, ...]]:
    """Rows under `OverviewWords.columns`."""
    return [(said.name, said.value, said.share, said.change, said.dated, said.sample_count) for said in told.figures]


def coverage_rows(told: Briefing) -> list[tuple[str, ...]]:
    """Rows under `OverviewWords.columns_coverage`."""
    return [(row.name, row.count, row.total, row.percent, row.sample) for row in told.coverages]


def make_overview(dataset: Dataset, selection: Selection, out: Path, tell: Tell) -> list[Path]:
    """The overview on its sheet as the file `out`. Raises GeodataError where nothing can be written."""
    said = EXPORT[selection.language]
    tell(said.drawing, 0, 2)
    file = pdf_file(dataset, selection)
    tell(said.writing, 1, 2)
    write_whole(out, file)
    tell(said.done, 2, 2)
    return [out]


def pdf_file(dataset: Dataset, selection: Selection) -> bytes:
    """The overview on one A4 page."""
    from dashboard import static_map  # noqa: PLC0415 - matplotlib is loaded where a picture is asked for

    words = words_in(selection.language)
    told = briefing(dataset, selection, words)
    figure = static_map.draw_briefing(told, dataset, words)
    title = words.sheet_of.format(title=WORDS[words.language].sheet, place=told.place)
    return static_map.saved(figure, "pdf", title)
