"""What the map is told: classes, payload, safety of its script, routes, legend."""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.requests import Request
from streamlit import config

from dashboard.assets_routes import MAP_SCRIPT, MAP_STYLE, asset_name, asset_routes, keep, serve_asset
from dashboard.folium_map import paint, payload, script_json, shell
from dashboard.layers import membership_map, web_order
from dashboard.legend import legend_parts
from dashboard.map_view import Together
from dashboard.palette import PATTERNS, line_over
from dashboard.selection import Selection
from dashboard.style import page_style
from dashboard.wording import words_in
from etl.publish import publish
from geodata.dataset import open_dataset
from geodata.gaps import GapReason
from tests.etl.drafts import BUILT_AT, small

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.responses import Response

    from geodata.dataset import Dataset

COUNCIL = Selection("council", "2023-10-01")
HOSTILE = ["<img src=x onerror=alert(1)>", "${alert(1)}", "`alert(1)`", "{{ 'x' }}", "</script>", "a_0b1c2d", "\u2028"]


def test_the_class_string_has_one_class_a_municipality_in_the_published_order(dataset: Dataset) -> None:
    view = membership_map(dataset, COUNCIL, words_in("ja"))
    assert len(view.class_string) == 1742
    assert view.class_string.count("0") == 625
    assert view.class_string.count("1") == 1116
    assert view.class_string[-1] == str(1 + list(GapReason).index(GapReason.OUT_OF_SCOPE))
    assert [entry.count for entry in view.classes[:2]] == [625, 1116]
    assert view.prefecture_counts == {"1": 42, "0": 5}


def test_a_prefecture_counts_only_its_own_in_the_legend(dataset: Dataset) -> None:
    view = membership_map(dataset, replace(COUNCIL, prefecture="20"), words_in("ja"))
    assert sum(entry.count for entry in view.classes) == 77


def test_on_the_platform_all_but_the_known_are_not_surveyed(dataset: Dataset) -> None:
    view = membership_map(dataset, Selection("platform", "2024-10-29"), words_in("ja"))
    assert [(entry.label, entry.count) for entry in view.classes[:3]] == [("参加", 2), ("未参加", 0), ("未調査", 1739)]
    assert not view.has_sample


def test_a_filter_sends_less_than_ten_kilobytes(dataset: Dataset) -> None:
    view = membership_map(dataset, replace(COUNCIL, prefecture="20"), words_in("ja"))
    assert len(script_json(payload(view, web_order(dataset))).encode()) < 300


def test_a_prefecture_or_a_click_repaints_from_the_sheet_the_browser_has(dataset: Dataset) -> None:
    order, words = web_order(dataset), words_in("ja")
    sheets = {
        payload(membership_map(dataset, replace(COUNCIL, prefecture=place, municipality=town), words), order)["sheet"]
        for place, town in ((None, None), ("20", None), ("20", "20215"))
    }
    assert len(sheets) == 1


def test_a_sheet_holds_the_words_and_the_class_of_every_municipality(dataset: Dataset) -> None:
    view = membership_map(dataset, COUNCIL, words_in("ja"))
    view = replace(
        view,
        values=tuple(code.upper() for code in web_order(dataset)["codes"]),
        points=("20202",),
        together=(Together("二つの町", ("20202", "20215", "99999")),),
    )
    sheet = json.loads(bytes(ask(payload(view, web_order(dataset))["sheet"]).body))
    codes = web_order(dataset)["codes"]
    assert (sheet["version"], sheet["classes"]) == (dataset.version, view.class_string)
    assert (len(sheet["values"]), sheet["points"]) == (1742, [codes.index("20202")])
    assert sheet["together"] == [["二つの町", [codes.index("20202"), codes.index("20215")]]]
    assert sheet["legend"][1] == {"label": "未参加", "token": "", "pattern": "plain", "texture": ""}


def test_the_shell_is_the_same_for_every_choice_and_asks_no_other_host(dataset: Dataset) -> None:
    atlas = shell(dataset.version, dataset.manifest["web"])
    links = [*atlas.default_js, *atlas.default_css]
    assert len(links) == 2
    assert all(link.startswith("../../atlas/") for _, link in links)
    again = shell(dataset.version, dataset.manifest["web"])
    configs = [vars(next(iter(each._children.values())))["config"] for each in (atlas, again)]
    assert configs[0] == configs[1]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text_in_the_script(dataset: Dataset, text: str) -> None:
    view = replace(membership_map(dataset, COUNCIL, words_in("ja")), title=text)
    told = payload(view, web_order(dataset))
    assert json.loads(bytes(ask(told["sheet"]).body))["title"] == text
    script = str(vars(paint(replace(view, layer=text, language=text), web_order(dataset)))["view"])
    assert text not in script
    assert json.loads(script)["language"] == text


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_script_json_is_json_of_the_same_value(value: object) -> None:
    script = script_json(value)
    assert json.loads(script) == value
    assert not re.search(r"[<>&`$_\u2028\u2029]|\{\{ *'", script)


