"""From opinions to places, worked out: links with who and why, what counts once, orphans, streams, themes by place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest

from dashboard.views.evidence import (
    Orphan,
    Reach,
    chosen,
    links,
    opinions,
    orphan_opinions,
    orphan_records,
    reach,
    records_on,
    trace,
)
from dashboard.views.evidence_flow import Flow, Node, flow, places_of
from dashboard.views.evidence_places import LEVELS, answers, cells, groups, themes
from dashboard.views.peers import VARIABLES
from tests.dashboard.datasets import PAPERS, dataset_of

if TYPE_CHECKING:
    from geodata.dataset import Dataset

DAY = "2026-11-23"
SOON = "2027-04-01"
CODES = ("20201", "20202", "20203", "20204", "13101")
REGIONS = {"20": "中部", "13": "関東"}


def opinion(name: str, theme: str, order: int = 1) -> dict[str, Any]:
    return {
        "opinion_id": name, "page": 2, "theme_id": theme, "theme_ja": theme, "theme_en": theme, "heading_ja": "行政",
        "heading_confidence": "推定", "order_in_theme": order, "summary_ja": f"要約{name}", "summary_en": f"Summary {name}",
        "source_id": "paper",
    }  # fmt: skip


def link(name: str, category: str, linked_by: str = "推定") -> dict[str, Any]:
    return {
        "opinion_id": name, "category": category, "linked_by": linked_by, "reason_ja": "理由", "reason_en": "why",
        "source_id": "paper",
    }  # fmt: skip


def counterpart(category: str, register: str, value: str | None) -> dict[str, Any]:
    return {
        "category": category, "category_ja": category, "category_en": category, "register": register, "value": value,
        "linked_by": "推定", "source_id": "paper",
    }  # fmt: skip


def measure(name: str, town: str | None, category: str = "交通費", **stated: str | bool) -> dict[str, Any]:
    level = "市区町村" if town else "国"
    return {
        **PAPERS, "measure_id": name, "provider_level": level, "provider_name": "-", "title": name, "category": category,
        "prefecture_code": town[:2] if town else None, "municipality_code": town, "dual_tie": "明記", "as_of": "2026",
        "restates_pilot": False, **stated,
    }  # fmt: skip


def pilot(name: str, theme: str | None) -> dict[str, Any]:
    return {
        **PAPERS, "pilot_id": name, "programme": "-", "title": name, "theme": theme, "as_of": "2026",
        "fiscal_year_western": 2025,
    }  # fmt: skip


def at(name: str, place: str) -> dict[str, Any]:
    town = place if len(place) == len("20201") else None
    return {
        **PAPERS, "pilot_id": name, "prefecture_code": place[:2], "municipality_code": town, "name": "-", "role": "実施地",
        "as_of": "2026",
    }  # fmt: skip


def with_places(data: Dataset) -> Dataset:
    towns = pd.DataFrame({"municipality_code": CODES, "prefecture_code": [code[:2] for code in CODES], "kana": "カナ"})
    prefectures = pd.DataFrame({"prefecture_code": ["13", "20"], "region": ["関東", "中部"]})
    return replace(data, tables={**data.tables, "municipalities": towns, "prefectures": prefectures})


@pytest.fixture(scope="module")
def data() -> Dataset:
    """Theme t1: a (transport by hand, and stay), b (a key that nobody declared). Theme t2: c (law: nothing yet), d (no link).

    20201 has a fare that counts twice over two links; 20202 only one that is related; 20203 restates its pilot;
    20204 has a measure that no opinion leads to; 13101 has nothing.
    """
    return with_places(
        dataset_of(
            opinions=[opinion("a", "t1"), opinion("b", "t1", 2), opinion("c", "t2"), opinion("d", "t2", 2)],
            opinion_links=[
                link("a", "transport", "人手"), link("a", "stay"), link("b", "unheard"), link("c", "law"),
            ],
            opinion_categories=[
                counterpart("transport", "measures", "交通費"), counterpart("transport", "pilots", "移動"),
                counterpart("stay", "measures", "滞在"), counterpart("stay", "pilots", None),
                counterpart("law", "measures", "制度"),
            ],
            opinion_wordings=[
                {**PAPERS, "opinion_id": "a", "wording_ja": "公式", "page": 3, "as_of": "2023", "source_title": "資料"},
                {**PAPERS, "opinion_id": "b", "wording_ja": None, "as_of": "2023"},
            ],
            measures=[
                measure("fare", "20201"), measure("stay", "20201", "滞在"), measure("near", "20202", dual_tie="関連"),
                measure("again", "20203", restates_pilot=True), measure("care", "20204", "医療"), measure("state", None),
                measure("later", "20204", "制度", valid_from=SOON),
            ],
            pilots=[pilot("ride", "移動;その他"), pilot("bare", None)],
            pilot_places=[at("ride", "20203"), at("ride", "20"), at("bare", "20201")],
        )
    )  # fmt: skip


def test_the_official_wording_stands_beside_the_summary_with_its_page_and_source(data: Dataset) -> None:
    rows = opinions(data).set_index("opinion_id")
    official = rows.loc[["a"], ["wording_ja", "wording_page", "wording_source"]]
    assert official.to_numpy().tolist() == [["公式", 3, "資料"]]
    assert rows.loc[["b", "c", "d"], "wording_ja"].isna().all()


def test_every_link_is_kept_whether_it_leads_on_or_not(data: Dataset) -> None:
    rows = links(data).fillna("")
    assert rows[["opinion_id", "category", "linked_by", "register", "value"]].to_numpy().tolist() == [
        ["a", "transport", "人手", "measures", "交通費"],
        ["a", "transport", "人手", "pilots", "移動"],
        ["a", "stay", "推定", "measures", "滞在"],
        ["a", "stay", "推定", "pilots", ""],
        ["b", "unheard", "推定", "", ""],
        ["c", "law", "推定", "measures", "制度"],
        ["d", "", "", "", ""],
    ]


def test_a_record_counts_once_however_many_ways_lead_to_it_and_a_measure_that_restates_a_pilot_is_that_pilot(
    data: Dataset,
) -> None:
    rows = trace(data, DAY)
    assert reach(chosen(rows, "", "a")) == Reach(measures=3, pilots=1, municipalities=2, related=1, restating=1)
    assert reach(chosen(rows, "t1", "")) == reach(rows)
    assert reach(chosen(rows, "t2", "")) == Reach(0, 0, 0, 0, 0)
    counted = records_on(data, DAY).query("standing == 'counts'")
    assert set(counted["record_id"]) == {"fare", "stay", "care", "state", "ride", "bare"}


def test_a_prefecture_has_its_own_records_only(data: Dataset) -> None:
    assert reach(trace(data, DAY, "20")) == Reach(measures=2, pilots=1, municipalities=2, related=1, restating=1)
    assert reach(trace(data, DAY, "13")) == Reach(0, 0, 0, 0, 0)
    assert set(trace(data, DAY, "13")["opinion_id"]) == {"a", "b", "c", "d"}


def test_an_opinion_that_nothing_answers_says_why_and_is_answered_from_the_day_a_measure_begins(data: Dataset) -> None:
    assert orphan_opinions(trace(data, DAY)) == (
        Orphan("b", "no_counterpart"),
        Orphan("c", "no_record"),
        Orphan("d", "no_link"),
    )
    assert [each.opinion_id for each in orphan_opinions(trace(data, SOON))] == ["b", "d"]


def test_what_no_opinion_leads_to_is_listed_and_a_pilot_reached_by_another_theme_is_marked(data: Dataset) -> None:
    rows = orphan_records(data, DAY)
    found = {(row["record_id"], row["value"], row["is_elsewhere"]) for row in rows.to_dict("records")}
    assert found == {("care", "医療", False), ("ride", "その他", True), ("bare", "", False)}


def weights(found: Flow, column: int) -> dict[str, float]:
    return {
        f"{edge.source.key}>{edge.target.key}": round(edge.weight, 4)
        for edge in found.edges
        if edge.source.column == column
    }


def test_streams_share_an_opinion_equally_and_tell_places_by_region(data: Dataset) -> None:
    found = flow(trace(data, DAY), "region", REGIONS)
    assert weights(found, 0) == {"t1>a": 1, "t1>b": 1, "t2>c": 1, "t2>d": 1}
    assert weights(found, 1) == {"a>transport": 0.5, "a>stay": 0.5, "b>unheard": 1, "c>law": 1}
    assert weights(found, 2) == {
        "transport>交通費": 0.25, "transport>移動": 0.25, "stay>滞在": 0.25, "stay>pilots": 0.25, "unheard>": 1, "law>制度": 1,
    }  # fmt: skip
    assert weights(found, 3) == {"交通費>中部": 0.125, "交通費>国": 0.125, "移動>中部": 0.25, "滞在>中部": 0.25}
    by_hand = {(edge.source.key, edge.target.key): edge.is_by_hand for edge in found.edges}
    assert by_hand["a", "transport"] is True
    assert (by_hand["a", "stay"], by_hand["transport", "交通費"], by_hand["交通費", "中部"]) == (False, False, None)


def test_streams_of_an_opinion_name_each_record_and_place(data: Dataset) -> None:
    found = flow(chosen(trace(data, DAY), "", "a"), "municipality", REGIONS)
    ends = {
        (edge.source.key, edge.target.key): round(edge.weight, 4) for edge in found.edges if edge.source.column == 4
    }
    assert ends == {
        ("fare", "20201"): 0.125,
        ("state", "国"): 0.125,
        ("ride", "20203"): 0.125,
        ("ride", "20"): 0.125,
        ("stay", "20201"): 0.25,
    }
    assert Node(4, "record", "near") not in found.nodes
    assert Node(4, "record", "again") not in found.nodes
    assert places_of(edge for edge in found.edges if edge.target.kind == "place") == 2


def test_every_municipality_of_a_group_is_in_exactly_one_class_of_each_theme(data: Dataset) -> None:
    nagano, tokyo = (
        {cell.theme: cell for cell in cells(data, DAY, groups(data, "prefecture")) if cell.group == code}
        for code in ("20", "13")
    )
    first = nagano["t1"]
    assert (first.answering, first.related, first.without, first.not_surveyed) == (
        ("20201", "20203"),
        ("20202",),
        ("20204",),
        (),
    )
    assert (first.surveyed, first.is_few, first.is_finding) == (4, False, False)
    assert [first.answer_of(code) for code in CODES] == ["answers", "related", "answers", "none", "not_surveyed"]
    assert nagano["t2"].is_finding
    assert nagano["t2"].without == ("20201", "20202", "20203", "20204")
    assert (tokyo["t1"].surveyed, tokyo["t1"].not_surveyed) == (0, ("13101",))
    assert tokyo["t1"].is_few
    assert not tokyo["t1"].is_finding


def test_the_records_behind_a_cell_are_those_that_count_or_are_related(data: Dataset) -> None:
    found = answers(data, DAY, "t1")
    assert sorted(found["record_id"]) == ["fare", "near", "ride", "ride", "state", "stay"]
    assert answers(data, DAY, "t2").empty


def test_groups_are_prefectures_regions_or_a_municipality_with_those_like_it(dataset: Dataset) -> None:
    assert set(groups(dataset, "prefecture")) == set(dataset["prefectures"]["prefecture_code"])
    regions = groups(dataset, "region")
    assert sum(map(len, regions.values())) == len(dataset["municipalities"])
    assert groups(dataset, "peers") == {}
    (peers,) = groups(dataset, "peers", "20202", dict.fromkeys(VARIABLES, 1)).values()
    assert (peers[0], len(peers), len(set(peers))) == ("20202", 9, 9)


@pytest.mark.parametrize("level", LEVELS)
def test_cells_of_the_real_registers_add_up_to_all_municipalities(level: str, dataset: Dataset) -> None:
    of = groups(dataset, level, "20202", dict.fromkeys(VARIABLES, 1))
    found = cells(dataset, DAY, of)
    assert len(found) == len(of) * 8 == len(of) * len(themes(dataset))
    for cell in found:
        parts = (cell.answering, cell.related, cell.without, cell.not_surveyed)
        assert sorted(code for part in parts for code in part) == sorted(of[cell.group])
