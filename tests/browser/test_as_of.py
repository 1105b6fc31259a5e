"""The date control as a reader works it: the latest day, a day of one's own, and what files are then called."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from geodata.counting import PLAN
from geodata.dataset import open_dataset

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Response

    from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser


def write_day(visit: Visit, written: str) -> None:
    visit.page.locator(".st-key-as_of").get_by_role("combobox").click()
    visit.page.keyboard.type(written)
    visit.page.keyboard.press("Enter")


def wait_for_link(visit: Visit, query: str) -> None:
    visit.page.wait_for_function("query => location.search === query", arg=query)


def entry(visit: Visit, label: str, count: str) -> None:
    """Wait until the legend has a class with so many municipalities."""
    pattern = re.compile(f"^{re.escape(label)}{count}$")
    visit.page.locator("li.entry").filter(has_text=pattern).wait_for()


def test_the_latest_day_paints_exactly_the_registered_plans_and_the_way_back_is_plain(visit: Visit) -> None:
    sheets: list[dict[str, Any]] = []

    def keep(response: Response) -> None:
        if "/atlas/" in response.url and response.url.endswith(".json"):
            told = response.json()
            sheets.extend([told] if isinstance(told, dict) and "classes" in told else [])

    visit.page.on("response", keep)
    visit.open("/?layer=plans")
    visit.wait_for_map(layer="plans")
    entry(visit, "計画を確認", "0")
    entry(visit, "データなし（制度の開始前）", "1,741")
    visit.page.get_by_role("button", name="最新の時点で見る").click()
    entry(visit, "計画を確認", "4")
    wait_for_link(visit, "?body=platform&as_of=2026-11-23&layer=plans")
    visit.wait_for_map(layer="plans")
    data = open_dataset()
    codes = [*data["municipalities"]["municipality_code"], "hoppo"]
    painted = {code for code, place in zip(codes, sheets[-1]["classes"], strict=True) if place == "0"}
    assert painted == set(data["plans"].loc[data["plans"]["kind"] == PLAN, "municipality_code"])
    visit.page.locator(".st-key-body").get_by_text("協議会", exact=True).click()
    wait_for_link(visit, "?layer=plans")
    entry(visit, "計画を確認", "0")
    assert visit.faults == []


def test_a_day_is_written_in_words_stands_in_the_link_the_header_and_the_files_and_another_is_refused(
    visit: Visit, tmp_path: Path
) -> None:
    visit.open("/prefecture?pref=20")
    visit.wait_for_map(pref="20")
    write_day(visit, "令和6年3月31日")
    wait_for_link(visit, "?pref=20&as_of=2024-03-31")
    visit.page.locator(".line", has_text="2024年3月31日（名簿は2023年10月1日時点）").wait_for()
    visit.page.get_by_text("地図を表で見る").click()
    for key, name in (
        ("save-map-table", "協議会への参加_長野県_2024年3月31日（名簿は2023年10月1日時点）_サンプルデータ_"),
        ("save-towns", "市区町村の一覧_長野県_2024-03-31_サンプルデータ_"),
    ):
        assert visit.take_away(key, "csv", tmp_path / f"{key}.csv").startswith(name)
    write_day(visit, "あした")
    visit.page.get_by_text("「あした」は日付として読めません。").wait_for()
    wait_for_link(visit, "?pref=20&as_of=2024-03-31")
    assert visit.faults == []
