"""What only a browser shows: painting, silence towards other hosts, filter, click, downloads."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser


def test_the_first_visit_after_a_start_may_be_to_any_page_and_the_link_to_the_official_list_works(visit: Visit) -> None:
    visit.open("/prefecture?pref=20")
    visit.wait_for_map(painted="77")
    visit.page.get_by_role("link", name="公式の名簿に置き換える").click()
    visit.page.get_by_text("公式の会員名簿を使う").wait_for()
    assert visit.faults == []


WATCH_THE_PAINTING = """() => {
    window.seen = [];
    new MutationObserver((changes) => window.seen.push(...changes.map((change) => change.attributeName)))
        .observe(document.querySelector("[data-state]"), { attributeFilter: ["data-painted", "data-ahead"] });
}"""


def test_all_1741_municipalities_are_painted_and_a_prefecture_only_its_own(visit: Visit) -> None:
    visit.open("/")
    visit.wait_for_map(painted="1741")
    body = visit.page.frame_locator("iframe").locator("body")
    body.evaluate(WATCH_THE_PAINTING)
    visit.page.get_by_role("combobox", name="都道府県").click()
    visit.page.keyboard.type("20")
    visit.page.keyboard.press("Enter")
    visit.wait_for_map(painted="77", pref="20")
    # In the same window, once: as soon as it was chosen, ahead of the server, which then said the same.
    assert body.evaluate("() => window.seen") == ["data-painted", "data-ahead", "data-ahead"]
    visit.page.wait_for_url(lambda url: "pref=20" in url)
    visit.page.get_by_role("button", name="全国に戻す").click()
    visit.wait_for_map(painted="1741")
    visit.page.wait_for_url(lambda url: "pref" not in url)


def test_a_click_on_the_map_opens_the_panel_and_goes_into_the_link(visit: Visit) -> None:
    visit.page.set_viewport_size({"width": 1400, "height": 1500})
    visit.open("/?pref=20")
    visit.wait_for_map(painted="77")
    visit.page.wait_for_timeout(2500)
    box = visit.page.locator("iframe").first.bounding_box()
    assert box is not None
    visit.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    panel = visit.page.locator("[data-town]")
    panel.wait_for()
    code = panel.get_attribute("data-town") or ""
    assert code.startswith("20")
    visit.wait_for_map(town=code)
    visit.page.wait_for_url(lambda url: f"town={code}" in url)
    assert visit.faults == []


def test_a_row_of_the_table_opens_the_same_panel(visit: Visit) -> None:
    visit.open("/prefecture?pref=20")
    visit.wait_for_map(painted="77")
    table = visit.page.locator("[data-testid=stDataFrame]").first
    table.scroll_into_view_if_needed()
    visit.page.wait_for_timeout(1000)
    table.click(position={"x": 20, "y": 90})  # the mark before the second row; the table is drawn on a canvas
    visit.wait_for_map(town="20202")
    assert visit.page.locator("[data-town]").get_attribute("data-town") == "20202"


def test_the_platform_is_one_click_away(visit: Visit) -> None:
    visit.open("/")
    visit.wait_for_map()
    visit.page.get_by_text("官民連携プラットフォーム", exact=True).click()
    visit.page.get_by_text("ほかは未調査です").first.wait_for()
    visit.page.wait_for_url(lambda url: "body=platform" in url)


def test_the_language_switches_and_stays_in_the_link(visit: Visit) -> None:
    visit.open("/")
    visit.wait_for_map()
    visit.page.get_by_text("English", exact=True).click()
    visit.page.locator("h1", has_text="Overview").wait_for()
    visit.page.wait_for_url(lambda url: "lang=en" in url)


def test_the_table_is_saved_as_csv_with_sample_in_its_name(visit: Visit, tmp_path: Path) -> None:
    visit.open("/prefecture?pref=20")
    visit.wait_for_map()
    saved = tmp_path / "saved.csv"
    assert "長野県_2023-10-01_サンプルデータ" in visit.take_away("save-towns", "csv", saved)
    lines = saved.read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == 78
    assert lines[1].startswith("20201,長野市")
