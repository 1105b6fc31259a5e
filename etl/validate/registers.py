"""Each register kind against its declared table: what is renamed, what is derived, and which rows hold."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Final

import pandas as pd

from etl.validate.places import PlaceBook, screen_places
from etl.validate.reasons import Reason
from etl.validate.screening import Screening
from geodata import tables
from geodata.errors import SourceError
from geodata.tables import REJECTS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from etl.extract.rows import RegisterFile
    from etl.validate.screening import Row
    from geodata.columns import Column, Table


@dataclass(frozen=True, slots=True)
class Register:
    """How one file of a kind becomes one table.

    `name_column` is held against the code; `needs_place` says whether a row may mean no place at all (a measure of
    the State). `derive` adds the columns the file does not have. A row whose `parent_key` is not in the `parent` table
    belongs to nothing.
    """

    table: Table
    rename: Mapping[str, str] = field(default_factory=dict)
    name_column: str = ""
    needs_place: bool = True
    parent: str = ""
    parent_key: str = ""
    derive: Callable[[pd.DataFrame], pd.DataFrame] = lambda rows: rows


def _member_class(rows: pd.DataFrame) -> pd.DataFrame:
    """Fill the member class of a row that does not state it: a row without municipality is a prefecture."""
    own = pd.Series("市区町村", index=rows.index).where(rows["municipality_code"] != "", "都道府県")
    stated = rows["member_class"] if "member_class" in rows else pd.Series("", index=rows.index)
    return rows.assign(member_class=stated.where(stated != "", own))


def _lower_bound(rows: pd.DataFrame) -> pd.DataFrame:
    """Mark totals that a source gives as "or more"; the register says so with the word 下限 in its note."""
    return rows.assign(is_lower_bound=rows["note"].str.contains("下限", regex=False))


# The only way the register says that a row restates a pilot, which is counted as a pilot already (26 rows in 2026-11).
_RESTATES_PILOT: Final = "先導的プロジェクト実装事業として実証"

REGISTERS: Final[Mapping[str, Register]] = {
    "membership": Register(tables.MEMBERSHIPS, name_column="name", derive=_member_class),
    "membership_totals": Register(tables.MEMBERSHIP_TOTALS, derive=_lower_bound),
    "cooperating_members": Register(tables.COOPERATING_MEMBERS),
    "pilots": Register(tables.PILOTS),
    "pilot_places": Register(tables.PILOT_PLACES, name_column="name", parent="pilots", parent_key="pilot_id"),
    "measures": Register(
        tables.MEASURES,
        name_column="municipality_name",
        needs_place=False,
        derive=lambda rows: rows.assign(restates_pilot=rows["note"].str.contains(_RESTATES_PILOT, regex=False)),
    ),
    "plans": Register(tables.PLANS, name_column="name"),
    "corporations": Register(tables.CORPORATIONS, name_column="municipality_name"),
    "corporation_calls": Register(tables.CORPORATION_CALLS, name_column="municipality_name"),
    "targets": Register(tables.TARGETS),
    "surveys": Register(tables.SURVEYS, rename={"published_on": "published"}),
    "events": Register(tables.EVENTS),
    "opinions": Register(tables.OPINIONS),
}


def validate_register(
    register: Register, file: RegisterFile, book: PlaceBook, parents: Collection[str] = ()
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Rows of one register file as its declared table, and the rejects; `parents` are the keys of the parent table.

    Every row of the file is in exactly one of the two. Raises SourceError when a column that may not be empty is
    not in the file at all.
    """
    screening = Screening(file)
    screening.rows = _with_source(register, file)
    columns = {column.name for column in register.table.columns}
    if "prefecture_code" in columns:
        screen_places(screening, book, register.name_column, needs_place=register.needs_place)
    screening.rows = register.derive(screening.rows)
    _require_columns(register.table, file, screening.rows)
    for column in register.table.columns:
        if column.name in screening.rows:
            screen_column(screening, column)
    if register.parent:
        key = register.parent_key
        orphans = ~screening.rows[key].isin(parents)
        screening.reject(orphans, Reason.ORPHAN_PLACE, lambda row: {"found": str(row[key])})
    _screen_duplicates(screening, register.table)
    table = register.table.conform(screening.rows)
    return table, pd.concat([screening.rejects(), ragged_rejects(file)], ignore_index=True)


