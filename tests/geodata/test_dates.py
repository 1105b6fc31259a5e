"""Dates as officials write them, and those that cannot be read."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.dates import (
    ERAS,
    WrittenDate,
    excel_day,
    fiscal_year,
    fiscal_year_name,
    partial_date,
    read_date,
    read_day,
    read_fiscal_year,
)
from geodata.errors import GeodataError


@pytest.mark.parametrize(
    "text",
    [
        "2023-10-01", "2023-10-1", "2023/10/1", "2023.10.1", "2023．10．1", "2023年10月1日", "２０２３年１０月１日",
        "20231001", "令和5年10月1日", "令和 5 年 10 月 1 日", "㋿5年10月1日", "R5.10.1", "Ｒ５．１０．１", "R05/10/01",
        "R5-10-1", "令5.10.1", "45200", "45200.0", "2023/10/1 0:00", "2023-10-01T00:00:00", "令和5年10月1日（日）",
        "2023/10/1(日曜日)", "2023年10月1日 日曜", "令和5年10月1日現在", "2023年10月1日時点", "令和五年十月一日",
        "二〇二三年十月一日",
    ],
)  # fmt: skip
def test_the_first_of_october_2023_is_read_however_it_is_written(text: str) -> None:
    assert read_day(text) == date(2023, 10, 1)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("令和元年5月1日", date(2019, 5, 1)),
        ("平成31年4月30日", date(2019, 4, 30)),
        ("平成元年1月8日", date(1989, 1, 8)),
        ("昭和64年1月7日", date(1989, 1, 7)),
        ("S元.12.25", date(1926, 12, 25)),
        ("大正15年12月25日", date(1926, 12, 25)),
        ("T1.7.30", date(1912, 7, 30)),
        ("明治6年1月1日", date(1873, 1, 1)),
    ],
)
def test_an_era_is_read_up_to_its_last_day_and_from_its_first(text: str, day: date) -> None:
    assert read_day(text) == day


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("2023-02-30", "暦にない"),
        ("2023年13月1日", "暦にない"),
        ("2023-00-10", "暦にない"),
        ("2023年10月0日", "暦にない"),
        ("2100-02-29", "暦にない"),
        ("平成35年", "元号にない"),
        ("平成31年5月1日", "元号にない"),
        ("平成31年5月", "元号にない"),
        ("令和元年4月30日", "元号にない"),
        ("昭和64年1月8日", "元号にない"),
        ("平成32年度", "元号にない"),
        ("令和0年1月1日", "年が"),
        ("3023-10-01", "年が"),
        ("明治5年1月1日", "旧暦"),
        ("10/1/2023", "順が決められません"),
        ("23/10/1", "順が決められません"),
        ("5.10.1", "順が決められません"),
        ("2023.1", "小数か年月か"),
        ("202310", "YYMMDD"),
        ("10月1日", "年がありません"),
        ("令和5", "年か年度か"),
        ("2023年10月1日（火）", "日曜日です"),
        ("45", "読めません"),
        ("", "読めません"),
        ("未定", "読めません"),
        ("令和五年十十月一日", "読めません"),
        ("令和五年十三月一日", "暦にない"),
    ],
)
def test_what_is_no_date_or_more_than_one_is_refused_with_the_reason(text: str, why: str) -> None:
    with pytest.raises(GeodataError, match=why):
        read_date(text)


@pytest.mark.parametrize(
    ("text", "written"),
    [("2023", "2023"), ("令和5年", "2023"), ("2023年10月", "2023-10"), ("2023/10", "2023-10"), ("R5.10", "2023-10")],
)
def test_a_date_without_day_stays_without_day_and_is_no_day(text: str, written: str) -> None:
    assert partial_date(text) == written
    with pytest.raises(GeodataError, match="日まで"):
        read_day(text)


def test_a_fiscal_year_is_a_year_of_its_own_kind() -> None:
    assert read_date("令和5年度") == WrittenDate(2023, is_fiscal=True)
    assert (read_date("令和5年度").first, read_date("R5年度").last) == (date(2023, 4, 1), date(2024, 3, 31))
    with pytest.raises(GeodataError, match="年度は日付ではありません"):
        partial_date("令和5年度")


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("令和5年度", 2023),
        ("令和５年度（2023年度）", 2023),
        ("2019年度", 2019),
        ("令和元年度", 2019),
        ("平成31年度", 2019),
    ],
)
def test_a_fiscal_year_is_read_by_era_and_by_western_year(text: str, year: int) -> None:
    assert read_fiscal_year(text) == year


@pytest.mark.parametrize("text", ["令和5年", "2023", "令和5年度（2022年度）", "", "()"])
def test_what_is_no_single_fiscal_year_is_refused(text: str) -> None:
    with pytest.raises(GeodataError):
        read_fiscal_year(text)


def test_a_fiscal_year_is_named_by_the_era_it_is_known_by() -> None:
    assert [fiscal_year_name(year) for year in (1988, 1989, 2018, 2019, 2023)] == [
        "昭和63年度", "平成元年度", "平成30年度", "令和元年度", "令和5年度",
    ]  # fmt: skip


def test_excel_counts_a_day_that_never_was() -> None:
    assert [excel_day(serial) for serial in (1, 59, 61, 45200)] == [
        date(1900, 1, 1), date(1900, 2, 28), date(1900, 3, 1), date(2023, 10, 1),
    ]  # fmt: skip
    with pytest.raises(GeodataError):
        excel_day(60)


DAYS = st.dates(min_value=date(1927, 5, 18), max_value=date(2099, 12, 31))


@given(DAYS, st.booleans())
def test_every_day_reads_back_from_every_form(day: date, wide: bool) -> None:  # noqa: FBT001 - hypothesis fills it
    name, era = next((name, era) for name, era in reversed(ERAS.items()) if era.first <= day)
    nth = day.year - era.first.year + 1
    year = "元" if nth == 1 else nth
    forms = [
        f"{day:%Y-%m-%d}", f"{day:%Y%m%d}", f"{day.year}/{day.month}/{day.day}", f"{day.year}.{day.month}.{day.day}",
        f"{day.year}年{day.month}月{day.day}日（{'月火水木金土日'[day.weekday()]}）",
        f"{name}{year}年{day.month}月{day.day}日", f"{name[0]}{year}.{day.month}.{day.day}",
        f"{era.letters[1]}{nth}.{day.month:02}.{day.day:02}", str((day - date(1899, 12, 30)).days),
    ]  # fmt: skip
    widths = str.maketrans("0123456789/.-", "０１２３４５６７８９／．－")
    for form in forms:
        assert read_day(form.translate(widths) if wide else form) == day


@given(DAYS)
def test_a_month_and_a_year_hold_their_days(day: date) -> None:
    month, year = read_date(f"{day.year}年{day.month}月"), read_date(f"{day.year}年")
    assert year.first <= month.first <= day <= month.last <= year.last
    assert (month.last + timedelta(days=1)).day == (year.last + timedelta(days=1)).day == 1


@given(st.text(alphabet=st.sampled_from("0123456789年月日度元令和平成昭RHS./- ()火：:T時点現在x十二〇")) | st.text())
def test_any_text_is_a_date_or_is_refused(text: str) -> None:
    try:
        written = read_date(text)
    except GeodataError:
        return
    assert written.first <= written.last


@given(st.dates(min_value=date(1900, 1, 1)))
def test_a_fiscal_year_runs_from_april_to_march(day: date) -> None:
    year = fiscal_year(day)
    assert date(year, 4, 1) <= day <= date(year + 1, 3, 31)
