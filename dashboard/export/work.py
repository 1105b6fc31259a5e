"""Work for a process of its own: a function and what it was given, as bytes; the dataset travels as its version."""

from __future__ import annotations

import io
import pickle
from functools import partial
from typing import TYPE_CHECKING

from geodata.dataset import Dataset, open_dataset

if TYPE_CHECKING:
    from pathlib import Path


Work = partial[bytes]
"""A function of a module with all that it needs but who is told of progress, its last argument."""


def packed(work: Work) -> bytes:
    """The work as bytes, the same for the same work. Raises pickle.PicklingError where it holds more than plain data."""
    out = io.BytesIO()
    _Packer(out, protocol=5).dump(work)
    return out.getvalue()


def unpacked(given: bytes, published: Path) -> Work:
    """The work that was packed, with the datasets of a folder of versions. Only for what this program has packed."""
    work: Work = _Unpacker(given, published).load()
    return work


class _Packer(pickle.Pickler):
    def persistent_id(self, found: object) -> str | None:
        return found.version if isinstance(found, Dataset) else None


class _Unpacker(pickle.Unpickler):
    def __init__(self, given: bytes, published: Path) -> None:
        super().__init__(io.BytesIO(given))
        self._published = published

    def persistent_load(self, version: str) -> Dataset:
        return open_dataset(self._published, version)
