"""What a dataset offers to choose from, for the app and for the command line."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from dashboard.layers import measure_categories, offered_layers
from dashboard.selection import Choices
from dashboard.versions import OPEN_AT_ONCE
from dashboard.views.days import latest_day

if TYPE_CHECKING:
    from geodata.dataset import Dataset

_DEFAULT_LIST: Final = ("council", "2023-10-01")


@lru_cache(maxsize=OPEN_AT_ONCE)
def choices_of(data: Dataset) -> Choices:
    """What there is to choose from in a dataset."""
    lists = _dates(data, "memberships") or (_DEFAULT_LIST,)
    return Choices(
        prefectures=tuple(data["prefectures"]["prefecture_code"]),
        municipalities=frozenset(data["municipalities"]["municipality_code"]),
        lists=lists,
        default_list=_DEFAULT_LIST if _DEFAULT_LIST in lists else lists[0],
        totals=_dates(data, "membership_totals"),
        latest=latest_day(data),
        version=data.version,
        layers=offered_layers(data),
        categories=measure_categories(data),
    )


def _dates(data: Dataset, table: str) -> tuple[tuple[str, str], ...]:
    """Each body and date of a table, in their order."""
    rows = data[table][["body", "as_of"]].drop_duplicates().sort_values(["body", "as_of"])
    return tuple(rows.itertuples(index=False, name=None))
