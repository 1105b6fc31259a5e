"""What a slide can draw of a plotly figure, and that nothing it cannot draw is lost without a word."""

from __future__ import annotations

from typing import Any

import pytest

from dashboard.charts import ChartText
from dashboard.evidence_chart import evidence_sankey
from dashboard.export.deck.charts import split
from dashboard.export.deck.parts import pieces_of
from dashboard.export.deck.reading import read
from dashboard.export.deck.shown import Bars, Lines, Streams, UnknownChart
from dashboard.export.deck.slide import Slide
from dashboard.invitation_chart import step_line
from dashboard.palette import token
from dashboard.views.evidence_flow import Edge, Flow, Node
from dashboard.wording.deck import WORDS

TEXT = ChartText("見出し", "はかり方", ("出典: A＆B",))


def bars(count: int, **layout: Any) -> dict[str, Any]:  # noqa: ANN401 - plotly's layout
    names = [f"県{n}" for n in range(count)]
    trace = {"type": "bar", "orientation": "h", "x": list(range(count)), "y": names, "marker": {"color": "#1F5F99"}}
    return {"data": [trace], "layout": {"yaxis": {"autorange": "reversed"}, **layout}}


def line(**trace: Any) -> dict[str, Any]:  # noqa: ANN401 - plotly's trace
    base = {
        "type": "scatter",
        "x": ["2024-01-01", "2025-01-01"],
        "y": [1, 3],
        "mode": "lines",
        "line": {"color": "#1F5F99"},
    }
    return {"data": [{**base, **trace}], "layout": {}}


def test_a_stair_keeps_its_labels_its_goal_and_its_corners() -> None:
    figure = step_line(values=[5, 7, 7], labels=["5", "7", "7 件"], goal=(10, "目標 10"), text=TEXT, theme="contrast")
    found = read(figure.to_dict())
    assert isinstance(found, Lines)
    assert (found.title, found.subtitle, found.footer) == ("見出し", "はかり方", ("出典: A＆B",))
    stair, goal = found.lines
    assert [(point.x, point.y) for point in stair.points] == [(0, 5), (1, 5), (1, 7), (2, 7)]
    assert [point.label for point in stair.points if point.label] == ["5", "7 件"]
    assert (stair.colour, goal.colour, goal.dash) == ("member", "second_ink", "dash")
    assert [(point.y, point.label) for point in goal.points] == [(10, "目標 10"), (10, "")]


def test_bars_that_find_no_room_go_on_to_one_scale() -> None:
    shown = read(bars(47))
    assert isinstance(shown, Bars)
    parts = split(shown)
    assert [len(part.categories) for part in parts] == [16, 16, 15]
    assert [name for part in parts for name in part.categories] == [f"県{n}" for n in range(47)]
    assert {part.upper for part in parts} == {shown.upper}
    titles = [piece.title for piece in pieces_of(Slide("題", chart=bars(47)), WORDS["ja"])]
    assert titles == ["題", "題（続き 2/3）", "題（続き 3/3）"]


def test_bars_from_the_bottom_are_turned() -> None:
    shown = read(bars(3, yaxis={}))
    assert isinstance(shown, Bars)
    assert shown.categories == ("県2", "県1", "県0")
    assert shown.series[0].values == (2, 1, 0)


def test_streams_become_a_table_and_the_slide_says_so() -> None:
    one, other = Node(0, "theme", "t"), Node(1, "place", "p")
    flow = Flow((one, other), (Edge(one, other, 3),))
    names = {one: "住まい", other: "長野県"}
    figure = evidence_sankey(
        flow=flow, names=names, labels=names, hints={(one, other): "登録 3"}, text=TEXT, language="ja", theme="light"
    )
    assert read(figure.to_dict()) == Streams("見出し", "はかり方", TEXT.footer, (("住まい", "長野県", "3", "登録 3"),))
    thirds = {"data": [{"type": "sankey", "node": {"label": ["一", "二"]}, "link": {"source": [0, 0], "target": [1, 1], "value": [1 / 3, 2]}}]}  # fmt: skip
    streams = read(thirds)
    assert isinstance(streams, Streams)
    assert [row[2] for row in streams.rows] == ["0.33", "2.00"]
    (piece,) = pieces_of(Slide("題", chart=figure.to_dict()), WORDS["ja"])
    assert piece.slide.lines == ("流れの図は、線ごとの表にしています。",)
    assert piece.part is not None


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        ({"data": [{"type": "pie", "labels": []}], "layout": {}}, "labels"),
        ({"data": [{"type": "pie"}], "layout": {}}, "pie"),
        ({"data": [], "layout": {}}, "nothing"),
        (line(error_y={"value": 1}), "error_y"),
        (line(fill="tozeroy"), "tozeroy"),
        (line(line={"color": "#123456"}), "#123456"),
        (line(line={"color": token("member", "dark"), "shape": "spline"}), "spline"),
        (line(marker={"symbol": "star"}), "star"),
        (line(y=[-1, 2]), "from zero"),
        (bars(2, shapes=[{"type": "line"}]), "lines over these bars"),
        (bars(2, annotations=[{"x": 5, "y": "県0", "text": "注"}]), "notes over these bars"),
    ],
)
def test_what_no_slide_can_draw_is_refused_by_name(figure: dict[str, Any], said: str) -> None:
    with pytest.raises(UnknownChart, match=said):
        read(figure)
