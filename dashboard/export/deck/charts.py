"""Native charts, whose numbers PowerPoint opens as a sheet, from what `reading` understood of a plotly figure."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from pptx.chart.data import CategoryChartData, XyChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.oxml.ns import qn
from pptx.util import Pt

from dashboard.export.archives import timeless
from dashboard.export.deck.chart_looks import dress_bars, dress_lines, in_order
from dashboard.export.deck.page import SMALL, emu
from dashboard.export.deck.shown import Bars
from dashboard.export.deck.writing import INKS, name

if TYPE_CHECKING:
    from dashboard.export.deck.page import Box
    from dashboard.export.deck.shown import Lines, Series

Chart = Any
"""A chart, an axis or a point of python-pptx, which ships no types."""
BARS_ON_SLIDE: Final = 18
"""Bars whose names can be read on one slide."""
_KINDS: Final = {
    (True, False): XL_CHART_TYPE.BAR_CLUSTERED,
    (True, True): XL_CHART_TYPE.BAR_STACKED,
    (False, False): XL_CHART_TYPE.COLUMN_CLUSTERED,
    (False, True): XL_CHART_TYPE.COLUMN_STACKED,
}
_MADE: Final = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")


def split(bars: Bars) -> list[Bars]:
    """Bars in parts that a slide has room for, all to one scale."""
    count = len(bars.categories)
    pieces = max(1, -(-count // BARS_ON_SLIDE))
    size = max(1, -(-count // pieces))
    return [
        replace(
            bars,
            categories=bars.categories[start : start + size],
            series=tuple(_cut(each, start, start + size) for each in bars.series),
        )
        for start in range(0, max(1, count), size)
    ]


def _cut(series: Series, start: int, end: int) -> Series:
    return replace(
        series,
        values=series.values[start:end],
        labels=series.labels[start:end],
        colours=series.colours[start:end],
    )


def draw(slide: Chart, shown: Bars | Lines, box: Box, called: str, alt: str) -> None:
    """The chart in its box, without a title: that stands on the slide."""
    kind, data = _bars_data(shown) if isinstance(shown, Bars) else _lines_data(shown)
    frame = slide.shapes.add_chart(kind, *map(emu, box), data)
    name(frame._element.nvGraphicFramePr.cNvPr, called, alt)  # noqa: SLF001 - the library knows no alternative text
    chart = frame.chart
    chart.has_legend, chart.has_title = isinstance(shown, Bars) and len(shown.series) > 1, False
    chart.font.size = Pt(SMALL)
    chart.font.color.theme_color = INKS["ink"]
    if isinstance(shown, Bars):
        dress_bars(chart, shown)
    else:
        dress_lines(chart, shown)
    _number_axes(chart)
    book = chart.part.chart_workbook
    book.update_from_xlsx_blob(_undated(book.xlsx_part.blob))


def _number_axes(chart: Chart) -> None:
    """Number the axes from 1: the library has numbers below 0, which the schema has not."""
    found: dict[str, str] = {}
    for axis in chart._chartSpace.iter(qn("c:axId"), qn("c:crossAx")):  # noqa: SLF001 - as above
        axis.set("val", found.setdefault(axis.get("val"), str(len(found) + 1)))


def _undated(book: bytes) -> bytes:
    """The sheet behind a chart without the moment it was written."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.namelist():
            new.writestr(part, _MADE.sub(rb"\g<1>1980-01-01T00:00:00Z", old.read(part)))
    return timeless(out.getvalue())


def _bars_data(shown: Bars) -> tuple[Any, Chart]:
    data: Chart = CategoryChartData(number_format="General")  # type: ignore[no-untyped-call]
    data.categories = shown.categories
    for series in shown.series:
        data.add_series(series.name or shown.subtitle or shown.title, series.values)
    return _KINDS[shown.is_level, shown.is_stacked], data


def _lines_data(shown: Lines) -> tuple[Any, Chart]:
    data: Chart = XyChartData(number_format="#,##0.##")  # type: ignore[no-untyped-call]
    for line in in_order(shown):
        series = data.add_series(line.name or shown.subtitle or shown.title)
        for point in line.points:
            series.add_data_point(point.x, point.y)
    return XL_CHART_TYPE.XY_SCATTER_LINES, data
