"""A file that is written whole or not at all."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from geodata.errors import GeodataError

if TYPE_CHECKING:
    from pathlib import Path


def make_folder(out: Path) -> None:
    """The folder, unless it is there. Raises GeodataError."""
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise GeodataError(
            f"{out} をフォルダーとして使えません。同じ名前のファイルがないかを確かめてください。"
        ) from fault


def write_whole(out: Path, content: bytes) -> None:
    """Write beside the file and put it in its place; what was there before stays until then. Raises GeodataError."""
    beside = out.with_name(f".{out.name}.{os.getpid()}")
    try:
        beside.write_bytes(content)
        beside.replace(out)
    except OSError as fault:
        beside.unlink(missing_ok=True)
        raise GeodataError(
            f"{out} に書けません。フォルダーがあるか、書いてよい所か、ほかで開いていないかを確かめてください。"
        ) from fault
