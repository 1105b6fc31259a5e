"""What a printed chart holds: all that the figure on the screen has, and nothing that it does not know."""

from __future__ import annotations

import ast
import io
import re
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.patches import Rectangle
from PIL import Image
from pypdf import PdfReader

from dashboard.chart_papers import ChartPapers
from dashboard.invitation_chart import step_line
from dashboard.static_chart import UnknownInChart, draw_chart, saved
from dashboard.static_chart.markup import Line, lines_of, plain
from dashboard.wording import words_in
from tests.dashboard import chart_figures
from tests.dashboard.chart_figures import TEXT, figures_of

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from dashboard.static_chart import Format
    from geodata.dataset import Dataset

JA, EN = words_in("ja"), words_in("en")
TOLD = ChartPapers(
    "長野県　時点: 2023年10月1日　協議会",
    ("国勢調査を加工して作成", "予報区等を加工して作成"),
    "0123456789ab",
    "サンプルデータ",
    "試算",
)


@pytest.fixture(scope="module")
def figures(dataset: Dataset) -> dict[str, Any]:
    """Figures of plotly in both languages, as plain values."""
    return {
        f"{name} {words.language}": figure.to_plotly_json()
        for words in (JA, EN)
        for name, figure in figures_of(dataset, words.language).items()
    }


@pytest.fixture(scope="module")
def pages(figures: dict[str, Any]) -> dict[str, Figure]:
    return {name: draw_chart(figure, TOLD, words_in(name[-2:])) for name, figure in figures.items()}


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def written(page: Figure) -> str:
    return squeezed("".join(text.get_text() for text in page.axes[0].texts))


def said(figure: dict[str, Any]) -> set[str]:
    """Every text that the figure shows without being pointed at."""
    layout = figure["layout"]
    texts = [layout["title"]["text"], *(note["text"] for note in layout["annotations"])]
    texts += layout["yaxis"].get("ticktext") or ()
    for trace in figure["data"]:
        texts += trace.get("text") or ()
        texts += trace["node"]["label"] if trace["type"] == "sankey" else ()
        texts += [place for place in trace.get("y", ()) if isinstance(place, str)]
    return {squeezed(line.text) for text in texts for line in lines_of(text)} - {""}


def bars(page: Figure, prefix: str) -> list[Rectangle]:
    found = [patch for patch in page.axes[0].patches if str(patch.get_gid() or "").startswith(prefix)]
    return [patch for patch in found if isinstance(patch, Rectangle)]


def test_every_text_of_a_figure_stands_on_its_page(figures: dict[str, Any], pages: dict[str, Figure]) -> None:
    for name, figure in figures.items():
        assert {text for text in said(figure) if text not in written(pages[name])} == set(), name


def test_bars_are_as_long_as_their_values_and_begin_at_nothing(
    figures: dict[str, Any], pages: dict[str, Figure]
) -> None:
    drawn = 0
    for name, figure in figures.items():
        for number, trace in enumerate(figure["data"]):
            if trace["type"] != "bar":
                continue
            values = np.array(trace["x"], float)
            own = bars(pages[name], f"bar-{number}-")
            widths = np.array([bar.get_width() for bar in own])
            assert len(own) == len(values)
            assert np.allclose(widths, values * widths[0] / values[0]), name
            assert len({round(bar.get_x(), 6) for bar in own}) == 1
            tops = [bar.get_y() for bar in own]
            assert tops == sorted(tops, reverse=True), "in the order of the figure, the first on top"
            drawn += len(own)
    assert drawn > 4 * 40


def test_every_point_stands_where_its_value_is(figures: dict[str, Any], pages: dict[str, Figure]) -> None:
    for name, figure in figures.items():
        values = []
        for trace in figure["data"]:
            if trace["type"] != "scatter" or "markers" not in trace["mode"]:
                continue
            size = trace["marker"]["size"]
            sizes = size if isinstance(size, list | tuple) else [size] * len(trace["y"])
            values += [y for y, own in zip(trace["y"], sizes, strict=True) if own]
        points = [float(np.asarray(line.get_ydata())[0]) for line in pages[name].axes[0].lines]
        assert len(points) == len(values), name
        if values:
            slope, start = np.polyfit(values, points, 1)
            assert np.allclose(np.array(values) * slope + start, points, atol=1e-6), name


