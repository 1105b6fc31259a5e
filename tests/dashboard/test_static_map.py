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
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex
from matplotlib.patches import Circle, PathPatch
from matplotlib.text import Text
from PIL import Image
from pypdf import PdfReader

from dashboard.layers import map_view, membership_map, web_order
from dashboard.palette import PATTERNS, token
from dashboard.selection import Selection
from dashboard.static_map import draw_map, draw_sheet, saved, sheet_title
from dashboard.static_map.frames import frames
from dashboard.static_map.legends import depth, entries_of
from dashboard.static_map.names import Room
from dashboard.static_map.painting import fill_of, paint
from dashboard.static_map.paper import A4_LANDSCAPE, Paper, printable, wrapped
from dashboard.static_map.sheet import map_box
from dashboard.static_map.tiles import tile
from dashboard.wording import words_in

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from dashboard.map_view import MapView
    from geodata.dataset import Dataset

COUNCIL = Selection("council", "2023-10-01")
PLATFORM = Selection("platform", "2024-10-29")
LATEST = Selection("platform", "2026-11-23")
JA, EN = words_in("ja"), words_in("en")
HOSTILE = ["$x^2$", r"\frac{1}{2} \\", "<img src=x onerror=alert(1)>", "a & b", "$$", "{x}"]


def texts(figure: Figure) -> list[str]:
    return [text.get_text() for text in figure.axes[0].texts]


def fills(figure: Figure) -> set[str]:
    return {
        str(to_hex(patch.get_facecolor())).upper()
        for patch in figure.axes[0].patches
        if isinstance(patch, PathPatch) and patch.get_fill()
    }


@pytest.fixture(scope="module")
def japan(dataset: Dataset) -> Figure:
    return draw_map(membership_map(dataset, COUNCIL, JA), dataset, JA)


@pytest.fixture(scope="module")
def okinawa(dataset: Dataset) -> Figure:
    return draw_map(membership_map(dataset, replace(COUNCIL, prefecture="47"), JA), dataset, JA)


@pytest.fixture(scope="module")
def two_dates(dataset: Dataset) -> Figure:
    views = [membership_map(dataset, replace(chosen, prefecture="47"), JA) for chosen in (COUNCIL, PLATFORM)]
    return draw_sheet(views, "二つの時点", dataset, JA)


@pytest.fixture(scope="module")
def two_layers(dataset: Dataset) -> Figure:
    chosen = replace(COUNCIL, prefecture="47")
    views = [map_view(dataset, replace(chosen, layer=layer), JA) for layer in ("measures", "population", "kaso")]
    return draw_sheet(views, sheet_title(views, JA), dataset, JA)


def test_one_map_says_what_it_shows(dataset: Dataset, japan: Figure) -> None:
    view = membership_map(dataset, COUNCIL, JA)
    said = "".join(texts(japan))
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


def test_the_legend_counts_municipalities_and_says_what_the_outlines_are(dataset: Dataset) -> None:
    view = map_view(dataset, replace(LATEST, layer="plans", prefecture="47"), JA)
    said = texts(draw_map(view, dataset, JA))
    assert "右の数は市区町村の数" in said
    assert "都道府県の広域的地域活性化基盤整備計画（輪郭）" in said
    assert "右の数は全国の都道府県の数" in said
    assert "データなし" not in said


def test_a_map_without_sample_does_not_say_sample(dataset: Dataset) -> None:
    view = membership_map(dataset, replace(PLATFORM, prefecture="47"), JA)
    assert "サンプル" not in "".join(texts(draw_map(view, dataset, JA)))


def test_the_colours_are_those_of_the_classes(dataset: Dataset, japan: Figure) -> None:
    view = membership_map(dataset, COUNCIL, JA)
    assert {fill_of(entry).upper() for entry in view.classes} <= fills(japan)


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
def test_the_same_map_is_the_same_bytes(dataset: Dataset, okinawa: Figure, kind: str) -> None:
    again = draw_map(membership_map(dataset, replace(COUNCIL, prefecture="47"), JA), dataset, JA)
    first, second = (saved(figure, kind, "沖縄県", 60) for figure in (okinawa, again))  # type: ignore[arg-type]
    assert first == second
    assert first.startswith({"png": b"\x89PNG", "svg": b"<?xml", "pdf": b"%PDF"}[kind])
    assert not re.search(rb"CreationDate|<dc:date>", first)


