"""The three levels of detail that a browser gets."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

import geopandas as gpd
import numpy as np
import pytest
import shapely
from hypothesis import given

from etl.topology import Topology, build_topology
from etl.web import DETAIL, NATIONAL, REGIONAL, detail_of, levels_of, web_geometry
from tests.etl.topology.grids import cells, decode, random_rows

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from geodata.dataset import Dataset

CODES = ("01100", "01202", "02201", "02202")
HOMES = ("01", "01", "02", "02")


@pytest.fixture(scope="module")
def national(shared_data: Path) -> tuple[Topology, list[str], dict[str, bytes]]:
    towns = gpd.read_file(shared_data / "embed" / "boundaries" / "jma_municipalities_2025.zip")
    codes = towns["code"].tolist()
    topology = build_topology(towns.geometry.to_numpy(), np.arange(len(towns)), len(towns))
    return (
        topology,
        codes,
        web_geometry(levels_of(detail_of(topology)), codes, ["01" if code == "hoppo" else code[:2] for code in codes]),
    )


def municipalities(document: bytes) -> NDArray[np.object_]:
    return np.array([shape for name, shape in decode(document).items() if name.startswith("municipalities/")])


def test_each_level_is_coarser_than_the_one_before() -> None:
    assert DETAIL < REGIONAL < NATIONAL
    assert DETAIL.tolerance_m <= 20


def test_every_municipality_is_on_every_level_and_in_the_detail_of_its_prefecture(
    national: tuple[Topology, list[str], dict[str, bytes]],
) -> None:
    _, codes, levels = national
    for name in ("national", "regional"):
        towns = json.loads(levels[name])["objects"]["municipalities"]["geometries"]
        assert [town["id"] for town in towns] == codes
        assert all(town["type"] for town in towns)
    details = [
        town
        for name in sorted(set(levels) - {"national", "regional"})
        for town in json.loads(levels[name])["objects"]["municipalities"]["geometries"]
    ]
    assert sorted(town["id"] for town in details) == sorted(codes)
    assert all(town["type"] for town in details)


@pytest.mark.parametrize("name", ["national", "regional"])
def test_what_is_published_is_a_valid_coverage_but_for_the_nine_faults_of_the_source(
    national: tuple[Topology, list[str], dict[str, bytes]], name: str
) -> None:
    shapes = municipalities(national[2][name])
    assert shapely.is_valid(shapes).all()
    assert np.count_nonzero(~shapely.is_empty(shapely.coverage_invalid_edges(shapes))) == 9


def test_detail_of_every_prefecture_is_valid(national: tuple[Topology, list[str], dict[str, bytes]]) -> None:
    for name in sorted(set(national[2]) - {"national", "regional"}):
        assert shapely.is_valid(municipalities(national[2][name])).all()


def test_national_map_of_the_default_boundaries_is_within_its_budget(dataset: Dataset) -> None:
    name = dataset.manifest["web"]["national"]
    compressed = (dataset.web_dir / f"{name}.gz").read_bytes()
    assert len(compressed) <= 450_000
    assert gzip.decompress(compressed) == (dataset.web_dir / name).read_bytes()


def test_outline_of_a_prefecture_is_drawn_with_the_arcs_of_its_municipalities() -> None:
    levels = web_geometry(levels_of(detail_of(build_topology(*cells("aabb", "ccdd"), 4))), CODES, HOMES)
    read = json.loads(levels["national"])
    towns = {abs_arc(ref) for town in read["objects"]["municipalities"]["geometries"] for ref in np.ravel(town["arcs"])}
    outlines = [np.ravel(line["arcs"]).tolist() for line in read["objects"]["prefectures"]["geometries"]]
    assert {abs_arc(ref) for refs in outlines for ref in refs} <= towns
    assert set(outlines[0]) & set(outlines[1]) == set(np.ravel(read["objects"]["borders"]["arcs"]).tolist())


def abs_arc(ref: int) -> int:
    return int(ref if ref >= 0 else ~ref)


@given(random_rows())
def test_whoever_has_land_has_it_on_every_level(rows: list[str]) -> None:
    shapes, owners = cells(*rows)
    levels = web_geometry(levels_of(detail_of(build_topology(shapes, owners, 4))), CODES, HOMES)
    for name in ("national", "regional"):
        drawn = json.loads(levels[name])["objects"]["municipalities"]["geometries"]
        assert {CODES.index(town["id"]) for town in drawn if town["type"]} == set(owners.tolist())
        polygons = municipalities(levels[name])
        assert shapely.is_valid(polygons).all()
        assert shapely.coverage_is_valid(polygons[~shapely.is_empty(polygons)])
