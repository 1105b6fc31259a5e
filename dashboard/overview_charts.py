"""The charts of the overview that no filter changes: built once for all readers, and sent once to each."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import plotly.graph_objects as go

from dashboard import text
from dashboard.charts import ChartText, share_bars, totals_over_time
from dashboard.palette import token
from dashboard.views.overview import overview_view
from dashboard.wording import words_in

if TYPE_CHECKING:
    import pandas as pd

    from dashboard.palette import Theme
    from dashboard.selection import Selection
    from dashboard.wording import Words
    from geodata.dataset import Dataset


class _Kept(go.Figure):  # type: ignore[misc]
    """A chart that nobody changes: what Streamlit asks of it in every run is worked out once."""

    def to_dict(self) -> dict[str, Any]:
        """The chart as plotly's JSON has it; callers never change it."""
        if self.__dict__.get("_as_dict") is None:
            self.__dict__["_as_dict"] = super().to_dict()
        kept: dict[str, Any] = self.__dict__["_as_dict"]
        return kept


def prefectures_in_order(table: pd.DataFrame, order: str) -> pd.DataFrame:
    """Rows in code order, or by value with ties in code order."""
    return table.sort_values(["percent", "key"], ascending=[False, True]) if order == "value" else table


def chart_footer(view_as_of: str, words: Words, *, has_sample: bool) -> tuple[str, ...]:
    """Lines under every chart; a saved picture keeps them."""
    dated = f"{words.as_of}: {text.day(view_as_of, words)}　{words.product}"
    return (words.sample, dated) if has_sample else (dated,)


@lru_cache(maxsize=8)
def over_time_chart(dataset: Dataset, language: str, theme: Theme) -> go.Figure:
    """Published totals of both bodies over time; the same for every choice of place."""
    words = words_in(language)
    papers = f"{words.source}: {words.statuses['公表値']}・{words.statuses['登録値']}　{words.product}"
    note = ChartText(words.over_time, words.members_axis, (papers,))
    return _Kept(totals_over_time(totals=dataset["membership_totals"], text=note, words=words, theme=theme))


def last_total(dataset: Dataset) -> str:
    """The day of the last published total, which the chart over time reaches to; "" without one."""
    return max(dataset["membership_totals"]["as_of"], default="")


@lru_cache(maxsize=16)
def by_prefecture_chart(dataset: Dataset, selection: Selection, theme: Theme) -> go.Figure:
    """Bars of all prefectures; the same whichever is chosen, so that a filter does not send them again."""
    words, view = words_in(selection.language), overview_view(dataset, selection)
    table = prefectures_in_order(view.by_prefecture, selection.order)
    names = [text.place(key, words) for key in table["key"]]
    footer = chart_footer(selection.as_of, words, has_sample=view.has_sample)
    note = ChartText(words.by_prefecture, words.share_axis, footer)
    return _Kept(share_bars(table=table, names=names, text=note, words=words, theme=theme))


def highlighted(figure: go.Figure, bar: int | None) -> go.Figure:
    """The chart of prefectures with the strong colour left to one bar, as the page shows it; None leaves it to all."""
    if bar is None:
        return figure
    (bars,), layout = (figure.to_plotly_json()[name] for name in ("data", "layout"))
    colours = [token("second_ink", "light")] * len(bars["y"])
    colours[bar] = token("member", "light")
    return go.Figure({"data": [{**bars, "marker": {"color": colours}}], "layout": layout})
