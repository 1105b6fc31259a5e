"""The published totals over time, on the overview and on the page of changes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from dashboard import session, text
from dashboard.chart_section import show_chart, where_said
from dashboard.overview_charts import last_total, over_time_chart
from dashboard.views.papers import sources_behind
from dashboard.wording.overview import WORDS

if TYPE_CHECKING:
    from dashboard.wording import Words


def show_published_totals(words: Words, *, is_offered: bool = True) -> None:
    """The published totals of both bodies over time, with the break between them."""
    data = session.dataset()
    last = last_total(data)
    if not last:
        st.info(WORDS[words.language].nothing_published)
        return
    show_chart(
        partial(over_time_chart, data, words.language),
        words.over_time,
        words.all_japan,
        last,
        where=where_said(words.all_japan, text.day(last, words)),
        sources=sources_behind(data, "membership_totals"),
        has_sample=False,
        key="chart-time",
        is_offered=is_offered,
    )
