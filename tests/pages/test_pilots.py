"""The page of pilots as Streamlit runs it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.pages.test_pages import everything, link, run

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from geodata.dataset import Dataset


def cards(said: str) -> list[str]:
    return re.findall(r'data-pilot="([^"]+)"', said)


def test_every_project_has_a_card_with_its_papers_and_says_where_nothing_came_of_it(
    published: Path, dataset: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run("pilots", published, monkeypatch, as_of="2026-11-23")
    assert len(cards(everything(app))) == 12
    app.button(key="pilots-more").click().run()
    said = everything(app)
    pilots = dataset["pilots"]
    assert sorted(cards(said)) == sorted(pilots["pilot_id"])
    assert said.count("成果は未登録") == int(pilots["outcome"].isna().sum())
    assert "1つの事業は、実施地がいくつあっても事業として1件と数えます" in said
    assert "towns?" in said
    assert "日本航空" in said
    assert not app.exception


def test_filters_narrow_the_cards_and_stand_in_the_link(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = run("pilots", published, monkeypatch, as_of="2026-11-23")
    app.selectbox(key="pilots-fy").set_value("2016").run()
    assert sorted(cards(everything(app))) == ["h28-choshi", "h28-fujimi", "h28-koshiki"]
    app.selectbox(key="pilots-partner").set_value("NPO・公益団体").run()
    assert cards(everything(app)) == ["h28-choshi"]
    assert {"fy": "2016", "partner": "NPO・公益団体"}.items() <= link(app).items()
    app.selectbox(key="pilots-field").set_value("住まい").run()
    assert "当てはまる事業の登録がありません" in app.info[0].value
    assert not app.exception


def test_an_early_day_says_what_is_later_and_one_click_shows_it(
    published: Path, dataset: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run("pilots", published, monkeypatch)
    few = len(cards(everything(app)))
    assert f"選んだ日より後に始まった{len(dataset['pilots']) - few}件は、表示していません" in everything(app)
    app.button(key="pilots-latest").click().run()
    app.button(key="pilots-more").click().run()
    assert link(app)["cards"] == "all"
    assert len(cards(everything(app))) == len(dataset["pilots"])


def test_a_prefecture_leaves_the_projects_with_a_place_in_it(
    published: Path, dataset: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run("pilots", published, monkeypatch, as_of="2026-11-23", pref="20", lang="en")
    places = dataset["pilot_places"]
    assert set(cards(everything(app))) == set(places.loc[places["prefecture_code"] == "20", "pilot_id"])
    assert "No result on record" in everything(app)
    nonsense = {"fy": "x", "programme": "<b>", "call": "9", "field": "y", "partner": "z"}
    assert not run("pilots", published, monkeypatch, **nonsense).exception
