"""xlsx, xls and ods workbooks as text cells: what a person sees in each cell, merged cells filled."""

from __future__ import annotations

import io
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

import python_calamine as calamine

from etl.extract.binary_sheets import scan_binary
from etl.extract.sheets import MAX_CELLS, Sheet, check_size
from etl.extract.zipped_sheets import Contents, damaged, protected, sound_parts
from geodata.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from etl.extract.zipped_sheets import Merged

    Cell = int | float | str | bool | date | datetime | time | timedelta

_NEWLINE: Final = "_x000D_"
"""A carriage return as Excel writes it into the XML of a cell."""


def read_workbook(path: Path, raw: bytes, form: str) -> tuple[list[Sheet], list[str]]:
    """Sheets that a person sees, and a sentence for each that is left out. Raises SourceError.

    Hidden sheets are not read: what nobody sees, nobody has checked. Hidden rows and columns of a seen sheet are.
    """
    safe, contents = sound_parts(path, raw) if form != "xls" else (raw, scan_binary(path, raw))
    for name, content in contents.items():
        check_size(path, name, content.rows, content.columns)
    try:
        with calamine.load_workbook(io.BytesIO(safe)) as book:
            return _sheets(path, book, contents)
    except calamine.PasswordError as fault:
        raise protected(path) from fault
    except (calamine.CalamineError, OSError, ValueError) as fault:
        raise damaged(path, fault) from fault


def _sheets(
    path: Path, book: calamine.CalamineWorkbook, contents: dict[str, Contents]
) -> tuple[list[Sheet], list[str]]:
    sheets, warnings = [], []
    for about in book.sheets_metadata:
        if about.typ != calamine.SheetTypeEnum.WorkSheet:
            warnings.append(f"シート「{about.name}」は表ではない（グラフなど）ため、読みませんでした。")
        elif about.visible != calamine.SheetVisibleEnum.Visible:
            warnings.append(f"シート「{about.name}」は非表示のため、読みませんでした。使うなら再表示してください。")
        else:
            found = book.get_sheet_by_name(about.name)
            content = contents.get(about.name, Contents())
            cells = [[_text(cell) for cell in row] for row in found.to_python(skip_empty_area=False)]
            _show_errors(cells, content)
            _fill_merged(path, cells, found.merged_cell_ranges or content.merged)
            sheets.append(Sheet(about.name, cells, is_text=False))
    return sheets, warnings


def _text(cell: Cell) -> str:
    """The cell's value as text: 10006.0 is "10006", a date is ISO."""
    if isinstance(cell, str):
        return cell.replace(_NEWLINE, "") if _NEWLINE in cell else cell
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime):
        return cell.isoformat(sep=" ").removesuffix(" 00:00:00")
    if isinstance(cell, date | time):
        return cell.isoformat()
    return str(cell)


def _show_errors(cells: list[list[str]], content: Contents) -> None:
    """Write what a failed formula shows into its cell, and give the sheet the cells it lacks for it."""
    width = max([content.columns, *map(len, cells)], default=0)
    for row in cells:
        row.extend([""] * (width - len(row)))
    cells.extend([""] * width for _ in range(content.rows - len(cells)))
    for (at, column), text in content.errors.items():
        cells[at][column] = text


def _fill_merged(path: Path, cells: list[list[str]], merged: Iterable[Merged]) -> None:
    """Write a merged cell's text into all of it, as far as the sheet has other cells."""
    filled = 0
    width = max(map(len, cells), default=0)
    for (top, left), (bottom, right) in merged:
        last, end = min(bottom + 1, len(cells)), min(right + 1, width)
        filled += max(last - top, 0) * max(end - left, 0)
        if filled > MAX_CELLS:
            raise SourceError(f"{path.name} には結合されたセルが多すぎます。結合を解いて保存し直してください。")
        if top < last and left < end:
            text = cells[top][left]
            for row in cells[top:last]:
                row[left:end] = [text] * (end - left)
