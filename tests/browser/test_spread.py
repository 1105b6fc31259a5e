"""The map played over time: the slider and the clock move its day and leave it mounted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.browser.test_map import mark, survives

if TYPE_CHECKING:
    from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("visit", [390], indirect=True)
def test_the_slider_and_the_clock_move_the_day_of_the_map_and_it_stops_on_the_last(visit: Visit) -> None:
    visit.open("/spread?as_of=2025-11-23&layer=pilots")
    visit.wait_for_map(layer="pilots")
    mark(visit)
    visit.rest()
    visit.page.get_by_role("slider").press("Home")
    visit.page.wait_for_url("**as_of=2021-01-25**")
    visit.page.locator("li.entry").filter(has_text=re.compile("^1件3$")).wait_for()
    visit.rest()
    visit.page.get_by_role("slider").press("End")
    visit.page.wait_for_url("**as_of=2026-03-01**")
    visit.page.locator("li.entry").filter(has_text=re.compile("^1件3$")).wait_for(state="detached")
    visit.rest()
    visit.page.get_by_role("button", name="前の日", exact=True).click()
    visit.page.wait_for_url("**as_of=2026-02-02**")
    visit.rest()
    visit.page.get_by_role("button", name="再生", exact=True).click()
    visit.page.get_by_role("button", name="停止", exact=True).wait_for()
    visit.page.wait_for_url("**as_of=2026-03-01**")
    visit.page.get_by_role("button", name="再生", exact=True).wait_for()
    assert survives(visit)
    assert visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert visit.faults == []
    assert visit.elsewhere == []