def test_marks_are_drawn_in_the_order_of_the_codes_so_that_every_process_draws_the_same(
    dataset: Dataset, japan: Figure
) -> None:
    order = web_order(dataset)
    marks = [patch.center for patch in japan.axes[0].patches if isinstance(patch, Circle) and patch.radius > 2]
    (main, *_) = frames(dataset, None, map_box())
    places = {tuple(at): code for code, at in zip(order["codes"], main.place(np.array(order["points"])), strict=True)}
    own = [places[mark] for mark in marks if mark in places]
    assert len(own) > 10
    assert own == [code for code in order["codes"] if code in set(own)]


def test_a_pdf_is_one_page_of_a4_with_its_title_and_its_text(two_layers: Figure) -> None:
    read = PdfReader(io.BytesIO(saved(two_layers, "pdf", "支援施策、人口（沖縄県）")))
    (page,) = read.pages
    assert [float(side) for side in page.mediabox[2:]] == pytest.approx(A4_LANDSCAPE, abs=0.1)
    assert read.metadata is not None
    assert read.metadata.title == "支援施策、人口（沖縄県）"
    said = page.extract_text()
    assert "支援施策（すべての分野）、人口、過疎地域の指定" in said
    assert "沖縄県" in said
    assert "クレジット" in said


def test_text_in_svg_is_text(dataset: Dataset, okinawa: Figure) -> None:
    view = membership_map(dataset, replace(COUNCIL, prefecture="47"), JA)
    svg = saved(okinawa, "svg", "沖縄県").decode()
    found = re.findall(r"<text[^>]*>([^<]*)</text>", svg)
    assert {view.title, "未参加", "宮古島市", f"クレジット: {view.credit}"} <= set(found)
    assert not re.search(r"(href|src)=\"(?!#)", svg)


def test_hostile_text_stays_text(dataset: Dataset) -> None:
    view = membership_map(dataset, replace(COUNCIL, prefecture="47"), JA)
    names = ("title", "source", "note", "credit", "reading", "sample_label")
    figure = draw_map(replace(view, **dict(zip(names, HOSTILE, strict=True))), dataset, JA)  # type: ignore[arg-type]
    svg = saved(figure, "svg", "".join(HOSTILE)).decode()
    assert "<img" not in svg
    for text in HOSTILE:
        assert any(text in said for said in texts(figure))
        assert text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") in svg


def test_what_no_font_has_and_what_breaks_a_line_is_replaced() -> None:
    assert printable("泊村\n\u2028😀") in {"泊村  〓", "泊村  😀"}
    assert wrapped("二地域居住", 10, 31) == ["二地域", "居住"]


def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one() -> None:
    assert wrapped("市区町村の数（人）。", 10, 61) == ["市区町村の数", "（人）。"]
    assert wrapped("二地域居住、団体", 10, 51) == ["二地域居", "住、団体"]
    assert wrapped("いまは24（38.7％）", 10, 71) == ["いまは24", "（38.7％）"]
    assert wrapped("Most are “1 × 5 people” here", 10, 55) == ["Most are", "“1 × 5", "people”", "here"]


def seen(view: MapView, dataset: Dataset, dpi: int) -> np.ndarray:
    """Colours of the map alone as (row from below, column, RGB): names would hide the towns they name."""
    paper = Paper(A4_LANDSCAPE)
    for frame in frames(dataset, view.prefecture, map_box()):
        paint(paper, view, dataset, frame, 1.0)
    paper.figure.set_dpi(dpi)
    canvas = FigureCanvasAgg(paper.figure)
    canvas.draw()  # type: ignore[no-untyped-call]
    return np.asarray(canvas.buffer_rgba())[::-1, :, :3]  # type: ignore[no-untyped-call]


