from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.pages.test_pages import everything, link, run

if TYPE_CHECKING:
    from pathlib import Path


def test_before_the_targets_begin_the_latest_day_is_shown_said_and_can_be_chosen(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run("targets", published, monkeypatch)
    assert not app.exception
    assert app.info[0].value.startswith("選ばれた2023年10月1日は、目標の始まる2024年11月1日より前です。")
    assert "目標600件のうち3件（0.5％）" in everything(app)
    app.button(key="targets-latest").click().run()
    assert not app.exception
    assert not app.info
    assert link(app)["body"] == "platform"
    assert "目標600件のうち3件（0.5％）" in everything(app)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_page_projects_plans_refuses_corporations_and_lists_what_is_to_be_asked_first(
    language: str, published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run("targets", published, monkeypatch, body="platform", as_of="2026-11-23", lang=language)
    assert not app.exception
    said = everything(app)
    assert ("見通し（参考）" if language == "ja" else "Projection (for reference only)") in said
    assert ("見通しは計算しません" if language == "ja" else "Nothing is projected") in said
    plans, corporations, findings, prefectures, waiting = (table.value for table in app.dataframe)
    assert (len(plans), len(corporations), len(prefectures), len(waiting)) == (4, 1, 47, 1664)
    assert findings.iloc[:, 0].tolist() == ["05204", "22212"]
    keys = [str(button.key) for button in app.get("download_button")]
    assert [sum(key.endswith(each) for key in keys) for each in ("-csv", "-xlsx", "-gpkg")] == [5, 5, 5]


def test_the_list_of_municipalities_follows_the_chosen_prefecture(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run("targets", published, monkeypatch, pref="05")
    assert not app.exception
    assert len(app.dataframe[4].value) == 25
    app = run("targets", published, monkeypatch, pref="20")
    assert not app.exception
    assert len(app.dataframe) == 4
    assert "該当する市区町村はありません。" in everything(app)


def test_an_earlier_day_of_the_platform_counts_what_there_was(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = run("targets", published, monkeypatch, body="platform", as_of="2025-07-10")
    assert not app.exception
    assert "2025年7月10日時点で登録表にあるのは、特定居住促進計画が目標600件のうち2件（0.3％）" in everything(app)
    assert "この日より後の登録1件は入れていません。" in everything(app)
