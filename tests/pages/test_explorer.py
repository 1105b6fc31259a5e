"""ギャップ探索 as Streamlit runs it: chips, examples, the link, and one set behind map, table and count."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.pages.test_pages import everything, link, run

if TYPE_CHECKING:
    from pathlib import Path

    from streamlit.testing.v1 import AppTest


def found(app: AppTest) -> int:
    """The count, which map and table must agree with."""
    count = int(re.findall(r'data-found="(\d+)"', everything(app))[0])
    legend = re.findall(r"当てはまる</span><span[^>]*>([\d,]+)|当てはまる.{0,80}?>([\d,]+)<", everything(app))
    assert int("".join(legend[0]).replace(",", "")) == count
    assert len(app.dataframe[0].value) == count
    return count


def test_conditions_are_added_joined_taken_away_and_brought_back(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run("explorer", published, monkeypatch)
    assert "条件はまだありません" in app.caption[0].value
    app.button(key="explorer-starter-beside").click().run()
    assert found(app) == 946
    assert link(app)["if"] == "all(member:no,beside(member:yes))"
    app.selectbox(key="explorer-field").set_value("kaso").run()
    assert app.button(key="explorer-add").disabled
    app.multiselect(key="explorer-values-kaso").set_value(["yes"]).run()
    app.button(key="explorer-add").click().run()
    both = found(app)
    assert 0 < both < 946
    assert link(app)["if"] == "all(member:no,beside(member:yes),kaso:yes)"
    app.selectbox(key="explorer-field").set_value("population").run()
    app.number_input(key="explorer-high").set_value(5000.0).run()
    app.segmented_control(key="explorer-how").set_value("last").run()
    app.button(key="explorer-add").click().run()
    assert link(app)["if"] == "all(member:no,beside(member:yes),any(kaso:yes,population:..5000))"
    assert both <= found(app) <= 946
    app.button(key="explorer-chip-2").click().run()
    assert found(app) == 946
    app.button(key="explorer-undo").click().run()
    assert link(app)["if"].endswith("any(kaso:yes,population:..5000))")
    app.button(key="explorer-clear").click().run()
    assert "if" not in link(app)
    assert not app.exception


@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_link_opens_its_conditions_for_a_prefecture(
    language: str, published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = {"if": "any(member:yes,not(population:10000..))", "pref": "20", "lang": language}
    app = run("explorer", published, monkeypatch, **asked)
    app.query_params["if"] = asked["if"]
    app.run()
    assert not app.exception
    assert len(app.dataframe[0].value) == int(re.findall(r'data-found="(\d+)"', everything(app))[0])


def test_an_empty_result_names_the_condition_and_a_bad_link_says_what_is_wrong(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run("explorer", published, monkeypatch)
    app.query_params["if"] = "all(kaso:yes,measure:no)"
    app.run()
    assert "「支援施策（すべての分野）" in app.info[0].value
    assert "値がないため判断できません" in app.info[0].value
    assert "外すと885市区町村が当てはまります" in app.info[0].value
    app.query_params["if"] = "plan:yes"
    app.run()
    assert "特定居住促進計画の制度は2024年11月1日に始まりました" in app.info[1].value
    app.button(key="explorer-latest").click().run()
    assert found(app) > 0
    assert not [info.value for info in app.info if "制度は" in info.value]
    app.button(key="explorer-clear").click().run()
    app.query_params["if"] = "all(kaso:yes"
    app.run()
    assert "条件の13字目" in app.warning[0].value
    app.query_params["if"] = "list:yes"
    app.run()
    assert "一覧がまだ読み込まれていません" in app.warning[0].value
    assert not app.exception
