"""Datasets of a few rows, for what is worked out on paper."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from geodata.dataset import Dataset
from geodata.tables import TABLES

PAPERS: dict[str, Any] = {"status": "登録値", "source_id": "paper"}


def dataset_of(**rows: list[dict[str, Any]]) -> Dataset:
    """A dataset of the given rows by table, each with papers where it states none; every other table is empty."""
    tables = {
        name: table.of_rows(
            [{**dict.fromkeys(column.name for column in table.columns), **row} for row in rows.get(name, [])]
        )
        for name, table in TABLES.items()
        if not table.is_spatial
    }
    return Dataset("paper", Path(), {"sources": []}, tables)
