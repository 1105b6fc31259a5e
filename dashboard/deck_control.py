"""One quiet control at the end of a page: the page as slides, made when it is asked for."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

import streamlit as st

from dashboard import page_record, session, text
from dashboard.components import saved_as
from dashboard.export.jobs import Task, jobs
from dashboard.making import Offer, show_making
from dashboard.page_slides import page_deck
from dashboard.wording.deck import WORDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from dashboard.page_record import PageRecord
    from geodata.dataset import Dataset

_ASKED: Final = "page_slides_asked"
_KEY: Final = "page-slides"


def show_deck_control() -> None:
    """Offer the page as slides; nothing where the page shows nothing that could stand on one."""
    shown, words = page_record.record(), session.words()
    if shown.is_empty or shown.head is None:
        return
    selection, own = shown.head.selection, WORDS[words.language]
    shown.kept = session.kept_of_page()
    task = partial(deck_task, shown, session.dataset(), words.language, _link())
    if not st.session_state.get(_ASKED):  # what is drawn for a deck is drawn once a reader wants one
        st.button(own.make, on_click=_ask, args=(task,), type="tertiary", key=f"make-{_KEY}")
        return
    place = text.place(selection.prefecture, words) if selection.prefecture else words.all_japan
    content = "_".join(filter(None, (shown.trial, shown.head.title, own.content)))
    sample = "サンプルデータ" if shown.head.has_sample else ""
    name = saved_as(content, place, selection.as_of, "pptx", sample=sample)
    show_making(Offer(_KEY, own.make, own.save, name, "tertiary"), task)


def deck_task(shown: PageRecord, dataset: Dataset, language: str, link: str) -> Task:
    """The deck of a page as it is now, to be made in a process of its own."""
    work = partial(page_deck, shown.drawn(), dataset, language, link)
    return Task.of_work(work, "pptx", dataset.version)


def _ask(task: Callable[[], Task]) -> None:
    st.session_state[_ASKED] = True
    jobs().start(task())


def _link() -> str:
    address = (st.context.url or "").partition("?")[0]
    query = {**st.query_params.to_dict(), session.VERSION: session.dataset().version}
    return f"{address}?{urlencode(query)}"
