"""xlsx, xls and ods workbooks as sheets of text: what a person sees in each cell, merged cells filled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geodata.errors import SourceError
from geodata.reading.binary_sheets import scan_binary
from geodata.reading.layout import Laid, LayoutError, PasswordNeeded, layout, layout_apart
from geodata.reading.sheets import MAX_CELLS, Sheet, check_size
from geodata.reading.zipped_sheets import Contents, damaged, protected, sound_parts

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import PurePath

    from geodata.reading.layout import Merged


def read_workbook(path: PurePath, raw: bytes, form: str) -> tuple[list[Sheet], list[str]]:
    """Sheets that a person sees, and a sentence for each that is left out. Raises SourceError.

    Hidden sheets are not read: what nobody sees, nobody has checked. Hidden rows and columns of a seen sheet are.
    """
    safe, contents = (raw, scan_binary(path, raw)) if form == "xls" else sound_parts(path, raw)
    for name, content in contents.items():
        check_size(path, name, content.rows, content.columns)
    try:
        laid = layout_apart(safe) if form == "xls" else layout(safe)
    except PasswordNeeded as fault:
        raise protected(path) from fault
    except LayoutError as fault:
        raise damaged(path, fault) from fault
    sheets = [_sheet(path, found, contents.get(found.name, Contents())) for found in laid if _is_read(found)]
    return sheets, [_left_out(found) for found in laid if not _is_read(found)]


def _is_read(found: Laid) -> bool:
    return found.is_worksheet and found.is_seen


def _left_out(found: Laid) -> str:
    if found.is_worksheet:
        return f"シート「{found.name}」は非表示のため、読みませんでした。使うなら再表示してください。"
    return f"シート「{found.name}」は表ではない（グラフなど）ため、読みませんでした。"


def _sheet(path: PurePath, found: Laid, content: Contents) -> Sheet:
    _show_errors(found.cells, content)
    _fill_merged(path, found.cells, found.merged or content.merged)
    return Sheet(found.name, found.cells, is_text=False)


def _show_errors(cells: list[list[str]], content: Contents) -> None:
    """Write what a failed formula shows into its cell, and give the sheet the cells it lacks for it."""
    width = max([content.columns, *map(len, cells)], default=0)
    for row in cells:
        row.extend([""] * (width - len(row)))
    cells.extend([""] * width for _ in range(content.rows - len(cells)))
    for (at, column), text in content.errors.items():
        cells[at][column] = text


def _fill_merged(path: PurePath, cells: list[list[str]], merged: Iterable[Merged]) -> None:
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
