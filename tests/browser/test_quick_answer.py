"""「うちの町は？」: from any page, a town's name and Enter give its card with membership, source and records."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("typed", ["田辺", "たなべ", "タナベ", "tanabe", "30206"])
def test_however_it_is_written_the_card_says_membership_source_and_records(visit: Visit, typed: str) -> None:
    visit.open("/sources")
    visit.page.locator("h1").first.wait_for()
    visit.find_town(typed)
    card = visit.page.locator("[data-town='30206']")
    card.wait_for()
    said = card.inner_text()
    for part in ("参加 登録値・協議会 2023年10月1日", "加入", "国土交通省 参考資料５", "支援施策", "法定計画など"):
        assert part in said
