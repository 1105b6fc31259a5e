"""Where the parts of a map stand on the page: the main frame and the insets, each with its own scale."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from dashboard.far_islands import is_ogasawara, is_okinawa, part_of_prefecture
from dashboard.layers import web_order
from dashboard.static_map.shapes import base, project

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from dashboard.static_map.shapes import Base
    from geodata.dataset import Dataset

Box = tuple[float, float, float, float]
"""Left, bottom, width, height in points of the page."""

NORTHERN: Final = "hoppo"
WHOLE_COUNTRY: Final = 40
_MAIN_PARTS: Final = {
    "izu": (0.0, 0.45, 1.0, 0.55),
    "amami": (0.36, 0.0, 0.64, 1.0),
    "sakishima": (0.42, 0.0, 0.58, 1.0),
}
_INSETS: Final = {
    "izu": (0.4, 0.012, 0.2, 0.42),
    "ogasawara": (0.62, 0.012, 0.37, 0.28),
    "amami": (0.012, 0.14, 0.34, 0.56),
    "sakishima": (0.012, 0.14, 0.4, 0.4),
    "daito": (0.012, 0.56, 0.22, 0.428),
}
"""Left, bottom, width and height as shares of a prefecture's frame: where its main part is fitted, and its insets."""
_PAD_PT: Final = 4.0
_FINEST_PT: Final = 0.24  # a dot at 300 dpi


@dataclass(frozen=True, slots=True)
class Frame:
    """A window on the land. key: "" for the main one, else the inset's name in the words of the map."""

    key: str
    box: Box
    base: Base
    codes: tuple[str, ...]
    points_per_metre: float
    offset: tuple[float, float]

    def place(self, lonlat: NDArray[np.float64]) -> NDArray[np.float64]:
        """Points of the page for (n, 2) lon/lat in degrees."""
        return project(lonlat, self.base.centre) * self.points_per_metre + self.offset


def frames(dataset: Dataset, prefecture: str | None, box: Box, title: float = 11.0) -> list[Frame]:
    """The main frame, which takes the whole box, and the insets within it: of all Japan, 東京都, 鹿児島県 and 沖縄県.

    Below the upper edge of an inset, `title` points are kept clear for its name.
    """
    order = web_order(dataset)
    web, folder = dataset.manifest["web"], dataset.web_dir
    left, bottom, width, height = box
    if prefecture is None:
        national = (folder / web["national"],)
        if len(order["prefectures"]) < WHOLE_COUNTRY:
            return [_frame(order, "", box, national, order["codes"])]
        main = [code for code in order["codes"] if not is_okinawa(code) and not is_ogasawara(code)]
        okinawa = (left + 0.012 * width, bottom + 0.61 * height, 0.42 * width, 0.38 * height)
        ogasawara = (left + 0.64 * width, bottom + 0.012 * height, 0.35 * width, 0.19 * height)
        return [
            _frame(order, "", box, national, main),
            _frame(order, "okinawa", okinawa, national, list(filter(is_okinawa, order["codes"])), title=title),
            _frame(order, "ogasawara", ogasawara, national, list(filter(is_ogasawara, order["codes"])), title=title),
        ]
    own = [code for code in order["codes"] if code.startswith(prefecture)]
    detail = tuple(folder / web["detail"][code] for code in _around(order, prefecture))
    far = _far_parts(own)
    if not far:
        return [_frame(order, "", box, detail, own)]
    apart = {code for codes in far.values() for code in codes}
    main = [code for code in own if code not in apart]
    near = (folder / web["detail"][prefecture],)
    return [
        _frame(order, "", box, detail, main, within=_part(box, _MAIN_PARTS[next(iter(far))])),
        *(_frame(order, key, _part(box, _INSETS[key]), near, codes, title=title) for key, codes in far.items()),
    ]


def has_insets(dataset: Dataset, prefecture: str) -> bool:
    """Whether the map of a prefecture has parts in frames of another scale."""
    return bool(_far_parts([code for code in web_order(dataset)["codes"] if code.startswith(prefecture)]))


def _far_parts(codes: list[str]) -> dict[str, list[str]]:
    """Municipalities of a prefecture that stand in insets, or its mainland would be tiny: of 東京都, 鹿児島県 and 沖縄県."""
    found = {key: [code for code in codes if part_of_prefecture(code) == key] for key in _INSETS}
    return {key: own for key, own in found.items() if own}


def _part(box: Box, shares: Box) -> Box:
    left, bottom, width, height = box
    return (left + shares[0] * width, bottom + shares[1] * height, shares[2] * width, shares[3] * height)


def _around(order: dict[str, Any], prefecture: str) -> list[str]:
    """The prefecture, and those whose bounds are near its own."""
    boxes = {entry["code"]: entry["bbox"] for entry in order["prefectures"]}
    own = [box for code, box in zip(order["codes"], order["bboxes"], strict=True) if code.startswith(prefecture)]
    west, south = np.min(own, axis=0)[:2]
    east, north = np.max(own, axis=0)[2:]
    margin = 0.5 * max(east - west, north - south)
    near = (
        code
        for code, (w, s, e, n) in boxes.items()
        if w < east + margin and e > west - margin and s < north + margin and n > south - margin
    )
    return sorted({prefecture, *near})


def _frame(
    order: dict[str, Any],
    key: str,
    box: Box,
    files: tuple[Path, ...],
    codes: Sequence[str],
    *,
    within: Box | None = None,
    title: float = 0.0,
) -> Frame:
    """A frame that shows its codes as large as they fit into `within`, a part of its box."""
    place = {code: at for at, code in enumerate(order["codes"])}
    boxes = np.array([order["bboxes"][place[code]] for code in codes])
    low, high = boxes[:, :2].min(axis=0), boxes[:, 2:].max(axis=0)
    centre = tuple(np.round((low + high) / 2, 1).tolist())
    corners = np.concatenate([boxes[:, [0, 1]], boxes[:, [0, 3]], boxes[:, [2, 1]], boxes[:, [2, 3]]])
    metres = project(corners, centre)
    size, middle = np.ptp(metres, axis=0), (metres.min(axis=0) + metres.max(axis=0)) / 2
    fit = within or box
    title = min(title, 0.15 * fit[3])
    room = np.array([fit[2], fit[3] - 1.6 * title]) - 2 * min(_PAD_PT, 0.05 * fit[3])
    scale = float((room / np.maximum(size, 1.0)).min())
    target = np.array([fit[0] + fit[2] / 2, fit[1] + fit[3] / 2 - 0.2 * title])
    offset = target - middle * scale
    tolerance = 2.0 ** math.floor(math.log2(_FINEST_PT / scale))
    return Frame(key, box, base(files, centre, tolerance), tuple(codes), scale, (float(offset[0]), float(offset[1])))
