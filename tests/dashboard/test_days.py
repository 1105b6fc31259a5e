"""Which list and which totals a day has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.views.days import list_in_force, totals_in_force

if TYPE_CHECKING:
    from geodata.dataset import Dataset


def test_a_day_between_two_lists_has_the_earlier_one_and_a_day_before_all_has_none(dataset: Dataset) -> None:
    assert list_in_force(dataset, "council", "2023-09-30") == "2021-02-15"
    assert list_in_force(dataset, "council", "2023-10-01") == "2023-10-01"
    assert list_in_force(dataset, "council", "2021-02-14") is None
    assert list_in_force(dataset, "platform", "2026-11-23") == "2024-10-29"


def test_totals_of_a_day_are_those_of_one_publication(dataset: Dataset) -> None:
    assert totals_in_force(dataset, "platform", "2025-12-31")["member_class"].tolist() == ["総計"]
    assert totals_in_force(dataset, "council", "2021-02-01")["count"].tolist() == [35, 559, 594, 13, 607]
    assert totals_in_force(dataset, "council", "2020-12-31").empty
