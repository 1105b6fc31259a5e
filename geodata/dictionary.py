"""The data dictionary, written from the declarations."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from geodata.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geodata.columns import Table

_KINDS = {
    "text": "文字",
    "date": "日付",
    "whole": "整数",
    "number": "数",
    "truth": "真偽",
    "geometry": "図形（EPSG:6668）",
}


def dictionary() -> pd.DataFrame:
    """One row a column of the dataset: table, column, labels, kind, unit, allowed values, may be empty."""
    return pd.DataFrame(
        {
            "table": table.name,
            "column": column.name,
            "label": column.label,
            "label_en": column.label_en,
            "kind": column.kind,
            "unit": column.unit,
            "allowed": "・".join(column.among),
            "nullable": column.nullable,
        }
        for table in TABLES.values()
        for column in table.columns
    )


def dictionary_markdown(tables: Iterable[Table] = tuple(TABLES.values())) -> str:
    """`dictionary.md` of a published dataset."""
    lines = ["# データ辞書 / Data dictionary", ""]
    for table in tables:
        lines += [f"## {table.name} — {table.label} / {table.label_en}", ""]
        lines += ["| 列 | 意味 | Meaning | 型 | 単位 | 値 | 空欄 |", "|---|---|---|---|---|---|---|"]
        lines += [
            f"| `{column.name}` | {column.label} | {column.label_en} | {_KINDS[column.kind]} | {column.unit} "
            f"| {'・'.join(column.among)} | {'可' if column.nullable else '不可'} |"
            for column in table.columns
        ]
        lines.append("")
    return "\n".join(lines)
