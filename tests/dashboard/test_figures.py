"""Figures that can be defended: in force, of how many, since when, and whether they add up."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from dashboard import text
from dashboard.figures import coverage_html, coverage_texts, figure_text, figures_html, sum_text, sums_html
from dashboard.selection import Selection
from dashboard.views.figures import Change, Figure, Sum, published_figures, sums_of
from dashboard.views.overview import overview_view
from dashboard.wording import words_in
from dashboard.wording.overview import EN as OWN_EN
from dashboard.wording.overview import JA as OWN_JA

if TYPE_CHECKING:
    from geodata.dataset import Dataset

COUNCIL = Selection("council", "2023-10-01")
PLATFORM = Selection("platform", "2024-10-29")
JA, EN = words_in("ja"), words_in("en")


def figure(key: str, value: int, **more: object) -> Figure:
    return replace(Figure(key, value, None, "2023-10-01", "公表値", "資料"), **more)  # type: ignore[arg-type]


def by_key(dataset: Dataset, body: str, day: str) -> dict[str, Figure]:
    return {each.key: each for each in published_figures(dataset, body, day)}


def test_each_figure_has_its_change_since_the_publication_before(dataset: Dataset) -> None:
    found = by_key(dataset, "council", "2023-10-01")
    assert {key: (each.value, each.total, each.change) for key, each in found.items()} == {
        "正会員計": (667, 1788, Change("2021-02-15", 601, 66)),
        "都道府県": (42, 47, Change("2021-02-15", 36, 6)),
        "市区町村": (625, 1741, Change("2021-02-15", 565, 60)),
        "協力会員": (78, None, Change("2021-02-15", 29, 49)),
        "総計": (745, None, Change("2021-02-15", 630, 115)),
    }
    assert figure_text(found["市区町村"], JA).change == "前回 2021-02-15 の 565 から ＋60"
    assert figure_text(found["市区町村"], EN).change == "+60 since 565 on 2021-02-15"


def test_prefectures_and_municipalities_together_have_a_denominator_but_no_percentage(dataset: Dataset) -> None:
    found = by_key(dataset, "council", "2023-10-01")
    assert found["正会員計"].percent is None
    assert figure_text(found["正会員計"], JA).share == "1,788のうち"
    assert figure_text(found["都道府県"], JA).share == "47のうち 89.4％"
    assert figure_text(found["協力会員"], JA).share == "母数の定めなし"


def test_a_day_between_two_publications_has_the_totals_of_the_first(dataset: Dataset) -> None:
    found = by_key(dataset, "council", "2023-09-30")
    assert (found["市区町村"].value, found["市区町村"].as_of) == (565, "2021-02-15")
    assert found["市区町村"].change == Change("2021-01-25", 559, 6)
    assert by_key(dataset, "council", "2021-01-24") == {}


def test_the_platform_is_never_compared_with_the_council(dataset: Dataset) -> None:
    found = by_key(dataset, "platform", "2024-10-29")
    assert {each.no_change for each in found.values()} == {"first"}
    assert figure_text(found["総計"], JA).change == "この組織の最初の公表のため、前回はありません"
    later = by_key(dataset, "platform", "2025-01-01")
    assert later["総計"].change == Change("2024-10-29", 906, 73)


def test_a_lower_bound_gives_no_difference_and_no_sum(dataset: Dataset) -> None:
    found = by_key(dataset, "platform", "2025-09-26")
    assert list(found) == ["総計"]
    said = figure_text(found["総計"], JA)
    assert (said.value, said.change) == ("1,100以上", "公表が「以上」の値のため、差は計算しません")
    parts = [figure("官", 3), figure("民", 4), figure("総計", 7, is_lower_bound=True)]
    assert sums_of(parts) == ()


def test_the_published_totals_add_up_and_say_so(dataset: Dataset) -> None:
    council = overview_view(dataset, COUNCIL)
    assert [sum_text(total, JA) for total in council.sums] == ["42 ＋ 625 ＝ 667", "667 ＋ 78 ＝ 745"]
    platform = overview_view(dataset, PLATFORM)
    assert [sum_text(total, JA) for total in platform.sums] == ["709 ＋ 197 ＝ 906"]
    assert [total.difference for total in (*council.sums, *platform.sums)] == [0, 0, 0]


def test_a_sum_that_does_not_hold_is_said_in_amber() -> None:
    broken = Sum((figure("都道府県", 42), figure("市区町村", 625)), figure("正会員計", 668))
    assert broken.difference == 1
    assert sum_text(broken, JA) == "42 ＋ 625 ＝ 667 ですが、公表された正会員は 668 です（差 ＋1）"
    assert 'class="amber"' in sums_html([broken], JA, lambda each: each.key)
    holds = replace(broken, whole=figure("正会員計", 667))
    assert "amber" not in sums_html([holds], JA, lambda each: each.key)
    assert sums_html([], JA, lambda each: each.key) == ""


def test_a_change_that_stands_with_a_large_figure_is_not_said_again_with_the_sum() -> None:
    whole = figure("総計", 7, change=Change("2024-10-29", 5, 2))
    total = Sum((figure("官", 3), figure("民", 4)), whole)
    assert "＋2" in sums_html([total], JA, lambda each: each.key)
    assert "＋2" not in sums_html([total], JA, lambda each: each.key, [whole])


def test_a_source_that_all_figures_share_stands_once_and_others_each() -> None:
    same = figures_html([figure("官", 3), figure("民", 4)], JA)
    assert same.count("資料") == 1
    other = figures_html([figure("官", 3), figure("民", 4, source_title="別の資料")], JA)
    assert (other.count("別の資料"), other.count("資料")) == (1, 2)


def test_a_figure_is_a_link_with_a_name_and_markup_from_outside_stays_text() -> None:
    said = figures_html([figure("官", 3, source_title="<b>")], JA, {"官": "members?a=1&b=2"})
    assert 'href="members?a=1&amp;b=2" aria-label="官（都道府県と市区町村） 3の行を開く"' in said
    assert "<b>" not in said


def test_coverage_is_told_by_number_people_area_and_kaso(dataset: Dataset) -> None:
    view = overview_view(dataset, COUNCIL)
    towns = view.towns
    rows = {row.name: row for row in coverage_texts(view, JA)}
    assert (rows["市区町村"].count, rows["市区町村"].total, rows["市区町村"].percent) == ("625", "1,741", "35.9％")
    assert rows["市区町村"].sample == "623"
    people = towns.loc[towns["is_member"], "population"].sum()
    assert rows["人口"].count == f"{people:,}"
    assert rows["過疎地域の市区町村"].total == "885"
    assert rows["面積（km²）"].percent == text.percent(
        100 * towns.loc[towns["is_member"], "area_km2"].sum() / towns["area_km2"].sum(), JA
    )


def test_without_a_whole_list_coverage_is_a_dash_with_its_reason(dataset: Dataset) -> None:
    view = overview_view(dataset, PLATFORM)
    assert {row.percent for row in coverage_texts(view, JA)} == {"—"}
    assert coverage_html(view, JA).count("名簿の全体が分かりません") == 4


def test_a_prefecture_is_compared_with_its_own_list_before(dataset: Dataset) -> None:
    here = overview_view(dataset, replace(COUNCIL, prefecture="20")).figures[1]
    rows = dataset["memberships"]
    nagano = rows[(rows["prefecture_code"] == "20") & rows["municipality_code"].notna()]
    before, after = ((nagano["as_of"] == day).sum() for day in ("2021-02-15", "2023-10-01"))
    assert (here.value, here.total) == (after, 77)
    assert here.change == Change("2021-02-15", before, after - before)
    first = overview_view(dataset, Selection("council", "2021-02-15", prefecture="20")).figures[1]
    assert (first.change, first.no_change) == (None, "list_unknown")


def test_a_dataset_of_some_prefectures_divides_no_national_total(dataset: Dataset) -> None:
    part = replace(dataset, tables={**dataset.tables, "prefectures": dataset["prefectures"].head(1)})
    found = by_key(part, "council", "2023-10-01")
    assert found["市区町村"].total is None
    assert "全国の境界がない" in figure_text(found["市区町村"], JA).share


@pytest.mark.parametrize("name", ["figures", "no_change", "coverage_of"])
def test_both_languages_name_the_same_things(name: str) -> None:
    assert set(getattr(OWN_JA, name)) == set(getattr(OWN_EN, name))


def test_differences_carry_their_sign() -> None:
    assert [text.signed(number, JA) for number in (1200, -3, 0)] == ["＋1,200", "－3", "±0"]
    assert [text.signed(number, EN) for number in (1200, -3, 0)] == ["+1,200", "-3", "±0"]
