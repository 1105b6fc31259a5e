"""The two columns of the burden in the browser: of equal width on a screen, below each other on a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser
BOXES = """() => [...document.querySelectorAll("[data-cell^='割引-']")].map((node) => node.getBoundingClientRect())
  .map(({ x, width }) => [Math.round(x), Math.round(width)])"""


@pytest.mark.parametrize("visit", [1400, 390], indirect=True)
def test_both_sides_have_the_same_room(visit: Visit) -> None:
    visit.open("/burden?as_of=2026-11-23")
    visit.page.locator("[data-cell='割引-実践者側']").wait_for()
    (first, width), (second, other) = visit.page.evaluate(BOXES)
    assert width == other
    assert (first == second) == (visit.page.evaluate("innerWidth") == 390)
    assert visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert visit.elsewhere == []
    assert visit.faults == []
