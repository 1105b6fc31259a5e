"""Coming to a page and waiting until it is whole; what axe-core finds on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from playwright.sync_api import Frame

    from tests.browser.conftest import Visit

TOWN = "/prefecture?pref=20&town=20202"
PAPER = {"light": "rgb(255, 255, 255)", "dark": "rgb(18, 24, 31)"}
RUN_AXE = """async (options) => {
  const { violations, passes } = await axe.run(document, options);
  const isSerious = ({ impact }) => impact === "serious" || impact === "critical";
  const said = ({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} ${target} ${failureSummary}`);
  const isInFrame = passes.some(({ nodes }) => nodes.some(({ target }) => target.length > 1));
  return { serious: violations.filter(isSerious).flatMap(said), isInFrame };
}"""


def has_map(link: str) -> bool:
    return link == "/" or link.startswith(("/?", "/prefecture?", "/explorer", "/whatif", "/spread"))


def arrive(visit: Visit, link: str) -> None:
    visit.open(link)
    if has_map(link):
        visit.wait_for_map()
    visit.page.locator("h2.small").last.wait_for()
    if link == "/sources":
        visit.page.locator("summary").first.click()
        visit.page.get_by_role("rowheader").first.wait_for()
    if link.startswith("/changes"):
        visit.page.locator(".js-plotly-plot").wait_for()
    if "maps=" in link:
        visit.page.locator("img[alt]").wait_for()


def map_frame(visit: Visit) -> Frame:
    return next(frame for frame in visit.page.frames if "folium" in frame.url)


def serious_faults(visit: Visit, **options: object) -> list[str]:
    """Serious and critical violations of the page, and of the map's frame within it."""
    for frame in visit.page.frames:
        frame.evaluate(Axe().axe_script)
    # axe judges no contrast of what is out of sight.
    visit.page.evaluate("() => document.querySelector('iframe')?.scrollIntoView({ block: 'center' })")
    found: dict[str, Any] = visit.page.evaluate(RUN_AXE, options)
    assert found["isInFrame"] or len(visit.page.frames) == 1, "axe did not look into the map"
    serious: list[str] = found["serious"]
    return serious


def show_in(visit: Visit, scheme: Literal["light", "dark"], link: str) -> None:
    visit.page.emulate_media(color_scheme=scheme)
    visit.page.wait_for_function(
        "(paper) => getComputedStyle(document.querySelector('.stApp')).backgroundColor === paper", arg=PAPER[scheme]
    )
    if has_map(link):
        visit.wait_for_map(theme=scheme)
