from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.changes import LEFT
from geodata.standing import standing_on
from tests.etl.lists_of_members import NAMES, history, listed

if TYPE_CHECKING:
    from random import Random

BOUNDS = ["name", "from_after", "from_by", "to_after", "to_by"]
DATES = ("2009-06-01", "2012-06-01", "2015-06-01", "2018-06-01", "2021-06-01")


def bounds(tables: dict[str, pd.DataFrame], *columns: str) -> list[list[object]]:
    table = tables["membership_intervals"][[*BOUNDS, *columns]].astype("object")
    return table.where(table.notna(), None).to_numpy().tolist()


def test_an_interval_lies_between_the_lists_that_bound_it() -> None:
    lists = (
        listed("2021-02-15", "長野市"),
        listed("2022-01-01", "長野市", "松本市"),
        listed("2023-10-01", "長野市", "松本市"),
        listed("2024-04-01", "長野市"),
    )
    assert bounds(history(*lists)) == [
        ["長野市", None, "2021-02-15", "2024-04-01", None],
        ["松本市", "2021-02-15", "2022-01-01", "2023-10-01", "2024-04-01"],
    ]


def test_who_comes_back_has_two_intervals() -> None:
    lists = (listed("2021-01-01", "長野市"), listed("2022-01-01", "松本市"), listed("2023-01-01", "長野市"))
    assert bounds(history(*lists))[:2] == [
        ["長野市", None, "2021-01-01", "2021-01-01", "2022-01-01"],
        ["長野市", "2022-01-01", "2023-01-01", "2023-01-01", None],
    ]


def test_another_name_does_not_end_an_interval_and_a_merger_ends_it_on_its_day() -> None:
    lists = (listed("2013-10-01", "富谷町", "岩舟町"), listed("2020-10-01", "富谷市", "栃木市"))
    assert bounds(history(*lists), "began_by", "ended_by") == [
        ["富谷市", None, "2013-10-01", "2020-10-01", None, None, None],
        ["栃木市", "2013-10-01", "2020-10-01", "2020-10-01", None, "合併", None],
        ["岩舟町", None, "2013-10-01", "2013-10-01", "2020-10-01", None, "合併"],
    ]
    merged = history(*lists)["membership_intervals"].iloc[2]
    assert (merged["listed_code"], merged["left_on"]) == ("09367", pd.Timestamp("2014-04-05"))


def test_the_standing_of_a_day_is_asked_by_the_last_code_of_a_municipality() -> None:
    tables = history(listed("2013-10-01", "富谷町", "岩舟町"), listed("2014-01-01", "富谷町", "岩舟町", "栃木市"))

    def standing(day: str, name: str) -> str:
        return standing_on(
            day, tables["membership_intervals"], tables["membership_lists"], _LASTING[name][:2], _LASTING[name]
        )

    assert [standing("2013-12-01", name) for name in ("富谷市", "岩舟町", "栃木市")] == ["member", "member", "unknown"]
    assert [standing("2013-10-01", name) for name in ("富谷市", "栃木市")] == ["member", "not_member"]


def test_a_stated_date_that_agrees_with_the_lists_is_taken_from_any_of_them() -> None:
    lists = (
        listed("2021-02-15", "長野市"),
        listed("2022-01-01", "長野市", "松本市"),
        listed("2023-10-01", "長野市", "松本市", joined_on="2021-06-01"),
    )
    tables = history(*lists)
    assert tables["membership_intervals"]["joined_on"].isna().tolist() == [True, False]
    assert tables["changes"][["kind", "name"]].to_numpy().tolist() == [["参加", "松本市"], ["訂正", "長野市"]]


def test_a_row_of_a_past_member_is_an_interval_and_no_present_member() -> None:
    gone = listed("2023-10-01", "松本市", joined_on="2021-06-01", left_on="2022-06-01")
    tables = history(pd.concat([listed("2023-10-01", "長野市"), gone]))
    assert bounds(tables)[1] == ["松本市", None, "2021-06-01", "2022-06-01", "2022-06-01"]
    assert tables["membership_lists"]["municipality_count"].tolist() == [1]


