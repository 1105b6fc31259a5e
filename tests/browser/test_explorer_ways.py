"""Clusters and the weighted trial in a real browser: by clicks, and again from their link."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser


def test_ways_of_looking_are_clicked_through_and_a_link_brings_them_back(visit: Visit) -> None:
    page = visit.page
    page.set_viewport_size({"width": 1400, "height": 1500})
    visit.open("/explorer?pref=20&if=member:no")
    page.get_by_role("radio", name="まとまり", exact=True).click()
    clusters = page.locator("[data-clusters]")
    expect(clusters).to_have_attribute("data-clusters", "3")
    visit.choose("地図に示すまとまり", "飯山")
    expect(page.get_by_text("当てはまる（選んだまとまり）")).to_be_visible(timeout=20_000)
    page.reload()
    expect(page.get_by_text("当てはまる（選んだまとまり）")).to_be_visible(timeout=20_000)
    expect(page.locator("details[open]")).to_contain_text("長野県: 飯山市")
    page.get_by_role("radio", name="重み付きの試算").click()
    expect(page.get_by_text("試算はしていません")).to_be_visible()
    page.get_by_text("重みを決めて試算する", exact=True).click()
    page.get_by_role("slider", name="人口の減少").press("ArrowRight")
    expect(page.locator("[data-scored='49']")).to_be_visible()
    page.reload()
    expect(page.locator("[data-scored='49']")).to_be_visible()
    page.wait_for_url(lambda url: "score=10000000" in url)
    assert visit.elsewhere == []
    assert visit.faults == []
