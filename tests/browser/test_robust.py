"""The map where something changes under it: a new version, a path, a proxy, a second tab, a lost server, hostile text."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from etl.publish import publish
from geodata.dataset import POINTER
from tests.browser.conftest import Visit
from tests.browser.proxy import Proxy
from tests.browser.served import Server, copied_app
from tests.conftest import BUILT_AT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pandas as pd
    from playwright.sync_api import BrowserContext, Route

    from etl.publish import Draft

pytestmark = pytest.mark.browser

ACT = "window.hacked=1"
HOSTILE = f"サンプル<img src=x onerror={ACT}>${{{ACT}}}`${{{ACT}}}`</script><script>{ACT}</script>{{{{ 'x' }}}}"
ELSEWHERE = "![x](http://elsewhere.test/x.png)"
NAMED = {"municipalities": "name", "measures": "title", "pilots": "title", "plans": "plan_title"}
TOWN = "20202"
SETTLED = "[data-test-connection-state=CONNECTED][data-test-script-state=notRunning]"


def hostile(draft: Draft) -> Draft:
    """The dataset with hostile text as a name, in every title and in the papers; the rest is as it was."""
    tables = dict(draft.tables)
    for table, column in NAMED.items():
        tables[table] = spoilt(tables[table], column)
    order = json.loads(draft.order)
    order["names"][order["codes"].index(TOWN)] = HOSTILE
    sources = [source | {"title": HOSTILE + ELSEWHERE, "credit": HOSTILE} for source in draft.papers["sources"]]
    report = draft.documents["report.md"]
    return replace(
        draft,
        tables=tables,
        order=json.dumps(order, ensure_ascii=False).encode(),
        papers={**draft.papers, "sources": sources},
        documents={**draft.documents, "report.md": report + HOSTILE},
    )


def spoilt(table: pd.DataFrame, column: str) -> pd.DataFrame:
    is_meant = table["municipality_code"] == TOWN if column == "name" else table[column].notna()
    return table.assign(**{column: table[column].mask(is_meant, HOSTILE)})


class App:
    """A copy of the app with a plain and a hostile version, and a server of it."""

    def __init__(self, folder: Path, draft: Draft) -> None:
        versions = folder / "versions"
        self.hostile = publish(hostile(draft), versions, BUILT_AT)
        self.plain = publish(draft, versions, BUILT_AT)
        self.folder = copied_app(folder / "app", versions)
        self.server = Server(self.folder)

    def publish(self, version: str) -> None:
        """Make a version the current one, as a build does."""
        pointer = self.folder / "geodata" / "published" / POINTER
        written = pointer.with_name("new")
        written.write_text(f"{version}\n", encoding="utf-8")
        os.replace(written, pointer)  # noqa: PTH105 - the one that replaces on every system


@pytest.fixture(scope="module")
def running(draft: Draft, tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    app = App(tmp_path_factory.mktemp("robust"), draft)
    yield app
    app.server.stop()


@pytest.fixture
def app(running: App) -> App:
    running.publish(running.plain)
    return running


@pytest.fixture(scope="module")
def below_a_path(running: App) -> Iterator[Server]:
    server = Server(running.folder, path="atlas/bar")
    yield server
    server.stop()


def choose(visit: Visit, label: str, typed: str) -> None:
    visit.page.get_by_role("combobox", name=label).click()
    visit.page.keyboard.type(typed)
    visit.page.keyboard.press("Enter")


def wait_for_map(visit: Visit, **expected: str) -> None:
    """Wait, without a reload, for the one map of the page to say so: an older one is gone by then."""
    marks = "".join(f'[data-{key}="{value}"]' for key, value in {"state": "ready", **expected}.items())
    visit.page.locator(SETTLED).wait_for()
    visit.page.wait_for_function(
        """(marks) => {
            const [map, ...others] = document.querySelectorAll("iframe");
            return map && !others.length && map.contentDocument.querySelector(marks);
        }""",
        arg=f"{marks}:not([data-ahead])",
        timeout=20_000,
    )


def click_the_middle(visit: Visit) -> str:
    """Code of the municipality whose panel a click on the middle of the map opened."""
    visit.page.wait_for_timeout(1000)  # finer shapes come, and what stands below the map
    visit.page.locator(SETTLED).wait_for()
    visit.page.frame_locator("iframe").locator("[data-state]").click()
    panel = visit.page.locator("[data-town]")
    panel.wait_for()
    return panel.get_attribute("data-town") or ""


def in_map(visit: Visit, script: str) -> Any:  # noqa: ANN401 - whatever the script gives
    return visit.page.frame_locator("iframe").locator("[data-state]").evaluate(script)


IS_BLANK = """() => [...document.querySelectorAll("canvas")].every((canvas) => canvas.offsetParent === null ||
    canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.every((part) => part === 0))"""


def test_a_page_from_before_a_new_version_takes_the_whole_new_version_with_a_filter(
    app: App, context: BrowserContext
) -> None:
    visit = Visit(context.new_page(), app.server.address)
    visit.open("/")
    wait_for_map(visit, painted="1741", version=app.plain)
    app.publish(app.hostile)
    choose(visit, "都道府県", "20")
    wait_for_map(visit, painted="77", pref="20", version=app.hostile)
    assert visit.faults == []


def test_a_page_from_before_a_new_version_takes_the_whole_new_version_with_a_click(
    app: App, context: BrowserContext
) -> None:
    visit = Visit(context.new_page(), app.server.address)
    visit.open("/?pref=20")
    wait_for_map(visit, painted="77", version=app.plain)
    app.publish(app.hostile)
    assert click_the_middle(visit).startswith("20")
    wait_for_map(visit, painted="77", version=app.hostile)
    visit.page.locator("ul.small li", has_text=HOSTILE).first.wait_for()  # the credits, below the map
    assert visit.faults == []


@pytest.mark.parametrize("change", ["version", "length"])
def test_classes_of_another_version_or_length_are_refused_and_nothing_stays_painted(
    app: App, context: BrowserContext, change: str
) -> None:
    visit = Visit(context.new_page(), app.server.address)
    with visit.page.expect_response("**/atlas/sheet.*") as fetched:
        visit.open("/?town=20202")
    wait_for_map(visit, painted="1741")
    sheet = fetched.value.json()
    altered = {"version": sheet | {"version": app.hostile}, "length": sheet | {"classes": sheet["classes"][1:]}}[change]

    def answer(route: Route) -> None:
        route.fulfill(json=altered)

    visit.page.route("**/atlas/altered.json", answer)
    view = {"version": app.plain, "sheet": "altered.json", "pref": None, "town": None, "language": "ja"}
    in_map(visit, f"() => {{ Atlas.paint({json.dumps(view)}); }}")
    wait_for_map(visit, state="error", painted="0")
    visit.page.frame_locator("iframe").get_by_text("新しいデータが公開されました。").wait_for()
    assert in_map(visit, IS_BLANK)
    place = visit.page.frame_locator("iframe").locator("[data-state]")
    place.hover()
    visit.page.mouse.wheel(0, -600)
    visit.page.wait_for_timeout(500)
    assert in_map(visit, IS_BLANK)
    assert visit.page.frame_locator("iframe").locator(".atlas-tip").count() == 0
    assert visit.faults == []


def test_the_app_works_below_a_path(app: App, below_a_path: Server, context: BrowserContext) -> None:
    assert app.plain
    visit = Visit(context.new_page(), below_a_path.address)
    visit.open("/prefecture?pref=20")
    wait_for_map(visit, painted="77")
    use_it(visit)


def test_the_app_works_behind_a_proxy_that_forwards_the_host_header(
    app: App, below_a_path: Server, context: BrowserContext
) -> None:
    assert app.plain
    with Proxy(below_a_path.port) as proxy:
        visit = Visit(context.new_page(), f"http://atlas.test:{proxy.port}/atlas/bar")
        visit.open("/prefecture?pref=20")
        wait_for_map(visit, painted="77")
        use_it(visit)


def test_the_app_works_behind_a_proxy_that_takes_the_path_off(app: App, context: BrowserContext) -> None:
    with Proxy(app.server.port, strips="/atlas") as proxy:
        visit = Visit(context.new_page(), f"http://atlas.test:{proxy.port}/atlas")
        visit.open("/prefecture?pref=20")
        wait_for_map(visit, painted="77")
        use_it(visit)


def test_behind_a_proxy_with_a_host_header_of_its_own_the_address_of_the_readers_is_named(
    app: App, context: BrowserContext
) -> None:
    named = Server(app.folder, "--server.corsAllowedOrigins", "http://atlas.test", path="atlas")
    try:
        with Proxy(named.port, host=f"127.0.0.1:{named.port}") as proxy:
            visit = Visit(context.new_page(), f"http://atlas.test:{proxy.port}/atlas")
            visit.open("/?pref=20")
            wait_for_map(visit, painted="77")
            assert visit.faults == []
    finally:
        named.stop()


def use_it(visit: Visit) -> None:
    """Filter, layer, click, reload, another page: nothing is asked in vain, and nobody else is."""
    choose(visit, "都道府県", "19")
    wait_for_map(visit, painted="27", pref="19")
    choose(visit, "地図に示すもの", "人口")
    wait_for_map(visit, pref="19", layer="population")
    code = click_the_middle(visit)
    wait_for_map(visit, town=code)
    visit.page.reload()
    wait_for_map(visit, pref="19", layer="population", town=code)
    visit.go_to("概況")
    wait_for_map(visit)
    assert visit.faults == []
    assert visit.elsewhere == []


def test_two_tabs_keep_each_its_own_choice(app: App, context: BrowserContext) -> None:
    one, other = (Visit(context.new_page(), app.server.address) for _ in range(2))
    one.open("/?pref=20")
    other.open("/?pref=47&layer=population")
    wait_for_map(one, painted="77", pref="20", layer="membership")
    wait_for_map(other, painted="41", pref="47", layer="population")
    choose(one, "地図に示すもの", "支援施策")
    choose(other, "都道府県", "13")
    wait_for_map(one, painted="77", pref="20", layer="measures")
    wait_for_map(other, painted="62", pref="13", layer="population")
    click_the_middle(one)
    assert other.page.locator("[data-town]").count() == 0
    assert ("pref=20" in one.page.url, "pref=13" in other.page.url) == (True, True)
    assert one.faults + other.faults == []


def test_after_the_server_was_lost_the_open_page_answers_again_by_itself(app: App, context: BrowserContext) -> None:
    visit = Visit(context.new_page(), app.server.address)
    visit.open("/?pref=20")
    wait_for_map(visit, painted="77")
    in_map(visit, "() => { window.survivor = 1; }")
    app.server.kill()
    visit.page.locator("[data-test-connection-state]:not([data-test-connection-state=CONNECTED])").wait_for()
    app.server.restart()
    code = click_the_middle(visit)
    assert code.startswith("20")
    choose(visit, "都道府県", "19")
    wait_for_map(visit, painted="27", pref="19")
    choose(visit, "地図に示すもの", "人口")
    wait_for_map(visit, painted="27", pref="19", layer="population")
    assert in_map(visit, "() => window.survivor") == 1


def test_a_layer_chosen_without_a_network_is_painted_once_it_is_back(app: App, context: BrowserContext) -> None:
    visit = Visit(context.new_page(), app.server.address)
    visit.open("/?pref=20")
    wait_for_map(visit, painted="77")
    visit.page.route("**/atlas/sheet.*", lambda route: route.abort())
    choose(visit, "地図に示すもの", "人口")
    wait_for_map(visit, state="error", painted="0")
    assert in_map(visit, IS_BLANK)
    visit.page.unroute("**/atlas/sheet.*")
    wait_for_map(visit, painted="77", layer="population")
    context.set_offline(offline=True)
    visit.page.wait_for_timeout(1000)
    context.set_offline(offline=False)
    choose(visit, "都道府県", "19")
    wait_for_map(visit, painted="27", pref="19", layer="population")


@pytest.mark.parametrize(
    "link",
    [
        "/",
        f"/?pref=20&town={TOWN}&layer=measures",
        f"/?town={TOWN}&layer=pilots",
        f"/prefecture?pref=20&town={TOWN}",
        "/sources",
    ],
)
def test_text_of_the_data_never_becomes_markup(app: App, context: BrowserContext, link: str) -> None:
    app.publish(app.hostile)
    visit = Visit(context.new_page(), app.server.address)
    visit.open(link)
    if "sources" not in link:
        wait_for_map(visit, version=app.hostile)
        visit.page.frame_locator("iframe").locator(".atlas-credit", has_text=HOSTILE).wait_for()
        visit.page.locator(".st-key-beside-map", has_text=HOSTILE).wait_for()  # the source below the classes
    if "town" in link:
        visit.page.locator("[data-town] h2", has_text=HOSTILE).wait_for()
        place = in_map(visit, f'() => {{ const at = Atlas.told().place("{TOWN}"); return [at.x, at.y]; }}')
        visit.page.frame_locator("iframe").locator("[data-state]").hover(position={"x": place[0], "y": place[1]})
        visit.page.frame_locator("iframe").locator(".atlas-tip .name", has_text=HOSTILE).wait_for()
    visit.page.locator("ul.small li", has_text=HOSTILE).first.wait_for()
    visit.page.get_by_role("combobox", name="市区町村").click()
    visit.page.keyboard.type(TOWN)
    visit.page.get_by_role("option", name=HOSTILE).wait_for()
    visit.page.wait_for_timeout(500)
    for frame in visit.page.frames:
        assert frame.evaluate("() => window.hacked") is None
        assert frame.locator("img[src=x]").count() == 0
    assert visit.elsewhere == []
    assert visit.faults == []
