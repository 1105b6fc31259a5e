"""Pages for paper: one map with all that belongs to it, or up to nine side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dashboard import text
from dashboard.legend import shown_classes
from dashboard.palette import token
from dashboard.static_map.frames import frames
from dashboard.static_map.legends import depth, entries_of, height_of, legend, legend_lines, lines_of, outline_legend
from dashboard.static_map.names import Room, write_names
from dashboard.static_map.painting import paint, scale_bar
from dashboard.static_map.paper import A4_LANDSCAPE, Paper, width_of, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.figure import Figure

    from dashboard.map_view import MapView
    from dashboard.static_map.frames import Box, Frame
    from dashboard.wording import Words
    from geodata.dataset import Dataset

MOST: Final = 9
_COLUMNS: Final = {1: 1, 2: 2, 3: 3, 4: 2}
_MARGIN: Final = 28.0
_TITLE_PT: Final = 17.0
_NAMED: Final = 2  # on a sheet of more maps, names of places would hide them


def draw_map(view: MapView, dataset: Dataset, words: Words, size: tuple[float, float] = A4_LANDSCAPE) -> Figure:
    """One map on a page of a size in points: title, date, legend with n, scale, north, source, credit and version."""
    paper = Paper(size)
    head(paper, view.title, f"{_place(view, words)}　{view.as_of}", view.sample_label if view.has_sample else "")
    box = map_box(size)
    beside = size[0] - 2 * _MARGIN - box[2] - 16
    map_in(paper, view, dataset, words, box, scale=1.0, with_notes=True, with_names=True)
    left, line = box[0] + box[2] + 16, box[1] + box[3] - 10
    unit = [words.on_map.unit_line.format(unit=view.unit)] if view.unit != words.municipalities_unit else []
    line = notes_in(paper, [*unit, words.legend_unit.format(unit=words.municipalities_unit)], left, line, beside)
    line = legend(paper, shown_classes(view), left, line - 4, wide=beside, size=10)
    line = outline_legend(paper, view, words, left, line - 8, wide=beside, with_unit=True)
    excluded = words.on_map.excluded if view.prefecture in {None, "01"} else ""
    for note in filter(None, (view.reading, view.note, excluded, view.source)):
        line = notes_in(paper, [note], left, line, beside) - 4
    foot(paper, [view], words)
    if view.watermark:
        paper.across(view.watermark, box)
    return paper.figure


def map_box(size: tuple[float, float] = A4_LANDSCAPE) -> Box:
    """Where the map stands on the page of one map."""
    return (_MARGIN, 58.0, size[0] - 2 * _MARGIN - min(230.0, size[0] * 0.3) - 16, size[1] - 58 - 78)


def sheet_title(views: Sequence[MapView], words: Words) -> str:
    """Titles of the maps, each once; of many as many as a line of the sheet holds, and how many more there are."""
    titles = list(dict.fromkeys(view.title for view in views))
    for kept in range(len(titles), 0, -1):
        said = words.on_map.separator.join(titles[:kept])
        if kept < len(titles):
            said = words.sheet_title_more.format(titles=said, n=len(titles) - kept)
        if width_of(said, _TITLE_PT) <= A4_LANDSCAPE[0] - 2 * _MARGIN:
            break
    return said


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
    dates = list(dict.fromkeys(view.as_of for view in views))
    head(paper, title, f"{_place(first, words)}　{dates[0] if len(dates) == 1 else words.several_dates}", sample)
    room = paper.width - 2 * _MARGIN
    is_shared = len(views) > 1 and all(_kinds(view) == _kinds(first) for view in views)
    key = lines_of(views, words, room, is_shared=is_shared)
    papers = _papers(views, room)
    low = 46.0 + 8.5 * len(papers)
    bottom = low + 17 + height_of(key)
    wide = (room - 12 * (columns - 1)) / columns
    high = (paper.height - 78 - bottom - 8 * (rows - 1)) / rows
    for number in range(len(views)):
        row, column = divmod(number, columns)
        cell = (_MARGIN + column * (wide + 12), paper.height - 78 - high - row * (high + 8), wide, high)
        _cell(paper, views, number, dataset, words, cell=cell, step=max(rows, columns), is_shared=is_shared)
    legend_lines(paper, key, _MARGIN, low + height_of(key))
    paper.write(_MARGIN, low, words.sheet_note, 7, ink="second_ink")
    for number, line in enumerate(reversed(papers)):
        paper.write(_MARGIN, 43 + 8.5 * number, line, 6.5, ink="second_ink")
    foot(paper, views, words)
    return paper.figure


def _kinds(view: MapView) -> list[tuple[str, str, str, str]]:
    return [(e.label, e.token, e.texture, e.pattern.key if e.pattern else "") for e in view.classes]


def _papers(views: Sequence[MapView], room: float) -> list[str]:
    """Lines with the notes and the sources of all maps, each once."""
    notes: dict[str, list[str]] = {}
    for view in views:
        if view.title not in notes.setdefault(view.note, []):
            notes[view.note].append(view.title)
    said = [note if len(notes) == 1 else f"{'、'.join(titles)}: {note}" for note, titles in notes.items() if note]
    sources = dict.fromkeys(view.source for view in views)
    return [line for part in (" / ".join(said), " / ".join(sources)) for line in wrapped(part, 6.5, room)]


def _cell(
    paper: Paper,
    views: Sequence[MapView],
    number: int,
    dataset: Dataset,
    words: Words,
    *,
    cell: Box,
    step: int,
    is_shared: bool,
) -> None:
    """One map of a sheet of `step` rows or columns with its heading and legend."""
    view = views[number]
    left, bottom, wide, high = cell
    scale, size = {1: (0.8, 9.0), 2: (0.6, 7.5), 3: (0.4, 6.5)}[step]
    heading = wrapped(f"{view.title}　{view.as_of}", size + 0.5, wide)[:2]
    for line, part in enumerate(heading):
        paper.write(left, bottom + high - size - 1 - line * (size + 2), part, size + 0.5)
    tall = high - (size + 2) * len(heading) - 4
    beside = wide * (0.2 if is_shared else 0.36)
    box = (left, bottom, wide - beside - 5, tall)
    names = len(views) <= _NAMED
    map_in(paper, view, dataset, words, box, scale=scale, with_notes=number == 0, with_names=names)
    if view.watermark:
        paper.across(view.watermark, box)
    at = box[0] + box[2] + 5
    entries = entries_of(view, views)
    fitting = size
    while depth(entries, wide=beside, size=fitting, with_label=not is_shared) > tall and fitting > 4:  # noqa: PLR2004 - points
        fitting -= 0.25
    base = legend(paper, entries, at, bottom + tall - fitting, wide=beside, size=fitting, with_label=not is_shared)
    if view.has_sample:
        for part in wrapped(view.sample_label, size - 1, beside):
            paper.write(at, base, part, size - 1, ink="accent")
            base -= size + 1


def map_in(
    paper: Paper,
    view: MapView,
    dataset: Dataset,
    words: Words,
    box: Box,
    *,
    scale: float,
    with_notes: bool,
    with_names: bool,
) -> None:
    """The map with its insets in a box; on request with scale and north, and with names of places."""
    size = max(5.0, 8.0 * scale)
    named = 2 * (size + 1) if scale == 1 else size + 3  # at full scale a name says too that the scale is another
    main, *insets = frames(dataset, view.prefecture, box, named)
    room = Room()
    for inset in insets:
        room.reserve(inset.box)
    paint(paper, view, dataset, main, scale)
    if with_notes:
        _scale_and_north(paper, main, room, words, at=0.36 if view.prefecture is None else 0.02, size=size)
    if with_names:
        write_names(paper, view, dataset, main, room, size=max(6.0, size))
    for inset in insets:
        paint(paper, view, dataset, inset, scale)
        inner = Room()
        left, bottom, wide, high = inset.box
        paper.rectangle(inset.box, fill=False, edgecolor=token("second_ink", "light"), linewidth=0.75)
        note = f"（{words.map_texts['inset']}）" if scale == 1 else ""  # a sheet says it once, below
        for line, part in enumerate(wrapped(words.map_texts[inset.key] + note, size, wide - 4)):
            baseline = bottom + high - (size + 1) * (line + 1)
            paper.write(left + 3, baseline, part, size)
            inner.reserve((left, baseline - 2, wide, size + 4))
        if with_notes:
            scale_bar(paper, inset, left + 4, bottom + 4, room=wide * 0.4, size=size)
            inner.reserve((left, bottom, wide, size + 6))
        if with_names:
            write_names(paper, view, dataset, inset, inner, size=max(6.0, size))


def _scale_and_north(paper: Paper, frame: Frame, room: Room, words: Words, *, at: float, size: float) -> None:
    """The bar at a share of the frame's width, with north above it, where no other part of the map stands."""
    left, bottom, wide, _ = frame.box
    start = left + wide * at + 4 * (at < 0.1)  # noqa: PLR2004 - clear of the frame's edge
    long = scale_bar(paper, frame, start, bottom + 5, room=wide * 0.16, size=size)
    paper.write(start, bottom + 8 + size, f"↑ {words.map_texts['north']}", size)
    room.reserve((start, bottom, long, 2 * size + 12))


