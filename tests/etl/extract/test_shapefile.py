"""The parts of a shapefile before GDAL sees them."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import geopandas as gpd
import numpy as np
import pytest
import shapely

from etl.extract.boundaries import read_boundaries
from etl.extract.shapefile import check_records, write_shx
from geodata.errors import SourceError
from tests.etl.extract.boundary_zoo import frame, parts, shapefile, square

if TYPE_CHECKING:
    from pathlib import Path

RECORD = 8 + 44 + 4 + 5 * 16
"""Bytes of a square: record header, fixed part, one part, five points."""


@pytest.fixture
def towns(tmp_path: Path) -> Path:
    return shapefile(tmp_path, frame(code=["16201", "16202", "16204"], name=["富山市", "高岡市", "魚津市"]))


def refusal(path: Path) -> str:
    with pytest.raises(SourceError) as refused:
        read_boundaries(path)
    return str(refused.value)


def patch(file: Path, at: int, content: bytes) -> None:
    file.write_bytes(file.read_bytes()[:at] + content + file.read_bytes()[at + len(content) :])


def test_the_index_made_again_is_the_one_that_was_lost(towns: Path) -> None:
    shx = towns.with_suffix(".shx")
    original = shx.read_bytes()
    shx.unlink()
    spans = check_records(towns, None)
    assert spans.tolist() == [[100 + number * RECORD, RECORD - 8] for number in range(3)]
    write_shx(towns, spans)
    assert shx.read_bytes() == original


def test_a_lost_index_is_made_again_elsewhere_and_said(towns: Path) -> None:
    towns.with_suffix(".shx").unlink()
    before = {part: part.read_bytes() for part in parts(towns)}
    (file,) = read_boundaries(towns)
    assert file.shapes["code"].tolist() == ["16201", "16202", "16204"]
    assert file.remarks == (".shx がないため、写しの上で作り直しました",)
    assert {part: part.read_bytes() for part in parts(towns)} == before


def test_parts_with_capital_endings_belong_together(towns: Path) -> None:
    towns.with_suffix(".dbf").rename(towns.with_suffix(".DBF"))
    towns.with_suffix(".prj").rename(towns.with_suffix(".Prj"))
    (file,) = read_boundaries(towns)
    assert (file.shapes["name"].tolist(), file.crs) == (["富山市", "高岡市", "魚津市"], "EPSG:6668")


def test_a_shapefile_without_its_table_is_refused(towns: Path) -> None:
    towns.with_suffix(".dbf").unlink()
    assert "同じ名前の .dbf がありません" in refusal(towns)


@pytest.mark.parametrize("keep", [0, 50, 100, 101, 200, 100 + RECORD, -1])
@pytest.mark.parametrize("indexed", [True, False])
def test_a_shapefile_cut_short_is_refused(towns: Path, keep: int, *, indexed: bool) -> None:
    if not indexed:
        towns.with_suffix(".shx").unlink()
    towns.write_bytes(towns.read_bytes()[:keep])
    assert "取得し直" in refusal(towns)


@pytest.mark.parametrize("keep", [0, 50, 100, 108, -1])
def test_an_index_cut_short_is_refused(towns: Path, keep: int) -> None:
    shx = towns.with_suffix(".shx")
    shx.write_bytes(shx.read_bytes()[:keep])
    assert "towns.shx" in refusal(towns)


def test_an_index_that_points_to_one_large_shape_many_times_is_refused(towns: Path) -> None:
    """Each look at it would cost the memory of the shape again."""
    shx = towns.with_suffix(".shx")
    one = shx.read_bytes()[100:108]
    head = bytearray(shx.read_bytes()[:100])
    head[24:28] = struct.pack(">i", (100 + 8 * 100_000) // 2)
    shx.write_bytes(bytes(head) + one * 100_000)
    assert ".shx と合いません" in refusal(towns)


@pytest.mark.parametrize(
    ("at", "value"),
    [
        (100 + 4, struct.pack(">i", 1)),  # a record shorter than its type
        (100 + 4, struct.pack(">i", 2**30)),  # longer than the file
        (100 + 4, struct.pack(">i", -50)),
        (100 + 8 + 36, struct.pack("<i", 2**31 - 1)),  # more parts than the record holds
        (100 + 8 + 40, struct.pack("<i", 2**31 - 1)),  # more points
        (100 + 8 + 40, struct.pack("<i", -1)),
        (100 + 8, struct.pack("<i", 99)),  # no such type
    ],
)
@pytest.mark.parametrize("indexed", [True, False])
def test_a_record_that_lies_is_refused(towns: Path, at: int, value: bytes, *, indexed: bool) -> None:
    if not indexed:
        towns.with_suffix(".shx").unlink()
    patch(towns, at, value)
    assert "towns.shp" in refusal(towns)


def test_points_are_no_boundaries(tmp_path: Path) -> None:
    offices = gpd.GeoDataFrame({"code": ["16201"]}, geometry=[shapely.Point(137, 36)], crs="EPSG:6668")
    assert "面（ポリゴン）の図形ではありません" in refusal(shapefile(tmp_path, offices))


def test_heights_and_measures_are_dropped(tmp_path: Path) -> None:
    shp = shapefile(tmp_path, frame([shapely.force_3d(square(), 12.0)], code=["16201"]))
    (file,) = read_boundaries(shp)
    assert not shapely.has_z(file.shapes.geometry.to_numpy()).any()
    assert file.shapes.geometry.iloc[0].equals(square())


def test_a_record_without_a_shape_is_kept_with_its_fault(tmp_path: Path) -> None:
    shp = shapefile(tmp_path, frame([square(), None], code=["16201", "16202"]))
    (file,) = read_boundaries(shp)
    assert file.shapes["fault"].tolist() == ["", "図形がないか、面積がない"]


def test_the_records_of_a_shapefile_read_are_those_written(tmp_path: Path) -> None:
    squares = [square(number) for number in range(100)]
    shp = shapefile(tmp_path, frame(squares, code=["16201"] * 100))
    (file,) = read_boundaries(shp)
    assert np.array_equal(shapely.equals(file.shapes.geometry.to_numpy(), squares), np.ones(100, bool))
