"""The page of what is shown and handed out, as Streamlit runs it."""

from __future__ import annotations

import re
import time
from base64 import b64decode
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
import zxingcpp
from PIL import Image

from dashboard.configuration import OpenData
from dashboard.export.jobs import Jobs
from dashboard.export.kinds import KINDS
from dashboard.making import MIMES
from dashboard.stage_page import FILES
from tests.pages.test_pages import everything, run

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(autouse=True)
def _own_jobs(published: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    own = Jobs(published)
    monkeypatch.setattr("dashboard.making.jobs", lambda: own)
    yield
    own.close()


def test_every_file_on_offer_is_one_that_the_command_makes() -> None:
    assert all(ending in KINDS[kind].extensions for kind, ending in FILES.values())


def test_a_file_is_made_on_a_click_and_then_saved(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(FILES, "kit", ("table", "csv"))  # quick to make
    monkeypatch.setitem(MIMES, "csv", "text/csv")
    app = run("stage", published, monkeypatch, pref="20")
    assert "長野県の2023年10月1日時点の内容で" in everything(app)
    assert "?pref=20&amp;present=1" in everything(app)
    app.button(key="make-stage-kit").click().run()
    end = time.monotonic() + 120
    while not app.get("download_button") and time.monotonic() < end:
        time.sleep(0.3)
        app.run()
    assert [button.proto.label for button in app.get("download_button")] == ["保存"]
    assert not app.exception


def test_the_page_of_a_prefecture_asks_for_one_and_a_code_for_an_address(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run("stage", published, monkeypatch, lang="en")
    assert everything(app).count("Choose a prefecture above to make it.") == 2
    assert "No public address is set" in everything(app)
    assert not app.exception


def test_the_codes_of_the_page_lead_to_the_choice_and_to_the_cards_of_its_prefecture(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dashboard.stage_page.open_data", lambda: OpenData("https://atlas.example.jp/atlas"))
    shown = everything(run("stage", published, monkeypatch, pref="20"))
    assert "<svg" not in shown  # Streamlit takes it out
    pictures = re.findall(r'src="data:image/png;base64,([^"]+)"', shown)
    read = [zxingcpp.read_barcodes(Image.open(BytesIO(b64decode(each))).convert("L"))[0].text for each in pictures]
    assert read == ["https://atlas.example.jp/atlas/?pref=20", "https://atlas.example.jp/atlas/card?pref=20"]
