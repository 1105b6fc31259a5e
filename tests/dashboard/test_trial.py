"""The map of a trial and its files: nobody is today, who joins is told apart, and every copy says 試算."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from dashboard.export.csv_files import csv_bytes
from dashboard.export.workbook import workbook_bytes
from dashboard.folium_map import payload, script_json
from dashboard.layers import membership_map, trial_map, web_order
from dashboard.legend import shown_classes
from dashboard.map_table import map_table
from dashboard.selection import Selection
from dashboard.views.shares import towns_with_membership
from dashboard.views.whatif import Ticks, WhatIf, whatif_view
from dashboard.whatif_figures import change_of, written
from dashboard.whatif_files import joining_table, lines_of, named, picture, prefecture_table
from dashboard.wording import words_in
from tests.dashboard.test_take_away import papers

if TYPE_CHECKING:
    import pandas as pd

    from geodata.dataset import Dataset

COUNCIL = Selection("council", "2023-10-01")
JA, EN = words_in("ja"), words_in("en")
ANYBODY = st.frozensets(st.sampled_from(["20203", "20201", "01202", "47207", "13421", "99999"]))


@pytest.fixture(scope="module")
def towns(dataset: Dataset) -> pd.DataFrame:
    return towns_with_membership(dataset, COUNCIL.body, COUNCIL.as_of)


@pytest.fixture(scope="module")
def two(dataset: Dataset, towns: pd.DataFrame) -> WhatIf:
    view = whatif_view(dataset, towns, Ticks.against(first_two(towns), towns), None)
    assert view is not None
    return view


def first_two(towns: pd.DataFrame) -> frozenset[str]:
    return frozenset(sorted(towns.loc[~towns["is_member"], "municipality_code"])[:2])


@pytest.mark.parametrize("prefecture", [None, "20"])
def test_the_map_of_nobody_is_class_by_class_the_map_of_the_list(dataset: Dataset, prefecture: str | None) -> None:
    selection = replace(COUNCIL, prefecture=prefecture)
    today, trial = membership_map(dataset, selection, JA), trial_map(dataset, selection, (), JA)
    assert trial.class_string == today.class_string
    assert trial.values == today.values  # noqa: PD011 - not a table's
    assert [(entry.label, entry.count) for entry in trial.classes[:-1]] == [
        (entry.label, entry.count) for entry in today.classes
    ]
    assert (trial.classes[-1].label, trial.classes[-1].count) == ("＋　加わると仮定", 0)
    assert trial.over is None


def test_who_joins_has_a_colour_and_a_pattern_of_its_own_beside_the_members_in_the_legend(
    dataset: Dataset, towns: pd.DataFrame
) -> None:
    codes, view = web_order(dataset)["codes"], trial_map(dataset, COUNCIL, first_two(towns), JA)
    today = membership_map(dataset, COUNCIL, JA)
    changed = [
        code for code, *digits in zip(codes, view.class_string, today.class_string, strict=True) if len(set(digits)) > 1
    ]
    assert set(changed) == first_two(towns)
    assert [(entry.label, entry.count) for entry in shown_classes(view)] == [
        ("参加", 625),
        ("＋　加わると仮定", 2),
        ("未参加", 1114),
    ]
    member, joining, *_ = shown_classes(view)
    assert joining.token != member.token
    assert joining.texture
    assert "試算" in view.title
    assert view.reading.startswith("試算では1,741市区町村のうち627（36.0％）、いまは625（35.9％）です。")


@given(joining=ANYBODY)
def test_a_browser_paints_any_trial_over_the_one_sheet_it_has(dataset: Dataset, joining: frozenset[str]) -> None:
    order = web_order(dataset)
    nobody, told = (payload(trial_map(dataset, COUNCIL, some, JA), order) for some in ((), joining))
    assert told["sheet"] == nobody["sheet"]
    if "over" not in told:
        assert not joining - {"99999"}
        return
    place, value, steps = told["over"]
    at, over = 0, set()
    for step in steps:
        at += step
        over.add(order["codes"][at])
    assert (place, value, over) == (7, "試算で加えています", set(joining) - {"99999"})


def test_a_trial_of_all_non_members_is_told_in_less_than_ten_kilobytes(dataset: Dataset, towns: pd.DataFrame) -> None:
    everybody = towns.loc[~towns["is_member"], "municipality_code"]
    told = payload(trial_map(dataset, COUNCIL, everybody, JA), web_order(dataset))
    assert len(script_json(told).encode()) < 5_000


def test_the_printed_map_has_the_watermark_across_it_and_in_its_title(dataset: Dataset, towns: pd.DataFrame) -> None:
    selection = replace(COUNCIL, prefecture="20", language="ja")
    pdf = PdfReader(io.BytesIO(picture(dataset, selection, first_two(towns), "pdf")))
    said = pdf.pages[0].extract_text()
    assert pdf.metadata is not None
    assert pdf.metadata.title == "試算: 協議会への参加"
    assert said.count("試算") >= 10
    assert "サンプルデータ" in said
    svg = picture(dataset, selection, first_two(towns), "svg").decode()
    assert svg.count(">試算</text>") == 9


def test_tables_say_trial_in_a_column_a_line_and_the_name(dataset: Dataset, towns: pd.DataFrame, two: WhatIf) -> None:
    prefectures, joining = prefecture_table(two, JA), joining_table(towns, two, JA)
    assert len(prefectures) == 47
    assert prefectures["試算の参加"].sum() - prefectures["いまの参加"].sum() == 2
    assert set(prefectures["区分"]) == {"試算"}
    assert set(joining["区分"]) == {"試算（加わると仮定）"}
    assert csv_bytes(joining).decode("utf-8-sig").splitlines()[1].endswith("試算（加わると仮定）")
    title = named("都道府県別")
    assert title == "試算_都道府県別"
    assert set(prefecture_table(two, EN)["Kind"]) == {"試算 (trial)"}
    book = openpyxl.load_workbook(
        io.BytesIO(workbook_bytes(prefectures, papers(title, *lines_of(two, COUNCIL, COUNCIL.as_of, JA))))
    )
    assert book["説明"]["A1"].value == "試算_都道府県別"
    cells = [str(row[0]) for row in book["説明"].iter_rows(min_col=2, max_col=2, values_only=True)]
    assert "試算。実際の会員ではありません。" in cells
    assert "全国 市区町村の数: いま 625 / 1,741（35.9％） → 試算 627 / 1,741（36.0％）, 差 +2（+0.1ポイント）" in cells
    assert "区分" in map_table(trial_map(dataset, COUNCIL, (), JA), dataset, JA)
    assert "区分" not in map_table(membership_map(dataset, COUNCIL, JA), dataset, JA)


def test_measures_are_written_with_their_whole_and_a_sign(two: WhatIf) -> None:
    assert written(two.today, "towns", EN) == "625 / 1,741 (35.9%)"
    assert change_of(two, "towns", EN) == "+2 (+0.1 points)"
    assert change_of(replace(two, trial=two.today), "area", JA) == "±0（±0ポイント）"
    assert change_of(replace(two, today=two.trial, trial=two.today), "towns", JA) == "−2（−0.1ポイント）"
    assert written(two.today, "blocks", JA) == f"{two.today.block_count:,}"
