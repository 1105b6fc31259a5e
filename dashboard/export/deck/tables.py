"""Native tables: what of a table has room on one slide and on how many further ones, and how it is drawn."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Final

from pptx.enum.text import MSO_ANCHOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

from dashboard.export.deck.page import LEADING, SMALL, cut, ems, emu, lines_of
from dashboard.export.deck.slide import MOST_ROWS
from dashboard.export.deck.writing import LEFT, RIGHT, name, write

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.export.deck.slide import Table

Shape = Any
"""A shape or a slide of python-pptx, which ships no types."""
_PLAIN: Final = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""Office's style without lines and grounds."""
_BEFORE: Final = 2.0
_BEHIND: Final = 8.0
_ABOVE: Final = 3.0
_WIDEST: Final = 15.0
_NARROWEST: Final = 3.5
_HEADING: Final = 7.2
_LEAST: Final = 6.0
_WIDE: Final = 0.3
"""Ems by which a short word may be wider than its letters are on average: "Members"."""
_MOST_LINES: Final = 4
_WORD: Final = re.compile(r"[!-~]+")
_CODE: Final = re.compile("コード|code|ID", re.IGNORECASE)
_NUMBER: Final = re.compile(r"[±＋－+\-]?\d[\d,]*(\.\d+)?\s?[%％]?")


@dataclass(frozen=True, slots=True)
class Part:
    """What stands on one slide: rows with their heights, and at the end how many rows and columns are left out."""

    heading: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    heights: tuple[float, ...]
    widths: tuple[float, ...]
    right: frozenset[int]
    rows_left: int
    columns_left: int


def parts_of(table: Table, room: tuple[float, float], further: tuple[float, float]) -> list[Part]:
    """The table in parts: the first in its room of width and height, the others in the room of a further slide."""
    widths = table.widths or _widths(table, room[0])
    heading = table.heading[: len(widths)]
    rows = [tuple(_fit(cell, wide) for cell, wide in zip(row, widths, strict=False)) for row in table.rows[:MOST_ROWS]]
    right = table.right if table.right is not None else _numbers(heading, rows)
    head = _height(heading, widths)
    parts: list[Part] = []
    while rows or not parts:
        height = room[1] if not parts else further[1]
        heights = [_height(row, widths) for row in rows]
        count = max(1, sum(total <= height - head for total in accumulate(heights)))
        is_last = count >= len(rows)
        left_out = max(0, len(table.rows) - MOST_ROWS) + table.more if is_last else 0
        columns_left = len(table.heading) - len(widths) if is_last else 0
        parts.append(
            Part(heading, tuple(rows[:count]), (head, *heights[:count]), widths, right, left_out, columns_left)
        )
        rows = rows[count:]
    return parts


def _fit(cell: str, wide: float) -> str:
    return cut(cell.replace("\n", " "), SMALL, wide - _BEFORE - _BEHIND, _MOST_LINES)


def _height(row: Sequence[str], widths: Sequence[float]) -> float:
    deepest = max(
        (lines_of(cell, SMALL, wide - _BEFORE - _BEHIND) for cell, wide in zip(row, widths, strict=True)), default=1
    )
    return deepest * SMALL * LEADING + 2 * _ABOVE


def _widths(table: Table, room: float) -> tuple[float, ...]:
    """A width for each column that has room: what its texts want, less where that is too much, but a word at least."""
    # A heading may take lines where the cells below it are short.
    texts = [
        [table.heading[column], *(row[column] for row in table.rows[:MOST_ROWS])]
        for column in range(len(table.heading))
    ]
    wanted = [
        max(_NARROWEST, min(_WIDEST, max(min(ems(heading), _HEADING), _word([heading]), *map(ems, cells))))
        for heading, *cells in texts
    ]
    least = [min(want, max(_LEAST, _word(column))) for want, column in zip(wanted, texts, strict=True)]
    margins = _BEFORE + _BEHIND + 1
    kept = max(1, sum(total <= room for total in accumulate(each * SMALL + margins for each in least)))
    spare = room / SMALL - sum(least[:kept]) - kept * margins / SMALL
    wishes = [want - small for want, small in zip(wanted[:kept], least[:kept], strict=True)]
    share = max(0.0, min(1.0, spare / sum(wishes))) if sum(wishes) else 0.0
    over = max(0.0, spare - sum(wishes)) / kept if max(wanted[:kept]) >= _WIDEST else 0.0
    widths = [(small + wish * share + over) * SMALL + margins for small, wish in zip(least, wishes, strict=False)]
    return tuple(min(room, wide) for wide in widths)


def _word(texts: Sequence[str]) -> float:
    """Width of the longest word that cannot be broken."""
    return max((ems(word) + _WIDE for text in texts for word in _WORD.findall(text)), default=0.0)


def _numbers(heading: Sequence[str], rows: Sequence[Sequence[str]]) -> frozenset[int]:
    """Columns of numbers: at least one, and nothing else but blanks and dashes; codes are names."""
    found = set()
    for column, said in enumerate(heading):
        cells = [row[column] for row in rows if row[column].strip("—–- ")]
        if cells and not _CODE.search(said) and all(_NUMBER.fullmatch(cell) for cell in cells):
            found.add(column)
    return frozenset(found)


def draw(slide: Shape, part: Part, at: tuple[float, float], language: str, *, called: str, alt: str) -> float:
    """The table with hairlines below each row; returns where it ends."""
    high = sum(part.heights)
    shape = slide.shapes.add_table(
        len(part.rows) + 1, len(part.heading), *(emu(each) for each in (*at, sum(part.widths), high))
    )
    name(shape._element.nvGraphicFramePr.cNvPr, called, alt)  # noqa: SLF001 - the library knows no alternative text
    table = shape.table
    table._tbl.tblPr.find(qn("a:tableStyleId")).text = _PLAIN  # noqa: SLF001 - as above
    table.horz_banding = False
    for column, wide in enumerate(part.widths):
        table.columns[column].width = emu(wide)
    for number, (row, deep) in enumerate(zip([part.heading, *part.rows], part.heights, strict=True)):
        table.rows[number].height = emu(deep)
        for column, said in enumerate(row):
            cell = table.cell(number, column)
            cell.margin_left, cell.margin_right = emu(_BEFORE), emu(_BEHIND)
            cell.margin_top = cell.margin_bottom = emu(_ABOVE)
            cell.vertical_anchor = MSO_ANCHOR.TOP
            ink, align = ("ink" if number else "second_ink"), (RIGHT if column in part.right else LEFT)
            write(cell.text_frame, said, language, size=SMALL, ink=ink, align=align)
            _hairline(cell)
    return at[1] + high


def _hairline(cell: Shape) -> None:
    """A line below a cell; the library has no borders."""
    line = f'<a:lnB {nsdecls("a")} w="9525"><a:solidFill><a:schemeClr val="accent5"/></a:solidFill></a:lnB>'
    cell._tc.get_or_add_tcPr().insert(0, parse_xml(line))  # noqa: SLF001 - as above
