"""A browser is told the pages once, and again when they are others or when it comes anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.web.server.starlette.starlette_websocket import StarletteSessionClient

import streamlit_app
from dashboard import messages

if TYPE_CHECKING:
    import pytest


def navigation(title: str) -> ForwardMsg:
    message = ForwardMsg()
    message.navigation.app_pages.add().page_name = title
    return message


def test_a_connection_is_told_the_same_pages_once_and_everything_else_every_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert streamlit_app.app is not None  # the app as it is served sends them so
    clients = [StarletteSessionClient.__new__(StarletteSessionClient) for _ in range(2)]
    written: list[tuple[int, str]] = []
    monkeypatch.setattr(
        messages, "_write", lambda client, message: written.append((clients.index(client), message.WhichOneof("type")))
    )
    for _ in range(2):
        clients[0].write_forward_msg(navigation("全国の概況"))
        clients[0].write_forward_msg(ForwardMsg(script_finished=ForwardMsg.FINISHED_SUCCESSFULLY))
    clients[0].write_forward_msg(navigation("Overview"))
    clients[1].write_forward_msg(navigation("Overview"))
    assert written == [
        (0, "navigation"),
        (0, "script_finished"),
        (0, "script_finished"),
        (0, "navigation"),
        (1, "navigation"),
    ]
