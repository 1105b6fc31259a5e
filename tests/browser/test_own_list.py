"""A reader's own list in a real browser: an xlsx is dropped, and sentence, map and legend count the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser


def test_an_xlsx_is_dropped_and_counts_agree_on_page_and_map(visit: Visit, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (("市区町村名", "メモ"), ("長野市", "<b>太字</b>"), ("松本市", "=1+1"), ("府中市", ""), ("ない町", "")):
        book.active.append(row)
    book.save(tmp_path / "一覧.xlsx")
    page = visit.page
    visit.open("/explorer")
    page.get_by_text("自分の一覧を使う", exact=True).click()
    page.locator("input[type=file]").set_input_files(tmp_path / "一覧.xlsx")
    expect(page.locator("[data-listed='2']")).to_contain_text("一致2、候補あり1、見つからない1、重複0")
    page.get_by_role("radio", name="自分の一覧").click()
    visit.wait_for_map(layer="own_list")
    legend = page.locator(".st-key-beside-map")
    expect(legend.get_by_text("一覧にある", exact=True)).to_be_visible()
    counts = legend.inner_text().split()
    assert counts[counts.index("一覧にある") + 1] == "2"
    assert counts[counts.index("照合不能（候補のひとつ）") + 1] == "2"
    page.get_by_role("button", name="条件に「自分の一覧に載っている」を加える").click()
    expect(page.locator("[data-found='2']")).to_be_visible()
    page.wait_for_url(lambda url: "20201" not in url)
    page.get_by_role("button", name="一覧を外す").click()
    expect(page.get_by_text("一覧がまだ読み込まれていません")).to_be_visible()
    assert visit.elsewhere == []
    assert visit.faults == []
