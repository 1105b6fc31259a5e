"""What a map shows, as a value: one class a municipality, what is said of each, and the words around it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np

    from dashboard.layers.reading import Told
    from dashboard.palette import Pattern


@dataclass(frozen=True, slots=True)
class MapClass:
    """One legend entry and how many have it.

    `token` is a colour of `palette.COLOURS`; `texture`, the second cue of a category, is a tile of `palette.TEXTURES`
    drawn over it; `pattern` is the pattern of a gap reason and stands instead of both.
    """

    label: str
    count: int
    token: str = ""
    pattern: Pattern | None = None
    texture: str = ""


@dataclass(frozen=True, slots=True)
class Together:
    """Municipalities that belong together, as a project of many: pointing at one lights all."""

    label: str
    municipality_codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Over:
    """Municipalities painted over a map that a browser may have already: the map, their class and value, their places."""

    below: MapView
    class_place: int
    value: str
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class MapView:
    """A map of one layer.

    `class_string` has one base-36 digit a municipality in the order of order.json: the place of its class in `classes`.
    `values` has one text a municipality in that order, what pointing at it says beside its class ("" for nothing).
    `prefecture_string` has one character a prefecture of order.json: "1" in, "0" not in, "-" unknown; empty where the
    layer says nothing of prefectures.
    `points` are the municipalities that get a point at their representative point; `together` what they belong to.
    `grid` is the number of columns of a bivariate legend, 0 for a plain list: its first grid × grid classes stand in
    rows from the highest of the first layer to the lowest, columns from the lowest of the second to the highest;
    `axes` names the two.
    `reading` is the text beside the map: highest, lowest, pattern and blanks; `told` has its numbers by their parts.
    `file_date` is the day shown as the names of files have it, with the date of the values where that is another.
    `numbers` has the value of an ordered layer, one a municipality, NaN without; None for the others.
    `source_counts` is the end of `source`: how many municipalities shown stand there by which status.
    `watermark` is written across every copy that leaves the app; `over` says how this map differs from another.
    """

    version: str
    layer: str
    title: str
    unit: str
    classes: tuple[MapClass, ...]
    class_string: str
    values: tuple[str, ...]
    prefecture_string: str
    prefecture_counts: Mapping[str, int]
    prefecture: str | None
    municipality: str | None
    as_of: str
    source: str
    credit: str
    note: str
    language: str
    has_sample: bool
    sample_label: str
    points: tuple[str, ...] = ()
    together: tuple[Together, ...] = ()
    grid: int = 0
    axes: tuple[str, str] = ("", "")
    reading: str = ""
    is_high_contrast: bool = False
    file_date: str = ""
    source_counts: str = ""
    watermark: str = ""
    over: Over | None = None
    told: Mapping[str, Told] = field(default_factory=dict, compare=False, repr=False)
    numbers: np.ndarray | None = field(default=None, compare=False, repr=False)
