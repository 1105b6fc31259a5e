"""Spread over time, on paper: which day a record counts from, the frames, and what neighbours have after a pilot."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest

from dashboard.selection import Choices
from dashboard.views.registers import records
from dashboard.views.spread import (
    dated_only,
    dated_until,
    events,
    frame_before,
    frames,
    next_frame,
    on_record,
    undated,
)
from dashboard.views.spread_around import NEIGHBOURS, PEERS, around_pilots
from geodata.registers_on import holds_on
from tests.dashboard.datasets import PAPERS, dataset_of

if TYPE_CHECKING:
    from geodata.dataset import Dataset

A, B, C, D, E, ISLAND = "20201", "20202", "20203", "20204", "20205", "20206"
LAST = "2026-11-23"
PILOTS: list[dict[str, Any]] = [
    {"pilot_id": "p", "title": "甲", "selected_on": "2024-08-06", "fiscal_year_western": 2024},
    {"pilot_id": "q", "title": "乙", "fiscal_year": "令和7年度", "fiscal_year_western": 2025},
    {"pilot_id": "r", "title": "丙"},
    {"pilot_id": "s", "title": "丁", "selected_on": "2024-08-06", "status": "サンプル"},
]
PLACES = {"p": [A], "q": [B], "r": [C], "s": [ISLAND, "20"]}
CORPORATIONS: list[dict[str, Any]] = [
    {"municipality_code": C, "corporation_name": "会", "designated_on": "2025-02-01"},
    {"municipality_code": A, "corporation_name": "自分の会", "designated_on": "2026-01-01"},
]
MEASURES: list[dict[str, Any]] = [
    {"measure_id": "1", "title": "年だけ", "municipality_code": D, "valid_from": "2024", "valid_to": "2025-03"},
    {"measure_id": "2", "title": "関連", "municipality_code": E, "valid_from": "2025-01-01", "dual_tie": "関連"},
    {"measure_id": "3", "title": "国の", "provider_level": "国", "prefecture_code": None, "valid_from": "1976"},
]
EVENTS: list[dict[str, Any]] = [
    {"title": "手引き", "kind": "ガイドライン"},
    {"title": "手引き 改訂", "kind": "ガイドライン", "held_on": "2025-05-01"},
    {"title": "公布", "kind": "法律", "held_on": "2024-05-22"},
    {"title": "催し", "kind": "セミナー", "held_on": "2024-06-01"},
]


@pytest.fixture(scope="module")
def data() -> Dataset:
    pilot = {"programme": "事業", "as_of": "2025", **PAPERS}
    place = {"prefecture_code": "20", "name": "-", "role": "実施地", "as_of": "2025", **PAPERS}
    measure = {
        "provider_level": "市区町村",
        "provider_name": "-",
        "prefecture_code": "20",
        "category": "交通費",
        "dual_tie": "明記",
        "restates_pilot": False,
        "as_of": "2025",
        **PAPERS,
    }
    made = dataset_of(
        pilots=[{**pilot, **row} for row in PILOTS],
        pilot_places=[
            {**place, "pilot_id": pilot_id, "municipality_code": code if len(code) == 5 else None}
            for pilot_id, codes in PLACES.items()
            for code in codes
        ],
        corporations=[{**PAPERS, "prefecture_code": "20", "municipality_name": "-", **row} for row in CORPORATIONS],
        measures=[{**measure, **row} for row in MEASURES],
        events=[{**PAPERS, **row} for row in EVENTS],
        adjacency=[
            {"municipality_code": A, "neighbour_code": code, "border_km": 1.0, "source_id": "x"}
            for code in (B, C, D, E)
        ],
    )
    towns = pd.DataFrame({"municipality_code": [A, B, C, D, E, ISLAND]}).assign(
        prefecture_code="20",
        population=1000,
        area_km2=[1.0, 1.0, 1.0, 2.0, 9.0, float("nan")],
        kaso="指定なし",
        metro_distance_km=10.0,
    )
    places = {"municipalities": towns, "prefectures": pd.DataFrame({"prefecture_code": ["20"]})}
    return replace(made, tables={**made.tables, **places})


def test_a_record_counts_from_its_first_day_and_says_how_much_of_the_day_is_on_record(data: Dataset) -> None:
    days = {event.title: (event.day, event.latest) for event in events(data)}
    assert days["甲"] == ("2024-08-06", "2024-08-06")
    assert days["乙"] == ("2025-04-01", "2026-03-31")  # of the fiscal year 2025 nothing more is known
    assert days["年だけ"] == ("2024-01-01", "2024-12-31")
    assert days["丙"] == days["手引き"] == ("", "")
    assert "関連" not in days
    assert "催し" not in days


def test_records_without_a_day_stand_apart_and_are_never_among_those_of_a_day(data: Dataset) -> None:
    assert [event.title for event in undated(events(data))] == ["丙", "手引き"]
    assert {event.title for event in dated_until(events(data), LAST)}.isdisjoint({"丙", "手引き"})


def test_what_is_on_record_on_a_day_holds_on_it_and_a_pilot_of_two_places_is_one(data: Dataset) -> None:
    counts = on_record(events(data), "2025-05-01")
    assert counts == {"pilots": 3, "plans": 0, "corporations": 1, "measures": 1, "guidelines": 1, "laws": 1}
    assert on_record(events(data), "2024-08-05")["measures"] == 2  # that of the year 2024 ends with March 2025


def test_a_prefecture_has_its_own_records_and_the_documents_for_all(data: Dataset) -> None:
    of_all, of_one = (on_record(events(data), "2024-08-05", prefecture) for prefecture in (None, "20"))
    assert (of_all["measures"], of_one["measures"]) == (2, 1)
    assert of_all["laws"] == of_one["laws"] == 1
    assert on_record(events(data), LAST, "13")["pilots"] == 0


def test_the_frames_are_the_days_with_an_event_that_can_be_shown_and_the_first_such_day(data: Dataset) -> None:
    lists = (("council", "2024-03-01"), ("platform", "2024-10-29"))
    choices = Choices(("20",), frozenset(), lists, lists[0], latest=LAST)
    days = frames(events(data), choices)
    assert days == (
        "2024-03-01",  # the measures of 1976 and 2024 began before any list, and are there on the first day
        "2024-05-22",
        "2024-08-06",
        "2025-02-01",
        "2025-04-01",
        "2025-05-01",
        "2026-01-01",
    )
    assert next_frame(days, "2024-06-01") == "2024-08-06"
    assert next_frame(days, days[-1]) is None
    assert frame_before(days, "2024-06-01") == "2024-05-22"
    assert frame_before(days, days[0]) is None


def test_neighbours_are_sorted_by_what_is_surely_later_not_later_unclear_and_not_surveyed(data: Dataset) -> None:
    [around] = [each for each in around_pilots(data, NEIGHBOURS, "2025-02-01") if each.pilot.title == "甲"]
    assert around.codes == (B, C, D, E)
    assert [(code, event.day, event.kind) for code, event in around.after] == [(C, "2025-02-01", "corporations")]
    assert around.unclear == (D,)  # some day of 2024
    assert around.before == ()
    assert around.unknown == (B, E)  # the pilot of B is not known yet; a measure that only relates does not count
    [later] = [each for each in around_pilots(data, NEIGHBOURS, LAST) if each.pilot.title == "甲"]
    assert [code for code, _ in later.after] == [C, B]


def test_before_that_day_the_record_of_a_neighbour_is_not_there_and_an_undated_one_is_unclear(data: Dataset) -> None:
    [around] = [each for each in around_pilots(data, NEIGHBOURS, "2024-12-31") if each.pilot.title == "甲"]
    assert around.after == ()
    assert around.unclear == (C, D)  # C has a pilot without a day
    [of_b] = [each for each in around_pilots(data, NEIGHBOURS, LAST) if each.pilot.title == "乙"]
    assert of_b.unclear == (A,)  # its corporation came within the fiscal year of which no day is known


def test_a_record_of_the_same_day_is_not_after(data: Dataset) -> None:
    beside = pd.DataFrame({"municipality_code": [A], "neighbour_code": [ISLAND]})
    near = replace(data, tables={**data.tables, "adjacency": beside})
    [around] = [each for each in around_pilots(near, NEIGHBOURS, "2024-08-06") if each.pilot.title == "甲"]
    assert (around.after, around.before) == ((), (ISLAND,))


def test_an_island_has_no_neighbour_and_a_place_without_a_figure_no_peers(data: Dataset) -> None:
    [island] = [each for each in around_pilots(data, NEIGHBOURS, LAST) if each.pilot.title == "丁"]
    assert island.codes == ()
    assert island.pilot.is_sample
    [alone] = [each for each in around_pilots(data, PEERS, LAST) if each.pilot.title == "丁"]
    assert (alone.codes, alone.uncompared) == ((), (ISLAND,))


def test_the_map_of_the_page_is_the_day_s_without_the_undated(data: Dataset, dataset: Dataset) -> None:
    drawn = dated_only(data)
    assert list(drawn["pilots"]["pilot_id"]) == ["p", "q", "s"]
    assert set(drawn["pilot_places"]["pilot_id"]) == {"p", "q", "s"}
    for register in ("pilots", "plans", "corporations", "measures"):
        rows = records(dataset, register)
        kept = records(dated_only(dataset), register)
        whole = rows[holds_on(rows, LAST) & rows["is_dated"]]
        assert list(kept[holds_on(kept, LAST)].index) == list(whole.index)
