"""For each municipality and each layer: how many entries it has, or why there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from geodata.gaps import GapReason
from geodata.tables import COVERAGE

if TYPE_CHECKING:
    from collections.abc import Mapping


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
