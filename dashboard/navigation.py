"""The pages of the app, in the order they are offered."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

import streamlit as st

from dashboard.views.invitation_criteria import KEYS as INVITATION_KEYS

if TYPE_CHECKING:
    from streamlit.navigation.page import StreamlitPage

    from dashboard.selection import Selection
    from dashboard.wording import Words

PAGES: Final = Path(__file__).parents[1] / "pages"


@dataclass(frozen=True, slots=True)
class Room:
    """A page: its file in `pages/` and its address, when it shows the map, and its keys in the link."""

    name: str
    map: Literal["always", "in_prefecture", "never"] = "never"
    keys: tuple[str, ...] = ()

    def has_map(self, selection: Selection) -> bool:
        """Whether the page shows the map for this choice."""
        return self.map == "always" or (self.map == "in_prefecture" and selection.prefecture is not None)


ROOMS: Final = (
    Room("overview", map="always"),
    Room("prefecture", map="in_prefecture"),
    Room("explorer", map="always", keys=("if", "on_map", "view", "group", "sea", "cluster", "score", "sort")),
    Room("measures", keys=("q", "kind", "at", "rows")),
    Room("towns", keys=("towns", "prefs")),
    Room("pairs", keys=("home", "host", "km", "need", "theme", "by")),
    Room("peers", keys=("weights",)),
    Room("changes", keys=("from", "to", "sample")),
    Room("council", keys=("records",)),
    Room("targets"),
    Room("whatif", map="always", keys=("join", "click", "show")),
    Room("invitations", keys=INVITATION_KEYS),
    Room("multiples", keys=("maps",)),
    Room("sources"),
    Room("corrections", keys=("record", "entry", "column", "where")),
    Room("ledger", keys=("line",)),
    Room("members", keys=("class",)),
    Room("burden"),
    Room("pilots", keys=("fy", "programme", "call", "field", "partner", "cards")),
    Room("evidence", keys=("topic", "opinion", "groups", "area", "like")),
    Room("spread", map="always", keys=("events",)),
)
PAGE_KEYS: Final = frozenset(key for room in ROOMS for key in room.keys)
"""What pages keep in the link for themselves, beside the choice that all share."""


def streamlit_pages(words: Words) -> dict[Room, StreamlitPage]:
    """Each page as Streamlit knows it, with its title in the reader's language; the first is the default.

    Made once a session and language: Streamlit looks each file up on the disk, for every filter.
    """
    key = f"pages-{words.language}"
    if key not in st.session_state:
        st.session_state[key] = {
            room: st.Page(
                PAGES / f"{room.name}.py", title=words.pages[room.name], url_path=room.name, default=room is ROOMS[0]
            )
            for room in ROOMS
        }
    pages: dict[Room, StreamlitPage] = st.session_state[key]
    return pages
