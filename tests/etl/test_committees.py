"""The organisation of the council: facts with their page, and the list of a committee that an operator brings."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from etl.inspect import inspect_file
from etl.registers import read_registers
from geodata.sources import read_sources
from tests.conftest import SOURCES, some_sources

if TYPE_CHECKING:
    from pathlib import Path

    from etl.registers import Registers

LIST = "団体コード,団体名,役割\n200000,長野県,\n094072,那須町,部会長\n20205,飯田市,\n"


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = some_sources(tmp_path, "council-organisation")
    shutil.copytree(SOURCES / "committee-members-official", folder / "committee-members-official")
    return folder


def read(folder: Path) -> Registers:
    return read_registers(read_sources(folder).values())


def test_every_fact_of_the_council_has_its_page_or_its_address(sources: Path) -> None:
    tables = read(sources).tables
    facts = tables["council_facts"]
    assert (facts["page"].notna() | facts["source_url"].notna()).all()
    assert facts.groupby("topic").size()["協力会員の区分"] == 5
    committee = tables["committees"].iloc[0]
    assert (committee["municipality_code"], committee["prefecture_count"], committee["municipality_count"]) == (
        "09407",
        5,
        10,
    )
    steps = tables["programme_steps"]
    assert set(steps["leads_to"].dropna().str.split(";").explode()) <= set(steps["step_id"])


def test_without_a_list_nobody_is_known_to_be_on_the_committee(sources: Path) -> None:
    assert read(sources).tables["committee_members"].empty


def test_the_list_of_a_committee_is_read_as_a_list_of_members_is(sources: Path) -> None:
    (sources / "committee-members-official" / "部会名簿.csv").write_text(LIST, encoding="utf-8")
    rows = read(sources).tables["committee_members"]
    assert rows[["committee", "as_of", "prefecture_code", "name"]].values.tolist() == [
        ["企画・普及部会", "2023-10-01", "20", "長野県"],
        ["企画・普及部会", "2023-10-01", "09", "那須町"],
        ["企画・普及部会", "2023-10-01", "20", "飯田市"],
    ]
    assert rows["municipality_code"].fillna("").tolist() == ["", "09407", "20205"]


def test_a_row_of_a_committee_nobody_registered_is_set_aside(sources: Path) -> None:
    file = sources / "committee-members-official" / "a.csv"
    file.write_text(LIST.replace(",役割", ",部会").replace(",部会長", ",広報部会"), encoding="utf-8")
    inspection = inspect_file("committee_members", file, sources)
    rejected = [(row.row, row.reason) for row in inspection.rows if row.status == "rejected"]
    assert [row for row, _ in rejected] == [3]
    assert "この名の部会（広報部会）は、部会の表にありません" in str(rejected[0][1])
