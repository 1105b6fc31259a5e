"""A version in the link, as a browser holds it, and the addresses of the data page as a browser opens them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser


def test_a_link_is_pinned_and_let_go_by_a_click_and_the_data_page_leads_to_the_data(visit: Visit) -> None:
    visit.open("/sources?pref=20")
    pin = visit.page.get_by_role("button", name="このリンクで版を固定する")
    pin.click()
    visit.page.get_by_text("リンクはこの版に固定されています").wait_for()
    version = visit.page.url.partition("v=")[2]
    visit.page.wait_for_url(lambda url: url.endswith(f"/sources?pref=20&v={version}"))
    visit.page.reload()
    visit.page.get_by_role("button", name="固定をやめる").wait_for()
    for link in visit.page.locator("a[href^='data/v1/']").all():
        shown, href = link.inner_text(), link.get_attribute("href") or ""
        assert shown == f"{visit.address}/{href}"
        assert href.endswith(f"v={version}")
        answer = visit.page.request.get(shown)
        assert (answer.status, answer.headers["x-dataset-version"]) == (200, version)
    visit.go_to("協議会")
    visit.page.locator(".st-key-open-r5-pilots button").click()
    visit.page.get_by_role("link", name="実証調査の地図を開く").click()
    visit.page.wait_for_url(f"**/?pref=20&v={version}&layer=pilots")  # a link from page to page keeps it
    visit.page.get_by_role("button", name="固定をやめる").click()
    pin.wait_for()
    visit.page.wait_for_url(lambda url: url.endswith("/?pref=20&layer=pilots"))
    assert visit.elsewhere == []
    assert visit.faults == []
