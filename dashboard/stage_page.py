"""The parts of the page of what is shown and handed out: the way to present, the files and their making, the QR code."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from html import escape
from typing import TYPE_CHECKING, Final

import streamlit as st

from dashboard import session, text
from dashboard.components import saved_as, show_heading
from dashboard.configuration import OpenData, open_data
from dashboard.export.jobs import Task
from dashboard.export.qr import qr_img
from dashboard.making import Offer, show_making
from dashboard.public_link import public_finder, public_link
from dashboard.wording.making import WORDS as MAKING
from dashboard.wording.stage import WORDS
from geodata.errors import GeodataError

if TYPE_CHECKING:
    from dashboard.selection import Selection
    from dashboard.wording.stage import StageWords
    from geodata.dataset import Dataset

FILES: Final = {
    "slides": ("slides", "pptx"),
    "paper": ("briefing", "pdf"),
    "document": ("briefing", "docx"),
    "papers": ("briefing", "zip"),
    "kit": ("kit", "zip"),
}
"""Kind of export and ending of each file that is offered."""
_OF_PREFECTURE: Final = frozenset({"paper", "document"})
_OF_NATION: Final = frozenset({"papers"})


def said() -> StageWords:
    """The page's words in the chosen language."""
    return WORDS[session.words().language]


def show_way_to_present() -> None:
    """The link that opens the story of the chosen place."""
    st.html(
        f'<div class="atlas"><a href="./{escape(session.link_to_present())}" target="_self">{escape(said().present)}</a>'
        f'<div class="small">{escape(said().present_note)}</div></div>'
    )


def show_files(dataset: Dataset, selection: Selection, *, has_sample: bool) -> None:
    """A line for each file: what it is, and its making."""
    show_heading(said().files_heading, said().files_note)
    for key in FILES:
        name, note = said().files[key]
        with st.container(horizontal=True, vertical_alignment="center", key=f"stage-{key}"):
            st.html(f'<div class="atlas">{escape(name)}<div class="small">{escape(note)}</div></div>', width=640)
            if key in _OF_PREFECTURE and selection.prefecture is None:
                st.html(f'<div class="atlas small">{escape(said().prefecture_first)}</div>', width="content")
                continue
            asked = replace(selection, prefecture=None) if key in _OF_NATION else selection
            offer = _offer(key, asked, has_sample=has_sample)
            show_making(offer, partial(Task.of, *FILES[key], dataset.version, asked))


def _offer(key: str, selection: Selection, *, has_sample: bool) -> Offer:
    words = session.words()
    own = MAKING[words.language]
    place = text.place(selection.prefecture, words) if selection.prefecture else words.all_japan
    name = said().files[key][0].partition("（")[0].partition(" (")[0]
    sample = "サンプルデータ" if has_sample else ""
    file_name = saved_as(name, place, selection.as_of, FILES[key][1], sample=sample)
    return Offer(f"stage-{key}", own.make, own.save, file_name)


def show_code(dataset: Dataset, selection: Selection) -> None:
    """The QR codes of the overview of the choice and of the page to find a municipality, or that there are none."""
    show_heading(said().qr_heading)
    try:
        settings = open_data()
    except GeodataError as fault:
        st.warning(text.unmarked(str(fault)))
        settings = OpenData()
    link = public_link(dataset, replace(selection, municipality=None), "", settings)
    finder = public_finder(dataset, selection, settings)
    if link is None or finder is None:
        st.html(f'<div class="atlas small">{escape(said().qr_none)}</div>')
        return
    codes = _code(link, said().qr_alt, said().qr_note) + _code(finder, said().card_alt, said().card_note)
    st.html(f'<div class="atlas"><div class="abreast">{codes}</div></div>')


def _code(link: str, alt: str, note: str) -> str:
    return (
        f'<div>{qr_img(link, alt)}<div class="small">{escape(note)}<br>'
        f'<a href="{escape(link)}">{escape(link)}</a></div></div>'
    )
