"""First full map, prefecture filter and bytes: this app against a plain folium page, in turn, in one run.

usage: python benchmarks/page.py --peer PATH/naive/app.py [--runs 5] [--viewers 50]

The peer gets the default boundaries as NAIVE_SRC; its Leaflet, which it wants from a content network, is answered from
the xstatic-leaflet package at no latency. Prints medians and ratios; seconds alone say little. Of this app alone:
bytes of a click, processor time of the server for each filter, and its memory for each further viewer (Linux).
"""

from __future__ import annotations

import argparse
import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import xstatic.pkg.leaflet
from playwright.sync_api import sync_playwright
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect
from websockets.typing import Subprotocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page, Route

ROOT = Path(__file__).parents[1]
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
FRESH = [f"{place:02d}" for place in range(21, 41)]
REST = 10  # s in which the idle server is measured
LEAFLET = Path(xstatic.pkg.leaflet.BASE_DIR)


def serve(script: Path, folder: Path, **environment: str) -> tuple[subprocess.Popen[bytes], str]:
    """Start a Streamlit app and wait until it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = ["--server.port", str(port), "--server.headless", "true", "--browser.gatherUsageStats", "false"]
    app = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", str(script), *options],
        cwd=folder,
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    url = f"http://127.0.0.1:{port}"
    while True:
        try:
            with urllib.request.urlopen(f"{url}/_stcore/health", timeout=1):
                return app, url
        except OSError:
            if app.poll() is not None:
                raise SystemExit(f"{script} did not start") from None
            time.sleep(0.1)


def answer_cdn(route: Route) -> None:
    """Leaflet for a page that wants it from outside; everything else empty."""
    for name, kind in (("leaflet.js", "text/javascript"), ("leaflet.css", "text/css")):
        if route.request.url.endswith(f"/{name}"):
            route.fulfill(path=LEAFLET / name, content_type=kind)
            return
    route.fulfill(body="", content_type="text/css" if route.request.url.endswith(".css") else "text/javascript")


def painted_paths(page: Page) -> int:
    """Municipalities the plain page shows."""
    return max(_ask(frame, "document.querySelectorAll('path.leaflet-interactive').length") for frame in page.frames)


def painted_ours(page: Page) -> int:
    """Municipalities our map says it painted."""
    marks = "Number((document.querySelector('[data-state=ready]') || {dataset: {}}).dataset.painted || 0)"
    return max(_ask(frame, marks) for frame in page.frames)


def _ask(frame: Any, script: str) -> int:  # noqa: ANN401 - Frame, gone as soon as the page changes
    try:
        return int(frame.evaluate(script))
    except Exception:  # noqa: BLE001 - a frame on its way out
        return 0


def wait(page: Page, count: Callable[[Page], int], least: int, most: int) -> float:
    """Seconds until the number of painted municipalities lies between the two."""
    began = time.perf_counter()
    while time.perf_counter() - began < 120:  # noqa: PLR2004 - a page that takes two minutes has failed
        if least <= count(page) <= most:
            return time.perf_counter() - began
        time.sleep(0.02)
    raise SystemExit(f"not painted: {count(page)}")


def measure(url: str, count: Callable[[Page], int]) -> dict[str, float]:
    """One cold visit: first full map, then the filter to prefecture 20."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 1400, "height": 1000}, locale="ja-JP")
        page.route(lambda address: "127.0.0.1" not in address, answer_cdn)
        received = {"ws": 0}

        def note(data: str | bytes) -> None:
            received["ws"] += len(data)

        page.on("websocket", lambda socket: socket.on("framereceived", note))
        began = time.perf_counter()
        page.goto(url, wait_until="commit")
        wait(page, count, 1500, 2000)
        first = time.perf_counter() - began
        page.wait_for_timeout(2500)
        before = received["ws"]
        page.get_by_role("combobox").first.click()
        page.keyboard.type("20")
        began = time.perf_counter()
        page.keyboard.press("Enter")
        wait(page, count, 10, 300)
        filtered = time.perf_counter() - began
        page.wait_for_timeout(2000)
        result = {"first_s": first, "filter_s": filtered, "ws_first": before, "ws_filter": received["ws"] - before}
        browser.close()
    return result


