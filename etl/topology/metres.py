"""Lengths and areas on the GRS80 ellipsoid, straight from longitude and latitude."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from etl.topology.compiled import compiled

if TYPE_CHECKING:
    from etl.topology.rings import Floats, Ints, Mask

# GRS80: Moritz (2000), Geodetic Reference System 1980; the ellipsoid of JGD2011.
SEMI_MAJOR_M = 6_378_137.0
ECCENTRICITY_2 = 0.006_694_380_022_90
DEGREE_M = 111_320.0
"""Length of one degree of a great circle, to one part in three hundred: for thresholds, not for figures."""


EQUAL_AREA_EAST_KM: Final = SEMI_MAJOR_M / 1000.0 * np.pi / 180.0
"""A degree of longitude in the cylindrical equal-area plane."""
_E2: Final = ECCENTRICITY_2


def segment_lengths_km(xy: Floats) -> Floats:
    """Length of each segment of a line (n, 2) in degrees: (n - 1,) km; see `segment_length_km`."""
    lengths = np.zeros(max(len(xy) - 1, 0))
    _fill_lengths(xy, lengths)
    return lengths


@compiled
def _fill_lengths(xy: Floats, lengths: Floats) -> None:
    for k in range(len(lengths)):
        lengths[k] = segment_length_km(xy[k, 0], xy[k, 1], xy[k + 1, 0], xy[k + 1, 1])


@compiled
def segment_length_km(lon: float, lat: float, to_lon: float, to_lat: float) -> float:
    """Length of a straight line between two points in degrees, km.

    Radii of curvature at the middle latitude; wrong by less than 1 mm/km for segments shorter than 50 km.
    """
    middle = (lat + to_lat) * np.pi / 360.0
    root_2 = 1.0 - _E2 * np.sin(middle) ** 2
    east = (to_lon - lon) * np.cos(middle) / np.sqrt(root_2)
    north = (to_lat - lat) * (1.0 - _E2) / (root_2 * np.sqrt(root_2))
    return float(np.hypot(east, north)) * EQUAL_AREA_EAST_KM


@compiled
def equal_area_north_km(lat: float) -> float:
    """Northing in the cylindrical equal-area plane, whose areas are those on the ellipsoid, km.

    Snyder (1987), Map Projections: A Working Manual, eq. 10-15 and 3-12, with artanh(e sin) / e as a series in
    (e sin)²: its terms left out are less than 1e-13 of it.
    """
    sine = float(np.sin(lat * np.pi / 180.0))
    square = _E2 * sine * sine
    series = 1.0 + square * (1 / 3 + square * (1 / 5 + square * (1 / 7 + square * (1 / 9 + square / 11))))
    return (1.0 - _E2) * sine * (1.0 / (1.0 - square) + series) / 2.0 * (SEMI_MAJOR_M / 1000.0)


@compiled
def sum_lengths_km(  # noqa: PLR0913, PLR0917 - a compiled loop takes arrays, not what holds them
    xy: Floats, offsets: Ints, begin: int, end: int, chosen: Mask, lengths: Floats
) -> None:
    """Add the lengths of the segments of the chosen arcs begin … end."""
    for arc in range(begin, end):
        if chosen[arc]:
            for k in range(offsets[arc], offsets[arc + 1] - 1):
                lengths[arc] += segment_length_km(xy[k, 0], xy[k, 1], xy[k + 1, 0], xy[k + 1, 1])


@compiled
def sum_below_km2(xy: Floats, offsets: Ints, begin: int, end: int, below: Floats) -> None:
    """Area between each arc and the equator, taken about the arc's first parallel so that small areas keep digits."""
    for arc in range(begin, end):
        first, past = offsets[arc], offsets[arc + 1]
        if first == past:
            continue
        base = equal_area_north_km(xy[first, 1])
        before, inside = 0.0, 0.0
        for k in range(first + 1, past):
            here = equal_area_north_km(xy[k, 1]) - base
            inside += (xy[k, 0] - xy[k - 1, 0]) * (here + before)
            before = here
        below[arc] = (inside / 2.0 + (xy[past - 1, 0] - xy[first, 0]) * base) * EQUAL_AREA_EAST_KM
