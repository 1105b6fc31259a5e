"""Why there is no value: six reasons, each with its pattern, code and next step, that add up to all that is missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.layers import map_view, offered_layers
from dashboard.map_table import map_table
from dashboard.palette import PATTERNS
from dashboard.selection import Selection
from dashboard.views.registers import held
from dashboard.wording import words_in
from geodata.counting import COUNTED
from geodata.gaps import GapReason

if TYPE_CHECKING:
    from geodata.dataset import Dataset

DAYS = [("council", "2021-02-15"), ("council", "2023-10-01"), ("platform", "2026-11-23")]


@pytest.mark.parametrize("language", ["ja", "en"])
def test_each_reason_has_a_pattern_a_code_a_name_and_a_next_step_of_its_own(language: str) -> None:
    words = words_in(language)
    assert len(GapReason) == len(set(PATTERNS.values())) == 6
    for named in (words.reasons, words.next_steps):
        assert list(named) == [reason.value for reason in GapReason]
        assert len(set(named.values())) == 6


@pytest.mark.parametrize(("body", "day"), DAYS)
@pytest.mark.parametrize("prefecture", [None, "01", "13", "20"])
def test_those_with_a_value_and_the_six_reasons_add_up_to_all_municipalities(
    body: str, day: str, prefecture: str | None, dataset: Dataset
) -> None:
    towns = dataset["municipalities"]
    total = len(towns) if prefecture is None else int((towns["prefecture_code"] == prefecture).sum())
    plain = Selection(body, day, prefecture)
    for layer in offered_layers(dataset):
        of = [name for name in offered_layers(dataset) if name != "gaps"] if layer == "gaps" else ["membership"]
        for explained in of:
            view = map_view(dataset, replace(plain, layer=layer, of=explained), words_in("ja"))
            patterned = [entry for entry in view.classes if entry.pattern is not None]
            assert len(patterned) == 6
            assert sum(entry.count for entry in view.classes) == total


@settings(max_examples=25, deadline=None)
@given(
    day=st.dates(date(2020, 1, 1), date(2027, 12, 31)),
    body=st.sampled_from(["council", "platform"]),
    prefecture=st.sampled_from([None, *(f"{number:02}" for number in range(1, 48))]),
)
def test_on_any_day_the_six_reasons_are_all_who_have_no_record(
    day: date, body: str, prefecture: str | None, dataset: Dataset
) -> None:
    towns = dataset["municipalities"]
    here = towns if prefecture is None else towns[towns["prefecture_code"] == prefecture]
    lists = dataset["memberships"].query("body == @body and as_of <= @day.isoformat()")
    in_force = lists[lists["as_of"] == lists["as_of"].max()]["municipality_code"]
    with_value = {"membership": in_force, "population": towns[towns["population"].notna()]["municipality_code"]}
    with_value |= {name: held(dataset, name, day.isoformat())["municipality_code"] for name in COUNTED}
    for layer, codes in with_value.items():
        view = map_view(dataset, Selection(body, day.isoformat(), prefecture, layer=layer), words_in("ja"))
        reasons = sum(entry.count for entry in view.classes if entry.pattern is not None)
        assert reasons == len(set(here["municipality_code"]) - set(codes))


def test_a_row_without_a_value_has_its_code_and_next_step_and_one_with_a_value_has_neither(dataset: Dataset) -> None:
    words = words_in("ja")
    for layer in ("membership", "plans", "measures", "gaps"):
        view = map_view(dataset, Selection("council", "2023-10-01", layer=layer), words)
        table = map_table(view, dataset, words)
        counts = table[words.reason_code].value_counts().to_dict()
        for reason, entry in zip(GapReason, view.classes[-6:], strict=True):
            assert counts.get(reason.value, 0) == entry.count
        before_law = {"no_data": words.next_step_before_law} if layer == "plans" else {}
        steps = table[words.reason_code].map({**words.next_steps, **before_law}).fillna("")
        assert (table[words.next_step] == steps).all()
        assert counts.get("", 0) == sum(entry.count for entry in view.classes[:-6])
