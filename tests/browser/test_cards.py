"""The card of a municipality on a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser
_SCHEMES: Final[tuple[Literal["light", "dark"], ...]] = ("light", "dark")


@pytest.mark.parametrize("visit", [360], indirect=True)
def test_on_a_phone_a_name_leads_to_its_card_and_from_card_to_card_without_a_script(visit: Visit) -> None:
    visit.open("/card")
    visit.page.get_by_role("textbox").fill("しおじり")
    visit.page.get_by_role("button", name="探す").click()
    visit.page.get_by_role("link", name="長野県塩尻市").click()
    visit.page.locator("h2", has_text="塩尻市").wait_for()
    for scheme in _SCHEMES:
        visit.page.emulate_media(color_scheme=scheme)
        assert [each["id"] for each in Axe().run(visit.page).response["violations"]] == []
    visit.page.emulate_media(color_scheme="light")
    small = (
        "[...document.querySelectorAll('main *, footer *')].filter(e => parseFloat(getComputedStyle(e).fontSize) < 16)"
    )
    assert visit.page.evaluate(f"{small}.length") == 0
    low = "[...document.querySelectorAll('nav a, .ways a, .towns a, summary')].filter(e => e.offsetHeight < 44)"
    assert visit.page.evaluate(f"{low}.length") == 0
    assert visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert visit.page.evaluate("document.scripts.length") == 0
    visit.page.get_by_role("link", name="松本市").click()
    visit.page.locator("h2", has_text="松本市").wait_for()
    visit.page.wait_for_url(lambda url: url.endswith("/card/20202"))
    visit.page.get_by_role("link", name="地図で見る").click()
    visit.wait_for_map(town="20202", pref="20")
    assert visit.elsewhere == []
    assert visit.faults == []
