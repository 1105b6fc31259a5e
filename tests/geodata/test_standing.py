from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from geodata.standing import Standing, standing_on
from geodata.tables import MEMBERSHIP_INTERVALS, MEMBERSHIP_LISTS

MEMBER, NOT, UNKNOWN = Standing.MEMBER, Standing.NOT_MEMBER, Standing.UNKNOWN
DATES = ("2021-01-01", "2022-01-01", "2023-01-01", "2024-01-01")


def lists(*, complete: bool = True, doubtful: str = "") -> pd.DataFrame:
    """Four lists; the codes in `doubtful` may stand in a rejected row of the second."""
    rows = [
        {"body": "council", "as_of": as_of, "prefecture_count": 0, "municipality_count": 1, "status": "公表値",
         "has_all_prefectures": complete, "has_all_municipalities": complete, "source_ids": "official",
         "doubtful": doubtful if as_of == DATES[1] else None}
        for as_of in DATES
    ]  # fmt: skip
    return MEMBERSHIP_LISTS.conform(pd.DataFrame(rows))


def intervals(*rows: dict[str, Any]) -> pd.DataFrame:
    plain = {"body": "council", "prefecture_code": "20", "municipality_code": "20201", "name": "長野市",
             "member_class": "市区町村", "from_by": DATES[1], "to_after": DATES[2], "status": "公表値",
             "source_id_first": "official", "source_id_last": "official"}  # fmt: skip
    frame = pd.DataFrame([{**plain, **row} for row in rows], columns=[of.name for of in MEMBERSHIP_INTERVALS.columns])
    dates = {name: pd.to_datetime(frame[name]).astype("datetime64[us]") for name in ("joined_on", "left_on")}
    return MEMBERSHIP_INTERVALS.conform(frame.assign(**dates))


BETWEEN = {"from_after": DATES[0], "to_by": DATES[3], "ended_by": "退会"}


@pytest.mark.parametrize(
    ("day", "standing"),
    [
        ("2020-06-01", UNKNOWN),
        ("2021-01-01", NOT),
        ("2021-06-01", UNKNOWN),
        ("2022-01-01", MEMBER),
        ("2022-06-01", MEMBER),
        ("2023-01-01", MEMBER),
        ("2023-06-01", UNKNOWN),
        ("2024-01-01", NOT),
        ("2024-06-01", UNKNOWN),
    ],
)
def test_between_two_lists_that_agree_the_standing_is_known_and_elsewhere_it_is_not(day: str, standing: str) -> None:
    assert standing_on(day, intervals(BETWEEN), lists(), "20", "20201") == standing


@pytest.mark.parametrize(
    ("day", "standing"),
    [("2021-04-30", NOT), ("2021-05-01", MEMBER), ("2023-03-30", MEMBER), ("2023-03-31", NOT), ("2023-12-31", NOT)],
)
def test_stated_dates_are_exact(day: str, standing: str) -> None:
    stated = {**BETWEEN, "joined_on": "2021-05-01", "left_on": "2023-03-31"}
    assert standing_on(day, intervals(stated), lists(), "20", "20201") == standing


def test_a_place_on_no_complete_list_is_no_member_between_the_first_and_the_last() -> None:
    days = ("2020-12-31", "2021-01-01", "2022-07-01", "2024-01-01", "2024-01-02")
    found = [standing_on(day, intervals(), lists(), "20", "20202") for day in days]
    assert found == [UNKNOWN, NOT, NOT, NOT, UNKNOWN]


def test_lists_that_are_not_complete_say_nothing_of_who_is_not_on_them() -> None:
    assert standing_on("2022-01-01", intervals(), lists(complete=False), "20", "20202") == UNKNOWN


def test_a_rejected_row_that_may_be_the_place_leaves_its_date_to_the_lists_around_it() -> None:
    gone = {"from_by": DATES[0], "to_after": DATES[0], "to_by": DATES[2], "ended_by": "退会"}
    assert standing_on("2022-01-01", intervals(gone), lists(doubtful="20201"), "20", "20201") == UNKNOWN
    assert standing_on("2023-01-01", intervals(gone), lists(doubtful="20201"), "20", "20201") == NOT


def test_another_class_of_member_leaves_no_gap() -> None:
    first = {"from_by": DATES[0], "to_after": DATES[1], "to_by": DATES[2], "ended_by": "種別変更"}
    second = {"from_after": DATES[1], "from_by": DATES[2], "to_after": DATES[3], "began_by": "種別変更"}
    assert standing_on("2022-06-01", intervals(first, second), lists(), "20", "20201") == MEMBER


def test_a_prefecture_and_a_merged_town_are_asked_for_by_what_they_were() -> None:
    rows = intervals({"municipality_code": None}, {"listed_code": "20999", "from_by": DATES[2]})
    assert standing_on(DATES[1], rows, lists(), "20") == MEMBER
    assert standing_on(DATES[1], rows, lists(), "20", "20201") == NOT
    assert standing_on(DATES[2], rows, lists(), "20", "20999") == MEMBER
