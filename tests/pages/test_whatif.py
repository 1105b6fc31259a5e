"""加入シミュレーター as Streamlit runs it: rules, undo, nobody, and lists for which nothing can be calculated."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dashboard.views.whatif import whatif_query
from tests.pages.test_pages import everything, link, run

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from streamlit.testing.v1 import AppTest


def ticked(app: AppTest) -> int:
    return int(re.findall(r'data-ticked="(\d+)"', everything(app))[0])


def meant(app: AppTest) -> int:
    return int(re.findall(r'data-meant="(\d+)"', everything(app))[0])


def test_a_rule_is_counted_applied_undone_and_taken_out(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = run("whatif", published, monkeypatch)
    assert not app.exception
    today = everything(app)
    assert "まだ選んでいない" in today
    assert (ticked(app), meant(app)) == (0, 0)
    app.button_group(key="whatif-rule").set_value(["kaso"]).run()
    app.multiselect(key="whatif-rule-prefectures").set_value(["20"]).run()
    number = meant(app)
    assert 0 < number < 77
    assert ticked(app) == 0
    app.button(key="whatif-add").click().run()
    assert ticked(app) == number
    assert (
        f"{number}市区町村が加わると仮定すると、全国では1,741市区町村のうち625（35.9％）が{625 + number}（"
        in everything(app)
    )
    assert len(link(app)["join"].split(".")) == number
    app.button_group(key="whatif-rule").set_value(["kaso", "beside"]).run()
    both = meant(app)
    assert 0 < both < number
    app.button(key="whatif-remove").click().run()
    assert ticked(app) == number - both
    app.button(key="whatif-undo").click().run()
    assert ticked(app) == number
    app.button(key="whatif-undo").click().run()
    assert ticked(app) == 0
    assert "join" not in link(app)
    assert app.button(key="whatif-undo").disabled
    app.button(key="whatif-add").click().run()
    app.button(key="whatif-clear").click().run()
    assert ticked(app) == 0
    assert "join" not in link(app)
    assert not app.exception


def test_the_panel_of_a_non_member_offers_one_button_and_a_members_none(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run("whatif", published, monkeypatch, town="20203")
    assert app.button(key="whatif-toggle").label == "試算に加える"
    app.button(key="whatif-toggle").click().run()
    assert (link(app)["join"], app.button(key="whatif-toggle").label) == ("20203", "試算から外す")
    assert ticked(app) == 1
    app.button(key="whatif-toggle").click().run()
    assert ticked(app) == 0
    assert "join" not in link(app)
    app = run("whatif", published, monkeypatch, town="20202")
    assert not [button for button in app.button if button.key == "whatif-toggle"]
    app = run("overview", published, monkeypatch, town="20203")
    assert not [button for button in app.button if button.key == "whatif-toggle"]


def test_a_link_says_what_of_it_makes_no_difference(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = run("whatif", published, monkeypatch, join="20203.20202.99999")
    said = everything(app)
    assert ticked(app) == 1
    assert "選んだうちの1（松本市）は、この時点の名簿にすでに載っている" in said
    assert "リンクにある1件のコード（99999）" in "".join(str(each.value) for each in app.warning)
    app = run("whatif", published, monkeypatch, join="<script>")
    assert ticked(app) == 0
    assert app.warning[0].value.startswith("リンクの市区町村の部分を読み取れませんでした")
    assert not app.exception


def test_a_list_that_is_not_whole_is_refused_with_the_reason_and_the_way_out(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run("whatif", published, monkeypatch, body="platform", join="20203")
    said = everything(app)
    assert "いまの値が定まらないため、試算できません" in said
    assert "全国二地域居住等促進協議会 2023年10月1日" in said
    assert "data-ticked" not in said
    assert not app.exception
    assert app.selectbox(key="map-layer").value == "membership"


def test_another_layer_can_be_shown_and_the_trial_comes_back(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = run("whatif", published, monkeypatch, join="20203", layer="kaso")
    assert "試算: 協議会への参加" in everything(app)
    assert not [box for box in app.selectbox if box.key == "map-layer"]
    app.segmented_control(key="whatif-shown").set_value("layer").run()
    assert app.selectbox(key="map-layer").value == "kaso"
    assert link(app) == {"join": "20203", "layer": "kaso", "show": "layer"}
    app.segmented_control(key="whatif-shown").set_value("trial").run()
    assert "試算: 協議会への参加" in everything(app)
    assert link(app) == {"join": "20203", "layer": "kaso"}
    app.toggle(key="whatif-click").set_value(False).run()
    assert link(app)["click"] == "panel"
    assert not app.exception


def test_every_file_of_the_page_says_trial_in_its_name(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = run("whatif", published, monkeypatch, lang="en", **whatif_query(["20203", "20201"]))
    names = [button.proto.label for button in app.get("download_button")]
    assert names == [
        *["Save as CSV", "Save as Excel (.xlsx)"],
        *["Save as CSV", "Save as Excel (.xlsx)", "Save as GeoJSON", "Save as GeoPackage (.gpkg)"] * 3,
        *(f"Save as map as {kind}" for kind in ("PNG", "SVG", "PDF")),
    ]
    assert "2 municipalities joined" in everything(app)
    assert not app.exception


def test_the_page_keeps_its_ticks_when_the_reader_comes_back(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = run("whatif", published, monkeypatch, join="20203")
    app.switch_page("../pages/sources.py").run()
    assert "join" not in link(app)
    app.switch_page("../pages/whatif.py").run()
    assert ticked(app) == 1
    assert link(app)["join"] == "20203"
