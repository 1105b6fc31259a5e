from __future__ import annotations

import math
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.bottlenecks_page import towns_table
from dashboard.charts import ChartText
from dashboard.target_chart import target_chart
from dashboard.targets_page import items_table, outlook, targets_sentence, with_names
from dashboard.views.bottlenecks import PlanState, prefecture_plans, waiting_towns
from dashboard.views.forecast import (
    CAPACITY,
    Forecast,
    Refused,
    back_test,
    forecast,
    linear_growth,
    s_growth,
    theil_sen,
    up_to,
)
from dashboard.views.targets import ITEM_COLUMNS, Progress, date_at, end_of, months_from, points_of, targets_on
from dashboard.wording import words_in
from dashboard.wording.targets import EN, JA
from geodata.tables import PLANS

if TYPE_CHECKING:
    from dashboard.views.forecast import Point
    from geodata.dataset import Dataset

START, END = date(2024, 11, 1), date(2029, 10, 31)
WORDS = words_in("ja")


@pytest.mark.parametrize(
    ("start", "day", "months"),
    [
        (START, "2024-11-01", 0),
        (START, "2025-01-16", 2 + 15 / 31),
        (START, "2029-11-01", 60),
        (date(2024, 1, 31), "2024-02-29", 1),
        (date(2024, 1, 31), "2024-03-15", 1 + 15 / 31),
    ],
)
def test_months_count_by_the_calendar_and_the_last_one_by_its_days(start: date, day: str, months: float) -> None:
    assert months_from(start, date.fromisoformat(day)) == pytest.approx(months)


def test_the_day_itself_counts_and_the_period_has_sixty_months() -> None:
    assert end_of(START, END) == 60
    assert end_of(START, START) == pytest.approx(1 / 30)


@given(st.dates(date(2024, 1, 1), date(2030, 12, 31)), st.dates(date(2024, 1, 1), date(2030, 12, 31)))
def test_months_grow_with_the_day_and_lead_back_to_it(one: date, other: date) -> None:
    start, day = sorted((one, other))
    assert months_from(start, day) < months_from(start, date.fromordinal(day.toordinal() + 1))
    assert abs((date_at(start, months_from(start, day)) - day).days) <= 1


def items(*on: str) -> pd.DataFrame:
    return pd.DataFrame(
        [{"on": each, "status": "登録値", "place": "サンプル市"} for each in on], columns=[*ITEM_COLUMNS]
    )


def progress(day: str, *on: str, value: int = 12) -> Progress:
    """A target of 12 in the year 2025, with items on the dates."""
    start, end, now = date(2025, 1, 1), date(2025, 12, 31), date.fromisoformat(day)
    dated = items(*on)
    points = points_of(start, dated)
    return Progress(
        "plans", value, "件", start, end, now, end_of(start, end), end_of(start, now), dated, items(), 0, points,
        forecast(points, end_of(start, now), end_of(start, end)), "公表値", "", "",
    )  # fmt: skip


THREE = ("2025-01-31", "2025-03-31", "2025-04-30")


def test_a_target_of_a_year_worked_out_on_paper() -> None:
    # Six months are over, six are left; three of twelve are there.
    own = progress("2025-06-30", *THREE)
    assert list(own.points) == [(1, 1), (3, 2), (4, 3)]
    assert [own.elapsed, own.remaining, own.count, own.percent] == [6, 6, 3, 25]
    assert own.needed == 9 / 6
    assert own.pace == 3 / 6
    assert own.on_pace == 6
    assert own.silent == 2


def test_nothing_is_needed_of_a_target_that_is_reached_and_nothing_can_be_when_the_period_is_over() -> None:
    assert progress("2025-06-30", *THREE, value=3).needed == 0
    assert progress("2025-12-31", *THREE).needed is None


def test_the_line_of_three_dates_has_the_median_slope_and_goes_on_from_the_day() -> None:
    # Slopes between (1,1), (3,2), (4,3) and the day (6,3): 1/2, 2/3, 2/5, 1, 1/3, 0; the median is (2/5 + 1/2) / 2.
    found = progress("2025-06-30", *THREE).forecast
    assert isinstance(found, Forecast)
    assert found.slope == pytest.approx(0.45)
    assert found.linear[0] == 3
    assert found.linear[-1] == pytest.approx(3 + 6 * 0.45)
    assert found.positions[0] == 6
    assert found.positions[-1] == 12


