"""A small reverse proxy: HTTP and WebSockets under another port, with or without a path and a Host header of its own."""

from __future__ import annotations

import asyncio
import re
from threading import Thread
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from types import TracebackType


class Proxy:
    """Forwards to a port of this machine while it is entered.

    `strips` is taken off the front of every path; `host` replaces the Host header, which is else forwarded as it came.
    """

    def __init__(self, to: int, *, strips: str = "", host: str = "") -> None:
        self._to, self._strips, self._host = to, strips.encode(), host.encode()
        self._loop = asyncio.new_event_loop()
        self._open: set[asyncio.StreamWriter] = set()
        self._thread = Thread(target=self._loop.run_forever, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        starting = asyncio.start_server(self._serve, "127.0.0.1", 0)
        self._server = asyncio.run_coroutine_threadsafe(starting, self._loop).result(10)
        self.port: int = self._server.sockets[0].getsockname()[1]
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        asyncio.run_coroutine_threadsafe(self._end(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    async def _end(self) -> None:
        self._server.close()
        for writer in self._open:
            writer.close()
        await asyncio.gather(*(asyncio.all_tasks() - {asyncio.current_task()}), return_exceptions=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One request a connection, unless it becomes a WebSocket: what follows the head is passed on as it comes."""
        try:
            head = await reader.readuntil(b"\r\n\r\n")
            from_app, to_app = await asyncio.open_connection("127.0.0.1", self._to)
        except (OSError, asyncio.IncompleteReadError):
            writer.close()
            return
        self._open |= {writer, to_app}
        to_app.write(self._changed(head))
        await asyncio.gather(_pass_on(reader, to_app), _pass_on(from_app, writer))
        self._open -= {writer, to_app}

    def _changed(self, head: bytes) -> bytes:
        if self._strips:
            head = re.sub(rb"^(\S+ )" + re.escape(self._strips) + rb"(/?)", rb"\1/", head, count=1)
        if self._host:
            head = re.sub(rb"(?im)^(host: ).*\r$", rb"\g<1>" + self._host + b"\r", head, count=1)
        if not re.search(rb"(?im)^upgrade: *websocket", head):
            head = re.sub(rb"(?im)^(connection: ).*\r$", rb"\1close\r", head, count=1)
        return head


async def _pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while part := await reader.read(65_536):
            writer.write(part)
            await writer.drain()
    except OSError:
        pass
    finally:
        writer.close()
