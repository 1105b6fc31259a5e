"""Legends of printed maps: swatches with label and n, one below the other or in lines, and the key of the outlines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from dashboard.legend import outline_key, outline_unit
from dashboard.palette import token
from dashboard.static_map.painting import fill
from dashboard.static_map.paper import width_of, wrapped
from dashboard.static_map.shapes import rectangle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.map_view import MapClass, MapView
    from dashboard.static_map.frames import Box
    from dashboard.static_map.paper import Paper
    from dashboard.wording import Words

_DASHES: Final = {"solid": "solid", "dashed": (0, (4, 2.4)), "dotted": (0, (1, 2.4))}
_LINE_PT: Final = 13.0
_LEADING: Final = 1.55


def entries_of(view: MapView, views: Sequence[MapView]) -> list[MapClass]:
    """What a legend on a sheet lists: all with a value, and each reason that occurs on any of its maps."""
    found = {entry.pattern.key for each in views for entry in each.classes if entry.pattern and entry.count}
    return [entry for entry in view.classes if entry.label and (entry.pattern is None or entry.pattern.key in found)]


def legend(
    paper: Paper,
    entries: Sequence[MapClass],
    left: float,
    top: float,
    *,
    wide: float,
    size: float,
    with_label: bool = True,
) -> float:
    """Swatch, label and n, one below the other; returns the next baseline."""
    line = top
    for entry in entries:
        _swatch(paper, entry, (left, line - 0.15 * size, 1.8 * size, 1.1 * size))
        count = f"{entry.count:,}"
        paper.write(left + wide, line, count, size, align="right")
        for part in _label(entry, wide=wide, size=size) if with_label else [""]:
            paper.write(left + 2.4 * size, line, part, size)
            line -= _LEADING * size
    return line


def depth(entries: Sequence[MapClass], *, wide: float, size: float, with_label: bool) -> float:
    """Points that a legend takes downwards."""
    return _LEADING * size * sum(len(_label(e, wide=wide, size=size)) if with_label else 1 for e in entries)


def _label(entry: MapClass, *, wide: float, size: float) -> list[str]:
    return wrapped(entry.label, size, wide - 3.4 * size - width_of(f"{entry.count:,}", size))


def outline_legend(
    paper: Paper, view: MapView, words: Words, left: float, top: float, *, wide: float, with_unit: bool = False
) -> float:
    """The lines of the prefectures with n, one below the other; returns the next baseline."""
    title, rows = outline_key(view, words)
    line = top
    if rows:
        heads = [title, outline_unit(words)] if with_unit else [title]
        for part in (part for head in heads for part in wrapped(head, 8, wide)):
            paper.write(left, line, part, 8, ink="second_ink")
            line -= 14
    for kind, label, count in rows:
        _stroke(paper, kind, (left, line + 3))
        paper.write(left + 24, line, label, 9)
        paper.write(left + wide, line, f"{count:,}", 9, align="right")
        line -= 14
    return line - 4 if rows else top


Part = tuple[str, "MapClass | str | None"]
"""A label in a line of a legend, and what stands before it: a swatch, a kind of line, or nothing."""


def lines_of(views: Sequence[MapView], words: Words, room: float, *, is_shared: bool) -> list[list[Part]]:
    """The lines below the maps of a sheet: the classes where all maps share them, then what the outlines mean."""
    groups: list[list[Part]] = []
    if is_shared:
        groups.append([(entry.label, entry) for entry in entries_of(views[0], views)])
    outlines: dict[str, dict[str, str]] = {}
    for view in views:
        title, rows = outline_key(view, words)
        for kind, label, _ in rows:
            outlines.setdefault(title, {})[kind] = label
    groups.extend(
        [(title, None), *((labels[kind], kind) for kind in _DASHES if kind in labels)]
        for title, labels in outlines.items()
    )
    return [line for group in groups for line in _broken(group, room)]


def legend_lines(paper: Paper, lines: Sequence[Sequence[Part]], left: float, top: float) -> None:
    """Write the lines of a sheet's legend downwards from a baseline."""
    for number, line in enumerate(lines):
        x, y = left, top - number * _LINE_PT
        for label, mark in line:
            if isinstance(mark, str):
                _stroke(paper, mark, (x, y + 3))
            elif mark is not None:
                _swatch(paper, mark, (x, y - 1, 15, 9))
            paper.write(x + (0 if mark is None else 21), y, label, 8, ink="second_ink" if mark is None else "ink")
            x += _step(label, mark)


def height_of(lines: Sequence[Sequence[Part]]) -> float:
    """Points that the lines of a sheet's legend take."""
    return _LINE_PT * len(lines)


def _broken(parts: Sequence[Part], room: float) -> list[list[Part]]:
    lines: list[list[Part]] = [[]]
    used = 0.0
    for part in parts:
        if lines[-1] and used + _step(*part) > room:
            lines.append([])
            used = 0.0
        lines[-1].append(part)
        used += _step(*part)
    return lines


def _step(label: str, mark: MapClass | str | None) -> float:
    return width_of(label, 8) + (12 if mark is None else 33)


def _stroke(paper: Paper, kind: str, start: tuple[float, float]) -> None:
    look: dict[str, Any] = {"fill": False, "edgecolor": token("second_ink", "light"), "linewidth": 1.2}
    paper.shape(rectangle((*start, 18, 0)), linestyle=_DASHES[kind], **look)


def _swatch(paper: Paper, entry: MapClass, box: Box) -> None:
    fill(paper, rectangle(box), entry, box, 1.0)
    paper.rectangle(box, fill=False, edgecolor=token("second_ink", "light"), linewidth=0.4)
