"""The engine on the boundaries the product is built from."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from etl.topology import adjacency, areas_km2, build_topology, mismatched_km, simplify, to_polygons, to_topojson
from tests.etl.topology.grids import decode

if TYPE_CHECKING:
    from pathlib import Path

    from etl.topology import Topology

LEVELS = ((20.0, 0.0), (300.0, 0.1), (1_200.0, 1.0))


@pytest.fixture(scope="module")
def towns(shared_data: Path) -> gpd.GeoDataFrame:
    return gpd.read_file(shared_data / "embed" / "boundaries" / "jma_municipalities_2025.zip")


@pytest.fixture(scope="module")
def topology(towns: gpd.GeoDataFrame) -> Topology:
    return build_topology(towns.geometry.to_numpy(), np.arange(len(towns)), len(towns))


def test_every_municipality_comes_back_unchanged(towns: gpd.GeoDataFrame, topology: Topology) -> None:
    polygons = to_polygons(topology)
    assert shapely.is_valid(polygons).all()
    assert shapely.equals(polygons, towns.geometry.to_numpy()).all()


def test_nine_municipalities_have_edges_that_do_not_match(topology: Topology) -> None:
    unmatched = mismatched_km(topology)
    assert np.count_nonzero(unmatched) == 9
    assert unmatched.sum() < 6


@pytest.mark.parametrize(("tolerance", "island"), LEVELS)
def test_every_level_is_valid_and_complete(topology: Topology, tolerance: float, island: float) -> None:
    full = to_polygons(topology)
    coarse = to_polygons(simplify(topology, tolerance, smallest_island_km2=island))
    assert shapely.is_valid(coarse).all()
    assert not shapely.is_empty(coarse).any()
    faults_before = ~shapely.is_empty(shapely.coverage_invalid_edges(full))
    faults = ~shapely.is_empty(shapely.coverage_invalid_edges(coarse))
    assert not (faults & ~faults_before).any()
    assert np.abs(shapely.area(coarse).sum() / shapely.area(full).sum() - 1) < 0.002


def test_topojson_of_the_middle_level_reads_back(towns: gpd.GeoDataFrame, topology: Topology) -> None:
    coarse = simplify(topology, 300.0, smallest_island_km2=0.1)
    codes = towns["code"].tolist()
    shapes = decode(to_topojson(coarse, codes, [code[:2] for code in codes], 100_000))
    difference = [
        shapely.hausdorff_distance(shapes[f"municipalities/{code}"], shape)
        for code, shape in zip(codes[:200], to_polygons(coarse)[:200], strict=True)
    ]
    assert max(difference) < 1e-4


def test_areas_agree_with_the_reference(towns: gpd.GeoDataFrame, topology: Topology, shared_data: Path) -> None:
    """Within 1 %: the reference was measured before the polygons were cleaned."""
    reference = pd.read_csv(shared_data / "reference" / "municipality_area_computed.csv", dtype={"code5": str})
    expected = reference.set_index("code5")["area_km2_jma_polygon"]
    ours = pd.Series(areas_km2(topology), index=towns["code"])
    np.testing.assert_allclose(ours[expected.index], expected, rtol=0.01)


def test_neighbours_agree_with_the_reference(towns: gpd.GeoDataFrame, topology: Topology, shared_data: Path) -> None:
    """The reference was measured in EPSG:6933, which stretches by up to a fifth, before the polygons were cleaned."""
    reference = pd.read_csv(
        shared_data / "reference" / "adjacency_jma.csv", dtype={"code5_a": str, "code5_b": str}
    ).set_index(["code5_a", "code5_b"])["shared_m"]
    table = adjacency(topology)
    codes = towns["code"].to_numpy()
    ours = pd.Series(table["border_km"].to_numpy(), index=[codes[table["a"]], codes[table["b"]]])
    cleaned_away = {("13108", "13111"), ("06401", "15385")}
    assert set(reference.index) - set(ours.index) == cleaned_away
    assert set(ours.index) <= set(reference.index)
    ratio = ours / (reference[ours.index] / 1000)
    assert float(ratio.median()) == pytest.approx(1.0, abs=0.01)
    assert float(ratio.between(0.8, 1.25).mean()) > 0.995


@pytest.mark.parametrize(
    "name", ["N03-20240101_25_GML", "N03-20240101_27_GML", "N03-180101_16_GML", "N03-20200101_13_GML"]
)
def test_many_records_of_a_municipality_become_one_shape(shared_data: Path, name: str) -> None:
    records = gpd.read_file(shared_data / "boundaries" / name)
    codes, owner = np.unique(records["N03_007"].fillna("-").astype(str), return_inverse=True)
    owner = np.where(codes[owner] == "-", -1, owner)
    shapes = to_polygons(build_topology(records.geometry.to_numpy(), owner, len(codes)))
    assert shapely.coverage_is_valid(shapes)
    for number, code in enumerate(codes):
        if code != "-":
            expected = cast("shapely.Geometry", shapely.union_all(records.geometry.to_numpy()[owner == number]))
            assert shapes[number].equals(expected)
