"""How Streamlit's server talks to a browser: at once, and of the pages only what is new."""

from __future__ import annotations

from asyncio import base_events
from socket import AF_INET, AF_INET6, IPPROTO_TCP, SOCK_STREAM, TCP_NODELAY
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from streamlit.runtime.app_session import AppSession
from streamlit.web.server.starlette.starlette_websocket import StarletteSessionClient

if TYPE_CHECKING:
    from asyncio.trsock import TransportSocket
    from collections.abc import Mapping

    from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
    from streamlit.proto.Navigation_pb2 import Navigation
    from streamlit.proto.NewSession_pb2 import NewSession
    from streamlit.source_util import PageInfo

_sent: WeakKeyDictionary[StarletteSessionClient, Navigation] = WeakKeyDictionary()
_write = StarletteSessionClient.write_forward_msg


def send_pages_once() -> None:
    """Leave both lists out of what a connection has been told: two kilobytes of each filter, for all readers."""
    AppSession._populate_app_pages = _no_pages  # type: ignore[method-assign,assignment] # noqa: SLF001 - there is no option for it
    StarletteSessionClient.write_forward_msg = _write_news  # type: ignore[method-assign]


def send_at_once() -> None:
    """Let no part of an answer wait until the browser has confirmed the part before: some 40 ms, for each file.

    asyncio sees to that for the sockets that it opens; Streamlit's do not name their protocol, so it passes them by.
    """
    base_events._set_nodelay = _set_nodelay  # type: ignore[attr-defined] # noqa: SLF001 - no server here has an option for it


def _set_nodelay(sock: TransportSocket) -> None:
    if sock.family in {AF_INET, AF_INET6} and sock.type == SOCK_STREAM:
        sock.setsockopt(IPPROTO_TCP, TCP_NODELAY, 1)


def _no_pages(_session: AppSession, _message: NewSession, _pages: Mapping[str, PageInfo]) -> None:
    """Stand in for the list at the head of every run: the browser takes it from the navigation."""


def _write_news(self: StarletteSessionClient, msg: ForwardMsg) -> None:
    """Stand in for the sending of a message: a browser keeps its navigation until it is given another."""
    if msg.WhichOneof("type") == "navigation":
        if _sent.get(self) == msg.navigation:
            return
        _sent[self] = msg.navigation
    _write(self, msg)
