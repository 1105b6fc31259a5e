"""Pages for paper: one map with all that belongs to it, or up to nine side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from dashboard import text
from dashboard.palette import token
from dashboard.static_map.frames import frames
from dashboard.static_map.painting import fill, paint, scale_bar
from dashboard.static_map.paper import A4_LANDSCAPE, Paper, width_of, wrapped
from dashboard.static_map.shapes import rectangle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.figure import Figure

    from dashboard.map_view import MapClass, MapView
    from dashboard.static_map.frames import Box
    from dashboard.wording import Words
    from geodata.dataset import Dataset

MOST: Final = 9
_COLUMNS: Final = {1: 1, 2: 2, 3: 3, 4: 2}
_MARGIN: Final = 28.0
_OUTLINE_DASHES: Final = {"1": "solid", "0": (0, (4, 2.4)), "-": (0, (1, 2.4))}


def draw_map(view: MapView, dataset: Dataset, words: Words, size: tuple[float, float] = A4_LANDSCAPE) -> Figure:
    """One map on a page of a size in points: title, date, legend with n, scale, north, source, credit and version."""
    paper = Paper(size)
    _head(paper, view.title, _where(view, words), view.sample_label if view.has_sample else "")
    box = map_box(size)
    beside = size[0] - 2 * _MARGIN - box[2] - 16
    _map(paper, view, dataset, words, box, scale=1.0, with_notes=True)
    left, line = box[0] + box[2] + 16, box[1] + box[3] - 10
    for note in wrapped(words.legend_unit.format(unit=view.unit), 8, beside):
        paper.write(left, line, note, 8, ink="second_ink")
        line -= 13
    line = _legend(paper, view.classes, left, line - 4, wide=beside, size=10, with_label=True)
    line = _outline_legend(paper, view, words, left, line - 8, wide=beside)
    for note in [part for said in (view.reading, view.note, view.source) if said for part in wrapped(said, 8, beside)]:
        paper.write(left, line, note, 8, ink="second_ink")
        line -= 12
    _foot(paper, view, words)
    return paper.figure


def map_box(size: tuple[float, float] = A4_LANDSCAPE) -> Box:
    """Where the map stands on the page of one map."""
    return (_MARGIN, 58.0, size[0] - 2 * _MARGIN - min(230.0, size[0] * 0.3) - 16, size[1] - 58 - 78)


def draw_sheet(views: Sequence[MapView], title: str, dataset: Dataset, words: Words) -> Figure:
    """Up to nine maps of one extent on A4 landscape, in the order given; one legend when all have the same classes.

    Raises ValueError without a map or with more than nine.
    """
    if not 1 <= len(views) <= MOST:
        raise ValueError(f"one to nine maps, got {len(views)}")
    paper, first = Paper(A4_LANDSCAPE), views[0]
    columns = _COLUMNS.get(len(views), 3)
    rows = -(-len(views) // columns)
    sample = next((view.sample_label for view in views if view.has_sample), "")
    _head(paper, title, text.place(first.prefecture, words) if first.prefecture else words.all_japan, sample)
    is_shared = all(_kinds(view) == _kinds(first) for view in views)
    sources = wrapped(" / ".join(dict.fromkeys(view.source for view in views)), 6.5, paper.width - 2 * _MARGIN)
    low = 44.0 + 8.5 * len(sources)
    bottom = low + (38.0 if is_shared else 16.0)
    wide = (paper.width - 2 * _MARGIN - 12 * (columns - 1)) / columns
    high = (paper.height - 78 - bottom - 8 * (rows - 1)) / rows
    scale = {1: 0.8, 2: 0.6, 3: 0.4}[max(rows, columns)]
    size = {1: 9.0, 2: 7.5, 3: 6.5}[max(rows, columns)]
    for number, view in enumerate(views):
        row, column = divmod(number, columns)
        cell = (_MARGIN + column * (wide + 12), paper.height - 78 - high - row * (high + 8), wide, high)
        _cell(paper, view, dataset, words, cell, sizes=(scale, size), is_first=number == 0, is_shared=is_shared)
    if is_shared:
        _legend_line(paper, first.classes, low + 14)
    paper.write(_MARGIN, low, words.sheet_note, 7, ink="second_ink")
    for number, line in enumerate(reversed(sources)):
        paper.write(_MARGIN, 41 + 8.5 * number, line, 6.5, ink="second_ink")
    _foot(paper, first, words)
    return paper.figure


def _kinds(view: MapView) -> list[tuple[str, str, str, str]]:
    return [(e.label, e.token, e.texture, e.pattern.key if e.pattern else "") for e in view.classes]


def _cell(
    paper: Paper,
    view: MapView,
    dataset: Dataset,
    words: Words,
    cell: Box,
    *,
    sizes: tuple[float, float],
    is_first: bool,
    is_shared: bool,
) -> None:
    left, bottom, wide, high = cell
    scale, size = sizes
    heading = wrapped(f"{view.title}　{view.as_of}", size + 0.5, wide)[:2]
    for number, part in enumerate(heading):
        paper.write(left, bottom + high - size - 1 - number * (size + 2), part, size + 0.5)
    tall = high - (size + 2) * len(heading) - 4
    beside = wide * (0.2 if is_shared else 0.36)
    box = (left, bottom, wide - beside - 5, tall)
    _map(paper, view, dataset, words, box, scale=scale, with_notes=is_first)
    entries = [entry for entry in view.classes if entry.count or not entry.pattern]
    line = _legend(
        paper, entries, box[0] + box[2] + 5, bottom + tall - size, wide=beside, size=size, with_label=not is_shared
    )
    if view.has_sample:
        for part in wrapped(view.sample_label, size - 1, beside):
            paper.write(box[0] + box[2] + 5, line, part, size - 1, ink="accent")
            line -= size + 1


def _map(
    paper: Paper, view: MapView, dataset: Dataset, words: Words, box: Box, *, scale: float, with_notes: bool
) -> None:
    size = max(5.0, 8.0 * scale)
    for frame in frames(dataset, view.prefecture, box):
        paint(paper, view, dataset, frame, scale)
        left, bottom, wide, high = frame.box
        if frame.key:
            paper.rectangle(frame.box, fill=False, edgecolor=token("second_ink", "light"), linewidth=0.75)
            note = f"（{words.map_texts['inset']}）" if scale == 1 else ""  # a sheet says it once, below
            for line, part in enumerate(wrapped(words.map_texts[frame.key] + note, size, wide - 4)):
                paper.write(left + 3, bottom + high - (size + 1) * (line + 1), part, size)
            if with_notes:
                scale_bar(paper, frame, left + 4, bottom + 4, room=wide * 0.4, size=size)
        elif with_notes:
            at = 0.36 if view.prefecture is None else 0.02
            after = scale_bar(paper, frame, left + wide * at, bottom + 5, room=wide * 0.16, size=size)
            paper.write(left + wide * at + after + 4, bottom + 4, f"↑ {words.map_texts['north']}", size)


def _head(paper: Paper, title: str, where: str, sample: str) -> None:
    top = paper.height - 38
    for line, part in enumerate(wrapped(title, 17, paper.width - 2 * _MARGIN)[:1]):
        paper.write(_MARGIN, top - 20 * line, part, 17)
    paper.write(_MARGIN, top - 18, where, 10, ink="second_ink")
    if sample:
        paper.write(_MARGIN + width_of(where, 10) + 16, top - 18, sample, 10, ink="accent")


def _where(view: MapView, words: Words) -> str:
    place = text.place(view.prefecture, words) if view.prefecture else words.all_japan
    return f"{place}　{view.as_of}"


def _foot(paper: Paper, view: MapView, words: Words) -> None:
    lines = [f"{words.credit}: {view.credit}", f"{words.product}　{words.version} {view.version}"]
    for number, line in enumerate(reversed(lines)):
        paper.write(_MARGIN, 18 + 11 * number, line, 7.5, ink="second_ink")


def _swatch(paper: Paper, entry: MapClass, box: Box) -> None:
    fill(paper, rectangle(box), entry, box, 1.0)
    paper.rectangle(box, fill=False, edgecolor=token("second_ink", "light"), linewidth=0.4)


def _legend(
    paper: Paper, entries: Sequence[MapClass], left: float, top: float, *, wide: float, size: float, with_label: bool
) -> float:
    """Swatch, label and n, one below the other; returns the next baseline."""
    line = top
    for entry in entries:
        _swatch(paper, entry, (left, line - 0.15 * size, 1.8 * size, 1.1 * size))
        count = f"{entry.count:,}"
        room = wide - 2.4 * size - width_of(count, size) - 4
        for part in wrapped(entry.label, size, room) if with_label else [""]:
            paper.write(left + 2.4 * size, line, part, size)
            if count:
                paper.write(left + wide, line, count, size, align="right")
            count = ""
            line -= 1.55 * size
    return line


def _legend_line(paper: Paper, entries: Sequence[MapClass], base: float) -> None:
    left = _MARGIN
    for entry in entries:
        step = 20 + width_of(entry.label, 8) + 12
        if left + step > paper.width - _MARGIN:
            left, base = _MARGIN, base + 13
        _swatch(paper, entry, (left, base - 1, 15, 9))
        paper.write(left + 19, base, entry.label, 8)
        left += step


def _outline_legend(paper: Paper, view: MapView, words: Words, left: float, top: float, *, wide: float) -> float:
    if not view.prefecture_counts:
        return top
    paper.write(left, top, words.legend_prefectures, 8, ink="second_ink")
    line = top - 14
    for state, count in view.prefecture_counts.items():
        look: dict[str, Any] = {"fill": False, "edgecolor": token("second_ink", "light"), "linewidth": 1.2}
        paper.shape(rectangle((left, line + 3, 18, 0)), linestyle=_OUTLINE_DASHES[state], **look)
        paper.write(left + 24, line, words.outline[state], 9)
        paper.write(left + wide, line, f"{count:,}", 9, align="right")
        line -= 14
    return line - 4
