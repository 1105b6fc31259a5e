"""The map in words and as a table: the same counts as its legend, and text that stays text."""

from __future__ import annotations

import csv
import io
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from dashboard.export.csv_files import csv_bytes
from dashboard.layers import map_view
from dashboard.legend import shown_classes
from dashboard.map_table import map_table, reading_html
from tests.dashboard.test_layers import COUNCIL, EN, EVERY, JA, with_table

if TYPE_CHECKING:
    import pandas as pd

    from dashboard.selection import Selection
    from geodata.dataset import Dataset

HOSTILE = "<img src=x onerror=alert(1)>${alert(1)}`"


@pytest.mark.parametrize("selection", EVERY)
@pytest.mark.parametrize(("prefecture", "towns"), [(None, 1741), ("20", 77), ("99", 0)])
def test_the_table_counts_what_the_legend_counts(
    dataset: Dataset, selection: Selection, prefecture: str | None, towns: int
) -> None:
    view = map_view(dataset, replace(selection, prefecture=prefecture), JA)
    table = map_table(view, dataset, JA)
    assert len(table) == towns
    assert list(table["市区町村コード"]) == sorted(table["市区町村コード"])
    legend: Counter[str] = Counter()
    for entry in shown_classes(view):
        legend[entry.label] += entry.count
    assert Counter(table[JA.map_class]) == +legend
    assert "" not in set(table[JA.map_class])


def test_a_row_says_where_what_and_how_many(dataset: Dataset) -> None:
    table = map_table(map_view(dataset, replace(COUNCIL, layer="population"), JA), dataset, JA)
    assert list(table.columns) == [
        "市区町村コード",
        "都道府県",
        "名称",
        "カナ",
        "区分・値がない理由",
        "内容",
        "理由コード",
        "次の一歩",
        "数値（人）",
    ]
    row = table.set_index("市区町村コード").loc["14100"]
    assert list(row) == ["神奈川県", "横浜市", "ヨコハマシ", "10万人以上", "3,778,318人", "", "", 3778318]


def test_the_table_in_english_has_romaji_and_a_layer_without_order_has_no_numbers(dataset: Dataset) -> None:
    english = replace(COUNCIL, language="en", prefecture="20")
    table = map_table(map_view(dataset, english, EN), dataset, EN)
    assert list(table.iloc[0])[:4] == ["20201", "Nagano", "長野市", "Nagano-shi"]
    assert len(table.columns) == 8


def test_what_has_no_number_is_empty_and_not_zero(dataset: Dataset) -> None:
    view = map_view(dataset, replace(COUNCIL, layer="pilots"), JA)
    table = map_table(view, dataset, JA)
    unknown = table[JA.map_class] == JA.reasons["not_surveyed"]
    assert unknown.any()
    assert table.loc[unknown, "数値（件）"].isna().all()
    assert table.loc[~unknown, "数値（件）"].min() == 1
    change = map_table(map_view(dataset, replace(COUNCIL, layer="population_change"), JA), dataset, JA)
    assert change["数値（％）"].min() == -100.0


def test_text_of_the_dataset_stays_text_and_a_formula_is_made_inert(dataset: Dataset) -> None:
    def rename(towns: pd.DataFrame) -> pd.DataFrame:
        return towns.assign(name=[HOSTILE, "=1+1", *towns["name"][2:]])

    hostile = with_table(dataset, "municipalities", rename)
    table = map_table(map_view(hostile, COUNCIL, JA), hostile, JA)
    assert list(table["名称"][:2]) == [HOSTILE, "=1+1"]
    rows = list(csv.reader(io.StringIO(csv_bytes(table).decode("utf-8-sig"))))
    assert [row[2] for row in rows[:3]] == ["名称", HOSTILE, "'=1+1"]
    assert [row[0] for row in rows[1:3]] == ["01100", "01202"]
    assert len(rows) == 1742


def test_the_reading_is_escaped(dataset: Dataset) -> None:
    view = map_view(dataset, COUNCIL, JA)
    assert "1,741市区町村のうち625（35.9％）が参加です。" in reading_html(view, JA)
    assert "<img" not in reading_html(replace(view, reading=HOSTILE), JA)
