"""One chart on a page: what it finds and measures, the chart itself, and whose word it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from dashboard.palette import token
from dashboard.static_chart.lettering import MARGIN, PX, Style, ink_of, letter
from dashboard.static_chart.marks import is_footer
from dashboard.static_chart.markup import lines_of
from dashboard.static_chart.plotting import draw_plot
from dashboard.static_chart.sankey import draw_sankey
from dashboard.static_chart.vocabulary import UnknownInChart, one_of, part
from dashboard.static_map.paper import A4_LANDSCAPE, Paper, width_of, wrapped

if TYPE_CHECKING:
    from collections.abc import Mapping

    from matplotlib.figure import Figure

    from dashboard.chart_papers import ChartPapers
    from dashboard.static_chart.vocabulary import Part
    from dashboard.wording import Words

A4_PORTRAIT: Final = (A4_LANDSCAPE[1], A4_LANDSCAPE[0])
_TALL: Final = 480.0
_TALL_STREAMS: Final = 900.0
"""Height in points from which a chart stands on an upright page; streams want width."""
_MOST: Final = 1.35
"""How much higher than on the screen a chart may become to fill the page."""
_LEAST: Final = 150.0
_TITLE_PT: Final = 17.0
_FOOTER_PT: Final = 9.0
_STEP: Final = 13.0
_SMALL_PT: Final = 7.5
_TRACES: Final = frozenset({"bar", "scatter", "sankey"})


def draw_chart(
    figure: Mapping[str, Any], told: ChartPapers, words: Words, size: tuple[float, float] | None = None
) -> Figure:
    """A figure of plotly as its JSON has it, on a page of a size in points; by default A4 wide, and no higher than needed.

    Raises UnknownInChart for anything in it that would not stand on the page.
    """
    whole = part(figure, "figure")
    layout = part(whole["layout"], "layout")
    traces = [part(each, one_of(each.get("type"), _TRACES, "a trace")) for each in whole["data"]]
    wanted, is_streams = layout.get("height", 450) * PX, any(trace["type"] == "sankey" for trace in traces)
    if is_streams and len(traces) > 1:
        raise UnknownInChart("streams beside another trace are not drawn on paper")
    is_tall = wanted > (_TALL_STREAMS if is_streams else _TALL)
    paper = Paper(size or (A4_PORTRAIT if is_tall else A4_LANDSCAPE))
    top = _head(paper, part(layout.get("title"), "title"), told)
    notes = [part(note, "annotation") for note in layout.get("annotations", ())]
    footer = [
        line
        for note in notes
        if is_footer(note)
        for text in lines_of(note["text"])
        for line in wrapped(text.text, _FOOTER_PT, paper.width - 2 * MARGIN)
    ]
    low = _foot(paper, told, words) + _STEP * len(footer) + 6
    high = top - low if is_tall else min(top - low, max(wanted * _MOST, _LEAST))
    if size is None and top - low - high > _STEP:
        return draw_chart(figure, told, words, (paper.width, paper.height - (top - low - high)))
    box = (MARGIN, top - high, paper.width - 2 * MARGIN, high)
    if is_streams:
        draw_sankey(paper, traces[0], box, ink_of(layout))
    else:
        draw_plot(paper, traces, layout, [note for note in notes if not is_footer(note)], box)
    for number, text in enumerate(footer):
        style = Style(_FOOTER_PT, token("second_ink", "light"))
        letter(paper, MARGIN, box[1] - 12 - _STEP * number, text, style)
    if told.watermark:
        paper.across(told.watermark, box)
    return paper.figure


def _head(paper: Paper, title: Part, told: ChartPapers) -> float:
    """Finding, what is measured, then where and when; returns the top of the chart."""
    font, room = part(title.get("font"), "font"), paper.width - 2 * MARGIN
    line = paper.height - 38.0
    for number, said in enumerate(lines_of(title.get("text", ""))):
        points = _TITLE_PT if number == 0 and said.size is None else 10.5
        ink = said.color or font.get("color", token("ink", "light"))
        for text in wrapped(said.text, points, room):
            letter(paper, MARGIN, line, text, Style(points, ink))
            line -= 1.35 * points
        line -= 3 if number == 0 else 0
    for text in wrapped(told.where, 10, room - (width_of(told.sample, 10) + 16 if told.sample else 0)):
        letter(paper, MARGIN, line, text, Style(10, token("second_ink", "light")))
        line -= 14
    if told.sample:
        at = paper.width - MARGIN if not told.where else MARGIN + width_of(wrapped(told.where, 10, room)[-1], 10) + 16
        letter(
            paper,
            min(at, paper.width - MARGIN - width_of(told.sample, 10)),
            line + 14,
            told.sample,
            Style(10, token("accent", "light")),
        )
    return line - 8


def _foot(paper: Paper, told: ChartPapers, words: Words) -> float:
    """Credits and version at the foot of the page; returns where the room above begins."""
    said = f"{words.credit}: {' / '.join(dict.fromkeys(told.credits))}"
    lines = [*wrapped(said, _SMALL_PT, paper.width - 2 * MARGIN), f"{words.product}　{words.version} {told.version}"]
    for number, line in enumerate(reversed(lines)):
        paper.write(MARGIN, 18 + 11 * number, line, _SMALL_PT, ink="second_ink")
    return 18 + 11 * len(lines) + 8
