"""The page of support measures as Streamlit runs it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.pages.test_pages import everything, link, run

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_words_category_and_place_narrow_the_list_and_stand_in_the_link(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run("measures", published, monkeypatch, as_of="2026-11-23")
    whole = int(re.findall(r"<h2>施策 (\d+)件", everything(app))[0])
    app.selectbox(key="measures-category").set_value("空き家").run()
    some = int(re.findall(r"<h2>施策 (\d+)件", everything(app))[0])
    assert 0 < some < whole
    app.text_input(key="measures-find").set_value("<b>ｱｷﾔ").run()
    assert "当てはまる施策の登録がありません" in app.info[0].value
    app.text_input(key="measures-find").set_value("").run()
    codes = app.dataframe[0].value["コード"].tolist()
    app.selectbox(key="measures-place").set_value(codes[0]).run()
    assert {"kind": "空き家", "at": codes[0]}.items() <= link(app).items()
    assert "最も近い市区町村" in everything(app)
    assert "似た市区町村に登録があり" in everything(app)
    assert not app.exception


def test_english_is_whole_and_a_link_with_nonsense_shows_all(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = run("measures", published, monkeypatch, as_of="2026-11-23", lang="en", pref="20")
    assert not app.exception
    assert "Blanks by category (Nagano" in everything(app)
    nonsense = {"kind": "x", "at": "99999", "rows": "y"}
    assert not run("measures", published, monkeypatch, **nonsense).exception
