"""A small map that says where in its prefecture a municipality is: outline and dot, as SVG of a few kilobytes."""

from __future__ import annotations

import json
import math
from functools import lru_cache
from html import escape
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd
import shapely

from dashboard.far_islands import part_of_prefecture
from dashboard.layers import web_order

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from numpy.typing import NDArray

    from geodata.dataset import Dataset

SIZE: Final = 200
"""Units of the longer side; a unit is finer than a pixel of a phone's."""
_MARGIN: Final = 10
_THIN: Final = (0.8, 1.6, 3.2)
_MOST: Final = 7_000
"""Characters of an outline: with more, it is thinned further."""

Window = tuple[float, float, float, float]


def locator_svg(dataset: Dataset, town: pd.Series, label: str) -> str:
    """Outline of the prefecture, north up, and a dot on the municipality; "" where it has no place.

    Colours are the page's `--land`, `--second_ink`, `--accent` and `--paper`.
    """
    code, lon, lat = str(town.name), town["lon"], town["lat"]
    if pd.isna(lon) or pd.isna(lat):
        return ""
    file = dataset.web_dir / dataset.manifest["web"]["national"]
    window = _window(dataset, file, code)
    width, height = _size(window)
    (x, y), *_ = _placed(np.array([[lon, lat]]), window)
    return (
        f'<svg class="where" role="img" aria-label="{escape(label)}" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}">'
        f'<path d="{_outline(file, code[:2], window)}" fill="var(--land)" stroke="var(--second_ink)"/>'
        f'<circle cx="{x:.0f}" cy="{y:.0f}" r="6" fill="var(--accent)" stroke="var(--paper)" stroke-width="2"/></svg>'
    )


def _window(dataset: Dataset, file: Path, code: str) -> Window:
    """West, south, east and north of the part of the prefecture that the municipality is in."""
    order, part = web_order(dataset), part_of_prefecture(code)
    own = {each: box for each, box in zip(order["codes"], order["bboxes"], strict=True) if each.startswith(code[:2])}
    if not any(map(part_of_prefecture, own)):
        west, south, east, north = shapely.total_bounds(_prefectures(file)[code[:2]]).tolist()
        return west, south, east, north
    boxes = np.array([box for each, box in own.items() if part_of_prefecture(each) == part])
    (west, south), (east, north) = boxes[:, :2].min(axis=0).tolist(), boxes[:, 2:].max(axis=0).tolist()
    return west, south, east, north


def _scale(window: Window) -> tuple[float, float]:
    """Units a degree of longitude and of latitude."""
    west, south, east, north = window
    narrow = math.cos(math.radians((south + north) / 2))
    unit = (SIZE - 2 * _MARGIN) / max((east - west) * narrow, north - south)
    return unit * narrow, unit


def _size(window: Window) -> tuple[int, int]:
    across, up = _scale(window)
    return (
        math.ceil((window[2] - window[0]) * across) + 2 * _MARGIN,
        math.ceil((window[3] - window[1]) * up) + 2 * _MARGIN,
    )


def _placed(lonlat: NDArray[np.float64], window: Window) -> NDArray[np.float64]:
    across, up = _scale(window)
    placed: NDArray[np.float64] = (lonlat - np.array([window[0], window[3]])) * np.array([across, -up]) + _MARGIN
    return placed


@lru_cache(maxsize=150)
def _outline(file: Path, prefecture: str, window: Window) -> str:
    """Path of what is in the window, in whole units; islands smaller than a unit are dots of one."""
    shapes = _prefectures(file)[prefecture]
    near = shapes[shapely.intersects(shapes, shapely.box(*window))]
    drawn = shapely.transform(shapely.get_exterior_ring(near), lambda lonlat: _placed(lonlat, window))
    for tolerance in _THIN:
        path = "".join(dict.fromkeys(_ring(ring) for ring in shapely.simplify(drawn, tolerance)))
        if len(path) <= _MOST:
            break
    return path


def _ring(ring: shapely.LinearRing) -> str:
    at = shapely.get_coordinates(ring).round().astype(int)
    steps = [step for step in np.diff(at[:-1], axis=0).tolist() if any(step)]
    drawn = _spaced(steps) if steps else "1 0 0 1"
    return f"M{at[0][0]} {at[0][1]}l{drawn}z"


def _spaced(steps: list[list[int]]) -> str:
    """Numbers with a space only where no sign parts them."""
    text = "".join(str(number) if number < 0 else f" {number}" for number in chain.from_iterable(steps))
    return text.strip()


@lru_cache(maxsize=2)
def _prefectures(file: Path) -> Mapping[str, NDArray[np.object_]]:
    """Land of each prefecture as polygons in lon/lat, from the national TopoJSON."""
    topology = json.loads(file.read_bytes())
    arcs = _arcs(topology)
    found = {}
    for shape in topology["objects"]["prefectures"]["geometries"]:
        used = {at if at >= 0 else ~at for at in chain.from_iterable(shape["arcs"])}
        found[shape["id"]] = shapely.get_parts(shapely.polygonize([arcs[at] for at in sorted(used)]))
    return found


def _arcs(topology: dict[str, Any]) -> NDArray[np.object_]:
    lengths = np.array([len(arc) for arc in topology["arcs"]])
    steps = np.array(list(chain.from_iterable(topology["arcs"])), np.int64).reshape(-1, 2)
    firsts = np.cumsum(lengths) - lengths
    total = np.cumsum(steps, axis=0)
    before = np.vstack([np.zeros((1, 2), np.int64), total])[firsts]
    lonlat = (total - np.repeat(before, lengths, axis=0)) * topology["transform"]["scale"]
    lines: NDArray[np.object_] = shapely.linestrings(
        lonlat + topology["transform"]["translate"], indices=np.repeat(np.arange(len(lengths)), lengths)
    )
    return lines
