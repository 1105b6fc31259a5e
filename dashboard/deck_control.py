"""One quiet control at the end of a page: the page as slides, made when it is asked for."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import streamlit as st

from dashboard import page_record, session, text
from dashboard.components import saved_as
from dashboard.export.papers_of import papers_of
from dashboard.page_slides import page_slides
from dashboard.wording.deck import WORDS

if TYPE_CHECKING:
    from dashboard.page_record import PageRecord
    from dashboard.wording import Words
    from geodata.dataset import Dataset

PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"


def show_deck_control() -> None:
    """Offer the page as slides; nothing where the page shows nothing that could stand on one."""
    shown, words = page_record.record(), session.words()
    if shown.is_empty or shown.head is None:
        return
    selection, own = shown.head.selection, WORDS[words.language]
    place = text.place(selection.prefecture, words) if selection.prefecture else words.all_japan
    content = "_".join(filter(None, (shown.trial, shown.head.title, own.content)))
    sample = "サンプルデータ" if shown.head.has_sample else ""
    st.download_button(
        own.make,
        data=partial(page_deck, shown, session.dataset(), words, _link()),
        file_name=saved_as(content, place, selection.as_of, "pptx", sample=sample),
        mime=PPTX,
        on_click="ignore",
        type="tertiary",
        key="page-slides",
    )


def page_deck(shown: PageRecord, dataset: Dataset, words: Words, link: str) -> bytes:
    """The deck of a page, with the link that opens it as it is."""
    from dashboard.export.deck.writer import deck_bytes  # noqa: PLC0415 - python-pptx is loaded where a deck is asked for

    head = shown.head
    if head is None:
        raise ValueError("the page has no head")
    place = text.place(head.selection.prefecture, words) if head.selection.prefecture else words.all_japan
    papers = papers_of(
        dataset,
        words,
        head.title,
        area=place,
        as_of=head.selection.as_of,
        body=head.selection.body,
        lines=(),
        has_sample=head.has_sample,
        link=link,
    )
    return deck_bytes(page_slides(shown, dataset, words), papers, words)


def _link() -> str:
    address = (st.context.url or "").partition("?")[0]
    query = {**st.query_params.to_dict(), session.VERSION: session.dataset().version}
    return f"{address}?{urlencode(query)}"
