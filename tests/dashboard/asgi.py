"""Asks our routes as a server would, without one: one request, one answer."""

from __future__ import annotations

import asyncio
import json
import string
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

from starlette.applications import Starlette

from dashboard.card_routes import card_routes
from dashboard.open_data.routes import open_data_routes

if TYPE_CHECKING:
    from starlette.types import Message

APP = Starlette(routes=[*open_data_routes(), *card_routes()])


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:  # noqa: ANN401 - whatever it is
        return json.loads(self.body)


def ask(target: str, method: str = "GET", **headers: str) -> Answer:
    """The answer to `/data/v1/...`; a header is named with _ for -."""
    parts = urlsplit(target)
    sent = [
        (name.replace("_", "-").encode(), value.encode("latin-1"))
        for name, value in ({"host": "atlas.example:8501"} | headers).items()
    ]
    scope = {
        "type": "http",
        "method": method,
        "scheme": "http",
        "path": parts.path,
        "query_string": quote(parts.query, safe=string.printable).encode(),
        "headers": sent,
        "server": ("127.0.0.1", 8501),
        "root_path": "",
    }
    told: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        told.append(message)

    with ThreadPoolExecutor(1) as beside:  # a browser test before may have left its own loop running in this thread
        beside.submit(lambda: asyncio.run(APP(scope, receive, send))).result()
    start = told[0]
    body = b"".join(message.get("body", b"") for message in told[1:])
    return Answer(start["status"], {name.decode(): value.decode("latin-1") for name, value in start["headers"]}, body)
