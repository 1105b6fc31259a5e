"""The pattern tiles of the palette as lines on paper: 8 px of the screen are 6 pt."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np
from matplotlib.path import Path as Outline

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dashboard.palette import Pattern

TILE: Final = 8
PX: Final = 72 / 96
_TOKEN: Final = re.compile(r"[A-Za-z]|-?(?:\d+\.?\d*|\.\d+)")
_NUMBERS: Final = {"m": 2, "l": 2, "h": 1, "v": 1, "z": 0}


@lru_cache(maxsize=64)
def tile(path: str) -> tuple[tuple[tuple[float, float], ...], ...]:
    """Lines of an SVG path, in px with y downwards. Raises ValueError for a command other than M, L, H, V and Z."""
    tokens, at, command = _TOKEN.findall(path), 0, "m"
    lines: list[list[tuple[float, float]]] = []
    x = y = 0.0
    while at < len(tokens):
        if tokens[at].isalpha():
            command, at = tokens[at], at + 1
        kind = command.lower()
        if kind not in _NUMBERS:
            raise ValueError(f"a tile is drawn with M, L, H, V and Z; {command!r} in {path!r}")
        numbers = [float(token) for token in tokens[at : at + _NUMBERS[kind]]]
        at += len(numbers)
        if kind == "z":
            lines[-1].append(lines[-1][0])
            x, y = lines[-1][0]
            continue
        from_x, from_y = (x, y) if command.islower() else (0.0, 0.0)
        if kind == "v":
            y = from_y + numbers[0]
        else:
            x = from_x + numbers[0]
            y = from_y + numbers[1] if len(numbers) > 1 else y
        if kind == "m":
            lines.append([(x, y)])
            command = "l" if command == "m" else "L"
        else:
            lines[-1].append((x, y))
    return tuple(tuple(line) for line in lines)


def tiled(pattern: Pattern, box: NDArray[np.float64], scale: float) -> Outline:
    """The tile over a box (2, 2) of corners in points of the page."""
    unit, side = PX * scale, TILE * PX * scale
    low, high = np.floor(box[0] / side), np.ceil(box[1] / side)
    across, up = np.meshgrid(np.arange(low[0], high[0]), np.arange(low[1], high[1]))
    corners = np.column_stack([across.ravel(), up.ravel() + 1]) * side
    vertices, codes = [], []
    for line in tile(pattern.path):
        drawn = np.array(line) * (unit, -unit)
        vertices.append((corners[:, None, :] + drawn[None]).reshape(-1, 2))
        code = np.full(len(drawn), Outline.LINETO, np.uint8)
        code[0] = Outline.MOVETO
        codes.append(np.tile(code, len(corners)))
    return Outline(np.concatenate(vertices), np.concatenate(codes))
