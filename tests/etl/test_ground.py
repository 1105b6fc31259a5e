"""From shapes with owners to one shape each."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from etl.engines import LOCAL
from etl.ground import Ground, ground_of
from etl.owners import Shapes


def ground(*records: tuple[str, shapely.Polygon]) -> Ground:
    owners, geometry = zip(*records, strict=True)
    frame = gpd.GeoDataFrame({"owner": owners}, geometry=list(geometry), crs="EPSG:6668")
    return ground_of(Shapes(frame, pd.DataFrame(), (), ()), LOCAL)


UNIT = shapely.box(137, 36, 138, 37)


@pytest.mark.parametrize(
    ("other", "area"),
    [
        (shapely.box(137.5, 36.5, 138.5, 37.5), 1.75),
        (shapely.box(137.2, 36.2, 137.5, 36.5), 1.0),  # within
        (shapely.box(137, 36, 137.5, 37), 1.0),  # along three edges
        (shapely.box(138, 36, 139, 37), 2.0),  # beside: no overlap
        (shapely.box(140, 36, 141, 37), 2.0),  # apart
    ],
)
def test_land_under_two_records_of_a_municipality_is_counted_once(other: shapely.Polygon, area: float) -> None:
    found = ground(("16201", UNIT), ("16201", other))
    assert shapely.area(found.geometry.to_numpy()).tolist() == pytest.approx([area], rel=1e-3)
    assert bool(found.report) == (UNIT.intersection(other).area > 0)


def test_who_overlaps_is_said_and_neighbours_keep_their_border() -> None:
    found = ground(
        ("16201", UNIT), ("16201", shapely.box(137.2, 36.2, 137.5, 36.5)), ("16202", shapely.box(138, 36, 139, 37))
    )
    assert found.report == ("図形が重なるか、境がずれている市区町村 1（16201）は、図形を合わせ直しました",)
    assert shapely.coverage_is_valid(found.geometry.to_numpy())


def test_parts_whose_common_border_differs_in_the_last_digits_keep_their_land() -> None:
    steps = np.linspace(36, 37, 41)
    west = [(138 + 1e-7 * (number % 2), north) for number, north in enumerate(steps)]
    east = [(138 + 1e-7 * (number % 3), north) for number, north in enumerate(steps)]
    wards = (shapely.Polygon([(137, 36), *west, (137, 37)]), shapely.Polygon([(139, 36), *east, (139, 37)]))
    found = ground(*(("14100", ward) for ward in wards))
    assert found.geometry.is_valid.all()
    assert shapely.area(found.geometry.to_numpy()).tolist() == pytest.approx([2.0], rel=1e-3)
    cities = ground(*zip(("14100", "14130"), wards, strict=True))
    assert shapely.area(cities.prefectures.to_numpy()).tolist() == pytest.approx([2.0], rel=1e-3)


def test_records_that_fit_are_no_matter_of_report() -> None:
    assert ground(("16201", UNIT), ("16202", shapely.box(138, 36, 139, 37))).report == ()
