"""The geometry for the browser: three levels of detail, and the order of the municipalities in every class string."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from etl.places import NORTHERN, bounds
from etl.topology import rounded, simplify, to_topojson, to_topojson_by_group, uncrossed
from geodata.prefectures import PREFECTURES

if TYPE_CHECKING:
    from collections.abc import Sequence

    import geopandas as gpd
    import pandas as pd

    from etl.topology import Topology


class Level(NamedTuple):
    """How fine a level is: tolerance of its lines in metres and smallest island in km²."""

    tolerance_m: float
    smallest_island_km2: float


# A line moves by about half its tolerance; an inlet that is narrower may be closed. Detail: as far as the 1:25,000 map
# behind N03 may be wrong itself (17.5 m). National: half a pixel of a map of a whole prefecture (400 m a pixel), which
# detail replaces there, and a tenth where all Japan is shown. Regional lies between. Islands: less than a pixel.
DETAIL: Final = Level(20.0, 0.001)
REGIONAL: Final = Level(100.0, 0.01)
NATIONAL: Final = Level(400.0, 0.1)
STEPS_PER_DEGREE: Final = 100_000


class Levels(NamedTuple):
    """A coverage at three levels of detail, all of the same arcs."""

    detail: Topology
    regional: Topology
    national: Topology


def detail_of(topology: Topology) -> Topology:
    """The finest level, on a grid of about a metre. Lines that the source or rounding let cross are mended."""
    fine = rounded(simplify(topology, DETAIL.tolerance_m), STEPS_PER_DEGREE)
    shown = simplify(fine, 0.0, smallest_island_km2=DETAIL.smallest_island_km2)
    return uncrossed(shown, REGIONAL.tolerance_m)


def levels_of(detail: Topology) -> Levels:
    """Each level from the vertices of the finer one, on the same grid; none brings back a crossing that was mended."""
    regional = simplify(detail, REGIONAL.tolerance_m, smallest_island_km2=REGIONAL.smallest_island_km2)
    national = simplify(regional, NATIONAL.tolerance_m, smallest_island_km2=NATIONAL.smallest_island_km2)
    return Levels(detail, regional, national)


def web_geometry(levels: Levels, codes: Sequence[str], prefectures: Sequence[str]) -> dict[str, bytes]:
    """TopoJSON by logical name: "national", "regional", and "01" to "47" in detail.

    `codes` and `prefectures` are by owner of the topology.
    """
    return {
        "national": to_topojson(levels.national, codes, prefectures, STEPS_PER_DEGREE),
        "regional": to_topojson(levels.regional, codes, prefectures, STEPS_PER_DEGREE),
        **to_topojson_by_group(levels.detail, codes, prefectures, STEPS_PER_DEGREE),
    }


def web_order(towns: pd.DataFrame, drawn: gpd.GeoSeries, names: dict[str, str], points: pd.DataFrame) -> bytes:
    """`order.json`: codes in the order of every class string, with names, a point inside, and bounds.

    `drawn` is indexed by code in that order; `names` and `points` (lon, lat) also cover areas in no denominator.
    """
    known = towns.set_index("municipality_code")
    romaji, kana = known["romaji"].to_dict(), known["kana"].to_dict()
    boxes = bounds(drawn)
    prefecture = np.array([code[:2] if code != NORTHERN else "01" for code in drawn.index])
    order = {
        "codes": list(drawn.index),
        "names": [names[code] for code in drawn.index],
        "names_en": [str(romaji.get(code) or names[code]) for code in drawn.index],
        "kana": [str(kana.get(code, "")) for code in drawn.index],
        "points": points.loc[drawn.index, ["lon", "lat"]].round(4).to_numpy().tolist(),
        "bboxes": boxes.round(3).tolist(),
        "prefectures": [
            {
                "code": code,
                "name": PREFECTURES[code].name,
                "name_en": PREFECTURES[code].name_en,
                "bbox": _union(boxes[(prefecture == code) & (drawn.index != NORTHERN)]),
            }
            for code in sorted(set(prefecture))
            if code in set(known["prefecture_code"])
        ],
    }
    return json.dumps(order, ensure_ascii=False, separators=(",", ":")).encode()


def _union(boxes: np.ndarray) -> list[float]:
    return [*boxes[:, :2].min(axis=0).round(3).tolist(), *boxes[:, 2:].max(axis=0).round(3).tolist()]
