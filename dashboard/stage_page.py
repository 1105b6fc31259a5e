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
from dashboard.export.jobs import Task, jobs
from dashboard.export.qr import qr_svg
from dashboard.public_link import public_link
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
MIMES: Final = {
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "zip": "application/zip",
}
_PACE: Final = 1.0  # seconds between two looks at what is being made


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
        with st.container(horizontal=True, vertical_alignment="center", gap="medium", key=f"stage-{key}"):
            st.html(f'<div class="atlas">{escape(name)}<div class="small">{escape(note)}</div></div>', width=640)
            if key in _OF_PREFECTURE and selection.prefecture is None:
                st.html(f'<div class="atlas small">{escape(said().prefecture_first)}</div>', width="content")
                continue
            asked = replace(selection, prefecture=None) if key in _OF_NATION else selection
            _show_making(key, Task.of(*FILES[key], dataset.version, asked), asked, has_sample=has_sample)


def _show_making(key: str, task: Task, selection: Selection, *, has_sample: bool) -> None:
    state = jobs().progress(task).state
    is_on = jobs().is_known(task) and state in {"waiting", "running"}
    st.fragment(partial(_making, key, task, selection, has_sample=has_sample), run_every=_PACE if is_on else None)()


def _making(key: str, task: Task, selection: Selection, *, has_sample: bool) -> None:
    """The button that starts it, how far it is, and the button that saves it."""
    progress = jobs().progress(task)
    if not jobs().is_known(task) or progress.state == "refused":
        if progress.state == "refused":
            st.error(text.unmarked(said().refused.format(said=progress.said)))
        if st.button(said().make, key=f"make-{key}"):
            jobs().start(task)
            st.rerun()
    elif progress.state == "done":
        if st.session_state.pop(f"making-{key}", False):
            st.rerun()  # the clock of this part stops
        words = session.words()
        place = text.place(selection.prefecture, words) if selection.prefecture else words.all_japan
        name = said().files[key][0].partition("（")[0].partition(" (")[0]
        st.download_button(
            said().save,
            data=partial(jobs().file, task),
            file_name=saved_as(
                name, place, selection.as_of, task.ending, sample="サンプルデータ" if has_sample else ""
            ),
            mime=MIMES[task.ending],
            on_click="ignore",
            type="primary",
            key=f"save-stage-{key}",
        )
    else:
        st.session_state[f"making-{key}"] = True
        waits = progress.state == "waiting" or not progress.said
        st.progress(progress.share, said().waiting if waits else said().running.format(said=progress.said), width=320)


def show_code(dataset: Dataset, selection: Selection) -> None:
    """The QR code of the overview of the choice, or that there is none."""
    show_heading(said().qr_heading)
    try:
        settings = open_data()
    except GeodataError as fault:
        st.warning(text.unmarked(str(fault)))
        settings = OpenData()
    link = public_link(dataset, replace(selection, municipality=None), "", settings)
    if link is None:
        st.html(f'<div class="atlas small">{escape(said().qr_none)}</div>')
        return
    st.html(
        f'<div class="atlas"><div style="width:192px">{qr_svg(link)}</div>'
        f'<div class="small">{escape(said().qr_note)}<br><a href="{escape(link)}">{escape(link)}</a></div></div>'
    )
