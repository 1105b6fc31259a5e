from __future__ import annotations

from typing import Any

import pandas as pd

from etl.ledger import ledger_rows, reconcile
from etl.memberships import complete_lists, membership_coverage, merge_lists
from etl.validate.listing import with_lists
from etl.written import as_written
from geodata.tables import COOPERATING_MEMBERS, MEMBERSHIP_TOTALS, MEMBERSHIPS, REJECTS, RESOLUTIONS

LIST = {"body": "council", "as_of": "2023-10-01"}
NOTHING = pd.DataFrame({"body": [], "as_of": [], "municipality_code": []})


def members(*rows: dict[str, Any]) -> pd.DataFrame:
    """Rows of several sources one below the other, so that a member may stand more than once."""
    plain = {**LIST, "member_class": "市区町村", "prefecture_code": "20", "status": "登録値", "source_id": "known"}
    columns = [column.name for column in MEMBERSHIPS.columns]
    whole = [pd.DataFrame([{**plain, "name": row["municipality_code"] or "長野県", **row}]) for row in rows]
    return pd.concat([MEMBERSHIPS.conform(pd.DataFrame(columns=columns)), *map(MEMBERSHIPS.conform, whole)])


def sample(code: str) -> dict[str, Any]:
    return {"municipality_code": code, "status": "サンプル", "source_id": "sample"}


def totals(**published: int) -> pd.DataFrame:
    rows = [
        {**LIST, "member_class": of, "count": count, "is_lower_bound": False, "status": "公表値", "source_id": "totals"}
        for of, count in published.items()
    ]
    return MEMBERSHIP_TOTALS.conform(pd.DataFrame(rows))


def ledger(published: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    numbered = rows.assign(file="list.csv", row=range(2, len(rows) + 2)).astype({"row": "Int64"})
    nothing = with_lists(REJECTS.of_rows(()), pd.DataFrame(), "memberships", "")
    every_row = as_written(numbered.reset_index(drop=True), RESOLUTIONS.of_rows(())).assign(is_replaced=False)
    private, resolutions = COOPERATING_MEMBERS.of_rows(()), RESOLUTIONS.of_rows(())
    lines = ledger_rows(every_row, merge_lists(numbered, set()), private, nothing, resolutions)
    return reconcile(published, lines)


def test_a_known_member_takes_the_place_of_its_sample_row() -> None:
    merged = merge_lists(members(sample("20201"), {"municipality_code": "20201", "office": "会長"}), set())
    assert merged[["status", "office"]].to_numpy().tolist() == [["登録値", "会長"]]


def test_an_official_list_drops_the_sample_of_its_date_and_keeps_what_is_known() -> None:
    rows = members(
        {"municipality_code": "20201", "office": "会長"},
        sample("20202"),
        {"municipality_code": "20201", "status": "公表値", "source_id": "official"},
        {**sample("20202"), "as_of": "2021-02-15"},
    )
    merged = merge_lists(rows, {"official"})
    assert merged[["as_of", "municipality_code", "status"]].to_numpy().tolist() == [
        ["2021-02-15", "20202", "サンプル"],
        ["2023-10-01", "20201", "公表値"],
    ]
    assert merged["office"].tolist()[1] == "会長"


def test_three_towns_on_a_complete_list_are_member_and_not_members() -> None:
    rows = members({"municipality_code": "20201"}, sample("20202"))
    complete = complete_lists(ledger(totals(市区町村=2), rows), rows, set())
    coverage = membership_coverage(pd.Series(["20201", "20202", "20203"]), rows, complete, NOTHING)
    assert coverage["reason"].fillna("").tolist() == ["", "", "not_member"]
    assert coverage["status"].fillna("").tolist() == ["登録値", "サンプル", ""]


def test_beside_an_incomplete_list_the_others_are_not_surveyed() -> None:
    rows = members({"municipality_code": "20201"})
    assert complete_lists(ledger(totals(市区町村=2), rows), rows, set()) == set()
    coverage = membership_coverage(pd.Series(["20201", "20202"]), rows, set(), NOTHING)
    assert coverage["reason"].fillna("").tolist() == ["", "not_surveyed"]


def test_a_town_that_a_rejected_row_may_mean_could_not_be_matched() -> None:
    rows = members({"municipality_code": "20201"})
    doubtful = pd.DataFrame({**{key: [value] for key, value in LIST.items()}, "municipality_code": ["20202"]})
    coverage = membership_coverage(pd.Series(["20201", "20202"]), rows, {("council", "2023-10-01")}, doubtful)
    assert coverage["reason"].fillna("").tolist() == ["", "unmatched"]


def test_a_town_whose_row_says_that_it_left_is_no_member_even_on_an_incomplete_list() -> None:
    left = {"municipality_code": "20202", "left_on": pd.Timestamp("2023-03-31")}
    leaves = {"municipality_code": "20203", "left_on": pd.Timestamp("2024-03-31")}
    rows = members({"municipality_code": "20201"}, left, leaves)
    assert ledger(totals(市区町村=2), rows)["difference"].tolist() == [0]
    coverage = membership_coverage(pd.Series(["20201", "20202", "20203", "20204"]), rows, set(), NOTHING)
    assert coverage["reason"].fillna("").tolist() == ["", "not_member", "", "not_surveyed"]


def test_without_any_list_there_is_no_coverage() -> None:
    assert membership_coverage(pd.Series(["20201"]), members(), set(), NOTHING).empty
