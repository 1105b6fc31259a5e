"""A mirror of the official archives on this machine that answers as it is told: well, badly, or not at all."""

from __future__ import annotations

import threading
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from email.message import Message


class Mirror:
    """Loopback server; each request is answered by the next of `answers`, the last one again and again."""

    def __init__(self) -> None:
        self.answers: list[Callable[[Request], None]] = []
        self.asked: list[tuple[str, Message]] = []
        self.over = threading.Event()
        mirror = self

        class Handler(Request):
            def do_GET(self) -> None:
                mirror.asked.append((self.path, self.headers))
                answer = mirror.answers[min(len(mirror.asked), len(mirror.answers)) - 1]
                self.over = mirror.over
                with suppress(ConnectionError):
                    answer(self)

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01})
        self.thread.start()

    @property
    def url(self) -> str:
        """Base address of the mirror."""
        return f"http://127.0.0.1:{self.server.server_port}/N03/"

    def close(self) -> None:
        """Let go of whoever is kept waiting, and stop."""
        self.over.set()
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()


class Request(BaseHTTPRequestHandler):
    """One request, with what answers need."""

    over: threading.Event

    def log_message(self, *_: Any) -> None:  # noqa: ANN401 - as the library calls it
        """Say nothing."""

    def begin(self, status: int, **headers: object) -> None:
        """Send status and headers; `Content_Length` is Content-Length."""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), str(value))
        self.end_headers()


def whole(content: bytes, **headers: object) -> Callable[[Request], None]:
    """The whole file, with the length it has unless told another."""

    def answer(request: Request) -> None:
        request.begin(200, **({"Content_Length": len(content)} | headers))
        request.wfile.write(content)

    return answer


def cut(content: bytes, at: int, **headers: object) -> Callable[[Request], None]:
    """The beginning of the file, then the line goes dead."""

    def answer(request: Request) -> None:
        request.begin(200, Content_Length=len(content), **headers)
        request.wfile.write(content[:at])

    return answer


def ranged(content: bytes, tag: str) -> Callable[[Request], None]:
    """The rest of the file where the request asks for it by the same tag, else all of it."""

    def answer(request: Request) -> None:
        asked = request.headers.get("Range", "")
        if not asked or request.headers.get("If-Range") != tag:
            whole(content, ETag=tag)(request)
            return
        start = int(asked.removeprefix("bytes=").removesuffix("-"))
        request.begin(
            206,
            ETag=tag,
            Content_Length=len(content) - start,
            Content_Range=f"bytes {start}-{len(content) - 1}/{len(content)}",
        )
        request.wfile.write(content[start:])

    return answer


def stalled(content: bytes, at: int, **headers: object) -> Callable[[Request], None]:
    """The beginning of the file, then nothing, with the line open."""

    def answer(request: Request) -> None:
        cut(content, at, **headers)(request)
        request.wfile.flush()
        request.over.wait(10)

    return answer


def silent(request: Request) -> None:
    """Not a word, with the line open."""
    request.over.wait(10)


def status(code: int, **headers: object) -> Callable[[Request], None]:
    """A status without a body."""
    return lambda request: request.begin(code, Content_Length=0, **headers)


def endless(chunk: bytes) -> Callable[[Request], None]:
    """A body in chunks that never ends and says no length."""

    def answer(request: Request) -> None:
        request.protocol_version = "HTTP/1.1"
        request.begin(200, Transfer_Encoding="chunked")
        while not request.over.is_set():
            request.wfile.write(f"{len(chunk):x}\r\n".encode() + chunk + b"\r\n")

    return answer
