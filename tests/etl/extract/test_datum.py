"""To JGD2011 without a network."""

from __future__ import annotations

import geopandas as gpd
import pyproj
import pyproj.network
import pytest
import shapely

from etl.extract.datum import assumed_crs, to_jgd2011, vintage_of
from geodata.errors import CrsMismatch

ORIGIN_TOKYO = (139 + 44 / 60 + 40.5020 / 3600, 35 + 39 / 60 + 17.5148 / 3600)
ORIGIN_JGD2000 = (139 + 44 / 60 + 28.8759 / 3600, 35 + 39 / 60 + 29.1572 / 3600)
"""日本経緯度原点 in the 測量法施行令 before and after 2002."""


def points(crs: object, *lonlat: tuple[float, float]) -> gpd.GeoSeries:
    return gpd.GeoSeries(shapely.points(lonlat), crs=crs)


@pytest.mark.parametrize(
    ("name", "year"),
    [
        ("N03-20240101_25", 2024),
        ("N03-190101_GML", 2019),
        ("N03-170101_14_GML.zip", 2017),
        ("N03-18_16_180101", 2018),
        ("N03-15_12_150101", 2015),
        ("N03-05_13", 2005),
        ("N03-951001_GML", 1995),
        ("h27ka16342", 2015),
        ("r2ka13101", 2020),
        ("jma_municipalities_2025", 2025),
        ("jma_municipalities_1741", None),
        ("towns", None),
    ],
)
def test_the_year_of_a_file_is_in_its_name(name: str, year: int | None) -> None:
    assert vintage_of([name]) == year


def test_the_first_name_that_tells_decides() -> None:
    assert vintage_of(["towns.shp", "N03-170101_14_GML.zip"]) == 2017


@pytest.mark.parametrize(("vintage", "crs"), [(2015, "EPSG:4612"), (2016, "EPSG:6668"), (None, "EPSG:6668")])
def test_without_a_crs_the_year_decides_and_what_was_assumed_is_said(vintage: int | None, crs: str) -> None:
    assumed, (remark,) = assumed_crs(vintage)
    assert assumed == crs
    assert "みなしました" in remark
    assert (str(vintage) in remark) == (vintage is not None)


@pytest.mark.parametrize("crs", ["EPSG:6668", "EPSG:4612", "EPSG:4326", "OGC:CRS84"])
def test_jgd2000_and_wgs84_stay_where_they_are_to_the_last_bit(crs: str) -> None:
    moved, remarks = to_jgd2011(points(crs, (139.123456789, 35.987654321)))
    assert moved.crs == "EPSG:6668"
    assert (moved.x[0], moved.y[0]) == (139.123456789, 35.987654321)
    assert bool(remarks) == (crs == "EPSG:4612")


def test_the_tokyo_datum_is_shifted_by_its_400_metres_and_the_accuracy_said() -> None:
    moved, remarks = to_jgd2011(points("EPSG:4301", ORIGIN_TOKYO))
    assert (moved.x[0], moved.y[0]) == pytest.approx(ORIGIN_JGD2000, abs=1e-4)  # 10 m
    assert len(remarks) == 1
    assert "世界測地系に直しました（精度 約9 m）" in remarks[0]


@pytest.mark.parametrize("epsg", [2451, 6677, 32654, 6691, 3857])
def test_projected_coordinates_come_back_as_degrees_and_it_is_said(epsg: int) -> None:
    flat = points("EPSG:6668", (139.5, 35.5)).to_crs(epsg)
    moved, remarks = to_jgd2011(flat)
    assert (moved.x[0], moved.y[0]) == pytest.approx((139.5, 35.5), abs=1e-7)
    assert remarks[0].startswith("投影された座標（")


def test_a_plane_of_the_tokyo_datum_is_both_unprojected_and_shifted() -> None:
    """EPSG:30169 is zone IX on Bessel's ellipsoid."""
    there = points("EPSG:4301", ORIGIN_TOKYO).to_crs(30169)
    moved, remarks = to_jgd2011(there)
    assert (moved.x[0], moved.y[0]) == pytest.approx(ORIGIN_JGD2000, abs=1e-4)
    assert len(remarks) == 2


def test_the_wkt_of_an_old_prj_without_a_code_is_known_by_its_ellipsoid() -> None:
    prj = (
        'GEOGCS["Tokyo by hand",DATUM["D_Hand",SPHEROID["Bessel_1841",6377397.155,299.1528128]],'
        'PRIMEM["Greenwich",0],UNIT["Degree",0.017453292519943295]]'
    )
    moved, _ = to_jgd2011(points(prj, ORIGIN_TOKYO))
    assert (moved.x[0], moved.y[0]) == pytest.approx(ORIGIN_JGD2000, abs=1e-4)


@pytest.mark.parametrize("crs", ["EPSG:4267", 'LOCAL_CS["x",UNIT["metre",1]]'])
def test_a_datum_that_is_not_japans_is_refused(crs: str) -> None:
    with pytest.raises(CrsMismatch):
        to_jgd2011(points(crs, (139.5, 35.5)))


def test_proj_never_asks_a_network() -> None:
    pyproj.network.set_network_enabled(True)  # type: ignore[attr-defined]
    to_jgd2011(points("EPSG:4301", (139.5, 35.5)))
    assert not pyproj.network.is_network_enabled()  # type: ignore[attr-defined]
