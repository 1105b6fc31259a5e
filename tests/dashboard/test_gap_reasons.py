"""Why there is no value: six reasons, each with its pattern, code and next step, that add up to all that is missing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from dashboard.layers import map_view, offered_layers
from dashboard.map_table import map_table
from dashboard.palette import PATTERNS
from dashboard.selection import Selection
from dashboard.wording import words_in
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


def test_a_row_without_a_value_has_its_code_and_next_step_and_one_with_a_value_has_neither(dataset: Dataset) -> None:
    words = words_in("ja")
    for layer in ("membership", "plans", "measures", "gaps"):
        view = map_view(dataset, Selection("council", "2023-10-01", layer=layer), words)
        table = map_table(view, dataset, words)
        counts = table[words.reason_code].value_counts().to_dict()
        for reason, entry in zip(GapReason, view.classes[-6:], strict=True):
            assert counts.get(reason.value, 0) == entry.count
        steps = table[words.reason_code].map(words.next_steps).fillna("")
        assert (table[words.next_step] == steps).all()
        assert counts.get("", 0) == sum(entry.count for entry in view.classes[:-6])
