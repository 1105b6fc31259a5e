"""Straight distances between representative points: geodesics on GRS 80, the ellipsoid of JGD2011."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from pyproj import Geod

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

_GEOD: Final = Geod(ellps="GRS80")


def km_between(lonlat: ArrayLike, others: ArrayLike) -> NDArray[np.float64]:
    """Distance in km from each point (n, 2), or from one (2,), to each of the others (n, 2)."""
    one, other = np.broadcast_arrays(np.atleast_2d(lonlat), np.atleast_2d(others))
    _, _, metres = _GEOD.inv(*np.ascontiguousarray(one.T), *np.ascontiguousarray(other.T))
    return np.asarray(metres, np.float64) / 1000
