"""The page from opinions to places as it is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("visit", [1400, 390], indirect=True)
def test_the_streams_are_drawn_where_there_is_room_and_the_list_opens_everywhere(visit: Visit, tmp_path: Path) -> None:
    visit.open("/evidence?as_of=2026-11-23&body=platform&topic=t6&area=20")
    page = visit.page
    page.locator("summary", has_text="o13").wait_for()
    width = page.evaluate("innerWidth")
    if width > 860:
        page.locator(".st-key-evidence-chart .sankey-node").first.wait_for()
        assert page.locator(".sankey-node", has_text="補助・支援").count() == 1
    else:
        page.get_by_text("図は幅の広い画面で示します").wait_for()
        assert page.locator(".st-key-evidence-chart").is_hidden()
    page.locator("summary", has_text="o13").click()
    page.get_by_text("居住者の証明を述べた意見のため。").first.wait_for()
    wide, inner = page.locator(".stMain").evaluate("(node) => [node.scrollWidth, node.clientWidth]")
    assert wide <= inner
    name = visit.take_away("save-evidence-cell", "csv", tmp_path / "cell.csv")
    lines = (tmp_path / "cell.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == 1 + 77
    assert "長野県" in name
    assert visit.faults == []
    assert visit.elsewhere == []
