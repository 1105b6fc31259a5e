"""Work on two threads: the same results in the same order, and the fault of the one that failed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
import shapely

from etl.extract import geofiles
from etl.extract.abreast import abreast, by_shares
from etl.extract.boundaries import read_boundaries
from tests.etl.extract.boundary_zoo import frame, shapefile, square

if TYPE_CHECKING:
    from pathlib import Path


def test_results_stand_in_the_order_of_the_arguments() -> None:
    assert abreast(lambda number: number * 2, range(9)) == [0, 2, 4, 6, 8, 10, 12, 14, 16]


def test_the_fault_of_one_is_raised() -> None:
    with pytest.raises(ZeroDivisionError):
        abreast(lambda number: 1 // number, [2, 1, 0])


@pytest.mark.parametrize("count", [0, 1, 3, 4, 10])
def test_shares_of_an_array_give_the_whole(count: int) -> None:
    shapes = np.array([square(number) for number in range(count)], dtype=object)
    assert by_shares(shapely.bounds, shapes, share=3).tolist() == shapely.bounds(shapes).tolist()


@pytest.mark.parametrize("deleted", [None, 0, 4, 6])
def test_a_long_file_is_read_in_shares_as_it_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, deleted: int | None
) -> None:
    codes = [f"1620{number}" for number in range(7)]
    shp = shapefile(tmp_path, frame(code=codes, name=["サンプル"] * 7))
    if deleted is not None:
        dbf = bytearray(shp.with_suffix(".dbf").read_bytes())
        header, row = (int.from_bytes(dbf[at : at + 2], "little") for at in (8, 10))
        dbf[header + deleted * row] = ord("*")
        shp.with_suffix(".dbf").write_bytes(dbf)
    monkeypatch.setattr(geofiles, "SHARE", 2)
    (file,) = read_boundaries(shp)
    left = [number for number in range(7) if number != deleted]
    assert file.shapes["code"].tolist() == [codes[number] for number in left]
    assert [shape.bounds[0] for shape in file.shapes.geometry] == [square(number).bounds[0] for number in left]
