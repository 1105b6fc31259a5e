"""Small tables of words, set as HTML: all of it can be read without scrolling a grid, and by a screen reader."""

from __future__ import annotations

import re
from html import escape, unescape
from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

_SAFE_LINKS = ("https://", "http://")


def table_html(
    headings: Sequence[str],
    rows: Iterable[Sequence[str]],
    name: str,
    *,
    numbers: int = 0,
    is_named: bool = False,
    is_wide: bool = False,
) -> str:
    """A table whose cells stand below each other on a phone; cells are HTML already, headings and `name` are not.

    The last `numbers` columns are set right. `name` is said to screen readers, and shown where `is_named`; without
    headings the first column heads its row. A table that `is_wide` fills the page. Roles are said, because a table that
    is laid out otherwise loses them.
    """
    first_number = len(headings) - numbers

    def attributes(at: int) -> str:
        return " class=n" if at >= first_number else ""

    def cell(at: int, content: str) -> str:
        if not at and not any(headings):
            return f"<th scope='row' role='rowheader'>{content}</th>"
        label = f" data-label='{escape(headings[at])}'" if at and headings[at] else ""
        return f"<td role='cell'{attributes(at)}{label}>{content}</td>"

    head = "".join(
        f"<th scope='col' role='columnheader'{attributes(at)}>{escape(heading)}</th>"
        for at, heading in enumerate(headings)
    )
    top = f"<thead role='rowgroup'><tr role='row'>{head}</tr></thead>" if any(headings) else ""
    body = "".join(f"<tr role='row'>{''.join(map(cell, range(len(row)), row))}</tr>" for row in rows)
    title = f"<caption class='small' style='text-align:left'>{escape(name)}</caption>" if is_named else ""
    said = "" if is_named else f" aria-label='{escape(name)}'"
    width = "" if is_wide else " style='width:auto'"
    return (
        f'<div class="atlas"><table class="stack" role="table"{said}{width}>{title}{top}'
        f"<tbody role='rowgroup'>{body}</tbody></table></div>"
    )


def unbroken(text: str) -> str:
    """A date or a short word that stays in one line."""
    return f"<span style='white-space:nowrap'>{escape(text)}</span>"


def source_html(row: Mapping[Any, Any]) -> str:
    """The source of a row, as a link where it has a safe address."""
    title, url = (_text(row.get(key)) for key in ("source_title", "source_url"))
    if not url.startswith(_SAFE_LINKS):
        return escape(title)
    return f'<a href="{escape(url)}" target="_blank" rel="noreferrer">{escape(title or url)}</a>'


def _text(cell: object) -> str:
    return cell if isinstance(cell, str) else ""


def cells_table(headings: Sequence[str], rows: Iterable[Sequence[str]], *, numbers: int = 0) -> pd.DataFrame:
    """The same table for a file: cells of HTML as the texts that are read, the last `numbers` columns as numbers.

    A heading that is empty becomes a blank; what is no whole number stays text, and its column with it.
    """
    table = pd.DataFrame(
        [[_read(cell) for cell in row] for row in rows],
        columns=[heading or " " * at for at, heading in enumerate(headings, 1)],
    )
    for name in table.columns[len(headings) - numbers :]:
        plain = table[name].str.replace(",", "")
        if plain.str.fullmatch(r"[0-9]{1,15}").all():
            table[name] = plain.astype("int64")
    return table


def _read(cell: str) -> str:
    """Text of a cell, a line for each of its lines and entries."""
    lines = re.sub(r"<br>|</li>|</div>", "\n", cell)
    return unescape(re.sub(r"<[^>]*>", "", lines)).strip()
