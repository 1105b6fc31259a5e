"""次の一手 in a browser: X changes the list, the link reproduces it, and the files say what they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser


def test_another_x_changes_the_list_the_link_reproduces_it_and_the_workbook_holds_it(
    visit: Visit, tmp_path: Path
) -> None:
    visit.open("/invitations?pref=20&goal=prefectures")
    visit.page.get_by_text("11件の招待で、どの都道府県も50％以上").first.wait_for()
    box = visit.page.get_by_role("spinbutton", name="X（％）")
    box.fill("60")
    box.press("Enter")
    visit.page.get_by_text("19件の招待で、どの都道府県も60％以上").first.wait_for()
    visit.page.wait_for_url("**share=60*")
    visit.page.goto(visit.page.url)
    visit.page.get_by_text("19件の招待で、どの都道府県も60％以上").first.wait_for()
    name = visit.take_away("save-invitations", "xlsx", tmp_path / "saved.xlsx")
    assert name.startswith("招待先の一覧（試算）_長野県_2023-10-01_サンプルデータ_")
    book = openpyxl.load_workbook(tmp_path / "saved.xlsx")
    rows = list(book["表"].iter_rows(values_only=True))
    assert book["説明"]["A1"].value == "招待先の一覧（試算）"
    above = [str(row[1]) for row in book["説明"].iter_rows(values_only=True)]
    assert any(line.startswith("試算です。") for line in above)
    assert any("サンプルデータ" in line for line in above)
    assert "目標: どの都道府県でも、市区町村の60％以上が参加" in above
    head = next(place for place, row in enumerate(rows) if row[0] == "順")
    table = rows[head + 1 :]
    assert [row[0] for row in table] == list(range(1, 20))
    assert all(str(row[1]).startswith("20") for row in table)
    assert visit.faults == []


def test_the_page_is_found_in_the_navigation_and_its_csv_says_trial_and_sample(visit: Visit, tmp_path: Path) -> None:
    visit.open("/sources")
    visit.go_to("次の一手")
    saved = tmp_path / "saved.csv"
    name = visit.take_away("save-invitations", "csv", saved)
    assert name.startswith("招待先の一覧（試算）_全国_2023-10-01_サンプルデータ_")
    lines = saved.read_text(encoding="utf-8-sig").splitlines()
    assert lines[0].startswith("順,市区町村コード,名称,")
    assert all("試算・サンプルデータ" in line for line in lines[1:])
    assert visit.faults == []
