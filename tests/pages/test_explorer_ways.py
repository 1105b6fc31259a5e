"""Clusters and the weighted trial as Streamlit runs them, over a set of municipalities; the link keeps every choice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.test_pages import everything, link, run

if TYPE_CHECKING:
    from pathlib import Path


def _way() -> None:  # Streamlit runs its text as a page, with what it imports
    import streamlit as st  # noqa: PLC0415

    from dashboard import explorer_clusters, explorer_score, session  # noqa: PLC0415

    for key, value in (("pref", "20"), ("body", "council"), ("as_of", "2023-10-01"), ("lang", "ja"), ("order", "code")):
        st.session_state.setdefault(key, value)
    st.session_state.setdefault("contrast", False)
    data, selection, words = session.dataset(), session.current_selection(), session.words()
    codes = [code for code in data["municipalities"]["municipality_code"] if code.startswith(st.session_state["area"])]
    way = {"clusters": explorer_clusters, "score": explorer_score}[st.session_state["way"]]
    way.show(data, codes, selection, words)


def shown(way: str, published: Path, monkeypatch: pytest.MonkeyPatch, *, area: str = "20", **kept: str) -> AppTest:
    monkeypatch.setattr("dashboard.session.PUBLISHED", published)
    app = AppTest.from_function(_way, default_timeout=30)
    app.session_state["area"] = area
    app.session_state["way"], app.session_state["kept_by_pages"] = way, kept
    app.run()
    assert not app.exception
    return app


def kept(app: AppTest) -> dict[str, str]:
    held: dict[str, str] = app.session_state["kept_by_pages"]
    return held


def test_clusters_are_of_the_found_or_of_the_members_and_a_chosen_one_is_opened(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = shown("clusters", published, monkeypatch, cluster="20205")
    assert "条件に合う77市区町村は、1のまとまりに分かれます" in everything(app)
    assert app.selectbox(key="cluster-chosen").value == "20201"
    app.toggle(key="cluster-sea").set_value(True).run()
    app.radio(key="cluster-group").set_value("members").run()
    assert not app.exception
    assert {"sea": "1", "group": "members"}.items() <= kept(app).items()
    assert "長野県にかかる正会員のまとまり" in everything(app)
    assert len(app.get("download_button")) == 4


def test_nothing_is_scored_until_the_reader_gives_weights_and_who_lacks_an_input_stands_apart(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = shown("score", published, monkeypatch)
    assert "試算はしていません" in everything(app)
    assert not app.get("download_button")
    app.toggle(key="score-on").set_value(True).run()
    assert "重みがすべて0" in everything(app)
    assert app.slider(key="score-vacancy").disabled
    app.slider(key="score-change").set_value(2).run()
    assert kept(app)["score"] == "20000000"
    assert "77市区町村のすべてを試算しました（満点は2点）" in everything(app)
    app.slider(key="score-pilots").set_value(1).run()
    assert not app.exception
    assert "0点とせず、下に分けて" in everything(app) or "値が足りないので、試算はありません" in everything(app)
    app.toggle(key="score-on").set_value(False).run()
    assert "score" not in kept(app)


def test_weights_on_what_the_dataset_lacks_give_no_score_and_say_so(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = shown("score", published, monkeypatch, score="05000000")
    assert "どれにもデータがないので、試算はありません" in everything(app)
    assert "データがありません" in everything(app)


@pytest.mark.parametrize(
    ("way", "why"),
    [("score", "市区町村がないので、試算はありません"), ("clusters", "まとまりにする市区町村がありません")],
)
def test_of_nobody_there_is_nothing_to_show_and_the_page_says_so(
    way: str, why: str, published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = shown(way, published, monkeypatch, area="99", score="10000000")
    assert why in everything(app)
    assert not app.get("download_button")


def test_a_cluster_chosen_in_the_link_is_told_apart_on_the_map_and_every_way_counts_the_same(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run("explorer", published, monkeypatch, pref="20")
    for key, value in {"if": "all(member:no,kaso:yes)", "view": "clusters", "cluster": "20205"}.items():
        app.query_params[key] = value
    app.run()
    told = everything(app)
    chosen, others = (
        int(re.findall(rf"当てはまる（{which}）.{{0,80}}?>(\d+)<", told)[0]) for which in ("選んだまとまり", "ほか")
    )
    assert f'data-found="{chosen + others}"' in told
    assert f"条件に合う{chosen + others}市区町村は" in told
    app.segmented_control(key="explorer-way").set_value("score").run()
    app.toggle(key="score-on").set_value(True).run()
    app.slider(key="score-metro").set_value(1).run()
    assert not app.exception
    assert link(app)["score"] == "00000001"
    assert f'data-scored="{chosen + others}"' in everything(app)
    assert "当てはまる（選んだまとまり）" not in everything(app)
    app.segmented_control(key="explorer-way").set_value("list").run()
    assert "view" not in link(app)
    assert len(app.dataframe[0].value) == chosen + others
