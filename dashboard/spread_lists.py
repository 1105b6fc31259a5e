"""Below the map of 横展開: what is on record until the day, what is around each pilot, and what has no day."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

import streamlit as st

from dashboard import session, text
from dashboard.components import show_heading
from dashboard.correction_links import slip_link
from dashboard.html_tables import cells_table, source_html, table_html, unbroken
from dashboard.place_names import place_name
from dashboard.profile_page import place_link
from dashboard.spread_page import area_of, marked, said
from dashboard.take_away import show_take_away
from dashboard.views.spread import dated_until, events, undated
from dashboard.views.spread_around import NEIGHBOURS, PEERS, around_pilots

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.selection import Selection
    from dashboard.views.spread import Event
    from dashboard.views.spread_around import Around
    from geodata.dataset import Dataset

_SHOWN: Final = "events"
_ALL: Final = "all"
_FIRST: Final = 12


def show_lists(dataset: Dataset, selection: Selection) -> None:
    """The three lists, in the order of the sentence above the map."""
    _show_events(dataset, selection)
    for of in (NEIGHBOURS, PEERS):
        _show_around(of, dataset, selection)
    _show_undated(dataset, selection)


def _show_events(dataset: Dataset, selection: Selection) -> None:
    own = dated_until(events(dataset), selection.as_of, selection.prefecture)[::-1]
    title = said().events.format(n=f"{len(own):,}")
    show_heading(title, said().events_note)
    if not own:
        st.info(said().nothing)
        return
    is_whole = session.kept(_SHOWN) == _ALL
    heads = [said().columns[name] for name in ("day", "kind", "title", "place", "status", "source")]
    rows = [[unbroken(day_of(event)), *_cells(event, dataset, selection)] for event in own]
    linked = _with_slips(rows, own)
    st.html(table_html(heads, linked if is_whole else linked[:_FIRST], title, is_wide=True))
    if len(own) > _FIRST:
        st.button(
            said().fewer.format(n=_FIRST) if is_whole else said().more.format(n=f"{len(own) - _FIRST:,}"),
            on_click=session.keep,
            args=(_SHOWN, "" if is_whole else _ALL),
            key="spread-more",
        )
    _take_away(heads, rows, own, title, key="save-spread-events")


def _cells(event: Event, dataset: Dataset, selection: Selection) -> list[str]:
    """Kind, title, places, status and source of a record as HTML; what comes from a register is escaped."""
    words = session.words()
    codes = event.towns or event.prefectures
    where = escape(words.on_map.separator).join(place_link(dataset, code, selection, words) for code in codes)
    return [
        unbroken(said().kind[event.kind]),
        escape(event.title),
        where or escape(said().everywhere),
        unbroken(words.statuses[event.row["status"]]),
        source_html(event.row),
    ]


def _with_slips(rows: Sequence[Sequence[str]], own: Sequence[Event]) -> list[list[str]]:
    """The rows with the way to the slip of correction below the source; for the page, not for files."""
    return [
        [*row[:-1], f"{row[-1]}<div>{slip_link(event.table, event.row)}</div>"]
        for row, event in zip(rows, own, strict=True)
    ]


def day_of(event: Event) -> str:
    """The day of a record as far as it is on record: a day, a month, a year or a fiscal year."""
    words = session.words()
    if event.day == event.latest:
        return text.day(event.day, words)
    if event.kind == "pilots":
        year = event.row["fiscal_year"]
        is_written = words.language == "ja" and isinstance(year, str)
        return year if is_written else said().fiscal.format(year=event.day[:4])
    return text.day(str(event.row["valid_from"]), words)


def _show_around(of: str, dataset: Dataset, selection: Selection) -> None:
    title, note = said().around[of]
    show_heading(title, note)
    own = around_pilots(dataset, of, selection.as_of, selection.prefecture)
    if not own:
        st.info(said().no_pilots)
        return
    heads = [said().around_columns[name] for name in ("pilot", "day", "first", "after", "before", "unclear", "unknown")]
    rows = [_around_row(of, around, dataset, selection) for around in own]
    followed = sum(bool(around.after) for around in own)
    with st.expander(said().around_open.format(n=f"{followed:,}", total=f"{len(own):,}"), key=f"spread-{of}"):
        st.html(table_html(heads, rows, title, numbers=4, is_wide=True))
    pilots = [around.pilot for around in own]
    behind = [*pilots, *(event for around in own for _, event in around.after)]
    _take_away(heads, rows, behind, title, key=f"save-spread-{of}", lines=[note])


def _around_row(of: str, around: Around, dataset: Dataset, selection: Selection) -> list[str]:
    words, pilot = session.words(), around.pilot
    lines = [
        said().first.format(
            place=place_link(dataset, code, selection, words),
            day=unbroken(day_of(event)),
            kind=unbroken(marked(said().kind[event.kind], event)),
        )
        for code, event in around.after
    ]
    if around.uncompared:
        names = words.on_map.separator.join(place_name(dataset, code, words) for code in around.uncompared)
        lines.append(f"<span class='small'>{escape(said().uncompared.format(names=names))}</span>")
    share = said().none_around[of]
    if around.percent is not None:
        percent = text.percent(around.percent, words)
        share = said().share.format(n=len(around.after), total=len(around.codes), percent=percent)
    return [
        escape(marked(pilot.title, pilot)),
        unbroken(day_of(pilot)),
        "".join(f"<div>{line}</div>" for line in lines) or words.empty_cell,
        escape(share),
        *(f"{len(codes):,}" for codes in (around.before, around.unclear, around.unknown)),
    ]


def _show_undated(dataset: Dataset, selection: Selection) -> None:
    own = undated(events(dataset), selection.prefecture)
    title = said().undated.format(n=f"{len(own):,}")
    show_heading(title, said().undated_note)
    if not own:
        return
    heads = [said().columns[name] for name in ("reason", "kind", "title", "place", "status", "source")]
    rows = [[unbroken(said().undated_reason), *_cells(event, dataset, selection)] for event in own]
    with st.expander(said().undated_open, key="spread-undated"):
        st.html(table_html(heads, _with_slips(rows, own), title, is_wide=True))
        _take_away(heads, rows, own, title, key="save-spread-undated")


def _take_away(
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    behind: Sequence[Event],
    title: str,
    *,
    key: str,
    lines: Sequence[str] = (),
) -> None:
    """The rows as files; `behind` are the records they come from."""
    selection = session.current_selection()
    show_take_away(
        cells_table(heads, rows),
        title,
        area_of(session.dataset(), selection),
        selection.as_of,
        has_sample=any(event.is_sample for event in behind),
        lines=[said().scope, *lines],
        key=key,
    )
