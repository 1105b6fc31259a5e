"""From codes as written to the municipalities of today."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import pytest

from etl.boundary_papers import given_papers, record_counts
from etl.extract.boundaries import read_boundaries
from etl.owners import Owners, Shapes, assign_owners
from geodata.codes import is_designated_city
from geodata.errors import SourceError
from tests.etl.extract.boundary_zoo import frame, shapefile, square

if TYPE_CHECKING:
    from pathlib import Path

TODAY = ["01695", "04216", "13101", "14100", "14130", "14150", "16201", "16202", "22130", "27140", "40100", "40130",
         "40231"]  # fmt: skip
CODES = pd.DataFrame({"municipality_code": [code for code in TODAY if code != "01695"]})
CHANGES = pd.DataFrame(
    [
        ("04423", "04216"),  # 富谷町 became 富谷市
        ("22135", "22130"),  # a ward that was split, but within its city
        ("40305", "40231"),  # 那珂川町 became 那珂川市
        ("16999", "16201"),  # サンプル: a town that was split in two
        ("16999", "16202"),
        ("16998", "16201"),  # サンプル: and one of which a part went to where the code table does not reach
        ("16998", "99999"),
        ("16201", "16202"),  # サンプル: a code that was given up and is in use again
    ],
    columns=["old_code", "current_code"],
)
OWNERS = Owners.from_tables(CODES, CHANGES)


def assigned(folder: Path, **files: list[str]) -> Shapes:
    """Owners of the squares of files of codes, one row of squares for all."""
    read, used = [], 0
    for name, codes in files.items():
        shapes = [square(used + number) for number in range(len(codes))]
        used += len(codes)
        shp = shapefile(folder / name, frame(shapes, code=codes, name=["サンプル"] * len(codes)))
        read += [(name, file) for file in read_boundaries(shp, OWNERS.knows)]
    return assign_owners(read, OWNERS)


@pytest.mark.parametrize(
    ("code", "owner"),
    [
        ("14131", "14130"), ("14137", "14130"), ("14101", "14100"), ("14118", "14100"), ("14151", "14150"),
        ("27141", "27140"), ("40109", "40100"), ("40137", "40130"),
        ("22131", "22130"), ("22137", "22130"), ("22138", "22130"), ("22140", "22130"),
        ("13101", "13101"), ("16201", "16201"), ("162019", "16201"),
        ("01695", "hoppo"), ("01700", "hoppo"), ("hoppo", "hoppo"),
        ("04423", "04216"), ("40305", "40231"),
        ("16999", None), ("16998", None), ("16000", None), ("99999", None), ("13199", None), ("", None), ("x", None),
    ],
)  # fmt: skip
def test_the_owner_of_a_code(code: str, owner: str | None) -> None:
    assert OWNERS.of(code) == owner
    assert OWNERS.knows(code) == (owner is not None)


def test_every_ward_of_the_code_table_goes_to_its_city(shared_data: Path) -> None:
    table = pd.read_csv(shared_data / "reference" / "municipality_codes_2024.csv", dtype=str)
    own = table[~table["type"].isin(["prefecture", "designated_ward"]) & (table["northern_territories"] != "True")]
    owners = Owners(frozenset(own["code5"]), {})
    wards = table[table["type"] == "designated_ward"]
    assert len(wards) == 171
    assert wards["code5"].map(owners.of).tolist() == wards["parent_code5"].tolist()
    assert sum(map(is_designated_city, owners.codes)) == 20


def test_shapes_of_nobody_unknown_codes_and_faults_are_rejects_with_number_and_text(tmp_path: Path) -> None:
    codes = ["16201", None, "16000", "16999", "abc", "16202"]
    shapes = [*(square(number) for number in range(5)), None]
    shp = shapefile(tmp_path, frame(shapes, code=codes, name=list("一二三四五六")))
    (file,) = read_boundaries(shp)
    found = assign_owners([("given", file)], OWNERS)
    assert found.shapes["owner"].tolist() == ["16201"]
    assert found.rejects[["file", "row", "reason_code", "raw"]].to_numpy().tolist() == [
        ["towns.shp", 2, "boundary_no_owner", ",二"],
        ["towns.shp", 3, "boundary_no_owner", "16000,三"],
        ["towns.shp", 4, "boundary_code_unknown", "16999,四"],
        ["towns.shp", 5, "boundary_code_unknown", "abc,五"],
        ["towns.shp", 6, "boundary_shape", "16202,六"],
    ]


def test_what_was_followed_assumed_and_covered_is_said(tmp_path: Path) -> None:
    shapes = assigned(tmp_path, a=["14131", "14132", "04423", "16201"])
    assert shapes.report == (
        "towns.shp: 図形4、文字コードutf-8、座標系EPSG:6668、市に合わせた政令市の区の図形2、使わない図形0、合併・改称の前のコードを今の市区町村にした図形1",
        "境界のある都道府県: 3 / 47（一部だけの都道府県: 神奈川県 1/3、富山県 1/2）",
    )


def test_a_municipality_in_two_files_is_refused_with_both_names(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"16201 が2つの境界ファイルにあります（.*a/towns\.shp、.*b/towns\.shp）"):
        assigned(tmp_path, a=["16201", "16202"], b=["16201"])


def test_wards_of_one_city_may_come_from_files_of_their_own(tmp_path: Path) -> None:
    """As e-Stat hands them out."""
    assert set(assigned(tmp_path, a=["14131"], b=["14132"]).shapes["owner"]) == {"14130"}


@pytest.mark.parametrize(("first", "second"), [("14131", "14131"), ("14130", "14131"), ("40305", "40231")])
def test_a_ward_twice_a_city_beside_its_ward_and_a_town_beside_its_former_self_are_refused(
    tmp_path: Path, first: str, second: str
) -> None:
    with pytest.raises(SourceError, match="2つの境界ファイル"):
        assigned(tmp_path, a=[first], b=[second])


def test_files_of_which_nothing_is_left_are_refused(tmp_path: Path) -> None:
    shp = shapefile(tmp_path, frame(code=["16321"]))
    with pytest.raises(SourceError, match="使える境界がひとつもありません"):
        assign_owners([("given", file) for file in read_boundaries(shp)], OWNERS)


def test_papers_account_for_every_record(tmp_path: Path) -> None:
    columns: dict[str, list[str]] = {
        "KEY_CODE": ["1"] * 5, "PREF": ["16", "16", "16", "99", "16"], "CITY": ["201"] * 5,
        "HCODE": ["8101", "8154", "8101", "8101", "8101"],
    }  # fmt: skip
    shapes = [square(0), square(1), square(2), square(3), square(0)]
    (file,) = read_boundaries(shapefile(tmp_path, frame(shapes, **columns), "h27ka16201"))
    (used,) = assign_owners([("given", file)], OWNERS).files
    counts = record_counts([used])
    assert counts.pop("warnings") == [f"h27ka16201.shp: {remark}" for remark in file.remarks]
    assert counts == {"rows_in": 5, "rows_out": 2, "rejected": 1, "merged": 1, "not_data": 1}
    papers = given_papers(used)
    assert (papers["publisher"], papers["as_of"]) == ("総務省統計局", "2015")
    assert "e-Stat" in papers["credit"]
