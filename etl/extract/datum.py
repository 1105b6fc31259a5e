"""To JGD2011 (EPSG:6668) from whatever a boundary file is in, without a network, and said."""

from __future__ import annotations

import re
import warnings
from typing import TYPE_CHECKING, Final

import pyproj
import pyproj.network
from pyproj.exceptions import ProjError
from pyproj.transformer import TransformerGroup

from geodata.errors import CrsMismatch

if TYPE_CHECKING:
    from collections.abc import Iterable

    import geopandas as gpd

JGD2011: Final = "EPSG:6668"
JGD2000: Final = "EPSG:4612"
_TOKYO: Final = "EPSG:4301"
_LAST_YEAR_OF_JGD2000: Final = 2015
"""国土数値情報 N03: JGD2000 in the files of 2015 and before, JGD2011 from 2016 on."""

_DATES: Final = (
    (re.compile(r"(?<!\d)((?:19|20)\d\d)(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)"), 0),
    (re.compile(r"(?<!\d)(\d\d)(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)"), 2000),
    (re.compile(r"N03-(\d\d)_", re.IGNORECASE), 2000),
    (re.compile(r"h(\d\d)ka", re.IGNORECASE), 1988),
    (re.compile(r"r(\d{1,2})ka", re.IGNORECASE), 2018),
    (re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)"), 0),
)

_CENTURY: Final = 2000
_OLDEST_OF_THIS: Final = 50
"""Two digits from here on are of the century before: N03 has 1950 to 1995."""


def vintage_of(names: Iterable[str]) -> int | None:
    """Year a boundary file speaks of, by the first of its names that tells: "N03-18_16_180101" is 2018."""
    for name in names:
        for pattern, base in _DATES:
            if found := pattern.search(name):
                year = base + int(found[1])
                return year - 100 if base == _CENTURY and year >= _CENTURY + _OLDEST_OF_THIS else year
    return None


def assumed_crs(vintage: int | None) -> tuple[str, tuple[str, ...]]:
    """CRS of a file without one, and the remarks that say so."""
    if vintage is None:
        return JGD2011, ("座標系（.prj）がなく、年も分からないため、JGD2011 とみなしました",)
    crs, name = (JGD2000, "JGD2000") if vintage <= _LAST_YEAR_OF_JGD2000 else (JGD2011, "JGD2011")
    return crs, (f"座標系（.prj）がないため、{vintage}年のファイルとして {name} とみなしました",)


def to_jgd2011(shapes: gpd.GeoSeries) -> tuple[gpd.GeoSeries, tuple[str, ...]]:
    """Shapes in EPSG:6668, and what was done to get there. Raises CrsMismatch for a datum that is none of Japan's.

    JGD2000 and WGS 84 are taken as JGD2011: their difference is under a metre but for the earthquake of 2011. PROJ
    would take the Tokyo datum likewise where its grid is not installed, 400 m off; it is shifted by
    EPSG's "Tokyo to JGD2000 (1)" (9 m) instead.
    """
    pyproj.network.set_network_enabled(False)  # type: ignore[attr-defined] # pyproj declares no exports
    crs = pyproj.CRS(shapes.crs)
    base = crs.geodetic_crs
    if base is None:
        raise CrsMismatch(
            f"座標系（{crs.name}）が地球上の位置を表しません。経緯度か平面直角座標のファイルにしてください。"
        )
    ellipsoid = base.ellipsoid.name if base.ellipsoid else ""
    if not re.search(r"bessel|grs.?(19)?80|wgs.?(19)?84", ellipsoid, re.IGNORECASE):
        raise CrsMismatch(
            f"座標系 {crs.name} には対応していません。JGD2011（EPSG:6668）の経緯度に変換したファイルを指定してください。"
        )
    remarks = []
    try:
        if not crs.is_geographic:
            shapes = shapes.to_crs(base.to_2d())
            remarks.append(f"投影された座標（{crs.name}）を経緯度に直しました")
        if "bessel" in ellipsoid.lower():
            accuracy = _accuracy(_TOKYO, JGD2000)
            shapes = shapes.set_crs(_TOKYO, allow_override=True).to_crs(JGD2000)
            remarks.append(f"日本測地系（旧測地系）を世界測地系に直しました（精度 約{accuracy:g} m）")
        elif base.to_epsg() == int(JGD2000.removeprefix("EPSG:")):
            remarks.append("JGD2000 を JGD2011 とみなしました（2011年の地震で動いた東北などでは最大で約5 mずれます）")
    except ProjError as fault:
        raise CrsMismatch(f"座標系 {crs.name} から JGD2011 に変換できません（{fault}）。") from fault
    return shapes.set_crs(JGD2011, allow_override=True), tuple(remarks)


def stays_in_place(crs: object) -> bool:
    """Whether coordinates of this CRS are taken as JGD2011 as they are; a file without a CRS is (see `assumed_crs`)."""
    if crs is None:
        return True
    declared = pyproj.CRS(crs)
    base = declared.geodetic_crs
    return declared.is_geographic and base is not None and "bessel" not in str(base.ellipsoid).lower()


def _accuracy(source: str, target: str) -> float:
    """Metres, of the best operation there is without a download."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that a better grid could be downloaded
        return float(TransformerGroup(source, target, always_xy=True).transformers[0].accuracy)
