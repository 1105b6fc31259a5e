"""Names of places on a printed map: none over another, none where there is no room."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from dashboard.far_islands import part_of_prefecture
from dashboard.layers import web_order
from dashboard.static_map.painting import with_land_border
from dashboard.static_map.paper import width_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from dashboard.map_view import MapView
    from dashboard.static_map.frames import Box, Frame
    from dashboard.static_map.paper import Paper
    from geodata.dataset import Dataset

_GAP_PT: Final = 1.5
_BESIDE: Final = float("inf")  # room beside an island is the sea's
_ANY: Final = 1e6
_LEAST_PT: Final = 33.0
_ISLAND_PT: Final = 12.0


@dataclass(slots=True)
class Room:
    """What of a map is taken, as boxes of left, bottom, right and top in points of the page."""

    taken: list[tuple[float, float, float, float]] = field(default_factory=list)

    def reserve(self, box: Box) -> None:
        """Keep names out of a box of left, bottom, width and height."""
        self.taken.append((box[0], box[1], box[0] + box[2], box[1] + box[3]))

    def take(self, middle: NDArray[np.float64], wide: float, high: float, within: Box) -> bool:
        """Whether a box around `middle` is free and within another; then it is taken."""
        low = middle - np.array([wide / 2 + _GAP_PT, high / 2 + _GAP_PT])
        top = 2 * middle - low
        left, bottom, across, up = within
        if low[0] < left or low[1] < bottom or top[0] > left + across or top[1] > bottom + up:
            return False
        if any(low[0] < x1 and top[0] > x0 and low[1] < y1 and top[1] > y0 for x0, y0, x1, y1 in self.taken):
            return False
        self.taken.append((float(low[0]), float(low[1]), float(top[0]), float(top[1])))
        return True


def write_names(paper: Paper, view: MapView, dataset: Dataset, frame: Frame, room: Room, *, size: float) -> None:
    """Prefectures on the main frame of all Japan, municipalities in every frame of a prefecture."""
    order = web_order(dataset)
    if view.prefecture is None:
        if not frame.key:
            _write(paper, frame, _prefectures(order, view.language), room, size=size, ink="second_ink")
        return
    _write(paper, frame, _towns(order, frame, view), room, size=size, ink="ink")


def _write(
    paper: Paper,
    frame: Frame,
    names: Iterable[tuple[str, Sequence[float], float]],
    room: Room,
    *,
    size: float,
    ink: str,
) -> None:
    """Each name at a (lon, lat), or beside it where it would hide an island, unless it is wider than its own room."""
    for name, lonlat, most in names:
        wide = width_of(name, size)
        if wide > most:
            continue
        aside = np.array([wide / 2 + size, 0.0]) if most == _BESIDE else np.zeros(2)
        at = frame.place(np.array([lonlat]))[0]
        for middle in (at + aside, at - aside):
            if room.take(middle, wide, size, frame.box):
                paper.label(middle, name, size, ink=ink)
                break


def _prefectures(order: dict[str, Any], language: str) -> Iterable[tuple[str, Sequence[float], float]]:
    """At the median of its municipalities without the far islands, as the screen has it."""
    points = dict(zip(order["codes"], order["points"], strict=True))
    for entry in order["prefectures"]:
        own = [point for code, point in points.items() if code.startswith(entry["code"]) and not _is_far(code)]
        if own:
            yield entry["name" if language == "ja" else "name_en"], np.median(own, axis=0).tolist(), _ANY


def _towns(order: dict[str, Any], frame: Frame, view: MapView) -> Iterable[tuple[str, Sequence[float], float]]:
    """The chosen one, then the largest first: where two have no room, the one with more map keeps its name."""
    place = {code: at for at, code in enumerate(order["codes"])}
    names = order["names" if view.language == "ja" else "names_en"]
    sizes, on_mainland = {}, with_land_border(frame)
    for code in frame.codes:
        west, south, east, north = frame.base.largest[code]
        sizes[code] = (code == view.municipality, (east - west) * (north - south))
    for code in sorted(frame.codes, key=lambda code: sizes[code], reverse=True):
        west, south, east, north = frame.base.largest[code]
        across = (east - west) * frame.points_per_metre
        is_small = max(across, (north - south) * frame.points_per_metre) < _ISLAND_PT
        most = _BESIDE if is_small and code not in on_mainland else max(_LEAST_PT, 1.4 * across)
        most = _ANY if sizes[code][0] and most != _BESIDE else most
        yield names[place[code]], order["points"][place[code]], most


def _is_far(code: str) -> bool:
    return bool(part_of_prefecture(code))
