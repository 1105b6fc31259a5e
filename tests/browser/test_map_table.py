"""The map without its colours: read out beside it, and as a table that the keyboard opens and a file keeps."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import openpyxl
import pyogrio
import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser


def test_the_table_of_the_map_opens_by_keyboard_and_is_saved_with_its_layer_place_and_date(
    visit: Visit, tmp_path: Path
) -> None:
    visit.open("/?pref=20&layer=population")
    visit.wait_for_map(painted="77")
    visit.page.get_by_label("地図を表で見る").focus()
    visit.page.keyboard.press("Space")
    place = visit.page.locator(".st-key-map-place [data-testid=stDataFrame]")
    place.wait_for()
    saved = tmp_path / "saved.csv"
    name = visit.take_away("save-map-table", "csv", saved)
    assert name.startswith("人口_長野県_2023年10月1日（値は2020年10月1日時点）_")
    lines = saved.read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == 78
    assert lines[0] == "市区町村コード,都道府県,名称,カナ,区分・値がない理由,内容,理由コード,次の一歩,数値（人）,時点"
    assert (
        lines[1]
        == '20201,長野県,長野市,ナガノシ,10万人以上,"373,251人",,,373251,2023年10月1日（値は2020年10月1日時点）'
    )
    for suffix in ("xlsx", "geojson", "gpkg"):
        visit.take_away("save-map-table", suffix, tmp_path / f"saved.{suffix}")
    book = openpyxl.load_workbook(tmp_path / "saved.xlsx")
    rows = [
        [None if cell in (None, "") else str(cell) for cell in row] for row in book["表"].iter_rows(values_only=True)
    ]
    assert rows == [[cell or None for cell in row] for row in csv.reader(lines)]
    about = [row[:2] for row in book["説明"].iter_rows(values_only=True)]
    assert ("範囲", "長野県") in about
    assert any(name == "この画面を開くリンク" and "pref=20&layer=population&v=" in str(text) for name, text in about)
    for suffix in ("geojson", "gpkg"):
        told, _, shapes, fields = pyogrio.raw.read(tmp_path / f"saved.{suffix}")
        assert (told["crs"], len(shapes)) == ("EPSG:6668", 77)
        assert list(fields[0]) == [row[0] for row in rows[1:]]
    assert visit.faults == []


@pytest.mark.parametrize("visit", [1400, 390], indirect=True)
def test_the_map_is_read_out_beside_it_and_below_it_on_a_phone(visit: Visit) -> None:
    visit.open("/?layer=kaso")
    visit.wait_for_map()
    heading = visit.page.get_by_role("heading", name="読みとり")
    heading.wait_for()
    beside, of_map = heading.bounding_box(), visit.page.locator("iframe").first.bounding_box()
    assert beside is not None
    assert of_map is not None
    is_phone = of_map["width"] < 400
    assert (beside["y"] > of_map["y"] + of_map["height"]) == is_phone
    assert visit.page.get_by_text("過疎地域の指定ありです。").count() == 1
