"""Profiles: which places a link means, who lies beside them and is alike, and what the table says of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dashboard.profile_page import profile_html, profile_table
from dashboard.profile_prefectures import prefecture_sections
from dashboard.profile_towns import town_sections
from dashboard.selection import Selection
from dashboard.views.peers import weights_of
from dashboard.views.profile import (
    Asked,
    Entry,
    Moved,
    Row,
    Section,
    across_water,
    alike,
    asked_prefectures,
    asked_towns,
    gap_reasons,
    on_land,
    rejected,
    resolved,
)
from dashboard.wording import words_in
from dashboard.wording.towns import JA, WORDS
from geodata.dataset import open_dataset

if TYPE_CHECKING:
    from pathlib import Path

    from geodata.dataset import Dataset

LATEST = Selection("platform", "2026-11-23")
EVENLY = weights_of("")


def cells(sections: tuple[Section, ...], name: str) -> list[list[str]]:
    return [[entry.text for entry in cell] for each in sections for row in each.rows if row.name == name for cell in row.cells]  # fmt: skip


def test_a_link_names_up_to_four_municipalities_each_once_and_unknown_ones_are_left_out(dataset: Dataset) -> None:
    assert asked_towns(dataset, "20202.20203") == Asked(("20202", "20203"))
    assert asked_towns(dataset, "20202.99999.x.20202") == Asked(("20202",))
    assert asked_towns(dataset, "20201.20202.20203.20204.20205").codes == ("20201", "20202", "20203", "20204")
    assert asked_towns(dataset, "-") == asked_towns(dataset, "") == Asked(())
    assert asked_prefectures(dataset, "20.21.99.20") == ("20", "21")


def test_the_code_of_a_merged_town_and_of_a_ward_leads_to_todays_municipality_and_says_so(dataset: Dataset) -> None:
    assert asked_towns(dataset, "20449") == Asked(("20202",), (Moved("20449", "波田町", "20202"),))
    assert asked_towns(dataset, "20202.20449").codes == ("20202",)
    assert asked_towns(dataset, "14104").codes == ("14100",)


def test_neighbours_on_land_come_by_border_and_those_of_an_island_are_across_water_alone(dataset: Dataset) -> None:
    assert [each.code for each in on_land(dataset, "20202")][:2] == ["20220", "21203"]
    assert [each.code for each in on_land(dataset, "20")][:2] == ["21", "15"]
    assert on_land(dataset, "32525") == ()
    nearest = [(each.code, round(each.km, 1)) for each in across_water(dataset, "32525")]
    assert nearest == [("32526", 0.7), ("32528", 2.2), ("32527", 2.6)]


@pytest.mark.parametrize("code", ["20202", "32525", "13206", "34208", "22130", "20", "47"])
def test_no_place_is_its_own_neighbour_or_peer(dataset: Dataset, code: str) -> None:
    beside = {each.code for each in (*on_land(dataset, code), *across_water(dataset, code))}
    assert code not in beside | set(alike(dataset, code, EVENLY))
    assert all(len(each) == len(code) for each in beside)
    assert len(alike(dataset, code, EVENLY)) == 8


def test_two_municipalities_of_one_name_have_their_own_facts(dataset: Dataset) -> None:
    sections = town_sections(dataset, ("13206", "34208"), EVENLY, LATEST, words_in("ja"))
    assert cells(sections, "都道府県") == [["東京都"], ["広島県"]]
    assert cells(sections, "人口")[0][0] == "262,932"
    assert cells(sections, "人口")[1][0] == "37,677"
    assert cells(sections, "面積") == [["29.8 km²"], ["195.7 km²"]]
    assert cells(sections, "過疎地域") == [["指定なし"], ["全部過疎"]]


def test_the_profile_of_matsumoto_has_its_names_mergers_membership_and_matched_rows(dataset: Dataset) -> None:
    selection = Selection("council", "2023-10-01")
    sections = town_sections(dataset, ("20202",), EVENLY, selection, words_in("ja"))
    assert cells(sections, "名称・読み") == [["松本市　マツモトシ　Matsumoto-shi"]]
    assert cells(sections, "参加（協議会）") == [["参加"]]
    assert cells(sections, "参加の期間") == [["協議会　2021-02-15の名簿までに参加　2023-10-01の名簿まで記録"]]
    former = cells(sections, "コード・名称の変更")[0]
    assert former[0] == "2010-03-31　編入　20449 波田町 → 20202 松本市"
    assert len(former) == 5
    assert cells(sections, "この地域に照合した行") == [[f"コード {len(resolved(dataset, '20202'))}行"]]
    assert cells(sections, "陸で隣接")[0][:2] == ["長野県安曇野市", "岐阜県高山市"]
    assert gap_reasons(dataset, "20202", "council", "2023-10-01")["plans"] == "no_data"
    assert "membership" not in gap_reasons(dataset, "20202", "council", "2023-10-01")


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("day", ["2023-10-01", "2026-11-23"])
def test_each_reason_of_a_profile_stands_with_its_code_and_next_step(dataset: Dataset, language: str, day: str) -> None:
    words = words_in(language)
    sections = town_sections(dataset, ("20203",), EVENLY, Selection("platform", day), words)
    gaps = next(each for each in sections if each.title == WORDS[language].sections["gaps"])
    said = {row.name: row.cells[0][0] for row in gaps.rows}
    reasons = gap_reasons(dataset, "20203", "platform", day)
    assert reasons
    for layer, reason in reasons.items():
        entry = said[words.on_map.names[layer]]
        assert entry.text == words.reasons[reason]
        is_before_law = day == "2023-10-01" and layer in {"plans", "corporations"}
        step = words.next_step_before_law if is_before_law else words.next_steps[reason]
        assert entry.small.startswith(WORDS[language].step.format(code=reason, step=step))


def test_a_profile_says_of_every_body_whether_a_place_is_its_member(dataset: Dataset) -> None:
    sections = town_sections(dataset, ("20202", "20203"), EVENLY, Selection("platform", "2026-11-23"), words_in("ja"))
    rows = next(each for each in sections if each.title == WORDS["ja"].sections["membership"]).rows
    bodies = [
        WORDS["ja"].rows["membership"].format(body=words_in("ja").bodies[body]) for body in ("platform", "council")
    ]
    assert [row.name for row in rows[:2]] == bodies
    assert [cell[0].text for cell in rows[1].cells] == ["参加", "未参加"]


def test_a_prefecture_has_its_own_plan_its_members_and_the_prefectures_beside_it(dataset: Dataset) -> None:
    council = Selection("council", "2023-10-01")
    sections = prefecture_sections(dataset, ("20", "47"), EVENLY, LATEST, words_in("ja"))
    assert "長野県広域的地域活性化基盤整備計画（二地域居住）" in cells(sections, "都道府県の計画")[0][0]
    assert cells(sections, "市区町村の数") == [["77"], ["41"]]
    area = next(row for row in sections[0].rows if row.name == "面積").cells[0][0]
    assert (
        area.small == "推計・2025・予報区等GISデータ（市区町村境界、2025年）"
    )  # measured on them, not published by them
    assert cells(sections, "陸で隣接")[0][0] == "岐阜県"
    members = cells(prefecture_sections(dataset, ("20",), EVENLY, council, words_in("ja")), "参加する市区町村")
    own = dataset["memberships"].query("body == 'council' and as_of == '2023-10-01' and prefecture_code == '20'")
    assert members[0][0].startswith(f"{own['municipality_code'].nunique()}／77（")


def test_rows_that_were_left_out_are_counted_for_each_municipality_they_may_mean(messy: Path) -> None:
    small = open_dataset(messy)
    named = small["rejects"]["candidates"].dropna()
    code = named.iloc[0][:5]
    assert len(rejected(small, code)) == named.str.contains(code).sum() > 0


def test_the_table_escapes_what_it_shows_and_its_file_has_a_line_an_entry() -> None:
    hostile = Entry("<b>", "登録値", "javascript:alert(1)")
    sections = (Section("基本", (Row("名称", ((hostile, Entry("松本市", code="20202")), ())),)),)
    html = profile_html(sections, ("甲", "乙"), {"20202": "towns?towns=20202"}, JA)
    assert "<b>" not in html
    assert "javascript" not in html
    assert '<a href="towns?towns=20202" target="_self">松本市</a>' in html
    table = profile_table(sections, ("甲", "乙"), JA)
    assert table.iloc[0].tolist() == ["基本", "名称", "<b>（登録値）\n松本市", ""]
