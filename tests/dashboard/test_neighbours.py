"""Blocks of municipalities on a map of squares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.views.neighbours import blocks, land_neighbours

if TYPE_CHECKING:
    from geodata.dataset import Dataset


def test_blocks_are_what_hangs_together_largest_first() -> None:
    row = {"1": ("2",), "2": ("1", "3"), "3": ("2", "4"), "4": ("3",), "5": ()}
    assert blocks(["5", "4", "2", "1"], row) == (("1", "2"), ("4",), ("5",))


def test_an_island_has_no_neighbour_and_neighbours_are_mutual(dataset: Dataset) -> None:
    beside = land_neighbours(dataset)
    assert beside["13421"] == ()  # 小笠原村
    assert all(code in beside[other] for code, others in beside.items() for other in others)
    assert len(beside) == 1741
