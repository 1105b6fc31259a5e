"""What the page of pilots calls things: its words, values that are filtered by, and the area."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from dashboard import session
from dashboard.place_names import place_name
from dashboard.profile_page import place_link
from dashboard.views.pilots import NOBODY
from dashboard.views.shares import SAMPLE
from dashboard.wording.pilots import WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.selection import Selection
    from dashboard.views.pilots import Place, Project
    from dashboard.wording.pilots import PilotsWords
    from geodata.dataset import Dataset

YEAR, THEME, KIND = 0, 3, 4
"""Where they stand among what the page is narrowed by."""
_CARRIED_OUT: Final = "実施地"


def said() -> PilotsWords:
    """The page's words in the chosen language."""
    return WORDS[session.words().language]


def value_name(at: int, value: str) -> str:
    """A value of one of the five in the reader's language; "" is all of them."""
    if not value:
        return said().every
    if value == NOBODY:
        return said().none[at]
    names = {YEAR: {value: year_name(value)}, THEME: said().themes, KIND: said().kinds}.get(at, {})
    return names.get(value, value)


def year_name(year: str) -> str:
    """A fiscal year: 令和7年度 in Japanese."""
    if session.words().language == "en":
        return said().year.format(year=year)
    known = session.dataset()["pilots"].dropna(subset=["fiscal_year_western"])
    names = dict(zip(known["fiscal_year_western"].astype("str"), known["fiscal_year"], strict=True))
    return f"{names.get(year, '')}（{year}）"


def area_name(dataset: Dataset, selection: Selection) -> str:
    """The chosen prefecture, or all Japan."""
    words = session.words()
    return place_name(dataset, selection.prefecture, words) if selection.prefecture else words.all_japan


def has_sample(found: Sequence[Project]) -> bool:
    """Whether a project is made up."""
    return any(project.row["status"] == SAMPLE for project in found)


def place_html(place: Place, dataset: Dataset, selection: Selection) -> str:
    """A place as a link to its profile, with its role where it is not carried out there."""
    role = said().role_of_place.get(place.role, place.role)
    mark = "" if place.role == _CARRIED_OUT else f"<span class='small'>（{escape(role)}）</span>"
    return place_link(dataset, place.code, selection, session.words()) + mark
