"""Places as clerks write them, against every municipality that is or was: found for sure, or set aside."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.codes import check_digit
from geodata.matching.reasons import Reason
from geodata.matching.resolution import Resolution, Rule
from geodata.matching.spelling import VARIANTS
from geodata.prefectures import PREFECTURES
from geodata.wards import WARDS
from tests.geodata.matching.lists import book, tables

IN_2023 = date(2023, 10, 1)
TOWNS = dict(zip(tables()[0]["municipality_code"], tables()[0]["name"], strict=True))


def resolve(code: str = "", prefecture: str = "", name: str = "", as_of: date = IN_2023) -> Resolution:
    return book().resolve(code, prefecture, name, as_of)


@pytest.mark.parametrize(
    ("code", "prefecture", "name", "found", "rules"),
    [
        ("20202", "", "", "20202", [Rule.CODE]),
        ("202029", "", "松本市", "20202", [Rule.CODE]),
        ("２０２０２９", "", "", "20202", [Rule.CODE]),
        ("20202.0", "", "", "20202", [Rule.CODE]),
        ("20202-9", "", "", "20202", [Rule.CODE]),
        ("1100", "", "", "01100", [Rule.LOST_ZERO]),
        ("1100.0", "", "札幌市", "01100", [Rule.LOST_ZERO]),
        ("11002", "", "", "01100", [Rule.LOST_ZERO]),
        ("12203", "", "市川市", "12203", [Rule.CODE]),
        ("12203", "", "士別市", "01220", [Rule.LOST_ZERO]),
        ("12203", "北海道", "", "01220", [Rule.LOST_ZERO]),
        ("", "", "松本市", "20202", [Rule.NAME]),
        ("", "", "岡山県真庭市", "33214", [Rule.PREFECTURE]),
        ("", "岡山", "真庭市", "33214", [Rule.NAME]),
        ("", "33", "真庭市", "33214", [Rule.NAME]),
        ("", "広島県", "府中市", "34208", [Rule.PREFECTURE]),
        ("", "", "府中市（東京都）", "13206", [Rule.PREFECTURE]),
        ("", "福島", "伊達市", "07213", [Rule.PREFECTURE]),
        ("", "", "苫田郡鏡野町", "33606", [Rule.NAME]),
        ("", "", "岡山県苫田郡鏡野町", "33606", [Rule.PREFECTURE]),
        ("", "", "岡山県 苫田郡 鏡野町", "33606", [Rule.PREFECTURE]),
        ("", "", "岡山県鏡野町", "33606", [Rule.PREFECTURE]),
        ("", "", "蒲郡市", "23214", [Rule.NAME]),
        ("", "", "大和郡山市", "29203", [Rule.NAME]),
        ("", "", "古宇郡泊村", "01403", [Rule.COUNTY]),
        ("01403", "", "泊村", "01403", [Rule.CODE]),
        ("", "", "檮原町", "39405", [Rule.NAME, Rule.VARIANT]),
        ("", "", "塩釜市", "04203", [Rule.NAME, Rule.VARIANT]),
        ("", "", "竜が崎市", "08208", [Rule.NAME, Rule.VARIANT]),
        ("", "", "龍ヶ崎市", "08208", [Rule.NAME, Rule.VARIANT]),
        ("", "", "茅ケ崎市", "14207", [Rule.NAME, Rule.VARIANT]),
        ("", "", "葛\U000e0100城市", "29211", [Rule.NAME]),
        ("", "", "中ノ条町", "10421", [Rule.NAME, Rule.VARIANT]),
        ("", "", "◎松本市", "20202", [Rule.NAME]),
        ("", "", "富谷町", "04216", [Rule.NAME, Rule.FORMER]),
        ("04423", "", "", "04216", [Rule.CODE, Rule.FORMER]),
        ("04423", "", "富谷市", "04216", [Rule.CODE, Rule.FORMER]),
        ("04216", "", "富谷町", "04216", [Rule.CODE, Rule.FORMER]),
        ("", "福岡県", "那珂川町", "40231", [Rule.PREFECTURE, Rule.FORMER]),
        ("", "栃木県", "那珂川町", "09411", [Rule.PREFECTURE]),
        ("40305", "", "", "40231", [Rule.CODE, Rule.FORMER]),
        ("", "", "篠山市", "28221", [Rule.NAME, Rule.FORMER]),
        ("", "兵庫県", "篠山町", "28221", [Rule.NAME, Rule.FORMER]),
        ("22131", "", "", "22130", [Rule.CODE, Rule.WARD]),
        ("22135", "", "浜松市北区", "22130", [Rule.CODE, Rule.WARD]),
        ("", "", "浜松市浜北区", "22130", [Rule.NAME, Rule.WARD]),
        ("22140", "", "", "22130", [Rule.CODE, Rule.WARD]),
        ("", "", "大阪市北区", "27100", [Rule.NAME, Rule.WARD]),
        ("27127", "", "北区", "27100", [Rule.CODE, Rule.WARD]),
        ("27100", "", "大阪市北区", "27100", [Rule.CODE, Rule.WARD]),
        ("", "", "保土ケ谷区", "14100", [Rule.NAME, Rule.WARD]),
        ("", "", "世田谷区", "13112", [Rule.NAME]),
        ("", "東京都", "北区", "13117", [Rule.PREFECTURE]),
        ("13117", "", "北区", "13117", [Rule.CODE]),
        ("11401", "", "大里村", "11202", [Rule.CODE, Rule.FORMER]),
        ("", "", "長野県山口村", "21206", [Rule.PREFECTURE, Rule.FORMER]),
        ("20202", "", "波田町", "20202", [Rule.CODE, Rule.FORMER]),
        ("19341", "", "富士河口湖町", "19430", [Rule.CODE, Rule.FORMER]),
        ("43201", "", "熊本市", "43100", [Rule.CODE, Rule.FORMER]),
    ],
)
def test_an_answer_that_is_the_only_one_is_used_and_its_rule_recorded(
    code: str, prefecture: str, name: str, found: str, rules: list[Rule]
) -> None:
    answer = resolve(code, prefecture, name)
    assert (answer.reason, answer.municipality_code, list(answer.rules)) == (None, found, rules)


@pytest.mark.parametrize(
    ("code", "prefecture", "name", "reason", "candidates"),
    [
        ("", "", "府中市", Reason.NAME_AMBIGUOUS, "13206 東京都府中市、34208 広島県府中市"),
        ("", "", "伊達市", Reason.NAME_AMBIGUOUS, "01233 北海道伊達市、07213 福島県伊達市"),
        (
            "", "", "池田町", Reason.NAME_AMBIGUOUS,
            "01644 北海道池田町、18382 福井県池田町、20481 長野県池田町、21404 岐阜県池田町",
        ),
        ("", "", "那珂川町", Reason.NAME_AMBIGUOUS, "09411 栃木県那珂川町、40231 福岡県那珂川市"),
        ("", "大阪府", "北区", Reason.NAME_AMBIGUOUS, "27100 大阪府大阪市、27140 大阪府堺市"),
        ("", "北海道", "泊村", Reason.NAME_AMBIGUOUS, "01403 北海道泊村、01696 北海道泊村"),
        ("", "", "上九一色村", Reason.PLACE_SPLIT, "19201 山梨県甲府市、19430 山梨県富士河口湖町"),
        ("19341", "", "上九一色村", Reason.PLACE_SPLIT, "19201 山梨県甲府市、19430 山梨県富士河口湖町"),
        ("12203", "", "", Reason.CODE_AMBIGUOUS, "01220 北海道士別市、12203 千葉県市川市"),
        ("20202", "", "長野市", Reason.NAME_CODE_MISMATCH, "20202 長野県松本市、20201 長野県長野市"),
        ("34208", "", "東京都府中市", Reason.NAME_CODE_MISMATCH, "34208 広島県府中市、13206 東京都府中市"),
        ("202021", "", "松本市", Reason.CHECK_DIGIT, "20202 長野県松本市"),
        ("202021", "", "長野市", Reason.CHECK_DIGIT, "20201 長野県長野市"),
        ("20202", "岐阜県", "", Reason.PREFECTURE_MISMATCH, "20202 長野県松本市"),
        ("", "愛知県", "松本市", Reason.NAME_NOT_IN_PREFECTURE, "20202 長野県松本市"),
        ("99999", "", "松本市", Reason.CODE_UNKNOWN, "20202 長野県松本市"),
        ("01199", "", "", Reason.CODE_UNKNOWN, None),
        ("", "", "松本", Reason.NAME_UNKNOWN, "20202 長野県松本市"),
        ("", "", "八街町", Reason.NAME_UNKNOWN, "12230 千葉県八街市"),
        ("", "", "岡山", Reason.NAME_UNKNOWN, "33000 岡山県、33100 岡山県岡山市"),
        ("", "", "大阪市南区", Reason.NAME_UNKNOWN, None),
        ("", "北海", "札幌市", Reason.PREFECTURE_UNKNOWN, None),
        ("01695", "", "", Reason.OUT_OF_SCOPE, None),
        ("", "", "択捉郡留別村", Reason.OUT_OF_SCOPE, None),
    ],
)  # fmt: skip
def test_an_answer_that_is_not_the_only_one_is_refused_with_its_candidates(
    code: str, prefecture: str, name: str, reason: Reason, candidates: str | None
) -> None:
    answer = resolve(code, prefecture, name)
    assert (answer.reason, book().labels(answer.candidates)) == (reason, candidates)
    assert reason.sentence(**answer.words).endswith("。")
    assert reason.sentence_en(**answer.words).endswith(".")


@pytest.mark.parametrize(
    ("code", "prefecture", "name"),
    [("20000", "", ""), ("200000", "", "長野県"), ("", "長野", ""), ("", "", "長野県"), ("", "20", "長野県")],
)
def test_a_row_may_mean_a_prefecture_itself(code: str, prefecture: str, name: str) -> None:
    answer = resolve(code, prefecture, name)
    assert (answer.municipality_code, answer.prefecture_code, answer.rules) == ("", "20", (Rule.WHOLE_PREFECTURE,))


def test_hokkaido_is_a_prefecture_whose_codes_lose_a_zero() -> None:
    assert [resolve(code).prefecture_code for code in ("1000", "10006", "010006")] == ["01", "01", "01"]


@pytest.mark.parametrize(
    ("name", "as_of", "found"),
    [
        ("大和町", IN_2023, "04421"),  # eight others of that name were merged away by 2010
        ("富谷市", date(2015, 1, 1), "04216"),  # a list brought up to date by hand
        ("丹波篠山市", date(2018, 1, 1), "28221"),
    ],
)
def test_a_name_is_read_as_of_the_list(name: str, as_of: date, found: str) -> None:
    assert resolve(name=name, as_of=as_of).municipality_code == found


def test_a_name_that_two_bore_on_the_date_of_the_list_is_no_answer() -> None:
    assert resolve(name="大和町", as_of=date(2003, 1, 1)).reason is Reason.NAME_AMBIGUOUS


def test_a_part_of_today_is_told_from_the_whole() -> None:
    assert [resolve(name=name).is_part for name in ("波田町", "大阪市北区", "富谷町", "松本市")] == [
        True,
        True,
        False,
        False,
    ]


def test_five_digits_among_codes_that_kept_their_zeros_are_five_digits() -> None:
    assert book().resolve("12203", "", "", IN_2023, keeps_zeros=True).municipality_code == "12203"


def test_every_ward_leads_to_its_city() -> None:
    assert len(WARDS) == 171
    for code, (name, city) in WARDS.items():
        assert resolve(f"{code}{check_digit(code)}").municipality_code == city
        assert resolve(name=f"{TOWNS[city]}{name}").municipality_code == city


def test_every_change_of_the_tables_leads_to_today() -> None:
    changes = tables()[1]
    split = set(changes.loc[changes["kind"] == "分割編入", "old_code"])
    for code, name, current in zip(changes["old_code"], changes["old_name"], changes["current_code"], strict=True):
        by_both = resolve(code, "", name)
        if code in split:
            assert by_both.reason is Reason.PLACE_SPLIT
        else:
            assert (by_both.municipality_code, by_both.reason) == (current, None)
        by_name = resolve("", PREFECTURES[code[:2]].name, name)
        assert by_name.municipality_code == current or current in by_name.candidates


WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
CODES = st.sampled_from(sorted(TOWNS))
SHAPES = [(group[0], other) for group in VARIANTS for other in group] + [(group[-1], group[0]) for group in VARIANTS]


@given(CODES, st.sampled_from(SHAPES), st.booleans(), st.sampled_from(["", "西村山郡", "何々郡"]), st.integers(0, 10))
def test_no_way_of_writing_a_municipality_leads_to_another(
    code: str, shape: tuple[str, str], wide: bool, county: str, way: int,  # noqa: FBT001 - hypothesis fills them
) -> None:  # fmt: skip
    prefecture, six = PREFECTURES[code[:2]].name, f"{code}{check_digit(code)}"
    name = TOWNS[code].replace(*shape)
    county = "古宇郡" if county and code == "01403" else county  # the one county that is known, to tell two 泊村 apart
    in_county = f"{county}{name}" if name.endswith(("町", "村")) else name
    written = [
        (six, "", ""), (code, "", name), (str(int(code)), "", name), (str(int(six)), "", in_county), (str(int(six)), "", ""),
        (f"{int(code)}.0", "", name), ("", prefecture, in_county), ("", "", f"{prefecture}{in_county}"), ("", "", name),
        ("", prefecture[:-1] if prefecture != "北海道" else prefecture, name), ("", "", f"{name}（{prefecture}）"),
    ][way]  # fmt: skip
    code_cell, prefecture_cell, name_cell = (text.translate(WIDE) if wide else text for text in written)
    answer = resolve(code_cell, prefecture_cell, name_cell)
    if answer.reason is None:
        assert answer.municipality_code == code
    else:
        assert answer.reason in {Reason.NAME_AMBIGUOUS, Reason.CODE_AMBIGUOUS}
        assert code in answer.candidates
        assert way in {4, 8} or TOWNS[code] == "泊村"
