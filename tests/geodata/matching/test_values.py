"""Cells as people fill them, read as the type of their column or refused with the values that are allowed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.columns import Column
from geodata.matching.reasons import Reason
from geodata.matching.values import Unreadable, read_value
from geodata.tables import MEASURES, MEMBERSHIPS, PILOTS, PLANS, TARGETS

COUNT = Column("count", "whole", "会員数", "Members", at_least=0)
KILOMETRES = Column("distance_km", "number", "距離", "Distance", unit="km", nullable=True)
TRUTH = Column("restates_pilot", "truth", "再掲か", "Restates")


@pytest.mark.parametrize(
    ("text", "number"),
    [("1234", 1234), ("1,234", 1234), ("１，２３４", 1234), ("1 234", 1234), ("625団体", 625), ("0", 0), ("12.0", 12)],
)
def test_a_number_may_have_commas_width_and_its_unit(text: str, number: int) -> None:
    assert read_value(text, COUNT) == number


def test_a_unit_of_the_column_may_stand_behind() -> None:
    assert [read_value(text, KILOMETRES) for text in ("12.5", "12.5km", "１２．５ ㎞", "")] == [12.5, 12.5, 12.5, None]


@pytest.mark.parametrize(
    "text", ["12千人", "1,23", "1,2345", "約100", "100超", "12.5", "1e3", "nan", "∞", "-", "12km", "3/4", "10" * 20]
)
def test_what_is_no_plain_number_is_not_guessed(text: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        read_value(text, COUNT)
    assert refusal.value.reason is Reason.NUMBER_UNREADABLE


def test_a_number_below_the_least_is_refused_with_it() -> None:
    with pytest.raises(Unreadable) as refusal:
        read_value("-3", COUNT)
    assert (refusal.value.reason, refusal.value.words["least"]) == (Reason.NUMBER_TOO_SMALL, "0")


@pytest.mark.parametrize("text", ["○", "◯", "〇", "✓", "有", "はい", "1", "TRUE", "Ｙｅｓ", "あり"])
def test_yes_is_written_in_many_ways(text: str) -> None:
    assert read_value(text, TRUTH) is True


@pytest.mark.parametrize("text", ["", "×", "無", "いいえ", "0", "false", "なし", "－"])
def test_no_is_written_in_many_ways_and_by_an_empty_cell(text: str) -> None:
    assert read_value(text, TRUTH) is False


def test_what_is_neither_yes_nor_no_is_refused_with_the_allowed_words() -> None:
    with pytest.raises(Unreadable) as refusal:
        read_value("△", TRUTH)
    assert "○・有・はい" in refusal.value.words["expected"]


@pytest.mark.parametrize(
    ("column", "text", "word"),
    [
        (MEMBERSHIPS.column("member_class"), "市町村", "市区町村"),
        (MEMBERSHIPS.column("member_class"), "正会員（都道府県）", "都道府県"),
        (MEMBERSHIPS.column("member_class"), "県", "都道府県"),
        (MEMBERSHIPS.column("body"), "全国二地域居住等促進協議会", "council"),
        (MEMBERSHIPS.column("status"), "ｻﾝﾌﾟﾙ", "サンプル"),
        (MEASURES.column("provider_level"), "市町村", "市区町村"),
        (PLANS.column("kind"), "特定居住促進計画 ", "特定居住促進計画"),
    ],
)
def test_a_word_of_a_fixed_list_is_known_by_its_usual_synonyms(column: Column, text: str, word: str) -> None:
    assert read_value(text, column) == word


def test_a_word_of_no_fixed_list_is_refused_with_the_allowed_ones() -> None:
    with pytest.raises(Unreadable) as refusal:
        read_value("協力会員", MEMBERSHIPS.column("member_class"))
    assert refusal.value.words == {"found": "協力会員", "expected": "都道府県・市区町村"}


@pytest.mark.parametrize(
    ("column", "text", "value"),
    [
        (MEMBERSHIPS.column("joined_on"), "R5.10.1", date(2023, 10, 1)),
        (MEMBERSHIPS.column("joined_on"), "不明", None),
        (MEMBERSHIPS.column("as_of"), "令和5年10月1日現在", "2023-10-01"),
        (MEASURES.column("as_of"), "2023年10月", "2023-10"),
        (MEASURES.column("valid_from"), "令和5年度", "2023-04-01"),
        (MEASURES.column("valid_to"), "令和5年度", "2024-03-31"),
        (PILOTS.column("fiscal_year"), "2023年度", "令和5年度"),
        (PILOTS.column("fiscal_year_western"), "令和5年度", 2023),
    ],
)
def test_a_date_is_stored_as_its_column_holds_it(column: Column, text: str, value: object) -> None:
    assert read_value(text, column) == value


@pytest.mark.parametrize(
    ("column", "text", "why"),
    [
        (MEMBERSHIPS.column("joined_on"), "令和5年10月", "日がありません"),
        (MEMBERSHIPS.column("as_of"), "2023-10", "日がありません"),
        (MEASURES.column("as_of"), "令和5年度", "年度は日付ではありません"),
        (TARGETS.column("start_on"), "平成35年4月1日", "元号にない"),
    ],
)
def test_a_date_that_its_column_cannot_hold_is_refused_with_the_reason(column: Column, text: str, why: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        read_value(text, column)
    assert why in refusal.value.words["why"]


ANY = st.sampled_from([COUNT, KILOMETRES, TRUTH, *MEMBERSHIPS.columns, *MEASURES.columns, *PILOTS.columns])


@given(ANY, st.text() | st.text(alphabet=st.sampled_from("0123456789,.年月日度-+人○×R令和")))
def test_any_text_is_a_value_or_is_refused_in_whole_sentences(column: Column, text: str) -> None:
    try:
        read_value(text, column)
    except Unreadable as fault:
        refusal = fault
    else:
        return
    shown = {"column": column.label, "column_en": column.label_en}
    assert refusal.reason.sentence(**shown, **refusal.words)
    assert refusal.reason.sentence_en(**shown, **refusal.words)
