"""Which rows of a register count on a municipality."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


def counted_measures(measures: pd.DataFrame) -> pd.DataFrame:
    """Measures whose page names dual residence (dual_tie 明記) and that do not restate a pilot."""
    return measures[(measures["dual_tie"] == "明記") & ~measures["restates_pilot"]]
