"""The way to the cards of municipalities for a phone, with QR codes where a public address is set."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from dashboard import session
from dashboard.configuration import OpenData, open_data
from dashboard.export.qr import qr_svg
from dashboard.place_names import place_name
from dashboard.public_link import card_address, public_card
from dashboard.wording.cards import WORDS
from geodata.errors import GeodataError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.selection import Selection
    from geodata.dataset import Dataset


def show_cards(codes: Sequence[str], dataset: Dataset, selection: Selection) -> None:
    """A link to each card, and its QR code; where no public address is set, that there is none."""
    words, settings = session.words(), _settings()
    said = WORDS[words.language]
    lines = []
    for code in codes:
        card = card_address(code, selection, session.choices())
        public = public_card(dataset, replace(selection, municipality=code), settings)
        picture = f'<div style="width:144px">{qr_svg(public)}</div>' if public else ""
        name = escape(place_name(dataset, code, words))
        lines.append(f'<div><a href="{escape(card)}" target="_blank">{escape(said.card)}　{name}</a>{picture}</div>')
    note = said.qr if settings.address else said.no_address
    st.html(f'<div class="atlas"><div class="abreast">{"".join(lines)}</div><p class="small">{escape(note)}</p></div>')


def _settings() -> OpenData:
    try:
        return open_data()
    except GeodataError as fault:
        st.warning(str(fault))
        return OpenData()
