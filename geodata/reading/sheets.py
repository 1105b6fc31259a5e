"""What every reader of files hands on: the cells of one sheet as text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from geodata.errors import SourceError

if TYPE_CHECKING:
    from pathlib import PurePath

MAX_BYTES: Final = 100_000_000
MAX_ROWS: Final = 200_000
MAX_COLUMNS: Final = 500
MAX_CELLS: Final = 10_000_000
"""Limits of one file and of each of its sheets; beyond them it is no register that a person keeps."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Cells of one sheet (or of a whole text file) as text: `cells[0]` is row 1, "" where a cell is empty.

    In a text file rows may be of different lengths; `is_text` says that the length means something.
    """

    name: str
    cells: list[list[str]]
    is_text: bool
    warnings: list[str] = field(default_factory=list)


def check_size(path: PurePath, sheet: str, rows: int, columns: int) -> None:
    """Raise SourceError for a sheet beyond the limits."""
    if rows > MAX_ROWS or columns > MAX_COLUMNS or rows * columns > MAX_CELLS:
        where = f"{path.name} のシート「{sheet}」" if sheet else path.name
        raise SourceError(
            f"{where} は大きすぎます（{rows:,}行×{columns:,}列）。上限は {MAX_ROWS:,}行、{MAX_COLUMNS}列、"
            f"{MAX_CELLS:,}セルです。離れた場所に残った文字を消すか、ファイルを分けてください。"
        )
