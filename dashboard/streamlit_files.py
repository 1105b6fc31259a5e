"""Streamlit's own scripts and styles: packed, from memory, and those that the first page needs named with the page.

Streamlit sends them as they are and reads each from the disk; a browser learns of the parts of a page one after the
other, each when the part before has come. A first visit waits for all of that.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from streamlit.file_util import get_static_dir

from dashboard.assets_routes import answer, load

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

FIRST: Final = ("Html", "ComponentInstance", "Selectbox", "ButtonGroup", "Button", "Checkbox", "PageLink")
"""Parts of Streamlit that every page with a map begins with."""
_IMPORT: Final = re.compile(r'(?:from|import)"\./([\w.\-]+\.js)"')
_MARK: Final = "/static/"


@cache
def _files() -> dict[str, Path]:
    """Streamlit's scripts and styles by the name they are asked for under: "js/Html.1a2b3c4d.js"."""
    folder = Path(get_static_dir()) / "static"
    return {f"{path.parent.name}/{path.name}": path for kind in ("js", "css") for path in (folder / kind).iterdir()}


@cache
def first_scripts() -> tuple[str, ...]:
    """Names of the scripts of `FIRST` and of all they import, without those that Streamlit's page names itself."""
    page = (Path(get_static_dir()) / "index.html").read_text(encoding="utf-8")
    found: dict[str, None] = {}
    ahead = [name for part in FIRST for name in _files() if name.startswith(f"js/{part}.")]
    while ahead:
        name = ahead.pop()
        if name in found or name not in _files() or name in page:
            continue
        found[name] = None
        ahead += [f"js/{other}" for other in _IMPORT.findall(_files()[name].read_text(encoding="utf-8"))]
    return tuple(found)


@cache
def _links() -> str:
    return ", ".join(f"<./static/{name}>; rel=modulepreload" for name in first_scripts())


class StreamlitFiles:
    """Stands before Streamlit's server and answers for its scripts and styles; all else goes through."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or scope["method"] not in {"GET", "HEAD"}:
            await self._app(scope, receive, send)
            return
        path = _files().get(scope["path"].partition(_MARK)[2])
        if path is not None:
            asset = await run_in_threadpool(load, path)
            await answer(asset, Request(scope).headers)(scope, receive, send)
            return

        async def send_with_links(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == 200:  # noqa: PLR2004 - it is found
                headers = MutableHeaders(scope=message)
                if headers.get("content-type", "").startswith("text/html") and "/component/" not in scope["path"]:
                    headers["Link"] = _links()
            await send(message)

        await self._app(scope, receive, send_with_links)
