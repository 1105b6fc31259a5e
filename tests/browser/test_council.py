"""The council page in the browser: reached by the navigation, and its members lead to their cards."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser


def test_a_member_that_holds_an_office_leads_to_its_card(visit: Visit) -> None:
    visit.open("/sources")
    visit.go_to("協議会")
    visit.page.locator("[data-check='head'][data-holds='true']").wait_for()
    visit.page.get_by_role("link", name="和歌山県田辺市").click()
    visit.wait_for_map(town="30206", pref="30")
    visit.page.locator("[data-town='30206']").wait_for()
    assert visit.faults == []


@pytest.mark.parametrize("visit", [390], indirect=True)
def test_a_count_in_the_flow_of_the_programme_opens_its_records_on_a_phone(visit: Visit) -> None:
    visit.open("/council?lang=en")
    visit.page.locator("[data-stage='3']").wait_for()
    assert visit.page.locator("[data-stage]").count() == 3
    visit.page.get_by_role("button", name=re.compile("Open the records: .* survey figures")).click()
    visit.page.get_by_role("heading", name="Records of “Survey of practitioners”").wait_for()
    visit.page.wait_for_url(lambda url: "records=r4-practitioners" in url)
    assert visit.page.evaluate("document.documentElement.scrollWidth") == 390
    assert visit.elsewhere == []
