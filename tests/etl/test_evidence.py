"""What is laid beside measures and pilots: kinds of partners, instruments of the burden, aims and their categories."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from etl.inspect import inspect_file
from tests.conftest import some_sources

if TYPE_CHECKING:
    from pathlib import Path

    from geodata.dataset import Dataset

INSTRUMENTS = "instrument,side,record_id,linked_by,reason_ja,reason_en\n"


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    return some_sources(tmp_path, "measures", "pilots", "council-organisation")


def rejected(kind: str, text: str, sources: Path) -> list[tuple[int, str | None]]:
    file = sources / "table.csv"
    file.write_text(text, encoding="utf-8")
    inspection = inspect_file(kind, file, sources)
    assert inspection.outcome == "accepted"
    return [(row.row, row.reason) for row in inspection.rows if row.status == "rejected"]


def test_an_instrument_of_a_measure_and_of_a_pilot_stands_and_one_of_neither_is_set_aside(sources: Path) -> None:
    rows = [
        "割引,実践者側,st-06,推定,理由,why",
        "寄付,地域側,r7-2-jal,推定,理由,why",
        "寄付,地域側,nobody,推定,理由,why",
        "くじ,地域側,st-06,推定,理由,why",
        "割引,両方,st-06,推定,理由,why",
        "割引,実践者側,st-06,推定,理由,why",
        "割引,地域側,st-06,推定,,why",
    ]
    found = rejected("burden_instruments", INSTRUMENTS + "\n".join(rows), sources)
    assert [row for row, _ in found] == [4, 5, 6, 7, 8]
    assert "支援施策の表にも実証の表にもありません" in str(found[0][1])


def test_a_category_of_an_aim_nobody_registered_is_set_aside(sources: Path) -> None:
    text = "aim_id,category,linked_by,reason_ja,reason_en\nties,住まい,推定,理由,why\nfame,住まい,推定,理由,why\n"
    ((row, reason),) = rejected("aim_links", text, sources)
    assert (row, "aims.csv" in str(reason)) == (3, True)


def test_no_id_is_that_of_a_measure_and_of_a_pilot_too(dataset: Dataset) -> None:
    assert not set(dataset["measures"]["measure_id"]) & set(dataset["pilots"]["pilot_id"])


def test_one_effort_is_an_instrument_once_by_its_pilot_and_not_by_its_measure_again(dataset: Dataset) -> None:
    measures = dataset["measures"].set_index("measure_id")["restates_pilot"]
    own = dataset["burden_instruments"]["record_id"]
    assert not measures.reindex(own).fillna(value=False).any()


def test_categories_of_aims_are_those_of_measures(dataset: Dataset) -> None:
    assert set(dataset["aim_links"]["category"]) <= set(dataset["measures"]["category"])
    assert set(dataset["aim_links"]["aim_id"]) == set(dataset["programme_aims"]["aim_id"])
