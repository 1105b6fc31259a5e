"""Every figure that a page of the registers or of their papers shows is among its numbers, with the same value."""

from __future__ import annotations

import re
from html import unescape
from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest

from dashboard.facts.cells_of_council import OF_AIM
from dashboard.facts.cells_of_sources import OF_FILE
from dashboard.facts.on_pages import numbers_on
from dashboard.facts.passports import Passport
from dashboard.facts.value_keys import said_value, value_key, value_of
from dashboard.number_said import number_name, page_of
from dashboard.selection import Selection
from dashboard.views.burden import later_records
from dashboard.views.programme import aims
from dashboard.views.spread import KINDS
from dashboard.views.spread_around import pilots_on
from dashboard.wording import words_in
from dashboard.wording.council import WORDS as COUNCIL
from dashboard.wording.programme import WORDS as PROGRAMME
from dashboard.wording.spread import WORDS as SPREAD
from geodata.prefectures import REGION_KEYS
from tests.pages.test_pages import everything, run

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from geodata.dataset import Dataset

DAY = "2026-11-23"
JAPAN = Selection("platform", DAY)
COMPUTED = (
    "pilots.listed.",
    "sources.file.",
    "sources.total.",
    "programme.",
    "published.",
    "ledger.",
    "council.committee.",
)
"""Counts whose rows are what they were computed from, or where they were published."""
VALUES = (".highest", ".lowest", ".most")
"""Values of a municipality or a prefecture that a map names."""
JA, EN = words_in("ja"), words_in("en")


def numbers(
    dataset: Dataset, page: str, selection: Selection = JAPAN, kept: Mapping[str, str] = MappingProxyType({})
) -> dict[tuple[str, str], float]:
    """Value of each number of a page by place and key, each of which reads back, has a name and leads to its page."""
    found = {}
    for passport in numbers_on(page, dataset, selection, lambda key: kept.get(key, "")):
        fact = passport.fact(dataset)
        assert Passport.read(str(passport)) == passport
        assert number_name(passport, JA)
        assert number_name(passport, EN)
        assert not passport.key.startswith(f"{page}.") or page_of(passport) == page
        assert (fact.value is None) == bool(fact.why)
        if fact.value is None:
            continue
        assert isinstance(fact.value, int | float)
        is_of_rows = not passport.key.startswith(COMPUTED) and not passport.key.endswith(VALUES)
        if fact.kind == "count" and is_of_rows:
            assert len(fact.rows()) == fact.value, passport
        found[passport.municipality or passport.prefecture or "", passport.key] = fact.value
    return found


def told(own: dict[tuple[str, str], float], keys: Iterable[str], place: str = "") -> list[float]:
    return [own[place, key] for key in keys]


def rows_in(shown: str, name: str) -> list[list[str]]:
    """The cells of each row of a table, without tags."""
    table = next(each for each in shown.split("<table") if f"aria-label='{name}" in each)
    rows = re.findall(r"<tr role='row'>(.*?)</tr>", table.partition("</thead>")[2], re.DOTALL)
    return [
        [re.sub(r"<[^>]*>", "", cell) for cell in re.findall(r"<td[^>]*>(.*?)</td>", row, re.DOTALL)] for row in rows
    ]


def in_text(pattern: str, shown: str) -> list[int]:
    """The numbers of the one place where a text is as the pattern says."""
    (found,) = re.findall(pattern, shown)
    return [int(each.replace(",", "")) for each in ((found,) if isinstance(found, str) else found)]


@pytest.mark.parametrize("value", ["お試し滞在", "コミュニティ・関係づくり", "", "国"])
def test_a_value_of_the_registers_is_named_by_a_plain_word_that_reads_back(value: str) -> None:
    assert re.fullmatch("[a-z_]+", value_key(value))
    assert said_value(value_key(value)) == value
    assert value_of(value_key(value), ["交通費", value]) == value


def test_a_value_that_nobody_has_named_yet_has_a_sign_of_its_own() -> None:
    assert value_key("農泊") == "xe3639da0eb"
    assert value_of(value_key("農泊"), ["交通費", "農泊"]) == "農泊"
    assert value_key("s01-dual-law") == "s01_dual_law"


def test_every_category_theme_and_programme_of_the_registers_has_a_plain_word(dataset: Dataset) -> None:
    themes = dataset["pilots"]["theme"].dropna().str.split(";").explode().str.strip()
    programmes = dataset["pilots"]["programme"]
    values = {*dataset["measures"]["category"], *themes, *programmes, *dataset["opinion_categories"]["value"].dropna()}
    assert all(not value_key(value).startswith("x") for value in values)
    assert len({value_key(value) for value in values}) == len(values)


