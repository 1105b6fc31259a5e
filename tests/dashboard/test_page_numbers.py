"""Every figure that a page shows is among the numbers of the page, with the same value."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd
import pytest

from dashboard.facts.catalogue import cell as cell_of
from dashboard.facts.cells_of_map import OUTLINES
from dashboard.facts.cells_of_profiles import keys_of
from dashboard.facts.listed import of_map
from dashboard.facts.lookup import refusal
from dashboard.facts.on_pages import PAGES, numbers_on
from dashboard.facts.passports import Passport
from dashboard.figures import coverage_html, figures_html, overview_sentence, sums_html
from dashboard.layers import map_view, offered_layers
from dashboard.ledger_page import ledger_sentence, line_cells
from dashboard.legend import grid_classes, shown_classes
from dashboard.multiples import selection_of
from dashboard.number_said import number_name, value_said
from dashboard.offered import choices_of
from dashboard.overview_page import shares_tables
from dashboard.panel import panel_html
from dashboard.prefecture_page import _comparison, prefecture_sentence
from dashboard.prefectures_page import prefectures_sentence, prefectures_table
from dashboard.profile_prefectures import prefecture_sections
from dashboard.profile_towns import town_sections
from dashboard.selection import Selection
from dashboard.targets_page import _figures, outlook, targets_sentence
from dashboard.text import band
from dashboard.towns_table import shown_table, towns_note
from dashboard.views.ledger import ledger_view
from dashboard.views.overview import overview_view
from dashboard.views.peers import weights_of
from dashboard.views.prefecture import prefecture_view
from dashboard.views.prefectures import prefectures_view
from dashboard.views.profile import rejected
from dashboard.views.shares import BAND_EDGES
from dashboard.views.targets import targets_on
from dashboard.views.town import town_view
from dashboard.wording import words_in
from dashboard.wording.ledger import WORDS as LEDGER
from dashboard.wording.targets import WORDS as TARGETS
from geodata.dataset import open_dataset

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from geodata.dataset import Dataset

JA, EN = words_in("ja"), words_in("en")
NATION = Selection("council", "2023-10-01")
NAGANO = Selection("council", "2023-10-01", "20")
LATER = Selection("platform", "2026-11-23", "20")
NOTED = re.compile(r"0人も数えた|初めが0人")
DAY = re.compile(r"\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?|\d{4}-\d\d-\d\d|令和\d+年|参考資料\d+|（[^（）]*資料[^（）]*）")
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


def numbers_in(html: str) -> set[str]:
    """Numbers of a text without its tags, names, days and sources."""
    named = re.sub(r"<dt>.*?</dt>|出典:[^<]*|aria-label=\"[^\"]*\"", " ", html)
    return set(NUMBER.findall(DAY.sub(" ", re.sub(r"<[^>]*>", " ", named))))


def told_by_place(dataset: Dataset, page: str, selection: Selection) -> dict[str | None, set[str]]:
    """Numbers that the passports of a page are resolved to, by prefecture; None is all Japan."""
    found: dict[str | None, set[str]] = {}
    for each in numbers_on(page, dataset, selection, lambda _: ""):
        found.setdefault(each.prefecture, set()).update(NUMBER.findall(value_said(each.fact(dataset), JA)))
    return found


def told(dataset: Dataset, page: str, selection: Selection) -> set[str]:
    """The same of every place."""
    return set().union(*told_by_place(dataset, page, selection).values())


def cells(values: Iterable[object]) -> set[str]:
    return {found for value in values if not pd.isna(value) for found in NUMBER.findall(_said(value))}  # type: ignore[call-overload]


def _said(value: object) -> str:
    return f"{value:,}" if isinstance(value, int) else f"{value:,.1f}" if isinstance(value, float) else str(value)


@pytest.mark.parametrize("selection", [NATION, NAGANO, LATER], ids=["nation", "prefecture", "later"])
def test_the_overview(dataset: Dataset, selection: Selection) -> None:
    view = overview_view(dataset, selection)
    shown = overview_sentence(view, JA) + figures_html(view.figures, JA) + sums_html(view.sums, JA, lambda _: "")
    numbers = told(dataset, "overview", selection)
    assert numbers_in(shown + coverage_html(view, JA)) <= numbers
    assert len(numbers) > 50
    if view.is_complete:
        edges = [str(edge) for edge in BAND_EDGES[:-1]]
        names = {key: band(key, following, JA) for key, following in zip(edges, [*edges[1:], None], strict=True)}
        (_, _, by_prefecture), (_, _, by_group) = shares_tables(view, names, JA)
        assert cells(value for name in by_group.columns[1:4] for value in by_group[name].tolist()) <= numbers
        by_place = told_by_place(dataset, "overview", selection)
        for row in by_prefecture.to_dict("records"):
            code, _, *counts = row.values()
            assert cells(counts) <= by_place[code]


def test_the_prefecture_page_of_all_prefectures(dataset: Dataset) -> None:
    view, by_place = prefectures_view(dataset, NATION), told_by_place(dataset, "prefecture", NATION)
    nation = by_place[None]
    assert numbers_in(prefectures_sentence(dataset, view, NATION, JA)) <= nation
    assert {str(len(view.in_band(edge))) for edge in (0, 20, 40, 60, 80)} <= nation
    rows = prefectures_table(view, JA).to_dict("records")
    assert len(rows) == 47
    for row in rows:
        own = {key: value for key, value in row.items() if key not in {"コード", "都道府県", "参加率の帯", "注意"}}
        of_band = {key for key, value in own.items() if isinstance(value, str) and "％" in value}
        assert cells(value for key, value in own.items() if key not in of_band) - {"20"} <= by_place[row[JA.code]]


TOWNS = {"towns": "20202.14210.20303.47382", "prefs": "20.14.47"}


@pytest.mark.parametrize("level", ["towns", "prefs"])
def test_the_profiles_of_municipalities_and_of_prefectures(dataset: Dataset, level: str) -> None:
    codes = tuple(TOWNS[level].split("."))
    profile = town_sections if level == "towns" else prefecture_sections
    sections = profile(dataset, codes, weights_of(""), LATER, JA)
    of_numbers = {"面積", "人口", "人口の増減", "最寄りの主要駅", "市区町村の数", "この地域に照合した行", "陸で隣接"}
    of_numbers |= {"水面をはさんで隣接", *JA.comparison.values(), *(["支援施策"] if level == "prefs" else [])}
    passports = numbers_on("towns", dataset, LATER, lambda key: TOWNS[level] if key == level else "")
    for place, code in enumerate(codes):
        own = [each for each in passports if code in (each.municipality, each.prefecture if level == "prefs" else "")]
        told_of = {found for each in own for found in NUMBER.findall(value_said(each.fact(dataset), JA))}
        rows = [row for section in sections for row in section.rows if row.name in of_numbers]
        assert len(rows) > 5
        for row in rows:
            for entry in row.cells[place]:
                km = re.search(r"[\d,]+\.\d km", entry.small)
                shown = DAY.sub(" ", f"{entry.text} {km[0] if km else ''}")
                assert set(NUMBER.findall(shown)) <= told_of, (row.name, entry)
        assert all(Passport.read(str(each)) == each for each in own)


@pytest.mark.parametrize("code", ["20202", "14210", "47382"])
def test_the_panel_of_the_chosen_municipality(dataset: Dataset, code: str) -> None:
    at = replace(LATER, prefecture=code[:2], municipality=code)
    view = town_view(dataset, at)
    assert view is not None
    panel = panel_html(replace(view, memberships=view.memberships.head(0), measures=view.measures.head(0)), JA)
    own = [each for each in numbers_on("overview", dataset, at, lambda _: "") if each.municipality == code]
    told_of = {found for each in own for found in NUMBER.findall(value_said(each.fact(dataset), JA))}
    written = re.sub(r"<[^>]*>|km²|\d+日|コード \d+", " ", DAY.sub(" ", panel.partition(f"<h3>{JA.former}")[0]))
    shown = set(re.findall(r"\d[\d,]*\.\d|\d{1,3}(?:,\d{3})+", written))
    assert len(shown) > 3
    assert shown <= told_of


def test_rows_that_may_mean_a_place_have_a_number_by_each_reason(messy: Path) -> None:
    small = open_dataset(messy)
    code = str(small["rejects"]["candidates"].dropna().iloc[0])[:5]
    at = replace(LATER, prefecture=code[:2], municipality=code)
    keys = [key for key in keys_of(small, code) if ".left_out." in key]
    counts = [len(Passport.of(small, at, key).fact(small).rows()) for key in keys]
    assert [Passport.of(small, at, key).fact(small).value for key in keys] == counts
    assert sum(counts) == len(rejected(small, code)) > 0
    assert Passport.of(small, at, "town.left_out.nothing").fact(small).value is None


@pytest.mark.parametrize("selection", [NAGANO, LATER], ids=["council", "platform"])
def test_the_page_of_a_prefecture(dataset: Dataset, selection: Selection) -> None:
    view = prefecture_view(dataset, selection)
    assert view is not None
    numbers = told(dataset, "prefecture", selection)
    shown = prefecture_sentence(view, JA) + "".join(_comparison(each, view, JA) for each in view.comparisons)
    assert numbers_in(shown) <= numbers
    assert numbers_in(towns_note(view, JA)) <= numbers | {"0"}
    whole = shown_table(view, JA).head(12)
    listed = {*numbers_on("prefecture", dataset, selection, lambda _: "")}
    of_towns = whole.iloc[:, [9, 10, 12, 13, 14, 15]]
    for code, row in zip(whole.iloc[:, 0], of_towns.to_dict("records"), strict=True):
        found = [
            Passport.of(dataset, Selection(selection.body, selection.as_of, "20", code), f"town.{name}")
            for name in TOWN
        ]
        values = [each.fact(dataset).value for each in found]
        for value, cell in zip(values, row.values(), strict=True):
            assert (value is None) == bool(pd.isna(cell))
            assert value is None or round(float(value), 1) == float(cell)
        assert listed.issuperset(found)


TOWN = ("population", "area", "pilots", "measures", "plans", "corporations")


@pytest.mark.parametrize("selection", [NATION, LATER], ids=["before the law", "later"])
def test_the_page_of_targets(dataset: Dataset, selection: Selection) -> None:
    own, shown = TARGETS["ja"], targets_on(dataset, "2026-11-23")
    numbers = told(dataset, "targets", selection)
    for progress in shown:
        figures = "".join(_figures(progress, JA, own))
        whole_months = {f"{progress.months:.3g}"}
        assert numbers_in(figures) - whole_months <= numbers
        fewest = {"3"}  # of how many dates nothing is forecast
        assert numbers_in(" ".join(outlook(progress, JA, own))) - fewest <= numbers
    assert numbers_in(targets_sentence(shown, JA, own)) <= numbers


def test_the_ledger_line_by_line(dataset: Dataset) -> None:
    view = ledger_view(dataset, "council")
    passports = numbers_on("ledger", dataset, NATION, lambda _: "")
    assert numbers_in(ledger_sentence(view, LEDGER["ja"])) <= told(dataset, "ledger", NATION) | {"0"}
    for line in view.lines:
        shown = line_cells(line, JA, LEDGER["ja"])
        numbers = cells(value for key, value in shown.items() if key not in {"member_class", "explanation"})
        own = [each for each in passports if (each.body, each.as_of) == (line.body, line.as_of)]
        assert numbers <= {found for each in own for found in NUMBER.findall(value_said(each.fact(dataset), JA))}


@pytest.mark.parametrize("page", PAGES)
def test_every_number_of_a_page_is_read_again_and_found_in_its_version(dataset: Dataset, page: str) -> None:
    kept = {"towns": "20202.20215", "prefs": "20", "class": "all"}
    for selection in (NAGANO, LATER):
        for passport in numbers_on(page, dataset, selection, lambda key: kept.get(key, ""))[:80]:
            assert Passport.read(str(passport)) == passport
            assert refusal(dataset, passport) == ""
            fact = passport.fact(dataset)
            assert (fact.value is None) == bool(fact.why)
            assert number_name(passport, EN)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("by_region.hokkaido.n", 57),
        ("by_type.wards.of", 23),
        ("wards.n", 12),
        ("published.municipalities.of", 1741),
        ("ledger.municipalities.sample", 623),
        ("ledger.regular.difference", 0),
        ("membership.not_member", 1116),
        ("changes.20210215.total.municipalities", 60),
        ("changes.20210215.proof.municipalities.closing", 625),
        ("programme.pilots.2023", 1),
    ],
)
def test_a_cell_counts_what_its_table_shows_and_has_its_rows(dataset: Dataset, key: str, value: int) -> None:
    fact = Passport.of(dataset, NATION, key).fact(dataset)
    assert fact.value == value
    counts_rows = not key.startswith(("published", "changes")) and fact.kind == "count"
    assert len(fact.rows()) == (value if counts_rows else len(fact.rows()))


def test_a_municipality_has_numbers_of_its_own_and_none_of_a_prefecture(dataset: Dataset) -> None:
    passport = Passport.read(f"{dataset.version[:8]}-20202-c20231001-town.population")
    assert passport is not None
    assert passport.fact(dataset).value == 241337
    assert passport.fact(dataset).as_of == "2020-10-01"
    assert refusal(dataset, Passport.read(str(passport).replace("20202", "20299")) or passport) == "town"
    assert Passport.read(f"{dataset.version[:8]}-20-c20231001-town.population") is None
    assert Passport.read(f"{dataset.version[:8]}-20202-c20231001-members") is None


@pytest.mark.parametrize("place", [None, "20"], ids=["nation", "prefecture"])
@pytest.mark.parametrize(("body", "day"), [("council", "2023-10-01"), ("platform", "2026-11-23")])
def test_what_is_said_beside_a_map_and_below_it(dataset: Dataset, body: str, day: str, place: str | None) -> None:
    said = 0
    for layer in offered_layers(dataset):
        at = Selection(body, day, place, layer=layer)
        view = map_view(dataset, at, JA)
        numbers = {
            found for each in of_map(dataset, at) for found in NUMBER.findall(value_said(each.fact(dataset), JA))
        }
        shown = set(NUMBER.findall(DAY.sub(" ", view.reading.replace("10万人以上", "") + NOTED.sub(" ", view.note))))
        assert shown <= numbers, layer
        said += len(shown)
    assert said > 40


def test_the_number_of_a_sentence_leads_to_its_municipalities(dataset: Dataset) -> None:
    highest, grown, kanto = (
        Passport.of(dataset, NATION, f"map(layer:population_change).{part}").fact(dataset)
        for part in ("highest", "share.percent", "region.kanto.count")
    )
    assert list(highest.rows()["name"]) == ["新宮町"]
    assert value_said(highest, JA) == "＋22.7％"
    assert len(grown.rows()) == 217
    assert value_said(grown, JA) == "12.5％"
    assert kanto.value == len(kanto.rows()) == 80
    assert Passport.of(dataset, NAGANO, "map(layer:kaso).today.count").fact(dataset).value is None


def test_the_legends_of_several_maps(dataset: Dataset) -> None:
    names = ("council@2023-10-01", "pilots", "kaso")
    at = Selection("platform", "2026-11-23", "20")
    passports = numbers_on("multiples", dataset, at, lambda key: ",".join(names) if key == "maps" else "")
    for name, layer in (("council@2023-10-01", "membership"), ("pilots", "pilots"), ("kaso", "kaso")):
        view = map_view(dataset, selection_of(name, at), JA)
        parts = {each: each.key.removeprefix(f"map(layer:{layer}).") for each in passports}
        of_legend = [each for each, part in parts.items() if part.isdecimal() or part in OUTLINES]
        own = Counter(each.fact(dataset).value for each in of_legend)
        assert own == Counter([*(each.count for each in shown_classes(view)), *view.prefecture_counts.values()])
    assert {(each.body, each.as_of) for each in passports} == {("council", "2023-10-01"), ("platform", "2026-11-23")}


@pytest.mark.parametrize(
    "layer",
    [
        {},
        {"layer": "membership_change"},
        {"layer": "plans"},
        {"layer": "measures", "category": "住まい"},
        {"layer": "population"},
        {"layer": "population_change", "second": "membership"},
        {"layer": "kaso"},
        {"layer": "gaps", "of": "plans"},
    ],
    ids=lambda layer: layer.get("layer", "membership"),
)
def test_every_class_of_a_legend_has_an_id_whose_rows_are_its_municipalities(
    dataset: Dataset, layer: dict[str, str]
) -> None:
    at = LATER.with_layer(layer, choices_of(dataset))
    view = map_view(dataset, at, JA)
    found = [each for each in numbers_on("overview", dataset, at, lambda _: "") if each.key.startswith("map(")]
    assert [Passport.read(str(each)) for each in found] == found
    facts = {each.key.partition(").")[2]: each.fact(dataset) for each in found}
    classes = {place: fact for place, fact in facts.items() if place.isdigit()}
    assert {place: fact.value for place, fact in classes.items()} == {
        str(place): each.count
        for place, each in enumerate(view.classes)
        if each in (*shown_classes(view), *grid_classes(view))
    }
    assert sum(fact.value for fact in classes.values() if isinstance(fact.value, int)) == 77
    values = {"highest", "lowest", "most"}  # of a municipality or a prefecture, no count of rows
    counts = [fact for part, fact in facts.items() if fact.kind == "count" and part not in values]
    assert all(len(fact.rows()) == fact.value for fact in counts)
    day = {"population": "2020-10-01", "kaso": "2022-04-01"}.get(layer.get("layer", ""), at.as_of)
    assert {fact.as_of for fact in facts.values()} == {day}


@pytest.mark.parametrize(
    "choice", ["layer:none", "layer:population,second:population", "population", "layer:kaso,of:plans"]
)
def test_a_map_that_no_link_names_is_refused(dataset: Dataset, choice: str) -> None:
    number = Passport.of(dataset, NATION, f"map({choice}).0")
    own = cell_of(number.key)
    assert own is not None
    assert own.fault(dataset, JA) == "この版には、番号が名ざす地図がありません。"
