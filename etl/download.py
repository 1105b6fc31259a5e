"""Downloading a zip: the one place that asks another host, and only when a person calls for it.

From the configured host and from no other; through the proxy of the environment (`HTTPS_PROXY`, `NO_PROXY`; on Windows
the system's) and against the system's certificates. What was cut off goes on where it stopped, if the file is still the
same (`Range`, `If-Range`).
"""

from __future__ import annotations

import ipaddress
import json
import os
import re
import socket
import ssl
import zipfile
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPException, HTTPMessage, HTTPResponse
from typing import IO, TYPE_CHECKING, Final
from urllib import request as web
from urllib.error import HTTPError, URLError
from urllib.parse import SplitResult, urlsplit

from etl.n03 import PAGE
from geodata.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Callable
    from email.message import Message
    from pathlib import Path

MAX_BYTES: Final = 1_000_000_000  # the largest, all Japan, has some 500 MB
STALL_SECONDS: Final = 60.0
_CHUNK: Final = 1 << 18
_MAGIC: Final = b"PK\x03\x04"
_BY_HAND: Final = f"ブラウザーで {PAGE} から取得した zip も、build の --boundaries にそのまま使えます。"


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is taken, how long nothing may come, and whether the host may stand in a private network."""

    max_bytes: int = MAX_BYTES
    stall_seconds: float = STALL_SECONDS
    may_be_private: bool = True


class _FileChanged(Exception):
    """What was fetched before belongs to another state of the file."""


def checked_address(address: str, limits: Limits) -> str:
    """An address to fetch below: http or https, with nothing but a host and a folder. Raises SourceError."""
    try:
        parts = urlsplit(address)
        port = parts.port or 443
    except ValueError:
        parts, port = urlsplit(""), 0
    if parts.scheme not in {"https", "http"} or not parts.hostname or parts.username or parts.query or parts.fragment:
        raise SourceError(f"--base-url は https://ホスト名/フォルダー/ の形です: {address!r}")
    is_proxied = parts.scheme in web.getproxies() and not web.proxy_bypass(parts.hostname)
    if not limits.may_be_private and not is_proxied:
        _refuse_private(parts.hostname, port)
    return address


def _refuse_private(host: str, port: int) -> None:
    """Raises SourceError where a host that must be a public one stands in a private network."""
    try:
        found = {str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
    except OSError as fault:
        raise SourceError(
            f"{host} が見つかりません（{fault.strerror}）。ネットワークを確かめてください。{_BY_HAND}"
        ) from fault
    private = sorted(address for address in found if not ipaddress.ip_address(address.partition("%")[0]).is_global)
    if private:
        raise SourceError(
            f"{host} が内部のアドレス {private[0]} を指しているので、取得しません。"
            "内部の複製から取得するときは --base-url で指定してください。"
        )


def download(url: str, part: Path, limits: Limits, progress: Callable[[int, int | None], None]) -> None:
    """Bring a zip to its end in `part`, from where an earlier try stopped; `progress` is told bytes so far and in all.

    Raises SourceError where the host or what it sends is at fault, OSError where `part` cannot be written.
    """
    for _ in range(2):
        try:
            return _continue(url, part, limits, progress)
        except _FileChanged:
            drop(part)
    raise SourceError(f"{url} が、頼んだところと違う続きを送ってきます。時間をおいて、もう一度実行してください。")


def _continue(url: str, part: Path, limits: Limits, progress: Callable[[int, int | None], None]) -> None:
    have, validator = _so_far(part, url)
    headers = {"User-Agent": "nichiiki-atlas (python -m etl fetch)", "Accept-Encoding": "identity"}
    if have:
        headers |= {"Range": f"bytes={have}-", "If-Range": validator}
    asked = web.Request(url, headers=headers)  # noqa: S310 - the scheme was checked
    try:
        with _opener().open(asked, timeout=limits.stall_seconds) as response:
            start, length = _extent(response, have, validator)
            if length is not None and length > limits.max_bytes:
                raise _too_large(url, part, limits)
            if not start:
                _note(part, url, response.headers)
            written = _copy(response, part, start, limits, lambda written: progress(written, length))
    except HTTPError as answer:
        answer.close()
        if answer.code == HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE and have:
            raise _FileChanged from answer
        raise SourceError(_sentence_of(answer.code, url)) from answer
    except (URLError, HTTPException, TimeoutError, ConnectionError, ssl.SSLError) as fault:
        raise SourceError(_sentence_about(fault, url, limits)) from fault
    if length is not None and written != length:
        raise SourceError(
            f"{url} は途中で切れました（{written:,}／{length:,} バイト）。もう一度実行すると、続きから取得します。"
        )
    if not zipfile.is_zipfile(part):
        drop(part)
        raise SourceError(
            f"{url} から届いた {written:,} バイトは、完結した zip ではありません（申告された長さが違うか、壊れています）。"
            f"もう一度実行してください。{_BY_HAND}"
        )


def _opener() -> web.OpenerDirector:
    """HTTP and HTTPS only: no file, no ftp, no cookie, no password."""
    opener = web.OpenerDirector()
    for handler in (
        web.ProxyHandler(),
        web.HTTPHandler(),
        web.HTTPSHandler(),
        web.HTTPDefaultErrorHandler(),
        web.HTTPErrorProcessor(),
        _SameHost(),
    ):
        opener.add_handler(handler)
    return opener


class _SameHost(web.HTTPRedirectHandler):
    max_redirections = 5

    def redirect_request(  # noqa: PLR0913, PLR0917 - as the library calls it
        self, req: web.Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> web.Request | None:
        """Follow within the host, never from https to http. Raises SourceError."""
        before, after = urlsplit(req.full_url), urlsplit(newurl)
        if _place(before) != _place(after):
            fp.close()
            raise SourceError(
                f"{before.hostname} が別の場所 {after.scheme}://{after.netloc} へ転送しようとしたので、やめました。{_BY_HAND}"
            )
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _place(address: SplitResult) -> tuple[str, str | None, int | None]:
    return address.scheme, address.hostname, address.port or {"https": 443, "http": 80}.get(address.scheme)


def _so_far(part: Path, url: str) -> tuple[int, str]:
    """Bytes of an earlier try and what tells whether the file is still the same; (0, "") where it cannot be told."""
    try:
        noted = json.loads(notes_of(part).read_text(encoding="utf-8"))
        have = part.stat().st_size
        is_usable = noted["url"] == url and bool(noted["validator"]) and have > len(_MAGIC)
        return (have, str(noted["validator"])) if is_usable else (0, "")
    except (OSError, ValueError, KeyError, TypeError):
        return 0, ""


def _note(part: Path, url: str, headers: Message) -> None:
    papers = {"url": url, "validator": _validator(headers)}
    notes_of(part).write_text(json.dumps(papers), encoding="utf-8")


def _validator(headers: Message) -> str:
    """ETag where it is a strong one, else the date of the last change; "" without either."""
    tag = headers.get("ETag", "")
    return tag if tag.startswith('"') else str(headers.get("Last-Modified", ""))


def notes_of(part: Path) -> Path:
    """Where it is noted which file an unfinished one is the beginning of."""
    return part.with_name(f"{part.name}.json")


def drop(part: Path) -> None:
    """Forget an unfinished file."""
    part.unlink(missing_ok=True)
    notes_of(part).unlink(missing_ok=True)


def _extent(response: HTTPResponse, have: int, validator: str) -> tuple[int, int | None]:
    """First byte of an answer, and the length of the whole file where the answer says it. Raises _FileChanged."""
    declared = response.headers.get("Content-Length", "")
    length = int(declared) if re.fullmatch(r"[0-9]{1,15}", declared) else None
    if response.status != HTTPStatus.PARTIAL_CONTENT:
        return 0, length
    found = re.fullmatch(r"bytes ([0-9]{1,15})-[0-9]{1,15}/([0-9]{1,15})", response.headers.get("Content-Range", ""))
    told = _validator(response.headers)
    if found is None or int(found[1]) != have or (told and told != validator):
        raise _FileChanged
    return have, int(found[2])


def _copy(response: HTTPResponse, part: Path, start: int, limits: Limits, progress: Callable[[int], None]) -> int:
    """Append the body behind the first `start` bytes; returns the size of the file."""
    written = start
    with part.open("r+b" if start else "wb") as file:
        file.seek(start)
        file.truncate()
        while chunk := response.read1(_CHUNK) if written else response.read(len(_MAGIC)):
            if not written and chunk != _MAGIC:
                file.close()
                drop(part)
                raise SourceError(
                    f"{response.url} から届いたものは zip ではありません（ログインや案内のページかもしれません）。"
                    f"アドレスとプロキシの設定を確かめてください。{_BY_HAND}"
                )
            written += len(chunk)
            if written > limits.max_bytes:
                file.close()
                raise _too_large(response.url, part, limits)
            file.write(chunk)
            progress(written)
        file.flush()
        os.fsync(file.fileno())
    return written


def _too_large(url: str, part: Path, limits: Limits) -> SourceError:
    drop(part)
    return SourceError(f"{url} は大きすぎます（上限 {limits.max_bytes:,} バイト）。アドレスを確かめてください。")


def _sentence_of(code: int, url: str) -> str:
    if code == HTTPStatus.NOT_FOUND:
        return (
            f"{url} がありません（404）。年と都道府県を確かめるか、{PAGE} の「行政区域」のページで名前を確かめて、"
            "--archive N03-2010/N03-110331_GML.zip のように指定してください。"
        )
    if code == HTTPStatus.PROXY_AUTHENTICATION_REQUIRED:
        return f"プロキシが認証を求めています（407）。環境変数 HTTPS_PROXY を確かめてください。{_BY_HAND}"
    if code >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return f"{url} の相手先で障害が起きています（{code}）。時間をおいて、もう一度実行してください。"
    return f"{url} を取得できません（{code}）。アドレスを確かめてください。{_BY_HAND}"


def _sentence_about(fault: Exception, url: str, limits: Limits) -> str:
    reason = fault.reason if isinstance(fault, URLError) else fault
    if isinstance(reason, TimeoutError):
        return f"{url} から{limits.stall_seconds:g}秒間なにも届きません。もう一度実行すると、続きから取得します。"
    return (
        f"{url} に接続できないか、途中で切れました（{reason}）。ネットワークとプロキシ（HTTPS_PROXY）を確かめて、"
        f"もう一度実行してください。{_BY_HAND}"
    )
