"""What is on a sheet of maps, and what its files are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dashboard.layers import map_view
from dashboard.multiples import dates_of, preview, selection_of
from dashboard.selection import Selection
from dashboard.wording import words_in

if TYPE_CHECKING:
    from geodata.dataset import Dataset

COUNCIL = Selection("council", "2023-10-01", prefecture="47")
JA = words_in("ja")


@pytest.mark.parametrize(
    ("names", "dates"),
    [
        (("population",), "2023年10月1日（値は2020年10月1日時点）"),
        (("council@2023-10-01",), "2023年10月1日"),
        (("platform@2024-10-29", "council@2023-10-01"), "2023-10-01～2024-10-29"),
        (("council@2023-10-01", "population"), "複数時点（2023年10月1日を含む）"),
        (("measures", "pilots"), "2023年10月1日（2026年11月23日に確認）"),
    ],
)
def test_a_file_is_called_by_the_dates_of_its_maps(dataset: Dataset, names: tuple[str, ...], dates: str) -> None:
    views = [map_view(dataset, selection_of(name, COUNCIL), JA) for name in names]
    assert dates_of(names, views, "2023-10-01", JA) == dates


def test_a_preview_is_drawn_once(dataset: Dataset) -> None:
    first, again = (preview(dataset, COUNCIL, ("population",)) for _ in range(2))
    assert first is again
    assert first.startswith(b"\x89PNG")
    assert len(first) < 500_000
