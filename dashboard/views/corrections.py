"""What a slip of correction can be about: one record of the dataset, and the records that stand on a place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from geodata.corrections import CORRECTABLE, SAMPLE, cell_text, fields_of, key_of, read_key

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from geodata.columns import Column, Table
    from geodata.dataset import Dataset

_TITLES: Final = (
    "title", "plan_title", "corporation_name", "fact", "summary_ja", "indicator", "target", "name", "municipality_name",
    "committee", "member_class",
)  # fmt: skip
_MUNICIPALITIES: Final = "municipalities"
_OF_PILOTS: Final = "pilot_places"


@dataclass(frozen=True, slots=True)
class Record:
    """One record of a table that can be corrected: its key, its cells as text by column, and the columns offered."""

    table: Table
    key: tuple[str, ...]
    cells: Mapping[str, str]

    @property
    def fields(self) -> tuple[Column, ...]:
        """What a slip can put right of it."""
        return fields_of(self.table)

    @property
    def title(self) -> str:
        """What the record is called, as the register has it."""
        return next((self.cells[name] for name in _TITLES if self.cells.get(name)), "")

    @property
    def place(self) -> str:
        """Code of its municipality, else of its prefecture, "" where it has neither."""
        return self.cells.get("municipality_code") or self.cells.get("prefecture_code", "")

    @property
    def source_id(self) -> str:
        """The source its row stands in, "" where its values come from several."""
        return self.cells.get("source_id", "")

    @property
    def is_sample(self) -> bool:
        """Whether it is made up: there is nothing to correct."""
        return self.cells.get("status") == SAMPLE


def record_asked(dataset: Dataset, table: str, key: str) -> Record | None:
    """The record that a link names; None where it names none that is there."""
    declared = CORRECTABLE.get(table)
    wanted = read_key(key, declared) if declared is not None else None
    if declared is None or wanted is None:
        return None
    rows = dataset[table]
    for name, value in zip(declared.key, wanted, strict=True):
        rows = rows[rows[name].map(cell_text) == value]
    return _record(declared, rows.to_dict("records")[0]) if len(rows) else None


def records_at(dataset: Dataset, code: str) -> tuple[Record, ...]:
    """Every record of a municipality, or of a prefecture itself, in the order of the tables and their rows.

    Of a municipality its own facts come first; of a pilot the project and its place are two records.
    """
    found: list[Record] = []
    for table in CORRECTABLE.values():
        rows = _of_place(dataset[table.name], code)
        found += [_record(table, row) for row in rows.to_dict("records")]
    pilots = {record.cells["pilot_id"] for record in found if record.table.name == _OF_PILOTS}
    projects = dataset["pilots"]
    found += [
        _record(CORRECTABLE["pilots"], row) for row in projects[projects["pilot_id"].isin(pilots)].to_dict("records")
    ]
    return tuple(sorted(found, key=lambda record: record.table.name != _MUNICIPALITIES))


def _of_place(rows: pd.DataFrame, code: str) -> pd.DataFrame:
    if "municipality_code" not in rows:
        return rows.head(0)
    if len(code) == len("20202"):
        return rows[rows["municipality_code"] == code]
    if "prefecture_code" not in rows:
        return rows.head(0)
    return rows[(rows["prefecture_code"] == code) & rows["municipality_code"].isna()]


def _record(table: Table, row: Mapping[Any, Any]) -> Record:
    cells = {column.name: cell_text(row[column.name]) for column in table.columns if column.kind != "geometry"}
    return Record(table, key_of(table, row), cells)
