"""The parts of 地図を並べる: which maps, their sheet as a picture, and the sheet to take away."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import replace
from functools import lru_cache, partial
from html import escape
from typing import TYPE_CHECKING, Final

import pandas as pd
import streamlit as st

from dashboard import session, text
from dashboard.components import saved_as
from dashboard.export.jobs import Task
from dashboard.layers import map_view, offered_layers
from dashboard.making import Offer, show_making
from dashboard.map_table import map_table
from dashboard.page_record import note_picture
from dashboard.take_away import show_take_away
from dashboard.wording import words_in
from dashboard.wording.days import WORDS
from dashboard.wording.export import WORDS as EXPORT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.export.kinds import Tell
    from dashboard.map_view import MapView
    from dashboard.selection import Choices, Selection
    from dashboard.static_map import Format
    from dashboard.wording import Words
    from geodata.dataset import Dataset

MOST: Final = 9
_NAMES: Final = 4
"""Columns of a map's table that name the municipality."""
_MAPS: Final = "maps"
_CHOSEN: Final = "chosen_maps"
_SCREEN_DPI: Final = 130
_KINDS: Final[tuple[Format, ...]] = ("png", "svg", "pdf")


def offered_maps(dataset: Dataset, choices: Choices) -> tuple[str, ...]:
    """Each list of each body as "body@date", then every other layer by its name."""
    lists = tuple(f"{body}@{as_of}" for body, as_of in sorted(choices.lists))
    return lists + tuple(layer for layer in offered_layers(dataset) if layer not in {"membership", "gaps"})


def selection_of(name: str, selection: Selection) -> Selection:
    """The choice that shows one of the offered maps in the chosen prefecture."""
    body, _, as_of = name.partition("@")
    plain = replace(selection, municipality=None, category=None, of="membership", since=None, second=None)
    return replace(plain, layer="membership", body=body, as_of=as_of) if as_of else replace(plain, layer=name)


def name_of(name: str, words: Words) -> str:
    """What the reader calls one of the offered maps."""
    body, _, as_of = name.partition("@")
    if not as_of:
        return words.on_map.names[name]
    return f"{words.map_title.format(body=words.bodies[body])} {text.day(as_of, words)}"


def show_choice(dataset: Dataset, words: Words) -> tuple[str, ...]:
    """The maps in the order chosen, at most nine; the link keeps them."""
    offered = offered_maps(dataset, session.choices())
    linked = dict.fromkeys(session.kept(_MAPS).split(","))
    st.session_state[_CHOSEN] = [name for name in linked if name in offered]
    chosen = st.multiselect(
        words.multiples_maps,
        offered,
        format_func=lambda name: name_of(name, words),
        key=_CHOSEN,
        placeholder="",
        on_change=lambda: session.keep(_MAPS, ",".join(st.session_state[_CHOSEN])),
    )
    if len(chosen) > MOST:
        st.warning(words.multiples_too_many)
    return tuple(chosen[:MOST])


def show_sheet(dataset: Dataset, selection: Selection, names: tuple[str, ...], words: Words) -> None:
    """The sheet as a picture with a text that says what is on it, and its files, made on a click."""
    from dashboard.static_map import sheet_title  # noqa: PLC0415 - matplotlib is loaded where a picture is asked for

    views = [map_view(dataset, selection_of(name, selection), words) for name in names]
    place = text.place(selection.prefecture, words) if selection.prefecture else words.all_japan
    labels = [name_of(name, words) for name in names]
    said = words.multiples_alt.format(place=place, n=len(names), maps="、".join(labels))
    picture = b64encode(preview(dataset, selection, names)).decode("ascii")
    st.html(f'<img src="data:image/png;base64,{picture}" alt="{escape(said)}" style="width:100%;height:auto">')
    sample = "サンプルデータ" if any(view.has_sample for view in views) else ""
    title, as_of = sheet_title(views, words), dates_of(names, views, selection.as_of, words)
    note_picture("sheet", title, said, partial(preview, dataset, selection, names), has_sample=bool(sample))
    with st.container(horizontal=True, key="multiples-downloads"):
        for kind in _KINDS:
            written = kind.upper()
            offer = Offer(
                f"sheet-{kind}",
                words.make_picture.format(kind=written),
                words.save_picture.format(kind=written),
                saved_as(title, place, as_of, kind, sample=sample),
            )
            work = partial(made_sheet, dataset, selection, names, kind)
            show_making(offer, partial(Task.of_work, work, kind, dataset.version))
        show_take_away(
            map_table(views[0], dataset, words),
            title,
            place,
            as_of,
            lines=[*labels, *dict.fromkeys(view.source for view in views)],
            has_sample=bool(sample),
            key="save-maps",
            saved=partial(maps_table, dataset, views, labels, words),
        )


def maps_table(dataset: Dataset, views: Sequence[MapView], labels: Sequence[str], words: Words) -> pd.DataFrame:
    """A row a municipality of the chosen area: its names, and of each map what its table says, under the map's name."""
    tables = [map_table(view, dataset, words) for view in views]
    named = tables[0].columns[:_NAMES]
    own = [table.drop(columns=named).add_prefix(f"{label}: ") for table, label in zip(tables, labels, strict=True)]
    return pd.concat([tables[0][named], *own], axis=1)


def dates_of(names: Sequence[str], views: Sequence[MapView], day: str, words: Words) -> str:
    """The date of all the maps; of lists alone, the first and the last; else that there are several, and the day."""
    dates = {view.file_date for view in views}
    if len(dates) == 1:
        return dates.pop()
    lists = sorted(as_of for _, _, as_of in (name.partition("@") for name in names))
    several = WORDS[words.language].several.format(day=text.day(day, words))
    return f"{lists[0]}～{lists[-1]}" if lists[0] else several


@lru_cache(maxsize=16)
def preview(dataset: Dataset, selection: Selection, names: tuple[str, ...]) -> bytes:
    """The sheet as a PNG for the screen; kept for the next reader who asks for the same. Files to take away are not."""
    return sheet_file(dataset, selection, names, "png", _SCREEN_DPI)


def made_sheet(dataset: Dataset, selection: Selection, names: tuple[str, ...], kind: Format, tell: Tell) -> bytes:
    """The sheet to take away, as large as print needs it."""
    tell(EXPORT[selection.language].drawing, 0, 1)
    return sheet_file(dataset, selection, names, kind, 300)


def sheet_file(dataset: Dataset, selection: Selection, names: tuple[str, ...], kind: Format, dpi: int) -> bytes:
    """The sheet as PNG, SVG or PDF."""
    from dashboard import static_map  # noqa: PLC0415 - matplotlib is loaded where a picture is asked for

    words = words_in(selection.language)
    views = [map_view(dataset, selection_of(name, selection), words) for name in names]
    title = static_map.sheet_title(views, words)
    place = text.place(selection.prefecture, words) if selection.prefecture else words.all_japan
    figure = static_map.draw_sheet(views, title, dataset, words)
    return static_map.saved(figure, kind, words.sheet_of.format(title=title, place=place), dpi)
