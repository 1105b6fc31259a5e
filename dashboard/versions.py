"""The published versions: those that are there, and a few of them open at a time."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING, Final, Literal

from geodata.dataset import Dataset, current_version, open_dataset, published_versions
from geodata.errors import DatasetError
from geodata.tables import SCHEMA_VERSION

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Fault = Literal["unreadable", "gone", "schema", "damaged"]
"""Why a version cannot be shown: its name is none, it is not there, another schema, or a file of it is at fault."""
NAME: Final = re.compile(r"[0-9a-f]{12}")
"""How a version is written."""
OPEN_AT_ONCE: Final = 3
"""The current version, which is asked for all the time, and two others: each takes some megabytes."""
_opening: Final = Lock()


@lru_cache(maxsize=OPEN_AT_ONCE)
def _open(published: Path, version: str) -> Dataset:
    return open_dataset(published, version)


def opened(published: Path, version: str = "") -> Dataset:
    """A published version, the current one unless named, opened once for all readers; nobody writes to it.

    Raises DatasetError where it is not there, damaged, or of another schema than this program reads.
    """
    version = version or current_version(published)
    with _opening:
        return _open(published, version)


@dataclass(frozen=True, slots=True)
class Version:
    """What the papers of a version say. `schema` is 0, and the rest empty, where they cannot be read."""

    name: str
    built_at: str = ""
    schema: int = 0
    row_counts: Mapping[str, int] = field(default_factory=dict)

    @property
    def is_readable(self) -> bool:
        """Whether this program can open it."""
        return self.schema == SCHEMA_VERSION


def versions(published: Path) -> tuple[Version, ...]:
    """Every version that is there, the current one first, then as they were used. Raises DatasetError."""
    return tuple(_papers(published / name, _written(published / name)) for name in published_versions(published))


def find(published: Path, name: str) -> Version | None:
    """A version by name, or None where it is not there."""
    return next((version for version in versions(published) if version.name == name), None)


def fault_of(published: Path, name: str) -> Fault | None:
    """Why a version cannot be shown; None where it can, and is open. Raises DatasetError where nothing was published."""
    if not NAME.fullmatch(name):
        return "unreadable"
    there = find(published, name)
    if there is None:
        return "gone"
    if there.schema and not there.is_readable:
        return "schema"
    try:
        opened(published, name)
    except DatasetError:
        return "damaged"
    return None


def _written(folder: Path) -> int:
    try:
        return (folder / "manifest.json").stat().st_mtime_ns
    except OSError:
        return 0


@lru_cache(maxsize=256)
def _papers(folder: Path, _written: int) -> Version:
    try:
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        return Version(
            folder.name, str(manifest["built_at"]), int(manifest["schema_version"]), dict(manifest["row_counts"])
        )
    except (OSError, ValueError, KeyError, TypeError):
        return Version(folder.name)
