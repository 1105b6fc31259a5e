"""Streamlit's scripts come packed from memory, and a page names those it begins with; all else is as Streamlit sends it."""

from __future__ import annotations

import asyncio
import gzip
import socket
from asyncio import base_events
from pathlib import Path
from typing import TYPE_CHECKING, Any

import brotli
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.routing import Route
from streamlit.file_util import get_static_dir

import streamlit_app
from dashboard.streamlit_files import FIRST, StreamlitFiles, first_scripts

if TYPE_CHECKING:
    from collections.abc import MutableMapping

STATIC = Path(get_static_dir()) / "static"
SERVER = Starlette(
    routes=[
        Route("/explorer", lambda _: HTMLResponse("<!DOCTYPE html>")),
        Route("/component/map/index.html", lambda _: HTMLResponse("<!DOCTYPE html>")),
        Route("/static/js/other.js", lambda _: PlainTextResponse("not Streamlit's")),
    ],
    middleware=[Middleware(StreamlitFiles)],
)


def ask(path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body as the server sends them."""
    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "query_string": b"",
        "headers": [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()],
    }
    sent: list[MutableMapping[str, Any]] = []

    async def receive() -> MutableMapping[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    asyncio.run(SERVER(scope, receive, send))
    named = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return sent[0]["status"], named, b"".join(message.get("body", b"") for message in sent[1:])


def test_the_app_as_it_is_served_sends_them_so() -> None:
    assert [str(each) for each in streamlit_app.app._user_middleware] == [str(Middleware(StreamlitFiles))]


@pytest.mark.parametrize("below", ["", "/atlas"])
def test_a_script_is_the_one_of_the_package_in_every_packing_and_is_not_sent_twice(below: str) -> None:
    name = next(path.name for path in (STATIC / "js").glob("index.*.js"))
    for coding, unpacked in (("br", brotli.decompress), ("gzip", gzip.decompress), ("", bytes)):
        status, headers, body = ask(f"{below}/static/js/{name}", accept_encoding=coding)
        assert (status, headers.get("content-encoding", "")) == (200, coding)
        assert headers["content-type"].startswith("text/javascript")
        assert "immutable" in headers["cache-control"]
        assert unpacked(body) == (STATIC / "js" / name).read_bytes()
    again, _, body = ask(f"{below}/static/js/{name}", if_none_match=headers["etag"])
    assert (again, body) == (304, b"")


def test_a_page_names_the_scripts_it_begins_with_and_a_component_does_not() -> None:
    named = ask("/explorer")[1]["link"].split(", ")
    assert len(named) == len(first_scripts()) > len(FIRST)
    for part in FIRST:
        assert any(link.startswith(f"<./static/js/{part}.") for link in named)
    for link in named:
        assert (STATIC / link.partition("/static/")[2].partition(">")[0]).is_file()
    assert "link" not in ask("/component/map/index.html")[1]


def test_what_is_not_of_the_package_goes_through() -> None:
    assert ask("/static/js/other.js")[2] == b"not Streamlit's"
    assert ask("/static/js/../../index.html")[0] == 404
    assert ask("/explorer", "POST")[0] == 405


@pytest.mark.parametrize("family", [socket.AF_INET, socket.AF_INET6])
def test_a_socket_that_does_not_name_its_protocol_sends_at_once_too(family: socket.AddressFamily) -> None:
    with socket.socket(family) as unnamed:
        base_events._set_nodelay(unnamed)  # type: ignore[attr-defined]
        assert unnamed.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
