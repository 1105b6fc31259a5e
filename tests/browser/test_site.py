"""The site as an audience meets it: plain files below some path of some web server."""

from __future__ import annotations

import gzip
import threading
from dataclasses import replace
from functools import partial
from html.parser import HTMLParser
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Literal
from urllib.parse import unquote, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from dashboard.navigation import ROOMS as OFFERED
from dashboard.offline.part import Part
from dashboard.offline.site import make_site, write_folder
from dashboard.offline.site_pages import NEEDS_SERVER, PLAIN, site_files
from dashboard.offline.site_run import Reader as PageReader
from dashboard.selection import Selection
from geodata.errors import GeodataError
from tests.browser.arriving import PAPER

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from geodata.dataset import Dataset

CHOICE = Selection("council", "2023-10-01")
ROOMS = ("overview", "prefecture", "members", "council", "pilots", "targets")
BELOW = "press/2026"
MOST = 2_000_000


@pytest.fixture(scope="module")
def top(dataset: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The top of a web server that has the site below a path; of the pages some, which is all that a test asks about."""
    folder = tmp_path_factory.mktemp("www")
    (folder / BELOW).mkdir(parents=True)
    told = Part("tables/01_あ.csv", b"a")
    files = site_files(dataset, CHOICE, lambda *_: None, rooms=ROOMS, prefectures=("13", "20"), tables=[told])
    write_folder(files, folder / BELOW / "atlas")
    return folder


@pytest.fixture(scope="module")
def site(top: Path) -> Path:
    return top / BELOW / "atlas"


class Quiet(SimpleHTTPRequestHandler):
    """A server as plain as can be, which says nothing."""

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def served(top: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(top)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/{BELOW}/atlas/"
    server.shutdown()
    server.server_close()


class Reader:
    """A page with what it was sent, what it asked of others, and what its console said."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.sizes: dict[str, int] = {}
        self.faults: list[str] = []
        own = (address, "data:", "blob:")
        page.on("request", lambda asked: None if asked.url.startswith(own) else self.faults.append(asked.url))
        page.on("requestfinished", lambda asked: self.sizes.update({asked.url: asked.sizes()["responseBodySize"]}))
        page.on("response", lambda got: self.faults.append(f"{got.status} {got.url}") if got.status >= 400 else None)
        page.on("pageerror", lambda fault: self.faults.append(str(fault)))
        page.on("console", lambda said: self.faults.append(said.text) if said.type in {"error", "warning"} else None)

    def shows(self, **data: str) -> None:
        marks = "".join(f'[data-{key}="{value}"]' for key, value in {"state": "ready", **data}.items())
        expect(self.page.locator(f"#map_div{marks}")).to_be_attached(timeout=30_000)


@pytest.fixture
def reader(browser: Browser, served: str) -> Iterator[Reader]:
    context = browser.new_context(viewport={"width": 1400, "height": 1000})
    context.set_default_timeout(30_000)
    yield Reader(context.new_page(), served)
    context.close()


class Addresses(HTMLParser):
    """Every address a page names, by whether it is a link that waits for a click."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.files: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in {"href", "src"} and value:
                (self.links if tag == "a" else self.files).append(value)


def test_every_page_is_there_or_named_as_one_that_needs_the_server(site: Path) -> None:
    assert {*PLAIN, *NEEDS_SERVER} == {room.name for room in OFFERED}
    limits = (site / "limits" / "index.html").read_text("utf-8")
    assert all(
        title in limits for title in ("加入シミュレーター", "次の一手", "訂正", "ギャップ探索", "二地域の組合せ")
    )
    assert "2023年10月1日" in limits


def test_every_address_of_every_page_leads_to_a_file_of_the_site_or_waits_for_a_click(site: Path) -> None:
    pages = list(site.rglob("*.html"))
    assert len(pages) == len(ROOMS) + 2 + 1
    for page in pages:
        named = Addresses(page.read_text("utf-8"))
        outside = [link for link in named.links if link.startswith(("http:", "https:"))]
        for link in {*named.links, *named.files} - {*outside, "data:,"}:
            assert not link.startswith("/"), (page, link)
            path = unquote(urlsplit(link).path)
            assert not path or (page.parent / path).resolve().is_file(), (page, link)
        assert not [file for file in named.files if "//" in file]


def test_a_page_says_what_the_app_says_and_no_control_is_left(site: Path) -> None:
    council = (site / "council" / "index.html").read_text("utf-8")
    assert "栃木県那須町" in council
    assert "この情報は違います" not in council
    members = (site / "members" / "index.html").read_text("utf-8")
    assert members.count("<tr>") > 625
    assert "サンプルデータ" in members
    targets = (site / "targets" / "index.html").read_text("utf-8")
    assert targets.count("<svg") == 2
    assert not any(tag in targets for tag in ("<button", "<input", "<iframe"))


@pytest.mark.parametrize(
    ("language", "left_out", "kept"),
    [
        ("ja", ("を選ぶと", "スイッチ"), ("順位は付けません。", "右端は地方です。", "未調査で、行がありません。")),
        (
            "en",
            ("hoose a ", "Select a ", "The switch"),
            ("without ranks.", "At the right: regions.", "was not surveyed."),
        ),
    ],
)
def test_nothing_is_said_of_controls_that_the_site_does_not_have(
    dataset: Dataset, language: str, left_out: tuple[str, ...], kept: tuple[str, ...]
) -> None:
    files = site_files(
        dataset,
        replace(CHOICE, language=language),
        lambda *_: None,
        rooms=("prefecture", "evidence", "measures", "changes"),
        prefectures=(),
        tables=[],
    )
    pages = "".join(body.decode() for name, body in files if name.endswith(".html"))
    assert [each for each in left_out if each in pages] == []
    assert all(each in pages for each in kept)


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_charts_of_the_site_are_as_dark_as_its_pages(
    reader: Reader, served: str, scheme: Literal["light", "dark"]
) -> None:
    reader.page.emulate_media(color_scheme=scheme)
    reader.page.goto(f"{served}targets/index.html")
    expect(reader.page.locator("figure svg path").first).to_have_css("fill", PAPER[scheme])
    if scheme == "dark":  # half a minute: what is light is looked at as a page of the app
        assert not Axe().run(reader.page, options={"runOnly": ["color-contrast"]}).response["violations"]


def test_packed_twins_hold_the_same_as_the_files_beside_them(site: Path) -> None:
    twins = list(site.rglob("*.gz"))
    assert any(".topojson" in twin.name for twin in twins)
    assert all(gzip.decompress(twin.read_bytes()) == twin.with_suffix("").read_bytes() for twin in twins)


def test_a_folder_with_files_of_somebody_else_is_left_alone(dataset: Dataset, tmp_path: Path) -> None:
    (tmp_path / "taxes.xlsx").write_bytes(b"precious")
    with pytest.raises(GeodataError, match="空のフォルダー"):
        make_site(dataset, CHOICE, tmp_path, lambda *_: None)
    assert [path.name for path in tmp_path.iterdir()] == ["taxes.xlsx"]


@pytest.mark.browser
def test_the_first_map_of_the_site_comes_within_two_megabytes_and_from_nowhere_else(
    reader: Reader, served: str
) -> None:
    reader.page.goto(served)
    reader.shows(painted="1741", layer="membership")
    reader.page.wait_for_load_state("networkidle")
    assert any("topojson" in url for url in reader.sizes)
    assert 300_000 < sum(reader.sizes.values()) < MOST
    assert reader.faults == []


@pytest.mark.browser
def test_links_of_the_app_open_the_same_place_in_the_site_and_pages_lead_to_each_other(
    reader: Reader, served: str
) -> None:
    page = reader.page
    page.goto(f"{served}prefecture/?pref=20&town=20202")
    page.wait_for_url("**/prefecture/20/index.html#town=20202")
    reader.shows(pref="20", town="20202", painted="77")
    expect(page.locator("h1")).to_have_text("都道府県")
    expect(page.locator("#card")).to_contain_text("四賀クラインガルテン")

    page.get_by_label("地図に示すもの").select_option("measures")
    reader.shows(pref="20", layer="measures")
    page.get_by_label("都道府県", exact=True).select_option("13")
    page.get_by_role("link", name="東京都の頁を開く").click()
    page.wait_for_url("**/prefecture/13/index.html")
    reader.shows(pref="13", painted="62")

    page.get_by_text("現状", exact=True).click()
    page.get_by_role("link", name="協議会", exact=True).click()
    expect(page.locator("h1")).to_have_text("協議会")
    page.get_by_role("link", name="この版でできないこと").click()
    expect(page.locator("h1")).to_have_text("この版でできないこと")

    page.goto(f"{served}?pref=20&town=20215&layer=population")
    reader.shows(pref="20", town="20215", layer="population")
    assert reader.faults == []


@pytest.mark.browser
def test_no_page_of_the_site_scrolls_sideways_on_a_phone(reader: Reader, served: str, site: Path) -> None:
    reader.page.set_viewport_size({"width": 360, "height": 740})
    for file in site.rglob("*.html"):
        reader.page.goto(served + file.relative_to(site).as_posix())
        assert reader.page.evaluate("document.documentElement.scrollWidth") <= 360, file
    assert reader.faults == []


def test_pages_in_english_are_kept_one_after_the_other(dataset: Dataset) -> None:
    reader = PageReader(dataset, {"lang": "en"})
    for room, title in (("measures", "<h1>Measures</h1>"), ("burden", "<h1>Who bears the cost</h1>")):
        assert any(title in str(each.proto.body) for each in reader.open(room).get("html"))
