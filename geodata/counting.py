"""Which rows of a register count on a municipality."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

COUNTED: Final = ("pilots", "measures", "plans", "corporations")
"""Registers whose entries are counted on municipalities."""
PLAN: Final = "特定居住促進計画"
PREFECTURE_PLAN: Final = "広域的地域活性化基盤整備計画"


def counted_measures(measures: pd.DataFrame) -> pd.DataFrame:
    """Measures whose page names dual residence (dual_tie 明記) and that do not restate a pilot."""
    return measures[(measures["dual_tie"] == "明記") & ~measures["restates_pilot"]]


def counted_rows(tables: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Rows of each counted register that count on a municipality, in all their columns.

    Plans are the municipalities' own 特定居住促進計画; of pilots, each place counts once.
    """
    plans = tables["plans"]
    counted = {
        "pilots": tables["pilot_places"].drop_duplicates(["pilot_id", "municipality_code"]),
        "measures": counted_measures(tables["measures"]),
        "plans": plans[plans["kind"] == PLAN],
        "corporations": tables["corporations"],
    }
    return {name: counted[name][counted[name]["municipality_code"].notna()] for name in COUNTED}
