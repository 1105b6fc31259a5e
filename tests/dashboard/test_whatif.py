"""What coverage would be if some joined: three towns on paper, and what holds for any choice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.conditions import to_text
from dashboard.views.neighbours import land_neighbours
from dashboard.views.shares import coverages, towns_with_membership
from dashboard.views.whatif import LINK_KEY, Ticks, codes_of, whatif_query, whatif_view, with_joining
from dashboard.whatif_page import rule_of
from geodata.codes import MunicipalityCode
from geodata.errors import GeodataError

if TYPE_CHECKING:
    from geodata.dataset import Dataset

LIST = ("council", "2023-10-01")
CODES = st.frozensets(st.integers(0, 99_999).map("{:05d}".format), max_size=300)


@pytest.fixture(scope="module")
def towns(dataset: Dataset) -> pd.DataFrame:
    return towns_with_membership(dataset, *LIST)


@pytest.fixture(scope="module")
def all_codes(towns: pd.DataFrame) -> list[str]:
    return sorted(towns["municipality_code"])


class OnPaper:
    """Three towns in a row, two in one prefecture and one in the next: A (member), B, C; B is 過疎."""

    version = "paper"
    towns = pd.DataFrame(
        {
            "municipality_code": ["01101", "01102", "02101"],
            "prefecture_code": ["01", "01", "02"],
            "is_member": [True, False, False],
            "status": ["登録値", None, None],
            "reason": [None, "not_member", "not_member"],
            "population": [60.0, 30.0, 10.0],
            "area_km2": [1.0, 2.0, 7.0],
            "kaso": ["指定なし", "全部過疎", "指定なし"],
        }
    )
    tables = {  # noqa: RUF012 - nobody writes to it
        "municipalities": towns,
        "adjacency": pd.DataFrame({"municipality_code": ["01101", "01102"], "neighbour_code": ["01102", "02101"]}),
    }

    def __getitem__(self, name: str) -> pd.DataFrame:
        return self.tables[name]


@pytest.fixture
def paper() -> Dataset:
    land_neighbours.cache_clear()
    return OnPaper()  # type: ignore[return-value]


def test_three_towns_on_paper(paper: Dataset) -> None:
    ticks = Ticks.against(["01102", "01101", "99999"], OnPaper.towns)
    assert [set(codes) for codes in (ticks.joining, ticks.already, ticks.unknown)] == [{"01102"}, {"01101"}, {"99999"}]
    view = whatif_view(paper, OnPaper.towns, ticks, None)
    assert view is not None
    shares = {
        key: (view.today.coverages[key].count, share.count, share.total) for key, share in view.trial.coverages.items()
    }
    assert shares == {"towns": (1, 2, 3), "population": (60, 90, 100), "area": (1, 3, 10), "kaso": (0, 1, 1)}
    assert (view.today.block_count, view.today.largest_block, view.today.completed) == (1, 1, ())
    assert (view.trial.block_count, view.trial.largest_block, view.trial.completed) == (1, 2, ("01",))
    assert view.by_prefecture.to_numpy().tolist() == [["01", 2, 1, 2], ["02", 1, 0, 0]]


def test_a_town_apart_is_a_block_of_its_own_until_the_one_between_joins(paper: Dataset) -> None:
    apart = whatif_view(paper, OnPaper.towns, Ticks.against(["02101"], OnPaper.towns), None)
    assert apart is not None
    assert (apart.trial.block_count, apart.trial.largest_block, apart.trial.completed) == (2, 1, ("02",))
    whole = whatif_view(paper, OnPaper.towns, Ticks.against(["02101", "01102"], OnPaper.towns), None)
    assert whole is not None
    assert (whole.trial.block_count, whole.trial.largest_block, whole.trial.completed) == (1, 3, ("01", "02"))
    here = whatif_view(paper, OnPaper.towns, Ticks.against(["02101", "01102"], OnPaper.towns), "02")
    assert here is not None
    assert (here.trial.coverages["towns"].total, here.trial.largest_block, here.trial.completed) == (1, 1, ("02",))


@pytest.mark.parametrize(
    ("conditions", "prefectures", "text"),
    [
        (["kaso"], [], "all(member:no,kaso:yes)"),
        (["beside", "pilot"], [], "all(member:no,pilot:yes,beside(member:yes))"),
        (["kaso"], ["01", "20"], "all(member:no,kaso:yes,prefecture:01|20)"),
    ],
)
def test_a_rule_means_the_non_members_that_fulfil_all_of_it(
    conditions: list[str], prefectures: list[str], text: str
) -> None:
    rule = rule_of(conditions, prefectures)
    assert rule is not None
    assert to_text(rule) == text
    assert rule_of([], []) is None


def test_nothing_can_be_simulated_where_some_are_not_surveyed(dataset: Dataset) -> None:
    partial = towns_with_membership(dataset, "platform", "2024-10-29")
    assert whatif_view(dataset, partial, Ticks.against([], partial), None) is None


@pytest.mark.parametrize("prefecture", [None, "20"])
def test_nothing_ticked_is_exactly_today(dataset: Dataset, towns: pd.DataFrame, prefecture: str | None) -> None:
    assert with_joining(towns, frozenset()) is towns
    view = whatif_view(dataset, towns, Ticks.against([], towns), prefecture)
    assert view is not None
    here = towns if prefecture is None else towns[towns["prefecture_code"] == prefecture]
    assert view.trial == view.today
    assert view.today.coverages == coverages(here)
    assert view.by_prefecture["today"].equals(view.by_prefecture["trial"].rename("today"))
    assert view.today.coverages["towns"].count == (625 if prefecture is None else int(here["is_member"].sum()))


@given(data=st.data())
def test_ticking_more_never_lowers_coverage(
    dataset: Dataset, towns: pd.DataFrame, all_codes: list[str], data: st.DataObject
) -> None:
    some = data.draw(st.frozensets(st.sampled_from(all_codes), max_size=40))
    more = some | data.draw(st.frozensets(st.sampled_from(all_codes), max_size=40))
    first, second = (whatif_view(dataset, towns, Ticks.against(codes, towns), None) for codes in (some, more))
    assert first is not None
    assert second is not None
    for key, share in first.trial.coverages.items():
        assert first.today.coverages[key].count <= share.count <= second.trial.coverages[key].count
        assert share.total == second.trial.coverages[key].total
    assert set(first.trial.completed) <= set(second.trial.completed)
    assert first.trial.largest_block <= second.trial.largest_block
    assert (first.by_prefecture["trial"] <= second.by_prefecture["trial"]).all()
    assert first.by_prefecture["trial"].sum() == first.trial.coverages["towns"].count


@given(data=st.data())
def test_the_order_of_ticks_does_not_matter(
    dataset: Dataset, towns: pd.DataFrame, all_codes: list[str], data: st.DataObject
) -> None:
    some = data.draw(st.lists(st.sampled_from(all_codes), max_size=60))
    again = data.draw(st.permutations(some))
    first, second = (whatif_view(dataset, towns, Ticks.against(codes, towns), None) for codes in (some, again))
    assert first is not None
    assert second is not None
    assert first.trial == second.trial
    assert first.by_prefecture.equals(second.by_prefecture)
    assert whatif_query(some) == whatif_query(again)


@given(codes=CODES)
def test_a_link_brings_back_any_codes(codes: frozenset[str]) -> None:
    assert codes_of(whatif_query(codes).get(LINK_KEY, "")) == codes


@given(data=st.data())
def test_a_link_brings_back_any_municipalities(all_codes: list[str], data: st.DataObject) -> None:
    codes = data.draw(st.frozensets(st.sampled_from(all_codes)))
    assert codes_of(whatif_query(codes).get(LINK_KEY, "")) == codes


def test_a_link_with_all_municipalities_is_short_and_safe_in_an_address(all_codes: list[str]) -> None:
    text = whatif_query(all_codes)[LINK_KEY]
    assert len(text) < 2_600
    assert codes_of(text) == set(all_codes)
    assert set(text) <= set("~-_0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")


def test_a_few_codes_are_read_in_the_link_and_none_leave_it_plain() -> None:
    assert whatif_query(["20203", "20202", "20203"]) == {"join": "20202.20203"}
    assert whatif_query([]) == {}


def test_what_is_no_code_is_refused_on_the_way_out_and_left_out_on_the_way_in() -> None:
    with pytest.raises(GeodataError):
        whatif_query(["松本市"])
    assert codes_of("20202.x.２０２０３.20204<script>") == {"20202"}


@given(text=st.text(max_size=60) | st.text(max_size=60).map("~{}".format) | st.just("~" + "_" * 9_000))
def test_a_link_with_nonsense_raises_nothing_and_gives_codes_alone(text: str) -> None:
    assert all(MunicipalityCode(code).value == code for code in codes_of(text))


def test_a_packed_link_stands_for_more_than_forty(all_codes: list[str]) -> None:
    assert not whatif_query(all_codes[:40])[LINK_KEY].startswith("~")
    assert whatif_query(all_codes[:41])[LINK_KEY].startswith("~")
