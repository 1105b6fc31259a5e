"""Open the published dataset: checked against its manifest and its contract, then never written to."""

from __future__ import annotations

import hashlib
import json
import os
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from geodata.errors import DatasetError
from geodata.tables import SCHEMA_VERSION, TABLES

if TYPE_CHECKING:
    from collections.abc import Mapping

PUBLISHED: Final = Path(__file__).parent / "published"
POINTER: Final = "CURRENT"
_NAME: Final = re.compile(r"[0-9a-f]{12}")
_REBUILD: Final = "「python run.py build」で作り直せます。"


@dataclass(frozen=True, slots=True, eq=False)
class Dataset:
    """One published version, read-only. Tables carry no geometry; `web_dir` holds the geometry for the browser.

    Equal only to itself, so that what is computed from it can be remembered by it.
    """

    version: str
    path: Path
    manifest: Mapping[str, Any]
    tables: Mapping[str, pd.DataFrame]

    def __getitem__(self, table: str) -> pd.DataFrame:
        """Table by name, in the declared columns; callers never change it."""
        return self.tables[table]

    @property
    def web_dir(self) -> Path:
        """Folder of the hashed geometry files for the browser."""
        return self.path / "web"


def current_version(published: Path = PUBLISHED) -> str:
    """Name of the version the pointer names. Raises DatasetError when nothing was published yet."""
    return _pointed(published)[0]


def published_versions(published: Path = PUBLISHED) -> tuple[str, ...]:
    """Names of the versions that are there, the current one first, then the others, last used first.

    Versions that never became current stand at the end. Raises DatasetError when nothing was published yet.
    """
    there = {path.name for path in published.iterdir() if _NAME.fullmatch(path.name)} if published.is_dir() else set()
    pointed = [name for name in _pointed(published) if name in there]
    return (*pointed, *sorted(there - set(pointed)))


def open_dataset(published: Path = PUBLISHED, version: str | None = None) -> Dataset:
    """Open a published version, the current one unless named.

    Every file is compared with the checksum in the manifest and every table with its declaration.
    Raises DatasetError that names the file at fault, and says how to rebuild or which other version can be used.
    """
    version = version or current_version(published)
    try:
        return _open(published, version)
    except DatasetError as fault:
        other = _intact_version(published, version)
        if other is None:
            raise
        way = f"無事な版 {other} に切り替えるには「python run.py use {other}」を実行します。"
        raise DatasetError(f"{fault}{way}", file=fault.file) from fault


def version_of(manifest: Mapping[str, Any]) -> str:
    """Name of a version: a digest of its manifest without the name itself and the time of its building."""
    content = {key: value for key, value in manifest.items() if key not in {"version", "built_at"}}
    text = json.dumps(content, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _pointed(published: Path) -> list[str]:
    """Names in the pointer, the current version first. Raises DatasetError."""
    pointer = published / POINTER
    try:
        stat = os.stat(pointer)  # noqa: PTH116 - every part of a page asks, and this is the quicker way
        names = _names_in(pointer, (stat.st_mtime_ns, stat.st_size, stat.st_ino))
    except FileNotFoundError as missing:
        raise DatasetError(f"公開データがまだありません。{_REBUILD}") from missing
    except (OSError, UnicodeDecodeError) as fault:
        raise DatasetError(f"{pointer} を読めません（{fault}）。{_REBUILD}", file=POINTER) from fault
    if not names or not all(map(_NAME.fullmatch, names)):
        raise DatasetError(f"{pointer} が壊れています。{_REBUILD}", file=POINTER)
    return list(names)


@lru_cache(maxsize=8)
def _names_in(pointer: Path, _stamp: tuple[int, int, int]) -> tuple[str, ...]:
    """Names in the pointer; read again when its time, size or place has changed: every part of a page asks."""
    return tuple(pointer.read_text(encoding="utf-8").split())


def _intact_version(published: Path, without: str) -> str | None:
    """The latest other version that can be opened."""
    try:
        others = [name for name in published_versions(published) if name != without]
    except DatasetError:
        return None
    for name in others:
        try:
            return _open(published, name).version
        except DatasetError:
            continue
    return None


def _open(published: Path, version: str) -> Dataset:
    if not _NAME.fullmatch(version):
        raise DatasetError(f"公開データの版の名前は、英数字12文字です: {version!r}")
    path = published / version
    manifest = _read_manifest(path)
    for file, papers in manifest["files"].items():
        _check_file(path / file, file, papers["sha256"])
    tables = {name: _read_table(path, name) for name in TABLES}
    return Dataset(version, path, MappingProxyType(manifest), MappingProxyType(tables))


def sha256_of(path: Path) -> str:
    """Hex SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _read_manifest(path: Path) -> dict[str, Any]:
    try:
        manifest: dict[str, Any] = json.loads((path / "manifest.json").read_text(encoding="utf-8"))
        found = manifest["schema_version"]
        manifest["files"].items()  # a manifest without files proves nothing
    except (OSError, ValueError, KeyError, AttributeError, TypeError) as fault:
        message = f"公開データ {path.name} の manifest.json が無いか、壊れています。{_REBUILD}"
        raise DatasetError(message, file="manifest.json") from fault
    if found != SCHEMA_VERSION:
        message = f"公開データの形式（{found}）が、このプログラムの形式（{SCHEMA_VERSION}）と違います。{_REBUILD}"
        raise DatasetError(message, file="manifest.json")
    if version_of(manifest) != path.name:
        raise DatasetError(
            f"公開データ {path.name} の manifest.json が書き換えられています。{_REBUILD}", file="manifest.json"
        )
    return manifest


def _check_file(path: Path, name: str, expected: str) -> None:
    try:
        found = sha256_of(path)
    except OSError as fault:
        raise DatasetError(f"公開データのファイル {name} がありません。{_REBUILD}", file=name) from fault
    if found != expected:
        raise DatasetError(f"公開データのファイル {name} が書き換えられています。{_REBUILD}", file=name)


def _read_table(path: Path, name: str) -> pd.DataFrame:
    table = TABLES[name]
    columns = [column for column in table.columns if column.kind != "geometry"]
    file = f"{name}.parquet"
    try:
        frame = pd.read_parquet(path / file, columns=[column.name for column in columns])
    except (OSError, ValueError) as fault:
        raise DatasetError(f"公開データのファイル {file} を読めません。{_REBUILD}", file=file) from fault
    return frame
