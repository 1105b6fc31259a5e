"""訂正票: which are refused and why, and that a file of them is read back as it was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.export.csv_files import csv_bytes
from etl.slips.reading import read_slips
from etl.validate.registers import REGISTERS
from geodata.corrections import (
    CORRECTABLE,
    Correction,
    Rule,
    as_held,
    cell_text,
    fields_of,
    from_slip,
    is_same,
    key_of,
    key_text,
    read_key,
    refusals,
    slip_table,
    tidy,
)
from geodata.persons import Sign, person_in
from geodata.reading.tidy import verbatim
from geodata.tables import MEASURES, MUNICIPALITIES, PLANS

if TYPE_CHECKING:
    from pathlib import Path

    from geodata.dataset import Dataset

PLAN = ("特定居住促進計画", "20", "20215")


def slip(**changed: str) -> Correction:
    given = {
        "field": "decided_on", "old": "2025-03-27", "new": "2025-03-28", "reason": "策定日の誤り",
        "evidence": "https://www.example.jp/plan.html", "office": "企画課",
    }  # fmt: skip
    return Correction("plans", PLAN, **{**given, **changed})


def rules(correction: Correction) -> list[Rule]:
    return [each.rule for each in refusals(correction)]


def test_a_slip_with_value_reason_and_evidence_holds() -> None:
    assert rules(slip()) == []
    assert rules(slip(new="", office="")) == []  # the day may be unknown


@pytest.mark.parametrize(
    ("changed", "rule"),
    [
        ({"new": "2025-02-30"}, Rule.VALUE),
        ({"new": "2025/3/27"}, Rule.SAME),
        ({"new": "令和7年3月27日"}, Rule.SAME),
        ({"reason": ""}, Rule.REASON),
        ({"evidence": "javascript:alert(1)"}, Rule.EVIDENCE),
        ({"evidence": "//files/plan.pdf"}, Rule.EVIDENCE),
        ({"field": "municipality_code"}, Rule.FIELD),
        ({"field": "nothing"}, Rule.FIELD),
        ({"field": "source_url", "new": "ftp://example.jp"}, Rule.ADDRESS),
        ({"field": "status", "old": "公表値", "new": "サンプル"}, Rule.SAMPLE),
        ({"field": "plan_title", "new": "＝HYPERLINK(1)"}, Rule.FORMULA),
        ({"field": "plan_title", "new": "あ" * 2001}, Rule.LONG),
        ({"office": "企画課 田中さん"}, Rule.PERSON),
        ({"reason": "tanaka@example.jp に確かめた"}, Rule.PERSON),
        ({"reason": "０２６３−５２−０２８０へ"}, Rule.PERSON),
    ],
)
def test_what_breaks_a_rule_is_refused_in_both_languages(changed: dict[str, str], rule: Rule) -> None:
    (refusal,) = refusals(slip(**changed))
    assert refusal.rule is rule
    assert refusal.ja.endswith("。")
    assert refusal.en.endswith(".")
    assert "{" not in refusal.ja + refusal.en


def test_a_table_or_a_key_that_is_none_is_refused() -> None:
    assert rules(Correction("rejects", ("1",), "raw", "", "a", "b", "https://example.jp")) == [Rule.TABLE]
    assert rules(Correction("plans", ("1",), "name", "", "a", "b", "https://example.jp")) == [Rule.KEY]


def test_which_record_it_is_cannot_be_corrected_and_of_a_municipality_only_what_registers_say() -> None:
    names = {column.name for column in fields_of(PLANS)}
    assert {"kind", "plan_title", "decided_on", "source_url"} <= names
    assert not names & {"municipality_code", "prefecture_code", "source_id"}
    assert "measure_id" not in {column.name for column in fields_of(MEASURES)}
    assert [column.name for column in fields_of(MUNICIPALITIES)] == ["kana", "romaji", "kaso"]


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("田中さん", Sign.HONORIFIC), ("企画課の佐藤様へ", Sign.HONORIFIC), ("鈴木 一郎氏", Sign.HONORIFIC),
        ("さとうさんに聞いた", Sign.HONORIFIC), ("ﾀﾅｶさん", Sign.HONORIFIC), ("asked Mr. Tanaka", Sign.HONORIFIC),
        ("Tanaka さん", Sign.HONORIFIC),
        ("kikaku@city.example.lg.jp", Sign.MAIL), ("ａ＠example.jp", Sign.MAIL),
        ("0263-52-0280", Sign.PHONE), ("電話 09012345678", Sign.PHONE), ("(026) 232-0111", Sign.PHONE),
        ("+81 26 232 0111", Sign.PHONE),
        ("様似町", None), ("氏家町", None), ("皆様へのお知らせ", None), ("申請の様式", None), ("仕様が変わった", None),
        ("お客さんの声", None), ("たくさん", None), ("多様", None), ("同様に", None), ("氏名の欄", None), ("奥様", None),
        ("2025-03-27", None), ("20215", None), ("100-8918", None), ("1団体350万円", None), ("企画課", None),
        ("https://example.jp/0263-52-0280/view", None), ("https://example.jp/@0/", None), ("", None),
    ],
)  # fmt: skip
def test_a_person_is_told_by_an_honorific_an_address_or_a_number(text: str, sign: Sign | None) -> None:
    assert person_in(text) is sign


def test_no_text_of_the_registers_is_taken_for_a_person(dataset: Dataset) -> None:
    found = [
        (name, column, text)
        for name, table in CORRECTABLE.items()
        for column in dataset[name].columns
        if column != "geometry" and table.column(column).kind == "text"
        for text in dataset[name][column].dropna().unique()
        if person_in(text)
    ]
    assert found == []


def test_every_field_of_every_record_is_the_same_as_itself_and_valid_as_it_stands(dataset: Dataset) -> None:
    for name, table in CORRECTABLE.items():
        for record in dataset[name].head(30).to_dict("records"):
            assert read_key(key_text(key_of(table, record)), table) == key_of(table, record)
            for column in fields_of(table):
                text = cell_text(record[column.name])
                assert as_held(text, column) == text, (name, column.name)
                assert is_same(text, text, column)


words = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co")), max_size=20)


@given(st.lists(st.tuples(words, words, words, words, words), min_size=1, max_size=4))
def test_slips_written_as_csv_are_read_back_as_they_were(
    tmp_path_factory: pytest.TempPathFactory, texts: list[tuple[str, str, str, str, str]]
) -> None:
    slips = [tidy(Correction("plans", ("甲.=", "20", verbatim(each[0])), "plan_title", *each)) for each in texts]
    path = tmp_path_factory.mktemp("slips") / "slip.csv"
    for language in ("ja", "en"):
        path.write_bytes(csv_bytes(slip_table([(each, "記録") for each in slips], language)))
        assert [each.correction for each in read_slips(path)] == slips


def test_a_line_break_an_apostrophe_and_a_formula_come_back(tmp_path: Path) -> None:
    written = tidy(slip(old="=1+1", new="'90年代\n二行目", reason="-5%と、書いてある", office="@企画"))
    raw = csv_bytes(slip_table([(written, "=cmd()")]))
    assert raw.startswith(b"\xef\xbb\xbf")
    assert b"'=1+1" in raw
    assert b"'=cmd()" in raw
    path = tmp_path / "slip.csv"
    path.write_bytes(raw)
    assert [each.correction for each in read_slips(path)] == [written]


def test_a_row_that_is_no_slip_says_what_is_wrong() -> None:
    unknown = from_slip({"record_table": "x", "record_key": "[]"})
    no_key = from_slip({"record_table": "plans", "record_key": "20215"})
    assert [getattr(each, "rule", None) for each in (unknown, no_key)] == [Rule.TABLE, Rule.KEY]


def test_records_of_every_register_can_be_corrected_but_official_wording_and_the_corrections_themselves() -> None:
    registers = {register.table.name for register in REGISTERS.values()}
    assert registers - set(CORRECTABLE) == {"opinion_wordings", "corrections"}
