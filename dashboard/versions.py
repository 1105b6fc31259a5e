"""The published versions: those that are there, and a few of them open at a time."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING, Final

from geodata.dataset import Dataset, current_version, open_dataset, published_versions
from geodata.tables import SCHEMA_VERSION

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

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
    row_counts: Mapping[str, int] | None = None

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
