"""Two dates of a body side by side: net changes member by member, and the proof that they make the later list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.views.changes import changes_view, chosen_stands, stands
from tests.dashboard.memberships import dataset_of
from tests.etl.lists_of_members import listed, rejected
from tests.etl.test_intervals import successive_lists

if TYPE_CHECKING:
    from dashboard.views.changes import ChangesView
    from geodata.dataset import Dataset

A, B, C = "2013-10-01", "2015-10-01", "2020-01-01"


def view(dataset: Dataset, first: str, last: str, *, body: str = "council", with_sample: bool = False) -> ChangesView:
    chosen = chosen_stands(dataset, body, "2026-01-01", first, last)
    assert chosen is not None
    return changes_view(dataset, *chosen, with_sample=with_sample)


def said(found: ChangesView) -> list[tuple[str, str, str]]:
    """Kind, name before and name after of each change."""
    return [
        (change.kind, change.before.name if change.before else "", change.after.name if change.after else "")
        for change in found.changes
    ]


def line(found: ChangesView, prefecture: str, member_class: str = "市区町村") -> list[int]:
    """Opening, joined, left, merged away, merged into, reclassified, expected, closing, difference."""
    own = found.ledger[(found.ledger["prefecture_code"] == prefecture) & (found.ledger["member_class"] == member_class)]
    numbers: list[int] = own.iloc[0, 2:].tolist()
    return numbers


def test_three_towns_on_paper_one_joins_one_leaves_one_stays() -> None:
    dataset = dataset_of(listed(A, "長野市", "松本市"), listed(B, "松本市", "上田市"))
    found = view(dataset, A, B)
    assert said(found) == [("joined", "", "上田市"), ("left", "長野市", "")]
    assert line(found, "20") == line(found, "00") == [2, 1, -1, 0, 0, 0, 2, 2, 0]
    joined = found.changes[0]
    assert (joined.after_list, joined.by_list, joined.happened_on, joined.status) == (A, B, None, "公表値")
    assert joined.after is not None
    assert (joined.after.source_id, joined.after.file, joined.after.row) == ("official", f"{B}.csv", 3)


def test_a_town_that_went_into_a_member_city_is_taken_off_and_did_not_leave() -> None:
    found = view(dataset_of(listed(A, "岩舟町", "栃木市"), listed(B, "栃木市")), A, B)
    assert said(found) == [("merged_away", "岩舟町", "栃木市")]
    assert line(found, "09") == [2, 0, 0, -1, 0, 0, 1, 1, 0]
    assert found.changes[0].happened_on == "2014-04-05"


def test_a_city_made_of_two_members_goes_on_as_one() -> None:
    dataset = dataset_of(listed("2009-10-01", "前原市", "二丈町"), listed("2011-10-01", "糸島市"))
    found = view(dataset, "2009-10-01", "2011-10-01")
    assert said(found) == [
        ("merged_away", "前原市", "糸島市"),
        ("merged_away", "二丈町", "糸島市"),
        ("merged_into", "", "糸島市"),
    ]
    assert line(found, "40") == [2, 0, 0, -2, 1, 0, 1, 1, 0]


def test_a_town_that_became_a_city_and_another_name_are_the_same_member() -> None:
    found = view(dataset_of(listed(B, "富谷町", "篠山市"), listed(C, "富谷市", "丹波篠山市")), B, C)
    assert said(found) == [("promoted", "富谷町", "富谷市"), ("renamed", "篠山市", "丹波篠山市")]
    promoted = found.changes[0]
    assert promoted.before is not None
    assert promoted.after is not None
    assert (promoted.before.code, promoted.after.code, promoted.happened_on) == ("04423", "04216", "2016-10-10")
    assert line(found, "00") == [2, 0, 0, 0, 0, 0, 2, 2, 0]


def test_another_class_is_taken_from_one_and_added_to_the_other() -> None:
    found = view(dataset_of(listed(A, "長野市"), listed(B, "長野市", member_class="都道府県")), A, B)
    assert said(found) == [("reclassified", "長野市", "長野市")]
    assert line(found, "20") == [1, 0, 0, 0, 0, -1, 0, 0, 0]
    assert line(found, "20", "都道府県") == [0, 0, 0, 0, 0, 1, 1, 1, 0]


def test_who_joined_and_left_again_or_left_and_came_back_nets_out_and_is_said_apart() -> None:
    dataset = dataset_of(listed(A, "長野市"), listed(B, "松本市"), listed(C, "長野市"))
    found = view(dataset, A, C)
    assert said(found) == [("undone", "長野市", "長野市"), ("undone", "松本市", "")]
    assert [change.steps for change in found.changes] == [("退会", "参加"), ("参加", "退会")]
    assert line(found, "20") == [1, 0, 0, 0, 0, 0, 1, 1, 0]


def test_over_a_list_that_is_not_complete_the_complete_ones_are_compared() -> None:
    dataset = dataset_of(listed(A, "長野市", "松本市"), listed(B, "長野市"), listed(C, "長野市"), partial=[B])
    assert said(view(dataset, A, C)) == [("left", "松本市", "")]
    partly = view(dataset, A, B)
    assert (partly.classes, partly.changes, len(partly.ledger)) == ((), (), 0)


def test_an_official_list_against_published_totals_gives_totals_only() -> None:
    totals = [("council", A, "市区町村", 565), ("council", B, "市区町村", 625)]
    found = view(dataset_of(listed(B, "長野市"), totals=totals), A, B)
    assert (found.classes, found.changes) == ((), ())
    assert found.totals[["count_before", "count_after", "difference"]].to_numpy().tolist() == [[565, 625, 60]]


def test_two_bodies_stand_side_by_side_without_a_difference_or_a_change() -> None:
    totals = [("council", A, "総計", 745), ("platform", B, "総計", 906)]
    lists = (listed(A, "長野市"), listed(B, "松本市", body="platform"))
    found = view(dataset_of(*lists, totals=totals), f"council@{A}", f"platform@{B}")
    assert found.are_two_bodies
    assert (found.classes, found.changes, len(found.ledger)) == ((), (), 0)
    assert found.totals[["count_before", "count_after"]].to_numpy().tolist() == [[745, 906]]
    assert found.totals["difference"].isna().all()


def test_a_rejected_row_that_may_be_a_member_leaves_a_difference_that_is_shown() -> None:
    lists = (listed(A, "松本市", "上田市"), listed(B, "上田市"))
    found = view(dataset_of(*lists, rejects=rejected(B, "20202 長野県松本市", "松本")), A, B)
    assert found.changes == ()
    assert line(found, "20") == [2, 0, 0, 0, 0, 0, 2, 1, -1]
    assert found.doubtful == {"20": 1}


def test_a_row_that_states_its_departure_is_no_member_on_the_list() -> None:
    later = pd.concat([listed(B, "長野市"), listed(B, "松本市", left_on="2014-03-31").assign(row=3)])
    found = view(dataset_of(listed(A, "長野市", "松本市"), later), A, B)
    assert [(change.kind, change.happened_on) for change in found.changes] == [("left", "2014-03-31")]
    assert line(found, "20") == [2, 0, -1, 0, 0, 0, 1, 1, 0]


def test_a_correction_stands_apart_and_counts_for_nothing() -> None:
    later = listed(B, "長野市", "松本市", joined_on="2010-04-01")
    found = view(dataset_of(listed(A, "長野市"), later), A, B)
    assert [change.kind for change in found.changes] == ["joined"]
    assert {(change.kind, change.before.name if change.before else "") for change in found.corrections} >= {
        ("corrected", "松本市")
    }
    assert line(found, "20")[-1] == 0


def test_made_up_lists_are_shown_only_where_they_are_asked_for() -> None:
    papers = {"source": "sample", "status": "サンプル"}
    dataset = dataset_of(listed(A, "長野市", **papers), listed(B, "長野市", "松本市", **papers))
    hidden, shown = view(dataset, A, B), view(dataset, A, B, with_sample=True)
    assert (hidden.is_hidden, hidden.changes, hidden.has_sample) == (True, (), False)
    assert (shown.is_hidden, said(shown), shown.has_sample) == (False, [("joined", "", "松本市")], True)
    assert shown.changes[0].status == "サンプル"


def test_the_default_is_the_two_latest_dates_of_the_body_until_the_day(dataset: Dataset) -> None:
    def dates(body: str, day: str, *named: str) -> tuple[str, str] | None:
        first, last = named or ("", "")
        chosen = chosen_stands(dataset, body, day, first, last)
        return chosen and (chosen[0].key, chosen[1].key)

    assert dates("council", "2026-01-01") == ("council@2021-02-15", "council@2023-10-01")
    assert dates("council", "2023-09-30") == ("council@2021-01-25", "council@2021-02-15")
    assert dates("platform", "2025-03-31") == ("platform@2024-10-29", "platform@2025-01-01")
    assert dates("platform", "2024-10-29") == ("platform@2024-10-29", "platform@2024-10-29")
    named = ("2023-10-01", "2021-01-25")
    assert dates("council", "2026-01-01", *named) == ("council@2021-01-25", "council@2023-10-01")
    named = ("council@2023-10-01", "2025-01-01")
    assert dates("council", "2026-01-01", *named) == ("council@2023-10-01", "platform@2025-01-01")
    named = ("council@2021-02-15", "council@2023-10-01")
    assert dates("platform", "2025-03-31", *named) == ("platform@2024-10-29", "platform@2025-01-01")
    assert dates("council", "2026-01-01", "x", "2023-10-01") == ("council@2021-02-15", "council@2023-10-01")


def test_the_published_totals_of_the_council_grew_by_66_of_which_60_are_municipalities(dataset: Dataset) -> None:
    totals = view(dataset, "2021-02-15", "2023-10-01").totals.set_index("member_class")
    assert totals["difference"].to_dict() == {
        "都道府県": 6,
        "市区町村": 60,
        "正会員計": 66,
        "協力会員": 49,
        "総計": 115,
    }
    assert (totals["count_before"]["正会員計"], totals["count_after"]["正会員計"]) == (601, 667)


def test_a_figure_that_is_a_lower_bound_has_no_difference(dataset: Dataset) -> None:
    totals = view(dataset, "2025-01-01", "2025-09-26", body="platform").totals.set_index("member_class")
    assert totals["difference"].isna().all()
    assert totals["count_after"]["総計"] == 1100


def test_the_sample_of_the_default_dataset_is_proven_for_every_prefecture(dataset: Dataset) -> None:
    found = view(dataset, "2021-02-15", "2023-10-01", with_sample=True)
    assert (found.ledger["difference"] == 0).all()
    assert len(found.ledger) == 2 * 48
    assert line(found, "00") == [565, 60, 0, 0, 0, 0, 625, 625, 0]
    assert line(found, "00", "都道府県") == [36, 6, 0, 0, 0, 0, 42, 42, 0]


@given(lists=successive_lists(), ends=st.data())
@settings(max_examples=12)
def test_whatever_the_lists_every_proof_holds_and_the_net_is_the_direct_difference(
    lists: list[pd.DataFrame], ends: st.DataObject
) -> None:
    dataset = dataset_of(*lists)
    dates = [stand.as_of for stand in stands(dataset)]
    first, last = ends.draw(st.sampled_from(dates)), ends.draw(st.sampled_from(dates))
    found = view(dataset, first, last)
    assert (found.ledger["difference"] == 0).all()
    is_nation = found.ledger["prefecture_code"] == "00"
    nation, rest = (found.ledger[of].groupby("member_class").sum(numeric_only=True) for of in (is_nation, ~is_nation))
    pd.testing.assert_frame_equal(nation, rest)
    if first == last:
        assert found.changes == found.corrections == ()
    ends_only = [rows for rows in lists if rows["as_of"].iloc[0] in {first, last}]
    direct = view(dataset_of(*ends_only), first, last)
    both = [sorted(_effects(of)) for of in (found, direct)]
    assert both[0] == both[1]


def _effects(found: ChangesView) -> list[tuple[str, str, int]]:
    """How many members of a prefecture and class there are more or less, whatever the change is called."""
    own = found.ledger.assign(net=found.ledger["expected"] - found.ledger["opening"])
    return list(own[["prefecture_code", "member_class", "net"]].itertuples(index=False, name=None))


@pytest.mark.parametrize("middle", [("長野市",), ("松本市", "上田市"), ("上田市",)])
def test_from_the_first_list_to_the_third_is_the_second_after_the_first(middle: tuple[str, ...]) -> None:
    dataset = dataset_of(listed(A, "長野市"), listed(B, *middle), listed(C, "上田市"))
    steps = [view(dataset, A, B), view(dataset, B, C)]
    state = {"長野市"}
    for step in steps:
        for kind, before, after in said(step):
            state = state | {after} if kind == "joined" else state - {before}
    assert state == {"上田市"}
    assert [of for of in said(view(dataset, A, C)) if of[0] != "undone"] == [
        ("joined", "", "上田市"),
        ("left", "長野市", ""),
    ]
