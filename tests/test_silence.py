"""The server, too, asks no other host."""

from __future__ import annotations

import socket

import pytest
from streamlit import net_util
from streamlit.web.server.server_util import is_url_from_allowed_origins

import streamlit_app


def test_a_foreign_origin_is_refused_without_asking_anybody(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        pytest.fail("a connection was opened")

    assert streamlit_app.app is not None
    # Names are looked up for every real request; the UDP socket that finds the machine's own address sends nothing.
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(net_util, "_make_blocking_http_get", refuse)
    assert not is_url_from_allowed_origins("http://other.example:8501")
