"""Documents of stories, made once for all who ask; and one that cannot be made."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.selection import Selection
from dashboard.story.decks import Decks
from dashboard.story.making import standard_story
from tests.dashboard.datasets import dataset_of

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

    from dashboard.story.story import Story
    from geodata.dataset import Dataset

NAGANO = Selection("council", "2023-10-01", "20")


def test_readers_of_one_place_share_a_document_whatever_their_map_shows() -> None:
    asked: list[Selection] = []

    def make(_dataset: Dataset, selection: Selection, _story: Story, tell: Callable[[int, int], None]) -> bytes:
        asked.append(selection)
        tell(1, 2)
        return b"document"

    decks, dataset, story = Decks(make), dataset_of(), standard_story()
    one = decks.ask(dataset, NAGANO, story)
    other = decks.ask(dataset, replace(NAGANO, layer="kaso", municipality="20202", is_high_contrast=True), story)
    assert one is other
    assert one.future.result(timeout=30) == one.body == b"document"
    assert (one.progress.done, one.progress.total) == (1, 2)
    assert decks.ask(dataset, replace(NAGANO, language="en"), story) is not one
    assert asked[0] == NAGANO


def test_a_public_address_that_is_set_after_a_document_was_made_reaches_the_next_reader(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    decks, dataset, story = Decks(lambda *_: b"document"), dataset_of(), standard_story()
    without = decks.ask(dataset, NAGANO, story)
    monkeypatch.setattr("dashboard.story.decks.public_address", lambda: "https://atlas.example.jp")
    assert decks.ask(dataset, NAGANO, story) is not without


def test_a_document_that_fails_is_told_to_those_who_wait_and_tried_again_for_who_comes_anew(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def make(*_: object) -> bytes:
        raise ValueError("no ink")

    decks, dataset = Decks(make), dataset_of()
    failed = decks.ask(dataset, NAGANO, standard_story())
    assert str(failed.future.exception(timeout=30)) == "no ink"
    assert (failed.has_failed, failed.body) == (True, None)
    assert decks.ask(dataset, NAGANO, standard_story()) is failed
    again = decks.ask(dataset, NAGANO, standard_story(), again=True)
    assert again is not failed
    again.future.exception(timeout=30)
    assert "a story could not be made" in caplog.text
