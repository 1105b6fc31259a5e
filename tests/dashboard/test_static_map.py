"""What a printed map holds, and that it is the same each time."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from matplotlib.colors import to_hex
from matplotlib.patches import PathPatch
from PIL import Image

from dashboard.layers import membership_map, web_order
from dashboard.palette import PATTERNS, token
from dashboard.selection import Selection
from dashboard.static_map import draw_map, draw_sheet, saved
from dashboard.static_map.frames import frames
from dashboard.static_map.painting import fill_of
from dashboard.static_map.paper import A4_LANDSCAPE, printable, wrapped
from dashboard.static_map.sheet import map_box
from dashboard.static_map.tiles import tile
from dashboard.wording import words_in

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from geodata.dataset import Dataset

COUNCIL = Selection("council", "2023-10-01")
PLATFORM = Selection("platform", "2024-10-29")
JA = words_in("ja")
HOSTILE = ["$x^2$", r"\frac{1}{2} \\", "<img src=x onerror=alert(1)>", "a & b", "$$", "{x}"]


def texts(figure: Figure) -> list[str]:
    return [text.get_text() for text in figure.axes[0].texts]


def fills(figure: Figure) -> set[str]:
    return {
        str(to_hex(patch.get_facecolor())).upper()
        for patch in figure.axes[0].patches
        if isinstance(patch, PathPatch) and patch.get_fill()
    }


def test_one_map_says_what_it_shows(dataset: Dataset) -> None:
    view = membership_map(dataset, COUNCIL, JA)
    said = "".join(texts(draw_map(view, dataset, JA)))
    for part in (
        view.title,
        view.as_of,
        view.source,
        "625",
        "1,116",
        view.credit,
        dataset.version,
        "サンプルデータ",
        "北",
    ):
        assert part.replace(" ", "") in said.replace(" ", "")
    assert said.count("縮尺が異なります") == 2
    assert said.count(" km") == 3
    assert all(JA.reasons[reason.value] in said for reason in PATTERNS)


def test_a_map_without_sample_does_not_say_sample(dataset: Dataset) -> None:
    assert "サンプル" not in "".join(texts(draw_map(membership_map(dataset, PLATFORM, JA), dataset, JA)))


def test_the_colours_are_those_of_the_classes(dataset: Dataset) -> None:
    view = membership_map(dataset, COUNCIL, JA)
    assert {fill_of(entry).upper() for entry in view.classes} <= fills(draw_map(view, dataset, JA))


def test_a_swatch_of_each_gap_reason_is_drawn_from_its_tile() -> None:
    for pattern in PATTERNS.values():
        assert bool(tile(pattern.path)) == bool(pattern.path)
    assert tile("M1 2h3v-1L0 0zm2 2l1 1") == (
        ((1.0, 2.0), (4.0, 2.0), (4.0, 1.0), (0.0, 0.0), (1.0, 2.0)),
        ((3.0, 4.0), (4.0, 5.0)),
    )
    with pytest.raises(ValueError, match="'a'"):
        tile("M0 0a1 1")


@pytest.mark.parametrize("kind", ["png", "svg", "pdf"])
def test_the_same_map_is_the_same_bytes(dataset: Dataset, kind: str) -> None:
    view = membership_map(dataset, replace(COUNCIL, prefecture="47"), JA)
    first, second = (saved(draw_map(view, dataset, JA), kind, "沖縄県") for _ in range(2))  # type: ignore[arg-type]
    assert first == second
    assert first.startswith({"png": b"\x89PNG", "svg": b"<?xml", "pdf": b"%PDF"}[kind])
    assert not re.search(rb"CreationDate|<dc:date>", first)


def test_text_in_svg_is_text(dataset: Dataset) -> None:
    view = membership_map(dataset, replace(COUNCIL, prefecture="20"), JA)
    svg = saved(draw_map(view, dataset, JA), "svg", "長野県").decode()
    found = re.findall(r"<text[^>]*>([^<]*)</text>", svg)
    assert {view.title, "未参加", f"クレジット: {view.credit}"} <= set(found)
    assert not re.search(r"(href|src)=\"(?!#)", svg)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(dataset: Dataset, text: str) -> None:
    view = membership_map(dataset, replace(COUNCIL, prefecture="47"), JA)
    figure = draw_map(replace(view, title=text, source=text, credit=text), dataset, JA)
    assert text in texts(figure)
    svg = saved(figure, "svg", text).decode()
    assert "<img" not in svg
    assert text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") in svg


def test_what_no_font_has_and_what_breaks_a_line_is_replaced() -> None:
    assert printable("泊村\n\u2028😀") in {"泊村  〓", "泊村  😀"}
    assert wrapped("二地域居住", 10, 31) == ["二地域", "居住"]


@pytest.mark.parametrize("prefecture", ["20", "47", None])
def test_every_municipality_has_ink_of_its_class_at_its_point(dataset: Dataset, prefecture: str | None) -> None:
    view = membership_map(dataset, replace(COUNCIL, prefecture=prefecture), JA)
    picture = Image.open(io.BytesIO(saved(draw_map(view, dataset, JA), "png", "x"))).convert("RGB")
    order = web_order(dataset)
    scale = 300 / 72
    wrong, seen = [], 0
    for frame in frames(dataset, prefecture, map_box()):
        for code in frame.codes:
            at = order["codes"].index(code)
            x, y = frame.place(np.array([order["points"][at]]))[0] * scale
            row = picture.height - y
            around = {
                picture.getpixel((int(x) + dx, int(row) + dy)) for dx in (-2, -1, 0, 1, 2) for dy in (-2, -1, 0, 1, 2)
            }
            colour = fill_of(view.classes[int(view.class_string[at], 36)])
            seen += 1
            if tuple(bytes.fromhex(colour[1:])) not in around:
                wrong.append(code)
    assert seen == {"20": 77, "47": 41, None: 1742}[prefecture]
    # On the national map the point of 田尻町 lies on the shoreline of a town half a millimetre wide.
    assert wrong == ([] if prefecture else ["27362"])


def test_far_islands_of_the_territory_are_in_a_frame(dataset: Dataset) -> None:
    """竹島, 尖閣, 沖ノ鳥島, 南鳥島, 択捉島: each has a part near its place, drawn within a frame."""
    places = {"": [(131.86, 37.24, "32528"), (147.9, 45.0, "hoppo")], "okinawa": [(123.47, 25.74, "47207")]}
    places["ogasawara"] = [(136.08, 20.42, "13421"), (153.98, 24.29, "13421")]
    for frame in frames(dataset, None, map_box()):
        left, bottom, wide, high = frame.box
        for lon, lat, code in places[frame.key]:
            x, y = frame.place(np.array([[lon, lat]]))[0]
            assert left < x < left + wide
            assert bottom < y < bottom + high
            parts = frame.base.parts[code][:, :2] * frame.points_per_metre + frame.offset
            assert np.hypot(*(parts - (x, y)).T).min() < 12


def test_a_sheet_of_two_dates_has_one_legend_and_both_dates(dataset: Dataset) -> None:
    views = [membership_map(dataset, chosen, JA) for chosen in (COUNCIL, PLATFORM)]
    said = texts(draw_sheet(views, "二つの時点", dataset, JA))
    assert said.count("未参加") == 1
    assert said.count(f"クレジット: {views[0].credit}") == 1
    assert any("2023年10月1日" in line for line in said)
    assert any("2024年10月29日" in line for line in said)
    assert {"625", "1,116", "2", "1,739", JA.sheet_note} <= set(said)


def test_maps_of_other_classes_each_get_their_own_legend(dataset: Dataset) -> None:
    view = membership_map(dataset, replace(COUNCIL, prefecture="47"), JA)
    other = replace(view, classes=(replace(view.classes[0], label="計画あり"), *view.classes[1:]))
    said = texts(draw_sheet([view, other], "二つの層", dataset, JA))
    assert said.count("未参加") == 2
    assert "計画あり" in said


def test_a_sheet_holds_one_to_nine_maps(dataset: Dataset) -> None:
    view = membership_map(dataset, replace(COUNCIL, prefecture="47"), JA)
    assert texts(draw_sheet([view] * 9, "九つ", dataset, JA)).count("小笠原") == 0
    for count in (0, 10):
        with pytest.raises(ValueError, match="one to nine"):
            draw_sheet([view] * count, "x", dataset, JA)


def test_points_and_the_chosen_municipality_are_drawn(dataset: Dataset) -> None:
    view = membership_map(dataset, replace(COUNCIL, prefecture="20"), JA)
    plain, marked = (
        draw_map(chosen, dataset, JA) for chosen in (view, replace(view, points=("20202",), municipality="20201"))
    )
    assert len(marked.axes[0].patches) == len(plain.axes[0].patches) + 3
    edges = {str(to_hex(patch.get_edgecolor())).upper() for patch in marked.axes[0].patches}
    assert token("accent", "light") in edges


def test_the_page_is_a4_at_300_dpi(dataset: Dataset) -> None:
    view = membership_map(dataset, replace(COUNCIL, prefecture="47"), JA)
    picture = Image.open(io.BytesIO(saved(draw_map(view, dataset, JA), "png", "x")))
    assert picture.size == tuple(int(side * 300 / 72) for side in A4_LANDSCAPE)
    assert picture.info["Title"] == "x"


def test_the_app_starts_without_matplotlib() -> None:
    code = "import sys, dashboard.frame; sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False, capture_output=True).returncode == 0
