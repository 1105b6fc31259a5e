"""How a native chart looks: our colours, labels at the bars and points, hairlines, axes from zero."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_LABEL_POSITION, XL_MARKER_STYLE, XL_TICK_LABEL_POSITION
from pptx.enum.chart import XL_TICK_MARK as TICK
from pptx.enum.dml import MSO_LINE_DASH_STYLE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from dashboard.export.deck.page import SMALL
from dashboard.export.deck.read_lines import DAY_ZERO
from dashboard.export.deck.writing import INKS
from dashboard.palette import token

if TYPE_CHECKING:
    from dashboard.export.deck.shown import Bars, Line, Lines, Point

Chart = Any
"""A chart, an axis or a point of python-pptx, which ships no types."""
_DASHES: Final = {
    "solid": MSO_LINE_DASH_STYLE.SOLID,
    "dash": MSO_LINE_DASH_STYLE.DASH,
    "dot": MSO_LINE_DASH_STYLE.ROUND_DOT,
}
_SIDES: Final = {
    "above": XL_LABEL_POSITION.ABOVE,
    "below": XL_LABEL_POSITION.BELOW,
    "left": XL_LABEL_POSITION.LEFT,
    "right": XL_LABEL_POSITION.RIGHT,
    "above right": XL_LABEL_POSITION.ABOVE,
}
_YEAR: Final = 365.25
"""From the second of January on, a step that ends in the first days of a year, leap year or not."""
_FEW_YEARS: Final = 2


def in_order(shown: Lines) -> list[Line]:
    """The longest line first: LibreOffice does not draw a first line that has fewer points than a later one."""
    return sorted(shown.lines, key=lambda line: -len(line.points))


def dress_bars(chart: Chart, shown: Bars) -> None:
    """Colours, labels, names and scale of bars."""
    plot, values, names = chart.plots[0], chart.value_axis, chart.category_axis
    plot.gap_width, plot.vary_by_categories = 40, False
    if shown.is_stacked:
        plot.overlap = 100
    _axis(values, 0, shown.upper, is_shown=shown.with_axis)
    values.tick_labels.number_format = f'#,##0"{shown.suffix}"' if shown.suffix else "#,##0"
    values.tick_labels.number_format_is_linked = False
    names.format.line.color.theme_color = INKS["second_ink"]
    names.major_tick_mark = names.minor_tick_mark = TICK.NONE
    if shown.is_level:
        names.reverse_order = True  # the first on top; so that the numbers stay below:
        values._element.find(qn("c:crosses")).set("val", "max")  # noqa: SLF001 - the library cannot say so
    every = parse_xml(f'<c:tickLblSkip {nsdecls("c")} val="1"/>')
    names._element.find(qn("c:noMultiLvlLbl")).addprevious(every)  # noqa: SLF001 - the library leaves names out
    if chart.has_legend:
        chart.legend.include_in_layout = False
    for series, own in zip(plot.series, shown.series, strict=True):
        _colour(series.format.fill, own.colours[0])
        for place, (colour, label) in enumerate(zip(own.colours, own.labels, strict=True)):
            if colour != own.colours[0]:
                _colour(series.points[place].format.fill, colour)
            if label:
                side = XL_LABEL_POSITION.CENTER if shown.is_stacked else XL_LABEL_POSITION.OUTSIDE_END
                _label(series.points[place], label, side, "ink")


def dress_lines(chart: Chart, shown: Lines) -> None:
    """Colours, labels, marks and scales of lines."""
    low, high = shown.x_range
    across = chart.category_axis
    if shown.is_dated:
        years = [(DAY_ZERO + timedelta(days=int(day))).year for day in (low, high)]
        ends = [float((date(year, 1, 2) - DAY_ZERO).days) for year in (years[0], years[1] + 1)]
        is_short = years[1] - years[0] < _FEW_YEARS
        low, high = ends if not is_short else (low, high)
        across.major_unit = _YEAR / 4 if is_short else _YEAR
        across.tick_labels.number_format = "yyyy-mm" if is_short else "yyyy"
    else:
        low = max(0.0, low)
        across.tick_labels.number_format = "#,##0"
    across.tick_labels.number_format_is_linked = False
    _axis(across, low, high, is_shown=True)
    across.has_major_gridlines = False
    _axis(chart.value_axis, 0, shown.upper, is_shown=True)
    chart.value_axis.tick_labels.number_format = "#,##0"
    chart.value_axis.tick_labels.number_format_is_linked = False
    for series, line in zip(chart.plots[0].series, in_order(shown), strict=True):
        _dress_line(series, line)


def _dress_line(series: Chart, line: Line) -> None:
    series.smooth = False
    if line.width:
        _colour(series.format.line, line.colour, is_line=True)
        series.format.line.width = Pt(line.width)
        series.format.line.dash_style = _DASHES[line.dash]
    else:
        series.format.line.fill.background()
    series.marker.style = XL_MARKER_STYLE.NONE
    for place, point in enumerate(line.points):
        if point.is_marked:
            _mark(series.points[place].marker, point, line.colour)
        if point.label:
            ink = next((ink for ink in INKS if ink == line.colour), "ink")
            _label(series.points[place], point.label, _SIDES[point.side], ink)


def _mark(marker: Chart, point: Point, colour: str) -> None:
    marker.style, marker.size = XL_MARKER_STYLE.CIRCLE, 7
    _colour(marker.format.fill, colour if point.is_filled else "paper")
    _colour(marker.format.line, colour, is_line=True)


def _axis(axis: Chart, low: float, high: float, *, is_shown: bool) -> None:
    """An axis with hairlines across and no line of its own."""
    axis.minimum_scale, axis.maximum_scale = low, high
    axis.major_tick_mark = axis.minor_tick_mark = TICK.NONE
    axis.has_major_gridlines = is_shown
    if is_shown:
        _colour(axis.major_gridlines.format.line, "hairline", is_line=True)
        axis.major_gridlines.format.line.width = Pt(0.5)
    else:
        axis.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    axis.format.line.fill.background()


def _label(point: Chart, said: str, side: Any, ink: str) -> None:  # noqa: ANN401 - as Chart
    label = point.data_label
    run = label.text_frame.paragraphs[0].add_run()
    run.text = said
    run.font.size = Pt(SMALL)
    run.font.color.theme_color = INKS[ink]
    label.position = side


def _colour(look: Chart, colour: str, *, is_line: bool = False) -> None:
    fill = look.fill if is_line else look
    fill.solid()
    fill.fore_color.rgb = RGBColor(*bytes.fromhex(token(colour, "light").removeprefix("#")))  # type: ignore[no-untyped-call]
