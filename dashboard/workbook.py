"""Tables as workbooks for Excel."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Final

import pandas as pd
import xlsxwriter

if TYPE_CHECKING:
    from collections.abc import Sequence

_BEGINNING: Final = datetime(1980, 1, 1, tzinfo=UTC)
"""Stands as the day every workbook was made, so that the same table gives the same bytes."""
_WIDEST: Final = 48


def workbook_bytes(table: pd.DataFrame, title: str, lines: Sequence[str]) -> bytes:
    """One sheet: the title, the lines, then the table with its headings; texts stay texts, whatever they begin with."""
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"title": title, "created": _BEGINNING.replace(tzinfo=None)})
        sheet = book.add_worksheet()
        face = {"font_name": "Yu Gothic", "valign": "top"}
        heading = book.add_format({**face, "bold": True, "bottom": 1, "text_wrap": True})
        plain, number = book.add_format(face), book.add_format({**face, "num_format": "#,##0.##"})
        sheet.write_string(0, 0, title, book.add_format({**face, "font_size": 14}))
        for row, line in enumerate(lines, 1):
            sheet.write_string(row, 0, line, plain)
        top = len(lines) + 2
        for column, name in enumerate(table.columns):
            cells = table[name].tolist()
            sheet.write_string(top, column, str(name), heading)
            for row, cell in enumerate(cells, top + 1):
                if pd.isna(cell):
                    continue
                if isinstance(cell, int | float) and not isinstance(cell, bool):
                    sheet.write_number(row, column, cell, number)
                else:
                    sheet.write_string(row, column, str(cell), plain)
            longest = max([_width(str(name)), *(_width(str(cell)) for cell in cells if not pd.isna(cell))])
            sheet.set_column(column, column, min(_WIDEST, longest + 2))
        sheet.freeze_panes(top + 1, 0)
        sheet.autofilter(top, 0, top + max(len(table), 1), len(table.columns) - 1)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(top)
    return file.getvalue()


def _width(text: str) -> int:
    """Width of a text in letters; kanji and kana are two wide."""
    return sum(2 if ord(sign) > 0x2E7F else 1 for sign in text)  # noqa: PLR2004 - where CJK signs begin
