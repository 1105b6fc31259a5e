"""Which records of a register hold on a day, worked out on paper for three towns."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.registers_on import holds_on, is_before_law, last_turn, law_start, spans, turns

START = "2024-11-01"
TOWNS = ("20201", "20202", "20203")


def plans(*decided: str | None) -> pd.DataFrame:
    return pd.DataFrame({"municipality_code": TOWNS, "decided_on": pd.to_datetime(pd.Series(decided))})


def measures(rows: list[tuple[str | None, str | None]]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["valid_from", "valid_to"], dtype="str")


def on(register: str, rows: pd.DataFrame, day: str) -> list[int]:
    return holds_on(spans(register, rows, START), day).to_numpy().nonzero()[0].tolist()


@pytest.mark.parametrize(
    ("day", "towns"),
    [
        ("2024-10-31", []),
        ("2024-11-01", [2]),
        ("2025-03-26", [2]),
        ("2025-03-27", [0, 2]),
        ("2025-07-10", [0, 1, 2]),
    ],
)
def test_a_plan_counts_from_its_day_and_one_without_a_day_from_the_law_on(day: str, towns: list[int]) -> None:
    assert on("plans", plans("2025-03-27", "2025-07-10", None), day) == towns


def test_nothing_of_the_law_is_older_than_the_law() -> None:
    rows = pd.DataFrame({"designated_on": pd.to_datetime(["2024-10-15", "2026-02-02"])})
    assert on("corporations", rows, "2024-10-31") == []
    assert on("corporations", rows, "2024-11-01") == [0]
    assert is_before_law("corporations", "2024-10-31", START)
    assert not is_before_law("corporations", "2024-11-01", START)
    assert not is_before_law("pilots", "2010-01-01", START)


def test_a_pilot_begins_when_it_was_selected_else_with_its_fiscal_year_else_on_any_day() -> None:
    rows = pd.DataFrame(
        {
            "selected_on": pd.to_datetime(pd.Series(["2025-03-26", None, None])),
            "fiscal_year_western": pd.array([2024, 2024, None], dtype="Int64"),
        }
    )
    dated = spans("pilots", rows, START)
    assert dated["begins"].tolist() == ["2025-03-26", "2024-04-01", ""]
    assert dated["is_dated"].tolist() == [True, True, False]
    assert on("pilots", rows, "2024-03-31") == [2]
    assert on("pilots", rows, "2024-04-01") == [1, 2]
    assert on("pilots", rows, "2025-03-26") == [0, 1, 2]


def test_a_measure_counts_from_the_first_day_of_its_date_to_the_last_day_of_its_end() -> None:
    rows = measures([("2024-10", "2027-03"), ("2025", None), (None, "2024-02"), (None, None)])
    assert on("measures", rows, "2024-02-29") == [2, 3]
    assert on("measures", rows, "2024-03-01") == [3]
    assert on("measures", rows, "2024-10-01") == [0, 3]
    assert on("measures", rows, "2025-01-01") == [0, 1, 3]
    assert on("measures", rows, "2027-03-31") == [0, 1, 3]
    assert on("measures", rows, "2027-04-01") == [1, 3]


def test_the_law_starts_with_its_targets_and_without_them_nothing_is_before_it() -> None:
    targets = pd.DataFrame({"start_on": pd.to_datetime(["2024-11-01", "2024-11-01"])})
    assert law_start(targets) == START
    assert law_start(targets.iloc[:0]) == ""
    assert not is_before_law("plans", "1900-01-01", "")


DAYS = st.dates(date(2000, 1, 1), date(2030, 12, 31)).map(date.isoformat)
PARTS = DAYS.flatmap(lambda day: st.sampled_from([day, day[:7], day[:4]]))
RECORDS = st.lists(st.tuples(st.none() | PARTS, st.none() | PARTS), min_size=1, max_size=6)


@given(RECORDS, DAYS, DAYS)
def test_a_later_day_never_shows_fewer_records_unless_one_ended(
    rows: list[tuple[str | None, str | None]], one: str, other: str
) -> None:
    day, later = sorted((one, other))
    dated = spans("measures", measures(rows), START)
    ended = int(((dated["ends"] >= day) & (dated["ends"] < later)).sum())
    assert holds_on(dated, later).sum() >= holds_on(dated, day).sum() - ended
    endless = spans("measures", measures([(first, None) for first, _ in rows]), START)
    assert holds_on(endless, later).sum() >= holds_on(endless, day).sum()


@given(RECORDS, DAYS)
def test_between_two_turns_the_same_records_hold(rows: list[tuple[str | None, str | None]], day: str) -> None:
    dated = spans("measures", measures(rows), START)
    turn = last_turn(turns(dated), day)
    assert holds_on(dated, day).tolist() == holds_on(dated, turn).tolist()
