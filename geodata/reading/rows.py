"""Register files as text: one row of the frame a row of the file, with the number a person sees in it.

That number counts from 1 at the top of the sheet, whatever row the header is in. In a text file a line break inside
quotes begins no new row, and an empty line is a row: as Excel shows the file.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geodata.errors import SourceError
from geodata.reading.contents import form_of, said_otherwise
from geodata.reading.headers import known_headings, without_header
from geodata.reading.headings import headings_of
from geodata.reading.tables import read_table
from geodata.reading.text_tables import read_text
from geodata.reading.workbooks import read_workbook

if TYPE_CHECKING:
    from pathlib import PurePath

    import pandas as pd

    from geodata.reading.headings import Headings
    from geodata.reading.sheets import Sheet
    from geodata.reading.tables import SheetTable
    from geodata.sources import Source


@dataclass(frozen=True, slots=True)
class RegisterFile:
    """One table of a register as read: a text file, or one sheet of a workbook.

    `rows` is text as it is compared and published, indexed by the row number that a person sees in the file; "" where a
    cell is empty. `raw` has the same shape and holds the text as it stood. `non_data` (row, kind, raw) holds the rows
    that are no entry, `ragged` the original text of rows whose number of cells is not the header's, by row number.
    `title` is the text above the header, `sheet` the sheet's name ("" for a text file), `warnings` whole sentences.
    `at` is the place of each column in the sheet, from 0.
    Known headings have become the names of their columns (`municipality_code`, `prefecture_name`, `county_name`,
    `name`, …); others stay as written.
    """

    source: Source
    name: str
    encoding: str
    sha256: str
    rows: pd.DataFrame
    raw: pd.DataFrame
    non_data: pd.DataFrame
    ragged: pd.Series
    title: str = ""
    sheet: str = ""
    warnings: tuple[str, ...] = ()
    at: tuple[int, ...] = ()


def tables_of(source: Source, path: PurePath, raw: bytes) -> list[RegisterFile]:
    """Every table in the bytes of a file, each cell as text: one for a text file, one for each sheet that holds one.

    The form is told by the content; `path` only names the file in sentences. Raises SourceError that says what to do.
    """
    headings = headings_of(source.kind, path.stem)
    form = form_of(path, raw)
    warnings = [sentence for sentence in [said_otherwise(path, form)] if sentence]
    if form == "text":
        sheet, encoding = read_text(path, raw, lambda cells: known_headings(cells, headings))
        sheets = [sheet]
    else:
        encoding = form
        sheets, left_out = read_workbook(path, raw, form)
        warnings += left_out
    tables, without = _tables(path.name, sheets, headings)
    if not tables:
        raise SourceError(_no_table(path.name, sheets, headings))
    sha256 = hashlib.sha256(raw).hexdigest()
    return [
        RegisterFile(
            source,
            path.name if len(tables) == 1 else f"{path.name}［{sheet.name}］",
            encoding,
            sha256,
            table.rows,
            table.raw,
            table.non_data,
            table.ragged,
            table.title,
            sheet.name,
            ((*warnings, *without) if number == 0 else ()) + table.warnings,
            table.at,
        )
        for number, (sheet, table) in enumerate(tables)
    ]


def _tables(name: str, sheets: list[Sheet], headings: Headings) -> tuple[list[tuple[Sheet, SheetTable]], list[str]]:
    """Sheets with their tables, and a sentence for each sheet without one."""
    tables, without = [], []
    for sheet in sheets:
        called = f"{name} のシート「{sheet.name}」" if sheet.name else name
        table = read_table(called, sheet, headings)
        if table is not None:
            tables.append((sheet, table))
        elif any(any(row) for row in sheet.cells):
            without.append(f"読まなかったシート: {without_header(called, sheet.cells, headings)}")
    return tables, without


def _no_table(name: str, sheets: list[Sheet], headings: Headings) -> str:
    filled = [sheet for sheet in sheets if any(any(row) for row in sheet.cells)]
    if not filled:
        return f"{name} は空です。見出しの行から始まる表を置いてください。"
    largest = max(filled, key=lambda sheet: len(sheet.cells))
    called = f"{name} のシート「{largest.name}」" if largest.name else name
    return without_header(called, largest.cells, headings)