@pytest.mark.parametrize("prefecture", ["13", "20", "47", None])
def test_every_municipality_has_ink_of_its_class_at_its_point(dataset: Dataset, prefecture: str | None) -> None:
    view = membership_map(dataset, replace(COUNCIL, prefecture=prefecture), JA)
    dpi = 150 if prefecture else 300
    picture, order = seen(view, dataset, dpi), web_order(dataset)
    place = {code: at for at, code in enumerate(order["codes"])}
    wrong, count = [], 0
    for frame in frames(dataset, prefecture, map_box()):
        own = [place[code] for code in frame.codes]
        spots = (frame.place(np.array(order["points"])[own]) * dpi / 72).astype(int)
        for at, (x, y) in zip(own, spots.tolist(), strict=True):
            colour = fill_of(view.classes[int(view.class_string[at], 36)])
            around = picture[y - 2 : y + 3, x - 2 : x + 3]
            count += 1
            if not (around == list(bytes.fromhex(colour[1:]))).all(axis=-1).any():
                wrong.append(order["codes"][at])
    assert count == {"13": 62, "20": 77, "47": 41, None: 1742}[prefecture]
    # On the national map the point of 田尻町 lies on the shoreline of a town half a millimetre wide.
    assert wrong == ([] if prefecture else ["27362"])


def test_the_mainland_of_tokyo_fills_the_width_and_its_islands_stand_in_insets(dataset: Dataset) -> None:
    main, izu, ogasawara = frames(dataset, "13", map_box())
    assert (izu.key, len(izu.codes), ogasawara.key, ogasawara.codes) == ("izu", 8, "ogasawara", ("13421",))
    west, east = main.place(np.array([[138.943, 35.7], [139.919, 35.7]]))[:, 0]
    assert (east - west) / main.box[2] > 0.85


def test_the_mainland_of_kagoshima_stands_beside_an_inset_of_its_far_islands(dataset: Dataset) -> None:
    main, amami = frames(dataset, "46", map_box())
    assert (amami.key, len(amami.codes), len(main.codes)) == ("amami", 13, 30)
    parts = np.concatenate([main.base.parts[code] for code in main.codes])
    west = parts[:, 0].min() * main.points_per_metre + main.offset[0]
    assert west > amami.box[0] + amami.box[2]


def test_the_island_of_okinawa_is_large_beside_insets_of_sakishima_and_daito(dataset: Dataset) -> None:
    """尖閣, 沖大東島 and 硫黄鳥島 stand in the frame of their municipality."""
    main, sakishima, daito = shown = frames(dataset, "47", map_box())
    assert (len(main.codes), len(sakishima.codes), daito.codes) == (34, 5, ("47357", "47358"))
    assert main.points_per_metre * 1000 > 1.6  # 0.65 where all stand in one frame
    for frame, lonlat in zip(shown, [(128.23, 27.87), (123.47, 25.74), (131.19, 24.47)], strict=True):
        left, bottom, wide, high = frame.box
        x, y = frame.place(np.array([lonlat]))[0]
        assert left < x < left + wide
        assert bottom < y < bottom + high
    parts = np.concatenate([main.base.parts[code] for code in main.codes])
    assert parts[:, 0].min() * main.points_per_metre + main.offset[0] > sakishima.box[0] + sakishima.box[2]


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


def test_places_are_named_where_there_is_room(japan: Figure, okinawa: Figure, two_dates: Figure) -> None:
    assert {"北海道", "鹿児島県"} <= set(texts(japan))
    assert "宮古島市" in texts(okinawa)
    assert texts(two_dates).count("宮古島市") == 4  # a halo and a name on each of two maps


def test_two_names_never_share_a_place() -> None:
    room, page = Room(), (0.0, 0.0, 100.0, 100.0)
    room.reserve((60, 0, 40, 40))
    assert room.take(np.array([20.0, 20.0]), 30, 8, page)
    assert not room.take(np.array([40.0, 24.0]), 30, 8, page)
    assert not room.take(np.array([70.0, 30.0]), 10, 8, page)
    assert not room.take(np.array([98.0, 80.0]), 10, 8, page)
    assert room.take(np.array([40.0, 34.0]), 30, 8, page)


def test_a_sheet_of_two_dates_has_one_legend_and_both_dates(dataset: Dataset, two_dates: Figure) -> None:
    view, said = membership_map(dataset, COUNCIL, JA), texts(two_dates)
    counts = {part: said.count(part) for part in ("参加", "未参加", "未調査", "データなし")}
    assert counts == {"参加": 2, "未参加": 2, "未調査": 2, "データなし": 0}  # of fills and of outlines
    assert said.count("都道府県の参加（輪郭）") == 1
    assert said.count(f"クレジット: {view.credit}") == 1
    assert "沖縄県　複数時点" in said
    assert any("2023年10月1日" in line for line in said)
    assert any("2024年10月29日" in line for line in said)
    assert {"18", "23", "41", JA.sheet_note} <= set(said)


