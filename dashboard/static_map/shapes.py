"""Published geometry as arrays: TopoJSON decoded with numpy, projected and thinned for one frame of a printed map."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from matplotlib.path import Path as Outline
from pyproj import Transformer

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

_POINTS_OF_A_RING = 4


@dataclass(frozen=True, slots=True)
class Base:
    """Municipalities and prefectures in metres of an equal-area projection centred on (lon, lat).

    towns: filled shape by code. largest: bounds (west, south, east, north) of its largest part. far: middles of its
    parts, with their size in metres. hairlines: borders between municipalities. outlines: coast and border by prefecture.
    """

    centre: tuple[float, float]
    towns: dict[str, Outline]
    largest: dict[str, tuple[float, float, float, float]]
    parts: dict[str, NDArray[np.float64]]
    hairlines: Outline
    outlines: dict[str, Outline]


def project(lonlat: NDArray[np.float64], centre: tuple[float, float]) -> NDArray[np.float64]:
    """JGD2011 (EPSG:6668) lon/lat to metres, Lambert azimuthal equal-area around a centre.

    Equal area, because a filled map is read by how much of it is filled; centred on its frame, so that north is up and
    the scale bar holds there (within 1 % over all Japan).
    """
    east, north = _transformer(centre).transform(lonlat[:, 0], lonlat[:, 1])
    return np.column_stack([east, north])


@lru_cache(maxsize=64)
def _transformer(centre: tuple[float, float]) -> Transformer:
    definition = f"+proj=laea +lon_0={centre[0]} +lat_0={centre[1]} +ellps=GRS80 +units=m"
    return Transformer.from_crs("EPSG:6668", definition, always_xy=True)


@lru_cache(maxsize=24)
def base(files: tuple[Path, ...], centre: tuple[float, float], tolerance_m: float) -> Base:
    """Geometry files (one national, or the detail of several prefectures) made ready to draw; kept for the next map.

    Each line is thinned by itself, so neighbours still meet; no island is thinned away.
    """
    merged = [_read(file, centre, tolerance_m) for file in files]
    return Base(
        centre,
        {code: shape for part in merged for code, shape in part.towns.items()},
        {code: box for part in merged for code, box in part.largest.items()},
        {code: rows for part in merged for code, rows in part.parts.items()},
        Outline.make_compound_path(*(part.hairlines for part in merged)),
        {code: line for part in merged for code, line in part.outlines.items()},
    )


def _read(file: Path, centre: tuple[float, float], tolerance_m: float) -> Base:
    lonlat, ends, objects = _decoded(file)
    arcs = _thinned(np.split(project(lonlat, centre), ends[:-1]), tolerance_m)
    towns, largest, parts = {}, {}, {}
    uses = np.zeros(len(arcs), np.int64)
    for shape in objects["municipalities"]["geometries"]:
        if shape["type"] is None:
            continue
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        rings = [[_ring(arcs, ring) for ring in polygon] for polygon in polygons]
        for reference in chain.from_iterable(chain.from_iterable(polygons)):
            uses[reference if reference >= 0 else ~reference] += 1
        boxes = np.array([[*polygon[0].min(axis=0), *polygon[0].max(axis=0)] for polygon in rings])
        sizes = np.maximum(boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1])
        largest[shape["id"]] = tuple(boxes[sizes.argmax()].tolist())
        parts[shape["id"]] = np.column_stack([(boxes[:, :2] + boxes[:, 2:]) / 2, sizes])
        towns[shape["id"]] = closed(
            [_turned(ring, is_hole=at > 0) for polygon in rings for at, ring in enumerate(polygon)]
        )
    borders = [arcs[at] for at in np.flatnonzero(uses > 1)]
    outlines = {
        shape["id"]: _lines([arcs[reference] for line in shape["arcs"] for reference in line])
        for shape in objects["prefectures"]["geometries"]
    }
    return Base(centre, towns, largest, parts, _lines(borders), outlines)


@lru_cache(maxsize=24)
def _decoded(file: Path) -> tuple[NDArray[np.float64], NDArray[np.int64], dict[str, Any]]:
    """Vertices of all arcs in lon/lat, where each arc ends, and the objects; kept, for neighbours are drawn many times."""
    topology = json.loads(file.read_bytes())
    lengths = np.array([len(arc) for arc in topology["arcs"]])
    steps = np.array(list(chain.from_iterable(topology["arcs"])), np.int64).reshape(-1, 2)
    ends = np.cumsum(lengths)
    total = np.cumsum(steps, axis=0)
    before = np.vstack([np.zeros((1, 2), np.int64), total[ends[:-1] - 1]])
    transform = topology["transform"]
    lonlat = (total - np.repeat(before, lengths, axis=0)) * transform["scale"] + transform["translate"]
    return lonlat, ends, topology["objects"]


def _thinned(arcs: list[NDArray[np.float64]], tolerance_m: float) -> list[NDArray[np.float64]]:
    if not tolerance_m:
        return arcs
    owner = np.repeat(np.arange(len(arcs)), [len(arc) for arc in arcs])
    thin = shapely.simplify(shapely.linestrings(np.concatenate(arcs), indices=owner), tolerance_m)
    left = np.split(shapely.get_coordinates(thin), np.cumsum(shapely.get_num_coordinates(thin))[:-1])
    return [
        thinner if len(thinner) >= _POINTS_OF_A_RING or (arc[0] != arc[-1]).any() else arc
        for arc, thinner in zip(arcs, left, strict=True)
    ]


def _ring(arcs: list[NDArray[np.float64]], references: list[int]) -> NDArray[np.float64]:
    parts = [arcs[reference] if reference >= 0 else arcs[~reference][::-1] for reference in references]
    return np.concatenate([parts[0], *(part[1:] for part in parts[1:])])


def _turned(ring: NDArray[np.float64], *, is_hole: bool) -> NDArray[np.float64]:
    """Outer rings counterclockwise, holes clockwise: what is filled does not depend on a renderer's rule."""
    x, y = ring[:, 0], ring[:, 1]
    is_clockwise = float(np.dot(x[:-1], y[1:]) - np.dot(x[1:], y[:-1])) < 0
    return ring if is_clockwise == is_hole else ring[::-1]


