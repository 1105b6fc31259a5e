"""A register file against its declared table: what is renamed, what is derived, and which rows hold."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

import pandas as pd

from geodata import tables
from geodata.errors import SourceError
from geodata.matching.as_of import list_as_of, without_as_of
from geodata.matching.reasons import Reason
from geodata.matching.resolving import resolutions, screen_places
from geodata.matching.screening import Screening
from geodata.matching.values import screen_column
from geodata.tables import REJECTS, RESOLUTIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from geodata.columns import Table
    from geodata.matching.places import PlaceBook
    from geodata.reading.rows import RegisterFile


@dataclass(frozen=True, slots=True)
class Register:
    """How one file of a kind becomes one table.

    `name_column` is held against the code; `needs_place` says whether a row may mean no place at all (a measure of
    the State). `takes_parts` says whether a row of a merged municipality or a ward stands for the municipality of
    today; `merges_parts`, that several such rows are one entry. `derive` adds the columns the file does not have. A row
    whose `parent_key` is in none of the `parents`, tables with the column that names their rows, belongs to nothing, for
    the reason `orphan`. `refuses` is the sentence for a file of which nothing may be used, "" for every other.
    """

    table: Table
    rename: Mapping[str, str] = field(default_factory=dict)
    name_column: str = ""
    needs_place: bool = True
    takes_parts: bool = True
    merges_parts: bool = False
    parents: Mapping[str, str] = field(default_factory=dict)
    parent_key: str = ""
    orphan: Reason = Reason.ORPHAN_PLACE
    derive: Callable[[pd.DataFrame], pd.DataFrame] = lambda rows: rows
    refuses: Callable[[RegisterFile], str] = lambda _: ""

    def parent_keys(self, table: Callable[[str], pd.DataFrame]) -> set[str]:
        """What rows of this register may belong to; `table` gives a parent by its name."""
        return {str(key) for name, column in self.parents.items() for key in table(name)[column]}


@dataclass(frozen=True, slots=True)
class Validated:
    """What became of the rows of one register file; each is in `table`, in `rejects`, or merged into one of `table`.

    `numbers` are the row numbers of `table`, in its order. `resolutions` has the accepted and the merged rows that mean
    a place. `as_of` is the date of the list ("" where each row states its own), `warnings` are whole sentences. `stated`
    has what each row of the file says of its list, its class and its place before anything is read; for lists of members.
    """

    table: pd.DataFrame
    rejects: pd.DataFrame
    resolutions: pd.DataFrame
    numbers: tuple[int, ...]
    merged: int = 0
    as_of: str = ""
    warnings: tuple[str, ...] = ()
    stated: pd.DataFrame = field(default_factory=pd.DataFrame)


def class_of_place(rows: pd.DataFrame) -> pd.Series:
    """Class of a member by what it is: a row without municipality is a prefecture."""
    return pd.Series("市区町村", index=rows.index).where(rows["municipality_code"] != "", "都道府県")


_STATED: Final = ("body", "as_of", "member_class", "status", "municipality_code", "name")


def validate_register(
    register: Register, file: RegisterFile, book: PlaceBook, parents: Collection[str] = ()
) -> Validated:
    """Rows of one register file as its declared table; `parents` are the keys of the parent tables.

    Raises SourceError when a column that may not be empty is not in the file at all, the list has no as-of, or the
    register refuses the file.
    """
    refusal = register.refuses(file)
    if refusal:
        raise SourceError(refusal)
    screening = Screening(file)
    screening.rows, as_of, warnings = _with_source(register, file)
    names = {column.name for column in register.table.columns}
    stated = screening.rows[[name for name in _STATED if name in screening.rows]]
    if "municipality_code" in names:
        screen_places(
            screening, book, register.name_column, needs_place=register.needs_place, takes_parts=register.takes_parts
        )
    screening.rows = register.derive(screening.rows)
    _require_columns(register.table, file, screening.rows)
    for column in register.table.columns:
        if column.name in screening.rows:
            screen_column(screening, column)
    if register.table is tables.MEMBERSHIPS:
        _screen_class(screening)
    if register.parents:
        key = register.parent_key
        orphans = ~screening.rows[key].isin(parents)
        screening.reject(orphans, register.orphan, lambda row: {"found": str(row[key])})
    merged = _screen_duplicates(screening, register)
    result = screened(register.table, file, screening, len(merged))
    if "municipality_code" in names:
        placed = pd.concat([screening.rows, merged]).sort_index()
        result = replace(result, resolutions=resolutions(file, placed, register.name_column))
    return replace(result, as_of=as_of, warnings=(*file.warnings, *warnings), stated=stated)


def screened(table: Table, file: RegisterFile, screening: Screening, merged: int = 0) -> Validated:
    """The rows that still stand, as the declared table, and the rejects; `merged` rows are neither."""
    rejects = pd.concat([screening.rejects(), _ragged_rejects(file)], ignore_index=True)
    nothing = RESOLUTIONS.of_rows(())
    numbers = tuple(map(int, screening.rows.index))
    return Validated(table.conform(screening.rows), rejects, nothing, numbers, merged, warnings=file.warnings)


def _with_source(register: Register, file: RegisterFile) -> tuple[pd.DataFrame, str, tuple[str, ...]]:
    """Rename, and fill from the source's papers what the rows do not state themselves; the as-of, and warnings."""
    rows = file.rows.rename(columns=register.rename)
    columns = {column.name: column for column in register.table.columns}
    as_of, warnings = list_as_of(file, columns["as_of"]) if "as_of" in columns else ("", ())
    if "as_of" in columns and not as_of and len(rows) and ("as_of" not in rows or (rows["as_of"] == "").any()):
        raise without_as_of(file)
    papers = {"as_of": as_of or file.source.as_of, "status": file.source.status, **file.source.defaults}
    for name, value in papers.items():
        own = rows[name] if name in rows else pd.Series("", index=rows.index, dtype="str")
        rows = rows.assign(**{name: own.mask(own == "", value)})
    if file.source.given_as_of and (rows["as_of"] != as_of).any():
        warnings = (
            *warnings,
            f"{file.name} には行ごとの時点があるため、その行では --as-of（{as_of}）を使いませんでした。",
        )
    stated = (rows["as_of"] != as_of).any()
    whole = rows.assign(source_id=file.source.id, file=file.name, row=rows.index.astype("str"))
    return whole, "" if stated else as_of, warnings


