"""All prefectures side by side, worked out on a prefecture of five."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import pytest

from dashboard.prefectures_page import prefectures_table
from dashboard.selection import Selection
from dashboard.views.prefectures import BANDS, band_of, prefecture_line, prefectures_view
from dashboard.views.shares import Share
from dashboard.wording import words_in

if TYPE_CHECKING:
    from geodata.dataset import Dataset

COUNCIL = Selection("council", "2023-10-01")
TOWNS = pd.DataFrame(
    {
        "municipality_type": ["特別区", "特別区", "市", "町", "村"],
        "is_member": [True, False, False, True, False],
        "status": ["登録値", None, None, "サンプル", None],
        "population": [100, 200, 300, 400, 0],
        "area_km2": [1.0, 2.0, 3.0, 4.0, 10.0],
        "kaso": ["指定なし", "指定なし", "指定なし", "全部過疎", "一部過疎"],
    }
)


def test_wards_stand_apart_and_are_counted_among_the_municipalities_too() -> None:
    line = prefecture_line("13", "member", TOWNS, is_complete=True)
    counts = {key: (share.count, share.total) for key, share in line.shares.items()}
    assert counts == {"towns": (2, 5), "population": (500, 1000), "area": (5, 20), "kaso": (1, 2)}
    assert line.wards == Share(1, 2, 0)
    assert (line.sample, line.is_small, line.band) == (1, True, 40)


def test_without_a_complete_list_there_is_no_band_and_a_prefecture_without_wards_has_none() -> None:
    line = prefecture_line("20", "not_surveyed", TOWNS.iloc[2:], is_complete=False)
    assert (line.band, line.wards) == (None, None)


@pytest.mark.parametrize(
    ("count", "total", "band"), [(0, 9, 0), (7, 35, 20), (6, 35, 0), (3, 5, 60), (4, 5, 80), (5, 5, 80), (0, 0, None)]
)
def test_an_edge_belongs_to_the_band_that_begins_there(count: int, total: int, band: int | None) -> None:
    assert band_of(Share(count, total)) == band


def test_the_47_prefectures_stand_in_code_order_and_their_sums_are_the_nation(dataset: Dataset) -> None:
    view = prefectures_view(dataset, COUNCIL)
    assert [line.code for line in view.lines] == [f"{code:02}" for code in range(1, 48)]
    towns = [line.shares["towns"] for line in view.lines]
    assert (sum(share.count for share in towns), sum(share.total for share in towns)) == (625, 1741)
    assert sum(line.itself == "member" for line in view.lines) == 42
    assert [line.code for line in view.lines if line.is_small] == ["16", "17", "18", "25", "31", "32", "35", "37", "44"]
    assert {line.code: line.wards.total for line in view.lines if line.wards} == {"13": 23}
    assert sum(len(view.in_band(band)) for band in BANDS) == 47


def test_a_list_that_is_not_complete_gives_counts_without_percent(dataset: Dataset) -> None:
    words = words_in("ja")
    view = prefectures_view(dataset, Selection("platform", "2024-10-29"))
    table = prefectures_table(view, words)
    assert not any("％" in name or name == "帯" for name in table.columns)
    assert table.loc[table["コード"] == "09", "参加市区町村（n/N）"].tolist() == ["1/25"]
    whole = prefectures_table(prefectures_view(dataset, COUNCIL), words)
    assert not any("順位" in name for name in whole.columns)
