"""The page of the legal targets as it is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("visit", [1400, 390], indirect=True)
def test_both_targets_are_drawn_and_the_first_to_ask_are_saved(visit: Visit, tmp_path: Path) -> None:
    visit.open("/targets?body=platform&as_of=2026-11-23")
    page = visit.page
    page.get_by_text("見通し（参考）: ").wait_for()
    for target in ("plans", "corporations"):
        page.locator(f".st-key-chart-{target} .js-plotly-plot").wait_for()
    assert page.locator(".st-key-chart-plans").get_by_text("目標どおりなら 248").count() == 1
    wide, inner = page.locator(".stMain").evaluate("(node) => [node.scrollWidth, node.clientWidth]")
    assert wide <= inner
    name = visit.take_away("save-findings", "csv", tmp_path / "findings.csv")
    lines = (tmp_path / "findings.csv").read_text(encoding="utf-8-sig").splitlines()
    assert [line.split(",")[0] for line in lines] == ["コード", "05204", "22212"]
    assert "2026-11-23" in name
    assert visit.faults == []
    assert visit.elsewhere == []
