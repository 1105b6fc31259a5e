"""How a column of the published dataset is declared: once, with type, label, unit, source and check together."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final, Literal

import pandas as pd

from geodata.errors import ContractError

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandera.pandas as pa

Kind = Literal["text", "date", "whole", "number", "truth", "geometry"]

_DTYPES: Final[dict[str, Any]] = {
    "text": pd.StringDtype(na_value=float("nan")),
    "date": "datetime64[us]",
    "whole": "Int64",
    "number": "float64",
    "truth": "bool",
    "geometry": None,
}

STATUSES: Final = ("公表値", "登録値", "推計", "サンプル")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what it holds, in which unit, and what it is called in both languages."""

    name: str
    kind: Kind
    label: str
    label_en: str
    unit: str = ""
    nullable: bool = False
    pattern: str = ""
    among: tuple[str, ...] = ()
    at_least: float | None = None

    def holds(self, values: pd.Series) -> bool:
        """Whether values are as declared, said without naming the faults."""
        if self.kind != "geometry" and values.dtype != _DTYPES[self.kind]:
            return False
        there = values.dropna()
        return (
            (self.nullable or len(there) == len(values))
            and (not self.pattern or bool(there.drop_duplicates().str.match(self._whole).all()))
            and (not self.among or bool(there.isin(self.among).all()))
            and (self.at_least is None or bool((there >= self.at_least).all()))
        )

    @property
    def _whole(self) -> str:
        return rf"^(?:{self.pattern})$"

    def to_pandera(self) -> pa.Column:
        """Check this declaration stands for."""
        import pandera.pandas as pa  # noqa: PLC0415 - a third of a second, for what names faults

        checks = []
        if self.pattern:
            checks.append(pa.Check.str_matches(self._whole))
        if self.among:
            checks.append(pa.Check.isin(self.among))
        if self.at_least is not None:
            checks.append(pa.Check.ge(self.at_least))
        return pa.Column(_DTYPES[self.kind], checks=checks, nullable=self.nullable)


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the dataset: its columns in order and the key that is unique in it."""

    name: str
    label: str
    label_en: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()

    @property
    def is_spatial(self) -> bool:
        """Whether it is a GeoParquet table."""
        return any(column.kind == "geometry" for column in self.columns)

    def column(self, name: str) -> Column:
        """Declaration of one column. Raises KeyError."""
        return {column.name: column for column in self.columns}[name]

    def conform(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Bring a frame to the declared columns, order and types, then check it; columns it lacks become empty.

        Raises ContractError with every fault at once.
        """
        missing = {column.name: None for column in self.columns if column.name not in frame and column.nullable}
        try:
            cast = frame.assign(**missing)[[column.name for column in self.columns]].astype(
                {column.name: _DTYPES[column.kind] for column in self.columns if column.kind != "geometry"},
            )
        except (KeyError, ValueError, TypeError) as fault:
            raise ContractError(f"{self.name}: {fault}") from fault
        if len(cast):  # by now an empty frame holds every declaration
            self.check(cast)
        return cast.reset_index(drop=True)

    def of_rows(self, rows: Sequence[Any]) -> pd.DataFrame:
        """Tuples in the declared order, or mappings by column name, as this table; none gives an empty one.

        Raises ContractError.
        """
        return (
            self.conform(pd.DataFrame(rows, columns=[column.name for column in self.columns])) if rows else _none(self)
        )

    def check(self, frame: pd.DataFrame) -> None:
        """Hold a frame against the declaration. Raises ContractError with every fault at once."""
        if self._holds(frame):
            return
        from pandera.errors import SchemaErrors  # noqa: PLC0415 - see `to_pandera`

        try:
            schema_of(self).validate(frame, lazy=True)
        except SchemaErrors as faults:
            cases = faults.failure_cases[["column", "check", "failure_case"]].head(10)
            raise ContractError(f"{self.name}: {cases.to_dict('records')}") from faults

    def _holds(self, frame: pd.DataFrame) -> bool:
        """Whether a frame is as declared; where it is not, the schema says what is wrong."""
        return (
            set(frame.columns) == {column.name for column in self.columns}
            and not (self.key and frame.duplicated(list(self.key)).any())
            and all(column.holds(frame[column.name]) for column in self.columns)
        )


@cache
def _none(table: Table) -> pd.DataFrame:
    """A table without rows; nobody writes to it, as to no frame that was given."""
    return table.conform(pd.DataFrame(columns=[column.name for column in table.columns]))


@cache
def schema_of(table: Table) -> pa.DataFrameSchema:
    """The pandera schema of a table."""
    import pandera.pandas as pa  # noqa: PLC0415 - see `to_pandera`

    columns = {column.name: column.to_pandera() for column in table.columns}
    return pa.DataFrameSchema(columns, strict=True, unique=list(table.key) or None)


def labels(columns: Sequence[Column], language: str) -> dict[str, str]:
    """Column headings by column name, with the unit behind: "面積（km²）"."""

    def heading(column: Column) -> str:
        if language == "en":
            return f"{column.label_en} ({column.unit})" if column.unit else column.label_en
        return f"{column.label}（{column.unit}）" if column.unit else column.label

    return {column.name: heading(column) for column in columns}
