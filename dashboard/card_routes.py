"""The routes of the cards: /card to find a municipality, /card/20202 for its card. No script, nobody else is asked."""

from __future__ import annotations

import asyncio
import logging
from html import escape
from http import HTTPStatus
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from dashboard.offered import choices_of
from dashboard.open_data.routes import base
from dashboard.selection import Selection
from dashboard.text import folded
from dashboard.town_card import Links, card_html, find_html
from dashboard.versions import opened
from dashboard.views.profile import asked_towns
from dashboard.wording.cards import WORDS
from geodata.dataset import PUBLISHED
from geodata.errors import GeodataError

if TYPE_CHECKING:
    import pandas as pd
    from starlette.types import Receive, Scope, Send

    from geodata.dataset import Dataset

_HEADERS: Final = {
    "Cache-Control": "public, max-age=300",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
_LONGEST: Final = 60
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
    return [Route(f"{base()}/card", served), Route(f"{base()}/card/{{code}}", served)]


def answer(request: Request) -> Response:
    """The card, the page to find one, or in one sentence why there is none."""
    query = dict(request.query_params)
    language = "en" if query.get("lang") == "en" else "ja"
    if request.method not in {"GET", "HEAD"}:
        return Response(status_code=HTTPStatus.METHOD_NOT_ALLOWED, headers={"Allow": "GET, HEAD"})
    try:
        dataset = opened(PUBLISHED)
        code = request.path_params.get("code")
        return _find(dataset, query) if code is None else _card(dataset, str(code), query)
    except (GeodataError, OSError):
        _log.exception("card: the dataset cannot be read")
        sentence = escape(WORDS[language].unreadable)
        page = (
            f'<!doctype html><html lang="{language}"><meta charset="utf-8"><title>503</title><p>{sentence}</p></html>'
        )
        return HTMLResponse(page, HTTPStatus.SERVICE_UNAVAILABLE, {**_HEADERS, "Cache-Control": "no-store"})


def _card(dataset: Dataset, code: str, query: dict[str, str]) -> Response:
    selection = Selection.from_query({**query, "town": code, "layer": ""}, choices_of(dataset))
    said = WORDS[selection.language]
    asked = asked_towns(dataset, code)
    moved = [each for each in asked.moved if each.code in asked.codes]
    if len(asked.codes) == 1 and moved:
        kept = urlencode({**query, "from": code})
        return RedirectResponse(f"{asked.codes[0]}?{kept}", HTTPStatus.FOUND, {"Cache-Control": "no-cache"})
    notes = [
        said.moved.format(name=each.old_name, code=each.old_code)
        for each in asked_towns(dataset, query.get("from", "")[:_LONGEST]).moved
        if each.code == code
    ]
    page = card_html(dataset, selection, Links("", "../"), notes)
    if page is not None:
        return HTMLResponse(page, headers=_HEADERS)
    if asked.codes:
        note = said.several.format(name=moved[0].old_name if moved else code, code=code)
        return _found(dataset, selection, "", _rows(dataset, asked.codes), [note], Links("", "../"), HTTPStatus.OK)
    note = said.unknown.format(code=code[:_LONGEST])
    return _found(dataset, selection, "", [], [note], Links("", "../"), HTTPStatus.NOT_FOUND)


def _find(dataset: Dataset, query: dict[str, str]) -> Response:
    selection = Selection.from_query({**query, "layer": ""}, choices_of(dataset))
    asked = query.get("q", "").strip()[:_LONGEST]
    found = found_towns(dataset, asked) if asked else []
    return _found(dataset, selection, asked, found, [], Links("card/", "./"), HTTPStatus.OK)


def _found(  # noqa: PLR0917 - what stands on the page
    dataset: Dataset,
    selection: Selection,
    asked: str,
    found: list[pd.Series],
    notes: list[str],
    links: Links,
    status: HTTPStatus,
) -> Response:
    return HTMLResponse(find_html(dataset, selection, links, asked, found, notes), status, _HEADERS)


def found_towns(dataset: Dataset, asked: str) -> list[pd.Series]:
    """Rows of `municipalities` that hold every word of what was asked in a name, its kana, romaji, code or prefecture."""
    wanted = folded(asked).split()
    prefectures = dataset["prefectures"].set_index("prefecture_code")
    rows = dataset["municipalities"].sort_values("municipality_code")
    found = []
    for _, row in rows.iterrows():
        home = prefectures.loc[row["prefecture_code"]]
        names = (*row[["municipality_code", "name", "kana", "romaji"]], *home[["name", "name_en"]])
        held = folded(" ".join(map(str, names)))
        if all(word in held for word in wanted):
            found.append(row)
    return found


def _rows(dataset: Dataset, codes: tuple[str, ...]) -> list[pd.Series]:
    return [row for _, row in dataset["municipalities"].iterrows() if row["municipality_code"] in codes]
