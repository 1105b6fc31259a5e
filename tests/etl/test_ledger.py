from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.corrections import apply_corrections
from etl.ledger import ledger_rows, reconcile
from etl.memberships import merge_lists
from etl.validate.listing import outcome_of, with_lists
from etl.written import as_written
from geodata.dataset import open_dataset
from geodata.matching.reasons import Reason
from geodata.reconciling import COUNTED, OUTCOMES, PARTS, ROW_CLASSES
from geodata.tables import COOPERATING_MEMBERS, MEMBERSHIP_TOTALS, RECONCILIATION_ROWS, REJECTS, RESOLUTIONS
from tests.etl.lists_of_members import NO_REJECTS, listed, succession
from tests.etl.test_corrections import source

if TYPE_CHECKING:
    from pathlib import Path

    from geodata.dataset import Dataset

DAY = "2021-02-15"
NONE_REJECTED = with_lists(REJECTS.of_rows(()), pd.DataFrame(), "memberships", "")


def totals(*published: tuple[str, int], is_lower_bound: bool = False, body: str = "council") -> pd.DataFrame:
    rows = [
        {"body": body, "as_of": DAY, "member_class": of, "count": count, "is_lower_bound": is_lower_bound,
         "status": "公表値", "source_id": "totals"}
        for of, count in published
    ]  # fmt: skip
    return MEMBERSHIP_TOTALS.of_rows(rows)


def line(of: str, outcome: str, row: int = 2, body: str | None = "council") -> dict[str, object]:
    return {"body": body, "as_of": DAY, "member_class": of, "outcome": outcome, "status": "登録値", "source_id": "list",
            "file": "list.csv", "row": row}  # fmt: skip


def rows_of(*lines: dict[str, object]) -> pd.DataFrame:
    return RECONCILIATION_ROWS.of_rows([{**each, "row": number} for number, each in enumerate(lines, 2)])


def test_a_small_list_with_every_kind_of_row_is_explained_row_by_row(messy: Path) -> None:
    dataset = open_dataset(messy)
    rows = dataset["reconciliation_rows"]
    own = rows[rows["source_id"] == "register"].set_index("row")
    assert own["outcome"].to_dict() == {
        2: "登録", 3: "登録", 4: "登録", 5: "まとめた", 6: "候補が複数", 7: "照合不能", 8: "重複", 9: "退会", 10: "その他の除外",
    }  # fmt: skip
    assert own.loc[5, "written"] == "長野県 梓川村"
    assert list(own.loc[5, ["source_id_into", "file_into", "row_into"]]) == ["register", "rows.csv", 4]
    assert own.loc[[3, 5], "rule_label"].tolist() == ["コード", "名称＋旧名称・旧コード"]
    assert own.loc[6, "candidates"] == "13206 東京都府中市、34208 広島県府中市"
    assert own.loc[7, "raw"] == "council,2021-02-15,市区町村,,長野県,ない町,"
    sample = rows[rows["source_id"] == "sample"]
    assert sample[["outcome", "municipality_code"]].to_numpy().tolist() == [
        ["サンプル", "20205"],
        ["別の出典", "20201"],
    ]
    ledger = dataset["reconciliation"].set_index("member_class")
    columns = [
        "published",
        "registered",
        "sample",
        "merged",
        "unmatched",
        "ambiguous",
        "rejected",
        "difference",
        "unnamed",
    ]
    assert list(ledger.loc["市区町村", columns]) == [10, 2, 1, 1, 1, 1, 3, -7, 3]
    assert list(ledger.loc["総計", columns]) == [15, 4, 1, 1, 1, 1, 3, -10, 6]
    assert (
        ledger.loc["市区町村", "explanation"]
        == "差-7の内訳: まとめた行1、照合できない行1、候補が複数ある行1、その他の除外行1、名簿に名のない3。"
    )


def test_every_row_of_the_lists_of_the_default_dataset_is_in_the_ledger_once(dataset: Dataset) -> None:
    rows = dataset["reconciliation_rows"]
    kinds = {"membership", "cooperating_members"}
    files = [file for papers in dataset.manifest["sources"] if papers["kind"] in kinds for file in papers["files"]]
    assert len(rows) == sum(file["rows_in"] - file["not_data"] for file in files)
    assert rows["outcome"].value_counts().to_dict() == {"サンプル": 1262, "登録": 19}


def test_totals_are_held_against_the_rows_of_their_parts() -> None:
    rows = rows_of(
        line("都道府県", "登録"), line("市区町村", "登録"), line("市区町村", "サンプル"), line("協力会員", "登録")
    )
    published = totals(("都道府県", 1), ("市区町村", 2), ("正会員計", 3), ("協力会員", 2), ("総計", 5))
    ledger = reconcile(published, rows).set_index("member_class")
    assert ledger["registered"].to_dict() == {"都道府県": 1, "市区町村": 1, "正会員計": 2, "協力会員": 1, "総計": 3}
    assert ledger["sample"].to_dict() == {"都道府県": 0, "市区町村": 1, "正会員計": 1, "協力会員": 0, "総計": 1}
    assert ledger["difference"].to_dict() == {"都道府県": 0, "市区町村": 0, "正会員計": 0, "協力会員": -1, "総計": -1}


def test_nothing_is_subtracted_from_a_lower_bound() -> None:
    ledger = reconcile(totals(("総計", 1100), is_lower_bound=True), rows_of(line("市区町村", "登録")))
    bound = ledger.set_index("member_class").loc["総計"]
    assert bound[["difference", "unnamed"]].isna().all()
    assert "以上" in bound["explanation"]


