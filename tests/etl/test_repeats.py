"""The same entry in two sheets or two files of a build."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pandas as pd
import pytest

from etl.registers import Registers, read_registers
from geodata.sources import read_sources
from geodata.tables import TABLES
from tests.conftest import SOURCES
from tests.geodata.reading.zoo import xlsx

if TYPE_CHECKING:
    from pathlib import Path

LIST = [["団体コード", "市町村名"], ["202029", "松本市"]]
PLANS = [["種類", "市区町村コード", "名称", "計画名"], ["特定居住促進計画", "20202", "松本市", "サンプル計画"]]


@pytest.fixture(scope="module")
def registers(tmp_path_factory: pytest.TempPathFactory) -> Registers:
    folder: Path = tmp_path_factory.mktemp("repeats") / "sources"
    for name in ("municipality-codes-2020", "code-changes", "council-members", "council-members-official", "plans"):
        shutil.copytree(SOURCES / name, folder / name)
    official, plans = folder / "council-members-official", folder / "plans-brought"
    (official / "list.xlsx").write_bytes(xlsx(LIST, [*LIST, ["202011", "長野市"]]))
    plans.mkdir()
    papers = (folder / "plans" / "source.toml").read_text(encoding="utf-8").partition("[[files]]")[0]
    (plans / "source.toml").write_text(papers, encoding="utf-8")
    for name in ("a.xlsx", "b.xlsx"):
        (plans / name).write_bytes(xlsx(PLANS))
    return read_registers(read_sources(folder).values())


def test_an_entry_that_another_sheet_has_is_set_aside_with_the_place_of_the_first(registers: Registers) -> None:
    own = registers.rejects[registers.rejects["source_id"] == "council-members-official"]
    assert own[["file", "row", "reason_code"]].to_numpy().tolist() == [["list.xlsx［Sheet2］", 2, "duplicate"]]
    assert "list.xlsx［Sheet1］ の 2行目" in own["reason"].iloc[0]


def test_an_entry_that_another_file_has_is_set_aside(registers: Registers) -> None:
    own = registers.rejects[registers.rejects["source_id"] == "plans-brought"]
    assert own[["file", "row", "reason_code"]].to_numpy().tolist() == [["b.xlsx", 2, "duplicate"]]


def test_each_key_is_once_and_each_row_in_one_place(registers: Registers) -> None:
    TABLES["plans"].check(registers.tables["plans"])
    accounts = pd.DataFrame(list(registers.accounts.values()))
    places = accounts[["rows_out", "rejected", "merged", "not_data"]].sum(axis="columns")
    assert accounts["rows_in"].tolist() == places.tolist()
