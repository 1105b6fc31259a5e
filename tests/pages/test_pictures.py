"""Beside every chart and every map of the app stands one control that saves it."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest

from dashboard import days
from dashboard.navigation import ROOMS
from tests.pages.test_pages import run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

CHARTS = {
    "overview": ("chart-time", "bars"),
    "changes": ("chart-time",),
    "pilots": ("pilots-timeline",),
    "targets": ("chart-plans", "chart-corporations"),
    "invitations": ("invitation-chart",),
    "evidence": ("evidence-chart",),
}
SAID = {
    "chart-time": "公表された会員数の推移",
    "bars": "都道府県別の参加率",
    "pilots-timeline": "採択日が分かる実証・先導事業",
    "chart-plans": "特定居住促進計画",
    "chart-corporations": "特定居住支援法人",
    "invitation-chart": "件の招待で",
    "evidence-chart": "意見から地域までのつながり:すべてのテーマ",
    "map-picture": "協議会への参加",
}

Files = dict[str, tuple[str, "Callable[[], bytes]"]]
"""Name and maker of each file that is offered, by key."""


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch) -> Files:
    found: Files = {}

    def take(label: str, *, data: Callable[[], bytes], file_name: str, key: str, **_: Any) -> None:  # noqa: ANN401 - of Streamlit
        assert label
        found[key] = (file_name, data)

    monkeypatch.setattr("dashboard.picture_files.st.download_button", take)
    monkeypatch.setattr(
        "dashboard.days.datetime", type("Day", (), {"now": lambda _: datetime(2026, 11, 26, tzinfo=UTC)})
    )
    assert days.today().isoformat() == "2026-11-26"
    return found


def opened(app: AppTest, *keys: str) -> AppTest:
    for key in keys:
        app.session_state[f"{key}-save"] = True
    app.session_state["overview_downloads_offered"] = True
    return app.run()


def texts(svg: bytes) -> str:
    return re.sub(r"\s", "", "".join(ET.fromstring(svg).itertext()))  # noqa: S314 - our own file


@pytest.mark.parametrize("page", CHARTS)
def test_a_chart_is_saved_as_the_page_shows_it(
    page: str, published: Path, monkeypatch: pytest.MonkeyPatch, offered: Files
) -> None:
    app = opened(run(page, published, monkeypatch, pref="20"), *CHARTS[page])
    assert not app.exception
    version = app.session_state["version_of_page"]
    assert len(app.get("plotly_chart")) == len(CHARTS[page])
    for key in CHARTS[page]:
        assert {f"{key}-{kind}" for kind in ("png", "svg", "pdf")} <= set(offered)
        name, make = offered[f"{key}-svg"]
        assert re.fullmatch(r"[^_]+(_[^_]+)+_20261126\.svg", name), name
        said = texts(make())
        for part in (SAID[key], "時点", "クレジット", f"版{version}"):
            assert part in said, (key, part)
        assert ("サンプルデータ" in said) == ("サンプルデータ" in name), key
        assert ("試算" in name) == (key == "invitation-chart")


@pytest.mark.parametrize("page", [room.name for room in ROOMS if room.map != "never"])
def test_every_map_is_saved_as_the_page_shows_it(
    page: str, published: Path, monkeypatch: pytest.MonkeyPatch, offered: Files
) -> None:
    app = opened(run(page, published, monkeypatch, pref="20"), "map-picture")
    assert not app.exception
    assert {f"map-picture-{kind}" for kind in ("png", "svg", "pdf")} <= set(offered)
    if page == "prefecture":
        name, make = offered["map-picture-svg"]
        assert name == "協議会への参加_長野県_2023年10月1日_サンプルデータ_20261126.svg"
        said = texts(make())
        for part in (SAID["map-picture"], "長野県", "2023年10月1日", "サンプルデータ", "クレジット", "版"):
            assert part in said, part


def test_nothing_is_offered_before_it_is_asked_for(
    published: Path, monkeypatch: pytest.MonkeyPatch, offered: Files
) -> None:
    app = run("overview", published, monkeypatch, pref="20")
    app.session_state["map-picture-save"] = True
    app.run()
    assert offered == {}
    app.button(key="overview-take").click().run()
    assert "map-picture-png" in offered
    labels = ["PDF（A4 1枚）を作る", "発表スライド（PowerPoint）を作る"]
    assert [app.button(key=f"make-{kind}-file").label for kind in ("overview", "slides")] == labels
