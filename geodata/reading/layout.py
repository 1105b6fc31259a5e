"""Cells of a workbook as text, through calamine; also a program of its own, for files that may bring it down.

Calamine is compiled code that trusts the counts in an .xls: a damaged one can end the whole process. So `layout_apart`
lets a second process read it, which imports nothing but the library and the standard one.
"""

from __future__ import annotations

import io
import json
import subprocess
import sys
from dataclasses import asdict, dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

import python_calamine as calamine

SECONDS: Final = 120
"""How long the second process may take."""

_NEWLINE: Final = "_x000D_"  # a carriage return as Excel writes it into the XML of a cell
_PROTECTED: Final = 3
_DAMAGED: Final = 4

Merged = tuple[tuple[int, int], tuple[int, int]]


class LayoutError(Exception):
    """The library cannot read the file."""


class PasswordNeeded(LayoutError):
    """The file is encrypted."""


@dataclass(frozen=True, slots=True)
class Laid:
    """One sheet: its cells from A1 on as text, and its merged ranges (from 0) where the format tells them."""

    name: str
    is_worksheet: bool
    is_seen: bool
    cells: list[list[str]]
    merged: list[Merged] | None


def layout(raw: bytes) -> list[Laid]:
    """Every sheet of a workbook; one that is hidden or is no worksheet without cells. Raises LayoutError."""
    try:
        with calamine.load_workbook(io.BytesIO(raw)) as book:
            return [_lay(book, about) for about in book.sheets_metadata]
    except calamine.PasswordError as fault:
        raise PasswordNeeded(str(fault)) from fault
    except (calamine.CalamineError, OSError, ValueError) as fault:
        raise LayoutError(str(fault)) from fault


def layout_apart(raw: bytes) -> list[Laid]:
    """The same in a process of its own. Raises LayoutError, also where the process died or took too long."""
    command = [sys.executable, "-P", __file__]
    try:
        done = subprocess.run(command, input=raw, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603
    except subprocess.TimeoutExpired as fault:
        raise LayoutError("読み終わらない") from fault
    if done.returncode == _PROTECTED:
        raise PasswordNeeded("password")
    if done.returncode:
        raise LayoutError("中の数が合わない")
    return [Laid(**sheet) for sheet in json.loads(done.stdout)]


def _lay(book: calamine.CalamineWorkbook, about: calamine.SheetMetadata) -> Laid:
    is_worksheet = about.typ == calamine.SheetTypeEnum.WorkSheet
    is_seen = about.visible == calamine.SheetVisibleEnum.Visible
    if not (is_worksheet and is_seen):
        return Laid(about.name, is_worksheet, is_seen, [], None)
    sheet = book.get_sheet_by_name(about.name)
    cells = [[_text(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
    return Laid(about.name, is_worksheet, is_seen, cells, sheet.merged_cell_ranges)


def _text(cell: float | str | bool | date | time | timedelta) -> str:  # noqa: FBT001 - a cell holds what it holds
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


def _answer() -> int:
    """Read a workbook from standard input and write its sheets to standard output."""
    try:
        import resource  # noqa: PLC0415 - not on Windows

        resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
    except (ImportError, ValueError, OSError):
        pass  # without the limit the process is still not ours
    try:
        sheets = layout(sys.stdin.buffer.read())
    except PasswordNeeded:
        return _PROTECTED
    except LayoutError:
        return _DAMAGED
    sys.stdout.buffer.write(json.dumps([asdict(sheet) for sheet in sheets], ensure_ascii=True).encode())
    return 0


if __name__ == "__main__":
    raise SystemExit(_answer())
