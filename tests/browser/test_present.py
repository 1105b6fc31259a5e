"""The story on stage: keys, notes in a second window, the same slide after a reload, in the app and from a file."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING
from unicodedata import normalize

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from pypdf import PdfReader

from dashboard.configuration import OpenData
from dashboard.selection import Selection
from dashboard.story.making import story_html
from dashboard.wording import words_in
from tests.browser.arriving import serious_faults

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, FrameLocator, Page

    from geodata.dataset import Dataset
    from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

PRESENT = "/?pref=47&present=1"
SIZE = "(node) => parseFloat(getComputedStyle(node).fontSize)"
SMALLEST = """() => Math.min(...[...document.querySelectorAll("body *")]
  .filter((node) => [...node.childNodes].some((child) => child.nodeType === 3 && child.textContent.trim()))
  .filter((node) => !node.closest("script"))
  .map((node) => parseFloat(getComputedStyle(node).fontSize)))"""


def slide(at: Page | FrameLocator, name: str) -> None:
    expect(at.locator(f"html[data-ready][data-slide={name}]")).to_be_attached()


def arrive(visit: Visit, link: str) -> FrameLocator:
    visit.page.set_viewport_size({"width": 1280, "height": 720})
    visit.open(link)
    frame = visit.page.frame_locator(".st-key-presenter iframe")
    frame.locator(".slide.now").wait_for(timeout=120_000)
    return frame


def test_the_presenter_fills_the_window_obeys_keys_and_comes_back_to_its_slide(visit: Visit) -> None:
    deck, page = arrive(visit, PRESENT), visit.page
    slide(deck, "title")
    expect(deck.locator("h1").first).to_have_text("沖縄県の二地域居住のいま")
    box = page.locator(".st-key-presenter iframe").bounding_box()
    assert box is not None
    assert (box["width"], box["height"]) == (1280, 720)
    for key, name in (
        ("ArrowRight", "stand"),
        ("PageDown", "changed"),
        ("PageUp", "stand"),
        ("End", "numbers"),
        (" ", "numbers"),
        ("Home", "title"),
        ("PageDown", "stand"),
    ):
        page.keyboard.press(key)
        slide(deck, name)
    expect(deck.locator(".slide.now .n")).to_have_text("2 / 7枚")
    expect(deck.locator(".live")).to_contain_text("2 / 7枚 沖縄県では")
    page.keyboard.press("b")
    expect(deck.locator(".blank")).to_be_visible()
    page.keyboard.press(".")
    expect(deck.locator(".blank")).to_be_hidden()
    with page.expect_popup() as opened:
        page.keyboard.press("n")
    notes = opened.value
    slide(notes, "stand")
    expect(notes.locator(".speaker h1")).to_contain_text("41市区町村のうち18")
    page.keyboard.press("ArrowRight")
    slide(notes, "changed")
    notes.keyboard.press("ArrowRight")
    slide(deck, "blanks")
    page.reload()
    slide(deck, "blanks")
    slide(notes, "blanks")
    notes.close()
    page.keyboard.press("Escape")
    page.wait_for_url("**/?pref=47")
    page.locator("h1", has_text="概況").wait_for()
    assert visit.elsewhere == []
    assert visit.faults == []


def test_the_presenter_breaks_no_serious_rule(visit: Visit) -> None:
    deck = arrive(visit, PRESENT)
    for name in ("title", "stand", "changed"):
        slide(deck, name)
        assert serious_faults(visit) == []
        visit.page.keyboard.press("ArrowRight")


@pytest.fixture(scope="module")
def story(dataset: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The story of Nagano as one document."""
    file = tmp_path_factory.mktemp("story") / "story.html"
    file.write_bytes(story_html(dataset, Selection("council", "2023-10-01", "20"), words_in("ja")))
    return file


def test_a_story_is_printed_a_slide_a_sheet(visit: Visit, story: Path) -> None:
    visit.page.goto(story.as_uri())
    slide(visit.page, "title")
    sheets = PdfReader(io.BytesIO(visit.page.pdf(prefer_css_page_size=True, print_background=True))).pages
    assert len(sheets) == 7
    assert {(round(sheet.mediabox.width), round(sheet.mediabox.height)) for sheet in sheets} == {(960, 540)}
    printed = [normalize("NFKC", sheet.extract_text()).replace(" ", "") for sheet in sheets]
    assert all(f"{number}/7枚" in said for number, said in enumerate(printed, start=1))
    assert "77市区町村のうち28" in printed[1]


def test_on_a_phone_held_upright_a_story_is_swiped_and_can_be_read(browser: Browser, story: Path) -> None:
    phone = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = phone.new_page()
    page.goto(story.as_uri())
    finger = phone.new_cdp_session(page)

    def swipe(across: float, down: float) -> None:
        for kind, x, y in (("touchStart", 195, 400), ("touchMove", 195 + across, 400 + down), ("touchEnd", 0, 0)):
            points = [] if kind == "touchEnd" else [{"x": x, "y": y}]
            finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    slide(page, "title")
    for name in ("stand", "changed", "blanks", "solved", "next", "numbers"):
        swipe(-150, 10)
        slide(page, name)
        assert page.evaluate(SMALLEST) >= 14
        shown = page.locator(".slide.now")
        assert shown.evaluate("(node) => node.scrollWidth <= node.clientWidth")
        assert shown.locator(".n").evaluate("(node) => node.getBoundingClientRect().right <= innerWidth")
    swipe(60, -200)
    slide(page, "numbers")
    swipe(150, 0)
    slide(page, "next")
    expect(page.locator(".bar")).to_have_css("opacity", "0", timeout=10_000)
    phone.close()


def test_from_a_file_the_story_needs_nobody_and_reads_from_the_last_row(
    visit: Visit, dataset: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dashboard.story.making.open_data", lambda: OpenData("https://atlas.example.jp"))
    file, page = tmp_path / "story.html", visit.page
    words = words_in("en")
    file.write_bytes(story_html(dataset, Selection("council", "2023-10-01", "47", language="en"), words))
    assert file.stat().st_size <= 2_500_000
    page.set_viewport_size({"width": 1280, "height": 720})
    page.goto(file.as_uri())
    slide(page, "title")
    assert page.evaluate(SMALLEST) >= 24
    page.keyboard.press("PageDown")
    page.reload()
    slide(page, "stand")
    codes = page.locator(".slide.now .qr svg")
    page.keyboard.press("q")
    assert [code.bounding_box()["width"] for code in codes.all()] == [480, 480]  # type: ignore[index]
    with page.expect_popup() as opened:
        page.keyboard.press("n")
    slide(opened.value, "stand")
    page.keyboard.press("PageDown")
    expect(codes.first).to_be_hidden()
    slide(opened.value, "changed")
    assert opened.value.locator(".speaker .lines").evaluate(SIZE) >= 24
    opened.value.close()
    assert not Axe().run(page).response["violations"]
    assert [url for url in visit.elsewhere if not url.startswith("file:")] == []
    assert visit.faults == []
