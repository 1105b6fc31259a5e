"""Tables as CSV: one way of writing them, for the pages and for the open-data routes."""

from __future__ import annotations

import re
from typing import Any, Final

import pandas as pd

_FORMULA: Final = re.compile(r"[\t\r]|[\s\u200b\ufeff]*[=+\-@＝＋－＠]")
"""How a cell begins that a spreadsheet may take for a formula, also behind spaces and in full width."""


def csv_bytes(table: pd.DataFrame) -> bytes:
    """CSV in UTF-8 with BOM and CRLF; a text that a spreadsheet would take for a formula gets an apostrophe before it.

    Numbers stay numbers, also below zero.
    """
    inert = table.apply(_inert) if len(table) else table
    written: str = inert.rename(columns=inert_cell).to_csv(index=False, lineterminator="\r\n")
    return written.encode("utf-8-sig")


def _inert(cells: pd.Series) -> pd.Series:
    if isinstance(cells.dtype, pd.StringDtype):
        return cells.mask(cells.str.match(_FORMULA.pattern).fillna(value=False).astype("bool"), "'" + cells)
    return cells.map(inert_cell) if cells.dtype == object else cells


def inert_cell(cell: Any) -> Any:  # noqa: ANN401 - a cell of any column
    """A cell or a heading as it may be opened in a spreadsheet."""
    return f"'{cell}" if isinstance(cell, str) and _FORMULA.match(cell) else cell
