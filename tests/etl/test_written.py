from __future__ import annotations

import pandas as pd

from etl.written import as_written
from tests.etl.lists_of_members import history, listed


def resolutions(*rows: tuple[int, str, int | None]) -> pd.DataFrame:
    """Row number, what was written, and the row it was merged into, of `official`."""
    frame = pd.DataFrame(rows, columns=["row", "written", "merged_into_row"]).astype({"merged_into_row": "Int64"})
    return frame.assign(source_id="official", file="official.csv")


def test_a_town_beside_the_city_it_went_into_was_a_member_of_its_own() -> None:
    rows = as_written(
        listed("2013-10-01", "栃木市", joined_on="2013-04-01"),
        resolutions((2, "栃木市", None), (3, "09367 栃木県 下都賀郡 岩舟町", 2)),
    )
    assert rows[["name", "written_code", "row", "is_merged"]].to_numpy().tolist() == [
        ["栃木市", "", 2, False],
        ["栃木県下都賀郡岩舟町", "09367", 3, True],
    ]
    assert rows["joined_on"].isna().tolist() == [False, True]
    tables = history(rows, listed("2015-10-01", "栃木市"))
    assert tables["changes"][["kind", "previous_code", "row_before"]].to_numpy().tolist() == [["合併", "09367", 3]]
    assert tables["membership_lists"]["municipality_count"].tolist() == [2, 1]


def test_a_row_of_an_old_code_alone_is_the_municipality_of_that_code() -> None:
    rows = as_written(listed("2015-10-01", "富谷市"), resolutions((2, "044237", None)))
    changes = history(rows, listed("2017-10-01", "富谷市"))["changes"]
    assert changes[["kind", "old", "new", "previous_code"]].to_numpy().tolist() == [
        ["名称変更", "富谷町", "富谷市", "04423"]
    ]


def test_without_resolutions_the_rows_stand_as_they_are() -> None:
    rows = as_written(listed("2023-10-01", "長野市"), resolutions())
    assert rows[["name", "written_code", "is_merged"]].to_numpy().tolist() == [["長野市", "", False]]
