"""Every chart of the app from a dataset, as its page builds it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dashboard.charts import ChartText
from dashboard.evidence_chart import evidence_sankey
from dashboard.evidence_names import regions_of
from dashboard.invitation_chart import step_line
from dashboard.overview_charts import by_prefecture_chart, highlighted, over_time_chart
from dashboard.pilots_chart import selection_days
from dashboard.selection import Selection
from dashboard.target_chart import target_chart
from dashboard.views.evidence import chosen, trace
from dashboard.views.evidence_flow import DEPTHS, flow
from dashboard.views.pilots import dated, projects_on
from dashboard.views.targets import targets_on
from dashboard.wording.targets import WORDS

if TYPE_CHECKING:
    from dashboard.views.evidence_flow import Node
    from geodata.dataset import Dataset

LATEST = "2026-11-23"
TEXT = ChartText("3件 < 600件 & まだ", "件（累計）", ("出典: 公表値", "時点: 2026年11月23日"))


def figures_of(data: Dataset, language: str) -> dict[str, Any]:
    """Charts by what they show."""
    selection = Selection("council", "2023-10-01", language=language)
    by_value = Selection("council", "2023-10-01", language=language, order="value")
    plans, corporations = targets_on(data, LATEST)
    pilots = [(programme, day, len(own)) for programme, day, own in dated(projects_on(data, LATEST))]
    own = WORDS[language]
    return {
        "over_time": over_time_chart(data, language, "light"),
        "shares": by_prefecture_chart(data, selection, "light"),
        "shares_of_one_highlighted": highlighted(by_prefecture_chart(data, selection, "light"), 19),
        "shares_by_value": by_prefecture_chart(data, by_value, "light"),
        "plans": target_chart(progress=plans, text=TEXT, own=own, theme="light"),
        "corporations": target_chart(progress=corporations, text=TEXT, own=own, theme="light"),
        "pilots": selection_days(selected=pilots, counted="{n}件", text=TEXT, theme="light"),
        "invitations": step_line(
            values=[35.9, 36.0, 36.2, 36.3],
            labels=["35.9％", "", "", "36.3％"],
            goal=(50.0, "目標 50％"),
            text=TEXT,
            theme="light",
        ),
        "steps_of_counts": step_line(
            values=[4, 2, 1, 0], labels=["4", "2", "1", "0"], goal=None, text=TEXT, theme="light"
        ),
        "evidence": _streams(data, language, ""),
        "evidence_of_an_opinion": _streams(data, language, "o15"),
    }


def _streams(data: Dataset, language: str, opinion: str) -> Any:  # noqa: ANN401 - a figure of plotly
    found = flow(chosen(trace(data, LATEST), "", opinion), DEPTHS[2 if opinion else 0], regions_of(data))
    names: dict[Node, str] = {node: f"{node.kind}: {node.key} & <{node.column}>" for node in found.nodes}
    return evidence_sankey(flow=found, names=names, labels=names, hints={}, text=TEXT, language=language, theme="light")
