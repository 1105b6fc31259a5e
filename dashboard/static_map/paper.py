"""A page to draw on, in points, and what is saved of it: text as text, and the same bytes for the same page."""

from __future__ import annotations

import importlib.util
import io
import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

import matplotlib as mpl
from matplotlib import font_manager
from matplotlib.figure import Figure
from matplotlib.ft2font import FT2Font
from matplotlib.patches import Patch, PathPatch, Rectangle
from matplotlib.patheffects import Stroke

from dashboard.palette import token

if TYPE_CHECKING:
    import numpy as np
    from matplotlib.artist import Artist
    from matplotlib.path import Path as Outline
    from numpy.typing import NDArray

    from dashboard.static_map.frames import Box

Format = Literal["png", "svg", "pdf"]
A4_LANDSCAPE: Final = (841.89, 595.28)
A4_PORTRAIT: Final = (595.28, 841.89)
_FAMILIES: Final = ["IPAexGothic", "DejaVu Sans"]
_READERS_FONTS: Final = "'Noto Sans JP', 'Noto Sans CJK JP', 'Yu Gothic', 'Meiryo'"
_CLOSING: Final = "、。，．・：；）」』】〉》！？％”’"
_OPENING: Final = "（「『【〈《“‘"
"""No line begins with a closing one, and none ends with an opening one."""
_SIZE: Final = 100.0
_ADVANCE: Final = _SIZE * 65536
"""Widths are read at this size, where FreeType counts in 65536ths of a pixel."""
_MISSING: Final = "〓"  # what Japanese typesetting puts for a character it has no type for


def _font_file() -> str:
    """IPAex Gothic of matplotlib-fontja; the package is not imported, because it would set matplotlib up its own way."""
    found = importlib.util.find_spec("matplotlib_fontja")
    if found is None or not found.submodule_search_locations:
        raise ModuleNotFoundError("matplotlib_fontja")
    return str(Path(found.submodule_search_locations[0]) / "fonts" / "ipaexg.ttf")


font_manager.fontManager.addfont(_font_file())
mpl.rcParams.update(
    {
        "font.family": _FAMILIES,
        "svg.fonttype": "none",
        "svg.hashsalt": "nichiiki-atlas",
        "pdf.fonttype": 42,
        "ps.fonttype": 42,  # the PDF backend splits fonts by this one: else into subsets of 256, each read anew
        "text.parse_math": False,
        "text.usetex": False,
    }
)


@cache
def _fonts() -> tuple[FT2Font, ...]:
    files = [font_manager.findfont(font_manager.FontProperties(family=family)) for family in _FAMILIES]
    fonts = tuple(map(FT2Font, files))
    for font in fonts:
        font.set_size(_SIZE, 72)
    return fonts


@cache
def _characters() -> frozenset[int]:
    return frozenset(code for font in _fonts() for code in font.get_charmap())


def printable(text: str) -> str:
    """The text on one line, with 〓 for what neither font has."""
    one_line = "".join(
        " " if unicodedata.category(character) in {"Cc", "Zl", "Zp"} else character for character in text
    )
    return "".join(character if ord(character) in _characters() else _MISSING for character in one_line)


@lru_cache(maxsize=8192)
def _em(character: str) -> float:
    """Full-width characters are one em wide, others as the first font that has them sets them."""
    if unicodedata.east_asian_width(character) in "WFA":
        return 1.0
    own = next((font for font in _fonts() if ord(character) in font.get_charmap()), None)
    return 1.0 if own is None else own.load_char(ord(character)).linearHoriAdvance / _ADVANCE


def width_of(text: str, size: float) -> float:
    """How wide a line is, in points."""
    return size * sum(map(_em, text))


def wrapped(text: str, size: float, width: float) -> list[str]:
    """Lines no wider than `width` points; Japanese is broken between any two characters, English at spaces."""
    lines, line, wide = [], "", 0.0
    for word in re.findall(rf"[{_OPENING}]*(?:[!-~]+ ?|.)[{_CLOSING}]*", printable(text)):
        if line and wide + width_of(word.rstrip(), size) > width:
            lines.append(line.rstrip())
            line, wide = "", 0.0
        line += word
        wide += width_of(word, size)
    return [*lines, line.rstrip()] if line.strip() else lines


