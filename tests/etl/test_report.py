from __future__ import annotations

from typing import Any

import pytest

from etl.report import list_changes, row_sums
from geodata.errors import ContractError
from tests.etl.lists_of_members import history, listed


def source(name: str, *files: tuple[int, int, int, int, int]) -> dict[str, Any]:
    """Files by rows in, used, rejected, merged and no data."""
    keys = ("rows_in", "rows_out", "rejected", "merged", "not_data")
    listed = [
        {"name": f"{number}.csv", "outside": 0, **dict(zip(keys, rows, strict=True))}
        for number, rows in enumerate(files)
    ]
    return {"id": name, "files": listed}


def test_every_file_has_its_sum_and_all_files_have_theirs() -> None:
    lines = row_sums([source("a", (1788, 1741, 0, 47, 0), (10, 5, 2, 0, 3)), source("b"), source("c", (0, 0, 0, 0, 0))])
    assert "下の3ファイルのすべてで、その合計は入力と一致しています。" in lines
    assert lines[-5:-1] == [
        "| a | 0.csv | 1,788 | 1,741 | 0 | 47 | 0 | 0 |",
        "| a | 1.csv | 10 | 5 | 2 | 0 | 3 | 0 |",
        "| c | 0.csv | 0 | 0 | 0 | 0 | 0 | 0 |",
        "| 計 | 3ファイル | 1,798 | 1,746 | 2 | 47 | 3 | 0 |",
    ]


@pytest.mark.parametrize("rows", [(10, 9, 0, 0, 0), (10, 10, 1, 0, 0)])
def test_a_row_that_is_lost_or_counted_twice_stops_the_build(rows: tuple[int, int, int, int, int]) -> None:
    with pytest.raises(ContractError, match=r"a 0\.csv 10 ≠"):
        row_sums([source("a", rows)])


def test_the_changes_between_two_lists_are_counted_by_kind() -> None:
    earlier = listed("2018-02-15", "長野市", "篠山市", source="known")
    later = listed("2023-10-01", "丹波篠山市", "松本市", "上田市", source="sample", status="サンプル")
    changes = history(earlier, later)["changes"]
    assert list_changes(changes)[2:] == [
        "| 全国二地域居住等促進協議会 | 2018-02-15 | 2023-10-01 | 2 | 1 | 0 | 1 | 0 | 0 | 4 |",
        "",
    ]
    assert list_changes(changes.head(0)) == ["ありません。", ""]


def test_text_of_a_source_marks_nothing_up_in_the_report() -> None:
    line = row_sums([source("![x](http://elsewhere.test/x.png) <b>`x`</b> *x* $x$", (1, 1, 0, 0, 0))])[-3]
    assert line.startswith("| !［x](http://elsewhere.test/x.png) ＜b>｀x｀＜/b> ＊x＊ ＄x＄ |")
