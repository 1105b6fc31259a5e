"""What takes its time: a click has it made in a process of its own, then how far it is, then the way to save it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final, Literal

import streamlit as st

from dashboard import session, text
from dashboard.export.jobs import jobs
from dashboard.wording.making import WORDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from dashboard.export.jobs import Progress, Task
    from dashboard.wording.making import MakingWords

MIMES: Final = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "png": "image/png",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "svg": "image/svg+xml",
    "zip": "application/zip",
}
_PACE: Final = 1.0  # seconds between two looks at what is being made


@dataclass(frozen=True, slots=True)
class Offer:
    """A file on offer: a key for its controls, what the button says that has it made and the one that saves it, its name."""

    key: str
    make: str
    save: str
    file_name: str
    look: Literal["secondary", "tertiary"] = "secondary"


def offer_of(key: str, name: str, file_name: str) -> Offer:
    """The offer of a file that its two buttons name, as it stands beside others."""
    said = WORDS[session.words().language]
    return Offer(key, said.make_named.format(name=name), said.save_named.format(name=name), file_name)


def show_making(offer: Offer, task: Callable[[], Task]) -> None:
    """The button that has it made, how far it is, and the button that saves it.

    `task` says what is to be made as the page is now; the file of a page that has changed since is made anew.
    """
    now = task()
    is_on = jobs().is_known(now) and jobs().progress(now).state in {"waiting", "running"}
    st.fragment(partial(_making, offer, task), run_every=_PACE if is_on else None)()


def _making(offer: Offer, task: Callable[[], Task]) -> None:
    said, now = WORDS[session.words().language], task()
    progress, ticking = jobs().progress(now), f"making-{offer.key}"
    if not jobs().is_known(now) or progress.state == "refused":
        if progress.state == "refused":
            st.error(text.unmarked(said.refused.format(said=progress.said)))
        if st.button(offer.make, type=offer.look, key=f"make-{offer.key}"):
            jobs().start(now)
            st.rerun()
    elif progress.state == "done":
        if st.session_state.pop(ticking, False):
            st.rerun()  # the clock of this part stops
        st.download_button(
            offer.save,
            data=lambda: jobs().made(task()),
            file_name=offer.file_name,
            mime=MIMES[offer.file_name.rpartition(".")[2]],
            on_click="ignore",
            type="primary",
            key=f"save-{offer.key}",
        )
    else:
        st.session_state[ticking] = True
        st.progress(progress.share, told(progress, said), width=320)


def told(progress: Progress, said: MakingWords) -> str:
    """How far it is, in words: that others come first only where they do."""
    if progress.state == "waiting":
        return said.waiting
    return said.running.format(said=progress.said) if progress.said else said.beginning
