"""The parts of the overview: its sentence and its charts."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from dashboard import session, text
from dashboard.charts import CONFIG, ChartText, share_bars, totals_over_time
from dashboard.views.shares import BAND_EDGES

if TYPE_CHECKING:
    import pandas as pd

    from dashboard.views.overview import OverviewView
    from dashboard.wording import Words
    from geodata.dataset import Dataset


def overview_sentence(view: OverviewView, words: Words) -> str:
    """What the page says, in one sentence with its numbers."""
    selection, share = view.selection, view.share
    filled = {
        "date": text.day(selection.as_of, words),
        "body": words.bodies_long[selection.body],
        "count": f"{share.count:,}",
        "total": f"{share.total:,}",
        "percent": text.percent(share.percent, words),
        "nation": text.percent(view.national.percent, words),
        "place": text.place(selection.prefecture, words) if selection.prefecture else words.all_japan,
    }
    if view.is_complete:
        sentence = words.sentence_prefecture if selection.prefecture else words.sentence_national
    else:
        sentence = words.sentence_prefecture_partial if selection.prefecture else words.sentence_totals_only
    return sentence.format(**filled)


def show_empty(dataset: Dataset, words: Words) -> None:
    """The chosen prefecture is not in this dataset: say which are."""
    places = "、".join(text.place(code, words) for code in dataset["prefectures"]["prefecture_code"])
    st.info(words.nothing_here_how.format(places=places))


def chart_footer(view_as_of: str, words: Words, *, has_sample: bool) -> tuple[str, ...]:
    """Lines under every chart; a saved picture keeps them."""
    dated = f"{words.as_of}: {text.day(view_as_of, words)}　{words.product}"
    return (words.sample, dated) if has_sample else (dated,)


def show_charts(view: OverviewView, words: Words) -> None:
    """Shares by prefecture, region, type and size, and the published totals over time."""
    if view.is_complete:
        _show_shares(view, words)
    else:
        st.info(words.rates_unknown)
    papers = f"{words.source}: {words.statuses['公表値']}・{words.statuses['登録値']}　{words.product}"
    note = ChartText(words.over_time, words.members_axis, (papers,))
    figure = totals_over_time(totals=view.totals, text=note, words=words, theme=session.theme())
    st.plotly_chart(figure, theme=None, config=CONFIG, key="chart-time")
    st.html(f'<div class="atlas small">{escape(words.over_time_note)}</div>')


def _show_shares(view: OverviewView, words: Words) -> None:
    st.segmented_control(
        words.order, ["code", "value"], format_func=lambda order: words.orders[order], key=session.ORDER, required=True
    )
    table = view.by_prefecture
    if view.selection.order == "value":
        table = table.sort_values(["percent", "key"], ascending=[False, True])
    names = [text.place(key, words) for key in table["key"]]
    _bars(view, table, names, words.by_prefecture, words, key="chart-prefecture", highlight=view.selection.prefecture)
    left, middle, right = st.columns(3, gap="medium")
    regions = [words.regions[key] for key in view.by_region["key"]]
    types = [words.types[key] for key in view.by_type["key"]]
    edges = [str(edge) for edge in BAND_EDGES[:-1]]
    following = dict(zip(edges, [*edges[1:], None], strict=True))
    bands = [text.band(key, following[key], words) for key in view.by_band["key"]]
    with left:
        _bars(view, view.by_region, regions, words.by_region, words, key="chart-region")
    with middle:
        _bars(view, view.by_type, types, words.by_type, words, key="chart-type")
    with right:
        _bars(view, view.by_band, bands, words.by_band, words, key="chart-band")


def _bars(
    view: OverviewView,
    table: pd.DataFrame,
    names: list[str],
    title: str,
    words: Words,
    *,
    key: str,
    highlight: str | None = None,
) -> None:
    footer = chart_footer(view.selection.as_of, words, has_sample=view.has_sample)
    chart = ChartText(title, words.share_axis, footer)
    figure = share_bars(table=table, names=names, highlight=highlight, text=chart, words=words, theme=session.theme())
    st.plotly_chart(figure, theme=None, config=CONFIG, key=key)
