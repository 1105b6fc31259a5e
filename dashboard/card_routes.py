"""The routes of the cards: /card to find a municipality, /card/20202 for its card. No script, nobody else is asked."""

from __future__ import annotations

import asyncio
import logging
from functools import lru_cache
from html import escape
from http import HTTPStatus
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from dashboard.card_document import Links
from dashboard.offered import choices_of
from dashboard.open_data.routes import base
from dashboard.selection import Selection
from dashboard.town_card import card_html
from dashboard.town_finder import find_html, found_towns
from dashboard.versions import fault_of, opened
from dashboard.views.profile import asked_towns
from dashboard.wording.cards import WORDS
from geodata.codes import parse_code
from geodata.dataset import PUBLISHED
from geodata.errors import GeodataError

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

    from geodata.dataset import Dataset

_HEADERS: Final = {
    "Cache-Control": "public, max-age=300",
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
_LONGEST: Final = 60
_KEPT: Final = 512
"""Cards that are kept made, of some 10 KB each: a hall opens those of its own region."""
_CARD: Final = Links("", "../")
_FINDER: Final = Links("card/", "./")
_log = logging.getLogger(__name__)


class CardRoutes:
    """The ASGI application of the cards; what takes time is done in a thread of its own."""

    def __init__(self) -> None:
        self._turn = asyncio.Semaphore(2)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        async with self._turn:
            response = await asyncio.to_thread(answer, Request(scope, receive))
        await response(scope, receive, send)


def card_routes() -> list[Route]:
    """The routes, below `server.baseUrlPath` where one is set."""
    served = CardRoutes()
    return [Route(f"{base()}/card{end}", served) for end in ("", "/", "/{code}")]


def answer(request: Request) -> Response:
    """The card, the page to find one, or in one sentence why there is none."""
    query = dict(request.query_params)
    language = "en" if query.get("lang") == "en" else "ja"
    if request.method not in {"GET", "HEAD"}:
        return Response(status_code=HTTPStatus.METHOD_NOT_ALLOWED, headers={"Allow": "GET, HEAD"})
    try:
        dataset = _dataset(query.get("v", ""))
        code = request.path_params.get("code")
        if code is not None:
            return _card(dataset, str(code), query)
        return _moved("../card", query) if request.url.path.endswith("/") else _find(dataset, query)
    except (GeodataError, OSError):
        _log.exception("card: the dataset cannot be read")
        sentence = escape(WORDS[language].unreadable)
        page = (
            f'<!doctype html><html lang="{language}"><meta charset="utf-8"><title>503</title><p>{sentence}</p></html>'
        )
        return HTMLResponse(page, HTTPStatus.SERVICE_UNAVAILABLE, {**_HEADERS, "Cache-Control": "no-store"})


def _dataset(version: str) -> Dataset:
    """The version a link is pinned to where it can be shown, as in the app, else the current one."""
    return opened(PUBLISHED, version if version and fault_of(PUBLISHED, version) is None else "")


def _card(dataset: Dataset, written: str, query: dict[str, str]) -> Response:
    code = _five_digits(written[:_LONGEST])
    selection = Selection.from_query({**query, "town": code, "layer": ""}, choices_of(dataset))
    said = WORDS[selection.language]
    asked = asked_towns(dataset, code)
    if len(asked.codes) == 1 and asked.codes != (written,):
        return _moved(asked.codes[0], {**query, "from": code} if asked.moved else query)
    if selection.municipality:
        page = _made(dataset, selection, _note(dataset, code, query.get("from", ""), said.moved))
        return HTMLResponse(page, headers=_HEADERS)
    if asked.moved:
        note = said.several.format(name=asked.moved[0].old_name, code=code)
        return _page(find_html(dataset, selection, _CARD, asked.codes, note=note))
    note = said.unknown.format(code=written[:_LONGEST])
    return _page(find_html(dataset, selection, _CARD, (), note=note), HTTPStatus.NOT_FOUND)


def _five_digits(written: str) -> str:
    """The code as the dataset has it, from six digits or full width too; "" where it is none."""
    try:
        return parse_code(written).value
    except GeodataError:
        return ""


def _note(dataset: Dataset, code: str, former: str, sentence: str) -> str:
    """That this is what a former code led to, where it did."""
    led = (each for each in asked_towns(dataset, former[:_LONGEST]).moved if each.code == code)
    return next((sentence.format(name=each.old_name, code=each.old_code) for each in led), "")


@lru_cache(maxsize=_KEPT)
def _made(dataset: Dataset, selection: Selection, note: str) -> str:
    return card_html(dataset, selection, _CARD, note) or ""


def _find(dataset: Dataset, query: dict[str, str]) -> Response:
    selection = Selection.from_query({**query, "town": "", "layer": ""}, choices_of(dataset))
    asked = query.get("q", "").strip()[:_LONGEST]
    found = found_towns(dataset, asked, selection.prefecture)
    return _page(find_html(dataset, selection, _FINDER, found, asked=asked))


def _moved(to: str, query: dict[str, str]) -> Response:
    kept = f"?{urlencode(query)}" if query else ""
    return RedirectResponse(to + kept, HTTPStatus.FOUND, {**_HEADERS, "Cache-Control": "no-cache"})


def _page(page: str, status: HTTPStatus = HTTPStatus.OK) -> Response:
    return HTMLResponse(page, status, _HEADERS)
