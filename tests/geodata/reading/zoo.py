"""Small register files of every kind, made where they are needed."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import xlsxwriter
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import CoveredTableCell, TableCell, TableRow
from odf.table import Table as OdsTable
from odf.text import P

from etl.extract.rows import read_register
from geodata.sources import Source, SourceFile

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from geodata.reading.rows import RegisterFile


def read_all(folder: Path, name: str, raw: bytes | str, kind: str = "membership") -> list[RegisterFile]:
    """Every table of a file with this name and content."""
    path = folder / name
    path.write_bytes(raw.encode() if isinstance(raw, str) else raw)
    file = SourceFile(path, "", None)
    papers = dict.fromkeys(("publisher", "title", "url", "licence", "credit", "note"), "x")
    source = Source(
        id="list", kind=kind, folder=folder, files=(file,), as_of="2023-10-01", status="公表値", encoding="", crs="",
        optional=False, complete_list=False, on_request=False, defaults={}, **papers,
    )  # fmt: skip
    return read_register(source, file)


def read(folder: Path, raw: bytes | str, name: str = "list.csv", kind: str = "membership") -> RegisterFile:
    """The one table of a file."""
    (register,) = read_all(folder, name, raw, kind)
    return register


def entries(register: RegisterFile) -> list[list[str]]:
    """Rows as lists."""
    return [list(map(str, row)) for row in register.rows.to_numpy().tolist()]


def kinds(register: RegisterFile) -> list[list[object]]:
    """Row number and kind of the rows that are no entry."""
    return register.non_data[["row", "kind"]].to_numpy().tolist()


def xlsx(*sheets: Sequence[Sequence[Any]], merged: Sequence[tuple[int, int, int, int, str]] = ()) -> bytes:
    """A workbook of these sheets; `merged` (first row, first column, last row, last column, text) in each of them."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "default_date_format": "yyyy/m/d"}) as book:
        for rows in sheets:
            sheet = book.add_worksheet()
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)
            for area in merged:
                sheet.merge_range(*area)
    return out.getvalue()


def ods(rows: Sequence[Sequence[tuple[str, dict[str, Any]] | None]], *, repeated: int = 1) -> bytes:
    """An ods of one sheet; a cell is its text and attributes, or None for one that a merged cell covers."""
    book = OpenDocumentSpreadsheet()
    sheet = OdsTable(name="名簿")
    book.spreadsheet.addElement(sheet)
    for row in rows:
        line = TableRow(numberrowsrepeated=repeated)
        sheet.addElement(line)
        for cell in row:
            if cell is None:
                line.addElement(CoveredTableCell())
            else:
                element = TableCell(**{"valuetype": "string", **cell[1]})
                element.addElement(P(text=cell[0]))
                line.addElement(element)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
