"""Tables as CSV: one way of writing them, for the pages and for the open-data routes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pandas.api.types import is_string_dtype

if TYPE_CHECKING:
    import pandas as pd


def csv_bytes(table: pd.DataFrame) -> bytes:
    """CSV with BOM and CRLF; a cell that a spreadsheet would take for a formula gets an apostrophe before it."""
    inert = table.apply(_inert)
    written: str = inert.to_csv(index=False, lineterminator="\r\n")
    return written.encode("utf-8-sig")


def _inert(cells: pd.Series) -> pd.Series:
    if not is_string_dtype(cells):
        return cells
    return cells.mask(cells.str.match(r"[=+\-@\t\r]").fillna(value=False).astype("bool"), "'" + cells)
