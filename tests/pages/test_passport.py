"""番号で調べる: from the id beside a figure to its value, rows and papers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from dashboard.views.shares import towns_with_membership
from tests.pages.test_pages import everything, link, run, without_a_way_out

if TYPE_CHECKING:
    from pathlib import Path

    from geodata.dataset import Dataset


def number(dataset: Dataset, rest: str = "20-c20231001-members") -> str:
    return f"{dataset.version[:8]}-{rest}"


def test_a_number_of_a_link_is_shown_with_its_rows_and_the_way_to_its_page(
    published: Path, dataset: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run("passport", published, monkeypatch, no=number(dataset))
    assert not app.exception
    said = everything(app)
    assert f'data-number="{number(dataset)}"' in said
    assert '<span class="value">28</span> <span class="badge">サンプルデータ</span>' in said
    assert f"いまの版 {dataset.version} の値です。" in said
    assert "もとの行（28行）" in said
    assert "利用条件: MIT License" in said
    assert len(app.dataframe[0].value) == 28
    assert without_a_way_out(app) == []
    way = app.get("page_link")[-1].proto
    assert (way.label, way.query_string) == ("この数の頁を開く（都道府県）", "pref=20")


@pytest.mark.parametrize(
    ("rest", "link_of_page"),
    [
        ("20-c20231001-place.border.21", "pref=20&prefs=20"),
        ("20202-c20231001-town.people.20201001.all", "pref=20&towns=20202"),
    ],
)
def test_a_number_of_a_profile_leads_to_the_profile(
    rest: str, link_of_page: str, published: Path, dataset: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run("passport", published, monkeypatch, no=number(dataset, rest))
    assert app.get("page_link")[-1].proto.query_string == link_of_page


def test_several_numbers_are_typed_at_once_and_what_is_none_says_so(
    published: Path, dataset: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run("passport", published, monkeypatch)
    assert not app.exception
    assert "この画面の番号" in everything(app)
    assert "の数は区分が「試算」で、選んだ条件が番号のかっこの中に入ります" in everything(app)
    typed = f"{number(dataset).upper()}\n{number(dataset, '00-c20231001-published.regular')}　あ"
    app.text_area(key="numbers-typed").set_value(typed)
    next(each for each in app.button if each.label == "調べる").click().run()
    assert not app.exception
    assert link(app)["no"].startswith(f"{number(dataset)},")
    said = everything(app)
    assert "番号2件を調べました。" in said
    assert "667" in said
    assert "「あ」は番号として読めません" in app.warning[0].value
    assert without_a_way_out(app) == []


def test_a_number_of_a_version_that_is_gone_and_one_that_names_nothing_are_sentences(
    published: Path, dataset: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run("passport", published, monkeypatch, no="00000000-20-c20231001-members")
    assert "版 00000000 は保存されていません。" in everything(app)
    assert not app.exception
    app = run("passport", published, monkeypatch, no=f"{number(dataset, '48-c20231001-members')},<b>x", lang="en")
    assert not app.exception
    assert "does not have the prefecture of the id (48)" in app.warning[1].value
    assert "cannot be read as an id" in app.warning[0].value


def test_the_numbers_of_a_page_are_listed_when_they_are_asked_for(
    published: Path, dataset: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run("pilots", published, monkeypatch, as_of="2026-11-23", pref="20")
    assert not [each for each in app.dataframe if "番号" in each.value]
    app.session_state["page-numbers"] = True
    app.run()
    assert not app.exception
    (listed,) = (each.value for each in app.dataframe if "番号" in each.value)
    ids = dict(zip(listed["番号"], listed["値"], strict=True))
    assert ids[number(dataset, "20-p20261123-pilots.listed.projects")] == "6"
    assert without_a_way_out(app) == []


def test_trials_list_their_numbers_with_the_choice_in_them(
    published: Path, dataset: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    towns = towns_with_membership(dataset, "council", "2023-10-01")
    code = str(towns.loc[~towns["is_member"], "municipality_code"].iloc[0])
    app = run("whatif", published, monkeypatch, join=code)
    app.session_state["page-numbers"] = True
    app.run()
    (listed,) = (each.value for each in app.dataframe if "番号" in each.value)
    row = listed[listed["番号"] == number(dataset, f"00-c20231001-whatif({code}).members.n")].iloc[0]
    assert row["区分"] == "試算（サンプルデータ）"


def test_the_explorer_lists_the_numbers_of_its_conditions_unless_they_use_a_list_of_ones_own(
    published: Path, dataset: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run("explorer", published, monkeypatch, pref="20", **{"if": "all(member:no,kaso:yes)"})
    app.session_state["page-numbers"] = True
    app.run()
    (listed,) = (each.value for each in app.dataframe if "番号" in each.value)
    ids = dict(zip(listed["番号"], listed["値"], strict=True))
    found = re.search(r'data-found="(?P<count>\d+)"', everything(app))
    assert found
    assert ids[number(dataset, "20-c20231001-found(all(member:no,kaso:yes)).count")] == found["count"]
    assert "空白のある値の条件は" not in everything(app)
    app = run("explorer", published, monkeypatch, pref="20", **{"if": "list:yes"})
    assert "空白のある値の条件は、番号に書けません。" in everything(app)
