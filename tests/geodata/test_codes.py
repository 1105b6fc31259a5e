from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.codes import MunicipalityCode, check_digit, city_of_ward, is_designated_city, municipality_type, parse_code
from geodata.errors import GeodataError

SOURCES = Path(__file__).parents[2] / "geodata" / "sources"
CODES = list(
    csv.DictReader(
        (SOURCES / "municipality-codes-2020" / "municipality_codes_2020.csv").read_text("utf-8-sig").splitlines()
    )
)
MUNICIPALITIES = {row["code5"]: row["municipality"] for row in CODES if row["municipality"]}


def test_the_check_digit_of_every_published_code_is_right() -> None:
    assert [row["code6"] for row in CODES if check_digit(row["code5"]) != row["code6"][5]] == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("20202", "20202"),
        ("202029", "20202"),
        ("２０２０２", "20202"),
        (" 1100 ", "01100"),
        ("1100.0", "01100"),
        ("011002", "01100"),
    ],
)
def test_a_code_is_read_as_people_write_it(text: str, code: str) -> None:
    assert parse_code(text) == MunicipalityCode(code)


@pytest.mark.parametrize("text", ["", "20", "2020", "202021", "2020２X", "長野県", "1e4", "-2020", "20202 20203"])
def test_a_code_that_is_none_is_refused_with_its_text(text: str) -> None:
    if text == "2020":  # a number cell that lost its zero
        assert parse_code(text).value == "02020"
        return
    with pytest.raises(GeodataError) as refusal:
        parse_code(text)
    assert repr(text) in str(refusal.value)


@given(st.text())
def test_any_text_is_a_code_of_five_digits_or_is_refused(text: str) -> None:
    try:
        code = parse_code(text)
    except GeodataError:
        return
    assert len(code.value) == 5
    assert code.value.isascii()
    assert code.value.isdigit()


@given(st.from_regex(r"[0-9]{5}", fullmatch=True), st.sampled_from("0123456789"))
def test_a_wrong_check_digit_is_refused(five: str, digit: str) -> None:
    if digit == check_digit(five):
        assert parse_code(five + digit).value == five
    else:
        with pytest.raises(GeodataError):
            parse_code(five + digit)


@pytest.mark.parametrize(
    ("ward", "city"),
    [
        ("14131", "14130"),
        ("14151", "14150"),
        ("27141", "27140"),
        ("27128", "27100"),
        ("22131", "22130"),
        ("22140", "22130"),
        ("40109", "40100"),
        ("40131", "40130"),
        ("13101", None),
        ("20202", None),
        ("14130", None),
    ],
)
def test_a_ward_belongs_to_the_designated_city_before_it(ward: str, city: str | None) -> None:
    assert city_of_ward(ward, MUNICIPALITIES) == city


def test_there_are_twenty_designated_cities_and_twenty_three_special_wards() -> None:
    types = [municipality_type(code, name) for code, name in MUNICIPALITIES.items()]
    assert sum(map(is_designated_city, MUNICIPALITIES)) == types.count("政令指定都市") == 20
    assert types.count("特別区") == 23
    assert types.count("市") + 20 == 792
    assert (types.count("町"), types.count("村")) == (743, 183)


def test_a_code_of_another_length_cannot_be_made() -> None:
    with pytest.raises(GeodataError):
        MunicipalityCode("2020")
