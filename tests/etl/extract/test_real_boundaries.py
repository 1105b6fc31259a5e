"""Every boundary file we have, from 2015 to 2025: codes complete, areas those of the reference."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pytest

from etl.engines import LOCAL
from etl.extract.boundaries import BoundaryFile, read_boundaries
from etl.ground import ground_of
from etl.owners import Owners, assign_owners
from etl.places import area_km2

if TYPE_CHECKING:
    from pathlib import Path

TYPES_OF_MUNICIPALITIES = ("designated_city", "city", "special_ward", "town", "village")


BEFORE_THE_LANDFILL = {"13108": 40.16, "13111": 60.83}
"""江東区 and 大田区 in the 面積調 of 2019: 中央防波堤埋立地 became theirs after the file of 2020-01-01."""


@pytest.fixture(scope="module")
def codes(shared_data: Path) -> pd.DataFrame:
    table = pd.read_csv(shared_data / "reference" / "municipality_codes_2024.csv", dtype=str)
    return table[table["type"].isin(TYPES_OF_MUNICIPALITIES) & (table["northern_territories"] != "True")]


@pytest.fixture(scope="module")
def owners(codes: pd.DataFrame) -> Owners:
    return Owners(frozenset(codes["code5"]), {})


def areas(file: BoundaryFile, owners: Owners) -> pd.Series:
    """Area in km² by municipality, as the build dissolves and measures it."""
    return area_km2(ground_of(assign_owners([("real", file)], owners), LOCAL).geometry)


CASES = {
    "N03-15_12_150101_kanagawa_no_shx_no_prj": ("14", "n03", "cp932", 1354),
    "N03-170101_14_GML.zip": ("14", "n03", "cp932", 1292),
    "N03-180101_16_GML": ("16", "n03", "cp932", 56),
    "N03-20240101_25_GML": ("25", "n03", "utf-8", 19),
    "N03-20240101_27_GML": ("27", "n03", "utf-8", 143),
    "N03-20240101_31_GML.zip": ("31", "n03", "utf-8", 725),
    "N03-20200101_13_GML": ("131", "n03", "cp932", 113),  # cut to the 23 wards by its owner
    "h27ka16342": ("16342", "estat", "cp932", 52),  # small areas of one town
    "jma": ("", "other", "utf-8", 1741),
}
"""Beginning of the codes that must be there, layout, encoding, records."""


def test_every_boundary_file_is_a_case(shared_data: Path) -> None:
    files = {path.name for path in (shared_data / "boundaries").iterdir()} - {"SOURCES.md"}
    assert files == CASES.keys()


@pytest.mark.parametrize("name", CASES)
def test_codes_are_complete_and_areas_within_1_percent(
    shared_data: Path, codes: pd.DataFrame, owners: Owners, name: str
) -> None:
    (file,) = read_boundaries(shared_data / "boundaries" / name)
    prefix, *expectation = CASES[name]
    assert [file.kind, file.encoding, file.records] == expectation
    found = areas(file, owners)
    assert list(found.index) == sorted(code for code in codes["code5"] if code.startswith(prefix))
    reference = pd.read_csv(
        shared_data / "reference" / "municipality_area_computed.csv", dtype={"code5": str}
    ).set_index("code5")
    column, other = ("area_km2_n03_2022_polygon", "area_km2_jma_polygon")[:: -1 if name == "jma" else 1]
    expected = reference[column].fillna(reference[other])
    if "2020" in name:
        expected = pd.Series({**expected, **BEFORE_THE_LANDFILL})
    np.testing.assert_allclose(found, expected[found.index], rtol=0.01)


def test_what_had_to_be_assumed_of_the_file_of_2015_is_said(shared_data: Path) -> None:
    (file,) = read_boundaries(shared_data / "boundaries" / "N03-15_12_150101_kanagawa_no_shx_no_prj")
    assert file.vintage == 2015
    assert file.crs == "EPSG:4612（推定）"
    assert any(".shx がない" in remark for remark in file.remarks)
    assert any("2015年のファイルとして JGD2000" in remark for remark in file.remarks)


def test_nothing_is_written_beside_a_source_without_an_index(shared_data: Path) -> None:
    folder = shared_data / "boundaries" / "h27ka16342"
    before = sorted(folder.iterdir())
    read_boundaries(folder / "h27ka16342.shp")
    assert sorted(folder.iterdir()) == before


def test_the_geojson_of_2018_holds_what_its_shapefile_holds(shared_data: Path, owners: Owners) -> None:
    folder = shared_data / "boundaries" / "N03-180101_16_GML"
    (shapes,) = read_boundaries(folder / "N03-18_16_180101.shp")
    (geojson,) = read_boundaries(folder / "N03-18_16_180101.geojson")
    pd.testing.assert_series_equal(areas(geojson, owners), areas(shapes, owners), rtol=1e-6)
    assert sorted(geojson.shapes["name"]) == sorted(shapes.shapes["name"])


def test_several_prefectures_and_years_make_one_coverage(shared_data: Path, owners: Owners) -> None:
    names = ("N03-170101_14_GML.zip", "N03-180101_16_GML", "N03-20240101_31_GML.zip")
    files = [(name, file) for name in names for file in read_boundaries(shared_data / "boundaries" / name)]
    shapes = assign_owners(files, owners)
    assert shapes.shapes["owner"].nunique() == 33 + 15 + 19
    assert shapes.report[-1] == "境界のある都道府県: 3 / 47"
