"""Writing a version: its tables, the geometry for the browser with compressed twins, its papers.

A version is written beside the others, its manifest last, then swapped in as a whole (`etl.versions`). A build that
fails anywhere before leaves what was published as it was.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import geopandas as gpd

from etl.packing import packed
from etl.threads import THREADS
from etl.versions import only_writer, staging, swap_in
from geodata.dataset import sha256_of, version_of
from geodata.tables import SCHEMA_VERSION, TABLES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime
    from pathlib import Path

    import pandas as pd

    from etl.packing import Packed

_SHORT: Final = 8


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything a version holds, in memory: tables by name, geometry for the browser by logical name, papers."""

    tables: Mapping[str, pd.DataFrame]
    geometry: Mapping[str, Packed]
    order: bytes
    papers: Mapping[str, Any]
    documents: Mapping[str, str]


def _silent(_: str) -> None:
    pass


def publish(draft: Draft, published: Path, built_at: datetime, say: Callable[[str], None] = _silent) -> str:
    """Write the draft as a version and make it current; returns the version's name, made from its content.

    The same content gives the same name; an intact version of that name is kept as it is. Where another build is
    publishing, `say` is told, and this one waits. Raises SourceError when the target cannot be written.
    """
    with only_writer(published, say):
        building = staging(published)
        try:
            version = _write(draft, building, built_at)
            swap_in(building, published, version)
        finally:
            shutil.rmtree(building, ignore_errors=True)
    return version


def _write(draft: Draft, folder: Path, built_at: datetime) -> str:
    with ThreadPoolExecutor(THREADS) as pool:
        # The largest first: the others are written beside it.
        tables = sorted(draft.tables, key=lambda name: not TABLES[name].is_spatial)
        written = [pool.submit(_write_table, draft.tables[name], folder, name) for name in tables]
        web = _write_web(draft, folder / "web")
        for table in written:
            table.result()
    for name, text in draft.documents.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    files = {
        path.relative_to(folder).as_posix(): {"sha256": sha256_of(path), "bytes": path.stat().st_size}
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    content = {
        "schema_version": SCHEMA_VERSION,
        **draft.papers,
        "row_counts": {name: len(table) for name, table in draft.tables.items()},
        "web": web,
        "files": files,
    }
    version = version_of(json.loads(json.dumps(content)))
    manifest = {"version": version, "built_at": built_at.isoformat(timespec="seconds"), **content}
    text = json.dumps(manifest, ensure_ascii=False, indent=1)
    (folder / "manifest.json").write_text(text, encoding="utf-8", newline="\n")
    return version


def _write_table(table: pd.DataFrame, folder: Path, name: str) -> None:
    path = folder / f"{name}.parquet"
    if TABLES[name].is_spatial:
        gpd.GeoDataFrame(table).to_parquet(path, index=False, compression="zstd")
    else:
        table.to_parquet(path, index=False, compression="zstd")


def _write_web(draft: Draft, folder: Path) -> dict[str, Any]:
    """Hashed files with their compressed twins; returns the file of each logical name."""
    folder.mkdir()
    order = _write_asset(folder, "order", "json", packed(draft.order))
    named = {
        name: _write_asset(folder, f"municipalities-{name}", "topojson", content)
        for name, content in draft.geometry.items()
    }
    detail = {name: file for name, file in named.items() if name.isdigit()}
    return {"order": order, "detail": detail, **{n: file for n, file in named.items() if n not in detail}}


def _write_asset(folder: Path, stem: str, suffix: str, content: Packed) -> str:
    name = f"{stem}.{hashlib.sha256(content.plain).hexdigest()[:_SHORT]}.{suffix}"
    (folder / name).write_bytes(content.plain)
    (folder / f"{name}.gz").write_bytes(content.gzip)
    (folder / f"{name}.br").write_bytes(content.brotli)
    return name
