"""What cannot be answered, as RFC 9457 problem details."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.wording.open_data import Said

PROBLEM_TYPE: Final = "application/problem+json"
_NAMED: Final = 60


class Problem(Exception):
    """An answer of 4xx or 5xx: its status, its sentence in both languages, and what would have been allowed."""

    def __init__(self, status: HTTPStatus, said: Said, allowed: Sequence[str] = ()) -> None:
        super().__init__(said.en)
        self.status = status
        self.said = said
        self.allowed = tuple(allowed)

    def body(self, instance: str) -> bytes:
        """The problem as JSON; `instance` is the path that was asked for."""
        told = {
            "type": "about:blank",
            "title": self.status.phrase,
            "status": self.status.value,
            "detail": self.said.ja,
            "detail_en": self.said.en,
            "instance": instance,
        }
        return json.dumps(told | ({"allowed": self.allowed} if self.allowed else {}), ensure_ascii=False).encode()


def bad(said: Said, allowed: Sequence[str] = ()) -> Problem:
    """A request that makes no sense: 400."""
    return Problem(HTTPStatus.BAD_REQUEST, said, allowed)


def missing(said: Said, allowed: Sequence[str] = ()) -> Problem:
    """What is not there: 404."""
    return Problem(HTTPStatus.NOT_FOUND, said, allowed)


def listed(allowed: Sequence[str]) -> str:
    """What is allowed, in a sentence; of very many the first."""
    more = " …" if len(allowed) > _NAMED else ""
    return ", ".join(allowed[:_NAMED]) + more
