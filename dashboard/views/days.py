"""What was in force on a day: the list of members and the published totals."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

import pandas as pd

if TYPE_CHECKING:
    from geodata.dataset import Dataset

BEFORE_ALL: Final = ""
"""A day before all others, as text."""


@lru_cache(maxsize=64)
def list_in_force(dataset: Dataset, body: str, day: str) -> str | None:
    """Date of the body's latest list of which a row is known, on or before the day; None before the first."""
    members = dataset["memberships"]
    dates = members.loc[(members["body"] == body) & (members["as_of"] <= day), "as_of"]
    return None if dates.empty else str(dates.max())


def totals_in_force(dataset: Dataset, body: str, day: str) -> pd.DataFrame:
    """`membership_totals` of the body's latest publication on or before the day; empty before the first.

    Totals of one publication stand together: a class it does not state is not taken from an earlier one.
    """
    totals = dataset["membership_totals"]
    known = totals[(totals["body"] == body) & (totals["as_of"] <= day)]
    latest: pd.DataFrame = known[known["as_of"] == known["as_of"].max()]
    return latest


@lru_cache(maxsize=4)
def latest_day(dataset: Dataset) -> str:
    """The last day on which any register was checked; "" where none says."""
    checked = [table["checked_on"].max() for table in dataset.tables.values() if "checked_on" in table]
    known = [day.date().isoformat() for day in checked if not pd.isna(day)]
    return max(known, default="")
