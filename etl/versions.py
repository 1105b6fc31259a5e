"""The folder of versions: one writer at a time, and a whole version or none, whatever stops in between.

What stands in `.building-*` is nobody's until it is renamed; `CURRENT` names the current version in its first line and
those before it, newest first, in the others, so that their order depends on no clock. Both change by one rename after
everything they name has reached the disk. What a killed build left behind is cleared by the next.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from filelock import FileLock, Timeout

from geodata.dataset import POINTER, open_dataset, published_versions
from geodata.errors import DatasetError, SourceError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

WAIT_SECONDS: Final = 600.0
_LOCK: Final = ".lock"
_BUILDING: Final = ".building-"
_BROKEN: Final = ".broken-"
_NEW_POINTER: Final = f".{POINTER}-new"
_REASONS: Final = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT, errno.EFBIG), "空き容量が足りません"),
    **dict.fromkeys((errno.EACCES, errno.EPERM, errno.EROFS), "書き込む権限がありません"),
}
# On Windows a file cannot be replaced while a reader has it open; readers of the pointer hold it for a moment only.
_REPLACE_TRIES: Final = 50
_REPLACE_PAUSE_SECONDS: Final = 0.02


@contextmanager
def only_writer(published: Path, say: Callable[[str], None], wait_seconds: float = WAIT_SECONDS) -> Iterator[None]:
    """Be the only one who writes to the folder of versions, which is made where it is missing.

    Waits for another build, and says so. A writer that was killed holds nothing. Raises SourceError when the other is
    not done in time or the folder cannot be written; what was published is then as it was.
    """
    try:
        published.mkdir(parents=True, exist_ok=True)
        with _lock(published, say, wait_seconds):
            _clear_leftovers(published)
            yield
    except OSError as fault:
        reason = _REASONS.get(fault.errno or 0) or fault.strerror or str(fault)
        raise SourceError(
            f"公開先 {published} に書き込めません（{reason}）。空き容量と権限を確かめてください。"
            "公開済みの版はそのままです。"
        ) from fault


@contextmanager
def _lock(published: Path, say: Callable[[str], None], wait_seconds: float) -> Iterator[None]:
    lock = FileLock(published / _LOCK)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        say(f"ほかの build が {published} に公開しています。終わるのを待っています。")
        try:
            lock.acquire(timeout=wait_seconds)
        except Timeout as held:
            raise SourceError(
                f"ほかの build が {published} に公開している最中です（{wait_seconds / 60:.0f}分待ちました）。"
                "終わってから、もう一度実行してください。"
            ) from held
    try:
        yield
    finally:
        lock.release()


def staging(published: Path) -> Path:
    """New empty folder for a version in the making, on the same disk as the versions."""
    return Path(tempfile.mkdtemp(prefix=_BUILDING, dir=published))


def swap_in(building: Path, published: Path, version: str) -> None:
    """Make a staged version the current one; an intact version of that name is kept as it is. Raises OSError."""
    target = published / version
    if target.exists() and not _is_intact(published, version):
        target.rename(Path(tempfile.mkdtemp(prefix=_BROKEN, dir=published)) / version)
    if not target.exists():
        building.chmod(0o755)  # mkdtemp makes it private; the app may run as another user
        for path in (*building.rglob("*"), building):
            _sync(path)
        building.rename(target)
        _sync(published)
    _make_current(published, version)
    _clear_leftovers(published)


def use_version(published: Path, version: str, say: Callable[[str], None]) -> None:
    """Make a version that is already there the current one. Raises DatasetError where it is not intact."""
    if not published.is_dir():
        raise DatasetError(f"公開先 {published} がありません。場所を確かめてください。")
    with only_writer(published, say):
        open_dataset(published, version)
        _make_current(published, version)


def _make_current(published: Path, version: str) -> None:
    before = [name for name in _in_order(published) if name != version]
    pointer = published / _NEW_POINTER
    pointer.write_text("".join(f"{name}\n" for name in (version, *before)), encoding="utf-8", newline="\n")
    _sync(pointer)
    _replace(pointer, published / POINTER)
    _sync(published)


def _in_order(published: Path) -> list[str]:
    """Versions that are there, newest first; by the time of their building where the pointer is damaged."""
    try:
        return list(published_versions(published))
    except DatasetError:
        made = {path.parent.name: _built_at(path) for path in published.glob("[0-9a-f]*/manifest.json")}
        return sorted(made, key=lambda name: made[name], reverse=True)


def _built_at(manifest: Path) -> str:
    try:
        return str(json.loads(manifest.read_text(encoding="utf-8"))["built_at"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def _is_intact(published: Path, version: str) -> bool:
    try:
        open_dataset(published, version)
    except DatasetError:
        return False
    return True


def _clear_leftovers(published: Path) -> None:
    """Remove what killed builds and replaced versions left; what is still open elsewhere stays for the next time."""
    for path in published.glob(".*"):
        if path.name.startswith((_BUILDING, _BROKEN)):
            shutil.rmtree(path, ignore_errors=True)


def _sync(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk; Windows knows no such wait for a folder."""
    is_folder = path.is_dir()
    if is_folder and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY if is_folder else os.O_RDWR)
    try:
        os.fsync(handle)
    except OSError as fault:
        if not (is_folder and fault.errno == errno.EINVAL):  # network folders have nothing to wait for
            raise
    finally:
        os.close(handle)


def _replace(new: Path, old: Path) -> None:
    for _ in range(_REPLACE_TRIES if os.name == "nt" else 0):
        try:
            new.replace(old)
        except PermissionError:
            time.sleep(_REPLACE_PAUSE_SECONDS)
        else:
            return
    new.replace(old)
