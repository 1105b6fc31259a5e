"""The routes of data/v1. What answers them is loaded with the first request: it takes 50 MB and a fifth of a second."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

from starlette.requests import Request
from starlette.routing import Route
from streamlit import config

if TYPE_CHECKING:
    from starlette.responses import Response
    from starlette.types import Receive, Scope, Send

BELOW: Final = "data/v1"
_AT_ONCE: Final = 2
"""Answers that are made at the same time; the others wait, and hold no thread."""


class OpenDataRoutes:
    """The ASGI application of everything below data/v1."""

    def __init__(self) -> None:
        self._turn = asyncio.Semaphore(_AT_ONCE)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer; what takes time is done in a thread of its own."""
        async with self._turn:
            response = await asyncio.to_thread(_answer, Request(scope, receive))
        await response(scope, receive, send)


def _answer(request: Request) -> Response:
    from dashboard.open_data.requests import answer  # noqa: PLC0415 - see above

    return answer(request)


def base() -> str:
    """Path of the app: "" or "/atlas", from `server.baseUrlPath`."""
    path = (config.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{path}" if path else ""


def open_data_routes() -> list[Route]:
    """The routes, below `server.baseUrlPath` where one is set: at the root they would take an app's own "/data"."""
    served = OpenDataRoutes()
    return [Route(f"{base()}/{BELOW}", served), Route(f"{base()}/{BELOW}/{{name:path}}", served)]
