"""The way to the cards of municipalities for a phone, with QR codes where a public address is set."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.configuration import OpenData, open_data
from dashboard.export.qr import qr_img
from dashboard.offered import choices_of
from dashboard.place_names import place_name
from dashboard.public_link import card_address, public_card
from dashboard.wording import words_in
from dashboard.wording.cards import WORDS
from geodata.errors import GeodataError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.selection import Selection
    from geodata.dataset import Dataset


def show_cards(codes: Sequence[str], dataset: Dataset, selection: Selection) -> None:
    """A link to each card, and its QR code; where no public address is set, that there is none."""
    st.html(cards_html(codes, dataset, selection, _settings()))


def cards_html(codes: Sequence[str], dataset: Dataset, selection: Selection, settings: OpenData) -> str:
    """Links and codes as HTML."""
    words = words_in(selection.language)
    said = WORDS[words.language]
    lines = []
    for code in codes:
        card, name = card_address(code, selection, choices_of(dataset)), place_name(dataset, code, words)
        public = public_card(dataset, replace(selection, municipality=code), settings)
        picture = f"<div>{qr_img(public, said.qr_of.format(name=name))}</div>" if public else ""
        link = f'<a href="{escape(card)}" target="_blank">{escape(said.card)}　{escape(name)}</a>'
        lines.append(f"<div>{link}{picture}</div>")
    note = said.qr if settings.address else said.no_address
    return f'<div class="atlas"><div class="abreast">{"".join(lines)}</div><p class="small">{escape(note)}</p></div>'


def _settings() -> OpenData:
    try:
        return open_data()
    except GeodataError as fault:
        st.warning(str(fault))
        return OpenData()
