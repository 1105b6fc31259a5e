"""The geometry for the browser: three levels of detail, and the order of the municipalities in every class string."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import numpy as np

from etl.places import NORTHERN, bounds
from etl.topology import simplify, to_topojson
from geodata.prefectures import PREFECTURES

if TYPE_CHECKING:
    from collections.abc import Sequence

    import geopandas as gpd
    import pandas as pd

    from etl.topology import Topology

# Tolerances in degrees and grids in steps over the whole extent: on a 1,400 px national map a pixel is about 0.02
# degrees, on a prefecture's about 0.002.
NATIONAL: Final = (0.008, 20_000)
REGIONAL: Final = (0.003, 60_000)
DETAIL_GRID: Final = 1_000_000


def web_geometry(topology: Topology, codes: Sequence[str], prefectures: Sequence[str]) -> dict[str, bytes]:
    """TopoJSON by logical name: "national", "regional", and "01" to "47" in full detail.

    `codes` and `prefectures` are by owner of the topology.
    """
    levels = {}
    for name, (tolerance, grid) in {"national": NATIONAL, "regional": REGIONAL}.items():
        levels[name] = to_topojson(simplify(topology, tolerance), codes, prefectures, grid)
    home = np.asarray(prefectures)
    for prefecture in sorted(set(prefectures)):
        levels[prefecture] = to_topojson(topology, codes, prefectures, DETAIL_GRID, home == prefecture)
    return levels


def web_order(towns: pd.DataFrame, drawn: gpd.GeoSeries, names: dict[str, str], points: pd.DataFrame) -> bytes:
    """`order.json`: codes in the order of every class string, with names, a point inside, and bounds.

    `drawn` is indexed by code in that order; `names` and `points` (lon, lat) also cover areas in no denominator.
    """
    known = towns.set_index("municipality_code")
    boxes = bounds(drawn)
    prefecture = np.array([code[:2] if code != NORTHERN else "01" for code in drawn.index])
    order = {
        "codes": list(drawn.index),
        "names": [names[code] for code in drawn.index],
        "names_en": [str(known["romaji"].get(code) or names[code]) for code in drawn.index],
        "kana": [str(known["kana"].get(code, "")) for code in drawn.index],
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