class Paper:
    """A figure of a size in points with one coordinate system: points from the lower left corner."""

    def __init__(self, size: tuple[float, float]) -> None:
        self.width, self.height = size
        self.figure = Figure(figsize=(size[0] / 72, size[1] / 72), dpi=72, facecolor=token("paper", "light"))
        self.axes = self.figure.add_axes((0, 0, 1, 1), xlim=(0, size[0]), ylim=(0, size[1]))
        self.axes.set_axis_off()

    def add(self, artist: Artist, box: Box | None = None) -> None:
        """Draw something, cut to a box."""
        self.axes.add_artist(artist)
        if box is not None:
            artist.set_clip_path(Rectangle(box[:2], box[2], box[3], transform=self.axes.transData))
        artist.set_zorder(len(self.axes.get_children()))

    def shape(self, path: Outline, box: Box | None = None, **look: Any) -> PathPatch:  # noqa: ANN401 - looks of matplotlib
        """Draw a path. `look` is what a PathPatch takes."""
        patch = PathPatch(path, **{"linewidth": 0, "capstyle": "butt", "joinstyle": "round", **look})
        self.add(patch, box)
        return patch

    def rectangle(self, box: Box, **look: Any) -> None:  # noqa: ANN401 - looks of matplotlib
        """Draw a rectangle."""
        self.add(Rectangle(box[:2], box[2], box[3], **{"linewidth": 0, **look}))

    def write(self, x: float, y: float, text: str, size: float, *, ink: str = "ink", align: str = "left") -> None:
        """A line of text on a baseline; nothing in it is taken for a formula."""
        line = self.axes.text(
            x, y, printable(text), fontsize=size, color=token(ink, "light"), ha=align, va="baseline", parse_math=False
        )
        line.set_zorder(10_000)

    def label(self, middle: NDArray[np.float64], text: str, size: float, *, ink: str = "ink") -> None:
        """A name around a point, with a halo of paper so that it is read over any fill."""
        for colour, halo in (("paper", [Stroke(linewidth=0.2 * size, foreground=token("paper", "light"))]), (ink, [])):
            line = self.axes.text(
                float(middle[0]),
                float(middle[1]),
                printable(text),
                fontsize=size,
                color=token(colour, "light"),
                ha="center",
                va="center_baseline",
                parse_math=False,
                path_effects=halo,
            )
            line.set_zorder(10_000)

    def across(self, text: str, box: Box) -> None:
        """A watermark: the text slanting over a box, large and so often that no cut of the picture is without it."""
        left, bottom, wide, high = box
        size = min(high / 9, 0.25 * wide / max(width_of(text, 1), 1))
        for row, column in ((row, column) for row in range(3) for column in range(3)):
            line = self.axes.text(
                left + wide * (column + 0.5) / 3,
                bottom + high * (row + 0.5) / 3,
                printable(text),
                fontsize=size,
                color=token("ink", "light"),
                alpha=0.2,
                rotation=30,
                ha="center",
                va="center",
                parse_math=False,
            )
            line.set_zorder(20_000)


def with_painted_shapes(figure: Figure) -> Figure:
    """The same figure, whose shapes a PDF keeps as one picture at its dots an inch; text stays text, names' halos too."""
    for axes in figure.axes:
        for artist in axes.get_children():
            artist.set_rasterized(isinstance(artist, Patch) and artist is not axes.patch)
    return figure


def saved(figure: Figure, kind: Format, title: str, dpi: int = 300) -> bytes:
    """The figure as a file: PNG at `dpi`, SVG with text as text, PDF with embedded fonts. Same figure, same bytes."""
    papers: dict[Format, dict[str, str | None]] = {
        "png": {"Software": None, "Title": title},
        "svg": {"Date": None, "Creator": None, "Title": title},
        "pdf": {"CreationDate": None, "Creator": None, "Producer": None, "Title": title},
    }
    out = io.BytesIO()
    figure.savefig(out, format=kind, dpi=dpi, metadata=papers[kind])
    return _slimmed(out.getvalue()) if kind == "svg" else out.getvalue()


def _slimmed(svg: bytes) -> bytes:
    """Coordinates to a hundredth of a point, and the reader's own fonts where ours is not installed."""
    text = svg.decode("utf-8")
    text = re.sub(r' d="[^"]*"', lambda path: re.sub(r"(\.\d\d)\d+", r"\1", path[0]), text)
    text = text.replace(": 'IPAexGothic', 'DejaVu Sans'", f": 'IPAexGothic', {_READERS_FONTS}, sans-serif")
    text = text.replace(" 'IPAexGothic', 'DejaVu Sans'", f" 'IPAexGothic', {_READERS_FONTS}, sans-serif")
    return text.encode("utf-8")
