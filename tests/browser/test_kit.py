"""The kit as a presenter opens it: from a folder, with no network."""

from __future__ import annotations

import csv
import hashlib
import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from dashboard.export.kinds import KINDS
from dashboard.offline.kit import LIMIT
from dashboard.selection import Selection
from geodata.dataset import open_dataset

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from geodata.dataset import Dataset

CHOICE = Selection("council", "2023-10-01", "20")


def make(dataset: Dataset, out: Path) -> bytes:
    """A kit as the command line makes it."""
    (written,) = KINDS["kit"].make(dataset, CHOICE, out, lambda *_: None)
    return written.read_bytes()


@pytest.fixture(scope="module")
def kit(dataset: Dataset, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return make(dataset, tmp_path_factory.mktemp("kit") / "kit.zip")


@pytest.fixture(scope="module")
def folder(kit: bytes, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The kit as it is on a stick."""
    opened = tmp_path_factory.mktemp("stick")
    zipfile.ZipFile(io.BytesIO(kit)).extractall(opened)
    return opened


class Reader:
    """A page that is cut off from every network, with what it asked for all the same and what its console said."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.asked: list[str] = []
        self.faults: list[str] = []
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("pageerror", lambda fault: self.faults.append(str(fault)))
        page.on("console", lambda said: self.faults.append(said.text) if said.type in {"error", "warning"} else None)

    def shows(self, **data: str) -> None:
        marks = "".join(f'[data-{key}="{value}"]' for key, value in {"state": "ready", **data}.items())
        expect(self.page.locator(f"#map_div{marks}")).to_be_attached(timeout=30_000)


@pytest.fixture
def reader(browser: Browser) -> Iterator[Reader]:
    context = browser.new_context(viewport={"width": 1400, "height": 1000}, offline=True)
    context.set_default_timeout(30_000)
    yield Reader(context.new_page())
    context.close()


def test_two_kits_of_one_version_are_the_same_to_the_byte_and_go_by_mail(
    kit: bytes, published: Path, tmp_path: Path
) -> None:
    assert make(open_dataset(published), tmp_path / "again.zip") == kit
    assert len(kit) < LIMIT == 15_000_000


def test_checksums_of_the_kit_hold_for_every_file_of_it(folder: Path) -> None:
    told = [line.split("  ", 1) for line in (folder / "SHA256SUMS").read_text("utf-8").splitlines()]
    lines = {name: digest for digest, name in told}
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    assert set(lines) == set(files) - {"SHA256SUMS"}
    assert all(hashlib.sha256(files[name].read_bytes()).hexdigest() == digest for name, digest in lines.items())


def test_the_read_me_says_when_of_whom_and_what_is_not_in_it(folder: Path) -> None:
    raw = (folder / "はじめに読む.txt").read_bytes()
    read_me = raw.decode("utf-8-sig")
    assert raw.startswith(b"\xef\xbb\xbf")
    assert "\n" not in read_me.replace("\r\n", "")
    assert "時点: 2023年10月1日　組織: 全国二地域居住等促進協議会" in read_me
    assert "できないこと" in read_me
    assert "気象庁" in read_me


def test_a_table_that_holds_sample_rows_says_so_in_its_name_and_in_its_rows(folder: Path) -> None:
    (towns,) = folder.glob("tables/01_*_サンプルデータ.csv")
    rows = list(csv.DictReader(io.StringIO(towns.read_bytes().decode("utf-8-sig"))))
    assert len(rows) == 1741
    assert sum(row["協議会への参加"] == "参加" for row in rows) == 625
    assert sum(row["区分"] == "サンプルデータ" for row in rows) == 623
    assert not list(folder.glob("tables/*_施策*サンプルデータ.csv"))
    assert (folder / "tables").glob("*_項目の説明.xlsx")


@pytest.mark.browser
def test_the_kit_opens_from_a_folder_without_a_network_and_asks_for_nothing(folder: Path, reader: Reader) -> None:
    page = reader.page
    page.goto((folder / "index.html").as_uri())
    page.get_by_role("link", name="説明を見る").click()
    slide = page.locator("section[data-name]:visible")
    first = slide.get_attribute("data-name") or ""
    page.keyboard.press("ArrowRight")
    expect(slide).not_to_have_attribute("data-name", first)
    page.goto((folder / "index.html").as_uri())
    page.get_by_role("link", name="地図で見る").click()
    reader.shows(pref="20", layer="membership", painted="77")
    expect(page.locator("#legend")).to_contain_text("参加28")

    page.get_by_label("地図に示すもの").select_option("measures")
    reader.shows(pref="20", layer="measures")
    page.get_by_label("都道府県", exact=True).select_option("13")
    reader.shows(pref="13", layer="measures", painted="62")

    page.get_by_role("combobox", name="市区町村を探す").fill("まつもとし")
    expect(page.locator("#found [role=option]").first).to_contain_text("松本市（長野県松本市）")
    page.keyboard.press("Enter")
    reader.shows(pref="20", town="20202")
    card = page.locator("#card [data-town='20202']")
    expect(card).to_contain_text("四賀クラインガルテン")
    expect(card).to_contain_text("この日にはまだ制度がありません")
    expect(card.get_by_role("row", name="値がない理由")).to_be_attached()
    page.wait_for_url(lambda url: url.endswith("#pref=20&town=20202&layer=measures"))

    page.goto("about:blank")
    page.goto((folder / "explorer.html").as_uri() + "#pref=20&town=99999&layer=nothing")
    reader.shows(pref="20", layer="membership", town="")
    assert not [url for url in reader.asked if not url.startswith(("file:", "data:", "blob:", "about:"))]
    assert {url.partition("#")[0].rpartition("/")[2] for url in reader.asked if url.startswith("file:")} == {
        "index.html",
        "explorer.html",
        "story.html",
    }
    assert reader.faults == []


@pytest.mark.browser
def test_a_phone_in_the_hall_shows_the_explorer_without_scrolling_sideways(folder: Path, reader: Reader) -> None:
    reader.page.set_viewport_size({"width": 360, "height": 740})
    for name in ("explorer.html#pref=20&town=20202", "index.html"):
        reader.page.goto((folder / name.partition("#")[0]).as_uri() + name.partition("explorer.html")[2])
        if "explorer" in name:
            reader.shows(town="20202")
        assert reader.page.evaluate("document.documentElement.scrollWidth") == 360
    assert reader.faults == []
