"""When a build is refused because too much of a source was set aside."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from etl.acceptance import refuse_mostly_rejected
from geodata.errors import SourceError


def papers(rows_in: int, rejected: int, not_data: int = 0) -> dict[str, Any]:
    return {
        "sources": [{"id": "list", "files": [{"rows_in": rows_in, "rejected": rejected, "not_data": not_data}]}],
    }


def rejects(count: int) -> pd.DataFrame:
    return pd.DataFrame({"source_id": ["list"] * count, "reason": ["コードがありません。"] * count})


def test_one_row_in_five_may_be_rejected() -> None:
    refuse_mostly_rejected(papers(5, 1), rejects(1))


def test_more_than_one_in_five_is_refused_with_the_reason_and_the_ways_out() -> None:
    with pytest.raises(
        SourceError, match=r"出典 list: 9行のうち2行（22%）。コードがありません。（2行）.*inspect.*--max-rejected 1"
    ):
        refuse_mostly_rejected(papers(9, 2), rejects(2))


def test_totals_and_notes_do_not_dilute_the_share() -> None:
    with pytest.raises(SourceError, match="4行のうち1行"):
        refuse_mostly_rejected(papers(10, 1, not_data=6), rejects(1))


def test_an_operator_may_allow_more() -> None:
    refuse_mostly_rejected(papers(2, 2), rejects(2), allowed=1)
