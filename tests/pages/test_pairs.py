"""The page of pairs as Streamlit runs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.pages.test_pages import everything, link, run

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_a_home_is_chosen_the_list_sieved_and_what_is_missing_said(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run("pairs", published, monkeypatch, as_of="2026-11-23", body="platform")
    assert "災害の危険区域" in everything(app)
    app.selectbox(key="pairs-home").set_value("13").run()
    assert "東京都から見て" in everything(app)
    app.selectbox(key="pairs-host").set_value("20").run()
    app.button_group(key="pairs-needs-chosen").set_value(["pilot"]).run()
    assert {"home": "13", "host": "20", "need": "pilot"}.items() <= link(app).items()
    assert "実証の実施地" in everything(app)
    app.selectbox(key="pairs-furthest").set_value(50).run()
    assert "条件に当てはまる市区町村がありません" in app.info[0].value
    assert not app.exception


def test_english_is_whole(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = run("pairs", published, monkeypatch, lang="en", pref="20")
    app.selectbox(key="pairs-home").set_value("13112").run()
    assert not app.exception
    assert "host municipalities fulfil the conditions" in everything(app)
