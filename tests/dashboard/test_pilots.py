"""Pilots: what is counted once and what once a place, what narrows them, who works with whom, what has no day."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest

from dashboard.charts import ChartText
from dashboard.pilots_chart import selection_days
from dashboard.views.pilots import (
    NOBODY,
    Asked,
    Project,
    bodies,
    by_prefecture,
    chosen,
    counted,
    dated,
    later_than,
    members,
    options,
    pairs,
    projects_on,
    undated,
)
from tests.dashboard.datasets import PAPERS, dataset_of

if TYPE_CHECKING:
    from geodata.dataset import Dataset

DAY = "2026-11-23"
KINDS: list[dict[str, Any]] = [
    {"name": "甲社", "kind": "企業"},
    {"name": "株式会社甲", "kind": "企業", "same_as": "甲社"},
    {"name": "乙会", "kind": "協議体"},
    {"name": "塩尻市", "kind": "自治体"},
    {"name": "3市町", "kind": "自治体", "is_group": True},
]
ROWS: list[dict[str, Any]] = [
    {"pilot_id": "a", "fiscal_year": "令和6年度", "fiscal_year_western": 2024, "round": "1次", "selected_on": "2025-03-26", "lead": "乙会", "partners": "甲社;塩尻市", "theme": "住まい;移動・交通"},
    {"pilot_id": "b", "fiscal_year": "令和7年度", "fiscal_year_western": 2025, "round": "2次", "selected_on": "2025-07-01", "lead": "株式会社甲", "partners": "3市町", "theme": "住まい"},
    {"pilot_id": "c", "fiscal_year": "令和7年度", "fiscal_year_western": 2025, "lead": "丁団"},
    {"pilot_id": "d"},
    {"pilot_id": "e", "selected_on": "2026-01-01"},
]  # fmt: skip
PLACES = {"a": ["20215", "20", "22219"], "b": ["20215", "20485", "01206"], "c": ["22219"], "d": [], "e": ["01206"]}
INSIDE = ("20215", "20485", "22219")
NAMES = {"20215": "塩尻市", "20485": "白馬村", "20": "長野県", "22219": "下田市", "01206": "釧路市"}


@pytest.fixture(scope="module")
def data() -> Dataset:
    made = dataset_of(
        pilots=[{**PAPERS, "programme": "事業", "title": "名", "as_of": "2025", **row} for row in ROWS],
        pilot_places=[
            {
                **PAPERS,
                "pilot_id": pilot,
                "prefecture_code": code[:2],
                "municipality_code": code if len(code) == 5 else None,
                "name": NAMES[code],
                "role": "実施地",
                "as_of": "2025",
            }
            for pilot, codes in PLACES.items()
            for code in codes
        ],
        partner_kinds=[
            {"is_group": False, "linked_by": "推定", "reason_ja": "-", "source_id": "x", **row} for row in KINDS
        ],
    )
    places = {
        "municipalities": pd.DataFrame({"municipality_code": INSIDE}),
        "prefectures": pd.DataFrame({"prefecture_code": ["20", "22"]}),
    }
    return replace(made, tables={**made.tables, **places})


@pytest.fixture(scope="module")
def found(data: Dataset) -> tuple[Project, ...]:
    return projects_on(data, DAY)


def ids(projects: tuple[Project, ...]) -> str:
    return "".join(project.id for project in projects)


def test_the_latest_selected_is_first_and_those_without_a_day_are_last(found: tuple[Project, ...]) -> None:
    assert ids(found) == "bacd"


@pytest.mark.parametrize(
    ("day", "there", "later"), [("2025-03-25", "d", 3), ("2025-03-26", "ad", 2), ("2025-06-30", "acd", 1)]
)
def test_a_day_shows_what_began_by_it_and_says_how_many_are_later(
    data: Dataset, day: str, there: str, later: int
) -> None:
    assert (ids(projects_on(data, day)), later_than(data, day)) == (there, later)


def test_a_project_of_many_places_counts_once_as_a_project_and_once_for_each_place(found: tuple[Project, ...]) -> None:
    total = counted(found)
    assert (total.projects, total.places, total.municipalities, total.prefectures) == (4, 6, 3, 1)
    assert by_prefecture(found) == (("20", 2, 4), ("22", 2, 2))
    own = counted(chosen(found, Asked(), "22"), "22")
    assert (own.projects, own.places, own.municipalities, own.prefectures) == (2, 2, 1, 0)


@pytest.mark.parametrize(
    ("asked", "left"),
    [
        (Asked(), "bacd"),
        (Asked(year="2025"), "bc"),
        (Asked(year=NOBODY), "d"),
        (Asked(call="1次"), "a"),
        (Asked(call=NOBODY), "cd"),
        (Asked(theme="住まい"), "ba"),
        (Asked(theme="住まい", kind="協議体"), "a"),
        (Asked(kind="企業"), "ba"),
        (Asked(kind="未確認"), "c"),
        (Asked(kind=NOBODY), "d"),
        (Asked(programme="事業", theme="移動・交通"), "a"),
    ],
)
def test_each_filter_leaves_what_has_it(found: tuple[Project, ...], asked: Asked, left: str) -> None:
    assert ids(chosen(found, asked, None)) == left


def test_the_filters_offer_what_there_is_and_what_is_missing(found: tuple[Project, ...]) -> None:
    years, programmes, calls, themes, kinds = options(found)
    assert years == ("2025", "2024", NOBODY)
    assert programmes == ("事業",)
    assert calls == ("1次", "2次", NOBODY)
    assert themes == ("住まい", "移動・交通", NOBODY)
    assert kinds == ("企業", "自治体", "協議体", "未確認", NOBODY)


def test_one_body_under_two_names_is_one_and_a_name_for_several_places_is_none(found: tuple[Project, ...]) -> None:
    b, a, c, d = found
    assert [member.key for member in members(b)] == ["20215", "20485", "甲社"]
    assert [member.key for member in members(a)] == ["20215", "20", "22219", "乙会", "甲社"]
    assert [member.key for member in members(c)] == ["22219", "丁団"]
    assert members(d) == ()


def test_pairs_are_counted_by_projects_and_two_places_are_no_pair(found: tuple[Project, ...]) -> None:
    listed = [(pair.one.key, pair.other.key, ids(pair.projects)) for pair in pairs(found)]
    assert listed[0] == ("甲社", "20215", "ba")
    assert set(listed[1:]) == {
        ("丁団", "22219", "c"),
        ("乙会", "甲社", "a"),
        ("乙会", "20", "a"),
        ("乙会", "20215", "a"),
        ("乙会", "22219", "a"),
        ("甲社", "20", "a"),
        ("甲社", "20485", "b"),
        ("甲社", "22219", "a"),
    }
    first = bodies(found)[0]
    assert (first.member.key, len(first.projects), first.led) == ("甲社", 2, 1)
    assert [(member.key, number) for member, number in first.others] == [
        ("20215", 2),
        ("乙会", 1),
        ("20", 1),
        ("20485", 1),
        ("22219", 1),
    ]


def test_only_what_has_a_day_is_drawn(found: tuple[Project, ...]) -> None:
    drawn = dated(found)
    assert [(programme, f"{day:%Y-%m-%d}", ids(own)) for programme, day, own in drawn] == [
        ("事業", "2025-03-26", "a"),
        ("事業", "2025-07-01", "b"),
    ]
    assert ids(undated(found)) == "cd"
    figure = selection_days(
        selected=[(programme, day, len(own)) for programme, day, own in drawn],
        counted="{n}件",
        text=ChartText("題", "副題", ("注",)),
        theme="light",
    )
    assert list(figure.layout.yaxis.ticktext) == ["2025-03-26", "2025-07-01"]
    assert (list(figure.data[0].x), list(figure.data[0].text)) == ([1, 1], ["1件", "1件"])


def test_every_partner_of_the_default_dataset_has_a_kind_and_every_place_is_a_place(dataset: Dataset) -> None:
    found = projects_on(dataset, DAY)
    written = {partner.written for project in found for partner in project.partners}
    assert written == set(dataset["partner_kinds"]["name"])
    same = dataset["partner_kinds"]["same_as"].dropna()
    assert set(same) <= written
    total = counted(found)
    assert (total.projects, total.places) == (len(dataset["pilots"]), len(dataset["pilot_places"]))
    assert len(undated(found)) + sum(len(own) for _, _, own in dated(found)) == total.projects
