"""The deck of a page: made in a process of its own on a click, then saved as the page is at that moment."""

from __future__ import annotations

import io
import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from pptx import Presentation

from dashboard.export.jobs import Jobs
from tests.pages.test_pages import run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from dashboard.page_record import PageRecord

Saved = dict[str, tuple[str, "Callable[[], bytes]"]]
"""Name and maker of each file that is offered, by key."""


@pytest.fixture
def jobs(published: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Jobs]:
    own = Jobs(published)
    for each in ("making", "deck_control"):
        monkeypatch.setattr(f"dashboard.{each}.jobs", lambda: own)
    yield own
    own.close()


@pytest.fixture
def saved(monkeypatch: pytest.MonkeyPatch) -> Saved:
    found: Saved = {}

    def take(_label: str, *, data: Callable[[], bytes], file_name: str, key: str, **_: Any) -> None:  # noqa: ANN401 - of Streamlit
        found[key] = (file_name, data)

    monkeypatch.setattr("dashboard.making.st.download_button", take)
    return found


def titles(deck: bytes) -> list[str]:
    return [slide.shapes.title.text for slide in Presentation(io.BytesIO(deck)).slides]


def test_a_click_has_the_deck_made_and_what_changes_before_it_is_saved_is_on_it(
    jobs: Jobs, saved: Saved, published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run("changes", published, monkeypatch, pref="20")
    app.button(key="make-page-slides").click().run()
    end = time.monotonic() + 120
    while "save-page-slides" not in saved and time.monotonic() < end:
        time.sleep(0.3)
        app.run()
    assert not app.exception
    name, data = saved["save-page-slides"]
    assert name.startswith("変化_スライド_長野県_2023-10-01_")
    assert name.endswith(".pptx")
    made = data()
    assert len(jobs._jobs) == 1
    record: PageRecord = app.session_state["page_record"]
    assert record.head is not None
    assert titles(made)[0] == record.head.title
    record.head = replace(record.head, title="選び直した後")
    assert titles(data())[0] == "選び直した後"
    assert len(jobs._jobs) == 2
