"""Where things stand on a slide, in points, and how much room a text takes there."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from math import ceil
from typing import Final

Box = tuple[float, float, float, float]
"""Left, top, width and height."""
WIDTH: Final = 960.0
HEIGHT: Final = 540.0
"""16:9; 12 pt are 24 of the 1,920 px that a projector shows."""
MARGIN: Final = 36.0
SMALL: Final = 12.0
ROOM: Final = WIDTH - 2 * MARGIN
HEAD: Final[Box] = (MARGIN, 22, ROOM, 66)
WHERE: Final[Box] = (MARGIN, 92, 600, 22)
LINES: Final[Box] = (MARGIN, 124, ROOM, 360)
FOOT: Final[Box] = (MARGIN, 492, ROOM - 60, 34)
NUMBER: Final[Box] = (WIDTH - MARGIN - 50, 508, 50, 18)
QR: Final = 92.0
TOP: Final = 122.0
"""Where a picture, a chart or a table begins."""
LEADING: Final = 1.3
_WORDS: Final = re.compile(r"[「『（(]*(?:[!-~²]+(?:（[!-~²]+)*|.)[、。，．・：；！？」』）)ー…]*\s?")
_NARROW: Final = 0.64
"""Ems of a Latin letter or digit: as wide as in the faces that stand in where the theme's is not installed."""
_BETWEEN: Final = 0.25


def emu(points: float) -> int:
    """Points in the unit of Office files."""
    return round(points * 12_700)


def ems(text: str) -> float:
    """Width of a text in ems, with the room that LibreOffice sets between Latin and Japanese signs."""
    wide = [unicodedata.east_asian_width(sign) in "WFA" for sign in text]
    between = sum(one != other for one, other in pairwise(wide))
    return sum(1.0 if each else _NARROW for each in wide) + _BETWEEN * between


def lines_of(text: str, size: float, wide: float) -> int:
    """Lines that a text takes in a width: words stay whole, a closing mark does not begin a line.

    Nor does a bracket part from the Latin sign before it, as LibreOffice has it: "0.02（12,586.6km²）" is one word.
    """
    return sum(_broken(line, wide / size) for line in text.split("\n"))


def _broken(line: str, room: float) -> int:
    lines, filled = 1, 0.0
    for found in _WORDS.finditer(line):
        word = found[0]
        wide = ems(line[found.start() : found.end() + 1]) - ems(line[found.end() : found.end() + 1])
        if filled and filled + ems(word.rstrip()) > room:
            lines, filled = lines + 1, 0.0
        lines += max(0, ceil(wide / room) - 1)  # one that is longer than a line
        filled += wide if wide <= room else wide % room
    return lines


def height_of(text: str, size: float, wide: float) -> float:
    """Height that a text takes in a width."""
    return lines_of(text, size, wide) * size * LEADING


def cut(text: str, size: float, wide: float, lines: int) -> str:
    """The text, or as much of it as a number of lines holds, with "…"."""
    if lines_of(text, size, wide) <= lines:
        return text
    kept = text.replace("\n", " ")
    while kept and lines_of(kept + "…", size, wide) > lines:
        kept = kept[: -max(1, len(kept) // 40)]
    return kept.rstrip() + "…"


def title_size(title: str, wide: float) -> float:
    """Size at which a title takes at most two lines, from 24 pt down to 16."""
    return min(24.0, max(16.0, 2 * 0.95 * wide // max(1.0, ems(title))))
