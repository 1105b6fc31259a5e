"""From a card to a slip of correction, and the slip as the file that is applied."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest

from etl.slips.reading import read_slips
from geodata.corrections import Correction

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser


def test_from_the_panel_to_a_slip_that_is_saved_and_read_back(visit: Visit, tmp_path: Path) -> None:
    visit.open("/?pref=20&town=20215")
    visit.wait_for_map()
    visit.page.get_by_role("link", name="この情報は違います").click()
    visit.page.locator("h1", has_text="訂正票").wait_for()
    row = visit.page.locator("tr", has_text="塩尻市特定居住促進計画")
    row.get_by_role("link", name="訂正票を書く").click()
    visit.page.locator('[data-slip="incomplete"]').wait_for()
    visit.page.wait_for_url(lambda url: "record=plans" in url)
    save = visit.page.get_by_role("button", name="訂正票を保存（CSV）")
    assert save.is_disabled()
    values = {"正しい値": "塩尻市 特定居住促進計画", "理由": "名称の誤り", "根拠のURL": "https://www.example.jp/plan"}
    visit.page.get_by_role("combobox", name="違っている項目").click()
    visit.page.get_by_role("option", name="計画名").click()
    visit.page.locator("[data-old]", has_text="塩尻市特定居住促進計画").wait_for()
    for label, value in values.items():
        visit.page.get_by_role("textbox", name=label).fill(value)
        visit.page.keyboard.press("Tab")
    visit.page.locator('[data-slip="complete"]').wait_for()
    with visit.page.expect_download() as waiting:
        save.click()
    path = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(path)
    (slip,) = read_slips(path)
    assert slip.correction == Correction(
        "plans",
        ("特定居住促進計画", "20", "20215"),
        "plan_title",
        "塩尻市特定居住促進計画",
        values["正しい値"],
        values["理由"],
        values["根拠のURL"],
        "",
        "plans",
    )
    assert visit.elsewhere == []
    assert visit.faults == []


def test_a_link_in_a_grid_leads_to_the_slip_of_its_row(visit: Visit) -> None:
    visit.open("/targets?body=platform&as_of=2026-11-23")
    grid = visit.page.locator('[data-testid="stDataFrame"]').first
    grid.scroll_into_view_if_needed()
    cell = grid.locator(
        "td", has_text="record=plans"
    ).first  # the cells are painted: what is read out holds the address
    cell.wait_for(state="attached")
    address = (cell.text_content() or "").strip()
    visit.page.goto(urljoin(visit.page.url, address))
    visit.page.locator("h1", has_text="訂正票").wait_for()
    visit.page.locator('[data-slip="incomplete"]').wait_for()
    visit.page.wait_for_url(lambda url: "record=plans" in url)
    assert visit.faults == []
