"""The ledger as a reader without a mouse uses it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

TOTAL = "council@2023-10-01@総計"


def test_a_line_is_opened_by_the_keyboard_says_its_difference_in_words_and_is_saved(
    visit: Visit, tmp_path: Path
) -> None:
    visit.open("/")
    visit.wait_for_map()
    visit.go_to("突合台帳")
    page = visit.page
    off = page.locator("td.off", has_text="▲ −78 差あり").first
    off.wait_for()
    assert off.evaluate("(node) => getComputedStyle(node).color") == "rgb(172, 80, 24)"
    page.get_by_role("button", name="総計の内訳").first.focus()
    page.keyboard.press("Enter")
    page.get_by_text("公表数 745 ＝").wait_for()
    page.wait_for_url(lambda url: "line=council" in url)
    name = visit.take_away("save-line", "csv", tmp_path / "line.csv")
    assert "総計_全国_2023-10-01_サンプルデータ" in name
    lines = (tmp_path / "line.csv").read_text(encoding="utf-8-sig").splitlines()
    assert sum(int(line.partition(",")[0]) for line in lines[1:]) == 745
    visit.take_away("save-ledger", "xlsx", tmp_path / "ledger.xlsx")
    sheet = load_workbook(tmp_path / "ledger.xlsx")["表"]
    rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    assert ["全国二地域居住等促進協議会", "2023-10-01", "総計", 745, -78, 3, 664] in [row[:7] for row in rows]
    assert visit.faults == []
    assert visit.elsewhere == []


@pytest.mark.parametrize("visit", [390], indirect=True)
def test_on_a_phone_the_tables_scroll_within_the_page(visit: Visit) -> None:
    visit.open(f"/ledger?line={TOTAL}")
    visit.page.get_by_text("公表数 745 ＝").wait_for()
    wide, inner = visit.page.locator(".stMain").evaluate("(node) => [node.scrollWidth, node.clientWidth]")
    assert wide <= inner
    assert visit.page.locator(".wide").first.get_attribute("tabindex") == "0"
    assert visit.faults == []