def test_streams_and_nodes_are_all_there_and_as_wide_as_their_weight(
    figures: dict[str, Any], pages: dict[str, Figure]
) -> None:
    for name in ("evidence ja", "evidence_of_an_opinion en"):
        (trace,) = figures[name]["data"]
        ids = [str(patch.get_gid() or "") for patch in pages[name].axes[0].patches]
        assert sum(each.startswith("stream-") for each in ids) == len(trace["link"]["value"]) > 5
        nodes = bars(pages[name], "node-")
        assert len(nodes) == len(trace["node"]["label"])
        weights = [
            max(
                sum(v for v, end in zip(trace["link"]["value"], trace["link"][side], strict=True) if end == place)
                for side in ("source", "target")
            )
            for place in range(len(nodes))
        ]
        largest = int(np.argmax(weights))
        unit = nodes[largest].get_height() / weights[largest]
        assert all(
            node.get_height() == pytest.approx(max(0.6, weight * unit))
            for node, weight in zip(nodes, weights, strict=True)
        )
        for one in nodes:
            same = sorted((o for o in nodes if o.get_x() == one.get_x()), key=lambda o: float(o.get_y()))
            assert all(a.get_y() + a.get_height() <= b.get_y() + 0.7 for a, b in pairwise(same))


def test_no_text_runs_off_the_page(pages: dict[str, Figure]) -> None:
    for name, page in pages.items():
        renderer = FigureCanvasAgg(page).get_renderer()  # type: ignore[no-untyped-call]
        whole = page.bbox
        for text in page.axes[0].texts:
            box = text.get_window_extent(renderer)
            if text.get_rotation() == 0:
                assert box.x0 >= 0 <= box.y0, (name, text.get_text())
                assert box.x1 <= whole.x1, (name, text.get_text())
                assert box.y1 <= whole.y1, (name, text.get_text())


def test_every_builder_of_charts_is_drawn_here() -> None:
    root = Path(__file__).parents[2]
    built = {
        node.name
        for path in (root / "dashboard").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and node.returns is not None and ast.unparse(node.returns) == "go.Figure"
    }
    within = {"share_bars", "totals_over_time"}  # of by_prefecture_chart and over_time_chart
    called = {
        node.id
        for node in ast.walk(ast.parse(Path(chart_figures.__file__).read_text(encoding="utf-8")))
        if isinstance(node, ast.Name)
    }
    assert built - within - called == set()


def test_a_saved_chart_says_finding_measure_place_day_source_credit_version_sample_and_trial(
    figures: dict[str, Any],
) -> None:
    page = draw_chart(figures["invitations ja"], TOLD, JA)
    pdf = saved(page, "pdf", "図")
    text = squeezed(PdfReader(io.BytesIO(pdf)).pages[0].extract_text())
    svg = saved(page, "svg", "図")
    texts = squeezed("".join(ET.fromstring(svg).itertext()))  # noqa: S314 - our own file
    for part in (
        "3件<600件&まだ", "件（累計）", "長野県", "時点:2023年10月1日", "出典:公表値", "クレジット:国勢調査を加工して作成/予報区等を加工して作成",
        "版0123456789ab", "サンプルデータ", "試算", "目標50％", "36.3％",
    ):  # fmt: skip
        assert part in text, part
        assert part in texts, part
    assert b"<text" in svg


def test_a_png_has_300_dots_an_inch(figures: dict[str, Any]) -> None:
    picture = Image.open(io.BytesIO(saved(draw_chart(figures["pilots ja"], TOLD, JA), "png", "図")))
    assert picture.info["dpi"] == pytest.approx((300, 300), abs=0.1)
    assert len(picture.convert("L").getcolors(256) or []) > 10


