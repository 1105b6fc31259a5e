"""The picture of a slide: its map or chart alone, with letters that are read from the last row.

The slide around it has title, legend, source and version as text. A point of the drawing is a pixel of a slide of
1280 × 720. Import it where a picture is asked for: it imports matplotlib.
"""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any, Final

from dashboard.palette import token
from dashboard.static_chart.plotting import draw_plot
from dashboard.static_chart.vocabulary import part
from dashboard.static_map.frames import frames
from dashboard.static_map.legends import legend
from dashboard.static_map.names import Room, write_names
from dashboard.static_map.painting import paint, scale_bar
from dashboard.static_map.paper import Paper, saved, width_of, wrapped

if TYPE_CHECKING:
    from dashboard.map_view import MapView
    from dashboard.static_map.frames import Box, Frame
    from dashboard.wording import Words
    from geodata.dataset import Dataset

SIZE: Final = (640.0, 576.0)
WIDE: Final = (1200.0, 400.0)
BESIDE: Final = (598.0, 340.0)
LETTER: Final = 24.0
_LEGEND: Final = 210.0
_SMALL: Final = 15.0
_DPI: Final = 120
_SCALE: Final = 1.4
_NAMELESS: Final = frozenset({None, "47"})
"""Where letters of this size would hide the land: all Japan, and the islands of 沖縄県."""
_FONT: Final = 33  # px of plotly, of which a point is three quarters


def picture_of_map(view: MapView, dataset: Dataset, words: Words) -> bytes:
    """A PNG of the map with names, scale, north and the frames of its insets."""
    paper = Paper(SIZE)
    _map_in(paper, view, dataset, words, (0, 0, *SIZE), letter=LETTER)
    return saved(paper.figure, "png", view.title, _DPI)


def picture_with_legend(view: MapView, dataset: Dataset, words: Words) -> bytes:
    """A PNG of the map with its legend beside it, for a deck."""
    paper, entries = Paper(BESIDE), [entry for entry in view.classes if entry.count and entry.label]
    high = BESIDE[1]
    _map_in(paper, view, dataset, words, (0, 0, BESIDE[0] - _LEGEND - 16, high), letter=_SMALL)
    left, line = BESIDE[0] - _LEGEND, high - _SMALL
    for part_of_title in wrapped(view.title, _SMALL, _LEGEND):
        paper.write(left, line, part_of_title, _SMALL)
        line -= 1.5 * _SMALL
    legend(paper, entries, left, line - 6, wide=_LEGEND, size=_SMALL)
    return saved(paper.figure, "png", view.title, _DPI)


def picture_of_chart(chart: Any, title: str) -> bytes:  # noqa: ANN401 - a figure of plotly
    """A PNG of the plot of a chart. Raises UnknownInChart where it has what cannot be drawn."""
    figure = copy.deepcopy(chart.to_dict())
    layout, paper = figure["layout"], Paper(WIDE)
    layout["font"] = {**layout.get("font", {}), "size": _FONT}
    for axis in ("xaxis", "yaxis"):
        layout[axis] = {**layout.get(axis, {}), "tickfont": {"size": _FONT}}
    notes = [
        part(note, "annotation") for note in layout.get("annotations", ()) if note.get("yref") != "paper" or note["y"]
    ]
    traces = [part(trace, trace["type"]) for trace in figure["data"]]
    draw_plot(paper, traces, part(layout, "layout"), notes, (8, 8, WIDE[0] - 16, WIDE[1] - 16))
    return saved(paper.figure, "png", title, _DPI)


def _map_in(paper: Paper, view: MapView, dataset: Dataset, words: Words, box: Box, *, letter: float) -> None:
    room = Room()
    main, *insets = frames(dataset, view.prefecture, box, 1.3 * letter)
    for inset in insets:
        room.reserve(inset.box)
    paint(paper, view, dataset, main, _SCALE)
    _scale_and_north(paper, main, room, words, at=0.36 if view.prefecture is None else 0.02, letter=letter)
    if view.prefecture not in _NAMELESS:
        write_names(paper, view, dataset, main, room, size=letter)
    for inset in insets:
        _inset(paper, view, dataset, inset, words, letter=letter)
    if view.watermark:
        paper.across(view.watermark, main.box)


def _inset(paper: Paper, view: MapView, dataset: Dataset, inset: Frame, words: Words, *, letter: float) -> None:
    paint(paper, view, dataset, inset, _SCALE)
    left, bottom, wide, high = inset.box
    paper.rectangle(inset.box, fill=False, edgecolor=token("second_ink", "light"), linewidth=1)
    inner = Room()
    for number, line in enumerate(wrapped(words.map_texts[inset.key], letter, wide - 8)):
        baseline = bottom + high - (letter + 2) * (number + 1)
        paper.write(left + 5, baseline, line, letter)
        inner.reserve((left, baseline - 4, wide, letter + 8))
    if view.prefecture not in _NAMELESS:
        write_names(paper, view, dataset, inset, inner, size=letter)


def _scale_and_north(paper: Paper, frame: Frame, room: Room, words: Words, *, at: float, letter: float) -> None:
    """The bar where nothing of the map stands; further right on all Japan, where its inset is to the left."""
    wide = frame.box[2]
    start = wide * at
    long = scale_bar(paper, frame, start, 12, room=wide * 0.16, size=letter)
    north = f"↑ {words.map_texts['north']}"
    paper.write(start, 18 + letter, north, letter)
    room.reserve((start, 0, max(long, width_of(north, letter)), 2 * letter + 24))
