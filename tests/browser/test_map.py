"""The map as a reader meets it: it stays, it is legible, it can be worked by keyboard and touch."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Locator

    from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser


def body_of(visit: Visit) -> Locator:
    return visit.page.frame_locator("iframe").locator("body")


def mark(visit: Visit) -> None:
    body_of(visit).evaluate("() => { window.survivor = true }")


def survives(visit: Visit) -> bool:
    return bool(body_of(visit).evaluate("() => window.survivor === true"))


def told(visit: Visit) -> dict[str, Any]:
    answer: dict[str, Any] = body_of(visit).evaluate("() => Atlas.told()")
    return answer


def choose(visit: Visit, label: str, option: str) -> None:
    visit.page.get_by_role("combobox", name=label).click()
    visit.page.keyboard.type(option)
    visit.page.get_by_role("option", name=option, exact=True).click()


def test_a_layer_a_language_a_theme_and_a_page_leave_the_map_mounted(visit: Visit) -> None:
    visit.open("/")
    visit.wait_for_map(layer="membership")
    mark(visit)
    choose(visit, "地図に示すもの", "人口")
    visit.wait_for_map(layer="population")
    visit.go_to("データ")
    visit.page.frame_locator("iframe").locator("body").wait_for(state="hidden")
    visit.go_to("概況")
    visit.wait_for_map(layer="population")
    visit.page.get_by_text("English", exact=True).click()
    visit.wait_for_map(language="en")
    visit.page.emulate_media(color_scheme="dark")
    visit.wait_for_map(theme="dark")
    assert survives(visit)
    assert visit.faults == []


def test_panning_and_zooming_ask_the_server_nothing(visit: Visit) -> None:
    visit.page.set_viewport_size({"width": 1400, "height": 1500})
    visit.open("/?pref=20")
    visit.wait_for_map(pref="20")
    visit.page.wait_for_timeout(2500)
    sent: list[object] = []
    visit.page.on("request", lambda request: sent.append(request.url) if "/atlas/" not in request.url else None)
    frame = visit.page.frame_locator("iframe")
    frame.locator("[data-state]").focus()
    for key in ("ArrowRight", "ArrowDown", "+", "+", "-"):
        visit.page.keyboard.press(key)
        visit.page.wait_for_timeout(300)
    box = visit.page.locator("iframe").first.bounding_box()
    assert box is not None
    visit.page.mouse.move(box["x"] + 300, box["y"] + 300)
    visit.page.mouse.down()
    visit.page.mouse.move(box["x"] + 360, box["y"] + 340, steps=4)
    visit.page.mouse.up()
    visit.page.wait_for_timeout(800)
    assert sent == []


def test_arrow_keys_move_the_map(visit: Visit) -> None:
    visit.open("/")
    visit.wait_for_map()
    before = body_of(visit).evaluate("() => Atlas.told().place('20202').x")
    visit.page.frame_locator("iframe").locator("[data-state]").focus()
    visit.page.keyboard.press("ArrowRight")
    visit.page.wait_for_timeout(600)
    assert body_of(visit).evaluate("() => Atlas.told().place('20202').x") < before


@pytest.mark.parametrize("visit", [1400, 390], indirect=True)
@pytest.mark.parametrize("link", ["/", "/?pref=20", "/?pref=13&lang=en", "/?pref=47"])
def test_no_name_lies_over_another_or_under_a_control(visit: Visit, link: str) -> None:
    visit.open(link)
    visit.wait_for_map()
    visit.page.wait_for_timeout(500)
    map_now = told(visit)
    boxes = [label[:4] for label in map_now["labels"]]
    assert len(boxes) > 1
    over = [
        (one, other)
        for one, other in itertools.combinations([*boxes], 2)
        if one[0] < other[2] and one[2] > other[0] and one[1] < other[3] and one[3] > other[1]
    ]
    assert over == []
    under = [
        (one, other)
        for one in boxes
        for other in map_now["covered"]
        if one[0] < other[2] and one[2] > other[0] and one[1] < other[3] and one[3] > other[1]
    ]
    assert under == []


def test_the_name_of_a_small_island_does_not_lie_on_it(visit: Visit) -> None:
    visit.open("/?pref=47")
    visit.wait_for_map(pref="47", finest="47")
    map_now = told(visit)
    place = body_of(visit).evaluate("() => Atlas.told().place('47382')")
    [left, top, right, _] = next(label[:4] for label in map_now["labels"] if label[4] == "与那国町")
    assert left < place["x"] + map_now["shift"]["x"] < right
    assert place["y"] + map_now["shift"]["y"] < top


def test_the_home_view_holds_the_main_islands_and_insets_hide_no_land(visit: Visit) -> None:
    visit.open("/")
    visit.wait_for_map()
    for code in ("01100", "13101", "27100", "40130", "46201", "39201", "01214"):
        place = body_of(visit).evaluate("(_, code) => Atlas.told().place(code)", code)
        shift = body_of(visit).evaluate("() => Atlas.told().shift")
        assert 0 < place["x"] < 1400
        assert 0 < place["y"] < 640
        hidden = [
            box
            for box in told(visit)["covered"]
            if box[0] < place["x"] + shift["x"] < box[2] and box[1] < place["y"] + shift["y"] < box[3]
        ]
        assert hidden == []
    frame = visit.page.frame_locator("iframe")
    assert frame.locator(".atlas-inset:visible").count() == 2
    assert frame.locator(".atlas-inset p").all_inner_texts() == [
        "沖縄・奄美（縮尺が異なります）",
        "小笠原（縮尺が異なります）",
    ]
    assert frame.locator(".atlas-inset .leaflet-control-scale-line").count() == 2


def test_islands_stand_in_their_true_position_at_a_click(visit: Visit) -> None:
    visit.open("/")
    visit.wait_for_map()
    frame = visit.page.frame_locator("iframe")
    frame.get_by_role("button", name="島を実際の位置で見る").click()
    assert frame.locator(".atlas-inset:visible").count() == 0
    for lat, lon in ((37.242, 131.866), (25.744, 123.476), (20.423, 136.075), (24.287, 153.980), (45.1, 147.9)):
        assert body_of(visit).evaluate("(_, at) => Atlas.told().isDrawn(at)", [lat, lon])
    for code in ("47382", "13421", "01511"):
        place = body_of(visit).evaluate("(_, code) => Atlas.told().place(code)", code)
        assert 0 < place["x"] < 1100
        assert 0 < place["y"] < 640
    frame.get_by_role("button", name="島を実際の位置で見る").click()
    assert frame.locator(".atlas-inset:visible").count() == 2


def click(visit: Visit, code: str) -> None:
    """Click where the map says that a municipality is; the whole map must be in sight."""
    visit.page.set_viewport_size({"width": 1400, "height": 1500})
    visit.page.wait_for_timeout(500)
    place = body_of(visit).evaluate("(_, code) => Atlas.told().place(code)", code)
    box = visit.page.locator("iframe").first.bounding_box()
    assert box is not None
    visit.page.mouse.click(box["x"] + place["x"], box["y"] + place["y"])


def test_a_filter_costs_ten_kilobytes_on_the_wire_and_a_click_five(visit: Visit) -> None:
    sizes: list[int] = []
    visit.page.on("websocket", lambda socket: socket.on("framereceived", lambda data: sizes.append(len(data))))
    visit.page.set_viewport_size({"width": 1400, "height": 1500})
    visit.open("/")
    visit.wait_for_map()
    visit.rest()
    for name, code in (("長野県", "20"), ("富山県", "16"), ("東京都", "13")):
        sizes.clear()
        visit.choose("都道府県", name)
        visit.wait_for_map(pref=code)
        visit.rest()
        assert 1_000 < sum(sizes) <= 10 * 1024, name
    sizes.clear()
    click(visit, "13101")
    visit.page.locator("[data-town='13101']").wait_for()
    visit.rest()
    assert 500 < sum(sizes) <= 5 * 1024


@pytest.mark.parametrize("code", ["13382", "13402", "42383", "46303"])
def test_small_islands_have_a_mark_and_can_be_clicked(visit: Visit, code: str) -> None:
    visit.open("/")
    visit.wait_for_map()
    assert code in {*told(visit)["marks"], *body_of(visit).evaluate("() => Atlas.told().insetMarks")}
    visit.page.wait_for_timeout(1500)
    click(visit, code)
    visit.page.locator(f"[data-town='{code}']").wait_for()


def test_pointing_says_name_class_and_value_as_text(visit: Visit) -> None:
    visit.page.set_viewport_size({"width": 1400, "height": 1500})
    visit.open("/?pref=20&layer=population")
    visit.wait_for_map(layer="population")
    place = body_of(visit).evaluate("() => Atlas.told().place('20202')")
    box = visit.page.locator("iframe").first.bounding_box()
    assert box is not None
    visit.page.mouse.move(box["x"] + place["x"], box["y"] + place["y"])
    tip = visit.page.frame_locator("iframe").locator(".atlas-tip")
    tip.wait_for()
    assert tip.inner_text().splitlines()[0] == "松本市　長野県"
    assert tip.inner_text().splitlines()[1:] == ["10万人以上", "241,337人"]  # the preliminary count of 2020


def test_finer_shapes_come_when_the_reader_is_near(visit: Visit) -> None:
    visit.open("/")
    visit.wait_for_map()
    assert body_of(visit).evaluate("() => document.querySelector('[data-state]').dataset.finest || ''") == ""
    choose(visit, "都道府県", "20 長野県")
    visit.wait_for_map(pref="20")
    visit.page.frame_locator("iframe").locator("[data-finest*='20']").wait_for(state="attached")


@pytest.mark.parametrize("visit", [390], indirect=True)
def test_a_tap_opens_the_panel_on_a_phone(visit: Visit) -> None:
    visit.open("/?pref=20")
    visit.wait_for_map(pref="20")
    visit.page.wait_for_timeout(1500)
    frame = visit.page.locator("iframe").first
    frame.scroll_into_view_if_needed()
    place = body_of(visit).evaluate("() => Atlas.told().place('20202')")
    frame.click(position={"x": place["x"], "y": place["y"]})
    visit.page.locator("[data-town^='20']").wait_for()
    assert visit.faults == []
