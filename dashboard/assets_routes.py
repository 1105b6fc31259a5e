"""The app's own files: geometry, Leaflet, the map's script and fonts, from a dictionary of names.

A name holds a hash of the content, so a browser may keep it for ever. Nothing of a request ever becomes a path.
"""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import brotli
import xstatic.pkg.leaflet
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from streamlit import config

from geodata.dataset import PUBLISHED

if TYPE_CHECKING:
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


@cache
def _own_files() -> dict[str, Path]:
    """Our own files and Leaflet's, by the name they are asked for under."""
    leaflet = Path(xstatic.pkg.leaflet.BASE_DIR)
    hashed = [leaflet / "leaflet.js", leaflet / "leaflet.css", ASSETS / "atlas-map.js", ASSETS / "atlas-map.css"]
    fonts = {f"fonts/{path.name}": path for path in (ASSETS / "fonts").glob("*.woff2")}
    images = {f"images/{path.name}": path for path in (leaflet / "images").glob("*.png")}
    return {asset_name(path.name): path for path in hashed} | fonts | images


@cache
def asset_name(name: str) -> str:
    """Hashed name of one of our scripts or style sheets: "atlas-map.js" → "atlas-map.1a2b3c4d.js"."""
    folder = Path(xstatic.pkg.leaflet.BASE_DIR) if name.startswith("leaflet") else ASSETS
    digest = hashlib.sha256((folder / name).read_bytes()).hexdigest()[:8]
    stem, _, suffix = name.rpartition(".")
    return f"{stem}.{digest}.{suffix}"


def _geometry_files(published: Path) -> dict[str, Path]:
    """Geometry of every published version: a page opened before a new version was published still finds its own."""
    found = published.glob("[!.]*/web/*")
    return {path.name: path for path in found if path.suffix not in {".gz", ".br"}}


@cache
def _load(path: Path) -> Asset:
    body = path.read_bytes()
    bodies = {"": body}
    if path.suffix not in _PACKED:
        bodies["gzip"] = _twin(path, ".gz") or gzip.compress(body, mtime=0)
        bodies["br"] = _twin(path, ".br") or brotli.compress(body, quality=9)
    guessed = _TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return Asset(guessed, f'"{hashlib.sha256(body).hexdigest()[:16]}"', bodies)


def _twin(path: Path, suffix: str) -> bytes | None:
    twin = path.with_name(path.name + suffix)
    return twin.read_bytes() if twin.exists() else None


def serve_asset(request: Request) -> Response:
    """Answer for one name: 200, 304 for the same ETag, 404 for a name that is not in the dictionary."""
    name = request.path_params["name"]
    path = _own_files().get(name) or _geometry_files(PUBLISHED).get(name)
    if path is None:
        return PlainTextResponse("not found", status_code=404)
    asset = _load(path)
    accepted = request.headers.get("accept-encoding", "")
    encoding = next((coding for coding in ("br", "gzip") if coding in accepted and coding in asset.bodies), "")
    headers = {"Cache-Control": _FOREVER, "ETag": asset.etag, "Vary": "Accept-Encoding"}
    headers["X-Content-Type-Options"] = "nosniff"
    if asset.etag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    if encoding:
        headers["Content-Encoding"] = encoding
    return Response(asset.bodies[encoding], headers=headers, media_type=asset.content_type)


def asset_routes() -> list[Route]:
    """Routes under /atlas/, also below `server.baseUrlPath` where one is set."""
    base = (config.get_option("server.baseUrlPath") or "").strip("/")
    prefixes = dict.fromkeys(["", f"/{base}" if base else ""])
    return [Route(f"{prefix}/atlas/{{name:path}}", serve_asset, methods=["GET", "HEAD"]) for prefix in prefixes]
