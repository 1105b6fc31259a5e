"""How an answer is sent: ETag and 304, compression, who may read it, and the last bodies kept."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections import OrderedDict
from threading import Lock
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

import brotli
from starlette.responses import Response

from dashboard.open_data.problems import PROBLEM_TYPE

if TYPE_CHECKING:
    from starlette.requests import Request

    from dashboard.configuration import OpenData
    from dashboard.open_data.asked import Ask, Prepared
    from dashboard.open_data.problems import Problem

EDITION: Final = "1"
"""Counted up when the same data is written in other bytes."""
METHODS: Final = "GET, HEAD, OPTIONS"
KEPT_BYTES: Final = 32_000_000
_LARGEST: Final = 12_000_000
_NAMED_VERSION: Final = "public, max-age=3600"
_CURRENT_VERSION: Final = "no-cache"  # kept by the client, and asked for again with its ETag
_SHOWN: Final = "ETag, Link, X-Dataset-Version, X-Total-Count, Content-Disposition"
_RANGE: Final = re.compile(r"bytes=([0-9]{0,15})-([0-9]{0,15})")
_CODING: Final = re.compile(r"\s*([A-Za-z0-9*-]+)\s*(?:;\s*q\s*=\s*([01](?:\.[0-9]{0,3})?))?\s*")


class _Kept:
    """The last bodies as sent, by what they answer; no more than `KEPT_BYTES` of them."""

    def __init__(self) -> None:
        self._bodies: OrderedDict[str, bytes] = OrderedDict()
        self._size = 0
        self._lock = Lock()

    def get(self, key: str) -> bytes | None:
        with self._lock:
            if key in self._bodies:
                self._bodies.move_to_end(key)
            return self._bodies.get(key)

    def keep(self, key: str, body: bytes) -> None:
        if len(body) > _LARGEST:
            return
        with self._lock:
            self._size += len(body) - len(self._bodies.pop(key, b""))
            self._bodies[key] = body
            while self._size > KEPT_BYTES:
                self._size -= len(self._bodies.popitem(last=False)[1])


_kept: Final = _Kept()


def sent(request: Request, ask: Ask, prepared: Prepared, settings: OpenData) -> Response:
    """200 with the body, or 304 without one where the client has it."""
    ranged = request.headers.get("range", "") if request.method == "GET" else ""
    coding = "" if ranged else chosen_coding(request.headers.get("accept-encoding", ""))
    answered = (EDITION, ask.data.version, ask.address, ask.path, ask.pinned, ask.contact, *sorted(ask.query.items()))
    digest = hashlib.sha256(json.dumps(answered).encode()).hexdigest()[:20]
    etag = f'{"W/" if prepared.varies else ""}"{digest}{f"-{coding}" if coding else ""}"'
    headers = {
        **_common(request, settings),
        "ETag": etag,
        "Cache-Control": _NAMED_VERSION if ask.pinned else _CURRENT_VERSION,
        "X-Dataset-Version": ask.data.version,
        "Accept-Ranges": "none" if prepared.varies else "bytes",
        "Link": _link_header(ask, prepared),
    }
    if prepared.total is not None:
        headers["X-Total-Count"] = str(prepared.total)
    if is_known(request.headers.get("if-none-match", ""), etag):
        return Response(status_code=304, headers=headers)
    headers["Content-Type"] = prepared.media_type
    if prepared.file_name:
        kind = "attachment" if prepared.is_attachment else "inline"
        plain = ask.path.rpartition("/")[2]
        headers["Content-Disposition"] = f"{kind}; filename=\"{plain}\"; filename*=UTF-8''{quote(prepared.file_name)}"
    if coding:
        headers["Content-Encoding"] = coding
    body = _body(etag, prepared, coding)
    if ranged and not prepared.varies and request.headers.get("if-range", etag) == etag:
        return _part(body, ranged, headers)
    headers["Content-Length"] = str(len(body))
    return Response(b"" if request.method == "HEAD" else body, headers=headers)


def _part(body: bytes, ranged: str, headers: dict[str, str]) -> Response:
    """One range of bytes, as GDAL reads a file by link; more than one, or none that is understood, gives the whole."""
    found = _RANGE.fullmatch(ranged)
    if not found or not (found[1] or found[2]):
        return Response(body, headers=headers)
    first = int(found[1]) if found[1] else max(0, len(body) - int(found[2]))
    last = min(int(found[2]), len(body) - 1) if found[1] and found[2] else len(body) - 1
    if first > last:
        unmet = {**headers, "Content-Range": f"bytes */{len(body)}"}
        return Response(status_code=416, headers={key: value for key, value in unmet.items() if key != "Content-Type"})
    told = {**headers, "Content-Range": f"bytes {first}-{last}/{len(body)}"}
    return Response(body[first : last + 1], status_code=206, headers=told)


def refused(request: Request, problem: Problem, settings: OpenData) -> Response:
    """The problem as RFC 9457 has it."""
    headers = {**_common(request, settings), "Cache-Control": "no-store", "Content-Type": PROBLEM_TYPE}
    if problem.status == 405:  # noqa: PLR2004 - Method Not Allowed
        headers["Allow"] = METHODS
    body = problem.body(request.url.path)
    headers["Content-Length"] = str(len(body))
    return Response(b"" if request.method == "HEAD" else body, status_code=problem.status, headers=headers)


def preflight(request: Request, settings: OpenData) -> Response:
    """What may be asked, and by pages of which origin."""
    headers = {**_common(request, settings), "Allow": METHODS}
    if "Access-Control-Allow-Origin" in headers:
        headers |= {"Access-Control-Allow-Methods": METHODS, "Access-Control-Allow-Headers": "If-None-Match"}
    return Response(status_code=204, headers=headers)


def _common(request: Request, settings: OpenData) -> dict[str, str]:
    """Headers of every answer. Pages of another origin may read it only where an administrator lets them."""
    headers = {"Vary": "Accept-Encoding, Origin", "X-Content-Type-Options": "nosniff"}
    origin = request.headers.get("origin", "")
    if "*" in settings.origins:
        headers["Access-Control-Allow-Origin"] = "*"
    elif origin in settings.origins:
        headers["Access-Control-Allow-Origin"] = origin
    if "Access-Control-Allow-Origin" in headers:
        headers["Access-Control-Expose-Headers"] = _SHOWN
    return headers


def _link_header(ask: Ask, prepared: Prepared) -> str:
    links = [
        ("collection", ask.link("")),
        ("service-desc", ask.link("openapi.json")),
        *prepared.links,
    ]
    return ", ".join(f'<{address}>; rel="{rel}"' for rel, address in links)


def _body(etag: str, prepared: Prepared, coding: str) -> bytes:
    body = _kept.get(etag)
    if body is None:
        plain = prepared.make()
        body = {"br": _brotli, "gzip": _gzip}[coding](plain) if coding else plain
        _kept.keep(etag, body)
    return body


def _brotli(body: bytes) -> bytes:
    compressed: bytes = brotli.compress(body, quality=4)
    return compressed


def _gzip(body: bytes) -> bytes:
    return gzip.compress(body, 5, mtime=0)


def chosen_coding(header: str) -> str:
    """The coding that a client takes and likes best, Brotli where it likes both; "" for none."""
    liked = {}
    for part in header.split(","):
        if found := _CODING.fullmatch(part):
            liked[found[1].lower()] = float(found[2] or 1)
    offered = {coding: liked.get(coding, liked.get("*", 0.0)) for coding in ("br", "gzip")}
    best = max(offered, key=lambda coding: offered[coding])
    return best if offered[best] > 0 and offered[best] >= liked.get("identity", 0.0) else ""


def is_known(header: str, etag: str) -> bool:
    """Whether If-None-Match names an answer, by the weak comparison that RFC 9110 asks for there."""
    known = {part.strip().removeprefix("W/") for part in header.split(",")}
    return header.strip() == "*" or etag.removeprefix("W/") in known
