"""What holds of every page: it renders, asks nobody else, breaks no serious rule, and leads to any town.

Each page is opened once for all of it: wide and light, or narrow and dark.
"""

from __future__ import annotations

from itertools import cycle
from typing import TYPE_CHECKING

import pytest

from dashboard.navigation import ROOMS
from dashboard.wording import words_in
from tests.browser.arriving import TOWN, arrive, serious_faults, show_in
from tests.browser.conftest import Visit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import BrowserContext

pytestmark = pytest.mark.browser

LINKS = (
    "/",
    TOWN,
    "/prefecture",
    "/peers?pref=20&town=20202",
    "/council",
    "/invitations?goal=population&only=kaso&people=-20000",
    "/multiples?maps=pilots",
    "/sources",
    "/corrections?where=20215",
    "/corrections?record=measures&entry=%5B%22st-01%22%5D",
    "/ledger?line=council@2023-10-01@総計",
    "/targets",
    "/members?class=prefectures",
    "/changes?sample=1",
    "/explorer?if=all(member:no,beside(member:yes))",
    "/explorer?pref=20&if=member:no&view=clusters&cluster=20213",
    "/measures?pref=20&at=20202",
    "/pilots?as_of=2026-11-23",
    "/burden?as_of=2026-11-23",
    "/spread?as_of=2026-11-23&layer=pilots",
    "/towns?towns=20202.20203",
    "/pairs?home=13&host=20",
    "/evidence?topic=t6&opinion=o13&area=20&as_of=2026-11-23",
    "/whatif?pref=20&join=20203",
    "/passport",
    "/stage",
)


def page_of(link: str) -> str:
    return link.partition("?")[0].strip("/") or ROOMS[0].name


@pytest.fixture(scope="module", params=list(zip(LINKS, cycle([False, True]), strict=False)), ids=lambda param: param[0])
def opened(warm: BrowserContext, address: str, request: pytest.FixtureRequest) -> Iterator[tuple[Visit, str]]:
    link, is_narrow = request.param
    visit = Visit(warm.new_page(), address)
    arrive(visit, link)
    if is_narrow:
        visit.page.set_viewport_size({"width": 390, "height": 1000})
        show_in(visit, "dark", link)
    yield visit, link
    visit.page.close()
    warm.clear_cookies()


def test_no_page_is_left_out() -> None:
    assert {page_of(link) for link in LINKS} == {room.name for room in ROOMS}


def test_it_renders_says_what_is_made_up_and_asks_no_other_host(opened: tuple[Visit, str]) -> None:
    visit, link = opened
    visit.page.locator("h1", has_text=words_in("ja").pages[page_of(link)]).wait_for()
    visit.page.get_by_text("この画面は、ほかのサーバーに何も問い合わせません。").wait_for()
    assert visit.page.get_by_text("サンプルデータ").count() > 0
    assert visit.elsewhere == []
    assert visit.faults == []


def test_neither_it_nor_its_map_breaks_a_serious_rule(opened: tuple[Visit, str]) -> None:
    visit, _ = opened
    assert serious_faults(visit) == []


def test_from_it_a_name_and_enter_show_the_card(opened: tuple[Visit, str]) -> None:
    visit, _ = opened
    visit.find_town("飯田")
    card = visit.page.locator("[data-town='20205']")
    card.wait_for()
    assert "飯田市" in card.inner_text()
    # Streamlit looks whether a file to save is there, also when its page has just been left.
    assert [fault for fault in visit.faults if "/media/" not in fault] == []
