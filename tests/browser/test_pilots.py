"""The page of pilots in the browser: a filter stays in the link, and the map is one click away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser


def test_a_narrowed_page_opens_from_its_link_and_leads_to_the_map_of_the_prefecture(visit: Visit) -> None:
    visit.open("/pilots?as_of=2026-11-23&pref=20&fy=2025")
    visit.page.locator("article[data-pilot='r7-2-hakuba']").wait_for()
    assert visit.page.locator("article[data-pilot]").count() == 2
    visit.page.get_by_role("link", name="実証の地図を開く").click()
    visit.wait_for_map(layer="pilots", pref="20")
    assert visit.elsewhere == []
    assert visit.faults == []
