"""The app's own files: geometry, Leaflet, the map's script and fonts, from a dictionary of names.

A name holds a hash of the content, so a browser may keep it for ever. Nothing of a request ever becomes a path.
"""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
from collections import OrderedDict
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Final

import brotli
import xstatic.pkg.leaflet
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from streamlit import config

from geodata.dataset import PUBLISHED

if TYPE_CHECKING:
    from starlette.datastructures import Headers
    from starlette.requests import Request

ASSETS: Final = Path(__file__).parent / "assets"
_FOREVER: Final = "public, max-age=31536000, immutable"
_PACKED: Final = frozenset({".woff2", ".png"})
_TYPES: Final = {".topojson": "application/json", ".woff2": "font/woff2", ".js": "text/javascript"}


@dataclass(frozen=True, slots=True)
class Asset:
    """A file as sent: its bytes by content encoding ("" is as it is)."""

    content_type: str
    etag: str
    bodies: dict[str, bytes]


# One file for the map's script and one for its style: streamlit-folium fetches what it is told one after the other.
_LEAFLET: Final = Path(xstatic.pkg.leaflet.BASE_DIR)
_PARTS: Final = ("host", "geometry", "ink", "canvas", "names", "insets", "reading", "following", "atlas")
MAP_SCRIPT: Final = "atlas-map.js"
MAP_STYLE: Final = "atlas-map.css"


@cache
def map_files() -> dict[str, bytes]:
    """The map's script and style as sent, by plain name: Leaflet, then ours."""
    parts = "".join((ASSETS / "map" / f"{part}.js").read_text(encoding="utf-8") for part in _PARTS)
    script = f'{(_LEAFLET / "leaflet.js").read_text(encoding="utf-8")}\n(() => {{\n"use strict";\n{parts}}})();\n'
    style = (_LEAFLET / "leaflet.css").read_text(encoding="utf-8") + (ASSETS / MAP_STYLE).read_text(encoding="utf-8")
    return {MAP_SCRIPT: script.encode(), MAP_STYLE: style.encode()}


@cache
def asset_name(name: str) -> str:
    """Hashed name of the map's script or style: "atlas-map.js" → "atlas-map.1a2b3c4d.js"."""
    return hashed(name, map_files()[name])


def hashed(name: str, body: bytes) -> str:
    """Name with a hash of the content: "map.json" → "map.1a2b3c4d.json"."""
    stem, _, suffix = name.rpartition(".")
    return f"{stem}.{hashlib.sha256(body).hexdigest()[:8]}.{suffix}"


_hashed: Final = lru_cache(maxsize=32)(hashed)  # the file of a map is named anew at every filter


@cache
def own_files() -> dict[str, Path]:
    """Our fonts and Leaflet's images, by the name they are asked for under."""
    fonts = {f"fonts/{path.name}": path for path in (ASSETS / "fonts").glob("*.woff2")}
    return fonts | {f"images/{path.name}": path for path in (_LEAFLET / "images").glob("*.png")}


class _Kept:
    """What was made for a reader and is fetched by name: the latest `most` of them."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._assets: OrderedDict[str, Asset] = OrderedDict()
        self._lock = Lock()

    def keep(self, name: str, body: bytes) -> None:
        with self._lock:
            if name not in self._assets:
                self._assets[name] = _packed(name, body)
            self._assets.move_to_end(name)
            while len(self._assets) > self._most:
                self._assets.popitem(last=False)

    def get(self, name: str) -> Asset | None:
        with self._lock:
            return self._assets.get(name)


_kept: Final = _Kept(128)
_documents: Final = _Kept(8)
"""Whole decks, of a megabyte and more each."""


def keep(name: str, body: bytes) -> str:
    """Serve a body under a hashed name, which is the answer. A body kept before costs nothing."""
    kept = _hashed(name, body)
    _kept.keep(kept, body)
    return kept


def keep_document(name: str, body: bytes) -> str:
    """The same for a whole document; of these fewer are kept."""
    kept = hashed(name, body)
    _documents.keep(kept, body)
    return kept


def _geometry_file(published: Path, name: str) -> Path | None:
    """Geometry file of any published version: a page opened before a new version was published still finds its own."""
    known = _geometry_files(published)
    if name not in known:  # of a version published since, or of none
        known.update({path.name: path for path in published.glob("[!.]*/web/*") if path.suffix not in {".gz", ".br"}})
    return known.get(name)


@cache
def _geometry_files(_published: Path) -> dict[str, Path]:
    """The geometry files found so far, by name."""
    return {}


@cache
def load(path: Path) -> Asset:
    """A file whose name holds a hash of its content, read and packed once."""
    if path.suffix in _PACKED:
        return Asset(_type(path.name), _etag(path.read_bytes()), {"": path.read_bytes()})
    return _packed(path.name, path.read_bytes(), gz=_twin(path, ".gz"), br=_twin(path, ".br"))


@cache
def _map_file(name: str) -> Asset | None:
    made = {asset_name(plain): body for plain, body in map_files().items()}
    return _packed(name, made[name]) if name in made else None


def _packed(name: str, body: bytes, gz: bytes | None = None, br: bytes | None = None) -> Asset:
    bodies = {"": body, "gzip": gz or gzip.compress(body, 6, mtime=0), "br": br or brotli.compress(body, quality=5)}
    return Asset(_type(name), _etag(body), bodies)


def _type(name: str) -> str:
    suffix = f".{name.rpartition('.')[2]}"
    return _TYPES.get(suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"


def _etag(body: bytes) -> str:
    return f'"{hashlib.sha256(body).hexdigest()[:16]}"'


def _twin(path: Path, suffix: str) -> bytes | None:
    twin = path.with_name(path.name + suffix)
    return twin.read_bytes() if twin.exists() else None


def serve_asset(request: Request) -> Response:
    """Answer for one name: 200, 304 for the same ETag, 404 for a name that is not in the dictionary."""
    name = request.path_params["name"]
    asset = _map_file(name) or _kept.get(name) or _documents.get(name)
    if asset is None:
        path = own_files().get(name) or _geometry_file(PUBLISHED, name)
        if path is None:
            return PlainTextResponse("not found", status_code=404)
        asset = load(path)
    return answer(asset, request.headers)


def answer(asset: Asset, asked: Headers) -> Response:
    """The file in the best packing that the browser takes, or 304 where it has it."""
    accepted = asked.get("accept-encoding", "")
    encoding = next((coding for coding in ("br", "gzip") if coding in accepted and coding in asset.bodies), "")
    headers = {"Cache-Control": _FOREVER, "ETag": asset.etag, "Vary": "Accept-Encoding"}
    headers["X-Content-Type-Options"] = "nosniff"
    if asset.etag in asked.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    if encoding:
        headers["Content-Encoding"] = encoding
    return Response(asset.bodies[encoding], headers=headers, media_type=asset.content_type)


def asset_routes() -> list[Route]:
    """The route of atlas/, below `server.baseUrlPath` where one is set: at the root it would take an app's own "/atlas"."""
    base = (config.get_option("server.baseUrlPath") or "").strip("/")
    return [Route(f"{f'/{base}' if base else ''}/atlas/{{name:path}}", serve_asset, methods=["GET", "HEAD"])]
