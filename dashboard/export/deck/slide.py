"""What stands on a slide, as a value: one finding, one picture or chart or table, and its papers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG, what a reader who does not see it is told, and its name in the list of objects."""

    png: bytes
    alt: str
    name: str


@dataclass(frozen=True, slots=True)
class Table:
    """A native table; each row has a text for each of `heading`.

    `widths` are points, together at most the room there is; without them the texts say how wide a column has to be, and
    columns that find no room are counted below the table. `right` are the columns of numbers, found by their cells
    where None. The rows that find no room stand on further slides, up to `slide.MOST_ROWS`; how many more there are is
    said, and `rest` says where ("" for the page's own files). `more` are rows that the page has and that were not even
    handed over.
    """

    heading: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...] | None = None
    right: frozenset[int] | None = None
    rest: str = ""
    more: int = 0


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide; whatever is empty is left out.

    `title` is the finding, a sentence; `where` the line below it: place, as of, body. `lines` are short sentences in the
    body (outline view reads them): beside a picture, else above a chart, below a table.
    `chart` is the dict of a plotly figure as the screen has it, in whatever theme (`go.Figure.to_dict()`): it becomes a
    native chart, a Sankey diagram a table of its streams; `shown.UnknownChart` where it has what no slide can show.
    A slide takes a picture and a table side by side; a table with a chart follows on slides of its own, and so do
    the bars and rows that find no room.
    `notes` is what the speaker says; the sources are added to it in full. `sources` are lines of the foot, of which it
    shows as many as have room, and the last line is `credit` with product and versions.
    `sample` and `trial` are the marks in the head (サンプルデータ, 試算). `qr` is the PNG of a QR code for the head.
    `passports` are short ids of the numbers on the slide, printed in the foot.
    """

    title: str
    where: str = ""
    lines: tuple[str, ...] = ()
    picture: Picture | None = None
    chart: Mapping[str, Any] | None = None
    table: Table | None = None
    notes: str = ""
    sources: tuple[str, ...] = ()
    credit: str = ""
    sample: str = ""
    trial: str = ""
    qr: bytes | None = None
    passports: tuple[str, ...] = ()


MOST_ROWS = 48
"""Rows of one table in a deck, enough for every prefecture: more are looked up, not shown."""
