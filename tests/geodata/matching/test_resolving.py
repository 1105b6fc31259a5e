"""A whole list: what each row was understood to be, what is one member, and what is set aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from etl.validate.reference import REFERENCE
from etl.validate.registers import REGISTERS
from geodata.matching.registers import validate_register
from tests.geodata.matching.lists import book, registers_of, source, validate

if TYPE_CHECKING:
    from pathlib import Path


def test_every_accepted_row_is_kept_as_it_was_written_beside_what_it_means(tmp_path: Path) -> None:
    rows = "コード,都道府県,団体名\n1100,北海道,札幌市\n,岡山,真庭市\n,,宮城県富谷町\n,,長野県\n"
    found = validate(source(tmp_path, rows)).resolutions
    assert found[["row", "written", "prefecture_code", "rule"]].to_numpy().tolist() == [
        [2, "1100 北海道 札幌市", "01", "lost_zero"],
        [3, "岡山 真庭市", "33", "name"],
        [4, "宮城県富谷町", "04", "prefecture+former"],
        [5, "長野県", "20", "whole_prefecture"],
    ]
    assert found["municipality_code"].fillna("").tolist() == ["01100", "33214", "04216", ""]
    assert found["rule_label"].tolist()[2] == "都道府県と名称＋旧名称・旧コード"


def test_two_old_towns_of_one_city_are_one_member_and_no_row_is_lost(tmp_path: Path) -> None:
    rows = "コード,団体名\n20449,波田町\n20202,松本市\n20449,波田町\n202029,松本市\n20201,長野市\n"
    result = validate(source(tmp_path, rows))
    assert list(result.table["name"]) == ["波田町", "長野市"]
    assert result.resolutions["merged_into_row"].fillna(0).tolist() == [0, 2, 0]
    assert result.rejects[["row", "reason_code"]].to_numpy().tolist() == [[4, "duplicate"], [5, "duplicate"]]
    assert "2行目" in result.rejects["reason"].iloc[0]
    assert "3行目" in result.rejects["reason"].iloc[1]
    assert len(result.table) + len(result.rejects) + result.merged == 5


def test_a_member_under_its_old_and_its_new_name_stands_twice(tmp_path: Path) -> None:
    result = validate(source(tmp_path, "コード,団体名\n04216,富谷市\n04423,富谷町\n"))
    assert list(result.rejects["reason_code"]) == ["duplicate"]


def test_a_number_of_a_merged_town_is_not_the_number_of_its_city(tmp_path: Path) -> None:
    rows = "code,pref,name,year,as_of,basis,population\n20449,長野県,波田町,2020,2020-10-01,総人口,15000\n"
    (file,) = registers_of(source(tmp_path, rows, kind="statistics"))
    rejects = validate_register(REFERENCE["statistics"], file, book()).rejects
    assert rejects[["reason_code", "candidates"]].to_numpy().tolist() == [["place_merged", "20202 長野県松本市"]]


def test_a_county_in_a_column_of_its_own_is_part_of_the_name(tmp_path: Path) -> None:
    result = validate(source(tmp_path, "都道府県,郡,市町村名\n北海道,古宇郡,泊村\n山形県,西村山郡,朝日町\n"))
    assert list(result.table["municipality_code"]) == ["01403", "06323"]


def test_prefectures_that_disagree_are_refused(tmp_path: Path) -> None:
    rejects = validate(source(tmp_path, "都道府県コード,都道府県,市町村名\n20,岐阜県,松本市\n")).rejects
    assert list(rejects["reason_code"]) == ["prefecture_mismatch"]


def test_a_class_that_the_member_is_not_is_refused_and_a_plain_one_is_filled(tmp_path: Path) -> None:
    rows = "会員種別,団体名\n正会員,松本市\n正会員,長野県\n市町村,長野市\n都道府県,塩尻市\n協力会員,諏訪市\n"
    result = validate(source(tmp_path, rows))
    assert list(result.table["member_class"]) == ["市区町村", "都道府県", "市区町村"]
    assert list(result.rejects["reason_code"]) == ["class_mismatch", "value_not_allowed"]


def test_a_reject_keeps_the_cells_as_the_clerk_wrote_them(tmp_path: Path) -> None:
    rejects = validate(source(tmp_path, "団体名,加入日\n　府中市 ,R５.１０.１\n松本市,\n")).rejects
    assert rejects[["file", "row", "raw", "reason_code"]].to_numpy().tolist() == [
        ["members.csv", 2, "　府中市 ,R５.１０.１", "name_ambiguous"]
    ]
    assert rejects["reason_en"].iloc[0].startswith("Several")


def test_the_name_of_a_list_is_read_as_of_its_date(tmp_path: Path) -> None:
    rows = "団体名,時点\n大和町,2023-10-01\n大和町,2003-01-01\n"
    result = validate(source(tmp_path, rows))
    assert (list(result.table["municipality_code"]), list(result.rejects["row"])) == (["04421"], [3])


def test_validation_leaves_the_frame_it_was_given_alone(tmp_path: Path) -> None:
    (file,) = registers_of(source(tmp_path, "コード,団体名\n1100,札幌市\n,府中市\n"))
    before = file.rows.copy()
    validate_register(REGISTERS["membership"], file, book())
    pd.testing.assert_frame_equal(file.rows, before)


def test_a_heading_of_classes_is_known_by_the_words_people_use_for_them(tmp_path: Path) -> None:
    result = validate(source(tmp_path, "団体名,区分\n松本市,市町村\n長野県,県\n長野市,正会員\n"))
    assert list(result.table["member_class"]) == ["市区町村", "都道府県", "市区町村"]
    assert result.warnings == ()