def head(paper: Paper, title: str, where: str, sample: str) -> None:
    """Title of a page on one line, and where and when below it."""
    top, room = paper.height - 38, paper.width - 2 * _MARGIN
    size = max(10.0, min(_TITLE_PT, _TITLE_PT * room / max(1.0, width_of(title, _TITLE_PT))))
    for part in wrapped(title, size, room + 1)[:1]:
        paper.write(_MARGIN, top, part, size)
    paper.write(_MARGIN, top - 18, where, 10, ink="second_ink")
    if sample:
        paper.write(_MARGIN + width_of(where, 10) + 16, top - 18, sample, 10, ink="accent")


def notes_in(paper: Paper, notes: Sequence[str], left: float, top: float, wide: float) -> float:
    """Small lines one below the other; returns the next baseline."""
    for number, part in enumerate(lines := [part for note in notes for part in wrapped(note, 8, wide)]):
        paper.write(left, top - 12 * number, part, 8, ink="second_ink")
    return top - 12 * len(lines)


def _place(view: MapView, words: Words) -> str:
    return text.place(view.prefecture, words) if view.prefecture else words.all_japan


def foot(paper: Paper, views: Sequence[MapView], words: Words) -> None:
    """Every credit line that a map of the page asks for, and the version of the dataset."""
    credit = " / ".join(dict.fromkeys(part for view in views for part in view.credit.split(" / ")))
    lines = [f"{words.credit}: {credit}", f"{words.product}　{words.version} {views[0].version}"]
    for number, line in enumerate(reversed(lines)):
        paper.write(_MARGIN, 18 + 11 * number, line, 7.5, ink="second_ink")
