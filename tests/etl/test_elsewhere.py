"""Registers read in another process are those that this one reads, and what is refused there is refused here."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pandas.testing import assert_frame_equal

from etl.elsewhere import Elsewhere
from etl.registers import read_registers
from geodata.errors import SourceError
from geodata.sources import read_sources
from tests.conftest import SOURCES

if TYPE_CHECKING:
    import pandas as pd

    from geodata.sources import Source

FEW = ("municipality-codes-2020", "code-changes", "events", "membership-totals")


def few_sources() -> list[Source]:
    sources = read_sources(SOURCES)
    return [sources[name] for name in FEW]


def test_the_registers_are_the_same_and_the_codes_are_told_before_them() -> None:
    told: list[tuple[pd.DataFrame, pd.DataFrame]] = []
    there = Elsewhere().read_registers(few_sources(), lambda *tables: told.append(tables))
    here = read_registers(few_sources())
    ((codes, changes),) = told
    assert_frame_equal(codes, here.codes)
    assert_frame_equal(changes, here.tables["code_changes"])
    assert there.accounts == here.accounts
    for name, table in here.tables.items():
        assert_frame_equal(there.tables[name], table)


def test_sources_without_a_code_table_are_refused_here_with_the_sentence_from_there() -> None:
    with pytest.raises(SourceError, match="コード表の出典"):
        Elsewhere().read_registers(few_sources()[2:], lambda *_: None)
