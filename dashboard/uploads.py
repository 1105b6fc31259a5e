"""What a reader drops on a page stays in memory."""

from __future__ import annotations

from typing import Final

from starlette.formparsers import MultiPartParser

from dashboard.views.own_list import MOST_MB

_ROOM: Final = (MOST_MB + 1) << 20
"""Bytes: the largest list that is taken, and what a form puts around it."""


def keep_uploads_in_memory() -> None:
    """Let no upload that the app takes reach the disk: as it is set, a form's file beyond 1 MB does while it is read."""
    MultiPartParser.spool_max_size = _ROOM