def measure_click(url: str) -> int:
    """Bytes on the WebSocket for a click on a municipality of prefecture 20 whose panel was not open."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 1400, "height": 1500}, locale="ja-JP")
        received = [0]

        def note(data: str | bytes) -> None:
            received[0] += len(data)

        page.on("websocket", lambda socket: socket.on("framereceived", note))
        page.goto(f"{url}/?pref=20")
        wait(page, painted_ours, 10, 300)
        page.wait_for_timeout(2500)
        before = received[0]
        box = page.locator("iframe").first.bounding_box() or {"x": 0, "y": 0, "width": 0, "height": 0}
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        page.locator("[data-town]").wait_for()
        page.wait_for_timeout(1500)
        browser.close()
    return received[0] - before


class Viewer:
    """A reader without a browser: a WebSocket that asks for a run and takes what comes."""

    def __init__(self, url: str, open_ones: ExitStack) -> None:
        address = f"ws{url.removeprefix('http')}/_stcore/stream"
        socket = connect(
            address, subprotocols=[Subprotocol("streamlit")], max_size=None, ping_interval=None, close_timeout=0.1
        )
        self.socket = open_ones.enter_context(socket)
        self.run(query="")

    def run(self, query: str) -> None:
        """Ask for a run with these values of the link, and wait for its end."""
        message = BackMsg()
        message.rerun_script.query_string = query
        self.socket.send(message.SerializeToString())
        while True:
            received = ForwardMsg.FromString(self.socket.recv(timeout=30))
            if received.WhichOneof("type") == "script_finished":
                return


def processor_seconds(pid: int) -> float:
    """User and system time of a process so far."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def resident_mb(pid: int) -> float:
    """Memory of a process that is its own and in use."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith(("Private_Clean", "Private_Dirty"))) / 1024


def measure_filters(pid: int, url: str) -> dict[str, float]:
    """Processor time of the server in ms a filter: twenty prefectures that nobody had chosen, in a browser.

    What the server spends on nothing, with the same page open, is measured after them and not counted as theirs.
    """
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 1400, "height": 1000}, locale="ja-JP")
        page.goto(url)
        wait(page, painted_ours, 1500, 2000)
        page.wait_for_timeout(3000)
        before, began = processor_seconds(pid), time.perf_counter()
        for code in FRESH:
            page.get_by_role("combobox").first.click()
            page.keyboard.type(code)
            page.keyboard.press("Enter")
            page.frame_locator("iframe").locator(f"[data-pref='{code}']").wait_for(state="attached")
            page.wait_for_timeout(700)
        spent, lasted = processor_seconds(pid) - before, time.perf_counter() - began
        before = processor_seconds(pid)
        page.wait_for_timeout(1000 * REST)
        idle = (processor_seconds(pid) - before) / REST
        browser.close()
    return {
        "server_ms_per_filter": 1000 * (spent - idle * lasted) / len(FRESH),
        "server_ms_per_filter_with_idling": 1000 * spent / len(FRESH),
        "server_idle_ms_per_s": 1000 * idle,
    }


def measure_viewers(pid: int, url: str, viewers: int) -> float:
    """Memory in MB a further viewer, each looking at a prefecture."""
    with ExitStack() as open_ones:
        Viewer(url, open_ones).run(query="pref=01")
        before = resident_mb(pid)
        for place in range(viewers):
            Viewer(url, open_ones).run(query=f"pref={place % 47 + 1:02d}")
        return (resident_mb(pid) - before) / viewers


def main() -> None:
    """Run both in turn and print the medians and the ratios."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--peer", type=Path, required=True)
    reader.add_argument("--runs", type=int, default=5)
    reader.add_argument("--viewers", type=int, default=50)
    given = reader.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        shapes = Path(folder) / "shapes.parquet"
        source = ROOT / "geodata" / "sources" / "jma-boundaries-2025" / "jma_municipalities_2025.zip"
        towns = gpd.read_file(source).rename(columns={"code": "c5"})
        towns[towns["c5"] != "hoppo"][["c5", "name", "geometry"]].to_parquet(shapes)
        apps = {
            "ours": (*serve(ROOT / "streamlit_app.py", ROOT), painted_ours),
            "plain": (*serve(given.peer.resolve(), Path(folder), NAIVE_SRC=str(shapes)), painted_paths),
        }
        for _, url, count in apps.values():
            measure(url, count)  # both servers warm
        rows: dict[str, list[dict[str, float]]] = {name: [] for name in apps}
        for _ in range(given.runs):
            for name, (_, url, count) in apps.items():
                rows[name].append(measure(url, count))
                print(name, rows[name][-1], file=sys.stderr)
        server, url, _ = apps["ours"]
        alone = {
            "ws_click": measure_click(url),
            **measure_filters(server.pid, url),
            "mb_per_further_viewer": measure_viewers(server.pid, url, given.viewers),
        }
        for app, _, _ in apps.values():
            app.terminate()
    medians = {
        name: {key: statistics.median(run[key] for run in runs) for key in runs[0]} for name, runs in rows.items()
    }
    ratios = {key: round(medians["ours"][key] / medians["plain"][key], 3) for key in medians["ours"]}
    print(json.dumps({**medians, "ratio": ratios, "ours_alone": alone}, indent=1))


if __name__ == "__main__":
    main()
