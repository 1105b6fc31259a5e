"""Coverage of the registers by prefecture adds up; the age of a source is counted from what is known of it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pandas as pd
import pytest

from dashboard.register_coverage import ages_table, reach_sentence, reach_table
from dashboard.views.register_coverage import JAPAN, LAYERS, ages, is_old, months_since, reach_on, reasons_of
from dashboard.wording import words_in

if TYPE_CHECKING:
    from geodata.dataset import Dataset

DAYS = ("2021-02-15", "2023-10-01", "2026-11-23")
TODAY = date(2026, 11, 25)


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("body", ["council", "platform"])
def test_on_record_and_reasons_add_up_to_all_municipalities_of_each_prefecture(
    dataset: Dataset, body: str, day: str
) -> None:
    rows = reach_on(dataset, body, day).rows
    totals = dataset["municipalities"]["prefecture_code"].value_counts().to_dict() | {JAPAN: 1741}
    assert {row.prefecture for row in rows} == set(totals)
    for row in rows:
        assert row.having + sum(row.reasons.values()) == row.total == totals[row.prefecture]


def test_all_japan_is_the_sum_of_its_prefectures(dataset: Dataset) -> None:
    rows = reach_on(dataset, "council", "2026-11-23").rows
    for layer in LAYERS:
        nation = next(row for row in rows if row.layer == layer and row.prefecture == JAPAN)
        own = [row for row in rows if row.layer == layer and row.prefecture != JAPAN]
        assert nation.having == sum(row.having for row in own)
        for reason in nation.reasons:
            assert nation.reasons[reason] == sum(row.reasons.get(reason, 0) for row in own)


def test_who_has_no_entry_is_not_surveyed_and_before_the_law_there_is_no_data(dataset: Dataset) -> None:
    late = {(row.layer, row.prefecture): row for row in reach_on(dataset, "council", "2026-11-23").rows}
    plans = dataset["plans"]
    own = plans[(plans["kind"] == "特定居住促進計画") & plans["municipality_code"].notna()]
    having = own["municipality_code"].nunique()
    assert late["plans", JAPAN].having == having
    assert late["plans", JAPAN].reasons == {"not_surveyed": 1741 - having}
    early = {(row.layer, row.prefecture): row for row in reach_on(dataset, "council", "2023-10-01").rows}
    assert early["plans", JAPAN].reasons == {"no_data": 1741}


def test_the_table_has_a_number_for_every_reason_and_says_the_not_surveyed_in_a_sentence(dataset: Dataset) -> None:
    reached = reach_on(dataset, "council", "2026-11-23")
    words = words_in("ja")
    table = reach_table(reached, words)
    assert table["都道府県"].tolist()[:2] == ["全国", "北海道"]
    assert len(table) == 48
    assert table["施策: 未調査"].iloc[0] == table["施策: 未調査"].iloc[1:].sum()
    assert (table["計画: あり"] + table["計画: 未調査"] == table["市区町村数"]).all()
    assert f"施策 {table['施策: 未調査'].iloc[0]:,}" in reach_sentence(reached, words)
    assert "not_surveyed" in reasons_of(reached, "membership")
    assert reached.has_sample
    assert not reach_on(dataset, "platform", "2026-11-23").has_sample


@pytest.mark.parametrize(
    ("day", "is_stale", "months"),
    [
        (date(2025, 11, 25), False, 12),
        (date(2025, 11, 24), True, 12),
        (date(2026, 11, 26), False, 0),
        (date(2026, 10, 26), False, 0),
        (date(2026, 10, 25), False, 1),
        (date(2020, 10, 1), True, 73),
    ],
)
def test_a_day_is_old_after_twelve_months(day: date, months: int, *, is_stale: bool) -> None:
    assert is_old(day, TODAY) is is_stale
    assert months_since(day, TODAY) == months


def test_the_age_of_a_source_is_that_of_its_values_or_of_its_last_check_whichever_is_later(dataset: Dataset) -> None:
    found = {of.source_id: of for of in ages(dataset, TODAY)}
    assert set(found) == {source["id"] for source in dataset.manifest["sources"] if source["is_present"]}
    census, codes, measures = found["census-population"], found["municipality-codes-2020"], found["measures"]
    assert (census.latest, census.is_old, census.rows) == (date(2020, 10, 1), True, 0)
    assert codes.latest == date(2020, 12, 31)
    rows = dataset["measures"]
    assert (measures.rows, measures.unchecked) == (len(rows), int(rows["checked_on"].isna().sum()))
    assert measures.checked_last == f"{rows['checked_on'].max():%Y-%m-%d}"
    assert measures.is_old is False
    later = {of.source_id: of for of in ages(dataset, date(2028, 1, 1))}["measures"]
    assert later.is_old is True
    assert later.old == rows["checked_on"].notna().sum()


def test_the_table_of_ages_leaves_empty_what_is_not_known(dataset: Dataset) -> None:
    table = ages_table(ages(dataset, TODAY), TODAY, words_in("ja"))
    census = table[table["出典"].str.startswith("国勢調査")].iloc[0]
    assert (census["経過（月）"], census["新しさ"]) == (73, "12か月より前")
    assert pd.isna(census["12か月より前に確認した行"])
