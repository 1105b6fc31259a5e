from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import pytest

from tests.etl.lists_of_members import history, listed, rejected

if TYPE_CHECKING:
    from collections.abc import Sequence


def said(changes: pd.DataFrame, *columns: str) -> list[list[object]]:
    return changes[["kind", "name", *columns]].astype("object").where(changes.notna(), None).to_numpy().tolist()


def kinds(changes: pd.DataFrame) -> list[tuple[str, str]]:
    return list(changes[["kind", "name"]].itertuples(index=False, name=None))


def test_who_is_on_one_of_two_complete_lists_joined_or_left_between_them() -> None:
    changes = history(listed("2021-02-15", "長野市", "松本市"), listed("2023-10-01", "松本市", "上田市"))["changes"]
    assert said(changes, "after", "by", "old", "new", "row_before", "row_after") == [
        ["参加", "上田市", "2021-02-15", "2023-10-01", None, "市区町村", None, 3],
        ["退会", "長野市", "2021-02-15", "2023-10-01", "市区町村", None, 2, None],
    ]


def test_the_first_list_of_a_body_is_no_change() -> None:
    assert history(listed("2021-02-15", "長野市", "長野県"))["changes"].empty


def test_a_list_of_prefectures_alone_is_a_list() -> None:
    tables = history(listed("2021-02-15", "長野県"), listed("2023-10-01", "長野県"))
    assert tables["membership_lists"]["prefecture_count"].tolist() == [1, 1]
    assert tables["changes"].empty


def test_the_lists_of_two_bodies_are_never_held_against_each_other() -> None:
    lists = (listed("2021-02-15", "長野市"), listed("2024-10-29", "松本市", body="platform"))
    assert history(*lists)["changes"].empty


def test_a_list_that_is_not_complete_proves_no_departure() -> None:
    lists = (listed("2021-02-15", "長野市", "松本市"), listed("2022-01-01", "松本市"))
    assert history(*lists, partial=["2022-01-01"])["changes"].empty


def test_after_a_list_that_is_not_complete_nobody_joined_by_being_on_the_next() -> None:
    lists = (listed("2021-02-15", "長野市"), listed("2022-01-01", "長野市", "松本市"))
    assert history(*lists, partial=["2021-02-15"])["changes"].empty


def test_a_stated_date_of_joining_after_an_incomplete_list_is_a_joining() -> None:
    later = listed("2022-01-01", "松本市", joined_on="2021-06-01")
    changes = history(listed("2021-02-15", "長野市"), later, partial=["2021-02-15", "2022-01-01"])["changes"]
    assert said(changes, "happened_on") == [["参加", "松本市", pd.Timestamp("2021-06-01")]]


def test_over_an_incomplete_list_a_departure_lies_between_the_lists_that_prove_it() -> None:
    lists = (listed("2021-02-15", "長野市", "松本市"), listed("2022-01-01", "長野市"), listed("2023-10-01", "長野市"))
    changes = history(*lists, partial=["2022-01-01"])["changes"]
    assert said(changes, "after", "by") == [["退会", "松本市", "2021-02-15", "2023-10-01"]]


def test_a_town_that_went_into_a_member_city_is_merged_and_did_not_leave() -> None:
    changes = history(listed("2013-10-01", "岩舟町", "栃木市"), listed("2015-10-01", "栃木市"))["changes"]
    assert said(changes, "municipality_code", "previous_code", "happened_on", "old", "new") == [
        ["合併", "栃木市", "09203", "09367", pd.Timestamp("2014-04-05"), "岩舟町", "栃木市"]
    ]


def test_a_city_that_is_new_from_member_towns_goes_on_and_does_not_join() -> None:
    changes = history(listed("2009-10-01", "前原市", "二丈町"), listed("2011-10-01", "糸島市"))["changes"]
    assert said(changes, "previous_code") == [["合併", "糸島市", "40222"], ["合併", "糸島市", "40462"]]


def test_a_town_whose_city_is_on_no_later_list_left_and_the_note_says_what_it_became() -> None:
    changes = history(listed("2013-10-01", "岩舟町", "長野市"), listed("2015-10-01", "長野市"))["changes"]
    assert kinds(changes) == [("退会", "岩舟町")]
    assert "2014-04-05に栃木市" in changes["note"].iloc[0]


def test_before_the_day_of_the_merger_a_missing_town_has_left() -> None:
    changes = history(listed("2012-10-01", "岩舟町", "栃木市"), listed("2013-10-01", "栃木市"))["changes"]
    assert kinds(changes) == [("退会", "岩舟町")]
    assert changes[["municipality_code", "previous_code"]].to_numpy().tolist() == [["09203", "09367"]]


@pytest.mark.parametrize(
    ("old", "new", "code", "previous", "day"),
    [
        ("篠山市", "丹波篠山市", "28221", None, "2019-05-01"),
        ("富谷町", "富谷市", "04216", "04423", "2016-10-10"),
    ],
)
def test_another_name_or_code_is_the_same_member(old: str, new: str, code: str, previous: str | None, day: str) -> None:
    changes = history(listed("2016-01-01", old), listed("2020-01-01", new))["changes"]
    assert said(changes, "municipality_code", "previous_code", "happened_on", "old", "new") == [
        ["名称変更", new, code, previous, pd.Timestamp(day), old, new]
    ]


