"""次の一手 as Streamlit runs it: goals, criteria in the link, what is out of reach, and lists that cannot tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dashboard.views.whatif import codes_of
from dashboard.wording.invitations import WORDS
from tests.pages.test_pages import everything, link, run

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd
    from streamlit.testing.v1 import AppTest


def steps(app: AppTest) -> pd.DataFrame:
    """The table of the steps, told from the others by its column of codes."""
    return next(frame.value for frame in app.dataframe if "順" in frame.value or "Step" in frame.value)


def test_nagano_shows_the_fewest_invitations_with_their_gain(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = run("invitations", published, monkeypatch, pref="20")
    assert not app.exception
    table = steps(app)
    n = len(table)
    assert f"{n}件の招待で、どの未参加の隣にも参加の市区町村ができます" in everything(app)
    assert f"最小は{n}件と証明済み" in everything(app)
    gains = table["効果: 新たに届く市区町村"].tolist()
    assert gains == sorted(gains, reverse=True)
    assert list(table["残る「隣に参加がない未参加」"])[-1] == 0
    assert sum(gains) == gains[0] + table["残る「隣に参加がない未参加」"].iloc[0]
    assert table["理由"].str.startswith("隣に参加がない").all()


def test_another_share_gives_another_list_and_stands_in_the_link(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run("invitations", published, monkeypatch, pref="20")
    app.radio(key="invitation-goal").set_value("prefectures").run()
    half = steps(app)
    assert len(half) == 39 - 28  # half of 77 is 38.5
    app.number_input(key="invitation-percent").set_value(60).run()
    assert not app.exception
    assert len(steps(app)) == 47 - 28
    assert link(app) == {"pref": "20", "goal": "prefectures", "share": "60"}
    again = run("invitations", published, monkeypatch, **link(app))
    assert steps(again).equals(steps(app))


def test_every_criterion_goes_into_the_link_and_clearing_leaves_the_goal(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run("invitations", published, monkeypatch, goal="population", share="45")
    app.multiselect(key="invitation-within").set_value(["20", "19"]).run()
    app.checkbox(key="invitation-kaso").check().run()
    app.number_input(key="invitation-least").set_value(3000).run()
    app.multiselect(key="invitation-spared").set_value(["20213"]).run()
    app.multiselect(key="invitation-wanted").set_value(["19201"]).run()
    assert not app.exception
    assert link(app) == {
        "goal": "population",
        "share": "45",
        "within": "19,20",
        "only": "kaso",
        "people": "3000-",
        "spared": "20213",
        "wanted": "19201",
    }
    table = steps(app)
    assert set(table["都道府県"]) <= {"山梨県", "長野県"}
    assert "20213" not in set(table["市区町村コード"])
    wanted = table[table["市区町村コード"] == "19201"]
    assert wanted["理由"].str.startswith("必ず招待に指定。").tolist() == [True]
    app.button(key="invitation-clear").click().run()
    assert link(app) == {"goal": "population", "share": "45"}


def test_what_is_out_of_reach_is_named_with_what_to_loosen(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = run("invitations", published, monkeypatch, pref="20", only="pilot", people="-0")
    assert not app.exception
    named = next(frame.value for frame in app.dataframe if "緩める条件" in frame.value)
    assert len(named)
    assert named["緩める条件"].str.contains("人口の範囲").all()


@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_list_known_in_part_cannot_tell_whom_to_invite(
    language: str, published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run("invitations", published, monkeypatch, body="platform", lang=language)
    assert not app.exception
    assert WORDS[language].cannot_tell in everything(app)
    assert not app.dataframe
    assert not app.get("download_button")


def test_the_invited_are_ticked_in_the_what_if_page(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = run("invitations", published, monkeypatch, pref="20")
    invited = frozenset(steps(app)["市区町村コード"])
    app.button(key="see-in-whatif").click().run()
    assert not app.exception
    assert codes_of(link(app)["join"]) == invited


def test_english_is_whole(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = run("invitations", published, monkeypatch, lang="en", goal="prefectures", pref="16", share="80")
    assert not app.exception
    assert list(steps(app).columns[:2]) == ["Step", "Municipality code"]
    assert "Trial calculation, サンプルデータ (sample data)" in everything(app)
