"""Boundaries spread over two processes: the same files, remarks and rings as in this one, to the last bit."""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

import numpy as np
import pytest
import shapely

from etl.engines import LOCAL, EngineName, engine_of
from etl.extract.boundaries import BoundaryFile, MissingColumns
from etl.owners import Owners, Shapes, assign_owners
from geodata.errors import SourceError
from tests.conftest import without
from tests.etl.extract.boundary_zoo import frame, parts, shapefile, square, zipped

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import geopandas as gpd

    from etl.engines import Engine

OWNERS = Owners(frozenset({"16201", "16202", "16203", "20201", "20202", "14130", "15201", "15202",
                           "13201", "14201", "17201", "17202", "18201", "19201", "21201"}), {})  # fmt: skip
HOLED = square(4).difference(square(4, 0.05).buffer(-0.01))
BOW = shapely.Polygon([(137.5, 36), (137.6, 36.1), (137.6, 36), (137.5, 36.1)])


@pytest.fixture(scope="module")
def two_processes() -> Iterator[Engine]:
    """The dask engine on a cluster of two workers, each a process with one thread."""
    if find_spec("distributed") is None:
        without("dask, an optional extra, is not installed", "NICHIIKI_REQUIRE_SHARED")
    distributed = import_module("distributed")
    with (
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0") as cluster,
        engine_of(EngineName.DASK, cluster.scheduler_address) as engine,
    ):
        yield engine


def country() -> gpd.GeoDataFrame:
    """Two prefectures, their records mixed: a bow tie, a hole, a ward, the same shape twice, nothing, nobody's land."""
    both = shapely.MultiPolygon([square(1), square(8)])
    shapes = [square(0), BOW, both, HOLED, square(2), square(2), None, square(6), square(7)]
    codes = ["16201", "20201", "16202", "20202", "14131", "14131", "16203", "16000", ""]
    return frame(shapes, code=codes, name=["サンプル"] * len(codes))


def with_a_deleted_row(folder: Path) -> Path:
    """A shapefile of 13201 and 14201 whose first row is marked as deleted, so that rows have other numbers than shapes."""
    codes = ["13203", "13201", "14201"]
    shp = shapefile(folder, frame([square(number) for number in (20, 21, 22)], code=codes, name=["サンプル"] * 3))
    dbf = bytearray(shp.with_suffix(".dbf").read_bytes())
    dbf[int.from_bytes(dbf[8:10], "little")] = ord("*")
    shp.with_suffix(".dbf").write_bytes(dbf)
    return shp


def geopackage(path: Path) -> Path:
    """Two layers, one of two prefectures."""
    for layer, codes in {"one": ["17201", "18201", "17202"], "two": ["19201"]}.items():
        shapes = [square(30 + number + 5 * len(codes)) for number in range(len(codes))]
        frame(shapes, code=codes, name=["サンプル"] * len(codes)).to_file(path, layer=layer)
    return path


def assigned(engine: Engine, paths: list[Path]) -> tuple[Shapes, list[BoundaryFile]]:
    read = list(engine.read(paths, OWNERS.knows))
    files = [file for one in read if not isinstance(one, MissingColumns) for file in one]
    return assign_owners([(file.path.name, file) for file in files], OWNERS), files


def test_two_processes_read_and_cut_the_same_as_one(tmp_path: Path, two_processes: Engine) -> None:
    towns = [square(10).union(square(11)), square(12)]
    zipped_shp = shapefile(tmp_path / "b", frame(towns, code=["15201", "15202"], name=["サンプル"] * 2))
    paths = [
        shapefile(tmp_path / "a", country()),
        zipped(tmp_path / "b.zip", [(part.name, part) for part in parts(zipped_shp)]),
        shapefile(tmp_path / "c", frame(title=["サンプル"])),
        with_a_deleted_row(tmp_path / "d"),
        geopackage(tmp_path / "e.gpkg"),
        shapefile(tmp_path / "f", frame([square(40)], code=["21201"], name=["サンプル"]), without=[".shx"]),
    ]
    (here, files), (there, spread) = assigned(LOCAL, paths), assigned(two_processes, paths)
    assert [type(one) for one in LOCAL.read(paths, OWNERS.knows)][2] is MissingColumns
    assert here.report == there.report
    assert here.rejects.equals(there.rejects)
    assert [file.remarks for file in files] == [file.remarks for file in spread]
    assert [(file.records, file.merged, file.water, file.crs) for file in files] == [
        (file.records, file.merged, file.water, file.crs) for file in spread
    ]
    owner = np.arange(len(here.shapes), dtype=np.int32)
    one, other = LOCAL.rings(here, owner), two_processes.rings(there, owner)
    assert len(one.owner) == 17
    assert one.xy.tobytes() == other.xy.tobytes()
    assert one.offsets.tolist() == other.offsets.tolist()
    assert one.owner.tolist() == other.owner.tolist()


def test_the_engine_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "etl.spread", raising=False)
    monkeypatch.setitem(sys.modules, "dask_geopandas", None)
    with pytest.raises(SourceError, match=r"nichiiki-atlas\[dask\]"), engine_of(EngineName.DASK):
        pass


def test_a_scheduler_without_dask_is_refused() -> None:
    with pytest.raises(SourceError, match="--engine dask"), engine_of(EngineName.LOCAL, "tcp://127.0.0.1:1"):
        pass
