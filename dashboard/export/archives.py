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


def timeless(file: bytes) -> bytes:
    """The same archive with one date on every part."""
    with zipfile.ZipFile(io.BytesIO(file)) as old:
        return archive({name: old.read(name) for name in old.namelist()})


def archive(files: Mapping[str, bytes]) -> bytes:
    """A zip of files by name, in their order; the same files, the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as new:
        for name, body in files.items():
            part = zipfile.ZipInfo(name, BEGINNING.timetuple()[:6])
            part.compress_type, part.create_system, part.external_attr = zipfile.ZIP_DEFLATED, 3, 0o600 << 16
            new.writestr(part, body)
    return out.getvalue()