def test_the_back_test_leaves_the_last_date_out_and_says_how_far_off_the_line_was() -> None:
    # From (1,1) and (3,2) the line reaches 2.5 at month 4, where there were 3. A curve cannot be told from two dates.
    found = progress("2025-06-30", *THREE).forecast
    assert isinstance(found, Forecast)
    assert found.held_out == 1
    assert found.linear_error == pytest.approx(0.5)
    assert found.s_error is None
    assert back_test([(1, 1), (3, 2), (4, 3), (5, 6)], 2, linear_growth, least=2) == pytest.approx((0.5 + 3) / 2)


def test_two_dates_are_refused_however_many_items_stand_on_them() -> None:
    own = progress("2025-06-30", "2025-01-31", "2025-03-31", "2025-03-31")
    assert own.count == 3
    assert own.forecast == Refused(2)
    assert outlook(own, WORDS, JA)[-1] == (
        "日付の異なる登録が2つだけのため、見通しは計算しません。3つ以上になると計算します。"
    )
    assert forecast((), 3, 12) == Refused(0)


def test_an_s_curve_finds_the_logistic_curve_its_points_lie_on() -> None:
    def logistic(month: int) -> float:
        return 600 / (1 + math.exp(-0.2 * (month - 30)))

    points = [(float(month), round(logistic(month))) for month in range(6, 31, 3)]
    growth = s_growth(points)
    assert growth is not None
    assert growth(60) - growth(30) == pytest.approx(logistic(60) - logistic(30), rel=0.05)


def cumulative(steps: list[tuple[float, int]]) -> list[Point]:
    where, count, points = 0.0, 0, []
    for step, items_on_it in steps:
        where, count = where + step, count + items_on_it
        points.append((where, count))
    return points


@given(
    st.lists(st.tuples(st.floats(0.1, 9), st.integers(1, 40)), min_size=3, max_size=8),
    st.floats(0, 20),
    st.floats(0, 40),
)
def test_no_forecast_is_below_what_is_there_nor_outside_its_range(
    steps: list[tuple[float, int]], waited: float, left: float
) -> None:
    points = cumulative(steps)
    day = points[-1][0] + waited
    found = forecast(points, day, day + left)
    assert isinstance(found, Forecast)
    for low, line, curve, high in zip(
        found.lower, found.linear, found.s_curve or found.linear, found.upper, strict=True
    ):
        assert points[-1][1] <= low <= line <= high
        assert low <= curve <= high <= max(line, CAPACITY)
    assert list(found.lower) == sorted(found.lower)
    assert up_to(points, day)[-1][1] == points[-1][1]
    assert theil_sen(points) > 0


def test_the_registers_of_the_default_dataset_on_the_day_they_were_checked(dataset: Dataset) -> None:
    plans, corporations = targets_on(dataset, "2026-11-23")
    # 24 months and 23 of November's 30 days are over.
    assert plans.elapsed == pytest.approx(24 + 23 / 30)
    assert (plans.count, list(plans.undated["place"]), plans.later) == (3, ["静岡県焼津市"], 0)
    assert list(plans.items["place"]) == ["長野県塩尻市", "長野県白馬村", "秋田県大館市"]
    assert plans.needed == pytest.approx(597 / (60 - 24 - 23 / 30))
    assert plans.on_pace == pytest.approx(10 * (24 + 23 / 30))
    assert isinstance(plans.forecast, Forecast)
    assert (corporations.count, corporations.forecast) == (1, Refused(1))
    assert targets_sentence((plans, corporations), WORDS, JA) == (
        "2026年11月23日時点で登録表にあるのは、特定居住促進計画が目標600件のうち3件（0.5％）、特定居住支援法人が目標600法人のうち1法人（0.2％）です。"
    )


def test_only_what_is_dated_up_to_the_day_counts_and_before_the_law_there_is_no_target(dataset: Dataset) -> None:
    assert [each.count for each in targets_on(dataset, "2025-07-09")] == [1, 0]
    assert [each.later for each in targets_on(dataset, "2025-07-09")] == [2, 1]
    assert [each.count for each in targets_on(dataset, "2025-07-10")] == [2, 0]
    assert targets_on(dataset, "2024-10-31") == ()
    assert targets_on(dataset, "2031-01-01")[0].day == END


