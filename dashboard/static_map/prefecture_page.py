"""The paper of a prefecture on one A4 page: sentences, figures and blanks beside the map, then what follows from them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dashboard.static_map.flow import IDS_PT, Flow
from dashboard.static_map.one_page import panel
from dashboard.static_map.paper import A4_PORTRAIT, Paper, width_of, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.figure import Figure

    from dashboard.prefecture_paper import Line, PrefecturePaper, Table
    from dashboard.wording import Words
    from geodata.dataset import Dataset

SIZES: Final = (10.5, 10.0, 9.75, 9.5, 9.25, 9.0, 8.5, 8.0, 7.5, 7.0)
"""Sizes of the text in points, of which the largest that fits is taken; below 9 only where a register grew very long."""
MAP_SCALE: Final = 0.8
"""Of the lines and names of a map as small as this."""
_MARGIN: Final = 36.0
_LEFT: Final = 300.0
_BETWEEN: Final = 16.0
_TITLE_PT: Final = 17.0
_BEGIN: Final = 66.0
_FOOT_PT: Final = 6.5
_NOTE_PT: Final = 6.75
_LEAST_MAP: Final = 240.0
_MOST_MORE: Final = 40.0
_WIDE: Final = A4_PORTRAIT[0] - 2 * _MARGIN
_FIGURES: Final = (112.0, 62.0, 72.0, 48.0, 48.0)
_BLANKS: Final = (82.0, 94.0, 46.0, 78.0)
_PEERS: Final = (76.0, 54.0, 50.0, 68.0, 52.0)


def draw_prefecture_paper(told: PrefecturePaper, dataset: Dataset, words: Words) -> Figure:
    """The page."""
    size, room = fitting(told, words)
    paper = Paper(A4_PORTRAIT)
    _head(paper, told)
    flow = Flow(paper, _MARGIN, _WIDE, paper.height - _BEGIN, size)
    _stand(flow, told, words)
    start, bottom = flow.line, _beside(flow, told) - min(room, _MOST_MORE)
    left, wide = _MARGIN + _LEFT + _BETWEEN, _WIDE - _LEFT - _BETWEEN
    box = (left, bottom, wide, start - bottom - 0.6 * size)
    panel(paper, told.map, dataset, words, box, scale=MAP_SCALE, inset_note=told.inset_note)
    _rest(replace(flow, line=bottom), told)
    _foot(paper, told)
    return paper.figure


def fitting(told: PrefecturePaper, words: Words) -> tuple[float, float]:
    """The size of text that fits, else the smallest, and the points that are then left over."""
    for size in SIZES:
        room = _left_over(told, words, size)
        if room >= 0:
            break
    return size, room


def _left_over(told: PrefecturePaper, words: Words, size: float) -> float:
    flow = Flow(None, _MARGIN, _WIDE, A4_PORTRAIT[1] - _BEGIN, size)
    _stand(flow, told, words)
    flow.line = _beside(flow, told)
    _rest(flow, told)
    return flow.line - 24 - 1.3 * _FOOT_PT * len(_foot_lines(told))


def _head(paper: Paper, told: PrefecturePaper) -> None:
    """Title, and below it where, when and サンプル."""
    top = paper.height - 42
    fitted = min(_TITLE_PT, _TITLE_PT * _WIDE / max(1.0, width_of(told.title, _TITLE_PT)))
    paper.write(_MARGIN, top, told.title, fitted)
    paper.write(_MARGIN, top - 18, told.where, 9, ink="second_ink")
    if told.sample:
        paper.write(paper.width - _MARGIN, top - 18, told.sample, 9, ink="accent", align="right")


def _stand(flow: Flow, told: PrefecturePaper, words: Words) -> None:
    """The sentences as one paragraph, and the figures with the ids of their numbers."""
    flow.heading(told.headings["stand"])
    flow.paragraph(("" if words.language == "ja" else " ").join(line.text for line in told.stand))
    _table(flow, told.figures, _FIGURES, told.ids_heading)
    flow.gap(2)
    flow.paragraph(told.numbers, size=IDS_PT, ink="second_ink")


def _beside(flow: Flow, told: PrefecturePaper) -> float:
    """Beside the map: blanks with reasons and what to do, and prefectures alike; returns where the lower of both ends."""
    own = replace(flow, width=_LEFT)
    own.heading(told.headings["blanks"])
    _table(own, told.blanks, _BLANKS)
    own.gap(2)
    own.paragraph(told.blank_note, size=_NOTE_PT, ink="second_ink")
    own.heading(told.headings["peers"])
    for line in told.peers:
        own.paragraph(line.text)
    if told.peer_table.rows:
        _table(own, told.peer_table, _PEERS)
    if told.peer_note:
        own.gap(2)
        own.paragraph(told.peer_note, size=_NOTE_PT, ink="second_ink")
    return min(own.line, flow.line - _LEAST_MAP)


def _rest(flow: Flow, told: PrefecturePaper) -> None:
    """Pilots and measures, next steps, sources."""
    for heading, lines in (("cases", told.cases), ("next", told.next_steps)):
        flow.heading(told.headings[heading])
        for line in lines:
            _line(flow, line)
    flow.heading(told.headings["sources"])
    flow.paragraph("　".join(told.sources), size=_NOTE_PT, ink="second_ink")


def _line(flow: Flow, line: Line) -> None:
    """A sentence and the names that follow it, a line each or one after the other."""
    flow.paragraph(line.text)
    for said in line.listed:
        flow.bullet(said)


def _table(flow: Flow, table: Table, widths: Sequence[float], ids_heading: str = "") -> None:
    flow.row(table.columns, widths, table.numbers, ids=ids_heading, is_head=True)
    for row, ids in zip(table.rows, table.ids or [""] * len(table.rows), strict=True):
        flow.row([cell.text for cell in row], widths, table.numbers, ids=ids)


def _foot_lines(told: PrefecturePaper) -> list[str]:
    return [part for each in told.foot for part in wrapped(each, _FOOT_PT, _WIDE)]


def _foot(paper: Paper, told: PrefecturePaper) -> None:
    for number, part in enumerate(reversed(_foot_lines(told))):
        paper.write(_MARGIN, 20 + 1.3 * _FOOT_PT * number, part, _FOOT_PT, ink="second_ink")
