"""The presenter: nothing but the story, the way in and out, and a story of one's own that cannot be used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.story import making
from dashboard.story.decks import Decks
from tests.pages.test_pages import everything, run

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def present(published: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    quick = Decks(lambda *_: b"document")
    monkeypatch.setattr("dashboard.presenter.decks", lambda: quick)
    app = run("overview", published, monkeypatch, pref="20", present="1")
    assert not app.exception
    assert not app.selectbox
    return everything(app)


def test_the_presenter_shows_no_controls_and_leads_back_to_the_choice(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = present(published, monkeypatch)
    assert '<a href="?pref=20" target="_self">発表を終わる</a>' in said
    assert "1,741" not in said


def test_a_page_leads_to_the_presenter_with_its_choice(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = everything(run("stage", published, monkeypatch, pref="20"))
    assert '<a href="./?pref=20&amp;present=1" target="_self">発表を始める</a>' in said


def test_a_story_that_cannot_be_used_is_said_in_a_sentence_and_the_standard_one_is_told(
    published: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "my-story.toml").write_text(
        'name = "話"\n[[slides]]\nname = "a"\ntitle = "{nothing}"\n', encoding="utf-8"
    )
    monkeypatch.setattr(making, "story_file", lambda: tmp_path / "my-story.toml")
    said = present(published, monkeypatch)
    assert "話のファイル my-story.toml を使えません。スライド「a」の title" in said
    assert "標準の話を使います。" in said