def test_an_entry_without_a_date_is_listed_apart_and_not_drawn(dataset: Dataset) -> None:
    plans = targets_on(dataset, "2026-11-23")[0]
    table = items_table(plans, WORDS, JA)
    assert table["日付"].tolist() == ["2025-03-27", "2025-07-10", "2025-09-05", "日付不明（数えていません）"]
    assert any("ほかに日付の分からない登録が1件あります（静岡県焼津市）" in line for line in outlook(plans, WORDS, JA))
    figure = target_chart(progress=plans, text=ChartText("", "", ()), own=JA, theme="light")
    traces = {trace["name"]: trace for trace in figure.to_plotly_json()["data"]}
    assert list(traces["actual"]["x"])[1:4] == ["2025-03-27", "2025-07-10", "2025-09-05"]
    assert list(traces["actual"]["y"]) == [0, 1, 2, 3, 3]
    assert list(traces["on-pace"]["y"])[-1] == 600
    assert next(iter(traces["upper"]["y"])) == next(iter(traces["lower"]["y"])) == 3


def test_in_english_the_places_of_entries_and_of_waiting_towns_are_in_romaji(dataset: Dataset) -> None:
    english = words_in("en")
    plans = with_names(targets_on(dataset, "2026-11-23")[0], dataset, english)
    places = ["Shiojiri-shi, Nagano", "Hakuba-mura, Nagano", "Odate-shi, Akita", "Yaizu-shi, Shizuoka"]
    assert items_table(plans, english, EN)["Municipality"].tolist() == places
    assert with_names(plans, dataset, WORDS).items["place"].tolist() == ["長野県塩尻市", "長野県白馬村", "秋田県大館市"]
    towns = towns_table(waiting_towns(dataset, "2026-11-23"), english, EN)
    assert towns["Municipality"].tolist()[:2] == ["Odate-shi", "Yaizu-shi"]


def test_a_target_without_enough_dates_has_no_range_in_its_chart(dataset: Dataset) -> None:
    corporations = targets_on(dataset, "2026-11-23")[1]
    figure = target_chart(progress=corporations, text=ChartText("", "", ()), own=EN, theme="dark")
    assert [trace["name"] for trace in figure.to_plotly_json()["data"]] == ["on-pace", "actual"]


def test_of_the_other_46_prefectures_none_is_said_to_have_no_plan(dataset: Dataset) -> None:
    states = prefecture_plans(dataset, "2026-11-23").set_index("prefecture_code")["state"]
    assert states.value_counts().to_dict() == {"not_surveyed": 46, "there": 1}
    assert states["20"] == PlanState.THERE
    # A plan that is decided later proves that there was none before.
    assert prefecture_plans(dataset, "2025-02-09").set_index("prefecture_code")["state"]["20"] == PlanState.ABSENT


def test_towns_with_a_plan_or_a_corporation_but_no_registered_plan_of_the_prefecture_come_first(
    dataset: Dataset,
) -> None:
    towns = waiting_towns(dataset, "2026-11-23")
    assert len(towns) == 1741 - 77
    assert towns.loc[towns["is_finding"], "name"].tolist() == ["大館市", "焼津市"]
    assert towns["name"].tolist()[:5] == ["大館市", "焼津市", "睦沢町", "東広島市", "札幌市"]
    assert towns[["plans", "corporations", "councils"]].iloc[1].tolist() == ["", "2026-02-02", ""]


def test_a_prefecture_without_an_entry_has_no_zero(dataset: Dataset) -> None:
    plans = prefecture_plans(dataset, "2026-11-23").set_index("prefecture_code")
    assert plans.loc["20", "plans"] == 2
    assert plans.loc["01", ["plans", "corporations", "calls", "councils"]].isna().all()


def test_a_plan_of_akita_takes_its_towns_off_the_list(dataset: Dataset) -> None:
    plans = dataset["plans"]
    row = plans[plans["kind"] == "広域的地域活性化基盤整備計画"]
    akita = row.assign(prefecture_code="05", name="秋田県")
    more = PLANS.conform(pd.concat([plans, akita], ignore_index=True))
    towns = waiting_towns(replace(dataset, tables={**dataset.tables, "plans": more}), "2026-11-23")
    assert towns.loc[towns["is_finding"], "name"].tolist() == ["焼津市"]
    assert len(towns) == 1741 - 77 - 25