def _require_columns(table: Table, file: RegisterFile, rows: pd.DataFrame) -> None:
    missing = [column for column in table.columns if not column.nullable and column.name not in rows]
    if missing:
        wanted = "、".join(f"{column.name}（{column.label}）" for column in missing)
        raise SourceError(f"{file.source.id} の {file.name} に列 {wanted} がありません。見出しの行を確かめてください。")


def _screen_class(screening: Screening) -> None:
    """Set aside members whose stated class is not what they are."""
    rows = screening.rows
    own = class_of_place(rows.assign(municipality_code=rows["municipality_code"].fillna("")))
    screening.reject(
        rows["member_class"] != own,
        Reason.CLASS_MISMATCH,
        lambda row: {"found": row["member_class"], "expected": row["name"]},
    )


def _screen_duplicates(screening: Screening, register: Register) -> pd.DataFrame:
    """Set aside entries that stand already; the rows merged into another, with its number as `merged_into_row`."""
    rows = screening.rows
    if not register.table.key:
        return rows.head(0)
    key = [rows[name].astype("str").fillna("") for name in register.table.key]
    numbers = pd.Series(rows.index, index=rows.index)
    first = numbers.groupby(key).transform("min") if len(rows) else numbers
    merged = pd.Series(data=False, index=rows.index)
    if register.merges_parts:
        again = numbers.groupby([*key, rows["place_identity"]]).transform("min") if len(rows) else numbers
        merged = (first != numbers) & (again == numbers)
        first = first.where(again == numbers, again)
    screening.reject((first != numbers) & ~merged, Reason.DUPLICATE, lambda row: {"expected": str(first[row["row"]])})
    left_out = rows[merged].assign(merged_into_row=first[merged])
    screening.rows = screening.rows[~merged[screening.rows.index]]
    return left_out


def _ragged_rejects(file: RegisterFile) -> pd.DataFrame:
    """Rows whose number of cells is not the header's, as rejects."""
    reason = Reason.FIELD_COUNT
    rows = [
        (file.source.id, file.name, number, reason.code, reason.sentence(), reason.sentence_en(), raw, None)
        for number, raw in file.ragged.items()
    ]
    return REJECTS.of_rows(rows)
