"""What a reader without a mouse, with a screen reader or with a phone meets: axe-core's rules, the tab key, small screens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.arriving import TOWN, arrive, map_frame, serious_faults

if TYPE_CHECKING:
    from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

SMALLEST = 24
TOO_SMALL = f"""() => [...document.querySelectorAll("a[href], button, input, select, summary, [role=button], [tabindex='0']")]
  .map((node) => node.closest("label") || node)
  .map((node) => [node.getAttribute("aria-label") || node.textContent || node.tagName, node.getBoundingClientRect()])
  .filter(([, box]) => box.width > 1 && box.right > 0 && (box.width < {SMALLEST} || box.height < {SMALLEST} || box.right > innerWidth))
  .map(([name, box]) => `${{name.trim().slice(0, 40)}} ${{box.width}} x ${{box.height}}, ${{box.left}}`)"""
FOCUSED = """() => {
  const node = document.activeElement, style = getComputedStyle(node), place = node.closest("[class*=st-key-]");
  const key = place ? place.className.match(/st-key-([\\w-]+)/)[1] : "";
  const isSeen = style.outlineStyle !== "none" || style.boxShadow !== "none";
  return { tag: node.tagName, role: node.getAttribute("role") || "", key, name: node.getAttribute("aria-label") || "", isSeen };
}"""


def test_the_colours_for_a_projector_can_be_read_in_a_dark_browser(visit: Visit) -> None:
    visit.page.emulate_media(color_scheme="dark")
    arrive(visit, "/?contrast=high")
    assert serious_faults(visit, runOnly=["color-contrast"]) == []


@pytest.mark.parametrize("visit", [390], indirect=True)
@pytest.mark.parametrize("language", ["ja", "en"])
def test_on_a_phone_nothing_is_cut_off_and_every_target_is_large_enough(visit: Visit, language: str) -> None:
    for link in (f"/?lang={language}", f"{TOWN}&lang={language}"):
        arrive(visit, link)
        for scroller in ("html", ".stMain", ".st-key-beside-map"):
            wide, inner = visit.page.locator(scroller).evaluate("(node) => [node.scrollWidth, node.clientWidth]")
            assert wide <= inner, (link, scroller)
        high, inner = visit.page.locator(".st-key-beside-map").evaluate(
            "(node) => [node.scrollHeight, node.clientHeight]"
        )
        assert high == inner, link
        assert visit.page.evaluate(TOO_SMALL) == []
        assert map_frame(visit).evaluate(TOO_SMALL) == []


def test_page_and_map_say_their_language_and_the_frame_its_title(visit: Visit) -> None:
    visit.open("/")
    visit.wait_for_map(language="ja")
    assert visit.page.locator("html").get_attribute("lang") == "ja"
    assert visit.page.locator("iframe").get_attribute("title") == "協議会への参加"
    visit.page.get_by_text("English", exact=True).click()
    visit.wait_for_map(language="en")
    visit.page.locator("html[lang=en]").wait_for(state="attached")
    assert map_frame(visit).locator("html").get_attribute("lang") == "en"
    assert visit.page.locator("iframe").get_attribute("title") == "Membership of the Council"


def press(visit: Visit, key: str) -> dict[str, Any]:
    """Where the focus is after a key, looked up within the map's frame when it is there."""
    visit.page.keyboard.press(key)
    stop: dict[str, Any] = visit.page.evaluate(FOCUSED)
    return stop if stop["tag"] != "IFRAME" else {**map_frame(visit).evaluate(FOCUSED), "key": "map"}


@pytest.mark.parametrize(("link", "last"), [("/?town=20202", "order"), (TOWN, "save-towns-take")])
def test_the_tab_key_goes_down_the_page_through_the_map_and_its_focus_is_seen(
    visit: Visit, link: str, last: str
) -> None:
    visit.open(link)
    visit.wait_for_map(town="20202")
    visit.page.locator("h2.small").last.wait_for()
    stops: list[dict[str, Any]] = []
    while len(stops) < 80 and (not stops or stops[-1]["key"] != last):
        stops.append(press(visit, "Tab"))
        if stops[-1]["role"] == "application":
            for key in ("ArrowLeft", "Escape"):
                assert press(visit, key)["role"] == "application"
    keys = list(dict.fromkeys(stop["key"] for stop in stops))
    wanted = ["pref", "body", "as_of", "lang", "map-layer", "map", "beside-map", "close-panel", last]
    assert [key for key in keys if key in wanted] == wanted
    # Streamlit draws the focus of a field on the box around it, and that of a table on its canvas.
    unseen = [stop for stop in stops if not stop["isSeen"] and stop["tag"] not in {"INPUT", "CANVAS", "TD"}]
    assert unseen == []
    while stops[-1]["key"] != "map-layer" and len(stops) < 120:
        stops.append(press(visit, "Shift+Tab"))
    assert stops[-1]["key"] == "map-layer"
