"""Tables as workbooks for Excel."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from math import isfinite
from typing import TYPE_CHECKING, Any, Final

import pandas as pd
import xlsxwriter

from dashboard.export.papers import dictionary_of
from dashboard.wording.take_away import WORDS

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from dashboard.export.papers import Papers

_BEGINNING: Final = datetime(1980, 1, 1, tzinfo=UTC)
"""Stands as the day every workbook was made, so that the same table gives the same bytes."""
_WIDEST: Final = 48
_LONGEST: Final = 32_767
_EXACT: Final = 10**15
"""Longest text of a cell, and the number from which Excel keeps no more its last digits."""
_HEADER: Final = 255


def workbook_bytes(table: pd.DataFrame, papers: Papers) -> bytes:
    """Two sheets: the table with its headings in the first row, and what it is, by whose word, and its columns.

    Numbers, dates and true or false keep their types; texts stay texts, whatever they begin with; longer than a cell
    of Excel holds they end in "…". Whole numbers of more than 15 digits are texts, for Excel would round them.
    """
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"title": papers.title, "created": _BEGINNING.replace(tzinfo=None)})
        face = {"font_name": "Yu Gothic", "valign": "top"}
        faces = {
            "heading": book.add_format({**face, "bold": True, "bottom": 1, "text_wrap": True}),
            "text": book.add_format({**face, "num_format": "@"}),
            "number": book.add_format({**face, "num_format": "#,##0.##"}),
            "whole": book.add_format({**face, "num_format": "#,##0"}),
            "date": book.add_format({**face, "num_format": "yyyy-mm-dd"}),
            "title": book.add_format({**face, "font_size": 14}),
        }
        said = WORDS[papers.language]
        _write_table(book.add_worksheet(said.table), table, papers.title, faces)
        _write_papers(book.add_worksheet(said.about), table, papers, faces)
    return file.getvalue()


def _write_table(sheet: Worksheet, table: pd.DataFrame, title: str, faces: dict[str, Format]) -> None:
    for column, name in enumerate(map(str, table.columns)):
        cells = table.iloc[:, column].tolist()
        sheet.write_string(0, column, _fitting(name), faces["heading"])
        for row, cell in enumerate(cells, 1):
            _write(sheet, row, column, cell, faces)
        longest = max([_width(name), *(_width(str(cell)) for cell in cells if not pd.isna(cell))])
        sheet.set_column(column, column, min(_WIDEST, longest + 2))
    sheet.freeze_panes(1, 0)
    if len(table.columns):
        sheet.autofilter(0, 0, max(len(table), 1), len(table.columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_header("&L" + title.replace("&", "&&")[: _HEADER - 2])


def _write(sheet: Worksheet, row: int, column: int, cell: Any, faces: dict[str, Format]) -> None:  # noqa: ANN401 - a cell of any column
    if pd.isna(cell):
        return
    if isinstance(cell, bool):
        sheet.write_boolean(row, column, cell, faces["text"])
    elif isinstance(cell, int | float) and isfinite(cell) and (isinstance(cell, float) or abs(cell) < _EXACT):
        face = faces["whole"] if isinstance(cell, int) or cell == int(cell) else faces["number"]
        sheet.write_number(row, column, cell, face)
    elif isinstance(cell, pd.Timestamp) and cell.year >= 1900:  # noqa: PLR2004 - Excel's days begin there
        sheet.write_datetime(row, column, cell.to_pydatetime(warn=False).replace(tzinfo=None), faces["date"])
    else:
        sheet.write_string(row, column, _fitting(str(cell)), faces["text"])


def _write_papers(sheet: Worksheet, table: pd.DataFrame, papers: Papers, faces: dict[str, Format]) -> None:
    said = WORDS[papers.language]
    sheet.write_string(0, 0, _fitting(papers.title), faces["title"])
    row = 2
    for heading, line in papers.facts:
        sheet.write_string(row, 0, heading, faces["text"])
        sheet.write_string(row, 1, _fitting(line), faces["text"])
        row += 1
    for heading, lines in ((said.notes, papers.notes), (said.sources, papers.sources)):
        for number, line in enumerate(lines):
            if not number:
                sheet.write_string(row, 0, heading, faces["text"])
            sheet.write_string(row, 1, _fitting(line), faces["text"])
            row += 1
    row += 1
    sheet.write_string(row, 0, said.columns, faces["title"])
    for column, heading in enumerate(said.column_heads):
        sheet.write_string(row + 1, column, heading, faces["heading"])
    for line_row, told in enumerate(dictionary_of(table, papers.language), row + 2):
        for column, line in enumerate((told.heading, told.field, told.kind, told.unit, told.meaning)):
            sheet.write_string(line_row, column, _fitting(line), faces["text"])
    for column, width in enumerate((28, 28, 12, 10, 60)):
        sheet.set_column(column, column, width)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _fitting(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _width(text: str) -> int:
    """Width of the longest line of a text in letters; kanji and kana are two wide."""
    lines = text.split("\n")
    return max(sum(2 if ord(sign) > 0x2E7F else 1 for sign in line) for line in lines)  # noqa: PLR2004 - where CJK signs begin
