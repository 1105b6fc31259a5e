"""Rings taken from the bytes of a shapefile: the same as by GDAL and GEOS, and left to these where there is a doubt."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from etl.engines import LOCAL
from etl.extract import geofiles
from etl.extract.boundaries import BoundaryFile, read_boundaries
from etl.extract.simple_rings import is_simple, scratch_of
from etl.extract.sound import sound_rings
from etl.owners import Owners, assign_owners
from geodata.errors import SourceError
from tests.etl.extract.boundary_zoo import frame, shapefile, square

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from etl.topology.rings import Rings

SHARED = ("N03-15_12_150101_kanagawa_no_shx_no_prj", "N03-170101_14_GML.zip", "N03-180101_16_GML",
          "N03-20200101_13_GML", "N03-20240101_25_GML", "N03-20240101_27_GML", "N03-20240101_31_GML.zip",
          "h27ka16342", "jma")  # fmt: skip
HOLED = square(4).difference(square(4, 0.05).buffer(-0.01))
BOW = shapely.Polygon([(137.5, 36), (137.6, 36.1), (137.6, 36), (137.5, 36.1)])
TWO = shapely.MultiPolygon([square(8), square(10)])
TOUCHING = shapely.Polygon([(138, 36), (138, 37), (138.5, 36.5), (139, 37), (139, 36), (138.5, 36.5)])


def both_ways(path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[list[BoundaryFile], list[BoundaryFile]]:
    """A path read by GDAL alone, and with its sound rings taken from the file."""
    monkeypatch.setattr(geofiles, "LARGE", 1 << 60)
    whole = read_boundaries(path)
    monkeypatch.setattr(geofiles, "LARGE", 0)
    return whole, read_boundaries(path)


def rings(files: Sequence[BoundaryFile]) -> Rings:
    """Rings as the build cuts them, each with the row of its record."""
    codes = {code for file in files for code in file.shapes["code"] if len(code) == 5 and not code.endswith("000")}
    shapes = assign_owners([("サンプル", file) for file in files], Owners(frozenset(codes), {}))
    return LOCAL.rings(shapes, np.arange(len(shapes.shapes), dtype=np.int32))


def assert_alike(whole: Sequence[BoundaryFile], in_two_ways: Sequence[BoundaryFile]) -> None:
    for one, other in zip(whole, in_two_ways, strict=True):
        words = ["code", "name", "fault"]
        pd.testing.assert_frame_equal(pd.DataFrame(one.shapes[words]), pd.DataFrame(other.shapes[words]))
        assert (one.remarks, one.merged, one.water) == (other.remarks, other.merged, other.water)
        assert shapely.area(one.geometry.to_numpy()) == pytest.approx(
            shapely.area(other.geometry.to_numpy()), nan_ok=True
        )
    expected, found = rings(whole), rings(in_two_ways)
    assert found.xy.tobytes() == expected.xy.tobytes()
    assert found.offsets.tolist() == expected.offsets.tolist()
    assert found.owner.tolist() == expected.owner.tolist()


@pytest.mark.parametrize("name", SHARED)
def test_real_boundaries_are_the_same_both_ways(shared_data: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert_alike(*both_ways(shared_data / "boundaries" / name, monkeypatch))


def test_what_is_not_one_sound_ring_stands_between_those_that_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    turned = shapely.Polygon(square(3).exterior.coords[::-1])
    repeating = shapely.Polygon([(139, 36), (139, 36), (139, 36.1), (139.1, 36.1), (139.1, 36.1), (139.1, 36)])
    spike = shapely.Polygon([(139.2, 36), (139.2, 36.1), (139.3, 36.1), (139.4, 36.1), (139.3, 36.1), (139.3, 36)])
    shapes = [square(), HOLED, square(1), None, TWO, BOW, turned, square(2), square(2), TOUCHING, repeating, spike,
              square(11), square(12), square(13), square(14), square(15), square(-500)]  # fmt: skip
    codes = [f"162{number:02}" for number in range(len(shapes))]
    codes[8] = codes[7]
    shp = shapefile(tmp_path, frame(shapes, code=codes, name=["サンプル"] * len(codes)))
    whole, (file,) = both_ways(shp, monkeypatch)
    assert_alike(whole, [file])
    assert file.merged == 1
    assert file.sound is not None
    assert file.sound.record.tolist() == [0, 2, 6, 7, 8, 10, 12, 13, 14, 15, 16]


def test_rows_that_are_deleted_or_have_no_code_move_no_shape(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shp = shapefile(tmp_path, frame(code=["16201", "16202", "", "16204"], name=["サンプル"] * 4))
    dbf = bytearray(shp.with_suffix(".dbf").read_bytes())
    dbf[int.from_bytes(dbf[8:10], "little")] = ord("*")
    shp.with_suffix(".dbf").write_bytes(dbf)
    whole, (file,) = both_ways(shp, monkeypatch)
    assert_alike(whole, [file])
    assert file.geometry.bounds["minx"].tolist() == [137.1, 137.2, 137.3]


@pytest.mark.parametrize("crs", ["EPSG:6675", "EPSG:4301"])
def test_coordinates_that_have_to_be_moved_are_left_to_gdal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, crs: str
) -> None:
    shp = shapefile(tmp_path, frame(code=["16201", "16202"], name=["サンプル"] * 2).to_crs(crs))
    whole, (file,) = both_ways(shp, monkeypatch)
    assert_alike(whole, [file])
    assert file.sound is None


def test_shapes_with_heights_are_left_to_gdal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shapes = [shapely.force_3d(square(number), 12.0) for number in range(2)]
    shp = shapefile(tmp_path, frame(shapes, code=["16201", "16202"], name=["サンプル"] * 2))
    whole, (file,) = both_ways(shp, monkeypatch)
    assert_alike(whole, [file])
    assert file.sound is None


def with_the_first_longitude(folder: Path, value: float) -> Path:
    """Four squares; the first of the file does not end where it begins."""
    shp = shapefile(folder, frame(code=["16201", "16202", "16204", "16205"], name=["サンプル"] * 4))
    raw = bytearray(shp.read_bytes())
    raw[100 + 8 + 48 : 100 + 8 + 56] = struct.pack("<d", value)
    shp.write_bytes(raw)
    return shp


def test_a_ring_that_is_not_closed_is_left_to_gdal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole, (file,) = both_ways(with_the_first_longitude(tmp_path, 137.05), monkeypatch)
    assert_alike(whole, [file])
    assert file.sound is not None
    assert file.sound.record.tolist() == [1, 2, 3]


@pytest.mark.filterwarnings("ignore:invalid value:RuntimeWarning")
@pytest.mark.parametrize("value", [float("nan"), float("inf"), -float("inf")])
def test_a_ring_through_no_place_is_set_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, value: float) -> None:
    whole, (file,) = both_ways(with_the_first_longitude(tmp_path, value), monkeypatch)
    assert file.shapes["fault"].tolist() == whole[0].shapes["fault"].tolist()
    assert (file.shapes["fault"] == "").tolist() == [False, True, True, True]
    assert rings([file]).xy.tobytes() == rings(whole).xy.tobytes()


def test_a_shapefile_cut_short_is_refused_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shp = shapefile(tmp_path, frame(code=["16201", "16202"], name=["サンプル"] * 2))
    shp.write_bytes(shp.read_bytes()[:-8])
    monkeypatch.setattr(geofiles, "LARGE", 0)
    with pytest.raises(SourceError, match="途中で切れています"):
        read_boundaries(shp)


def is_sound(points: NDArray[np.float64]) -> bool:
    """Whether the points, a closed ring, are taken as sound."""
    words = np.ascontiguousarray(points).view(np.int32).reshape(-1)
    begin, count, number = (np.array([value], np.int64) for value in (0, len(points), 0))
    return bool(len(sound_rings(words, begin, count, number).record))


@given(
    st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), min_size=3, max_size=14),
    st.sampled_from([1.0, 0.1, 1e-13]),
)
def test_no_ring_that_geos_calls_invalid_is_taken_as_sound(corners: list[tuple[int, int]], step: float) -> None:
    points = np.array([*corners, corners[0]]) * step + [137, 36]
    assert is_sound(points) <= shapely.is_valid(shapely.Polygon(points))


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=3, max_size=30))
def test_on_whole_numbers_nothing_is_in_doubt(corners: list[tuple[int, int]]) -> None:
    points = np.array([*corners, corners[0]], np.float64) + np.array([130, 30])
    assert is_sound(points) == shapely.is_valid(shapely.Polygon(points))


@given(st.integers(0, 1 << 32), st.integers(3, 400))
def test_a_long_ring_is_simple_until_one_of_its_vertices_is_moved_across(seed: int, size: int) -> None:
    chance = np.random.default_rng(seed)
    angle = np.linspace(0, 2 * np.pi, size, endpoint=False)
    far = chance.uniform(0.2, 1, size)[:, None]
    around = far * np.stack([np.cos(angle), np.sin(angle)], axis=1)
    assert is_simple(np.append(around, around[:1], axis=0), size, scratch_of(size))
    if size > 8:
        around[size // 2] = 1.5 * around[0] * [1, 0]
        crossed = np.append(around, around[:1], axis=0)
        assert is_simple(crossed, size, scratch_of(size)) == shapely.is_valid(shapely.Polygon(crossed))