def test_the_legend_names_members_all_six_reasons_and_the_outline(dataset: Dataset) -> None:
    html = "".join(legend_parts(membership_map(dataset, COUNCIL, words_in("ja")), words_in("ja")))
    for word in (
        "参加",
        "未参加",
        "未調査",
        "データなし",
        "対象外",
        "照合不能",
        "秘匿",
        "625",
        "1,116",
        "サンプルデータ",
    ):
        assert word in html


def test_the_legend_escapes_what_comes_from_data(dataset: Dataset) -> None:
    view = replace(membership_map(dataset, COUNCIL, words_in("ja")), title=HOSTILE[0], source=HOSTILE[0])
    assert "<img" not in "".join(legend_parts(view, words_in("ja")))


def test_the_style_sheet_draws_every_pattern() -> None:
    assert all(f".pattern-{pattern.key}" in page_style() for pattern in PATTERNS.values())


def test_a_texture_is_drawn_in_the_line_that_stands_out_from_its_colour() -> None:
    assert line_over("category1", "light") == "paper"
    assert line_over("category5", "light") == "ink"
    assert ".atlas .token-category1 { --over: light-dark(#FFFFFF," in page_style()


def test_the_six_gap_reasons_are_told_apart_without_colour() -> None:
    drawn = {(pattern.ground, pattern.path, pattern.wash) for pattern in PATTERNS.values()}
    assert len(drawn) == len(PATTERNS) == len(GapReason) == 6


def ask(name: str, **headers: str) -> Response:
    sent = [(key.replace("_", "-").encode(), value.encode()) for key, value in headers.items()]
    scope = {"type": "http", "method": "GET", "path": f"/atlas/{name}", "headers": sent, "path_params": {"name": name}}
    return serve_asset(Request(scope))


@pytest.fixture
def served(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.assets_routes.PUBLISHED", published)


@pytest.mark.usefixtures("served")
def test_geometry_is_sent_compressed_for_ever_and_not_twice(dataset: Dataset) -> None:
    name = dataset.manifest["web"]["national"]
    first = ask(name, accept_encoding="gzip")
    assert first.status_code == 200
    assert first.headers["content-encoding"] == "gzip"
    assert "immutable" in first.headers["cache-control"]
    assert json.loads(gzip.decompress(bytes(first.body)))["type"] == "Topology"
    assert json.loads(bytes(ask(name).body))["type"] == "Topology"
    again = ask(name, if_none_match=first.headers["etag"])
    assert (again.status_code, again.body) == (304, b"")


@pytest.mark.parametrize("name", [MAP_SCRIPT, MAP_STYLE])
def test_leaflet_and_our_script_come_from_the_app_itself(name: str) -> None:
    answer = ask(asset_name(name))
    assert answer.status_code == 200
    assert answer.body


def test_what_was_kept_is_served_under_the_hash_of_its_content_and_compressed() -> None:
    name = keep("sheet.json", b'{"a":1}')
    assert name == keep("sheet.json", b'{"a":1}') != keep("sheet.json", b'{"a":2}')
    assert bytes(ask(name).body) == b'{"a":1}'
    answer = ask(name, accept_encoding="gzip, br")
    assert (answer.headers["content-encoding"], brotli.decompress(bytes(answer.body))) == ("br", b'{"a":1}')


@pytest.mark.usefixtures("served")
@pytest.mark.parametrize("name", ["../pyproject.toml", "\\\\host\\share", "nothing.topojson", "CURRENT", ""])
def test_a_name_that_is_not_in_the_dictionary_is_not_found(name: str) -> None:
    assert ask(name).status_code == 404


@pytest.mark.parametrize(("base", "below"), [("", ""), ("bar", "/bar"), ("/atlas/bar/", "/atlas/bar")])
def test_the_route_answers_below_the_path_of_the_app_and_nowhere_else(base: str, below: str) -> None:
    before = config.get_option("server.baseUrlPath")
    config.set_option("server.baseUrlPath", base)
    try:
        assert [route.path for route in asset_routes()] == [f"{below}/atlas/{{name:path}}"]
    finally:
        config.set_option("server.baseUrlPath", before)


def test_the_order_of_municipalities_is_read_once(dataset: Dataset) -> None:
    assert web_order(dataset) is web_order(dataset)


def test_the_geometry_of_an_earlier_version_is_served_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.assets_routes.PUBLISHED", tmp_path)
    earlier, current = (open_dataset(tmp_path, publish(small(serial), tmp_path, BUILT_AT)) for serial in (1, 2))
    names = [data.manifest["web"]["national"] for data in (earlier, current)]
    assert names[0] != names[1]
    assert [bytes(ask(name).body)[:1] for name in names] == [b"1", b"2"]
