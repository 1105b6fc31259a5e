"""What a reader drops on a page stays in memory, up to the largest list that is taken."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest
from starlette.datastructures import UploadFile
from starlette.requests import Request
from streamlit import config

import streamlit_app
from dashboard.views.own_list import MOST_MB

if TYPE_CHECKING:
    from collections.abc import MutableMapping


def is_on_disk(megabytes: float) -> bool:
    """Whether a posted file of this size was put into a temporary file while the form was read."""
    head = b'--b\r\nContent-Disposition: form-data; name="file"; filename="list.csv"\r\n\r\n'
    body = head + b"x" * int(megabytes * (1 << 20)) + b"\r\n--b--\r\n"

    async def receive() -> MutableMapping[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    async def posted() -> bool:
        headers = [(b"content-type", b"multipart/form-data; boundary=b")]
        async with Request({"type": "http", "method": "POST", "headers": headers}, receive).form() as form:
            upload = form["file"]
            assert isinstance(upload, UploadFile)
            return bool(upload.file._rolled)  # type: ignore[attr-defined]

    return asyncio.run(posted())


@pytest.mark.parametrize("megabytes", [0.5, 2, MOST_MB])
def test_a_list_of_any_size_that_is_taken_never_reaches_the_disk(megabytes: float) -> None:
    assert streamlit_app.app is not None  # the app as it is served has set the limit
    assert not is_on_disk(megabytes)
    assert config.get_option("server.maxUploadSize") <= MOST_MB
