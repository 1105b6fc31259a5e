"""Records of a .shp that are one sound ring, taken from the bytes of the file: nearly all of a boundary file.

Sound is what needs neither judgement nor repair: one closed ring in Japan, with land inside, that surely does not touch
itself. All others are left to GDAL and GEOS, so that a doubt costs time and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from etl.extract.cleaning import JAPAN, cleaned
from etl.extract.datum import JGD2011
from etl.extract.shapefile import FIXED, POLYGON, RECORD_HEADER, integers, mapped
from etl.extract.simple_rings import is_simple, scratch_of
from etl.topology.compiled import compiled, in_shares
from etl.topology.rings import ends_of

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from etl.topology.rings import Floats, Ints

    Bytes = NDArray[np.uint8]
    Words = NDArray[np.int32]
    Box = tuple[float, float, float, float]

_WORD: Final = 4
_RING_BEGINS: Final = FIXED + _WORD
"""Bytes of a record of one part before its points."""

_POINT: Final = 4
"""Words of a point: two doubles."""

_TRIANGLE: Final = 3
_ROUNDING: Final = 1e-15
_MIX: Final = 0x1E3779B97F4A7C15


@dataclass(frozen=True, slots=True)
class Sound:
    """Rings as a coverage has them: clockwise, without repeated vertices, the last of which is not the first again.

    xy: (n, 2) degrees, with room between the rings. first, size: (rings,) where each lies. record: (rings,) its row among
    the records, ascending. prints: (rings,) a hash of the points as they are written.
    """

    xy: Floats
    first: Ints
    size: Ints
    record: Ints
    prints: Ints

    def vertices(self, ring: int) -> Floats:
        """Vertices of a ring."""
        return self.xy[self.first[ring] : self.first[ring] + self.size[ring]]

    def of_rows(self, numbers: Ints) -> Sound:
        """The same by row of a table that has the records of these numbers; rings of records it lacks are left out."""
        row = np.searchsorted(numbers, self.record)
        there = row < len(numbers)
        there[there] = numbers[row[there]] == self.record[there]
        return Sound(self.xy, self.first[there], self.size[there], row[there], self.prints[there])

    def polygons(self, rings: Ints) -> NDArray[np.object_]:
        """Some of the rings as polygons."""
        if not len(rings):
            return np.empty(0, object)
        vertices = np.concatenate([self.vertices(ring) for ring in rings])
        of_ring = np.repeat(np.arange(len(rings)), self.size[rings])
        return np.asarray(shapely.polygons(shapely.linearrings(vertices, indices=of_ring)), object)


def sound_records(shp: Path, spans: Ints) -> Sound:
    """The sound rings of a shapefile that has been checked. spans: (records, 2) offset and content length in bytes."""
    with shp.open("rb") as file, mapped(file) as raw:
        return _of_records(np.frombuffer(raw, np.uint8), spans)  # no array may outlive the map


def _of_records(raw: Bytes, spans: Ints) -> Sound:
    begin, length = spans[:, 0] + RECORD_HEADER, spans[:, 1]
    number = np.flatnonzero((length >= _RING_BEGINS) & (begin % _WORD == 0))
    kind, parts, points, part = (integers(raw, begin[number] + at, "<i4") for at in (0, 36, 40, 44))
    one = (
        (kind == POLYGON)
        & (parts == 1)
        & (part == 0)
        & (points > _TRIANGLE)
        & (_RING_BEGINS + _WORD * _POINT * points <= length[number])
    )
    words = raw[: len(raw) // _WORD * _WORD].view(np.int32)
    return sound_rings(words, (begin[number[one]] + _RING_BEGINS) // _WORD, points[one], number[one])


def cleaned_beside(sound: Sound, towns: pd.DataFrame, crs: Any, geometry: NDArray[np.object_]) -> gpd.GeoDataFrame:  # noqa: ANN401 - as pyproj
    """As `cleaned`; `geometry` is None where the shape is a sound ring, and stays so. `sound` is by index of `towns`."""
    is_sound = towns.index.isin(sound.record)
    others = cleaned(towns[~is_sound], crs, geometry[~is_sound])
    fine = towns[is_sound]
    fine = fine[~_is_again(sound, fine)].assign(fault="", is_mended=False)
    shapes = pd.concat([others.drop(columns="geometry"), fine]).sort_index()
    placed = np.full(len(shapes), None, object)
    placed[shapes.index.get_indexer(others.index)] = others.geometry.to_numpy()
    fault = shapes["fault"].to_numpy(object)
    return gpd.GeoDataFrame(shapes.assign(fault=fault), geometry=placed, crs=JGD2011)


def _is_again(sound: Sound, towns: pd.DataFrame) -> NDArray[np.bool_]:
    """Records of the same code and the same points as one before."""
    ring = np.searchsorted(sound.record, towns.index.to_numpy())
    marks = pd.DataFrame({"code": towns["code"].to_numpy(), "print": sound.prints[ring]})
    alike = np.flatnonzero(marks.duplicated(keep=False).to_numpy())
    vertices = pd.Series([sound.vertices(number).tobytes() for number in ring[alike]], dtype=object)
    again = np.zeros(len(towns), np.bool_)
    again[alike] = marks.iloc[alike].assign(vertices=vertices.to_numpy()).duplicated().to_numpy()
    return again


def sound_rings(raw: Words, begin: Ints, points: Ints, record: Ints) -> Sound:
    """Those that are sound among the rings of so many points from the words `begin` on, each the whole of a record."""
    offsets = ends_of(points - 1)
    xy = np.empty((offsets[-1], 2))
    size, prints = np.zeros(len(begin), np.int64), np.zeros(len(begin), np.int64)
    in_shares(lambda one, past: _take(raw, begin, points, offsets, JAPAN, one, past, xy, size, prints), offsets)
    sound = size > 0
    return Sound(xy, offsets[:-1][sound], size[sound], record[sound], prints[sound])


@compiled
def _take(  # noqa: PLR0913, PLR0917 - a compiled loop takes arrays, not what holds them
    raw: Words, begin: Ints, points: Ints, offsets: Ints, bounds: Box, one: int, past: int,
    xy: Floats, size: Ints, prints: Ints,
) -> None:  # fmt: skip
    """Copy the sound ones of rings one … past, each to its place, and tell their size and print."""
    most = 1
    for ring in range(one, past):
        most = max(most, points[ring])
    vertices, scratch = np.empty((most, 2)), scratch_of(most)
    written, bits = vertices.reshape(-1).view(np.int32), vertices.reshape(-1).view(np.int64)
    for ring in range(one, past):
        count = points[ring]
        words = raw[begin[ring] : begin[ring] + _POINT * count]
        for at in range(len(words)):
            written[at] = words[at]
        mixed = count
        for at in range(2 * count):
            mixed = (mixed ^ (mixed >> 29) ^ bits[at]) * _MIX
        left = _without_repeats(vertices, count, bounds)
        turn = _turn(vertices, left)
        if turn == 0:
            continue
        vertices[left, 0], vertices[left, 1] = vertices[0, 0], vertices[0, 1]
        if not is_simple(vertices, left, scratch):
            continue
        size[ring], prints[ring] = left, mixed
        at, step = (offsets[ring] + left - 1, -1) if turn > 0 else (offsets[ring], 1)
        for k in range(left):
            xy[at, 0], xy[at, 1] = vertices[k, 0], vertices[k, 1]
            at += step


@compiled
def _without_repeats(vertices: Floats, count: int, bounds: Box) -> int:
    """Move those of the first `count` that differ from the one before to the front; how many, none where it is no ring."""
    west, south, east, north = bounds
    last = count - 1
    if vertices[last, 0] != vertices[0, 0] or vertices[last, 1] != vertices[0, 1]:
        return 0
    left = 0
    for k in range(last):
        x, y = vertices[k, 0], vertices[k, 1]
        if not (west <= x <= east and south <= y <= north):
            return 0
        if left == 0 or x != vertices[left - 1, 0] or y != vertices[left - 1, 1]:
            vertices[left, 0], vertices[left, 1] = x, y
            left += 1
    while left > 1 and vertices[left - 1, 0] == vertices[0, 0] and vertices[left - 1, 1] == vertices[0, 1]:
        left -= 1
    return left


@compiled
def _turn(vertices: Floats, size: int) -> int:
    """1 where the ring surely runs counter-clockwise, -1 where surely clockwise, else 0."""
    if size < _TRIANGLE:
        return 0
    twice, total = 0.0, 0.0
    for k in range(1, size - 1):
        one = (vertices[k, 0] - vertices[0, 0]) * (vertices[k + 1, 1] - vertices[0, 1])
        other = (vertices[k + 1, 0] - vertices[0, 0]) * (vertices[k, 1] - vertices[0, 1])
        twice += one - other
        total += abs(one) + abs(other)
    if abs(twice) <= _ROUNDING * size * total:
        return 0
    return 1 if twice > 0 else -1
