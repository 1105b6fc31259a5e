"""A chart of the screen as a picture file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dashboard.chart_papers import ChartPapers
    from dashboard.static_map import Format
    from dashboard.wording import Words


def chart_picture(figure: Any, told: ChartPapers, title: str, words: Words, kind: Format) -> bytes:  # noqa: ANN401 - plotly ships no types
    """A figure of plotly as PNG of 300 dpi, SVG or PDF."""
    from dashboard import static_chart  # noqa: PLC0415 - matplotlib is loaded where a picture is asked for

    return static_chart.saved(static_chart.draw_chart(figure.to_plotly_json(), told, words), kind, title)
