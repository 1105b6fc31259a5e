"""Every layer of the map: its classes with worked-out counts, what it says, and what holds for all of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.layers import map_view, measure_categories, membership_map, offered_layers
from dashboard.legend import grid_classes, legend_parts, outline_key, shown_classes
from dashboard.selection import LAYERS, ORDERED, Choices, Selection
from dashboard.views.overview import overview_view
from dashboard.wording import words_in
from geodata.gaps import GapReason

if TYPE_CHECKING:
    from collections.abc import Callable

    from dashboard.map_view import MapView
    from geodata.dataset import Dataset

JA, EN = words_in("ja"), words_in("en")
COUNCIL = Selection("council", "2023-10-01")
LATEST = Selection("platform", "2026-11-23")
"""The last day the dataset knows of: every plan, corporation and pilot of the registers has begun."""
PAIRS = [
    replace(COUNCIL, layer=first, second=second)
    for first, second in (("membership", "population"), ("pilots", "measures"), ("plans", "population_change"))
]
EVERY = [
    *(replace(COUNCIL, layer=layer) for layer in LAYERS),
    *(replace(COUNCIL, layer="gaps", of=layer) for layer in LAYERS[:-1]),
    *PAIRS,
    replace(COUNCIL, layer="measures", category="交通費"),
    Selection("platform", "2024-10-29"),
    Selection("platform", "2024-10-29", layer="membership_change"),
    *(replace(LATEST, layer=layer) for layer in ("plans", "corporations", "pilots", "measures")),
    Selection("council", "2021-02-01"),
]


def counted(view: MapView) -> list[tuple[str, int]]:
    return [(entry.label, entry.count) for entry in view.classes if entry.count]


def with_table(dataset: Dataset, name: str, change: Callable[[pd.DataFrame], pd.DataFrame]) -> Dataset:
    return replace(dataset, tables=MappingProxyType({**dataset.tables, name: change(dataset[name])}))


def said_by(view: MapView) -> tuple[str, ...]:
    return view.values  # noqa: PD011 - not a table's


def said_of(view: MapView, dataset: Dataset, code: str) -> str:
    return said_by(view)[list(dataset["municipalities"]["municipality_code"]).index(code)]


def test_all_but_one_class_of_categories_have_a_texture_of_their_own(dataset: Dataset) -> None:
    views = [map_view(dataset, replace(COUNCIL, layer=layer), JA) for layer in LAYERS]
    valued = [[entry for entry in view.classes if entry.token.startswith("category")] for view in views]
    textures = {view.layer: [e.texture for e in own] for view, own in zip(views, valued, strict=True) if own}
    assert textures == {"membership_change": ["plus", "", "minus"], "kaso": ["dot", "diagonal", "lines", ""]}


def test_the_texture_of_two_layers_tells_the_step_of_the_first(dataset: Dataset) -> None:
    view = map_view(dataset, replace(COUNCIL, layer="population", second="measures"), JA)
    assert [entry.texture for entry in view.classes[:9]] == ["lines"] * 3 + ["dot"] * 3 + [""] * 3


@pytest.mark.parametrize("selection", EVERY)
@pytest.mark.parametrize("prefecture", [None, "01", "20", "99"])
def test_every_municipality_is_in_exactly_one_class_and_the_excluded_area_in_no_count(
    dataset: Dataset, selection: Selection, prefecture: str | None
) -> None:
    view = map_view(dataset, replace(selection, prefecture=prefecture), JA)
    total = {None: 1741, "01": 179, "20": 77, "99": 0}[prefecture]
    assert sum(entry.count for entry in view.classes) == total
    assert len(view.class_string) == len(said_by(view)) == 1742
    excluded = view.classes[int(view.class_string[-1], 36)]
    assert excluded.label == JA.reasons[GapReason.OUT_OF_SCOPE]
    if prefecture is None:
        digits = Counter(view.class_string[:-1])
        assert all(digits[f"{place:x}"] == entry.count for place, entry in enumerate(view.classes))
    assert view.title
    assert view.reading or not total
    assert view.as_of
    assert view.source


@pytest.mark.parametrize("selection", EVERY)
def test_classes_and_values_do_not_depend_on_the_prefecture(dataset: Dataset, selection: Selection) -> None:
    nation, one = (map_view(dataset, replace(selection, prefecture=code), JA) for code in (None, "20"))
    assert nation.class_string is one.class_string
    assert said_by(nation) is said_by(one)


@pytest.mark.parametrize("selection", EVERY)
def test_a_layer_has_at_most_five_classes_each_told_apart_without_colour(
    dataset: Dataset, selection: Selection
) -> None:
    view = map_view(dataset, selection, JA)
    valued = [entry for entry in view.classes if entry.pattern is None]
    assert len(valued) <= (9 if view.grid else 5)
    named = [entry.label for entry in view.classes if entry.label]
    assert len(set(named)) == len(named)


@given(st.sampled_from(EVERY), st.sampled_from([None, *(f"{number:02}" for number in range(1, 48))]))
def test_prefectures_add_up_to_the_nation(dataset: Dataset, selection: Selection, prefecture: str | None) -> None:
    view = map_view(dataset, replace(selection, prefecture=prefecture), EN)
    own = dataset["municipalities"]
    expected = len(own) if prefecture is None else int((own["prefecture_code"] == prefecture).sum())
    assert sum(entry.count for entry in view.classes) == expected


def test_the_figure_of_the_page_is_the_class_of_the_map(dataset: Dataset) -> None:
    for prefecture in (None, "20"):
        selection = replace(COUNCIL, prefecture=prefecture)
        share = overview_view(dataset, selection).share
        assert map_view(dataset, selection, JA).classes[0].count == share.count
    assert membership_map(dataset, replace(COUNCIL, layer="kaso"), JA).classes[0].count == 625


def test_membership_is_read_by_region_with_n_of_n_and_without_a_ranking(dataset: Dataset) -> None:
    reading = map_view(dataset, COUNCIL, JA).reading
    assert "1,741市区町村のうち625（35.9％）が参加です。" in reading
    assert "北海道 57/179" in reading
    assert reading.endswith("ほかは未参加 1,116です。")


def test_a_list_that_is_not_complete_gives_no_percentage(dataset: Dataset) -> None:
    view = map_view(dataset, Selection("platform", "2024-10-29"), JA)
    assert "％" not in view.reading
    assert "2（" in view.reading
    assert not view.has_sample


def test_sixty_joined_between_the_two_lists_of_the_council_and_nobody_left(dataset: Dataset) -> None:
    view = map_view(dataset, replace(COUNCIL, layer="membership_change"), JA)
    assert counted(view) == [("＋　新たに参加", 60), ("引き続き参加", 565), ("どちらの時点も未参加", 1116)]
    assert "訂正は2件" in view.note
    assert "2021年2月15日 → 2023年10月1日" in view.as_of
    assert view.has_sample


def test_who_left_is_told_from_who_is_not_surveyed(dataset: Dataset) -> None:
    def changed(coverage: pd.DataFrame) -> pd.DataFrame:
        later = (coverage["layer"] == "membership") & (coverage["as_of"] == "2023-10-01")
        nasu, shiojiri = (later & (coverage["municipality_code"] == code) for code in ("09407", "20215"))
        table = coverage.copy()
        table.loc[nasu, ["count", "status", "reason"]] = [None, None, "not_member"]
        table.loc[shiojiri, ["count", "status", "reason"]] = [None, None, "unmatched"]
        return table

    view = map_view(with_table(dataset, "coverage", changed), replace(COUNCIL, layer="membership_change"), JA)
    assert dict(counted(view))["－　退会"] == 1
    assert dict(counted(view))["照合不能"] == 1


def test_the_first_list_of_a_body_has_no_change(dataset: Dataset) -> None:
    view = map_view(dataset, Selection("platform", "2024-10-29", layer="membership_change"), JA)
    assert counted(view) == [("未調査", 1741)]
    assert "これより前の名簿がない" in view.note


def test_plans_are_four_with_their_titles_and_one_prefecture_as_outline(dataset: Dataset) -> None:
    view = map_view(dataset, replace(LATEST, layer="plans"), JA)
    assert counted(view) == [("計画を確認", 4), ("未調査", 1737)]
    assert said_of(view, dataset, "20215") == "塩尻市特定居住促進計画（2025-03-27）"
    assert view.prefecture_counts == {"1": 1, "-": 46}
    assert outline_key(view, JA)[1] == (("solid", "計画を確認", 1), ("dotted", "未調査", 46))
    assert "塩尻市" in view.reading


def test_corporations_are_one(dataset: Dataset) -> None:
    view = map_view(dataset, replace(LATEST, layer="corporations"), EN)
    assert counted(view) == [("Designation confirmed", 1), ("Not surveyed", 1740)]
    assert said_of(view, dataset, "22212") == "株式会社吉村（2026-02-02）"


def test_pilots_have_points_and_light_all_municipalities_of_a_project(dataset: Dataset) -> None:
    view = map_view(dataset, replace(LATEST, layer="pilots"), JA)
    assert counted(view) == [("3件以上", 1), ("2件", 8), ("1件", 54), ("未調査", 1678)]
    assert len(view.points) == 63
    assert "点は" in view.note
    assert all(len(each.municipality_codes) > 1 for each in view.together)
    assert {code for each in view.together for code in each.municipality_codes} <= set(view.points)
    assert said_of(view, dataset, "01206") == "釧路での二地域居住推進"


def test_measures_count_their_categories_and_say_what_is_not_counted(dataset: Dataset) -> None:
    view = map_view(dataset, replace(LATEST, layer="measures"), JA)
    assert counted(view) == [("3件以上", 3), ("2件", 3), ("1件", 32), ("未調査", 1703)]
    assert "国の21件と都道府県の18件" in view.note
    assert "この日より前に終わった施策11件は表示していません。" in view.note
    assert said_of(view, dataset, "20217").startswith("4件: ")
    travel = map_view(dataset, replace(LATEST, layer="measures", category="交通費"), JA)
    assert counted(travel) == [("1件", 10), ("未調査", 1731)]


def test_the_categories_together_are_all_measures(dataset: Dataset) -> None:
    totals = Counter[str]()
    for category in measure_categories(dataset):
        view = map_view(dataset, replace(LATEST, layer="measures", category=category), EN)
        totals.update(
            code
            for code, place in zip(dataset["municipalities"]["municipality_code"], view.class_string, strict=False)
            if place in "012"
        )
    every = map_view(dataset, replace(LATEST, layer="measures"), EN)
    codes = zip(dataset["municipalities"]["municipality_code"], every.class_string, strict=False)
    assert set(totals) == {code for code, place in codes if place in "012"}


def test_population_has_five_round_classes_and_nobody_is_a_value(dataset: Dataset) -> None:
    view = map_view(dataset, replace(COUNCIL, layer="population"), JA)
    assert counted(view) == [
        ("10万人以上", 284),
        ("5万〜10万人未満", 242),
        ("1万〜5万人未満", 684),
        ("5,000〜1万人未満", 240),
        ("5,000人未満", 291),
    ]
    assert said_of(view, dataset, "07546") == "0人"
    assert "神奈川県横浜市（3,778,318人）" in view.reading
    assert "e-Stat" in view.credit


def test_change_of_population_compares_one_basis_and_carries_its_sign(dataset: Dataset) -> None:
    view = map_view(dataset, replace(COUNCIL, layer="population_change"), JA)
    assert [entry.count for entry in view.classes[:5]] == [48, 169, 194, 498, 832]
    assert [entry.label[0] for entry in view.classes[:5]] == ["＋", "＋", "±", "－", "－"]
    assert "2010年10月1日 → 2015年10月1日" in view.as_of
    assert "日本人どうし" in view.note
    assert said_of(view, dataset, "07546").startswith("－100.0％")


def test_a_change_from_nobody_is_no_data_and_exactly_one_percent_is_within_one(dataset: Dataset) -> None:
    codes = ("20201", "20202", "20203", "20204", "20205")
    first, last = (0, 100, 100, 200, 200), (5, 101, 99, 210, 189)
    rows = [
        {"municipality_code": code, "indicator": "population", "as_of": as_of, "basis": "総人口", "value": float(value)}
        for as_of, values in (("2000-10-01", first), ("2005-10-01", last))
        for code, value in zip(codes, values, strict=True)
    ]
    table = pd.DataFrame(rows).assign(unit="人", status="公表値", source_id="census-population")
    view = map_view(with_table(dataset, "statistics", lambda _: table), replace(COUNCIL, layer="population_change"), JA)
    places = {
        code: view.class_string[list(dataset["municipalities"]["municipality_code"]).index(code)] for code in codes
    }
    labels = [view.classes[int(places[code], 36)].label[0] for code in codes]
    assert labels == ["デ", "±", "±", "＋", "－"]
    assert [entry.count for entry in view.classes[:5]] == [0, 1, 2, 0, 1]
    assert dict(counted(view))["データなし"] == 1737


def test_not_designated_is_a_value(dataset: Dataset) -> None:
    view = map_view(dataset, replace(COUNCIL, layer="kaso"), JA)
    assert counted(view) == [("全部過疎", 713), ("一部過疎", 158), ("みなし過疎", 14), ("指定なし", 856)]
    assert "885（50.8％）" in view.reading


def test_gap_reasons_of_a_layer_have_one_quiet_class_for_values(dataset: Dataset) -> None:
    view = map_view(dataset, replace(LATEST, layer="gaps", of="plans"), JA)
    assert counted(view) == [("値がある", 4), ("未調査", 1737)]
    assert len(shown_classes(view)) == 7
    assert map_view(dataset, replace(COUNCIL, layer="gaps"), JA).has_sample


def test_two_layers_at_once_are_a_grid_that_leaves_out_what_cannot_be(dataset: Dataset) -> None:
    view = map_view(dataset, PAIRS[0], JA)
    assert [entry.count for entry in view.classes[:9]] == [194, 243, 188, 0, 0, 0, 337, 441, 338]
    assert [view.classes[at].token for at in (0, 8)] == ["bivariate31", "bivariate13"]
    assert len(grid_classes(view)) == 6
    assert view.axes == ("協議会への参加", "人口")
    assert "188市区町村" in view.reading
    html = "".join(legend_parts(view, JA))
    assert html.count("<td") == 6
    assert "↑ 協議会への参加" in html


def test_who_lacks_one_of_two_layers_keeps_the_reason_and_says_of_which(dataset: Dataset) -> None:
    view = map_view(dataset, replace(LATEST, layer="plans", second="population_change"), JA)
    assert counted(view)[-1] == ("未調査", 1737)
    assert said_of(view, dataset, "01100").startswith("特定居住促進計画: ")


def test_layers_without_a_value_are_not_offered(dataset: Dataset) -> None:
    assert offered_layers(dataset) == LAYERS
    bare = with_table(dataset, "statistics", lambda table: table.iloc[:0])
    bare = with_table(bare, "municipalities", lambda table: table.assign(kaso=None))
    bare = with_table(bare, "membership_lists", lambda table: table.iloc[-1:])
    bare = with_table(bare, "coverage", lambda table: table[table["layer"] != "pilots"])
    assert offered_layers(bare) == ("membership", "plans", "corporations", "measures", "gaps")


@pytest.mark.parametrize("text", ["<img src=x onerror=alert(1)>", "${alert(1)}", "`alert(1)`"])
def test_markup_in_a_title_stays_data(dataset: Dataset, text: str) -> None:
    hostile = with_table(dataset, "measures", lambda table: table.assign(title=text, category=text))
    assert measure_categories(hostile) == (text,)
    view = map_view(hostile, replace(LATEST, layer="measures", category=text), JA)
    assert text in view.title
    assert any(text in value for value in said_by(view))
    assert "<img" not in "".join(legend_parts(view, JA))


@pytest.mark.parametrize("words", [JA, EN])
@pytest.mark.parametrize("selection", EVERY)
def test_the_legend_has_title_unit_classes_as_of_and_source_in_that_order(
    dataset: Dataset, selection: Selection, words: object
) -> None:
    language = JA if words is JA else EN
    view = map_view(dataset, selection, language)
    html = "".join(legend_parts(view, language))
    order = [html.index(part) for part in ("<h2>", "<ul>", view.as_of, view.source[:4])]
    assert order == sorted(order)
    assert view.unit in html


def test_both_languages_name_the_same_layers() -> None:
    for name in (
        "names",
        "options",
        "units",
        "classes",
        "reason_means",
        "outlines",
        "titles",
        "notes",
        "reading",
        "told",
    ):
        assert set(getattr(JA.on_map, name)) == set(getattr(EN.on_map, name))
    assert set(JA.on_map.names) == set(LAYERS)


CHOICES = Choices(
    prefectures=("20",),
    municipalities={"20201"},
    lists=(("council", "2019-01-01"), ("council", "2021-02-15"), ("council", "2023-10-01"), ("platform", "2024-10-29")),
    default_list=("council", "2023-10-01"),
    categories=("交通費",),
)


@pytest.mark.parametrize(
    "query",
    [
        {"layer": "population"},
        {"layer": "measures", "category": "交通費"},
        {"layer": "gaps", "of": "plans"},
        {"layer": "membership_change", "since": "2019-01-01"},
        {"second": "population"},
        {"layer": "plans", "second": "membership"},
    ],
)
def test_a_link_to_a_layer_leads_back_to_itself(query: dict[str, str]) -> None:
    assert Selection.from_query(query, CHOICES).to_query(CHOICES) == query


@pytest.mark.parametrize(
    "query",
    [
        {"layer": "x", "category": "交通費", "of": "plans", "since": "2019-01-01"},
        {"layer": "membership", "second": "kaso"},
        {"second": "membership"},
        {"of": "gaps"},
    ],
)
def test_what_a_layer_has_no_use_for_is_not_kept(query: dict[str, str]) -> None:
    assert Selection.from_query(query, CHOICES) == COUNCIL


@given(
    st.fixed_dictionaries(
        {},
        optional={
            "layer": st.sampled_from([*LAYERS, "x"]),
            "category": st.sampled_from(["交通費", "<b>"]),
            "of": st.sampled_from(LAYERS),
            "since": st.sampled_from(["2019-01-01", "2021-02-15", "2023-10-01", "x"]),
            "second": st.sampled_from([*ORDERED, "kaso"]),
            "body": st.sampled_from(["council", "platform"]),
        },
    )
)
def test_a_choice_that_was_read_is_read_again_from_its_own_link(query: dict[str, str]) -> None:
    selection = Selection.from_query(query, CHOICES)
    assert Selection.from_query(selection.to_query(CHOICES), CHOICES) == selection
    assert set(selection.to_query(CHOICES)) <= {*query, "as_of"}


def test_the_note_of_a_prefecture_counts_what_is_left_out_there(dataset: Dataset) -> None:
    words, council = words_in("ja"), Selection("council", "2023-10-01", layer="pilots")
    nation, nagano = (map_view(dataset, replace(council, prefecture=place), words).note for place in (None, "20"))
    assert "この日より後の実証調査・先導的プロジェクト39件は表示していません。" in nation
    assert "この日より後の実証調査・先導的プロジェクト4件は表示していません。" in nagano
    assert "都道府県だけが分かる4件" in nation
    assert "都道府県だけが分かる1件" in nagano