def test_a_list_of_private_members_without_a_total_has_a_line_under_the_word_of_its_body() -> None:
    rows = rows_of(line("協力会員", "登録", body="platform"), line("協力会員", "登録"))
    ledger = reconcile(totals(), rows)
    assert ledger[["body", "member_class"]].to_numpy().tolist() == [["council", "協力会員"], ["platform", "民"]]
    assert ledger["difference"].isna().all()


def test_rows_beyond_the_published_total_are_said_to_be_so() -> None:
    ledger = reconcile(totals(("市区町村", 1)), rows_of(line("市区町村", "登録"), line("市区町村", "照合不能")))
    assert ledger[["difference", "unnamed"]].to_numpy().tolist() == [[0, -1]]
    assert ledger["explanation"].tolist() == ["差+0の内訳: 照合できない行1、公表数を超える行1。"]


@given(
    st.lists(st.tuples(st.sampled_from(ROW_CLASSES), st.sampled_from(OUTCOMES)), max_size=12),
    st.dictionaries(st.sampled_from(list(PARTS)), st.integers(0, 20), max_size=7),
)
def test_each_published_total_is_the_sum_of_its_rows_and_of_what_has_none(
    lines: list[tuple[str, str]], published: dict[str, int]
) -> None:
    rows = rows_of(*(line(of, outcome) for of, outcome in lines))
    ledger = reconcile(totals(*published.items()), rows)
    assert set(published) <= set(ledger["member_class"])
    for each in ledger.to_dict("records"):
        own = [outcome for of, outcome in lines if of in PARTS[each["member_class"]] and outcome in COUNTED]
        assert each["registered"] + each["sample"] + each["merged"] + each["rejected"] == len(own)
        assert each["unmatched"] + each["ambiguous"] <= each["rejected"]
        if each["member_class"] in published:
            named = each["registered"] + each["sample"] + each["merged"] + each["rejected"]
            assert each["published"] == named + each["unnamed"]
            assert each["difference"] == each["registered"] + each["sample"] - each["published"]
            assert each["explanation"].startswith("一致") == (each["difference"] == 0 and each["unnamed"] == 0)


def test_a_row_that_a_correction_took_the_place_of_stays_in_the_ledger_and_counts_no_more(tmp_path: Path) -> None:
    first, second = (
        listed("2023-10-01", "長野市", "松本市", source="first"),
        listed("2023-10-01", "長野市", source="second"),
    )
    rows = pd.concat([first, second], ignore_index=True)
    written = as_written(rows, RESOLUTIONS.of_rows(()))
    sources = {"first": source(tmp_path, "first"), "second": source(tmp_path, "second", "first")}
    stay, _ = apply_corrections(written, sources, succession(), NO_REJECTS)
    private, resolutions = COOPERATING_MEMBERS.of_rows(()), RESOLUTIONS.of_rows(())
    members = merge_lists(stay, {"first", "second"})
    marked = written.assign(is_replaced=~written.index.isin(stay.index))
    ledger = ledger_rows(marked, members, private, NONE_REJECTED, resolutions)
    said = ledger[["source_id", "name", "outcome", "source_id_into"]].fillna("").to_numpy().tolist()
    assert said == [
        ["first", "長野市", "訂正", "second"],
        ["first", "松本市", "訂正", ""],
        ["second", "長野市", "登録", ""],
    ]


@pytest.mark.parametrize(
    ("stated", "placed"),
    [
        ({"body": "協議会", "as_of": "令和3年2月15日", "name": "長野県"}, ["council", DAY, "都道府県", "登録値"]),
        ({"municipality_code": "200000", "name": "長野市"}, ["council", "2023-10-01", "都道府県", "登録値"]),
        (
            {"member_class": "市", "name": "ない町", "status": "サンプル"},
            ["council", "2023-10-01", "市区町村", "サンプル"],
        ),
        ({"as_of": "いつか"}, ["council", "2023-10-01", "市区町村", "登録値"]),
    ],
)
def test_a_rejected_row_belongs_to_the_list_it_states_or_to_the_only_one_of_its_file(
    stated: dict[str, str], placed: list[str]
) -> None:
    other = {"body": "council", "as_of": "2023-10-01", "member_class": "市区町村", "name": "松本市"}
    frame = pd.DataFrame([other, {**dict.fromkeys(other, ""), **stated}], index=[2, 3]).fillna("")
    if "as_of" in stated and stated["as_of"] != "いつか":
        frame = frame.loc[[3]]
    reject = {column.name: "-" for column in REJECTS.columns} | {"row": 3}
    listed_rejects = with_lists(REJECTS.of_rows([reject]), frame, "memberships", "登録値")
    assert listed_rejects[["body", "as_of", "member_class", "status"]].to_numpy().tolist() == [placed]


def test_a_row_with_too_many_cells_belongs_to_no_list_where_its_file_has_two() -> None:
    frame = pd.DataFrame({"body": "council", "as_of": [DAY, "2023-10-01"]}, index=[2, 3])
    reject = {column.name: "-" for column in REJECTS.columns} | {"row": 4}
    listed_rejects = with_lists(REJECTS.of_rows([reject]), frame, "memberships", "登録値")
    assert listed_rejects[["body", "as_of"]].astype("object").to_numpy().tolist() == [["council", None]]


def test_every_reason_has_an_outcome() -> None:
    assert {outcome_of(reason.code) for reason in Reason} <= set(OUTCOMES)
    assert outcome_of(Reason.NAME_AMBIGUOUS.code) == "候補が複数"
    assert outcome_of(Reason.NAME_UNKNOWN.code) == "照合不能"
    assert outcome_of(Reason.DUPLICATE.code) == "重複"
