"""What stands on each slide of a deck: bars and rows that find no room on one go on to the next."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from dashboard.export.deck import charts, tables
from dashboard.export.deck.page import FOOT, HEIGHT, LEADING, MARGIN, ROOM, SMALL, TOP, cut, height_of, lines_of
from dashboard.export.deck.reading import read
from dashboard.export.deck.shown import Bars, Streams
from dashboard.export.deck.slide import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.export.deck.shown import Lines
    from dashboard.export.deck.slide import Slide
    from dashboard.wording.deck import DeckWords

_LOW: Final = HEIGHT - 14.0
_SOURCES: Final = 2
"""Lines of the foot that sources may take; all of them stand in the notes."""
NOTE: Final = 20.0
"""Room below a table for what is left out."""
BESIDE: Final = 336.0
"""Width of a picture that has a table beside it."""
_GAP: Final = 20.0
LINE_SIZES: Final = (18.0, 16.0, 14.0, 12.0)


@dataclass(frozen=True, slots=True)
class Piece:
    """One slide of the file: `slide` has its head, its lines and its notes; of the rest, what stands on this one."""

    slide: Slide
    title: str
    foot: str
    measured: str = ""
    chart: Bars | Lines | None = None
    part: tables.Part | None = None
    said_below: str = ""

    @property
    def bottom(self) -> float:
        """Where the body ends, above the foot."""
        return foot_top(self.foot) - 10


def foot_top(foot: str) -> float:
    """Where the foot begins."""
    return _LOW - lines_of(foot, SMALL, FOOT[2]) * SMALL * LEADING


def pieces_of(slide: Slide, own: DeckWords) -> list[Piece]:
    """The slide as one or more. Raises UnknownChart."""
    first = Piece(slide, slide.title, _foot(slide, own))
    pieces, table = [], slide.table
    if slide.chart is not None:
        shown = read(slide.chart)
        if isinstance(shown, Streams):
            lines = (*slide.lines, own.streams)
            streams = Table(own.stream_heads, shown.rows)
            first = replace(first, slide=replace(slide, lines=lines), measured=_measured(shown, slide))
            pieces += _of_table(first, streams, own)
        else:
            each = charts.split(shown) if isinstance(shown, Bars) else [shown]
            pieces += [replace(first, measured=_measured(shown, slide), chart=chart) for chart in each]
    if table is not None:
        pieces += _of_table(replace(first, slide=_without_lines(slide)) if pieces else first, table, own)
    return _numbered(pieces or [first], own)


def _measured(shown: Bars | Lines | Streams, slide: Slide) -> str:
    """What a chart measures, with its own title where the slide has another."""
    return "　".join(part for part in (shown.title if shown.title != slide.title else "", shown.subtitle) if part)


def _without_lines(slide: Slide) -> Slide:
    return replace(slide, lines=(), picture=None)


def _of_table(first: Piece, table: Table, own: DeckWords) -> list[Piece]:
    """The parts of a table, the first below the lines or beside the picture."""
    slide = first.slide
    full = first.bottom - TOP - NOTE
    wide = ROOM - BESIDE - _GAP if slide.picture else ROOM
    above = lines_height(slide.lines, wide) + (SMALL * LEADING + 6 if first.measured else 0)
    parts = tables.parts_of(table, (wide, full - above), (ROOM, full))
    rest = table.rest or own.rest
    further = replace(first, slide=_without_lines(slide), measured="")
    return [
        replace(first if not number else further, part=part, said_below=_left(part, rest, own))
        for number, part in enumerate(parts)
    ]


def _left(part: tables.Part, rest: str, own: DeckWords) -> str:
    rows = own.rows_left.format(n=f"{part.rows_left:,}", rest=rest) if part.rows_left else ""
    columns = own.columns_left.format(n=part.columns_left, rest=rest) if part.columns_left else ""
    return "　".join(filter(None, (rows, columns)))


def _numbered(pieces: list[Piece], own: DeckWords) -> list[Piece]:
    if len(pieces) == 1:
        return pieces
    titles = [own.further.format(title=each.title, n=n, of=len(pieces)) for n, each in enumerate(pieces, start=1)]
    return [pieces[0], *(replace(each, title=said) for each, said in zip(pieces[1:], titles[1:], strict=True))]


def lines_height(lines: Sequence[str], wide: float, size: float = 14.0) -> float:
    """Height of lines that stand with something else, with the gap to it; nothing without lines."""
    return height_of("\n".join(lines), size, wide) + 10 if lines else 0.0


def _foot(slide: Slide, own: DeckWords) -> str:
    """Sources as far as they have room, then ids, credit and versions."""
    sources = cut("　".join(slide.sources), SMALL, FOOT[2], _SOURCES) if slide.sources else ""
    ids = own.passports.format(ids="  ".join(slide.passports)) if slide.passports else ""
    return "\n".join(part for part in (sources, ids, slide.credit) if part)


def left_of_picture() -> float:
    """Where a picture beside a table begins."""
    return MARGIN + ROOM - BESIDE