Known = dict[str, tuple[str, str]]
"""Names and classes of a list by code of the member there."""

_WHEN = {"岩舟町": ("2000-01-01", "2014-04-05"), "栃木市": ("2000-01-01", "9999"), "富谷町": ("2000-01-01", "2016-10-10"),
         "富谷市": ("2016-10-10", "9999"), "篠山市": ("2000-01-01", "2019-05-01"), "丹波篠山市": ("2019-05-01", "9999"),
         "前原市": ("2000-01-01", "2010-01-01"), "二丈町": ("2000-01-01", "2010-01-01"), "糸島市": ("2010-01-01", "9999"),
         "長野市": ("2000-01-01", "9999"), "松本市": ("2000-01-01", "9999"), "長野県": ("2000-01-01", "9999")}  # fmt: skip
_LASTING = {"岩舟町": "09367", "富谷町": "04216", "篠山市": "28221", "前原市": "40222", "二丈町": "40462", "長野県": ""}
_INTO = {"岩舟町": "栃木市", "前原市": "糸島市", "二丈町": "糸島市"}
_LASTING |= {name: code for code, name in NAMES.items()}


@st.composite
def successive_lists(draw: st.DrawFn) -> list[pd.DataFrame]:
    """Complete lists of two to five dates; each name only while there is a municipality of that name."""
    dates = draw(st.lists(st.sampled_from(DATES), min_size=2, max_size=5, unique=True))
    lists = []
    for as_of in sorted(dates):
        there = [name for name, (start, end) in _WHEN.items() if start <= as_of < end]
        names = draw(st.lists(st.sampled_from(there), min_size=1, unique=True))
        rows = listed(as_of, *names)
        classes = [draw(st.sampled_from(("市区町村", "都道府県"))) if name == "松本市" else of
                   for name, of in zip(rows["name"], rows["member_class"], strict=True)]  # fmt: skip
        lists.append(rows.assign(member_class=classes))
    return lists


def members(rows: pd.DataFrame) -> Known:
    return {
        _LASTING[name]: (name, of) for name, of in rows[["name", "member_class"]].itertuples(index=False, name=None)
    }


def replay(state: Known, changes: pd.DataFrame) -> Known:
    """The next list, from the one before and the changes between them."""
    now = dict(state)
    for row in changes.astype("object").where(changes.notna(), None).to_dict("records"):
        after: Any = _LASTING[row["name"]]
        match row["kind"]:
            case "参加":
                now[after] = (row["name"], row["new"])
            case "退会":
                del now[after]
            case "合併":
                del now[_LASTING[row["old"]]]
                now[after] = (row["new"], row["member_class"])
            case "名称変更":
                now[after] = (row["new"], now[after][1])
            case "種別変更":
                now[after] = (now[after][0], row["new"])
    return now


@given(lists=successive_lists(), order=st.randoms(use_true_random=False))
@settings(max_examples=30, deadline=None)
def test_lists_in_any_order_are_replayed_from_their_changes_and_found_again_in_their_intervals(
    lists: list[pd.DataFrame], order: Random
) -> None:
    tables = history(*order.sample(lists, len(lists)))
    changes, intervals = tables["changes"], tables["membership_intervals"]
    state = members(lists[0])
    for rows in lists:
        as_of = rows["as_of"].iloc[0]
        state = replay(state, changes[changes["by"] == as_of])
        assert state == members(rows)
        there = intervals[(intervals["from_by"] <= as_of) & (as_of <= intervals["to_after"])]
        assert {_LASTING[name] for name in there["name"]} == set(members(rows))
        assert len(there) == len(rows)
        left = set(changes.loc[(changes["kind"] == LEFT) & (changes["by"] == as_of), "name"])
        merged = {name for name, into in _INTO.items() if _WHEN[name][1] <= as_of and into in set(rows["name"])}
        assert not left & merged
