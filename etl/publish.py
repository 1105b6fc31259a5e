"""Writing a version and swapping it in: the only part of the ETL that writes.

A version is written beside the others, its manifest last, then renamed into place; the pointer `CURRENT` is replaced
in one step after that. A build that fails anywhere before leaves what was published as it was.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import brotli
import geopandas as gpd

from geodata.dataset import POINTER, open_dataset, sha256_of
from geodata.errors import DatasetError, SourceError
from geodata.tables import SCHEMA_VERSION, TABLES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    import pandas as pd

_SHORT: Final = 8


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything a version holds, in memory: tables by name, geometry for the browser by logical name, papers."""

    tables: Mapping[str, pd.DataFrame]
    geometry: Mapping[str, bytes]
    order: bytes
    papers: Mapping[str, Any]
    documents: Mapping[str, str]


def publish(draft: Draft, published: Path, built_at: datetime) -> str:
    """Write the draft as a version and make it current; returns the version's name, made from its content.

    The same content gives the same name; an intact version of that name is kept as it is. Raises SourceError when
    the target cannot be written.
    """
    try:
        published.mkdir(parents=True, exist_ok=True)
        building = Path(tempfile.mkdtemp(prefix=".building-", dir=published))
    except OSError as fault:
        raise SourceError(
            f"公開先 {published} に書き込めません（{fault.strerror}）。場所と権限を確かめてください。"
        ) from fault
    try:
        version = _write(draft, building, built_at)
        _swap_in(building, published, version)
    except OSError as fault:
        raise SourceError(
            f"公開先 {published} への書き込みに失敗しました（{fault.strerror}）。前の版はそのままです。"
        ) from fault
    finally:
        shutil.rmtree(building, ignore_errors=True)
    return version


def _write(draft: Draft, folder: Path, built_at: datetime) -> str:
    for name, table in draft.tables.items():
        _write_table(table, folder / f"{name}.parquet", is_spatial=TABLES[name].is_spatial)
    web = _write_web(draft, folder / "web")
    for name, text in draft.documents.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    files = {
        path.relative_to(folder).as_posix(): {"sha256": sha256_of(path), "bytes": path.stat().st_size}
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    content = json.dumps([SCHEMA_VERSION, draft.papers, files], ensure_ascii=False, sort_keys=True).encode()
    version = hashlib.sha256(content).hexdigest()[:12]
    manifest = {
        "version": version,
        "schema_version": SCHEMA_VERSION,
        "built_at": built_at.isoformat(timespec="seconds"),
        **draft.papers,
        "row_counts": {name: len(table) for name, table in draft.tables.items()},
        "web": web,
        "files": files,
    }
    text = json.dumps(manifest, ensure_ascii=False, indent=1)
    (folder / "manifest.json").write_text(text, encoding="utf-8", newline="\n")
    return version


def _write_table(table: pd.DataFrame, path: Path, *, is_spatial: bool) -> None:
    if is_spatial:
        gpd.GeoDataFrame(table).to_parquet(path, index=False, compression="zstd")
    else:
        table.to_parquet(path, index=False, compression="zstd")


def _write_web(draft: Draft, folder: Path) -> dict[str, Any]:
    """Hashed files with their compressed twins; returns the file of each logical name."""
    folder.mkdir()
    web: dict[str, Any] = {"order": _write_asset(folder, "order", "json", draft.order), "detail": {}}
    for name, content in draft.geometry.items():
        file = _write_asset(folder, f"municipalities-{name}", "topojson", content)
        if name.isdigit():
            web["detail"][name] = file
        else:
            web[name] = file
    return web


def _write_asset(folder: Path, stem: str, suffix: str, content: bytes) -> str:
    name = f"{stem}.{hashlib.sha256(content).hexdigest()[:_SHORT]}.{suffix}"
    (folder / name).write_bytes(content)
    (folder / f"{name}.gz").write_bytes(gzip.compress(content, compresslevel=9, mtime=0))
    (folder / f"{name}.br").write_bytes(brotli.compress(content, quality=9))
    return name


def _swap_in(building: Path, published: Path, version: str) -> None:
    target = published / version
    if target.exists() and not _is_intact(published, version):
        target.rename(Path(tempfile.mkdtemp(prefix=f".broken-{version}-", dir=published)) / version)
    if not target.exists():
        building.chmod(0o755)  # mkdtemp makes it private; the app may run as another user
        building.rename(target)
    pointer = published / f".{POINTER}-{os.getpid()}"
    pointer.write_text(f"{version}\n", encoding="utf-8")
    pointer.replace(published / POINTER)


def _is_intact(published: Path, version: str) -> bool:
    try:
        open_dataset(published, version)
    except DatasetError:
        return False
    return True
