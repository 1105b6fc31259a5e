from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import text
from dashboard.charts import ChartText, share_bars, totals_over_time
from dashboard.export.csv_files import csv_bytes
from dashboard.figures import overview_sentence
from dashboard.panel import panel_html
from dashboard.prefecture_page import matching, prefecture_sentence
from dashboard.selection import Choices, Selection
from dashboard.towns_table import shown_table
from dashboard.views.overview import overview_view
from dashboard.views.papers import papers_view
from dashboard.views.prefecture import prefecture_view
from dashboard.views.shares import Share, population_band
from dashboard.views.town import town_view
from dashboard.wording import words_in

if TYPE_CHECKING:
    from geodata.dataset import Dataset

COUNCIL = Selection("council", "2023-10-01")
PLATFORM = Selection("platform", "2024-10-29")
CHOICES = Choices(
    prefectures=("13", "20"),
    municipalities={"20201", "13101"},
    lists=(("council", "2021-02-15"), ("council", "2023-10-01"), ("platform", "2024-10-29")),
    default_list=("council", "2023-10-01"),
)
JA, EN = words_in("ja"), words_in("en")


def test_the_plain_link_is_the_council_of_the_default_date() -> None:
    assert Selection.from_query({}, CHOICES) == COUNCIL
    assert COUNCIL.to_query(CHOICES) == {}


@given(st.dictionaries(st.sampled_from(["pref", "town", "body", "as_of", "lang", "order"]), st.text()))
def test_a_link_with_unknown_values_opens_the_default_view(query: dict[str, str]) -> None:
    selection = Selection.from_query(query, CHOICES)
    assert Selection.from_query(selection.to_query(CHOICES), CHOICES) == selection


@pytest.mark.parametrize(
    "query",
    [
        {"pref": "20"},
        {"pref": "20", "town": "20201"},
        {"body": "platform", "as_of": "2024-10-29"},
        {"as_of": "2021-02-15"},
        {"lang": "en", "order": "value"},
    ],
)
def test_a_link_leads_back_to_itself(query: dict[str, str]) -> None:
    assert Selection.from_query(query, CHOICES).to_query(CHOICES) == query


DATED = replace(CHOICES, totals=(("council", "2021-01-25"), ("platform", "2025-01-01")), latest="2026-11-23")


@pytest.mark.parametrize(
    ("body", "day", "is_shown"),
    [
        ("council", "2021-01-24", False),
        ("council", "2021-01-25", True),
        ("council", "2024-10-29", True),
        ("council", "2024-10-30", False),
        ("platform", "2024-10-28", False),
        ("platform", "2026-11-23", True),
        ("platform", "2026-11-24", False),
        ("platform", "2025-02-29", False),
        ("nobody", "2025-02-01", False),
    ],
)
def test_a_body_is_shown_from_its_first_known_date_to_its_end_or_the_latest_day(
    body: str, day: str, *, is_shown: bool
) -> None:
    assert DATED.has_day(body, day) is is_shown


def test_dates_of_lists_and_totals_are_offered_and_the_list_in_force_decides_what_is_earlier() -> None:
    assert DATED.dates("council") == ("2023-10-01", "2021-02-15", "2021-01-25")
    assert DATED.dates("platform") == ("2026-11-23", "2025-01-01", "2024-10-29")
    assert DATED.latest_view == ("platform", "2026-11-23")
    assert DATED.earlier("council", "2024-03-31") == ("2021-02-15",)
    assert DATED.earlier("council", "2021-02-01") == ()


@given(
    st.fixed_dictionaries(
        {"as_of": st.dates(date(2020, 12, 1), date(2027, 1, 31)).map(date.isoformat)},
        optional={"body": st.sampled_from(["council", "platform"])},
    )
)
def test_a_day_that_was_read_is_read_again_from_its_own_link(query: dict[str, str]) -> None:
    selection = Selection.from_query(query, DATED)
    assert DATED.has_day(selection.body, selection.as_of)
    assert Selection.from_query(selection.to_query(DATED), DATED) == selection


def test_another_body_shows_its_own_list() -> None:
    assert COUNCIL.with_body("platform", CHOICES).as_of == "2024-10-29"
    assert PLATFORM.with_body("council", CHOICES) == COUNCIL


def test_the_overview_shows_four_published_totals_large_and_their_whole_in_the_sums(dataset: Dataset) -> None:
    view = overview_view(dataset, COUNCIL)
    assert [(figure.key, figure.value, figure.total) for figure in view.main_figures] == [
        ("正会員計", 667, 1788),
        ("都道府県", 42, 47),
        ("市区町村", 625, 1741),
        ("協力会員", 78, None),
    ]
    assert [total.whole.value for total in view.sums] == [667, 745]
    assert view.figures[2].sample == 623
    assert view.has_sample
    assert overview_sentence(view, JA).startswith("2023年10月1日時点で、1,741市区町村のうち625（35.9％）が")


def test_groups_add_up_to_the_whole(dataset: Dataset) -> None:
    view = overview_view(dataset, COUNCIL)
    for table in (view.by_prefecture, view.by_region, view.by_type, view.by_band):
        assert (table["count"].sum(), table["total"].sum()) == (625, 1741)
    assert list(view.by_prefecture["key"]) == sorted(view.by_prefecture["key"])


def test_the_platform_shows_totals_and_no_percentages(dataset: Dataset) -> None:
    view = overview_view(dataset, PLATFORM)
    assert [(figure.key, figure.value) for figure in view.figures] == [("官", 709), ("民", 197), ("総計", 906)]
    assert not view.is_complete
    assert not view.has_sample
    assert "未調査" in overview_sentence(view, JA)


