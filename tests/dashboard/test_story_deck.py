"""A story as PowerPoint: a slide each, with native tables, notes and alternative texts, and nothing of another place."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from pptx import Presentation

from dashboard.export.kinds import KINDS
from dashboard.selection import Selection
from dashboard.story.making import standard_story, story_deck
from dashboard.story.telling import tell_story
from dashboard.wording import words_in

if TYPE_CHECKING:
    from pathlib import Path

    from geodata.dataset import Dataset

OKINAWA = Selection("council", "2023-10-01", "47")


def test_the_deck_has_the_slides_that_are_told_with_their_notes(dataset: Dataset) -> None:
    words = words_in("ja")
    told = tell_story(standard_story(), dataset, OKINAWA, words)
    deck = Presentation(io.BytesIO(story_deck(dataset, OKINAWA, words, made_on="2026-11-26")))
    slides = list(deck.slides)
    assert [slide.shapes.title.text_frame.text for slide in slides[: len(told)]] == [each.title for each in told]
    for slide, each in zip(slides, told, strict=False):
        notes = slide.notes_slide.notes_text_frame.text
        assert all(line in notes for line in each.notes)
        assert all(str(passport) in notes for passport in each.passports.values())
        pictures = [shape for shape in slide.shapes if shape.shape_type == 13]
        assert len(pictures) == (each.map is not None)
        for shape in pictures:
            assert "沖縄県" in shape._element.nvPicPr.cNvPr.get("descr")
    assert sum(shape.has_table for slide in slides[: len(told)] for shape in slide.shapes) == 3


def test_the_command_writes_the_story_as_a_document_too(dataset: Dataset, tmp_path: Path) -> None:
    out, steps = tmp_path / "story.html", list[int]()
    assert KINDS["slides"].make(dataset, OKINAWA, out, lambda _, done, __: steps.append(done)) == [out]
    assert steps == [0, 1, 2]
    assert "沖縄県では、41市区町村のうち18" in out.read_text(encoding="utf-8")
