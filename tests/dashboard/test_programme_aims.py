"""Aims of the programme: what is on record of the categories that serve them, and which categories serve none."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd
import pytest

from dashboard.views.programme import aims, without_aim
from tests.dashboard.datasets import PAPERS, dataset_of

if TYPE_CHECKING:
    from geodata.dataset import Dataset

DAY = "2026-11-23"
MEASURES = (
    ("m1", "住まい", "20215", False, None),
    ("m2", "住まい", "20215", True, None),
    ("m3", "住まい", "22205", False, "2027-01-01"),
    ("m4", "空き家", "22205", False, None),
    ("m5", "税・負担", "22205", False, None),
)


@pytest.fixture(scope="module")
def data() -> Dataset:
    measure = {
        **PAPERS,
        "provider_level": "市区町村",
        "provider_name": "市",
        "title": "名",
        "dual_tie": "明記",
        "as_of": "2025",
    }
    link = {"linked_by": "推定", "reason_ja": "-", "reason_en": "-", "source_id": "x"}
    aim = {**PAPERS, "title": "目的", "title_en": "Aim", "as_of": "2023"}
    made = dataset_of(
        measures=[
            {**measure, "measure_id": name, "category": category, "prefecture_code": code[:2], "municipality_code": code, "restates_pilot": again, "valid_from": start}
            for name, category, code, again, start in MEASURES
        ],
        programme_aims=[{**aim, "aim_id": "b", "order": 2}, {**aim, "aim_id": "a", "order": 1}, {**aim, "aim_id": "c", "order": 3}],
        aim_links=[{**link, "aim_id": to, "category": category} for to, category in (("a", "テレワーク"), ("a", "住まい"), ("b", "住まい"), ("b", "空き家"))],
    )  # fmt: skip
    places = {
        "municipalities": pd.DataFrame({"municipality_code": ["20215", "22205"], "kana": ["シ", "ア"]}),
        "prefectures": pd.DataFrame({"prefecture_code": ["20", "22"]}),
    }
    return replace(made, tables={**made.tables, **places})


def told(data: Dataset, day: str, prefecture: str | None = None) -> dict[str, list[tuple[str, int, int, int]]]:
    return {
        aim.row["aim_id"]: [
            (link.row["category"], link.measures, link.restating, link.municipalities) for link in aim.links
        ]
        for aim in aims(data, day, prefecture)
    }


def test_aims_keep_their_order_and_count_measures_of_the_day_and_restated_pilots_apart(data: Dataset) -> None:
    assert told(data, DAY) == {
        "a": [("住まい", 1, 1, 1), ("テレワーク", 0, 0, 0)],
        "b": [("住まい", 1, 1, 1), ("空き家", 1, 0, 1)],
        "c": [],
    }
    assert told(data, "2027-01-01")["a"][0] == ("住まい", 2, 1, 2)


def test_a_prefecture_counts_its_own_measures(data: Dataset) -> None:
    assert told(data, DAY, "22")["b"] == [("空き家", 1, 0, 1), ("住まい", 0, 0, 0)]


def test_a_category_that_serves_no_aim_is_named_with_its_measures(data: Dataset) -> None:
    assert without_aim(data, DAY) == (("税・負担", 1),)
    assert without_aim(data, DAY, "20") == ()
