"""Archives that do not say when they were written."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

BEGINNING: Final = datetime(1980, 1, 1, tzinfo=UTC)
"""The first day an archive can name."""
_PACKED: Final = (".pptx", ".docx", ".xlsx", ".pdf", ".png")
"""Endings of files that no packing makes smaller."""


def timeless(file: bytes) -> bytes:
    """The same archive with one date on every part."""
    with zipfile.ZipFile(io.BytesIO(file)) as old:
        return archive({name: old.read(name) for name in old.namelist()})


def archive(files: Mapping[str, bytes]) -> bytes:
    """A zip of files by name, in their order; the same files, the same bytes, on every system and on any day."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as new:
        for name, body in files.items():
            part = zipfile.ZipInfo(name, BEGINNING.timetuple()[:6])
            part.compress_type = zipfile.ZIP_STORED if name.endswith(_PACKED) else zipfile.ZIP_DEFLATED
            part.create_system, part.external_attr = 3, 0o644 << 16
            new.writestr(part, body, compresslevel=9)
    return out.getvalue()
