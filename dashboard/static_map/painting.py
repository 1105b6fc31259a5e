"""A map view painted into frames: fills, patterns, borders, marks, insets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
from matplotlib.colors import to_hex, to_rgb
from matplotlib.patches import Circle
from matplotlib.path import Path as Outline
from matplotlib.transforms import Affine2D

from dashboard.layers import web_order
from dashboard.palette import TEXTURES, line_over, token
from dashboard.static_map.frames import NORTHERN
from dashboard.static_map.shapes import vertices
from dashboard.static_map.tiles import PX, tiled

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from dashboard.map_view import MapClass, MapView
    from dashboard.static_map.frames import Box, Frame
    from dashboard.static_map.paper import Paper
    from geodata.dataset import Dataset

OTHERS: Final = 0.35
_SMALL_PX: Final = 5.0
_FAR_M: Final = 40_000
_FINER: Final = 0.5  # of lines where a kilometre is less than a point, or they would cover the smallest towns
_DASHES: Final = {"1": None, "0": (0, (4, 2.4)), "-": (0, (1, 2.4))}
_STEPS_KM: Final = [step * 10**power for power in range(4) for step in (1, 2, 5)]


def blended(colour: str, ground: str, opacity: float) -> str:
    """The colour as it looks over a ground: print knows no opacity."""
    red, green, blue = np.array(to_rgb(colour)) * opacity + np.array(to_rgb(ground)) * (1 - opacity)
    return to_hex((float(red), float(green), float(blue))).upper()


def fill_of(entry: MapClass) -> str:
    """Colour under the pattern or texture of a class."""
    if entry.pattern is None:
        return token(entry.token, "light")
    ground = token(entry.pattern.ground, "light")
    return blended(token("second_ink", "light"), ground, entry.pattern.wash) if entry.pattern.wash else ground


def fill(paper: Paper, path: Outline, entry: MapClass, box: Box, scale: float) -> None:
    """Paint an area, in points of the page, as its class: colour, then the tile of its pattern or texture."""
    paper.shape(path, box, facecolor=fill_of(entry))
    over = entry.pattern or TEXTURES.get(entry.texture)
    if over is not None and over.path:
        corners = np.array([vertices(path).min(axis=0), vertices(path).max(axis=0)])
        edges = np.array([box[:2], (box[0] + box[2], box[1] + box[3])])
        corners = np.array([np.maximum(corners[0], edges[0]), np.minimum(corners[1], edges[1])])
        if (corners[0] < corners[1]).all():
            ink = token("second_ink" if entry.pattern else line_over(entry.token, "light"), "light")
            look: dict[str, Any] = {
                "edgecolor": ink,
                "linewidth": over.width * PX * scale,
                "fill": False,
            }
            lines = paper.shape(tiled(over, corners, scale), **look)
            lines.set_clip_path(path, paper.axes.transData)
    if entry.pattern is not None and entry.pattern.key == "empty":
        paper.shape(path, box, fill=False, edgecolor=token("second_ink", "light"), linewidth=0.5 * PX * scale)


def paint(paper: Paper, view: MapView, dataset: Dataset, frame: Frame, scale: float) -> None:
    """One frame of a map. `scale` is that of lines, tiles and marks: 1 as on screen."""
    order = web_order(dataset)
    paper.rectangle(frame.box, facecolor=token("sea", "light"))
    to_page = Affine2D().scale(frame.points_per_metre).translate(*frame.offset)
    class_of = {code: int(digit, 36) for code, digit in zip(order["codes"], view.class_string, strict=True)}
    shown = {code: path for code, path in frame.base.towns.items() if not frame.key or code in frame.codes}
    inside = {code for code in shown if _is_in(code, view.prefecture)}
    others = [path for code, path in shown.items() if code not in inside]
    if others:
        pale = blended(token("land", "light"), token("sea", "light"), OTHERS)
        paper.shape(to_page.transform_path(_together(others)), frame.box, facecolor=pale)
    for number, entry in enumerate(view.classes):
        own = [path for code, path in shown.items() if code in inside and class_of[code] == number]
        if own:
            fill(paper, to_page.transform_path(_together(own)), entry, frame.box, scale)
    lines = scale * _FINER if frame.points_per_metre < 1 / 1000 else scale
    hairline: dict[str, Any] = {"fill": False, "edgecolor": token("paper", "light"), "linewidth": 0.5 * PX * lines}
    paper.shape(to_page.transform_path(frame.base.hairlines), frame.box, **hairline)
    _outlines(paper, view, order["prefectures"], frame, to_page, scale=lines)
    places = dict(zip(order["codes"], frame.place(np.array(order["points"])), strict=True))
    colours = {code: fill_of(view.classes[class_of[code]]) for code in shown if code in inside}  # in their order
    _marks(paper, frame, places, colours, scale)
    _selected(paper, view, frame, to_page, scale)
    for code in view.points:
        if code in inside and code in frame.codes:
            _dot(paper, frame, places[code], 3.6 * PX * scale, colour=colours[code], edge="ink", width=PX * scale)


def _is_in(code: str, prefecture: str | None) -> bool:
    if code == NORTHERN:
        return prefecture in {None, "01"}
    return prefecture is None or code.startswith(prefecture)


def _together(paths: Sequence[Outline]) -> Outline:
    return Outline(
        np.concatenate([vertices(path) for path in paths]), np.concatenate([np.asarray(path.codes) for path in paths])
    )


def _outlines(
    paper: Paper,
    view: MapView,
    prefectures: Sequence[Mapping[str, str]],
    frame: Frame,
    to_page: Affine2D,
    *,
    scale: float,
) -> None:
    states = view.prefecture_string or "1" * len(prefectures)
    state_of = {entry["code"]: state for entry, state in zip(prefectures, states, strict=True)}
    here = {code[:2] for code in frame.codes} if frame.key else set(frame.base.outlines)
    ink, pale = token("second_ink", "light"), blended(token("second_ink", "light"), token("sea", "light"), OTHERS)
    for is_own in (False, True):
        for code, line in frame.base.outlines.items():
            if code in here and (view.prefecture in {None, code}) == is_own and len(vertices(line)):
                look: dict[str, Any] = {"edgecolor": ink if is_own else pale, "linewidth": PX * scale, "fill": False}
                dashes = _DASHES[state_of.get(code, "1")] if is_own else None
                paper.shape(to_page.transform_path(line), frame.box, linestyle=dashes or "solid", **look)


def _marks(
    paper: Paper, frame: Frame, places: Mapping[str, NDArray[np.float64]], colours: Mapping[str, str], scale: float
) -> None:
    """Marks where there would be no ink.

    An island whose largest part is smaller than 5 px gets a mark; a small town of the mainland its colour over the
    borders; a far rock too small to be seen, a dot.
    """
    least = _SMALL_PX * PX * scale
    on_mainland = with_land_border(frame)
    tiny: dict[str, list[Outline]] = {}
    for code, colour in colours.items():
        west, south, east, north = frame.base.largest[code]
        size = max(east - west, north - south) * frame.points_per_metre
        if code in frame.codes and size < least and code not in on_mainland:
            _dot(paper, frame, places[code], 3 * PX * scale, colour=colour, edge="second_ink", width=0.5 * PX * scale)
        elif size < least * 0.8:
            tiny.setdefault(colour, []).append(frame.base.towns[code])
        middles = frame.base.parts[code]
        away = np.hypot(middles[:, 0] - (west + east) / 2, middles[:, 1] - (south + north) / 2)
        for x, y, extent in middles[(middles[:, 2] * frame.points_per_metre < least / 2) & (away > _FAR_M)]:
            if code in frame.codes and extent:
                spot = np.array([x, y]) * frame.points_per_metre + frame.offset
                _dot(paper, frame, spot, 1.8 * PX * scale, colour=colour, edge="second_ink", width=0.4 * PX * scale)
    for colour, paths in tiny.items():
        paper.shape(
            Affine2D().scale(frame.points_per_metre).translate(*frame.offset).transform_path(_together(paths)),
            frame.box,
            facecolor=colour,
        )


def with_land_border(frame: Frame) -> set[str]:
    """Municipalities whose shape shares a vertex with a border between municipalities."""
    border = {tuple(vertex) for vertex in vertices(frame.base.hairlines).tolist()}
    return {
        code
        for code in frame.codes
        if code in frame.base.towns and not border.isdisjoint(map(tuple, vertices(frame.base.towns[code]).tolist()))
    }


def _dot(
    paper: Paper, frame: Frame, spot: NDArray[np.float64], radius: float, *, colour: str, edge: str, width: float
) -> None:
    circle = Circle(tuple(spot), radius, facecolor=colour, edgecolor=token(edge, "light"), linewidth=width)
    paper.add(circle, frame.box)


def _selected(paper: Paper, view: MapView, frame: Frame, to_page: Affine2D, scale: float) -> None:
    if view.municipality in frame.base.towns and view.municipality in frame.codes:
        path = to_page.transform_path(frame.base.towns[view.municipality])
        for name, width in (("paper", 5.0), ("accent", 2.5)):
            paper.shape(path, frame.box, fill=False, edgecolor=token(name, "light"), linewidth=width * PX * scale)


def scale_bar(paper: Paper, frame: Frame, x: float, y: float, *, room: float, size: float) -> float:
    """A bar of a round length no longer than `room` points; returns its length."""
    lengths = [km for km in _STEPS_KM if km * 1000 * frame.points_per_metre <= room] or _STEPS_KM[:1]
    wide = lengths[-1] * 1000 * frame.points_per_metre
    bar = Outline([(x, y + 2), (x, y), (x + wide, y), (x + wide, y + 2)])
    paper.shape(bar, fill=False, edgecolor=token("second_ink", "light"), linewidth=0.75)
    paper.write(x + wide + 2, y - 0.5, f"{lengths[-1]:,} km", size, ink="second_ink")
    return float(wide + 4 + size * 4)
