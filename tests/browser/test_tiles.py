"""Background tiles: from the one server an administrator named, with its credit, and from nowhere else."""

from __future__ import annotations

from base64 import b64decode
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import Visit
from tests.browser.served import Server, copied_app

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import BrowserContext

pytestmark = pytest.mark.browser

BLACK = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==")
CREDIT = "サンプルの地図"
TOWN = "20202"


class Tiles(BaseHTTPRequestHandler):
    """A tile server: one black point for every tile."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "image/png")
        self.send_header("Content-Length", str(len(BLACK)))
        self.end_headers()
        self.wfile.write(BLACK)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def tiles() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Tiles)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def folder(published: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copied_app(tmp_path_factory.mktemp("tiles") / "app", published)


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[Server]:
    running = Server(folder)
    yield running
    running.stop()


def opacity(visit: Visit) -> float:
    """Of the areas around a municipality on the map, 0 to 1: the median, for borders and names are opaque and seams thin."""
    alpha: int = visit.page.frame_locator("iframe").locator("[data-state]").evaluate(
        """(node, town) => {
            const canvas = node.querySelector("canvas"), at = Atlas.told().place(town), frame = canvas.getBoundingClientRect();
            const ratio = canvas.width / frame.width, base = node.getBoundingClientRect();
            const x = (at.x + base.left - frame.left) * ratio, y = (at.y + base.top - frame.top) * ratio;
            const near = canvas.getContext("2d").getImageData(x - 30, y - 30, 60, 60).data;
            return near.filter((_, part) => part % 4 === 3).sort()[1800];
        }""",
        TOWN,
    )  # fmt: skip
    return alpha / 255


def test_the_named_tiles_lie_under_the_areas_with_their_credit_and_no_other_host_is_asked(
    folder: Path, server: Server, tiles: str, context: BrowserContext
) -> None:
    set_tiles(folder, tiles)
    visit = Visit(context.new_page(), server.address)
    visit.open("/?pref=20")
    visit.wait_for_map(painted="77")
    frame = visit.page.frame_locator("iframe")
    frame.locator("img.leaflet-tile-loaded").first.wait_for()
    assert frame.locator(".atlas-credit", has_text=f" / {CREDIT}").count() == 1
    assert opacity(visit) == pytest.approx(0.75, abs=0.02)
    assert len(visit.elsewhere) > 0
    assert all(url.startswith(f"{tiles}/std/") for url in visit.elsewhere)
    assert visit.faults == []


def test_without_a_configuration_nobody_is_asked_and_the_areas_are_opaque(
    folder: Path, server: Server, context: BrowserContext
) -> None:
    (folder / "atlas.toml").unlink(missing_ok=True)
    visit = Visit(context.new_page(), server.address)
    visit.open("/?pref=20")
    visit.wait_for_map(painted="77")
    assert opacity(visit) == 1
    assert visit.page.frame_locator("iframe").locator("img").count() == 0
    assert visit.elsewhere == []


def test_a_configuration_that_cannot_be_used_is_said_in_one_sentence_beside_a_map_without_tiles(
    folder: Path, server: Server, context: BrowserContext
) -> None:
    said = "atlas.toml の [tiles] url を使えません。https:// で始まり {z}、{x}、{y} を含むひな形を書いてください。"
    (folder / "atlas.toml").write_text('[tiles]\nurl = "<img src=x>"\ncredit = "x"\n', encoding="utf-8")
    visit = Visit(context.new_page(), server.address)
    visit.open("/?pref=20")
    visit.wait_for_map(painted="77")
    assert visit.page.get_by_test_id("stAlert").all_inner_texts() == [said]
    assert visit.elsewhere == []
    assert visit.faults == []


def set_tiles(folder: Path, server: str) -> None:
    text = f'[tiles]\nurl = "{server}/std/{{z}}/{{x}}/{{y}}.png"\ncredit = "{CREDIT}"\nmax_zoom = 18\n'
    (folder / "atlas.toml").write_text(text, encoding="utf-8")