def test_a_prefecture_is_shown_beside_the_nation(dataset: Dataset) -> None:
    view = prefecture_view(dataset, replace(COUNCIL, prefecture="20"))
    assert view is not None
    assert (view.is_member, view.membership_status) == (True, "登録値")
    towns = view.comparisons[0]
    assert (towns.here.total, towns.nation.total) == (77, 1741)
    assert len(view.table) == 77
    latest = prefecture_view(dataset, Selection("platform", "2026-11-23", prefecture="20"))
    assert latest is not None
    assert latest.table.set_index("municipality_code").loc["20215", "plans"] == 1
    assert view.table["plans"].isna().all()
    assert f"{towns.here.count}" in prefecture_sentence(view, EN)


def test_without_a_prefecture_there_is_no_prefecture_view(dataset: Dataset) -> None:
    assert prefecture_view(dataset, COUNCIL) is None


def test_the_table_is_searched_by_kanji_kana_romaji_and_code(dataset: Dataset) -> None:
    view = prefecture_view(dataset, replace(COUNCIL, prefecture="20"))
    assert view is not None
    table = shown_table(view, JA)
    for wanted in ("塩尻", "しおじり", "ｼｵｼﾞﾘ", "shiojiri", "20215"):
        assert table.loc[matching(table, wanted)].iloc[:, 0].tolist() == ["20215"]


def test_sample_rows_of_a_saved_table_say_so(dataset: Dataset) -> None:
    view = prefecture_view(dataset, replace(COUNCIL, prefecture="20"))
    assert view is not None
    assert "サンプルデータ" in csv_bytes(shown_table(view, JA)).decode("utf-8-sig")


def test_formulas_in_a_csv_are_inert_and_codes_are_text() -> None:
    written = csv_bytes(pd.DataFrame({"code": ["01100", "=1+1"], "note": ["@x", "+x"]})).decode("utf-8-sig")
    assert written == "code,note\r\n01100,'@x\r\n'=1+1,'+x\r\n"


def test_the_panel_of_nasu_knows_its_offices_and_neighbours(dataset: Dataset) -> None:
    view = town_view(dataset, replace(COUNCIL, municipality="09407"))
    assert view is not None
    html = panel_html(view, JA)
    for word in ("那須町", "09407", "副会長;企画・普及部会長", "那須塩原市", "2021-03-09", "総人口"):
        assert word in html


def test_text_of_the_registers_is_escaped_in_the_panel(dataset: Dataset) -> None:
    view = town_view(dataset, replace(COUNCIL, municipality="20215"))
    assert view is not None
    hostile = replace(view, pilots=view.pilots.assign(title="<img src=x onerror=alert(1)>", source_url="javascript:x"))
    html = panel_html(hostile, JA)
    assert "<img" not in html
    assert "javascript:" not in html


def test_an_unknown_municipality_has_no_panel(dataset: Dataset) -> None:
    assert town_view(dataset, replace(COUNCIL, municipality="99999")) is None


def test_papers_show_every_source_with_its_checksum(dataset: Dataset) -> None:
    view = papers_view(dataset)
    ids = {source["id"] for source in view.sources}
    assert {"jma-boundaries-2025", "council-members-sample", "measures"} <= ids
    files = [file for source in view.sources for file in source["files"]]
    assert all(len(file["sha256"]) == 64 for file in files)


@pytest.mark.parametrize("words", [JA, EN])
def test_charts_hold_their_bars_and_say_sample(dataset: Dataset, words: object) -> None:
    view = overview_view(dataset, COUNCIL)
    note = ChartText("t", "s", (JA.sample,))
    figure = share_bars(table=view.by_region, names=list(view.by_region["key"]), text=note, words=JA, theme="light")
    assert len(figure.data[0].x) == 8
    assert "サンプルデータ" in figure.layout.annotations[-1].text
    assert words is not None


def test_the_two_bodies_never_share_a_line(dataset: Dataset) -> None:
    note = ChartText("t", "s", ("f",))
    figure = totals_over_time(totals=dataset["membership_totals"], text=note, words=JA, theme="dark")
    for trace in figure.data:
        assert len({day < "2024-10-29" for day in trace.x}) == 1
    assert any("1,100以上" in label for trace in figure.data for label in trace.text)


def test_numbers_and_dates_are_written_for_each_language() -> None:
    assert text.percent(35.89, JA) == "35.9％"
    assert text.percent(None, JA) == "—"
    assert text.day("2023-10-01", JA) == "2023年10月1日"
    assert text.day("2023-10-01", EN) == "1 October 2023"
    assert text.day("2025-03", JA) == "2025年3月"
    assert text.band("10000", "50000", JA) == "1万〜5万未満"
    assert text.band("300000", None, EN) == "300,000 and more"
    made = text.file_name("一覧", "長野県", "2023-10-01", date(2026, 11, 24), "csv", sample="サンプルデータ")
    assert made == "一覧_長野県_2023-10-01_サンプルデータ_20261124.csv"
    pinned = text.file_name("一覧", "全国", "2023-10-01", date(2026, 11, 24), "xlsx", version="15a0b8c7b091")
    assert pinned == "一覧_全国_2023-10-01_版15a0b8c7b091_20261124.xlsx"


def test_a_town_of_exactly_ten_thousand_is_in_the_band_that_begins_there() -> None:
    assert population_band(pd.Series([9_999, 10_000, 49_999])).tolist() == ["5000", "10000", "10000"]


def test_a_share_of_nothing_has_no_percentage() -> None:
    assert Share(0, 0).percent is None


def test_both_languages_have_the_same_keys() -> None:
    for name in ("reasons", "statuses", "types", "regions", "layers", "comparison", "orders", "map_texts"):
        assert set(getattr(JA, name)) == set(getattr(EN, name))
