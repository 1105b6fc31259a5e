"""加入シミュレーター as a reader works it: ticks on the map and in the table, a link that reproduces it, its files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from tests.browser.test_map import body_of, click, mark, survives

if TYPE_CHECKING:
    from playwright.sync_api import Download

    from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

NAGANO = "/whatif?pref=20"


def wait_for_ticks(visit: Visit, number: int) -> None:
    visit.page.locator(f"[data-ticked='{number}']").wait_for()


def saved(visit: Visit, place: str, button: str) -> Download:
    with visit.page.expect_download(timeout=120_000) as coming:
        visit.page.locator(f".st-key-whatif-{place}").get_by_role("button", name=button, exact=True).click()
    return coming.value


def test_a_click_ticks_another_unticks_and_a_member_opens_its_panel_on_the_same_map(visit: Visit) -> None:
    visit.page.set_viewport_size({"width": 1400, "height": 1500})
    visit.open(NAGANO)
    visit.wait_for_map(layer="whatif", painted="77")
    wait_for_ticks(visit, 0)
    visit.page.wait_for_timeout(2500)
    mark(visit)
    click(visit, "20203")
    wait_for_ticks(visit, 1)
    visit.wait_for_map(layer="whatif", over="1", town="")
    visit.page.wait_for_url(lambda url: "join=20203" in url)
    click(visit, "20201")
    wait_for_ticks(visit, 2)
    click(visit, "20203")
    wait_for_ticks(visit, 1)
    visit.page.wait_for_url(lambda url: "join=20201" in url)
    click(visit, "20202")
    visit.page.locator("[data-town='20202']").wait_for()
    wait_for_ticks(visit, 1)
    visit.page.reload()
    visit.wait_for_map(layer="whatif", over="1")
    wait_for_ticks(visit, 1)
    visit.page.get_by_role("button", name="すべて外す").click()
    wait_for_ticks(visit, 0)
    visit.wait_for_map(layer="whatif", over="")
    visit.page.get_by_role("button", name="一つ前に戻す").click()
    wait_for_ticks(visit, 1)
    assert visit.faults == []


def test_nothing_mounts_the_map_anew(visit: Visit) -> None:
    visit.page.set_viewport_size({"width": 1400, "height": 1500})
    visit.open("/")
    visit.wait_for_map(layer="membership")
    mark(visit)
    visit.go_to("加入シミュレーター")
    visit.wait_for_map(layer="whatif")
    wait_for_ticks(visit, 0)
    visit.page.wait_for_timeout(1500)
    click(visit, "20203")
    wait_for_ticks(visit, 1)
    visit.page.get_by_text("ほかの項目", exact=True).click()
    visit.wait_for_map(layer="membership")
    visit.page.get_by_text("試算", exact=True).first.click()
    visit.wait_for_map(layer="whatif", over="1")
    visit.go_to("概況")
    visit.wait_for_map(layer="membership", over="")
    visit.page.wait_for_url(lambda url: "join" not in url)
    assert survives(visit)
    assert visit.faults == []


def test_with_clicks_for_details_the_panel_has_one_button_that_ticks(visit: Visit) -> None:
    visit.page.set_viewport_size({"width": 1400, "height": 1500})
    visit.open(NAGANO)
    visit.wait_for_map(layer="whatif")
    visit.page.wait_for_timeout(2500)
    visit.page.get_by_text("地図のクリックで選ぶ", exact=True).click()
    visit.page.wait_for_url("**click=panel**")
    click(visit, "20203")
    visit.page.locator("[data-town='20203']").wait_for()
    wait_for_ticks(visit, 0)
    visit.page.get_by_role("button", name="試算に加える").click()
    wait_for_ticks(visit, 1)
    visit.wait_for_map(over="1", town="20203")
    visit.page.get_by_role("button", name="試算から外す").click()
    wait_for_ticks(visit, 0)


def test_a_box_in_the_table_ticks_and_the_link_brings_it_back(visit: Visit) -> None:
    visit.page.set_viewport_size({"width": 1400, "height": 1800})
    visit.open(NAGANO)
    visit.wait_for_map(layer="whatif")
    table = visit.page.locator("[class*=st-key-whatif-table-]")
    table.wait_for()
    mark(visit)
    for row, number in ((1, 1), (2, 2), (1, 1)):
        table.scroll_into_view_if_needed()
        box = table.locator("canvas").first.bounding_box()
        assert box is not None
        visit.page.mouse.click(box["x"] + box["width"] / 16, box["y"] + 36 * row + 18)
        wait_for_ticks(visit, number)
    visit.wait_for_map(over="1")
    address = visit.page.url
    assert "join=202" in address
    assert survives(visit)
    visit.page.goto("about:blank")
    visit.page.goto(address)
    visit.wait_for_map(layer="whatif", over="1")
    wait_for_ticks(visit, 1)


def test_every_file_says_trial(visit: Visit, tmp_path: Path) -> None:
    visit.open(f"{NAGANO}&join=20203.20201")
    visit.wait_for_map(layer="whatif", over="2")
    sample = "サンプルデータ"
    for place, title in (("prefectures", "都道府県別"), ("joining", "加わると仮定した市区町村")):
        for suffix in ("csv", "gpkg"):
            name = visit.take_away(f"whatif-{place}", suffix, tmp_path / f"{place}.{suffix}")
            assert name.startswith(f"試算_{title}_全国_2023年10月1日_{sample}_")
    file = saved(visit, "pictures", "地図のPDFで保存")
    assert file.suggested_filename.startswith(f"試算_協議会への参加_長野県_2023年10月1日_{sample}_")
    pdf = PdfReader(Path(file.path()))
    assert pdf.pages[0].extract_text().count("試算") >= 10
    assert saved(visit, "pictures", "地図のPNGで保存").suggested_filename.endswith(".png")
    assert ">試算</text>" in Path(saved(visit, "pictures", "地図のSVGで保存").path()).read_text(encoding="utf-8")
    assert body_of(visit).count() == 1
