"""Register files as text: one row of the frame a row of the file, with the number a person sees in it.

That number counts from 1 at the top of the sheet, whatever row the header is in. In a text file a line break inside
quotes begins no new row, and an empty line is a row: as Excel shows the file.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from etl.extract.contents import form_of, said_otherwise
from etl.extract.headers import known_headings, without_header
from etl.extract.headings import headings_of
from etl.extract.sheets import MAX_BYTES
from etl.extract.tables import read_table
from etl.extract.text_tables import read_text
from etl.extract.workbooks import read_workbook
from geodata.errors import SourceError

if TYPE_CHECKING:
    import pandas as pd

    from etl.extract.headings import Headings
    from etl.extract.sheets import Sheet
    from etl.extract.tables import SheetTable
    from geodata.sources import Source, SourceFile


@dataclass(frozen=True, slots=True)
class RegisterFile:
    """One table of a register as read: a text file, or one sheet of a workbook.

    `rows` is text as it is compared and published, indexed by the row number that a person sees in the file; "" where a
    cell is empty. `raw` has the same shape and holds the text as it stood. `non_data` (row, kind, raw) holds the rows
    that are no entry, `ragged` the original text of rows whose number of cells is not the header's, by row number.
    `title` is the text above the header, `sheet` the sheet's name ("" for a text file), `warnings` whole sentences.
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


def read_register(source: Source, file: SourceFile) -> list[RegisterFile]:
    """Every table of a file, each cell as text: one for a text file, one for each sheet of a workbook that holds one.

    The form is told by the content, not by the name. Raises SourceError that says what to do.
    """
    raw = _checked_bytes(source, file)
    path = file.path
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


def _checked_bytes(source: Source, file: SourceFile) -> bytes:
    try:
        size = file.path.stat().st_size
        raw = file.path.read_bytes() if size <= MAX_BYTES else b""
    except OSError as fault:
        raise SourceError(
            f"出典 {source.id} のファイル {file.path} を開けません。置き場所を確かめてください。"
        ) from fault
    if size > MAX_BYTES:
        raise SourceError(
            f"{file.path.name} は大きすぎます（{size / 10**6:,.0f} MB）。"
            f"上限は {MAX_BYTES // 10**6} MB です。表だけを残して保存し直してください。"
        )
    if file.sha256 and hashlib.sha256(raw).hexdigest() != file.sha256:
        message = (
            f"出典 {source.id} のファイル {file.path.name} が、source.toml の sha256 と違います。"
            "正しいファイルに戻すか、差し替えたなら source.toml の sha256 と時点を直してください。"
        )
        raise SourceError(message)
    return raw
