from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest
from pandera.errors import SchemaErrors

from geodata.columns import Column, Table, labels, schema_of
from geodata.dictionary import dictionary, dictionary_markdown
from geodata.errors import ContractError
from geodata.gaps import GapReason, membership_gap
from geodata.prefectures import PREFECTURES, REGIONS
from geodata.tables import TABLES

if TYPE_CHECKING:
    from geodata.columns import Kind

PLACES = Table(
    "places",
    "場所",
    "Places",
    (
        Column("code", "text", "コード", "Code", pattern="[0-9]{5}"),
        Column("area_km2", "number", "面積", "Area", unit="km²", at_least=0),
        Column("note", "text", "備考", "Note", nullable=True),
    ),
    key=("code",),
)


def test_a_frame_is_brought_to_the_declared_columns_and_order() -> None:
    frame = pd.DataFrame({"area_km2": [1, 2], "code": ["20201", "20202"], "other": [0, 0]})
    conformed = PLACES.conform(frame)
    assert list(conformed.columns) == ["code", "area_km2", "note"]
    assert conformed["note"].isna().all()


def test_every_fault_of_a_frame_is_named_at_once() -> None:
    frame = pd.DataFrame({"code": ["20201", "x"], "area_km2": [-1.0, 2.0]})
    with pytest.raises(ContractError) as faults:
        PLACES.conform(frame)
    assert "code" in str(faults.value)
    assert "area_km2" in str(faults.value)


def test_a_repeated_key_breaks_the_contract() -> None:
    with pytest.raises(ContractError):
        PLACES.conform(pd.DataFrame({"code": ["20201", "20201"], "area_km2": [1.0, 1.0]}))


@pytest.mark.parametrize(
    ("kind", "declared", "values"),
    [
        ("text", {}, ["a", None]),
        ("text", {"nullable": True}, ["a", None]),
        ("text", {"nullable": True}, [None, None]),
        ("text", {"pattern": "[0-9]{5}"}, ["20201", "20201\n"]),
        ("text", {"pattern": "[0-9]{5}"}, ["20201", "20201\nx"]),
        ("text", {"pattern": "[0-9]{5}", "nullable": True}, ["2020", None]),
        ("text", {"among": ("甲", "乙")}, ["甲", "乙"]),
        ("text", {"among": ("甲", "乙")}, ["甲", "丙"]),
        ("text", {"among": ("甲", "乙"), "nullable": True}, ["甲", None]),
        ("number", {"at_least": 0}, [0.0, 1.0]),
        ("number", {"at_least": 0}, [0.0, -1.0]),
        ("number", {"at_least": 0, "nullable": True}, [0.0, float("nan")]),
        ("number", {"at_least": 0}, [0.0, float("nan")]),
        ("number", {}, [0, 1]),
        ("whole", {"at_least": 1, "nullable": True}, [1, None]),
        ("whole", {"at_least": 1}, [1, 0]),
        ("truth", {}, [True, False]),
        ("truth", {}, ["true", ""]),
        ("date", {}, ["2024-10-29", "2021-03-09"]),
        ("date", {"nullable": True}, ["2024-10-29", None]),
    ],
)
@pytest.mark.parametrize("is_cast", [True, False])
def test_what_holds_is_what_the_schema_lets_pass(
    kind: Kind, declared: dict[str, Any], values: list[Any], *, is_cast: bool
) -> None:
    table = Table("values", "値", "Values", (Column("value", kind, "値", "Value", **declared),))
    written = pd.Series(pd.to_datetime(pd.Series(values)) if kind == "date" else values)
    dtypes: dict[str, Any] = {
        "text": "str",
        "number": "float64",
        "whole": "Int64",
        "truth": "bool",
        "date": "datetime64[us]",
    }
    frame = pd.DataFrame({"value": written.astype(dtypes[kind]) if is_cast else written.astype(object)})
    try:
        schema_of(table).validate(frame, lazy=True)
        passes = True
    except SchemaErrors:
        passes = False
    holds = table.columns[0].holds(frame["value"])
    assert holds == passes if is_cast else holds <= passes


def test_a_missing_column_breaks_the_contract() -> None:
    with pytest.raises(ContractError):
        PLACES.conform(pd.DataFrame({"code": ["20201"]}))


def test_headings_carry_the_unit_in_both_languages() -> None:
    assert labels(PLACES.columns, "ja")["area_km2"] == "面積（km²）"
    assert labels(PLACES.columns, "en")["area_km2"] == "Area (km²)"


def test_the_dictionary_has_every_column_of_every_table_once() -> None:
    rows = dictionary()
    assert len(rows) == sum(len(table.columns) for table in TABLES.values())
    assert not rows.duplicated(["table", "column"]).any()
    text = dictionary_markdown()
    assert all(f"## {name} " in text for name in TABLES)


def test_every_column_has_a_label_in_both_languages() -> None:
    assert (dictionary()[["label", "label_en"]] != "").all(axis=None)


def test_there_are_forty_seven_prefectures_in_eight_regions() -> None:
    assert list(PREFECTURES) == [f"{number:02}" for number in range(1, 48)]
    assert {row.region for row in PREFECTURES.values()} == set(REGIONS)


@pytest.mark.parametrize(
    ("complete", "doubtful", "reason"),
    [
        (True, False, GapReason.NOT_MEMBER),
        (False, False, GapReason.NOT_SURVEYED),
        (True, True, GapReason.UNMATCHED),
        (False, True, GapReason.UNMATCHED),
    ],
)
def test_who_is_not_on_a_list_has_one_reason(*, complete: bool, doubtful: bool, reason: GapReason) -> None:
    assert membership_gap(list_is_complete=complete, is_candidate_of_reject=doubtful) == reason


def test_the_six_gap_reasons_have_six_labels() -> None:
    assert [reason.label for reason in GapReason] == ["未参加", "未調査", "データなし", "対象外", "照合不能", "秘匿"]
