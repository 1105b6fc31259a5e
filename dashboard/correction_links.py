"""The quiet 「この情報は違います」 by a record: it leads to the slip of correction with the record in the link."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.wording.corrections import WORDS
from geodata.corrections import CORRECTABLE, SAMPLE, key_of, key_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.selection import Selection

RECORD: Final = "record"
ENTRY: Final = "entry"
FIELD: Final = "column"
PLACE: Final = "where"
SLIP: Final = "slip"
"""Name of the column of addresses in a grid."""


def slip_url(table: str, row: Mapping[Any, Any], selection: Selection) -> str:
    """Address of the slip for a record of a table, within the app; what is chosen stays."""
    return _url({RECORD: table, ENTRY: key_text(key_of(CORRECTABLE[table], row))}, selection)


def place_url(code: str, selection: Selection) -> str:
    """Address of the list of the records of a municipality or a prefecture."""
    return _url({PLACE: code}, selection)


def slip_link(table: str, row: Mapping[Any, Any]) -> str:
    """The link by a record, as HTML; "" by a row of the sample, which is nothing to correct."""
    if row.get("status") == SAMPLE:
        return ""
    return _link(slip_url(table, row, session.current_selection()))


def place_slip_link(code: str) -> str:
    """The link of the card of a place, as HTML: it leads to the records that stand on it."""
    return _link(place_url(code, session.current_selection()))


def slip_addresses(table: str, rows: pd.DataFrame) -> pd.Series:
    """The address of each row's slip, for a column of a grid; empty by rows of the sample."""
    selection = session.current_selection()
    addresses = [
        None if row["status"] == SAMPLE else slip_url(table, row, selection) for row in rows.to_dict("records")
    ]
    return pd.Series(addresses, index=rows.index, dtype="str")


def with_slips(table: pd.DataFrame, slips: pd.Series, name: str) -> tuple[pd.DataFrame, dict[str, Any]]:
    """The table with the column of these addresses after the column `name`, and how a grid shows it."""
    said = WORDS[session.words().language]
    shown = table.copy()
    shown.insert(list(table.columns).index(name) + 1, SLIP, slips.to_numpy())
    return shown, {SLIP: st.column_config.LinkColumn(said.column, display_text=said.wrong)}


def _link(address: str) -> str:
    said = WORDS[session.words().language]
    return f'<a class="slip" href="{escape(address)}" target="_self">{escape(said.wrong)}</a>'


def _url(own: Mapping[str, str], selection: Selection) -> str:
    query = selection.to_query(session.choices())
    query.pop("town", None)
    return f"corrections?{urlencode({**query, **own})}"
