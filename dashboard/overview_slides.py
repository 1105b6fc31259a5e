"""The overview as slides: its figures beside the map, coverage, prefectures, the published totals over time."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from dashboard import text
from dashboard.briefing import briefing, coverage_rows, figure_rows
from dashboard.export.deck.slide import Picture, Slide, Table
from dashboard.export.papers_of import papers_of
from dashboard.overview_charts import by_prefecture_chart, last_total, over_time_chart
from dashboard.page_record import ShownChart
from dashboard.page_slides import chart_slide, credit_line, map_alt, where_of
from dashboard.views.overview import overview_view
from dashboard.views.papers import credit_lines, sources_behind, sources_of_list
from dashboard.wording import words_in
from dashboard.wording.overview import WORDS

if TYPE_CHECKING:
    from dashboard.selection import Selection
    from geodata.dataset import Dataset


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
            table=Table(own.columns, tuple(figure_rows(told))) if told.figures else None,
            notes="\n".join((told.sentence, *told.notes)),
        ),
        replace(
            base,
            title=told.coverage_sentence,
            table=Table(own.columns_coverage, tuple(coverage_rows(told))),
            lines=told.notes,
        ),
    ]


def slides_file(dataset: Dataset, selection: Selection, made_on: str = "") -> bytes:
    """The overview as a deck, as the page makes it; made today, or on the day that is named."""
    from dashboard.export.deck.writer import deck_bytes  # noqa: PLC0415 - python-pptx likewise

    words, view = words_in(selection.language), overview_view(dataset, selection)
    nation = replace(selection, prefecture=None, municipality=None)
    of_list = credit_lines(dataset, sources_of_list(dataset, selection.body, selection.as_of))
    of_totals = credit_lines(dataset, sources_behind(dataset, "membership_totals"))
    bars = partial(by_prefecture_chart, dataset, nation, "light")
    times = partial(over_time_chart, dataset, words.language, "light")
    where = f"{words.all_japan}　{words.as_of}: {text.day(last_total(dataset), words)}"
    charts = [ShownChart(times, where, of_totals, has_sample=False)]
    if view.is_complete:
        where = where_of(nation, dataset, words)
        charts.insert(0, ShownChart(bars, where, of_list, has_sample=view.has_sample))
    slides = overview_slides(dataset, selection)
    slides += [chart_slide(chart, dataset, words) for chart in charts]
    papers = papers_of(
        dataset,
        words,
        words.pages["overview"],
        area=text.place(selection.prefecture, words) if selection.prefecture else words.all_japan,
        as_of=selection.as_of,
        body=selection.body,
        lines=(),
        has_sample=view.has_sample,
        made_on=made_on,
    )
    return deck_bytes(slides, papers, words)
