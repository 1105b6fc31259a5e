"""The pages of the app, in their groups and in the order they are offered."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

import streamlit as st

from dashboard.views.invitation_criteria import KEYS as INVITATION_KEYS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from streamlit.navigation.page import StreamlitPage

    from dashboard.selection import Selection
    from dashboard.wording import Words

Group = Literal["stand", "seek", "evidence", "next", "stage", "papers"]
PAGES: Final = Path(__file__).parents[1] / "pages"


@dataclass(frozen=True, slots=True)
class Room:
    """A page: its file in `pages/` and its address, its group, when it shows the map, and its keys in the link."""

    name: str
    group: Group
    map: Literal["always", "in_prefecture", "never"] = "never"
    keys: tuple[str, ...] = ()

    def has_map(self, selection: Selection) -> bool:
        """Whether the page shows the map for this choice."""
        return self.map == "always" or (self.map == "in_prefecture" and selection.prefecture is not None)


ROOMS: Final = (
    Room("overview", "stand", map="always"),
    Room("prefecture", "stand", map="in_prefecture"),
    Room("council", "stand", keys=("records",)),
    Room("changes", "stand", keys=("from", "to", "sample")),
    Room("targets", "stand"),
    Room("members", "stand", keys=("class",)),
    Room("explorer", "seek", map="always", keys=("if", "on_map", "view", "group", "sea", "cluster", "score", "sort")),
    Room("towns", "seek", keys=("towns", "prefs")),
    Room("peers", "seek", keys=("weights",)),
    Room("pairs", "seek", keys=("home", "host", "km", "need", "theme", "by")),
    Room("multiples", "seek", keys=("maps",)),
    Room("measures", "evidence", keys=("q", "kind", "at", "rows")),
    Room("pilots", "evidence", keys=("fy", "programme", "call", "field", "partner", "cards")),
    Room("evidence", "evidence", keys=("topic", "opinion", "groups", "area", "like")),
    Room("burden", "evidence"),
    Room("spread", "evidence", map="always", keys=("events",)),
    Room("whatif", "next", map="always", keys=("join", "click", "show")),
    Room("invitations", "next", keys=INVITATION_KEYS),
    Room("stage", "stage"),
    Room("sources", "papers"),
    Room("ledger", "papers", keys=("line",)),
    Room("corrections", "papers", keys=("record", "entry", "column", "where")),
    Room("passport", "papers", keys=("no",)),
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


def in_groups(pages: Mapping[Room, StreamlitPage], words: Words) -> dict[str, list[StreamlitPage]]:
    """The pages under the titles of their groups."""
    groups: dict[str, list[StreamlitPage]] = {}
    for room, page in pages.items():
        groups.setdefault(words.page_groups[room.group], []).append(page)
    return groups
