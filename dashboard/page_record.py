"""What the page that runs now shows, noted as it is drawn, so that the page can be made into slides.

References only: nothing is copied or drawn before someone asks. A part that reruns by itself writes over its own notes.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import streamlit as st

from dashboard.wording.whatif import JA as TRIAL

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import pandas as pd

    from dashboard.export.deck.slide import Slide
    from dashboard.map_view import MapView
    from dashboard.selection import Selection

RECORD: Final = "page_record"


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a page: its name, its sentence and its choice, and whether sample data reach it."""

    title: str
    sentence: str
    selection: Selection
    has_sample: bool


@dataclass(frozen=True, slots=True)
class ShownChart:
    """A chart of the page: what draws it for paper, and where, by whose word and with which marks it is shown."""

    draw: Callable[[], Any]
    where: str
    credits: tuple[str, ...]
    has_sample: bool
    trial: str = ""

    def drawn(self) -> ShownChart:
        """The chart as the figure that it is now."""
        return replace(self, draw=partial(_same, self.draw()))


@dataclass(frozen=True, slots=True)
class ShownTable:
    """A table that the page offers to take away, under the name and with the lines of its files."""

    table: pd.DataFrame
    content: str
    area: str
    as_of: str
    lines: tuple[str, ...]
    has_sample: bool


@dataclass(frozen=True, slots=True)
class ShownPicture:
    """A picture of the page, made when it is asked for, as PNG; `alt` says what is on it."""

    title: str
    alt: str
    make: Callable[[], bytes]
    has_sample: bool


@dataclass(slots=True)
class PageRecord:
    """What a page shows, in its order; `opening` makes the slides in place of the head's, where the page has its own.

    `page` is its name, and `kept` what it keeps in its link: they say which numbers it has.
    """

    has_map: bool = False
    page: str = ""
    kept: Mapping[str, str] = field(default_factory=dict)
    head: Head | None = None
    map: MapView | None = None
    opening: Callable[[], list[Slide]] | None = None
    shown: dict[str, ShownChart | ShownTable | ShownPicture] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to make slides of."""
        return self.head is None or not (self.map or self.opening or self.shown)

    @property
    def trial(self) -> str:
        """The mark of a trial where a part of the page is one, else ""."""
        contents = [part.content for part in self.shown.values() if isinstance(part, ShownTable)]
        is_trial = bool(self.map and self.map.watermark) or any(TRIAL.mark in content for content in contents)
        return TRIAL.mark if is_trial else ""

    def drawn(self) -> PageRecord:
        """The same with its charts drawn: plain data that another process can take."""
        shown = {key: part.drawn() if isinstance(part, ShownChart) else part for key, part in tuple(self.shown.items())}
        return replace(self, shown=shown)


def _same(figure: Any) -> Any:  # noqa: ANN401 - a figure of plotly, which ships no types
    return figure


def begin(page: str, *, has_map: bool) -> None:
    """Forget the page before; at the head of each run of a whole page. Without a map the one that is kept is hidden."""
    st.session_state[RECORD] = PageRecord(has_map, page)


def record() -> PageRecord:
    """The record of the page that runs."""
    found: PageRecord = st.session_state.setdefault(RECORD, PageRecord())
    return found


def note_head(title: str, sentence: str, selection: Selection, *, has_sample: bool) -> None:
    """Note the head of the page."""
    record().head = Head(title, sentence, selection, has_sample)


def note_map(view: MapView) -> None:
    """Note the map that the page shows, not one that is kept out of sight."""
    if record().has_map:
        record().map = view


def note_opening(make: Callable[[], list[Slide]]) -> None:
    """Note how the page makes its first slides itself."""
    record().opening = make


def note_chart(key: str, chart: ShownChart) -> None:
    """Note a chart under the key of its element."""
    record().shown[key] = chart


def note_table(
    key: str, table: pd.DataFrame, content: str, area: str, as_of: str, *, lines: Sequence[str], has_sample: bool
) -> None:
    """Note a table under the key of its element."""
    record().shown[key] = ShownTable(table, content, area, as_of, tuple(lines), has_sample)


def note_picture(key: str, title: str, alt: str, make: Callable[[], bytes], *, has_sample: bool) -> None:
    """Note a picture under a key."""
    record().shown[key] = ShownPicture(title, alt, make, has_sample)