def _with_source(register: Register, file: RegisterFile) -> pd.DataFrame:
    """Rename, and fill from the source's papers what the rows do not state themselves."""
    rows = file.rows.rename(columns=register.rename)
    papers = {"as_of": file.source.as_of, "status": file.source.status, **file.source.defaults}
    for name, value in papers.items():
        if name not in rows:
            rows = rows.assign(**{name: value})
    return rows.assign(source_id=file.source.id, file=file.name, row=rows.index.astype("str"))


def _require_columns(table: Table, file: RegisterFile, rows: pd.DataFrame) -> None:
    missing = [column for column in table.columns if not column.nullable and column.name not in rows]
    if missing:
        wanted = "、".join(f"{column.name}（{column.label}）" for column in missing)
        raise SourceError(f"{file.source.id} の {file.name} に列 {wanted} がありません。見出しの行を確かめてください。")


def screen_column(screening: Screening, column: Column) -> None:
    """Turn the text of one column into its declared type; set aside rows whose value does not hold."""
    text = screening.rows[column.name]
    if text.dtype == "bool":
        return
    words = {"column": column.label, "column_en": column.label_en}
    if column.kind == "truth":
        screening.rows = screening.rows.assign(**{column.name: text.isin({"1", "true", "はい"})})
        return
    empty = text == ""
    if not column.nullable:
        screening.reject(empty, Reason.VALUE_MISSING, lambda _: words)
    _screen_values(screening, column, words)


def _screen_values(screening: Screening, column: Column, words: Mapping[str, str]) -> None:
    def found(row: Row) -> Mapping[str, str]:
        return {**words, "found": str(row[column.name]), "expected": "・".join(column.among)}

    def stands() -> pd.Series:
        text = screening.rows[column.name]
        return text.mask(text == "")

    if column.among:
        screening.reject(stands().notna() & ~stands().isin(column.among), Reason.VALUE_NOT_ALLOWED, found)
    if column.pattern:
        matches = stands().isna() | stands().str.fullmatch(column.pattern).fillna(value=False).astype("bool")
        screening.reject(~matches, Reason.VALUE_MALFORMED, found)
    typed = _typed(stands(), column)
    bad = typed.isna() & stands().notna()
    if column.at_least is not None:
        bad |= (typed < column.at_least).fillna(value=False).astype("bool")
    screening.reject(bad, Reason.VALUE_MALFORMED, found)
    screening.rows = screening.rows.assign(**{column.name: typed[~bad]})


def _typed(text: pd.Series, column: Column) -> pd.Series:
    """Values in the declared type; missing where the text does not hold."""
    if column.kind == "date":
        return pd.to_datetime(text.map(_day, na_action="ignore"), errors="coerce").astype("datetime64[us]")
    if column.kind in {"whole", "number"}:
        numbers = pd.to_numeric(text, errors="coerce")
        return numbers.where(numbers == numbers.round()).astype("Int64") if column.kind == "whole" else numbers
    return text


def _day(text: str) -> str | None:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return None


def _screen_duplicates(screening: Screening, table: Table) -> None:
    if not table.key:
        return
    key = screening.rows[list(table.key)].astype("str")
    first = (
        pd.Series(screening.rows.index, index=screening.rows.index)
        .groupby([key[name] for name in key])
        .transform("min")
    )
    screening.reject(
        key.duplicated(),
        Reason.DUPLICATE,
        lambda row: {"expected": str(first[row["row"]])},
    )


def ragged_rejects(file: RegisterFile) -> pd.DataFrame:
    """Rows whose number of cells is not the header's, as rejects."""
    reason = Reason.FIELD_COUNT
    rows = [
        (file.source.id, file.name, number, reason.code, reason.sentence(), reason.sentence_en(), raw, None)
        for number, raw in file.ragged.items()
    ]
    return REJECTS.conform(pd.DataFrame(rows, columns=[column.name for column in REJECTS.columns]))
