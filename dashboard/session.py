"""What a reader's session holds: the open dataset, the choice, the language. The only file that knows the session."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode, urlsplit

import streamlit as st

from dashboard import days
from dashboard.facts.lookup import look_up
from dashboard.navigation import PAGE_KEYS, ROOMS
from dashboard.offered import choices_of
from dashboard.selection import Selection
from dashboard.versions import fault_of, opened, versions
from dashboard.wording import Words, words_in
from geodata.dataset import PUBLISHED, current_version
from geodata.errors import DatasetError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from dashboard.facts.lookup import Answer
    from dashboard.facts.passports import Passport
    from dashboard.navigation import Room
    from dashboard.palette import Theme
    from dashboard.selection import Choices
    from dashboard.versions import Fault, Version
    from geodata.dataset import Dataset

_PAGE_NAMES: Final = frozenset(room.name for room in ROOMS)
PREFECTURE: Final = "pref"
ALL_JAPAN: Final = ""
BODY: Final = "body"
AS_OF: Final = "as_of"
LANGUAGE: Final = "lang"
ORDER: Final = "order"
CONTRAST: Final = "contrast"
VERSION: Final = "v"
PRESENT: Final = "present"
LAYER_OPTIONS: Final = ("layer", "category", "of", "since", "second")
_OF_WIDGETS: Final = (PREFECTURE, BODY, AS_OF, LANGUAGE, ORDER, CONTRAST)
_HELD: Final = "held_choice"
_TOWN: Final = "town"
_LAYER: Final = "layer_choice"
_QUERY: Final = "written_query"
_GOING: Final = "going_to_town"
_PATH: Final = "last_path"
_ROOM: Final = "room"
_KEPT: Final = "kept_by_pages"
_BEHIND: Final = "page_is_behind"
_REFUSED: Final = "refused_day"
_OWN: Final = "written_by_page"
_PINNED: Final = "pinned_version"
_LOST: Final = "lost_version"
_SEEN: Final = "seen_version"
_OFFERED: Final = "overview_downloads_offered"
FOLDER: Final = "folder_of_versions"
"""Where the session says that its versions are in another folder than the app's own: for pages that are run to be kept."""
_log = logging.getLogger(__name__)


def dataset() -> Dataset:
    """The version that was found when this run looked; opened once for all readers. Raises DatasetError."""
    seen: str = st.session_state.get(_SEEN) or ""
    try:
        return opened(_published(), seen) if seen else look()
    except DatasetError:  # gone since, and another was asked for in between
        return look()


def _published() -> Path:
    folder: Path | None = st.session_state.get(FOLDER)
    return folder or PUBLISHED


def look() -> Dataset:
    """The version this session is pinned to, else the current one, found anew. Raises DatasetError.

    At the head of a run: what was published may have changed or broken since, and its parts ask dozens of times.
    """
    st.session_state[_SEEN] = ""
    data = _found()
    st.session_state[_SEEN] = data.version
    return data


def _found() -> Dataset:
    pinned = st.session_state.get(_PINNED)
    if pinned and (_published() / pinned).is_dir():
        try:
            return opened(_published(), pinned)
        except DatasetError:  # damaged since it was opened, and another was asked for in between
            _pin(pinned)
    elif pinned:
        _pin(pinned)
    return opened(_published())


def _pin(version: str) -> None:
    """Show a version, or the current one for "" and for one that cannot be shown, which is said."""
    fault = fault_of(_published(), version) if version else None
    if fault:
        _log.info("version %r of a link cannot be shown: %s", version, fault)
    st.session_state[_PINNED] = "" if fault else version
    st.session_state[_SEEN] = ""
    st.session_state[_LOST] = (fault, version) if fault else None


def lost_version() -> tuple[Fault, str] | None:
    """Why the version of the link is not shown, and its name; until the reader opens another link."""
    lost: tuple[Fault, str] | None = st.session_state.get(_LOST)
    return lost


def pinned_version() -> str:
    """The version that the link names, "" where it names none."""
    version: str = st.session_state.get(_PINNED) or ""
    return version


def pin_version() -> None:
    """Let the link name the version that is shown; for callbacks."""
    st.query_params[VERSION] = dataset().version


def follow_current() -> None:
    """Show the current version, and let the link name none; for callbacks."""
    st.query_params.pop(VERSION, None)


def current() -> str:
    """Name of the current version, which need not be the one that is shown. Raises DatasetError."""
    return current_version(_published())


def known_versions() -> tuple[Version, ...]:
    """Every published version, the current one first. Raises DatasetError."""
    return versions(_published())