def test_maps_of_other_classes_each_get_their_own_legend_with_the_same_reasons(two_layers: Figure) -> None:
    said = texts(two_layers)
    assert said.count("未調査") == 3
    assert said.count("データなし") == 0
    assert {"3件以上", "10万人以上", "全部過疎"} <= set(said)
    assert "宮古島市" not in said


def test_a_sheet_names_the_notes_and_credits_of_all_its_maps(two_layers: Figure) -> None:
    said = "".join(texts(two_layers))
    assert "人口: 国勢調査の総人口です。" in said
    assert "政府統計の総合窓口(e-Stat)" in said
    assert "過疎地域市町村等一覧（令和4年4月1日）』を加工して作成" in said


def test_a_title_says_what_a_sheet_shows(dataset: Dataset) -> None:
    view = membership_map(dataset, replace(COUNCIL, prefecture="47"), JA)
    assert sheet_title([view, view], JA) == "協議会への参加"
    assert sheet_title([view, replace(view, title="人口")], JA) == "協議会への参加、人口"
    long = [replace(view, title=f"{number}" * 30) for number in range(1, 4)]
    assert sheet_title(long, JA) == f"{'1' * 30}、{'2' * 30}ほか1図"
    assert sheet_title(long, EN) == f"{'1' * 30}, {'2' * 30} and 1 more"


def test_a_legend_lists_the_reasons_that_occur_on_any_map_of_the_sheet(dataset: Dataset) -> None:
    views = [membership_map(dataset, replace(chosen, prefecture="47"), JA) for chosen in (COUNCIL, PLATFORM)]
    listed = [[entry.label for entry in entries_of(view, views)] for view in views]
    assert listed == [["参加", "未参加", "未調査"]] * 2
    assert depth(entries_of(views[0], views), wide=100, size=10, with_label=True) == pytest.approx(46.5)


def test_a_sheet_holds_one_to_nine_maps(dataset: Dataset) -> None:
    view = membership_map(dataset, replace(COUNCIL, prefecture="47"), JA)
    said = texts(draw_sheet([view] * 9, "九つ", dataset, JA))
    assert (said.count("小笠原"), said.count("↑ 北")) == (0, 1)
    for count in (0, 10):
        with pytest.raises(ValueError, match="one to nine"):
            draw_sheet([view] * count, "x", dataset, JA)


def test_points_and_the_chosen_municipality_are_drawn(dataset: Dataset, okinawa: Figure) -> None:
    view = membership_map(dataset, replace(COUNCIL, prefecture="47"), JA)
    marked = draw_map(replace(view, points=("47201",), municipality="47207"), dataset, JA)
    assert len(marked.axes[0].patches) == len(okinawa.axes[0].patches) + 3
    edges = {str(to_hex(patch.get_edgecolor())).upper() for patch in marked.axes[0].patches}
    assert token("accent", "light") in edges


def test_the_page_is_a4_at_300_dpi(okinawa: Figure) -> None:
    picture = Image.open(io.BytesIO(saved(okinawa, "png", "x")))
    assert picture.size == tuple(int(side * 300 / 72) for side in A4_LANDSCAPE)
    assert picture.info["Title"] == "x"


def test_the_app_starts_without_matplotlib() -> None:
    code = "import sys, dashboard.frame; sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False, capture_output=True).returncode == 0


def test_the_legend_of_a_sheet_of_one_map_names_its_classes_beside_their_numbers(dataset: Dataset) -> None:
    view = map_view(dataset, replace(LATEST, layer="pilots"), JA)
    figure = draw_sheet([view], view.title, dataset, JA)
    labels = [each for each in figure.findobj(Text) if each.get_text() == "3件以上"]
    numbers = [each for each in figure.findobj(Text) if each.get_text() == "54"]
    assert (len(labels), len(numbers)) == (1, 1)
    assert labels[0].get_position()[0] < numbers[0].get_position()[0]
