"""A map as a file of the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from dashboard.export.writing import write_whole
from dashboard.layers import map_view
from dashboard.wording import words_in
from dashboard.wording.export import WORDS

if TYPE_CHECKING:
    from pathlib import Path

    from dashboard.export.kinds import Tell
    from dashboard.map_view import MapView
    from dashboard.selection import Selection
    from dashboard.static_map import Format
    from dashboard.wording import Words
    from geodata.dataset import Dataset


def map_picture(view: MapView, dataset: Dataset, words: Words, kind: Format) -> bytes:
    """A map as PNG of 300 dpi, SVG or PDF."""
    from dashboard import static_map  # noqa: PLC0415 - matplotlib is loaded where a picture is asked for

    return static_map.saved(static_map.draw_map(view, dataset, words), kind, view.title)


def make_map(dataset: Dataset, selection: Selection, out: Path, tell: Tell) -> list[Path]:
    """The map of the choice; the ending of `out` is the format."""
    words = words_in(selection.language)
    said = WORDS[words.language]
    tell(said.collecting, 0, 2)
    view = map_view(dataset, selection, words)
    tell(said.drawing, 1, 2)
    write_whole(out, map_picture(view, dataset, words, cast("Format", out.suffix[1:].lower())))
    tell(said.done, 2, 2)
    return [out]
