"""Two dates in the browser: chosen, proven, linked, and taken away as files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

SAMPLE = "/changes?as_of=2023-10-01&sample=1"


def choose(visit: Visit, label: str, option: str) -> None:
    visit.page.get_by_role("combobox", name=label).click()
    visit.page.get_by_role("option", name=option).click()


def test_two_dates_are_chosen_and_their_link_shows_the_same(visit: Visit) -> None:
    visit.open("/changes?as_of=2023-10-01")
    visit.page.get_by_text("601から2023年10月1日の667になりました。差は＋66です。").wait_for()
    choose(visit, "前の時点", "2021年1月25日")
    visit.page.get_by_text("594から2023年10月1日の667になりました。差は＋73です。").wait_for()
    visit.page.wait_for_url(lambda url: "from=council%402021-01-25" in url)
    visit.page.reload()
    visit.page.get_by_text("594から2023年10月1日の667になりました。差は＋73です。").wait_for()
    choose(visit, "後の時点", "2024年10月29日")
    visit.page.get_by_text("一つの系列ではありません").wait_for()
    assert visit.page.get_by_role("columnheader", name="差", exact=True).count() == 0
    assert visit.faults == []


def test_the_proof_is_seen_for_every_prefecture_and_read_back_from_its_files(visit: Visit, tmp_path: Path) -> None:
    visit.open(SAMPLE)
    region = visit.page.get_by_role("region", name="市区町村の検算")
    region.wait_for()
    assert region.get_by_role("row").count() == 1 + 48
    assert region.get_by_text("✓ 一致").count() == 48
    for kind in ("csv", "xlsx"):
        name = visit.take_away("save-proof", kind, tmp_path / f"proof.{kind}")
        assert "変化の検算_全国_2021-02-15～2023-10-01_サンプルデータ_" in name
    lines = (tmp_path / "proof.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == 1 + 2 * 48
    assert lines[1] == "全国,市区町村,565,60,0,0,0,0,625,625,0,✓ 一致"
    sheet = openpyxl.load_workbook(tmp_path / "proof.xlsx")["表"]
    rows = [row[0] for row in sheet.iter_rows(values_only=True)]
    assert rows.count("全国") == 2
    assert visit.faults == []


def test_a_list_is_saved_with_both_dates_and_its_sources(visit: Visit, tmp_path: Path) -> None:
    visit.open(SAMPLE)
    name = visit.take_away("save-joined", "csv", tmp_path / "joined.csv")
    assert "参加_全国_2021-02-15～2023-10-01_サンプルデータ_" in name
    lines = (tmp_path / "joined.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == 1 + 66
    assert "council-members-sample members.csv" in lines[1]
    assert "2021-02-15の名簿から2023-10-01の名簿までの間" in lines[1]
