"""The page of profiles as Streamlit runs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.pages.test_pages import everything, link, run

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_places_of_the_link_stand_side_by_side_and_can_be_added_and_taken_away(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run("towns", published, monkeypatch, towns="20449.99999", town="20203")
    assert "<th scope='col'>長野県松本市</th>" in everything(app)
    assert "波田町（旧コード 20449）は、今の長野県松本市です" in everything(app)
    chooser = app.multiselect(key="towns-towns")
    chooser.set_value([*chooser.value, next(label for label in chooser.options if "シオジリシ" in label)]).run()
    assert link(app)["towns"] == "20202.20215"
    assert "<th scope='col'>長野県塩尻市</th>" in everything(app)
    app.multiselect(key="towns-towns").set_value([]).run()
    assert link(app)["towns"] == "-"
    assert "市区町村がまだ選ばれていません" in app.info[0].value
    assert not app.exception


def test_the_open_panel_is_the_first_choice_and_prefectures_are_compared_likewise(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run("towns", published, monkeypatch, town="20203", pref="20", lang="en")
    assert "<th scope='col'>Ueda-shi, Nagano</th>" in everything(app)
    app.segmented_control(key="towns-level").set_value("prefs").run()
    assert link(app)["prefs"] == "20"
    assert "<th scope='col'>Nagano</th>" in everything(app)
    assert not app.exception
