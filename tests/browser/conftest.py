"""The app as a user starts it, on a port of its own, and a Chromium for which no other host exists."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import TimeoutError, sync_playwright  # noqa: A004 - Playwright's own

from dashboard.navigation import ROOMS
from dashboard.wording import words_in
from etl.publish import publish
from tests.browser.served import Server
from tests.conftest import REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page

    from etl.publish import Draft

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
    "--no-proxy-server",
    "--host-resolver-rules=MAP atlas.test 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]


@pytest.fixture(scope="session")
def address(draft: Draft) -> Iterator[str]:
    """Address of the running app; it serves the dataset the tests built, if the default one is not there."""
    default = REPOSITORY / "geodata" / "published"
    if not (default / "CURRENT").exists():
        publish(draft, default, datetime.now(UTC))
    server = Server(REPOSITORY)
    yield server.address
    server.stop()


@pytest.fixture(scope="session")
def browser(chromium_path: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=chromium_path, args=ARGUMENTS)
        yield chromium
        chromium.close()


class Visit:
    """One page in a fresh browser context, with what it asked for and what its console said."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.elsewhere: list[str] = []
        self.faults: list[str] = []
        page.on("request", self._note_request)
        page.on("websocket", lambda socket: self._note(socket.url))
        page.on("pageerror", lambda fault: self.faults.append(str(fault)))
        page.on("response", self._note_response)

    def _note_request(self, request: object) -> None:
        self._note(str(getattr(request, "url", "")))

    def _note(self, url: str) -> None:
        if not url.startswith((self.address, self.address.replace("http", "ws", 1), "data:", "blob:")):
            self.elsewhere.append(url)

    def _note_response(self, response: object) -> None:
        status, url = int(getattr(response, "status", 0)), str(getattr(response, "url", ""))
        # Streamlit looks for its server below the page's own path first, and finds it one level up.
        if status >= 400 and "/_stcore/" not in url:
            self.faults.append(f"{status} {url}")

    def open(self, link: str) -> None:
        self.page.goto(self.address + link)

    def go_to(self, title: str) -> None:
        """Open a page by the navigation, as a reader does: its group first."""
        name = next(name for name, said in words_in("ja").pages.items() if said == title)
        group = next(room.group for room in ROOMS if room.name == name)
        self.page.get_by_test_id("stTopNavSection").filter(has_text=words_in("ja").page_groups[group]).click()
        self.page.get_by_test_id("stTopNavDropdownLink").filter(has_text=title).click()
        self.page.locator("h1", has_text=title).wait_for()

    def find_town(self, typed: str) -> None:
        """Two actions: a name into the box, and Enter; once more where the box was drawn anew under the hand."""
        box, option = self.page.get_by_role("combobox", name="市区町村を探す"), self.page.get_by_role("option")
        for patience in (5_000, 5_000, 30_000):
            self.page.locator("[data-test-script-state='notRunning']").wait_for()
            box.fill("")
            box.press_sequentially(typed)
            try:
                option.first.wait_for(timeout=patience)
            except TimeoutError:
                continue
            box.press("Enter")
            return

    def take_away(self, key: str, suffix: str, path: Path) -> str:
        """Save a table by its control of this key, in this format; its suggested name."""
        button, control = self.page.locator(f".st-key-{key}-{suffix} button"), self.page.locator(f".st-key-{key}-take")
        self.rest()
        if not button.is_visible():
            control.first.evaluate("(node) => node.scrollIntoView({ block: 'center' })")
            control.locator("button").first.click()
        with self.page.expect_download(timeout=120_000) as coming:
            button.click()
        coming.value.save_as(path)
        self.page.keyboard.press("Escape")  # else the next click only closes the control
        return coming.value.suggested_filename

    def rest(self) -> None:
        """Wait until the server has nothing more to draw: what is drawn anew closes, or moves away."""
        self.page.wait_for_timeout(500)
        self.page.locator("[data-test-script-state='notRunning']").wait_for()
        self.page.wait_for_timeout(500)

    def choose(self, control: str, text: str) -> None:
        """Take the first option that a text leaves of a list; once more where the list closed under the hand."""
        self.rest()
        for patience in (5_000, 5_000, 30_000):
            self.page.get_by_role("combobox", name=control).click()
            self.page.wait_for_timeout(500)
            self.page.get_by_role("combobox", name=control).fill(text)
            try:
                self.page.get_by_role("option", name=text).first.wait_for(timeout=patience)
            except TimeoutError:
                continue
            self.page.wait_for_timeout(500)
            self.page.keyboard.press("Enter")
            return

    def map_data(self, key: str) -> str:
        frame = self.page.frame_locator("iframe").locator("[data-state]")
        return frame.get_attribute(f"data-{key}", timeout=30_000) or ""

    def wait_for_map(self, **expected: str) -> None:
        """Wait until the map shows this, and the server has said so."""
        marks = "".join(f'[data-{key}="{value}"]' for key, value in {"state": "ready", **expected}.items())
        ready = self.page.frame_locator("iframe").locator(f"{marks}:not([data-ahead])")
        try:
            ready.wait_for(state="attached", timeout=30_000)
        except TimeoutError:  # a loaded machine: one reload tells a slow start from a map that never comes
            self.page.reload()
            ready.wait_for(state="attached", timeout=30_000)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A reader of a server of the test's own: with tabs, a network and a memory of their own."""
    made = browser.new_context(viewport={"width": 1400, "height": 1000}, locale="ja-JP")
    made.set_default_timeout(30_000)
    yield made
    made.close()


@pytest.fixture(scope="session")
def warm(browser: Browser) -> Iterator[BrowserContext]:
    """A reader's browser that has the app's files already."""
    made = browser.new_context(viewport={"width": 1400, "height": 1000}, locale="ja-JP")
    made.set_default_timeout(30_000)
    yield made
    made.close()


@pytest.fixture
def visit(warm: BrowserContext, address: str, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """A visitor in a tab of its own; parametrise indirectly with a width to come with a phone."""
    page = warm.new_page()
    page.set_viewport_size({"width": getattr(request, "param", 1400), "height": 1000})
    yield Visit(page, address)
    page.close()
    warm.clear_cookies()
