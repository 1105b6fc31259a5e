"""A story as PowerPoint: a slide each, with native tables, notes and alternative texts, and nothing of another place."""

from __future__ import annotations

import io
import random
import re
from typing import TYPE_CHECKING, Any

import numpy as np
from pptx import Presentation

from dashboard.configuration import OpenData
from dashboard.export.kinds import KINDS
from dashboard.facts.passports import Passport
from dashboard.number_said import value_said
from dashboard.selection import Selection
from dashboard.static_map.frames import frames
from dashboard.story.making import standard_story, story_deck, story_html
from dashboard.story.pictures import LETTER, SIZE
from dashboard.story.reading import read_story
from dashboard.story.telling import tell_story
from dashboard.wording import words_in

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from geodata.dataset import Dataset

OKINAWA = Selection("council", "2023-10-01", "47")
NAGANO = Selection("council", "2023-10-01", "20")
COUNCIL = Selection("council", "2023-10-01")
ID = re.compile(r"[0-9a-f]{8}-[0-9]{2}-[cp][0-9]{8}-[a-z_0-9.]+")


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


def test_each_slide_has_a_code_of_its_view_and_one_of_the_cards_of_its_prefecture(
    dataset: Dataset, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("dashboard.story.making.open_data", lambda: OpenData("https://atlas.example.jp"))
    file = tmp_path / "story.toml"
    slides = "".join(
        f'[[slides]]\nname = "{name}"\nview = "{name}"\ntitle = "話"\n' for name in ("text", "list.pilots")
    )
    file.write_text(f'name = "話"\n{slides}'.replace('name = "list.pilots"', 'name = "pilots"'), encoding="utf-8")
    written = story_html(dataset, NAGANO, words_in("ja"), story=read_story(file)).decode()
    assert re.findall(r'aria-label="QR コード（([^）]+)）: ([^"]+)"', written) == [
        ("この内容", "https://atlas.example.jp/overview?pref=20"),
        ("自分の市区町村", "https://atlas.example.jp/card?pref=20"),
        ("この内容", "https://atlas.example.jp/pilots?pref=20"),
        ("自分の市区町村", "https://atlas.example.jp/card?pref=20"),
    ]


def test_twenty_numbers_of_the_deck_resolve_to_what_the_deck_says(dataset: Dataset) -> None:
    words, found = words_in("ja"), []
    for place in (NAGANO, COUNCIL):
        deck = Presentation(io.BytesIO(story_deck(dataset, place, words, made_on="2026-11-26")))
        for slide in deck.slides:
            said = f"{text_of(slide)}\n{slide.notes_slide.notes_text_frame.text}"
            found += [(written, said) for written in sorted(set(ID.findall(said)))]
    assert len(found) > 40
    for written, said in random.Random(9).sample(found, 20):  # noqa: S311 - any twenty, the same each time
        passport = Passport.read(written)
        assert passport is not None
        value = value_said(passport.fact(dataset), words)
        assert re.search(rf"(?<![0-9,.]){re.escape(value)}(?![0-9])", ID.sub("", said)), (written, value, said)


def text_of(slide: Any) -> str:  # noqa: ANN401 - python-pptx ships no types
    """Everything that is read on a slide, the cells of its tables too."""
    texts = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    cells = [cell.text for shape in slide.shapes if shape.has_table for row in shape.table.rows for cell in row.cells]
    return "\n".join((*texts, *cells))


def test_on_a_slide_the_name_of_an_inset_hides_no_island_of_okinawa(dataset: Dataset) -> None:
    for inset in frames(dataset, "47", (0.0, 0.0, *SIZE), 1.3 * LETTER)[1:]:
        parts = np.concatenate([inset.base.parts[code] for code in inset.codes])
        highest = (parts[:, 1] + parts[:, 2] / 2).max() * inset.points_per_metre + inset.offset[1]
        assert highest < inset.box[1] + inset.box[3] - LETTER
