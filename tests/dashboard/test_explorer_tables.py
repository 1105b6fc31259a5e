"""What leaves the clusters and the weighted trial as a file: everything that the page says, and how it was worked out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from dashboard.cluster_table import Told, clusters_table, full_names, plain_names
from dashboard.conditions import fields_of, parse
from dashboard.conditions.told import field_name, sentence
from dashboard.explorer_page import found_table, saved_table
from dashboard.score_table import missing_table, rule_lines, score_table, whole_table
from dashboard.views.clusters import found_clusters, places_of
from dashboard.views.explorer import found_by
from dashboard.views.score import inputs_on, scores_of
from dashboard.wording import words_in
from dashboard.wording.clusters import WORDS as CLUSTER_WORDS
from dashboard.wording.score import WORDS

if TYPE_CHECKING:
    from geodata.dataset import Dataset

LISTED = ("council", "2023-10-01")
WEIGHTS = {"change": 2, "kaso": 1, "pilots": 3}


@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_file_of_sums_has_both_those_scored_and_those_apart_with_rules_and_weights(
    dataset: Dataset, language: str
) -> None:
    words, said, names = words_in(language), WORDS[language], plain_names(dataset, language)
    scores = scores_of(inputs_on(dataset, *LISTED), WEIGHTS, {"12202", "20201", "20202"})
    table = whole_table(scores, names, words)
    assert table.iloc[:, 0].tolist() == ["12202", "20201", "20202"]
    assert table[said.state].tolist() == [said.scored, said.lacking, said.lacking]
    assert table[said.total].isna().tolist() == [False, True, True]
    parts = [said.contribution.format(name=said.inputs[name]) for name in WEIGHTS]
    assert round(table.loc[0, parts].sum(), 2) == table.loc[0, said.total]
    assert all(said.rules[name] in "".join(table.columns) for name in WEIGHTS)
    assert table[said.weight.format(name=said.inputs["pilots"])].dtype == "Int64"
    lines = "\n".join(rule_lines(scores, WEIGHTS, words))
    assert all(said.weight_of.format(name=said.inputs[name], weight=WEIGHTS[name]) in lines for name in WEIGHTS)
    assert ("試算" if language == "ja" else "trial") in lines
    assert score_table(scores.scored, names, words)[said.total].tolist() == table[said.total].dropna().tolist()
    apart = missing_table(scores.missing, names, words)
    lacking = said.reason.format(name=said.inputs["pilots"], reason=words.reasons["not_surveyed"])
    assert apart[said.missing_column].tolist() == [lacking, lacking]
    assert table[words.reason_code].dropna().tolist() == ["not_surveyed", "not_surveyed"]
    assert apart[words.next_step].tolist() == [words.next_steps["not_surveyed"]] * 2


def test_a_file_of_clusters_has_a_row_a_municipality_and_says_what_is_unknown(dataset: Dataset) -> None:
    words, said = words_in("ja"), CLUSTER_WORDS["ja"]
    places = places_of(dataset, by_sea=False)
    told = Told(words, said, plain_names(dataset, "ja"), full_names(dataset, "ja"), places.people)
    found = found_clusters(dataset, frozenset({"20201", "20202", "20203", "13421"}), *LISTED, by_sea=False)
    table = clusters_table(found, told)
    assert sorted(table["市区町村コード"]) == ["13421", "20201", "20202", "20203"]
    assert table[said.headings["people"]].drop_duplicates().sum() == sum(cluster.people for cluster in found)
    whole = found[0]
    assert told.population(replace(whole, unknown=1, people=5)) == "5人（ほか1市区町村は不明）"
    assert told.population(replace(whole, unknown=len(whole.codes), people=0)) == "不明"
    assert told.border(replace(whole, bordering=(), between=2)) == "間に2市区町村"
    assert told.border(replace(whole, bordering=(), between=None)) == "つながらない"


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_row_of_a_file_names_the_day_and_the_conditions_it_was_found_by(dataset: Dataset, language: str) -> None:
    asked = parse("all(member:no,beside(member:yes))", fields_of(dataset))
    found = found_by(asked, dataset, body="council", day="2023-10-01", prefecture="20")
    table = saved_table(dataset, found, "2023-10-01", words_in(language))
    assert table.iloc[:, 0].tolist() == list(found.here)
    said = ("2023-10-01", sentence(asked, words_in(language)), "all(member:no,beside(member:yes))")
    assert {tuple(row) for row in table.iloc[:, -3:].itertuples(index=False)} == {said}


@pytest.mark.parametrize(
    ("day", "reason", "step"),
    [("2024-03-31", "no_data", "制度の開始後の時点を選ぶ"), ("2026-09-11", "not_surveyed", "調査")],
)
def test_each_blank_of_what_was_asked_has_its_code_and_next_step(
    dataset: Dataset, day: str, reason: str, step: str
) -> None:
    words = words_in("ja")
    member, plan = field_name("member", words), field_name("plan", words)
    asked = parse("plan:no_data|not_surveyed", fields_of(dataset))
    found = found_by(asked, dataset, body="council", day=day, prefecture="20")
    table = saved_table(dataset, found, day, words).set_index("市区町村コード")
    assert set(table[f"{member}・理由コード"].dropna()) == {"not_member"}
    assert set(table[f"{member}・次の一歩"].dropna()) == {"招待"}
    assert set(table[f"{plan}・理由コード"]) == {reason}
    assert set(table[f"{plan}・次の一歩"]) == {step}
    seen = found_table(dataset, found, day, words)
    assert f"{plan}・次の一歩" in seen
    assert f"{plan}・理由コード" not in seen
