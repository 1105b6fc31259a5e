"""The deck of a page: made in a process of its own on a click, then saved as the page is at that moment."""

from __future__ import annotations

import io
import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from pptx import Presentation

from dashboard.export.jobs import Jobs
from dashboard.facts.passports import Passport
from dashboard.number_said import value_said
from dashboard.wording import words_in
from geodata.dataset import open_dataset
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
    again = data()
    assert titles(again)[0] == "選び直した後"
    assert len(jobs._jobs) == 2
    notes = next(
        slide.notes_slide for slide in Presentation(io.BytesIO(again)).slides if "番号" in slide.shapes.title.text
    )
    lines = [line for line in notes.notes_text_frame.text.splitlines() if "　" in line]
    read = [(line.rpartition("　")[0].rpartition(": ")[2], Passport.read(line.rpartition("　")[2])) for line in lines]
    assert len(read) > 10
    for written, passport in read:
        assert passport is not None
        assert value_said(passport.fact(open_dataset(published)), words_in("ja")) == written
