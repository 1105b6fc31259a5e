"""The bodies, their offices and committees, worked out on three members."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from dashboard.views.council import bodies, committees, cooperating, dates_with_offices, events, offices
from dashboard.views.programme import pilots_by_year, programme
from geodata.standing import Standing
from tests.dashboard.datasets import PAPERS, dataset_of

if TYPE_CHECKING:
    from geodata.dataset import Dataset

COUNCIL: dict[str, Any] = {"body": "council", **PAPERS}
LIST = {**COUNCIL, "as_of": "2023-10-01"}
NAME = {"topic": "名称", "order": 1, "as_of": "2023-10-01"}
COMMITTEE = {
    **LIST,
    "committee": "企画部会",
    "committee_en": "Planning",
    "prefecture_code": "09",
    "municipality_code": "09407",
    "name": "那須町",
    "set_up_on": "2021-07-29",
    "prefecture_count": 1,
    "municipality_count": 2,
}


def town(code: str, **more: object) -> dict[str, Any]:
    return {
        **LIST,
        "member_class": "市区町村",
        "prefecture_code": code[:2],
        "municipality_code": code,
        "name": code,
    } | more


def interval(code: str, last: str) -> dict[str, Any]:
    return town(
        code, from_by="2021-02-15", to_after=last, source_id_first="paper", source_id_last="paper", status="サンプル"
    )


def listed(day: str) -> dict[str, Any]:
    counts = {
        "prefecture_count": 1,
        "municipality_count": 2,
        "has_all_prefectures": True,
        "has_all_municipalities": True,
    }
    return {**COUNCIL, "as_of": day, **counts, "source_ids": "paper"}


def test_the_reorganisation_ends_one_body_and_begins_the_other_and_other_foundings_do_neither() -> None:
    data = dataset_of(
        council_facts=[
            {**PAPERS, **NAME, "body": "platform", "fact": "協議会の後", "fact_en": "After"},
            {**PAPERS, **NAME, "body": "council", "fact": "全国協議会", "fact_en": "Council"},
        ],
        events=[
            {**PAPERS, "title": "全国協議会 設立総会", "kind": "設立", "held_on": "2021-03-09"},
            {**PAPERS, "title": "部会の設置", "kind": "設立", "held_on": "2021-07-29"},
            {**PAPERS, "title": "協議会の後 発足", "kind": "改組", "held_on": "2024-10-29"},
        ],
    )
    said = [(each.body, each.began_on, each.began_by, each.ended_on) for each in bodies(data)]
    assert said == [("council", "2021-03-09", "設立", "2024-10-29"), ("platform", "2024-10-29", "改組", None)]


def test_a_body_without_an_event_has_no_dates() -> None:
    data = dataset_of(council_facts=[{**PAPERS, **NAME, "body": "council", "fact": "全国協議会", "fact_en": "Council"}])
    assert [(each.began_on, each.ended_on) for each in bodies(data)] == [(None, None)]


def test_one_member_with_two_offices_has_two_rows_in_the_order_of_the_offices() -> None:
    data = dataset_of(
        memberships=[
            town("09407", office="副会長;企画部会長", joined_on="2021-03-09"),
            town("20202", office="会長", joined_on="2021-03-09"),
            town("30206"),
        ],
        committees=[COMMITTEE],
    )
    held = offices(data, "council", "2023-12-31")
    assert [(row["office"], row["name"], f"{row['since']:%Y-%m-%d}") for row in held.to_dict("records")] == [
        ("会長", "20202", "2021-03-09"),
        ("副会長", "09407", "2021-03-09"),
        ("企画部会長", "09407", "2021-07-29"),
    ]
    assert offices(data, "council", "2023-09-30").empty
    assert dates_with_offices(data, "council") == ("2023-10-01",)


@pytest.mark.parametrize(
    ("last", "day", "standing"),
    [
        ("2023-10-01", "2023-10-01", Standing.MEMBER),
        ("2023-10-01", "2022-05-05", Standing.MEMBER),
        ("2023-10-01", "2024-01-01", Standing.UNKNOWN),
        ("2021-02-15", "2023-10-01", Standing.NOT_MEMBER),
    ],
)
def test_the_head_of_a_committee_must_be_a_member_on_the_chosen_day(last: str, day: str, standing: Standing) -> None:
    data = dataset_of(
        committees=[COMMITTEE],
        membership_intervals=[interval("09407", last)],
        membership_lists=[listed("2021-02-15"), listed("2023-10-01")],
    )
    (committee,) = committees(data, "council", day)
    assert committee.head is standing
    assert committee.has_sample is (standing is Standing.MEMBER)  # the lists themselves are registered


def on_committee(*codes: str) -> Dataset:
    members = [
        {
            **LIST,
            "committee": "企画部会",
            "prefecture_code": code[:2],
            "municipality_code": code[2:] and code,
            "name": code,
        }
        for code in codes
    ]
    return dataset_of(
        committees=[COMMITTEE],
        committee_members=[{**row, "municipality_code": row["municipality_code"] or None} for row in members],
    )


def test_a_committee_without_a_list_is_not_public_and_with_one_is_counted_against_what_was_published() -> None:
    (unlisted,) = committees(on_committee(), "council", "2023-10-01")
    assert (unlisted.listed_on, unlisted.is_met) == (None, False)
    (whole,) = committees(on_committee("20", "09407", "20202"), "council", "2023-10-01")
    assert (whole.listed_on, whole.counts, whole.is_met) == ("2023-10-01", ((1, 1), (2, 2)), True)
    (short,) = committees(on_committee("20", "09407"), "council", "2023-10-01")
    assert (short.counts, short.is_met) == (((1, 1), (2, 1)), False)


def test_a_committee_is_not_there_before_the_day_it_was_set_up() -> None:
    days = {day: committees(on_committee(), "council", day)[0].is_set_up for day in ("2021-07-28", "2021-07-29")}
    assert days == {"2021-07-28": False, "2021-07-29": True}


def test_those_named_on_the_date_of_the_total_stand_apart_from_those_named_before() -> None:
    member = {**COUNCIL, "kind": "交通関係団体", "area": "全国"}
    data = dataset_of(
        council_facts=[
            {
                **COUNCIL,
                "topic": "協力会員の区分",
                "order": 1,
                "fact": "交通関係団体",
                "fact_en": "Transport",
                "as_of": "2023-10-01",
            }
        ],
        membership_totals=[{**LIST, "member_class": "協力会員", "count": 3, "is_lower_bound": False}],
        cooperating_members=[
            {**member, "as_of": "2023-10-01", "name": "甲"},
            {**member, "as_of": "2021-02-15", "name": "乙"},
            {**member, "as_of": "2024-01-01", "name": "丙"},
        ],
    )
    view = cooperating(data, "council", "2023-12-31")
    assert (view.published, view.named_then, view.named["name"].tolist()) == (3, 1, ["甲", "乙"])
    assert view.kinds[["on_day", "earlier"]].values.tolist() == [[1, 1]]


def test_events_lie_before_or_after_the_day_or_have_none() -> None:
    rows = [
        {**PAPERS, "title": title, "kind": "法律", "held_on": day}
        for title, day in (("乙", "2024-11-01"), ("丙", None), ("甲", "2023-10-01"))
    ]
    until, after, undated = events(dataset_of(events=rows), "2023-10-01")
    assert [table["title"].tolist() for table in (until, after, undated)] == [["甲"], ["乙"], ["丙"]]


def test_a_step_follows_all_that_lead_to_it_and_counts_the_records_of_its_year() -> None:
    step = {**PAPERS, "as_of": "2023-10-01", "title": "段階", "title_en": "Step", "summary": "-", "summary_en": "-"}
    survey = {**PAPERS, "title": "調査", "indicator": "項目", "value": "1", "as_of": "2023"}
    years = {4: ("令和4年度", 2022), 5: ("令和5年度", 2023)}
    data = dataset_of(
        programme_steps=[
            {**step, "step_id": name, "order": order, "fiscal_year": years[era][0], "fiscal_year_western": years[era][1], "leads_to": leads, "records": records}
            for order, (name, era, leads, records) in enumerate((("a", 4, "b;c", "surveys"), ("b", 5, "c", "pilots"), ("c", 5, None, "opinions")), 1)
        ],
        surveys=[{**survey, "survey_id": day, "published": day} for day in ("2022-04-01", "2023-03", "2022", "2023-04")],
        pilots=[
            {**PAPERS, "pilot_id": pilot, "programme": "-", "title": "-", "as_of": "2023", "fiscal_year": name, "fiscal_year_western": year}
            for pilot, name, year in (("x", "令和5年度", 2023), ("y", "令和5年度", 2023), ("z", None, None))
        ],
    )  # fmt: skip
    stages = programme(data)
    assert [[step.row["step_id"] for step in stage] for stage in stages] == [["a"], ["b"], ["c"]]
    counts = [(step.in_year, step.maybe_in_year) for stage in stages for step in stage]
    assert counts == [(2, 1), (2, 0), (None, None)]
    assert pilots_by_year(data)["pilots"].tolist() == [2, 1]


def test_the_council_of_the_default_dataset(dataset: Dataset) -> None:
    assert [(each.body, each.began_on, each.ended_on) for each in bodies(dataset)] == [
        ("council", "2021-03-09", "2024-10-29"),
        ("platform", "2024-10-29", None),
    ]
    held = offices(dataset, "council", "2023-10-01")
    assert held["office"].tolist() == ["会長", "副会長", "副会長", "企画・普及部会長", "事務局"]
    (committee,) = committees(dataset, "council", "2023-10-01")
    assert (committee.head, committee.has_sample, committee.counts) == (Standing.MEMBER, False, ((5, 0), (10, 0)))
    view = cooperating(dataset, "council", "2023-10-01")
    assert (view.published, view.named_then, len(view.kinds), len(view.named)) == (78, 0, 5, 7)
