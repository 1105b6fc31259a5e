"""Fetching an official archive into a source folder of its own, with papers.

Nothing stands under its final name before it is whole, and no papers before that.
"""

from __future__ import annotations

import errno
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from filelock import FileLock, Timeout

from etl.download import Limits, checked_address, download, notes_of
from etl.n03 import OFFICIAL, Archive, papers_of
from geodata.dataset import sha256_of
from geodata.errors import SourceError
from geodata.sources import read_source

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_LOCK: Final = ".fetch.lock"


@dataclass(frozen=True, slots=True)
class Fetched:
    """The source folder with its papers; `is_new` is false where the archive was there already."""

    folder: Path
    is_new: bool


def fetch(
    archive: Archive,
    sources: Path,
    base_url: str | None,
    progress: Callable[[int, int | None], None],
    limits: Limits | None = None,
) -> Fetched:
    """Bring an archive into a source folder of its own, with papers; `progress` is told bytes so far and in all.

    A base address that a person gave may be http and may stand in a private network. Raises SourceError.
    """
    limits = limits or Limits(may_be_private=base_url is not None)
    base = OFFICIAL if base_url is None else f"{base_url.rstrip('/')}/"
    url = checked_address(base, limits) + archive.path
    folder = sources / archive.source_id
    try:
        sources.mkdir(parents=True, exist_ok=True)
        with FileLock(sources / _LOCK, timeout=0):
            folder.mkdir(exist_ok=True)
            try:
                return _bring(archive, folder, url, progress, limits)
            finally:
                _leave_no_empty(folder)
    except Timeout as held:
        raise SourceError(f"ほかの fetch が {sources} に取得している最中です。終わるのを待ってください。") from held
    except OSError as fault:
        reason = "空き容量が足りません" if fault.errno == errno.ENOSPC else fault.strerror or fault
        raise SourceError(f"{folder} に書き込めません（{reason}）。空き容量と権限を確かめてください。") from fault


def _bring(
    archive: Archive, folder: Path, url: str, progress: Callable[[int, int | None], None], limits: Limits
) -> Fetched:
    if _is_there(folder, archive):
        return Fetched(folder, is_new=False)
    part = folder / f"{archive.file_name}.part"
    download(url, part, limits, progress)
    _finish(part, folder, archive, url)
    return Fetched(folder, is_new=True)


def _is_there(folder: Path, archive: Archive) -> bool:
    file = folder / archive.file_name
    try:
        papers = read_source(folder)
    except SourceError:
        return False
    return file.is_file() and [(entry.path, entry.sha256) for entry in papers.files] == [(file, sha256_of(file))]


def _finish(part: Path, folder: Path, archive: Archive, url: str) -> None:
    """Give the whole file its name, then its papers."""
    sha256 = sha256_of(part)
    part.replace(folder / archive.file_name)
    notes_of(part).unlink(missing_ok=True)
    papers = folder / ".source.toml-new"
    papers.write_text(papers_of(archive, sha256, url), encoding="utf-8", newline="\n")
    papers.replace(folder / "source.toml")


def _leave_no_empty(folder: Path) -> None:
    with suppress(OSError):
        folder.rmdir()
