"""横展開 as Streamlit runs it: the day is the shared one, and playing goes from frame to frame."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.views.spread import events, undated
from tests.pages.test_pages import everything, link, run

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from geodata.dataset import Dataset


def test_the_slider_and_the_buttons_set_the_day_and_the_body_that_all_pages_share(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run("spread", published, monkeypatch, layer="pilots")
    assert app.select_slider(key="spread-day").value == "2023-10-01"
    app.button(key="spread-next").click().run()
    assert link(app)["as_of"] == "2024-04-01"
    app.select_slider(key="spread-day").set_value("2025-07-10").run()
    assert (link(app)["body"], link(app)["as_of"]) == ("platform", "2025-07-10")
    assert "2025年7月10日時点で" in everything(app)
    app.button(key="spread-before").click().run()
    assert link(app)["as_of"] == "2025-07-01"
    assert not app.exception


def test_the_layer_stays_unless_the_default_one_is_played(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = run("spread", published, monkeypatch)
    assert "layer" not in link(app)
    app.button(key="spread-play").click().run()
    assert link(app)["layer"] == "pilots"
    assert app.button(key="spread-play").label == "停止"
    app.button(key="spread-play").click().run()
    assert app.button(key="spread-play").label == "再生"


def test_undated_records_are_counted_and_listed_apart_with_their_reason(
    published: Path, dataset: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run("spread", published, monkeypatch, as_of="2026-11-23", layer="measures")
    said, own = everything(app), undated(events(dataset))
    assert f"日付の登録なし（{len(own)}件）" in said
    listed = next(each for each in said.split("<table") if f"aria-label='日付の登録なし（{len(own)}件）'" in each)
    assert len(re.findall(r"<tr role='row'><td", listed)) == len(own)
    assert all(event.day == "" for event in own)
    assert "影響を意味しません" in said


def test_in_english_and_in_a_prefecture_without_pilots_it_says_so(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run("spread", published, monkeypatch, lang="en", pref="20", as_of="2016-12-31")
    assert not app.exception
    assert "does not mean it began because of it" in everything(app)


def test_a_made_up_pilot_is_marked_in_the_head_and_in_each_list(
    published: Path, dataset: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = dataset["pilots"]
    made_up = rows.assign(status=rows["status"].where(rows["selected_on"] != "2024-08-06", "サンプル"))
    with_sample = replace(dataset, tables={**dataset.tables, "pilots": made_up})
    monkeypatch.setattr("dashboard.session.opened", lambda *_: with_sample)
    said = everything(run("spread", published, monkeypatch, as_of="2024-08-06", layer="pilots"))
    assert '<span class="badge">サンプルデータ</span>' in said
    assert said.count("奄美市での取組（サンプルデータ）") == 3  # begins on the day, with its neighbours, with its peers
