from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.ledger_page import identity, ledger_sentence, ledger_table, line_cells, rows_table
from dashboard.views.ledger import Line, Sum, corrections_of, ledger_view, line_rows, sums_of
from dashboard.wording import words_in
from dashboard.wording.ledger import EN, JA, WORDS
from geodata.dataset import open_dataset
from geodata.reconciling import COUNTED, OUTCOMES

if TYPE_CHECKING:
    from pathlib import Path

    from geodata.dataset import Dataset

WORDS_JA = words_in("ja")


def test_the_class_totals_of_the_council_add_up_and_are_shown_as_sums(dataset: Dataset) -> None:
    view = ledger_view(dataset, "council")
    sums = {of.as_of: of.sums for of in view.dates if of.body == "council"}
    assert sums["2023-10-01"] == (
        Sum("正会員計", 667, (("都道府県", 42), ("市区町村", 625))),
        Sum("総計", 745, (("正会員計", 667), ("協力会員", 78))),
    )
    assert all(each.holds for of in view.dates for each in of.sums)
    assert [(each.total_class, each.total) for of in view.dates if of.body == "platform" for each in of.sums] == [
        ("総計", 979),
        ("総計", 906),
    ]


def test_a_total_that_is_not_the_sum_of_its_parts_is_told(messy: Path) -> None:
    (date,) = ledger_view(open_dataset(messy), "council").dates
    assert [(each.total, each.holds) for each in date.sums] == [(11, True), (15, False)]


def test_a_sum_is_not_made_where_a_part_was_not_published() -> None:
    assert sums_of({"総計": 906, "官": 709}) == ()


def test_there_is_a_line_for_every_published_total_and_every_list(dataset: Dataset) -> None:
    view = ledger_view(dataset, "platform")
    keys = {line.key for line in view.lines}
    totals = dataset["membership_totals"][["body", "as_of", "member_class"]].itertuples(index=False, name=None)
    assert {"@".join(key) for key in totals} <= keys
    assert len(keys) == len(view.lines) == 25
    assert {"platform@2024-10-29@市区町村", "platform@2025-01-19@民"} <= keys
    assert view.tally() == {"agree": 6, "off": 15, "bound": 1, "unpublished": 3}
    assert [of.as_of for of in view.dates][:2] == ["2025-09-26", "2025-01-19"]
    assert (
        "公表された21件の会員数を、名簿の行と突き合わせました。差がないのは6件、差があるのは15件です。"
        in ledger_sentence(view, JA)
    )


@pytest.mark.parametrize("fixture", ["published", "messy"])
def test_the_counts_of_the_rows_behind_a_line_add_up_to_its_published_total(
    fixture: str, request: pytest.FixtureRequest
) -> None:
    dataset = open_dataset(request.getfixturevalue(fixture))
    for line in ledger_view(dataset, "council").lines:
        rows = line_rows(dataset, line)
        standing = rows[rows["outcome"].isin(COUNTED)]
        assert standing["outcome"].value_counts().to_dict() == {of: n for of, n in line.counts.items() if n}
        if line.unnamed is not None:
            assert rows["count"].sum() == line.published


def test_the_rows_that_explain_a_difference_come_first_with_who_resolved_them(messy: Path) -> None:
    dataset = open_dataset(messy)
    line = ledger_view(dataset, "council").line("council@2021-02-15@市区町村")
    assert line is not None
    rows = line_rows(dataset, line)
    assert rows[["count", "outcome", "resolver"]].to_numpy().tolist() == [
        [1, "まとめた", "merged"],
        [1, "照合不能", "open"],
        [1, "候補が複数", "open"],
        [1, "その他の除外", "open"],
        [3, "名簿に名のない", "open"],
        [0, "重複", "repeated"],
        [0, "別の出典", "other_row"],
        [0, "退会", "left"],
        [1, "登録", "rule"],
        [1, "登録", "rule"],
        [1, "サンプル", "rule"],
    ]
    table = rows_table(rows, WORDS_JA, JA)
    assert table["照合した規則・決め方"].tolist()[:2] == [
        "規則: 名称＋旧名称・旧コード。今の同じ市区町村の行にまとめました",
        "未解決",
    ]
    assert table["扱い"].tolist()[4] == "名簿に名のない 3 件"
    assert table["代わりに立つ行"].tolist()[0] == "register rows.csv 4行目"
    english = rows_table(rows, words_in("en"), EN)
    assert english["Resolved by"].tolist()[0] == (
        "Rule: name + former name or code; merged into the row of the same municipality of today"
    )
    assert identity(line, JA) == (
        "公表数 10 ＝ 登録 2 ＋ サンプル 1 ＋ まとめた行 1 ＋ 照合不能 1 ＋ 候補が複数 1 ＋ その他の除外 1 ＋ 名簿に名のない 3"
    )


