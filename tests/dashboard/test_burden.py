"""Two sides of the burden: which record is which instrument, what no record is, and what counts once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest

from dashboard.views.burden import INSTRUMENTS, SIDES, cells, grounds, later_records, tally
from tests.dashboard.datasets import PAPERS, dataset_of

if TYPE_CHECKING:
    from dashboard.views.burden import Cell
    from geodata.dataset import Dataset

LINKS = (
    ("負担金・税", "地域側", "tax"),
    ("寄付", "地域側", "pilot"),
    ("寄付", "実践者側", "pilot"),
    ("割引", "実践者側", "state"),
    ("割引", "実践者側", "island"),
    ("割引", "実践者側", "tomorrow"),
)
MEASURES: list[dict[str, Any]] = [
    {"measure_id": "tax", "prefecture_code": "22", "municipality_code": "22205", "dual_tie": "関連"},
    {"measure_id": "state", "provider_level": "国"},
    {"measure_id": "island", "prefecture_code": "42"},
    {"measure_id": "tomorrow", "valid_from": "2026-12-01"},
    {"measure_id": "other", "prefecture_code": "22"},
]
DAY = "2026-11-23"


@pytest.fixture(scope="module")
def data() -> Dataset:
    measure = {**PAPERS, "provider_level": "市区町村", "provider_name": "市", "title": "名", "category": "割引",
               "dual_tie": "明記", "restates_pilot": False, "as_of": "2025"}  # fmt: skip
    made = dataset_of(
        measures=[{**measure, **row} for row in MEASURES],
        pilots=[{**PAPERS, "pilot_id": "pilot", "programme": "事業", "title": "名", "as_of": "2025"}],
        pilot_places=[
            {**PAPERS, "pilot_id": "pilot", "prefecture_code": code[:2], "municipality_code": code, "name": "市", "role": "実施地", "as_of": "2025"}
            for code in ("22205", "20215")
        ],
        burden_instruments=[
            {"instrument": name, "side": side, "record_id": record, "linked_by": "推定", "reason_ja": "-", "reason_en": "-", "source_id": "x"}
            for name, side, record in LINKS
        ],
    )  # fmt: skip
    places = {
        "municipalities": pd.DataFrame({"municipality_code": ["22205", "20215"], "kana": ["ア", "シ"]}),
        "prefectures": pd.DataFrame({"prefecture_code": ["20", "22", "42"]}),
    }
    return replace(made, tables={**made.tables, **places})


def shown(rows: tuple[tuple[Cell, ...], ...]) -> dict[tuple[str, str], list[str]]:
    return {(cell.instrument, cell.side): [case.id for case in cell.cases] for row in rows for cell in row}


def test_every_instrument_has_both_sides_and_what_nobody_tried_is_an_empty_cell(data: Dataset) -> None:
    found = shown(cells(data, DAY))
    assert list(found) == [(name, side) for name in INSTRUMENTS for side in SIDES]
    assert {at: ids for at, ids in found.items() if ids} == {
        ("負担金・税", "地域側"): ["tax"],
        ("寄付", "地域側"): ["pilot"],
        ("寄付", "実践者側"): ["pilot"],
        ("割引", "実践者側"): ["island", "state"],
    }


def test_a_prefecture_leaves_its_own_cases_and_those_of_no_place(data: Dataset) -> None:
    found = shown(cells(data, DAY, "20"))
    assert {at: ids for at, ids in found.items() if ids} == {
        ("寄付", "地域側"): ["pilot"],
        ("寄付", "実践者側"): ["pilot"],
        ("割引", "実践者側"): ["state"],
    }


def test_a_record_on_both_sides_counts_once(data: Dataset) -> None:
    whole = tally(cells(data, DAY))
    assert (whole.records, dict(whole.by_side), whole.on_both, whole.municipalities) == (
        4,
        {"地域側": 2, "実践者側": 3},
        1,
        2,
    )
    own = tally(cells(data, DAY, "20"), "20")
    assert (own.records, own.municipalities) == (2, 1)


def test_what_begins_later_is_not_shown_and_is_counted(data: Dataset) -> None:
    assert len(later_records(data, DAY)) == 1
    assert shown(cells(data, "2026-12-01"))["割引", "実践者側"] == ["island", "state", "tomorrow"]


def test_a_case_says_whether_its_source_writes_of_dual_residence(data: Dataset) -> None:
    loose = {case.id: case.is_loose for row in cells(data, DAY) for cell in row for case in cell.cases}
    assert loose == {"tax": True, "pilot": False, "island": False, "state": False}


def test_every_link_of_the_default_dataset_is_shown_and_the_opinions_are_those_of_the_theme(dataset: Dataset) -> None:
    rows = cells(dataset, DAY)
    assert sum(len(cell.cases) for row in rows for cell in row) == len(dataset["burden_instruments"])
    assert [row["opinion_id"] for row in grounds(dataset)] == ["o17", "o18", "o19"]