@pytest.mark.parametrize(
    "names", [("長野県上田市", "上田市"), ("上田市", " 上 田市 "), ("宮城県黒川郡富谷町", "富谷町")]
)
def test_another_spelling_is_no_change_of_name(names: tuple[str, str]) -> None:
    own = {"上田市": "20203", "富谷町": "04216"}
    code = next(code for name, code in own.items() if name[:2] in names[0])
    lists = [
        listed(as_of, "上田市", name=name, municipality_code=code, prefecture_code=code[:2])
        for as_of, name in zip(("2014-01-01", "2015-01-01"), names, strict=True)
    ]
    assert history(*lists)["changes"].empty


def test_another_class_of_member_is_a_reclassification() -> None:
    later = listed("2023-10-01", "長野市", member_class="都道府県")
    tables = history(listed("2021-02-15", "長野市"), later)
    assert said(tables["changes"], "old", "new") == [["種別変更", "長野市", "市区町村", "都道府県"]]
    assert tables["membership_intervals"][["to_by", "ended_by", "began_by"]].fillna("").to_numpy().tolist() == [
        ["2023-10-01", "種別変更", ""],
        ["", "", "種別変更"],
    ]


@pytest.mark.parametrize(
    ("candidates", "raw"),
    [("20202 長野県松本市、20201 長野県長野市", "長野"), (None, "20202x,"), (None, "20999,松本市")],
)
def test_a_rejected_row_that_may_be_the_member_proves_no_departure(candidates: str | None, raw: str) -> None:
    lists = (listed("2021-02-15", "松本市", "上田市"), listed("2023-10-01", "上田市"))
    tables = history(*lists, rejects=rejected("2023-10-01", candidates, raw))
    assert tables["changes"].empty
    note = tables["membership_intervals"].set_index("name")["note"]["松本市"]
    assert note == "2023-10-01の名簿では分かりません（除外した行がこの会員かもしれません: members.csv 9行目）。"
    assert "20202" in tables["membership_lists"]["doubtful"].iloc[1].split("、")


def test_a_rejected_row_that_may_be_anybody_is_said_beside_a_departure() -> None:
    lists = (listed("2021-02-15", "松本市", "上田市"), listed("2023-10-01", "上田市"))
    changes = history(*lists, rejects=rejected("2023-10-01", raw="?,?"))["changes"]
    assert kinds(changes) == [("退会", "松本市")]
    assert "分からない除外行が1行" in changes["note"].iloc[0]


def test_a_row_that_states_its_departure_gives_the_day() -> None:
    later = pd.concat([listed("2023-10-01", "長野市"), listed("2023-10-01", "松本市", left_on="2022-03-31")])
    tables = history(listed("2021-02-15", "長野市", "松本市"), later, partial=["2023-10-01"])
    assert said(tables["changes"], "happened_on") == [["退会", "松本市", pd.Timestamp("2022-03-31")]]


def test_what_hangs_on_made_up_rows_is_marked_as_such() -> None:
    sample = listed("2023-10-01", "上田市", source="sample", status="サンプル")
    known = listed("2023-10-01", "長野市", source="known", status="登録値")
    earlier = listed("2021-02-15", "長野市", "松本市", source="known", status="登録値")
    changes = history(earlier, sample, known)["changes"]
    assert said(changes, "status") == [["参加", "上田市", "サンプル"], ["退会", "松本市", "サンプル"]]


def test_beside_an_official_list_made_up_rows_of_other_dates_prove_nothing() -> None:
    sample = listed("2021-02-15", "松本市", source="sample", status="サンプル")
    known = listed("2021-02-15", "長野市", source="known", status="登録値")
    tables = history(sample, known, listed("2023-10-01", "長野市", "上田市"))
    assert tables["changes"].empty
    assert tables["membership_lists"][["municipality_count", "has_all_municipalities"]].to_numpy().tolist() == [
        [1, False],
        [2, True],
    ]


def test_a_date_of_joining_that_an_earlier_list_denies_is_a_correction_kept_apart() -> None:
    later = listed("2023-10-01", "長野市", "松本市", joined_on="2020-04-01")
    changes = history(listed("2021-02-15", "長野市"), later)["changes"]
    assert said(changes, "after", "by", "new") == [
        ["参加", "松本市", "2021-02-15", "2023-10-01", "市区町村"],
        ["訂正", "松本市", "2021-02-15", "2023-10-01", "2020-04-01"],
    ]


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 0, 2)])
def test_the_order_of_the_files_is_of_no_matter(order: Sequence[int]) -> None:
    lists = (
        listed("2013-10-01", "岩舟町", "栃木市", "長野市"),
        listed("2015-10-01", "栃木市", "松本市"),
        listed("2015-10-01", "松本市", "上田市", source="known"),
    )
    again = history(*(lists[number] for number in order))
    for name, table in history(*lists).items():
        pd.testing.assert_frame_equal(table, again[name])