def answer_of(passport: Passport) -> Answer:
    """What a number says in its version and in the current one. Raises DatasetError."""
    return look_up(PUBLISHED, passport)


def choices() -> Choices:
    """What there is to choose from."""
    return choices_of(dataset())


def adopt_link() -> None:
    """Take the choice from the link: in a new session, and when the reader goes back or edits the address.

    Must run before the widgets of the frame are drawn.
    """
    query, path = _query(), urlsplit(st.context.url or "").path
    # A page chosen in the navigation comes without the choice: it is kept, and written into the new address.
    is_elsewhere = _QUERY in st.session_state and st.session_state.get(_PATH) != path
    is_next_page = is_elsewhere and not query
    st.session_state[_PATH] = path
    own = _own_query()
    if (own or not is_next_page) and own != st.session_state.get(_OWN):
        st.session_state[_KEPT] = {**st.session_state.get(_KEPT, {}), **own} if is_next_page else dict(own)
        st.session_state[_OWN] = own
    if is_next_page or st.session_state.get(_QUERY) == query:
        current_selection()
        return
    if VERSION in query or not is_elsewhere:  # a link from page to page that names no version keeps it
        _pin(query.get(VERSION, ""))
    selection = Selection.from_query(query, choices())
    unknown = {key: value for key, value in query.items() if selection.to_query(choices()).get(key) != value}
    if unknown and selection.to_query(choices()) != query:
        _log.info("link with values that are not used: %s", sorted(unknown))
    for key in _OF_WIDGETS:
        st.session_state.pop(key, None)
    _remember(selection)
    st.session_state[_TOWN] = selection.municipality
    st.session_state[_LAYER] = {name: getattr(selection, name) for name in LAYER_OPTIONS}


def _remember(selection: Selection) -> None:
    """Give the controls that have no value theirs: Streamlit forgets it after a page without the control.

    The others are left alone: a value that is said anew is sent anew.
    """
    values = (
        selection.prefecture or ALL_JAPAN,
        selection.body,
        selection.as_of,
        selection.language,
        selection.order,
        selection.is_high_contrast,
    )
    for key, value in zip(_OF_WIDGETS, values, strict=True):
        if st.session_state.get(key) is None:
            st.session_state[key] = value


def current_selection() -> Selection:
    """The choice as the widgets of the frame hold it now."""
    state = st.session_state
    chosen: list[Any] = [state.get(key) for key in _OF_WIDGETS]
    if None in chosen and _HELD in state:
        _remember(state[_HELD])
        chosen = [state[key] for key in _OF_WIDGETS]
    prefecture, body, as_of, language, order, is_high_contrast = chosen
    return Selection(
        body=body,
        as_of=as_of,
        prefecture=prefecture or None,
        municipality=state.get(_TOWN),
        language=language,
        order=order,
        is_high_contrast=is_high_contrast,
        version=pinned_version() or None,
    ).with_layer(state.get(_LAYER, {}), choices())


def write_link() -> None:
    """Put the choice into the address, without what is default."""
    st.session_state[_HELD] = selection = current_selection()
    st.session_state[_QUERY] = query = selection.to_query(choices())
    room: Room | None = st.session_state.get(_ROOM)
    kept = st.session_state.get(_KEPT, {})
    st.session_state[_OWN] = own = {key: kept[key] for key in (room.keys if room else ()) if key in kept}
    if {**_query(), **_own_query()} != {**query, **own}:
        st.query_params.from_dict({**query, **own})


def _query() -> dict[str, str]:
    """The choice in the address, without what a page keeps there for itself."""
    query = st.query_params.to_dict().items()
    return {key: value for key, value in query if key not in PAGE_KEYS and key != PRESENT}


def _own_query() -> dict[str, str]:
    """What pages keep for themselves in the address."""
    return {key: value for key, value in st.query_params.to_dict().items() if key in PAGE_KEYS}


def is_presenting() -> bool:
    """Whether the link asks for the presenter, which then is all that is shown."""
    return st.query_params.get(PRESENT) == "1"


def link_to_present() -> str:
    """The link of the presenter for the choice."""
    return f"?{urlencode({**current_selection().to_query(choices()), PRESENT: '1'})}"


def link_back() -> str:
    """The link that was open before the presenter was."""
    query = {key: value for key, value in st.query_params.to_dict().items() if key != PRESENT}
    return f"?{urlencode(query)}"


def enter(room: Room) -> None:
    """Say which page is shown: its own keys stand in the link."""
    st.session_state[_ROOM] = room