def closed(rings: list[NDArray[np.float64]]) -> Outline:
    """Rings as one shape."""
    codes = [np.full(len(ring), Outline.LINETO, np.uint8) for ring in rings]
    for code in codes:
        code[0], code[-1] = Outline.MOVETO, Outline.CLOSEPOLY
    return Outline(np.concatenate(rings), np.concatenate(codes))


def _lines(lines: list[NDArray[np.float64]]) -> Outline:
    """Lines as one path, put together where they meet so that dashes run on."""
    if not lines:
        return Outline(np.zeros((0, 2)))
    joined = shapely.get_parts(shapely.line_merge(shapely.multilinestrings([shapely.linestrings(x) for x in lines])))
    counts = shapely.get_num_coordinates(joined)
    codes = np.full(counts.sum(), Outline.LINETO, np.uint8)
    codes[np.cumsum(counts) - counts] = Outline.MOVETO
    return Outline(shapely.get_coordinates(joined), codes)


def rectangle(box: tuple[float, float, float, float]) -> Outline:
    """A rectangle from left, bottom, width and height; a line where the height is zero."""
    left, low, wide, high = box
    if not high:
        return Outline([(left, low), (left + wide, low)])
    return closed(
        [np.array([(left, low), (left + wide, low), (left + wide, low + high), (left, low + high), (left, low)])]
    )


def vertices(path: Outline) -> NDArray[np.float64]:
    """(n, 2) vertices of a path."""
    return np.asarray(path.vertices, np.float64)
