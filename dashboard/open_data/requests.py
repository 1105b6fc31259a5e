"""Reads a request to /data/v1/, finds what it means in a dictionary of names, and answers."""

from __future__ import annotations

import logging
import re
from http import HTTPStatus
from typing import TYPE_CHECKING, Final

from dashboard.configuration import ConfigurationError, OpenData, open_data
from dashboard.open_data import answers, catalogue, ogc, openapi, tables
from dashboard.open_data.asked import Ask, once
from dashboard.open_data.problems import Problem, bad, listed, missing
from dashboard.open_data.routes import BELOW, base
from dashboard.versions import fault_of, opened, versions
from dashboard.wording import open_data as words
from geodata.dataset import PUBLISHED
from geodata.errors import GeodataError
from geodata.tables import SCHEMA_VERSION

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from geodata.dataset import Dataset

_READ: Final = frozenset({"GET", "HEAD"})
_HOST: Final = re.compile(r"[A-Za-z0-9._-]{1,253}(:[0-9]{1,5})?|\[[0-9A-Fa-f:.]{2,45}\](:[0-9]{1,5})?")
_SERVED: Final = {
    "": catalogue.prepare,
    "openapi.json": openapi.prepare,
    **tables.addresses(),
    **ogc.addresses(),
}
_log = logging.getLogger(__name__)


def answer(request: Request) -> Response:
    """The answer to a request; every refusal says what would have been right."""
    settings, path = OpenData(), request.path_params.get("name", "")
    try:
        settings = _settings()
        if request.method == "OPTIONS":
            return answers.preflight(request, settings)
        ask = _ask(request, path, settings)
        prepared = _SERVED.get(path, ogc.prepare_feature)(ask)
        return answers.sent(request, ask, prepared, settings)
    except Problem as problem:
        return answers.refused(request, problem, settings)
    except (GeodataError, OSError):  # a version may go while it is read
        _log.exception("open data: the dataset cannot be read")
        return answers.refused(request, Problem(HTTPStatus.SERVICE_UNAVAILABLE, words.NO_DATA), settings)


def _settings() -> OpenData:
    try:
        return open_data()
    except ConfigurationError as fault:
        _log.warning("%s", fault)
        return OpenData()


def _ask(request: Request, path: str, settings: OpenData) -> Ask:
    if request.method not in _READ:
        raise Problem(HTTPStatus.METHOD_NOT_ALLOWED, words.WRONG_METHOD)
    query = once(request.query_params.multi_items())
    pinned = query.pop("v", "")
    return Ask(_dataset(pinned), _address(request, settings), path, query, pinned, settings.contact)


def _dataset(version: str) -> Dataset:
    """The named version, or the current one. Raises Problem for one that is not there or cannot be opened."""
    if not version:
        return opened(PUBLISHED)
    match fault_of(PUBLISHED, version):
        case None:
            return opened(PUBLISHED, version)
        case "unreadable":
            raise bad(words.BAD_VERSION)
        case "gone":
            known = [one.name for one in versions(PUBLISHED) if one.is_readable]
            raise missing(words.NO_VERSION.fill(version=version, allowed=listed(known)), known)
        case "schema":
            raise missing(words.OTHER_SCHEMA.fill(version=version, here=SCHEMA_VERSION))
        case "damaged":
            raise missing(words.DAMAGED.fill(version=version))


def _address(request: Request, settings: OpenData) -> str:
    """Absolute address of the routes: the one an administrator names, else the one that was asked. Raises Problem."""
    if settings.address:
        return f"{settings.address}/{BELOW}"
    host = request.headers.get("host", "")
    if not _HOST.fullmatch(host):
        raise bad(words.BAD_HOST)
    return f"{request.url.scheme}://{host}{request.scope.get('root_path', '')}{base()}/{BELOW}"
