"""A chart of a page, and the way to save it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import streamlit as st

from dashboard import days, session
from dashboard.chart_papers import ChartPapers
from dashboard.export.chart_file import chart_picture
from dashboard.page_record import ShownChart, note_chart
from dashboard.picture_files import show_picture_files
from dashboard.views.days import list_in_force
from dashboard.views.papers import credit_lines
from dashboard.wording.export import WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from dashboard.palette import Theme
    from dashboard.selection import Selection
    from dashboard.static_map import Format

_CONFIG: Final = {"displayModeBar": False, "responsive": True}


def show_chart(
    draw: Callable[[Theme], Any],
    content: str,
    area: str,
    as_of: str,
    *,
    where: str,
    sources: Collection[str],
    has_sample: bool,
    key: str,
    watermark: str = "",
    is_offered: bool = True,
    saved: Callable[[], Any] | None = None,
) -> None:
    """A chart in the reader's theme, and on paper in the light one, drawn when it is asked for.

    `content`, `area` and `as_of` go into the names of files; `where` says place, choices and day on the page.
    `sources` are the ids of those whose credit lines the picture carries.
    `saved` makes the figure of the files where the screen shows part of it by other means.
    """
    st.plotly_chart(draw(session.theme()), theme=None, config=_CONFIG, key=key)
    data, words = session.dataset(), session.words()
    on_paper = saved or (lambda: draw("light"))
    note_chart(key, ShownChart(on_paper, where, tuple(credit_lines(data, sources)), has_sample, watermark))
    if not is_offered:
        return
    told = ChartPapers(
        where,
        credit_lines(data, sources),
        data.version,
        words.sample if has_sample else "",
        watermark,
    )

    def make(kind: Format) -> bytes:
        return chart_picture(on_paper(), told, content, words, kind)

    label = WORDS[words.language].save_chart
    show_picture_files(label, make, content, area, as_of, has_sample=has_sample, key=key)


def where_said(area: str, day: str, *chosen: str) -> str:
    """Place, day in words, and what else was chosen."""
    return "　".join((area, f"{session.words().as_of}: {day}", *chosen))


def where_of_list(area: str, selection: Selection) -> str:
    """The same of a list of members: with the date of the list in force on the day, and the body."""
    words = session.words()
    listed = list_in_force(session.dataset(), selection.body, selection.as_of)
    return where_said(area, days.with_list(selection.as_of, listed, words), words.bodies_long[selection.body])