@pytest.mark.parametrize("kept", [{}, {"topic": "t6"}, {"opinion": "o13"}], ids=["all", "theme", "opinion"])
def test_opinions_and_what_they_lead_to(
    kept: dict[str, str], published: Path, dataset: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = everything(run("evidence", published, monkeypatch, as_of=DAY, **kept))
    own = numbers(dataset, "evidence", kept=kept)
    scope = {"topic": "theme.t6", "opinion": "opinion.o13"}[next(iter(kept))] if kept else "all"
    sentence = r"有識者の意見(\d+)件のうち(\d+)件に.*支援施策(\d+)件、実証(\d+)件で、(\d+)市区町村.*対応付け(\d+)本のうち、人が確かめたものは(\d+)本"
    parts = ("opinions", "answered", "measures", "pilots", "towns", "links", "by_hand")
    assert in_text(sentence, shown) == told(own, (f"evidence.{scope}.{part}" for part in parts))
    orphans = in_text(r"対応施策は未登録の意見（(\d+)件／(\d+)件）", shown)
    assert orphans == told(own, (f"evidence.{scope}.{part}" for part in ("unanswered", "opinions")))
    listed = re.findall(r"<summary>(o\d+) [^<]*<span class='small'>(\d+)件・(\d+)市区町村", shown)
    assert len(listed) == own["", f"evidence.{scope}.opinions"]
    for opinion, records, towns in listed:
        keys = (f"evidence.opinion.{opinion}.{part}" for part in ("records", "towns"))
        assert told(own, keys) == [int(records), int(towns)]
    counts = r"<div><[^>]*>(\d+)件</span></div><div><[^>]*>(\d+)市区町村</span></div>(?:<div class=\"small\"><[^>]*>ほか関連 (\d+)件)?"
    ways = re.findall(counts, shown)
    assert ways
    for records, towns, related in ways:
        assert {int(records), int(towns), int(related or 0)} <= {*own.values()}
    if "opinion" in kept:
        assert in_text(r"つながる支援施策と実証（(\d+)件）", shown) == told(own, [f"evidence.{scope}.records"])


def test_categories_by_place_and_those_that_no_opinion_leads_to(
    published: Path, dataset: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = everything(run("evidence", published, monkeypatch, as_of=DAY))
    own = numbers(dataset, "evidence")
    (fares,) = {*re.findall(r"<td[^>]*>支援施策: 交通費</td>.*?data-label='地域と登録の数'>([^<]*)</td>", shown)}
    by_place = {name: int(n) for name, n in re.findall(r"(\S+) (\d+)", fares.replace("、", " "))}
    regions = {"国": "state", "東北": "tohoku", "中部": "chubu", "中国": "chugoku", "九州・沖縄": "kyushu_and_okinawa"}
    key = "evidence.value.measures.travel_cost"
    assert by_place == {name: own["", f"{key}.in_{where}.records"] for name, where in regions.items()}
    assert sum(by_place.values()) == own["", f"{key}.records"] == 12
    assert (
        in_text(r"どの意見にもつながらない分野（(\d+)）", shown) == told(own, ["evidence.unlinked.categories"]) == [3]
    )
    unlinked = {name: int(n) for name, n in re.findall(r"<td[^>]*data-label='登録表での分野'>([^<]*)</td><td[^>]*class=n[^>]*>(\d+)</td>", shown)}  # fmt: skip
    assert unlinked["医療・福祉"] == own["", "evidence.value.measures.health.any"] == 7
    by_theme = numbers(dataset, "evidence", kept={"topic": "t6"})
    assert by_theme["46", f"{key}.records"] == 5 - sum(by_theme.get((code, f"{key}.records"), 0) for code in KYUSHU)


KYUSHU = ("40", "41", "42", "43", "44", "45", "47")


@pytest.mark.parametrize("level", ["prefecture", "region", "peers"])
def test_themes_by_place(level: str, published: Path, dataset: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = {"groups": level, "like": "20202", "weights": "100000"}
    app = run("evidence", published, monkeypatch, as_of=DAY, **kept)
    own = numbers(dataset, "evidence", kept=kept)
    table = next(frame.value for frame in app.dataframe if "未調査" in frame.value)
    for row in table.to_dict("records"):
        place, group = {
            "prefecture": (str(row.get("コード")), "places"),
            "region": ("", f"region.{REGION_KEYS.get(row['地域'])}"),
            "peers": ("20202", "peers.100000"),
        }[level]
        parts = ("total", "unsurveyed", "surveyed")
        total, unsurveyed, surveyed = told(own, (f"evidence.{group}.{part}" for part in parts), place)
        assert (row["市区町村"], row["未調査"]) == (total, unsurveyed)
        for at, cell in enumerate(list(row.values())[-8:], 1):
            share = re.match(r"(\d+)/(\d+)", cell)
            answering = own[place, f"evidence.{group}.t{at}.answering"]
            assert (int(share[1]), int(share[2])) == (answering, surveyed) if share else not surveyed
    where, of = ("20202", "peers.100000") if level == "peers" else ("", level)
    few = re.findall(r"data-label='[^']*言えない地域'>(\d+)?", everything(app))
    assert few == [str(n) if (n := own[where, f"evidence.nobody.{of}.t{at}.few"]) else "" for at in range(1, 9)]


@pytest.mark.parametrize("layer", ["pilots", "measures"])
def test_what_is_on_record_by_the_day_and_on_the_map_of_it(
    layer: str, published: Path, dataset: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = everything(run("spread", published, monkeypatch, as_of="2025-07-10", layer=layer))
    own = numbers(dataset, "spread", Selection("platform", "2025-07-10", layer=layer))
    sentence = r"実証・先導事業(\d+)件、計画(\d+)件、支援法人(\d+)件、支援施策(\d+)件です。ガイドラインは(\d+)件、法令は(\d+)件"
    assert in_text(sentence, shown) == told(own, (f"spread.on_record.{kind}" for kind in KINDS))
    assert in_text(r'data-new="(\d+)"', shown) == told(own, ["spread.new"]) != [0]
    assert in_text(r"<h2>この日までの登録（(\d+)件）", shown) == told(own, ["spread.until"])
    assert in_text(r"<h2>日付の登録なし（(\d+)件）", shown) == told(own, ["spread.undated"])
    legend = re.findall(r'<li class="entry">(?:<i[^>]*></i>)<span>([^<]*)</span><b>([\d,]+)</b>', shown)
    reasons = {name: reason for reason, name in JA.reasons.items()}
    of_map = {name: int(n.replace(",", "")) for name, n in legend}
    having = sum(n for name, n in of_map.items() if name not in reasons)
    assert having == own["", f"spread.map.{layer}.towns"]
    assert all(n == own["", f"spread.map.{layer}.{reasons[name]}"] for name, n in of_map.items() if name in reasons)


@pytest.mark.parametrize("of", ["neighbours", "peers"])
def test_what_is_around_each_pilot(of: str, published: Path, dataset: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    shown, own = everything(run("spread", published, monkeypatch, as_of=DAY)), numbers(dataset, "spread")
    pilots = [value_key(str(pilot.row["pilot_id"])) for pilot in pilots_on(dataset, DAY)]
    rows = rows_in(shown, SPREAD["ja"].around[of][0])
    assert len(rows) == len(pilots) == own["", f"spread.{of}.pilots"] == 43
    for pilot, (*_, share, before, unclear, unknown) in zip(pilots, rows, strict=True):
        key = f"spread.{of}.{pilot}"
        if found := re.fullmatch(r"(\d+)/(\d+)（([\d.]+)％）", share):
            after, around, percent = told(own, (f"{key}.{part}" for part in ("after", "around", "percent")))
            assert found.groups() == (str(after), str(around), f"{percent:.1f}")
        else:
            assert own["", f"{key}.around"] == 0
        parts = ("before", "unclear", "unknown")
        assert told(own, (f"{key}.{part}" for part in parts)) == [int(before), int(unclear), int(unknown)]


@pytest.mark.parametrize("prefecture", ["", "20"])
def test_records_that_are_an_instrument_of_burden(
    prefecture: str, published: Path, dataset: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = {"pref": prefecture} if prefecture else {}
    shown = everything(run("burden", published, monkeypatch, as_of="2025-07-10", **place))
    own = numbers(dataset, "burden", Selection("platform", "2025-07-10", prefecture or None))
    (sentence,) = re.findall(r'<p class="sentence[^>]*>([^<]*)', shown)
    keys = ("burden.records", "burden.host", "burden.practitioner", "burden.both", "burden.towns", "towns")
    counts = map(int, re.findall(r"([0-9]+)(?:件|のうち|で、)", sentence.replace(",", "")))
    assert {*counts} == {*told(own, keys, prefecture)}
    cells = re.findall(r'data-cell="([^"]*)-([^"]*)" data-cases="(\d+)"', shown)
    assert len(cells) == 8
    for instrument, side, count in cells:
        assert own[prefecture, f"burden.{value_key(instrument)}.{value_key(side)}"] == int(count)
    assert own["", "burden.later"] == len(later_records(dataset, "2025-07-10")) > 0
    assert f"{own['', 'burden.later']}件" in shown


def test_records_that_a_slip_can_be_about_and_corrections_that_were_accepted(
    published: Path, dataset: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    for place, key in (("20202", "corrections.town"), ("20", "corrections.records")):
        shown = everything(run("corrections", published, monkeypatch, as_of=DAY, where=place))
        own = numbers(dataset, "corrections", kept={"where": place})
        assert in_text(r"<h2>[^<]*の記録（(\d+)件）", shown) == told(own, [key], place)
        assert in_text(r"<h2>受け付けた訂正（(\d+)件）", shown) == told(own, ["corrections.accepted"]) == [0]
    assert not numbers(dataset, "corrections", kept={"where": "nonsense"}).keys() - {("", "corrections.accepted")}


@pytest.mark.parametrize(
    "kept", [{}, {"fy": "2024", "field": "住まい"}, {"call": "2次", "partner": "企業"}], ids=["all", "theme", "partner"]
)
def test_pilots_that_the_filters_leave(
    kept: dict[str, str], published: Path, dataset: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = everything(run("pilots", published, monkeypatch, as_of=DAY, **kept))
    own = numbers(dataset, "pilots", kept=kept)
    key = "pilots.chosen" + "".join(f".{name}_{value_key(value)}" for name, value in kept.items())
    sentence = r"の登録は(\d+)件です。実施地は延べ(\d+)か所で、(\d+)市区町村と(\d+)都道府県"
    parts = ("projects", "places", "municipalities", "prefectures")
    assert in_text(sentence, shown) == told(own, (f"pilots.listed.{part}" for part in parts))
    assert in_text(r"<h2>事業 (\d+)件（実施地 延べ(\d+)か所）", shown) == told(
        own, (f"{key}.projects", f"{key}.places")
    )
    if own["", f"{key}.undated"]:
        assert in_text(r">採択日の記載がない事業 (\d+)件</caption>", shown) == told(own, [f"{key}.undated"])
    by_prefecture = rows_in(shown, "都道府県ごと")
    names = {
        name: str(code) for code, name in dataset["prefectures"][["prefecture_code", "name"]].itertuples(index=False)
    }
    for name, projects, places in by_prefecture:
        assert told(own, (f"{key}.projects", f"{key}.places"), names[name]) == [int(projects), int(places)]
    assert sum(int(row[1]) for row in by_prefecture) == own["", f"{key}.by_place"]
    bodies = rows_in(shown, "団体 ")
    assert len(bodies) == own["", f"{key}.bodies"] > 0
    for body, _, others, led, projects in bodies:
        of = f"{key}.body.{value_key(unescape(body))}"
        assert told(own, (f"{of}.led", f"{of}.projects")) == [int(led), int(projects)]
        assert {int(n) for n in re.findall(r"（(\d+)件）", others)} <= {
            n for (_, pair), n in own.items() if ".pair." in pair and value_key(unescape(body)) in pair
        }


def test_days_of_selection_and_pairs_of_pilots(dataset: Dataset) -> None:
    own = numbers(dataset, "pilots")
    on_days = {name: n for (_, name), n in own.items() if ".chosen.on." in name}
    assert sum(on_days.values()) == own["", "pilots.chosen.dated"]
    assert own["", "pilots.chosen.dated"] + own["", "pilots.chosen.undated"] == own["", "pilots.chosen.projects"] == 45
    assert own["", "pilots.chosen.on.20250326.leading_project"] == 12
    assert own["", "pilots.chosen.often"] + own["", "pilots.chosen.once"] == own["", "pilots.chosen.pairs"]
    assert own["", "pilots.chosen.pairs"] == sum(".chosen.pair." in name for _, name in own)


@pytest.mark.parametrize("level", ["municipality", "prefecture"])
def test_measures_by_place_and_category(
    level: str, published: Path, dataset: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = "20202" if level == "municipality" else "20"
    app = run("measures", published, monkeypatch, as_of=DAY, rows=level, at=place)
    shown, own = everything(app), numbers(dataset, "measures", kept={"rows": level, "at": place})
    kind = "town" if level == "municipality" else "in"
    assert in_text(r"<h2>施策 (\d+)件</h2>", shown) == told(own, [f"measures.{kind}.any"], place)
    table = next(frame.value for frame in app.dataframe if "住まい" in frame.value)
    assert len(table) > 20
    for row in table.to_dict("records"):
        for category, count in list({str(name): n for name, n in row.items()}.items())[2:]:
            assert own[row["コード"], f"measures.{kind}.{value_key(category)}"] == count
    for category, having, without, unsurveyed, _ in rows_in(shown, "分野ごとの空白"):
        keys = (f"measures.blank.{value_key(category)}.{part}" for part in ("having", "without", "unsurveyed"))
        assert told(own, keys) == [int(each.replace(",", "")) for each in (having, without, unsurveyed)]
    near = rows_in(shown, "長野県松本市から見て") if level == "municipality" else []
    for category, count, _, km, _ in near:
        assert f"{own[place, f'measures.near.{value_key(category)}']:,.1f}" == km
        assert own[place, f"measures.town.{value_key(category)}"] == int(count if count.isdecimal() else 0)
    assert bool(near) == (level == "municipality")


def test_what_is_found_by_the_words_of_a_reader_has_no_number(dataset: Dataset) -> None:
    assert numbers(dataset, "measures", kept={"q": "住まい"}) == numbers(dataset, "measures")


def test_what_became_of_the_rows_of_every_file(
    published: Path, dataset: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown, own = everything(run("sources", published, monkeypatch)), numbers(dataset, "sources")
    for source in dataset.manifest["sources"]:
        for at, file in enumerate(source["files"], 1):
            key = f"sources.file.{value_key(source['id'])}.{at}"
            counts = told(own, (f"{key}.{part}" for part in OF_FILE))
            assert f"<td>{file['name']}</td>" + "".join(f"<td class='n'>{n:,}</td>" for n in counts) in shown
    assert f"（{own['', 'sources.rejects']}）" in shown
    whole = [f"{n:,}" for n in told(own, (f"sources.total.{part}" for part in OF_FILE))]
    assert f"| 計 | {own['', 'sources.files']}ファイル | {' | '.join(whole)} |" in shown
    tables = ("municipalities", "memberships", "plans", "pilots", "measures")
    (row,) = rows_in(shown, "公開した版")
    assert [int(cell.replace(",", "")) for cell in row[3:8]] == told(own, (f"sources.rows.{table}" for table in tables))


@pytest.mark.parametrize("prefecture", ["", "20"])
def test_aims_cooperating_members_and_totals_on_the_page_of_the_council(
    prefecture: str, published: Path, dataset: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = {"pref": prefecture} if prefecture else {}
    shown = everything(run("council", published, monkeypatch, as_of="2023-10-01", body="council", **place))
    at = Selection("council", "2023-10-01", prefecture or None)
    own = numbers(dataset, "council", at)
    found = aims(dataset, at.as_of, at.prefecture)
    rows = rows_in(shown, PROGRAMME["ja"].aims)
    links = [(aim, link) for aim in found for link in aim.links]
    assert len(rows) == len(links) == 12
    for (aim, link), row in zip(links, rows, strict=True):
        key = f"aims.{value_key(aim.row['aim_id'])}.{value_key(link.row['category'])}"
        assert told(own, (f"{key}.{part}" for part in OF_AIM), prefecture) == [int(cell) for cell in row[-3:]]
    kinds = rows_in(shown, COUNCIL["ja"].kind)
    assert kinds
    for kind, on_day, earlier in kinds:
        keys = (f"council.kind.{value_key(kind)}.{when}" for when in ("on_day", "earlier"))
        assert told(own, keys) == [int(on_day), int(earlier)]
    assert own["", "published.cooperating"] == 29


def test_rows_of_other_dates_and_the_ledger_on_the_page_of_members(
    published: Path, dataset: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run("members", published, monkeypatch, **{"class": "cooperating"})
    own = numbers(dataset, "members", Selection("council", "2023-10-01"), {"class": "cooperating"})
    assert own["", "rows.cooperating.elsewhen"] == len(app.dataframe[-1].value) > 0
    whole = numbers(dataset, "members", Selection("council", "2023-10-01"))
    assert told(whole, (f"ledger.municipalities.{part}" for part in ("published", "difference"))) == [625, 0]