def line_of(published: int | None, counts: dict[str, int], *, is_lower_bound: bool = False) -> Line:
    whole = dict.fromkeys(COUNTED, 0) | counts
    has_total = published is not None and not is_lower_bound
    return Line(
        "council", "2023-10-01", "市区町村", published, is_lower_bound, whole,
        difference=whole["登録"] + whole["サンプル"] - published if published is not None and has_total else None,
        unnamed=published - sum(whole.values()) if published is not None and has_total else None,
        explanation="", explanation_en="", status="公表値", source_title="",
    )  # fmt: skip


def test_a_difference_has_a_sign_and_words_and_a_lower_bound_none() -> None:
    assert line_cells(line_of(78, {}), WORDS_JA, JA)["difference"] == "▲ −78 差あり"
    assert line_cells(line_of(2, {"登録": 2}), WORDS_JA, JA)["difference"] == "0"
    # They agree only because a row was left out.
    assert line_cells(line_of(2, {"登録": 2, "照合不能": 1}), WORDS_JA, JA)["difference"] == "▲ 0 差あり"
    bound = line_cells(line_of(1100, {}, is_lower_bound=True), WORDS_JA, JA)
    assert (bound["published"], bound["difference"]) == ("1,100以上", "— 計算しない")
    assert line_cells(line_of(None, {"登録": 2}), WORDS_JA, JA)["published"] == "公表なし"


@given(st.integers(0, 50), st.dictionaries(st.sampled_from(COUNTED), st.integers(0, 20)))
def test_the_equation_that_is_written_out_is_true(published: int, counts: dict[str, int]) -> None:
    said = identity(line_of(published, counts), JA)
    total, _, terms = said.removeprefix("公表数 ").partition(" ＝ ")
    signs = terms.replace("－ ", "＋ -").split(" ＋ ")
    numbers = [-int(term.rsplit(" ", 1)[1]) if term.startswith("-") else int(term.rsplit(" ", 1)[1]) for term in signs]
    assert int(total) == sum(numbers)


def test_the_saved_ledger_has_numbers_as_numbers_and_leaves_empty_what_is_not_known(dataset: Dataset) -> None:
    table = ledger_table(ledger_view(dataset, "council"), WORDS_JA, JA)
    own = table[(table["時点"] == "2023-10-01") & (table["種別"] == "総計")].iloc[0]
    assert own[["公表", "登録（サンプルを除く）", "サンプル", "差", "名簿に名のない"]].tolist() == [
        745,
        3,
        664,
        -78,
        78,
    ]
    bound = table[table["以上"] == "○"]
    assert bound["公表"].tolist() == [1100]
    assert bound["差"].isna().all()


def test_corrections_of_a_list_stand_beside_its_rows(dataset: Dataset) -> None:
    line = ledger_view(dataset, "council").line("council@2023-10-01@市区町村")
    assert line is not None
    assert sorted(corrections_of(dataset, line)["name"]) == ["田辺市", "那須町"]


def test_every_outcome_has_its_words_in_english() -> None:
    assert set(OUTCOMES) <= set(EN.outcomes)
    assert {resolver for own in WORDS.values() for resolver in own.resolvers} == set(JA.resolvers)
    assert list(JA.columns) == list(EN.columns)
    assert list(JA.row_columns) == list(EN.row_columns)


def test_a_link_to_no_line_opens_none(dataset: Dataset) -> None:
    assert ledger_view(dataset, "council").line("council@1999-01-01@市区町村") is None
    assert ledger_view(dataset, "council").unplaced.empty
    assert isinstance(ledger_view(dataset, "council").unplaced, pd.DataFrame)
