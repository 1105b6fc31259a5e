"""The site: the public, read-only edition as plain files for any web server, below any path."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, Final

from dashboard.wording.site import WORDS
from geodata.errors import GeodataError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from dashboard.export.kinds import Tell
    from dashboard.selection import Selection
    from geodata.dataset import Dataset

MARK: Final = ".nichiiki-site"
"""A file that says a folder is a site of ours, which the next one may replace."""


def make_site(dataset: Dataset, selection: Selection, out: Path, tell: Tell) -> list[Path]:
    """Write the site; an earlier one in the folder is replaced when the new one is whole. Raises GeodataError."""
    from dashboard.offline.site_pages import site_files  # noqa: PLC0415 - runs the pages of the app

    said = WORDS[selection.language]
    if out.exists() and not _may_be_replaced(out):
        raise GeodataError(said.taken.format(folder=out))
    write_folder(site_files(dataset, selection, tell), out)
    tell(said.making["done"], 1, 1)
    return [out / "index.html"]


def write_folder(files: Iterable[tuple[str, bytes]], out: Path) -> None:
    """Write the files beside the folder and put them in its place; nothing of it is there before. Raises GeodataError."""
    from dashboard.offline.site_pages import with_twins  # noqa: PLC0415

    beside = out.with_name(f".{out.name}.{os.getpid()}")
    try:
        for name, body in files:
            for twin, content in with_twins(name, body):
                path = beside / twin
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
        (beside / MARK).write_bytes(b"")
        if out.exists():
            shutil.rmtree(out)
        beside.replace(out)
    except OSError as fault:
        raise GeodataError(f"{out} に書けません。書いてよい所か、ほかで開いていないかを確かめてください。") from fault
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _may_be_replaced(out: Path) -> bool:
    return out.is_dir() and ((out / MARK).exists() or not any(out.iterdir()))
