"""Any figure opens its rows: exactly those it counts."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import openpyxl
import pytest

from dashboard.export.csv_files import csv_bytes
from dashboard.export.workbook import workbook_bytes
from dashboard.members_page import ledger_sentence, members_sentence, members_table
from dashboard.selection import Selection
from dashboard.views.members import CLASSES, members_view, offered_classes, rows_link
from dashboard.wording import words_in
from tests.dashboard.test_take_away import papers

if TYPE_CHECKING:
    from geodata.dataset import Dataset

COUNCIL = Selection("council", "2023-10-01")
PLATFORM = Selection("platform", "2024-10-29")
JA, EN = words_in("ja"), words_in("en")


@pytest.mark.parametrize(
    ("name", "rows", "sample"),
    [("municipalities", 625, 623), ("prefectures", 42, 41), ("regular", 667, 664), ("all", 667, 664)],
)
def test_a_figure_of_the_council_opens_exactly_its_rows(dataset: Dataset, name: str, rows: int, sample: int) -> None:
    view = members_view(dataset, COUNCIL, name)
    assert (len(view.rows), view.sample) == (rows, sample)
    assert set(view.rows["as_of"]) == {"2023-10-01"}
    assert not view.rows.duplicated(["prefecture_code", "municipality_code"]).any()
    assert view.elsewhen.empty or name == "all"


def test_rows_agree_with_the_ledger_for_every_class_and_publication(dataset: Dataset) -> None:
    lines = dataset["reconciliation"]
    for line in lines[lines["published"].notna()].to_dict("records"):
        name = next(name for name, of in CLASSES.items() if of == line["member_class"])
        view = members_view(dataset, Selection(line["body"], line["as_of"]), name)
        assert len(view.rows) == line["registered"] + line["sample"], line


def test_the_rows_in_a_prefecture_are_those_its_figure_counts(dataset: Dataset) -> None:
    nagano = replace(COUNCIL, prefecture="20")
    assert len(members_view(dataset, nagano, "municipalities").rows) == 28
    assert list(members_view(dataset, nagano, "prefectures").rows["office"]) == ["会長"]
    assert len(members_view(dataset, nagano, "regular").rows) == 29
    assert "長野県の行は28行（登録値0、サンプルデータ28）" in members_sentence(
        members_view(dataset, nagano, "municipalities"), JA
    )


def test_all_prefectures_together_have_all_rows(dataset: Dataset) -> None:
    counts = [
        len(members_view(dataset, replace(COUNCIL, prefecture=code), "regular").rows)
        for code in dataset["prefectures"]["prefecture_code"]
    ]
    assert sum(counts) == 667


def test_cooperating_members_of_no_list_say_so_and_names_of_other_dates_stand_apart(dataset: Dataset) -> None:
    view = members_view(dataset, COUNCIL, "cooperating")
    assert view.rows.empty
    assert sorted(set(view.elsewhen["as_of"])) == ["2021-01-25", "2021-02-15"]
    assert len(view.elsewhen) == 7
    assert ledger_sentence(view, JA) == "名簿は未入手：公表78、登録0。差 －78。"
    assert ledger_sentence(view, EN).startswith("The list is not to hand: published 78, registered 0.")


def test_the_ledger_speaks_for_each_outcome(dataset: Dataset) -> None:
    said = {
        (body, day, name): ledger_sentence(members_view(dataset, Selection(body, day), name), JA)
        for body, day, name in (
            ("council", "2023-10-01", "municipalities"),
            ("council", "2023-10-01", "all"),
            ("platform", "2024-10-29", "prefectures"),
            ("platform", "2025-09-26", "all"),
            ("council", "2020-01-01", "all"),
        )
    }
    assert list(said.values()) == [
        "突合: 公表625 ＝ 登録2 ＋ サンプルデータ623。差は0です。",
        "突合: 公表745、登録3、サンプルデータ664、差 －78。名簿が未入手のため、78は名称が分かりません。",
        "この時点の公表数は見つかっていません。登録1行だけが分かっています。",
        "公表数は1,100以上です。差は計算しません。登録0、サンプルデータ0。",
        "この区分とこの時点の突合の行はありません。",
    ]


def test_a_publication_without_a_list_of_its_own_shows_the_list_before_apart(dataset: Dataset) -> None:
    view = members_view(dataset, Selection("platform", "2025-01-01"), "governments")
    assert (len(view.rows), len(view.elsewhen)) == (0, 3)
    assert set(view.elsewhen["as_of"]) == {"2024-10-29"}
    local = members_view(dataset, Selection("platform", "2025-01-01", prefecture="20"), "governments")
    assert len(local.rows) == 1


def test_cooperating_members_have_no_place_to_filter_by(dataset: Dataset) -> None:
    view = members_view(dataset, replace(PLATFORM, prefecture="20"), "private")
    assert view.is_without_places
    assert list(view.rows["name"]) == ["ANAホールディングス株式会社", "一般社団法人シェアリングエコノミー協会"]


def test_a_link_keeps_the_choice_and_names_the_class() -> None:
    link = urlsplit(rows_link({"pref": "20", "lang": "en"}, "市区町村"))
    assert link.path == "members"
    assert parse_qs(link.query) == {"pref": ["20"], "lang": ["en"], "class": ["municipalities"]}
    assert rows_link({}, "県") == "members?class=prefectures"


def test_classes_are_offered_by_body_and_an_unknown_one_is_the_default(dataset: Dataset) -> None:
    assert offered_classes(dataset, COUNCIL) == ("regular", "prefectures", "municipalities", "cooperating", "all")
    assert offered_classes(dataset, PLATFORM) == ("prefectures", "municipalities", "governments", "private", "all")
    assert members_view(dataset, COUNCIL, "<x>").member_class == "市区町村"


def test_files_hold_exactly_the_rows_with_codes_as_text_and_sample_in_a_column(dataset: Dataset) -> None:
    table = members_table(members_view(dataset, COUNCIL, "regular").rows, JA)
    lines = csv_bytes(table).decode("utf-8-sig").splitlines()
    assert len(lines) == 668
    assert lines[1].startswith("サンプルデータ,北海道,01,北海道,")
    sheet = openpyxl.load_workbook(BytesIO(workbook_bytes(table, papers("会員一覧")))).active
    values = list(sheet.iter_rows(min_row=2, values_only=True))
    assert len(values) == 667
    assert sum(row[0] == "サンプルデータ" for row in values) == 664
    assert {type(row[2]) for row in values} == {str}


@pytest.mark.parametrize("words", [JA, EN])
def test_the_table_of_members_without_a_place_is_whole(dataset: Dataset, words: object) -> None:
    table = members_table(members_view(dataset, COUNCIL, "cooperating").elsewhen, words)  # type: ignore[arg-type]
    assert table.shape == (7, 13)


def test_a_member_named_after_the_publication_in_force_stands_apart(dataset: Dataset) -> None:
    view = members_view(dataset, Selection("platform", "2025-01-19"), "private")
    assert (view.as_of, len(view.rows)) == ("2025-01-01", 0)
    assert "株式会社YOKAPRO" in set(view.elsewhen["name"])
    before = members_view(dataset, Selection("platform", "2025-01-18"), "private")
    assert "株式会社YOKAPRO" not in set(before.elsewhen["name"])
