"""Bad rows of registers: each is set aside with its reason and row number; nothing is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.extract.rows import read_register
from geodata.errors import SourceError
from geodata.sources import SourceFile
from tests.geodata.matching.lists import source, validate

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

HEADER = "municipality_code,name,joined_on"


def validated(folder: Path, text: bytes | str) -> tuple[pd.DataFrame, pd.DataFrame]:
    result = validate(source(folder, text))
    return result.table, result.rejects


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("2020X,松本市,", "code_malformed"),
        ("202021,松本市,", "check_digit"),
        ("99999,どこか,", "code_unknown"),
        ("01695,色丹村,", "out_of_scope"),
        ("20202,長野市,", "name_code_mismatch"),
        (",府中市,", "name_ambiguous"),
        (",まつもと市,", "name_unknown"),
        (",,2021-03-09", "code_missing"),
        ("20202,松本市,2021-02-30", "date_unreadable"),
        ("20202,松本市", "field_count"),
    ],
)
def test_a_bad_row_is_rejected_with_reason_row_number_and_original_text(tmp_path: Path, row: str, reason: str) -> None:
    table, rejects = validated(tmp_path, f"{HEADER}\n20201,長野市,\n{row}\n")
    assert list(table["municipality_code"]) == ["20201"]
    assert rejects[["row", "reason_code"]].to_numpy().tolist() == [[3, reason]]
    assert row.split(",", maxsplit=1)[0] in rejects["raw"].iloc[0]


def test_a_member_that_stands_twice_is_rejected_and_the_first_row_named(tmp_path: Path) -> None:
    table, rejects = validated(tmp_path, f"{HEADER}\n20202,松本市,\n202029,長野県松本市,\n")
    assert len(table) == 1
    assert rejects[["row", "reason_code"]].to_numpy().tolist() == [[3, "duplicate"]]
    assert "2行目" in rejects["reason"].iloc[0]


def test_a_name_that_is_another_towns_gets_both_as_candidates(tmp_path: Path) -> None:
    _, rejects = validated(tmp_path, f"{HEADER}\n20202,府中市,\n")
    assert rejects["candidates"].iloc[0] == "20202 長野県松本市、13206 東京都府中市、34208 広島県府中市"


def test_an_old_code_is_the_municipality_of_today(tmp_path: Path) -> None:
    result = validate(source(tmp_path, f"{HEADER}\n20449,波田町,\n"))
    assert result.table[["municipality_code", "name"]].to_numpy().tolist() == [["20202", "波田町"]]
    assert result.resolutions[["row", "written", "rule"]].to_numpy().tolist() == [[2, "20449 波田町", "code+former"]]


@pytest.mark.parametrize("name", ["松本市", "長野県松本市", "松本市 ", "松 本 市"])
def test_a_name_may_carry_its_prefecture_and_spaces(tmp_path: Path, name: str) -> None:
    table, _ = validated(tmp_path, f"{HEADER}\n20202,{name},\n")
    assert len(table) == 1


def test_a_town_may_carry_its_county(tmp_path: Path) -> None:
    table, _ = validated(tmp_path, f"{HEADER}\n06323,山形県西村山郡朝日町,\n")
    assert list(table["municipality_code"]) == ["06323"]


def test_a_prefectures_own_code_is_a_prefecture_member(tmp_path: Path) -> None:
    table, _ = validated(tmp_path, f"{HEADER}\n200000,長野県,\n")
    assert table[["prefecture_code", "member_class"]].to_numpy().tolist() == [["20", "都道府県"]]
    assert table["municipality_code"].isna().all()


def test_a_file_in_shift_jis_with_japanese_headings_is_read(tmp_path: Path) -> None:
    table, _ = validated(tmp_path, "団体コード,団体名\r\n202029,松本市\r\n".encode("cp932"))
    assert list(table["name"]) == ["松本市"]
    assert list(table["as_of"]) == ["2023-10-01"]


def test_a_file_without_a_needed_column_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="plan_title（計画名）"):
        validate(source(tmp_path, "municipality_code,kind\n20202,重点地区\n", kind="plans"))


def test_a_row_without_name_gets_the_name_of_its_code(tmp_path: Path) -> None:
    table, _ = validated(tmp_path, f"{HEADER}\n20202,,\n200000,,\n")
    assert list(table["name"]) == ["松本市", "長野県"]


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="空です"):
        validate(source(tmp_path, ""))


def test_a_file_that_changed_since_its_papers_were_written_is_refused(tmp_path: Path) -> None:
    papers = source(tmp_path, HEADER)
    with pytest.raises(SourceError, match="sha256"):
        read_register(papers, SourceFile(papers.files[0].path, "0" * 64, None))


CELL = st.sampled_from(
    ["20201", "20202", "202029", "", "府中市", "長野市", "松本市", "x", "2021-03-09", "２０２０１", '"']
)


@settings(deadline=None, max_examples=25)
@given(st.lists(st.lists(CELL, min_size=1, max_size=4), max_size=20))
def test_every_row_is_either_used_or_rejected(tmp_path_factory: pytest.TempPathFactory, cells: list[list[str]]) -> None:
    lines = [",".join(cell.replace('"', "”") for cell in row) for row in cells]
    result = validate(source(tmp_path_factory.mktemp("mess"), "\n".join([HEADER, *lines])))
    filled = [row for row in cells if any(row)]
    assert len(result.table) + len(result.rejects) + result.merged == len(filled)
    assert not {*result.rejects["row"]} & {*result.numbers}
    assert not result.rejects.duplicated("row").any()