def is_in(name: str) -> bool:
    """Whether the page of this name is shown."""
    room: Room | None = st.session_state.get(_ROOM)
    return room is not None and room.name == name


def kept(key: str) -> str:
    """What a page keeps in its link under a key of its own, "" for nothing; text from outside, to be checked."""
    value: str = st.session_state.get(_KEPT, {}).get(key, "")
    return value


def kept_of_page() -> dict[str, str]:
    """What the page that is shown keeps, by key."""
    room: Room | None = st.session_state.get(_ROOM)
    return {key: value for key in room.keys if (value := kept(key))} if room else {}


def keep(key: str, value: str) -> None:
    """Let a page keep a value in its link and for when the reader comes back to it; "" forgets it."""
    others = {name: text for name, text in st.session_state.get(_KEPT, {}).items() if name != key}
    st.session_state[_KEPT] = {**others, key: value} if value else others
    write_link()


def choose_town(code: str | None) -> None:
    """Open the panel of a municipality, or close it."""
    st.session_state[_TOWN] = code
    write_link()


def go_to_town(code: str) -> None:
    """Open the panel of a municipality, and its prefecture; for callbacks, before the widgets are drawn again."""
    choose_prefecture(code[:2])
    choose_town(code)
    st.session_state[_GOING] = True


def takes_to_map() -> bool:
    """Whether a municipality has just been asked for, which only a page with the map can show; says so once."""
    return bool(st.session_state.pop(_GOING, False))


def choose_layer(changed: Mapping[str, str | None]) -> None:
    """Show another layer, or the same with another option; what was chosen before stays where it still fits."""
    st.session_state[_LAYER] = {**st.session_state.get(_LAYER, {}), **changed}
    write_link()


def choose_prefecture(code: str | None) -> None:
    """Choose a prefecture, or all Japan; for callbacks, before the widget is drawn again."""
    st.session_state[PREFECTURE] = code or ALL_JAPAN


def offer_files() -> None:
    """Offer on the overview what few ask for, and what is therefore not sent with every filter; for callbacks."""
    st.session_state[_OFFERED] = True


def are_files_offered() -> bool:
    """Whether the reader has asked the overview for what can be taken away."""
    return bool(st.session_state.get(_OFFERED))


def keep_choices() -> None:
    """After another body was chosen, show its own list; called by the body's control."""
    body = st.session_state[BODY] or choices().default_list[0]
    changed = current_selection().with_body(body, choices())
    st.session_state[BODY], st.session_state[AS_OF] = changed.body, changed.as_of


def take_day() -> None:
    """Take the day a reader chose or wrote; called by its control. What is no day leaves the one before, and is said."""
    body = st.session_state[BODY] or choices().default_list[0]
    day, why_not = days.read(str(st.session_state[AS_OF] or ""), body, choices(), words())
    held: Selection | None = st.session_state.get(_HELD)
    st.session_state[AS_OF] = day or (held.as_of if held else choices().default_day(body))
    st.session_state[_REFUSED] = why_not


def refused_day() -> str:
    """Why what was written is no day to show, "" where it is; says so once."""
    sentence: str = st.session_state.pop(_REFUSED, "")
    return sentence


def choose_day(day: str) -> None:
    """Show a day, of the body that a link means which names the day alone; before the widgets are drawn again."""
    st.session_state[BODY], st.session_state[AS_OF] = choices().body_on(day), day


def choose_latest() -> None:
    """Show the body that still exists on the latest day; for callbacks, before the widgets are drawn again."""
    st.session_state[BODY], st.session_state[AS_OF] = choices().latest_view
    st.session_state[_BEHIND] = True


def is_page_behind() -> bool:
    """Whether a part that runs by itself has changed what all of the page shows; says so once."""
    return bool(st.session_state.pop(_BEHIND, False))


def address() -> str:
    """The app's own address with a slash at its end, as the reader's browser knows it; "" where that is not known."""
    return address_of(st.context.url) if st.context.url else ""


def address_of(url: str) -> str:
    """The app's address from that of any of its pages; Streamlit leaves the slash at the end of the first page's away."""
    parts = urlsplit(url)
    path = parts.path.rstrip("/")
    above, _, last = path.rpartition("/")
    return f"{parts.scheme}://{parts.netloc}{above if last in _PAGE_NAMES else path}/"


def words() -> Words:
    """Words of the chosen language."""
    return words_in(st.session_state.get(LANGUAGE, "ja"))


def theme() -> Theme:
    """Theme the reader sees."""
    if st.session_state.get(CONTRAST):
        return "contrast"
    return "dark" if st.context.theme.type == "dark" else "light"
