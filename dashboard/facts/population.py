"""Facts of how the population changed, between the first and the last count on one basis."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

import pandas as pd

from dashboard.facts.fact import At, Fact
from dashboard.views.papers import source_titles
from dashboard.views.peers import change_dates

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from geodata.dataset import Dataset


@lru_cache(maxsize=2)
def _counts(dataset: Dataset) -> pd.DataFrame:
    """Rows of both counts; empty where no two can be compared."""
    rows = dataset["statistics"]
    basis, *dates = change_dates(dataset) or ("",)
    return rows[(rows["basis"] == basis) & (rows["indicator"] == "population") & rows["as_of"].isin(dates)]


def _here(at: At) -> tuple[pd.DataFrame, int]:
    """Rows of both counts of the place, and of how many municipalities they should be."""
    towns = at.dataset["municipalities"]
    if at.selection.prefecture is not None:
        towns = towns[towns["prefecture_code"] == at.selection.prefecture]
    rows = _counts(at.dataset)
    return rows[rows["municipality_code"].isin(towns["municipality_code"])], len(towns)


def change(at: At) -> Fact:
    """Difference of the later count in percent of the first; unknown where a municipality lacks either."""
    rows, towns = _here(at)
    sums = rows.groupby("as_of")["value"].agg(["sum", "size"]).sort_index()
    is_known = len(sums) == 2 and bool((sums["size"] == towns).all()) and sums["sum"].iloc[0] > 0  # noqa: PLR2004 - first and last
    value = 100 * (sums["sum"].iloc[1] / sums["sum"].iloc[0] - 1) if is_known else None
    titles = source_titles(at.dataset)
    return Fact(
        "percent_change",
        value,
        str(sums.index.max()) if len(sums) else at.selection.as_of,
        "、".join(sorted(rows["status"].unique())),
        "、".join(titles.get(each, each) for each in sorted(rows["source_id"].unique())),
        lambda: rows.reset_index(drop=True),
        "" if is_known else "counts_unknown",
    )


def _day(at: At, which: Callable[[pd.Series], str]) -> Fact:
    """The day of the first or of the last count."""
    rows, _ = _here(at)
    day = which(rows["as_of"]) if len(rows) else ""
    return Fact("day", day or None, day, "", "", lambda: rows, "" if day else "counts_unknown")


FACTS: Final[Mapping[str, Callable[[At], Fact]]] = {
    "people.change": change,
    "people.change_from": lambda at: _day(at, pd.Series.min),
    "people.change_until": lambda at: _day(at, pd.Series.max),
}
