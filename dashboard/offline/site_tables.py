"""A table of the app's pages as HTML: its headings, numbers to the right, links where they lead somewhere."""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING, Any, Final

import pandas as pd
from pandas.api import types

if TYPE_CHECKING:
    from dashboard.offline.site_links import Links

_TALL: Final = 14
"""Rows from which a table is scrolled in a box of its own."""


def table_html(table: pd.DataFrame, columns: str, label: str, links: Links) -> str:
    """The table; `columns` is what Streamlit was told of its columns, as JSON. Columns of links that lead nowhere go."""
    told: dict[str, dict[str, Any]] = json.loads(columns or "{}")
    index = told.get("_index", {})
    shown = table if index.get("hidden") else table.reset_index()
    kept = {name: cells for name in shown.columns if (cells := _column(shown[name], told.get(str(name), {}), links))}
    heads = "".join(
        f'<th scope="col"{_right(shown[name])}>{escape(str(told.get(str(name), {}).get("label") or name))}</th>'
        for name in kept
    )
    rows = "".join(f"<tr>{''.join(cells)}</tr>" for cells in zip(*kept.values(), strict=True))
    box = "scrolled" if len(shown) > _TALL else "wide"
    return (
        f'<div class="atlas"><div class="{box}" tabindex="0" role="region" aria-label="{escape(label)}">'
        f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div></div>"
    )


def _column(cells: pd.Series, told: dict[str, Any], links: Links) -> list[str] | None:
    """Cells as HTML; None for a column that is hidden, or whose links all lead nowhere."""
    kind = told.get("type_config", {})
    if told.get("hidden"):
        return None
    if kind.get("type") == "link":
        known = [None if pd.isna(cell) else links.of(str(cell)) for cell in cells.tolist()]
        if not any(known):
            return None
        return [f"<td>{_link(to, kind.get('display_text'))}</td>" for to in known]
    return [f"<td{_right(cells)}>{escape(_said(cell, kind))}</td>" for cell in cells.tolist()]


def _link(to: str | None, said: str | None) -> str:
    if to is None:
        return ""
    shown = said if said and "(" not in said else to  # a pattern cuts its text out of the address
    away = ' target="_blank" rel="noreferrer"' if to.startswith("http") else ""
    return f'<a href="{escape(to)}"{away}>{escape(shown)}</a>'


def _right(cells: pd.Series) -> str:
    is_number = types.is_numeric_dtype(cells.dtype) and not types.is_bool_dtype(cells.dtype)
    return ' class="n"' if is_number else ""


def _said(cell: Any, kind: dict[str, Any]) -> str:  # noqa: ANN401 - a cell of any column
    if isinstance(cell, list | tuple):
        return "、".join(map(str, cell))
    if pd.isna(cell):
        return "—"
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _number(cell, kind.get("format"))
    if isinstance(cell, bool):
        return "✓" if cell else ""
    return f"{cell:%Y-%m-%d}" if isinstance(cell, pd.Timestamp) else str(cell)


def _number(number: float, written: object) -> str:
    """As Streamlit writes it where it was told how, else with its thousands apart."""
    if isinstance(written, str) and "%" in written and written != "percent":
        return written % number
    is_whole = isinstance(number, int) or number % 1 == 0
    return f"{number:,.0f}" if is_whole else f"{number:,.1f}"
