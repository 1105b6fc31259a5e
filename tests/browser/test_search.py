"""The box of names: two actions from a name to its place on the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser


def find(visit: Visit, typed: str) -> None:
    visit.rest()
    box = visit.page.get_by_role("combobox", name="市区町村を探す")
    box.click()
    visit.page.keyboard.type(typed)
    visit.page.get_by_role("option").first.wait_for()
    visit.page.keyboard.press("Enter")


def test_a_typed_name_and_enter_go_to_the_town_again_and_again_and_the_names_are_sent_once(visit: Visit) -> None:
    frames: list[int] = []
    visit.page.on("websocket", lambda socket: socket.on("framereceived", lambda data: frames.append(len(data))))
    visit.open("/")
    visit.wait_for_map(painted="1741")
    find(visit, "iida")
    visit.wait_for_map(town="20205", pref="20")
    visit.page.locator("[data-town='20205']").wait_for()
    box = visit.page.get_by_role("combobox", name="市区町村を探す")
    expect(box).to_have_value("")
    find(visit, "ささやま")
    visit.wait_for_map(town="28221", pref="28")
    visit.page.locator("[data-town='28221']").wait_for()
    expect(box).to_have_value("")
    find(visit, "浜松市中区")
    visit.wait_for_map(town="22130", pref="22")
    # The names are some 250 KB before compression: nothing as large comes a second time.
    assert sum(size > 100_000 for size in frames) == 1
    assert visit.faults == []


def test_a_name_found_on_a_page_without_the_map_leads_to_the_map(visit: Visit) -> None:
    visit.open("/sources")
    visit.page.locator("h1", has_text="データ").wait_for()
    find(visit, "あきた")
    visit.wait_for_map(town="05201", pref="05")
    visit.page.locator("h1", has_text="概況").wait_for()
    visit.page.wait_for_url(lambda url: "town=05201" in url)
    assert visit.faults == []
