"""Lengths and areas on the GRS80 ellipsoid, straight from longitude and latitude."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from etl.topology.rings import Floats

# GRS80: Moritz (2000), Geodetic Reference System 1980; the ellipsoid of JGD2011.
SEMI_MAJOR_M = 6_378_137.0
ECCENTRICITY_2 = 0.006_694_380_022_90
DEGREE_M = 111_320.0
"""Length of one degree of a great circle, to one part in three hundred: for thresholds, not for figures."""


def segment_lengths_km(xy: Floats) -> Floats:
    """Length of each segment of a line (n, 2) in degrees: (n - 1,) km.

    Radii of curvature at the middle latitude; wrong by less than 1 mm/km for segments shorter than 50 km.
    """
    middle = np.radians((xy[1:, 1] + xy[:-1, 1]) / 2)
    step = np.radians(np.diff(xy, axis=0))
    root_2 = 1.0 - ECCENTRICITY_2 * np.sin(middle) ** 2
    east = step[:, 0] * np.cos(middle) * SEMI_MAJOR_M / np.sqrt(root_2)
    north = step[:, 1] * SEMI_MAJOR_M * (1.0 - ECCENTRICITY_2) / root_2**1.5
    return np.hypot(east, north) / 1000.0


def equal_area_km(xy: Floats) -> Floats:
    """Cylindrical equal-area plane in km: areas in it are areas on the ellipsoid (Snyder 1987, eq. 10-15 and 3-12)."""
    sine = np.sin(np.radians(xy[:, 1]))
    e = np.sqrt(ECCENTRICITY_2)
    authalic = (1.0 - ECCENTRICITY_2) * (sine / (1.0 - ECCENTRICITY_2 * sine**2) + np.arctanh(e * sine) / e)
    radius_km = SEMI_MAJOR_M / 1000.0
    return np.stack([radius_km * np.radians(xy[:, 0]), radius_km * authalic / 2.0], axis=1)
