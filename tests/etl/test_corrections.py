from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import pytest

from etl.corrections import apply_corrections
from geodata.errors import SourceError
from geodata.sources import Source
from tests.etl.lists_of_members import NO_REJECTS, listed, rejected, succession

if TYPE_CHECKING:
    from pathlib import Path


def source(folder: Path, name: str, corrects: str = "", *, complete: bool = True) -> Source:
    papers = dict.fromkeys(
        ("publisher", "title", "url", "licence", "credit", "as_of", "note", "encoding", "crs"), ""
    ) | {"kind": "membership", "status": "公表値"}
    return Source(
        id=name, folder=folder, files=(), optional=False, complete_list=complete, on_request=False, defaults={},
        corrects=corrects, **papers,
    )  # fmt: skip


def corrected(
    folder: Path, rows: pd.DataFrame, *corrections: tuple[str, str], complete: bool = True
) -> tuple[list[tuple[str, ...]], pd.DataFrame]:
    """Source and name of the rows that stay, and the corrections."""
    sources = {name: source(folder, name) for name in ("first", "other")}
    sources |= {name: source(folder, name, target, complete=complete) for name, target in corrections}
    stay, found = apply_corrections(rows, sources, succession(), NO_REJECTS)
    return list(stay[["source_id", "name"]].itertuples(index=False, name=None)), pd.DataFrame(found)


def test_a_corrected_list_takes_the_place_of_the_earlier_one_and_the_differences_are_kept(tmp_path: Path) -> None:
    rows = pd.concat(
        [
            listed("2023-10-01", "長野市", "松本市", source="first"),
            listed("2023-10-15", "長野市", "上田市", source="second"),
        ],
        ignore_index=True,
    )
    stay, changes = corrected(tmp_path, rows, ("second", "first"))
    assert stay == [("second", "長野市"), ("second", "上田市")]
    assert changes[["kind", "name", "after", "by", "old", "new"]].to_numpy().tolist() == [
        ["訂正", "松本市", "2023-10-01", "2023-10-15", "会員", "記載なし"],
        ["訂正", "上田市", "2023-10-01", "2023-10-15", "記載なし", "会員"],
    ]


def test_each_corrected_value_is_a_row_of_its_own(tmp_path: Path) -> None:
    first = listed("2023-10-01", "長野市", source="first", joined_on="2021-03-09")
    second = listed("2023-10-01", "長野市", source="second", joined_on="2021-04-01", office="会長")
    _, changes = corrected(tmp_path, pd.concat([first, second], ignore_index=True), ("second", "first"))
    assert changes[["old", "new", "note"]].fillna("").to_numpy().tolist() == [
        ["2021-03-09", "2021-04-01", "加入日の訂正です。"],
        ["", "会長", "役職の訂正です。"],
    ]


def test_a_partial_correction_takes_the_place_of_the_rows_it_names(tmp_path: Path) -> None:
    rows = pd.concat(
        [
            listed("2023-10-01", "長野市", "松本市", source="first"),
            listed("2023-10-01", "松本市", source="second", office="顧問"),
        ],
        ignore_index=True,
    )
    stay, changes = corrected(tmp_path, rows, ("second", "first"), complete=False)
    assert stay == [("first", "長野市"), ("second", "松本市")]
    assert changes[["name", "new"]].to_numpy().tolist() == [["松本市", "顧問"]]


def test_a_correction_of_a_correction_leaves_the_last_one(tmp_path: Path) -> None:
    lists = [listed("2023-10-01", name, source=of) for of, name in (("a", "長野市"), ("b", "松本市"), ("c", "上田市"))]
    stay, changes = corrected(tmp_path, pd.concat(lists, ignore_index=True), ("a", ""), ("b", "a"), ("c", "b"))
    assert stay == [("c", "上田市")]
    assert changes["name"].tolist() == ["長野市", "松本市", "松本市", "上田市"]


def test_other_lists_of_the_corrected_source_stay(tmp_path: Path) -> None:
    lists = [
        listed("2021-02-15", "長野市", source="first"),
        listed("2023-10-01", "長野市", source="first"),
        listed("2023-10-01", "松本市", source="second"),
    ]
    stay, _ = corrected(tmp_path, pd.concat(lists, ignore_index=True), ("second", "first"))
    assert stay == [("first", "長野市"), ("second", "松本市")]


def test_a_member_that_a_rejected_row_of_the_correction_may_mean_is_not_known(tmp_path: Path) -> None:
    lists = [
        listed("2023-10-01", "長野市", "松本市", source="first"),
        listed("2023-10-01", "長野市", source="second"),
    ]
    sources = {"first": source(tmp_path, "first"), "second": source(tmp_path, "second", "first")}
    rejects = rejected("2023-10-01", "20202 長野県松本市").assign(source_id="second")
    _, changes = apply_corrections(pd.concat(lists, ignore_index=True), sources, succession(), rejects)
    assert [(row["name"], row["new"]) for row in changes] == [
        ("松本市", "不明（除外した行かもしれません: members.csv 9行目）")
    ]


@pytest.mark.parametrize(
    ("corrections", "as_of", "said"),
    [
        ([("second", "nowhere")], "2023-10-01", "という会員名簿の出典がありません"),
        ([("second", "third"), ("third", "second")], "2023-10-01", "互いを指しています"),
        ([("second", "second")], "2023-10-01", "互いを指しています"),
        ([("second", "first")], "2022-10-01", "訂正する名簿が first にありません"),
    ],
)
def test_a_correction_of_nothing_is_refused(
    tmp_path: Path, corrections: list[tuple[str, str]], as_of: str, said: str
) -> None:
    lists = [listed(day, "長野市", source="first") for day in ("2021-02-15", "2023-10-01")]
    rows = pd.concat([*lists, listed(as_of, "松本市", source="second")], ignore_index=True)
    with pytest.raises(SourceError, match=said):
        corrected(tmp_path, rows, *corrections)


def test_sources_without_corrections_are_left_as_they_are(tmp_path: Path) -> None:
    rows = listed("2023-10-01", "長野市", source="first")
    stay, changes = corrected(tmp_path, rows)
    assert stay == [("first", "長野市")]
    assert changes.empty