@pytest.mark.parametrize(
    ("name", "kind"), [("evidence_of_an_opinion en", "svg"), ("pilots ja", "svg"), ("steps_of_counts ja", "pdf")]
)
def test_the_same_chart_is_the_same_bytes(figures: dict[str, Any], name: str, kind: Format) -> None:
    first, second = (saved(draw_chart(figures[name], TOLD, JA), kind, "図") for _ in range(2))
    assert first == second


def figure(trace: dict[str, Any], **layout: object) -> dict[str, Any]:
    return {
        "data": [{"type": "scatter", "x": [1, 2], "y": [3, 4], **trace}],
        "layout": {"title": {"text": "題"}, **layout},
    }


@pytest.mark.parametrize(
    "unknown",
    [
        figure({"type": "pie"}),
        figure({"error_y": {"array": [1, 1]}}),
        figure({"mode": "lines+bubbles"}),
        figure({"line": {"dash": "5px,2px"}}),
        figure({"line": {"shape": "spline"}}),
        figure({"fill": "toself"}),
        figure({"fill": "tonexty"}),
        figure({"marker": {"symbol": "star"}}),
        figure({"marker": {"color": "red"}}),
        figure({"mode": "text", "text": ["<i>a</i>", "b"]}),
        figure({"mode": "text", "text": ["a<span style='color:#000000'>b</span>", "c"]}),
        figure({}, xaxis={"tickformat": ".3e"}),
        figure({}, xaxis={"type": "log"}),
        figure({}, yaxis2={"overlaying": "y"}),
        figure({}, annotations=[{"x": 1, "y": 3, "text": "a"}]),
        figure({}, annotations=[{"x": 1, "y": 3, "text": "a", "showarrow": False, "textangle": 90}]),
        figure({}, shapes=[{"type": "circle", "x0": 1, "x1": 2, "y0": 3, "y1": 4}]),
        figure({}, images=[{"source": "a.png"}]),
        {"data": [{"type": "bar", "x": [1], "y": [1]}] * 2, "layout": {}},
        {"data": [], "layout": {}, "frames": []},
    ],
)  # fmt: skip
def test_what_paper_does_not_know_is_refused_and_never_left_out(unknown: dict[str, Any]) -> None:
    with pytest.raises(UnknownInChart):
        draw_chart(unknown, TOLD, JA)


def test_an_axis_of_few_towns_has_no_tenths_of_one() -> None:
    few = step_line(values=[2, 1], labels=["2", "1"], goal=None, text=TEXT, theme="light", is_count=True)
    texts = [text.get_text() for text in draw_chart(few.to_plotly_json(), TOLD, JA).axes[0].texts]
    assert [text for text in texts if re.fullmatch(r"[0-9.]+", text)].count("0") == 2  # of both axes
    assert not [text for text in texts if re.fullmatch(r"[0-9]+\.[0-9]+", text)]


def test_stacked_bars_stand_on_each_other_with_a_legend() -> None:
    stacked = {
        "data": [
            {"type": "bar", "x": ["甲", "乙"], "y": values, "name": name, "marker": {"color": ink}}
            for values, name, ink in (([1, 2], "済み", "#1F5F99"), ([3, 1], "まだ", "#C9D1D9"))
        ],
        "layout": {"barmode": "stack", "title": {"text": "題"}},
    }
    page = draw_chart(stacked, TOLD, JA)
    first, second = bars(page, "bar-0-"), bars(page, "bar-1-")
    unit = first[0].get_height()
    assert [bar.get_height() / unit for bar in (*first, *second)] == pytest.approx([1, 2, 3, 1])
    assert [bar.get_y() for bar in second] == pytest.approx([bar.get_y() + bar.get_height() for bar in first])
    assert {"済み", "まだ", "甲", "乙"} <= {text.get_text() for text in page.axes[0].texts}


def test_texts_of_plotly_are_read_as_lines_with_their_style() -> None:
    assert lines_of("A &amp; B<br><span style='font-size:13px;color:#4A5766'>1 &lt; 2</span>") == [
        Line("A & B"),
        Line("1 < 2", 13.0, "#4A5766"),
    ]
    assert plain("a < 5<br/>b") == "a < 5 b"
