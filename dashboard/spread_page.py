"""The head of 横展開: the sentence of the day, the slider over the days with a record, playing them, and the layers."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

import streamlit as st

from dashboard import session, text
from dashboard.components import show_header
from dashboard.place_names import place_name
from dashboard.views.shares import SAMPLE
from dashboard.views.spread import PLACED, dated_until, events, frame_before, frames, next_frame, on_record, undated
from dashboard.wording.spread import WORDS

if TYPE_CHECKING:
    from dashboard.selection import Selection
    from dashboard.views.spread import Event
    from dashboard.wording.spread import SpreadWords
    from geodata.dataset import Dataset

PACE: Final = 2.0
"""Seconds a day stays on the map while it plays."""
_PLAYING: Final = "spread_plays"
_WHOLE: Final = "spread_is_run_whole"
_SLIDER: Final = "spread-day"
_LAYER: Final = "spread-layer"
_NAMED: Final = 3
_TWO_LINES: Final = (
    "display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2;min-height:3.4em;overflow:hidden"
)
"""However many records begin on a day, the map below does not move while the days go by."""


def said() -> SpreadWords:
    """The page's words in the chosen language."""
    return WORDS[session.words().language]


def area_of(dataset: Dataset, selection: Selection) -> str:
    """The chosen prefecture, or all Japan."""
    words = session.words()
    return place_name(dataset, selection.prefecture, words) if selection.prefecture else words.all_japan


def marked(name: str, event: Event) -> str:
    """The name of a record, or of its kind, with what is said of the sample where it is made up."""
    return f"{name}（{session.words().statuses[SAMPLE]}）" if event.is_sample else name


def show_above(dataset: Dataset, selection: Selection) -> None:
    """What is on record by the day, what begins on it, and the ways to another day."""
    words, found = session.words(), events(dataset)
    counts = {kind: f"{n:,}" for kind, n in on_record(found, selection.as_of, selection.prefecture).items()}
    until = dated_until(found, selection.as_of, selection.prefecture)
    sentence = said().sentence.format(
        date=text.day(selection.as_of, words), place=area_of(dataset, selection), **counts
    )
    shown = (*until, *undated(found, selection.prefecture))
    show_header(words.pages["spread"], selection, sentence, has_sample=any(event.is_sample for event in shown))
    st.html(f'<p class="atlas small" style="max-width:60em;margin:8px 0 0">{escape(said().scope)}</p>')
    _show_ways(frames(found, session.choices()), selection)
    own = [f"{said().kind[event.kind]} {marked(event.title, event)}" for event in until if event.day == selection.as_of]
    titles = words.on_map.separator.join(own[:_NAMED]) + ("…" if len(own) > _NAMED else "")
    told = said().new.format(n=f"{len(own):,}", titles=titles) if own else said().new_none
    line = f'<p class="small" style="max-width:60em;margin:0;{_TWO_LINES}" data-new="{len(own)}" role="status">{escape(told)}</p>'
    st.html(f'<div class="atlas small">{line}</div>')


def _show_ways(days: tuple[str, ...], selection: Selection) -> None:
    """Slider, buttons and layers. The day between two of the slider's stands on it too, as it does in its control."""
    words, day = session.words(), selection.as_of
    if _SLIDER not in st.session_state:  # the reader comes from another page
        st.session_state[_PLAYING] = False
    stops = sorted({*days, day})
    if len(stops) > 1:
        st.session_state[_SLIDER] = day
        st.select_slider(
            said().day, stops, format_func=lambda stop: text.day(stop, words), key=_SLIDER, on_change=_slide
        )
    before, following, plays = frame_before(days, day), next_frame(days, day), is_playing()
    with st.container(horizontal=True, vertical_alignment="bottom", key="spread-ways"):
        st.button(said().before, on_click=_go, args=(before,), disabled=before is None, key="spread-before")
        st.button(
            said().stop if plays else said().play,
            on_click=_stop if plays else _play,
            disabled=not plays and len(days) < 2,  # noqa: PLR2004 - one day does not play
            type="primary",
            key="spread-play",
        )
        st.button(said().following, on_click=_go, args=(following,), disabled=following is None, key="spread-next")
        offered = [name for name in PLACED if name in session.choices().layers]
        st.session_state[_LAYER] = selection.layer if selection.layer in offered else None
        st.pills(said().layers, offered, format_func=said().kinds.__getitem__, key=_LAYER, on_change=_choose_layer)


def _slide() -> None:
    _go(st.session_state[_SLIDER])


def _go(day: str) -> None:
    _stop()
    session.choose_day(day)


def _choose_layer() -> None:
    if chosen := st.session_state[_LAYER]:  # a second click on the same is not another choice
        session.choose_layer({"layer": chosen})


def _play() -> None:
    """Play from here on, from the first day where this is the last; what has no days over time makes room for pilots."""
    choices, selection = session.choices(), session.current_selection()
    days = frames(events(session.dataset()), choices)
    if next_frame(days, selection.as_of) is None:
        session.choose_day(days[0])
    if selection.layer == choices.layers[0] and "pilots" in choices.layers:
        session.choose_layer({"layer": "pilots"})
    st.session_state[_PLAYING] = True


def _stop() -> None:
    st.session_state[_PLAYING] = False


def is_playing() -> bool:
    """Whether the days go by by themselves."""
    return bool(st.session_state.get(_PLAYING))


def show_clock() -> None:
    """While it plays, a part of the page that shows the next day every PACE seconds; nothing while it is paused."""
    if is_playing():
        st.session_state[_WHOLE] = True
        st.fragment(_tick, run_every=PACE)()


def _tick() -> None:
    """The next day, and a stop on the last. Not within a run of the whole page, which has just shown one."""
    if st.session_state.pop(_WHOLE, False) or not is_playing():
        return
    days = frames(events(session.dataset()), session.choices())
    following = next_frame(days, session.current_selection().as_of)
    if following is not None:
        session.choose_day(following)
    st.session_state[_PLAYING] = following is not None and next_frame(days, following) is not None
    st.rerun()
