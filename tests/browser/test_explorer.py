"""ギャップ探索 in a real browser: conditions by clicks, their link, and the way on; nothing is asked of another host."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser


def test_conditions_are_put_together_shared_as_a_link_and_taken_to_the_what_if_page(visit: Visit) -> None:
    page = visit.page
    page.set_viewport_size({"width": 1400, "height": 1500})
    visit.open("/explorer?pref=20")
    page.get_by_role("button", name="過疎地域で、未参加").click()
    expect(page.locator("[data-found='25']")).to_be_visible()
    expect(page.locator(".st-key-save-explorer-take")).to_be_visible()
    visit.rest()
    page.get_by_text("条件を加える", exact=True).click()
    visit.choose("項目", "人口")
    page.get_by_role("spinbutton", name="上限").fill("5000")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="加える", exact=True).click()
    expect(page.get_by_role("button", name=re.compile("×.*人口"))).to_be_visible()
    fewer = page.locator("[data-found]").get_attribute("data-found")
    assert fewer is not None
    assert 0 < int(fewer) < 25
    page.reload()
    expect(page.locator(f"[data-found='{fewer}']")).to_be_visible()
    page.get_by_role("button", name=re.compile("×.*人口")).click()
    expect(page.locator("[data-found='25']")).to_be_visible()
    page.get_by_role("button", name="加入シミュレーターへ").click()
    expect(page.locator("[data-ticked='25']")).to_be_visible()
    page.wait_for_url(lambda url: "if=" not in url)
    assert visit.elsewhere == []
    assert visit.faults == []
