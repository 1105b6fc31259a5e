"""For each municipality and each layer: how many entries it has, or why there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pandas as pd

from geodata.counting import counted_measures
from geodata.gaps import GapReason
from geodata.tables import COVERAGE

if TYPE_CHECKING:
    from collections.abc import Mapping

LAYERS: Final = ("pilots", "measures", "plans", "corporations")


def counted_rows(tables: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Rows that count for each layer, each with municipality_code and status.

    Plans are the municipalities' own 特定居住促進計画.
    """
    measures, plans = tables["measures"], tables["plans"]
    places = tables["pilot_places"].drop_duplicates(["pilot_id", "municipality_code"])
    counted = {
        "pilots": places,
        "measures": counted_measures(measures),
        "plans": plans[plans["kind"] == "特定居住促進計画"],
        "corporations": tables["corporations"],
    }
    return {
        layer: rows.loc[rows["municipality_code"].notna(), ["municipality_code", "status"]]
        for layer, rows in counted.items()
    }


def layer_coverage(codes: pd.Series, counted: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """`coverage` of the layers: every municipality once a layer.

    The registers of facts hold what was found, not all there is: who is not in them is 未調査, never zero.
    """
    frames = []
    for layer, rows in counted.items():
        grouped = rows.groupby("municipality_code")["status"]
        count = codes.map(grouped.size())
        frames.append(
            pd.DataFrame(
                {
                    "municipality_code": codes,
                    "layer": layer,
                    "body": None,
                    "as_of": None,
                    "count": count,
                    "status": codes.map(grouped.first()),
                    "reason": count.isna().map({True: GapReason.NOT_SURVEYED.value, False: None}),
                }
            )
        )
    return COVERAGE.conform(pd.concat(frames, ignore_index=True))
