"""「うちの町は？」: from any page, a town's name and Enter give its card with membership, source and records."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dashboard.navigation import ROOMS

if TYPE_CHECKING:
    from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser


def ask(visit: Visit, typed: str) -> None:
    """Two actions: the name into the box, and Enter."""
    box = visit.page.get_by_role("combobox", name="市区町村を探す")
    box.press_sequentially(typed)
    visit.page.get_by_role("option").first.wait_for()
    box.press("Enter")


@pytest.mark.parametrize("page", [room.name for room in ROOMS])
def test_from_every_page_a_name_and_enter_show_the_card(visit: Visit, page: str) -> None:
    visit.open("/" if page == ROOMS[0].name else f"/{page}")
    visit.page.locator("h2.small").wait_for()  # the end of the page
    ask(visit, "飯田")
    card = visit.page.locator("[data-town='20205']")
    card.wait_for()
    assert "飯田市" in card.inner_text()
    # Streamlit looks whether a file to save is there, also when its page has just been left.
    assert [fault for fault in visit.faults if "/media/" not in fault] == []


@pytest.mark.parametrize("typed", ["田辺", "たなべ", "タナベ", "tanabe", "30206"])
def test_however_it_is_written_the_card_says_membership_source_and_records(visit: Visit, typed: str) -> None:
    visit.open("/sources")
    visit.page.locator("h1").first.wait_for()
    ask(visit, typed)
    card = visit.page.locator("[data-town='30206']")
    card.wait_for()
    said = card.inner_text()
    for part in ("参加 登録値・協議会 2023年10月1日", "加入", "国土交通省 参考資料５", "支援施策", "法定計画など"):
        assert part in said
