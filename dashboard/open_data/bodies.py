"""The rows of a table as CSV, JSON or Parquet."""

from __future__ import annotations

import json
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pyarrow.parquet as pq

from dashboard.export.csv_files import csv_bytes
from dashboard.open_data.papers import credit_lines, sources_of
from dashboard.open_data.selecting import has_sample
from dashboard.wording.open_data import SAMPLE
from geodata.columns import labels

if TYPE_CHECKING:
    import pandas as pd

    from dashboard.open_data.asked import Ask
    from geodata.columns import Table

LABELS: Final = ("names", "ja", "en")


def plain(table: Table) -> list[str]:
    """Columns of a table without its boundary."""
    return [column.name for column in table.columns if column.kind != "geometry"]


def as_csv(ask: Ask, table: Table, rows: np.ndarray, headings: str) -> bytes:
    """CSV: UTF-8 with BOM, codes as text, formulas made inert, dates as 2023-10-01."""
    frame = ask.data[table.name].iloc[rows]
    dates = [column.name for column in table.columns if column.kind == "date"]
    frame = frame.assign(**{name: frame[name].dt.strftime("%Y-%m-%d") for name in dates})
    return csv_bytes(frame if headings == "names" else frame.rename(columns=labels(table.columns, headings)))


def as_json(ask: Ask, table: Table, rows: np.ndarray, total: int, next_link: str) -> bytes:
    """One object: what the table is, its columns, by whose word, and the rows as objects."""
    frame = ask.data[table.name].iloc[rows]
    told: dict[str, Any] = {
        "table": table.name,
        "title": table.label,
        "title_en": table.label_en,
        "version": ask.data.version,
        "sample": SAMPLE.both if has_sample(ask.data, table, rows) else None,
        "credits": credit_lines(sources_of(ask.data, table)),
        "columns": columns_of(table),
        "numberMatched": total,
        "numberReturned": len(rows),
        "next": next_link or None,
        "rows": records(frame, table),
    }
    return compact(told)


def as_parquet(ask: Ask, table: Table, rows: np.ndarray) -> bytes:
    """Parquet with the types and, where there is one, the boundary of the published file; whole, it is that file."""
    path = ask.data.path / f"{table.name}.parquet"
    if len(rows) == len(ask.data[table.name]):
        return path.read_bytes()
    whole = pq.read_table(path)
    told = dict(whole.schema.metadata or {})
    if b"geo" in told:  # the box of the whole is not the box of a part
        geo = json.loads(told[b"geo"])
        for column in geo["columns"].values():
            column.pop("bbox", None)
        told[b"geo"] = json.dumps(geo).encode()
    file = BytesIO()
    pq.write_table(whole.take(rows).replace_schema_metadata(told), file, compression="zstd")
    return file.getvalue()


def columns_of(table: Table) -> list[dict[str, Any]]:
    """What each column is, from its declaration."""
    return [
        {
            "name": column.name,
            "label": column.label,
            "label_en": column.label_en,
            "type": column.kind,
            **({"unit": column.unit} if column.unit else {}),
            **({"among": column.among} if column.among else {}),
        }
        for column in table.columns
    ]


def records(frame: pd.DataFrame, table: Table) -> list[dict[str, Any]]:
    """Rows as objects of JSON: nothing is null, a date is 2023-10-01."""
    columns = {}
    for column in table.columns:
        if column.name in frame:
            columns[column.name] = values(frame[column.name], column.kind)
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def values(cells: pd.Series, kind: str) -> list[Any]:
    """Cells of a column as values of JSON."""
    if kind == "date":
        cells = cells.dt.strftime("%Y-%m-%d")
    filled = cells.astype("object").where(cells.notna(), None)
    return [value.item() if isinstance(value, np.generic) else value for value in filled]


def compact(value: object) -> bytes:
    """JSON without spaces, in UTF-8; a number that is none is a fault of ours."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()
