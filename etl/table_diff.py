"""Which rows of a table differ between two versions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from geodata.columns import Table

ADDED: Final = "追加"
REMOVED: Final = "削除"
CHANGED: Final = "変更"
CORRECTED: Final = "訂正"
_COLUMNS: Final = ["row", "change", "column", "before", "after"]


@dataclass(frozen=True, slots=True)
class TableDifference:
    """Rows of one table that differ: `rows` has `row` (its key), `change` (追加, 削除, 変更, 訂正), column, before, after.

    A row that is only in one of the two has one line, with its other values as text; a changed row one line a column.
    訂正 is a value that an accepted correction put right; it is in no count.
    """

    table: Table
    counts: Mapping[str, int]
    rows: pd.DataFrame


def table_difference(table: Table, before: pd.DataFrame, after: pd.DataFrame) -> TableDifference:
    """Rows of one table in two versions, matched by its key; without a key, rows that the other does not have."""
    names = [column.name for column in table.columns if column.kind != "geometry"]
    key = list(table.key) or names
    old, new = _indexed(before[names], key), _indexed(after[names], key)
    removed, added = old[~old.index.isin(new.index)], new[~new.index.isin(old.index)]
    stays = old.index[old.index.isin(new.index)]
    changed = _changed(old.loc[stays], new.loc[stays])
    rows = pd.concat([_whole(removed, REMOVED, "before"), _whole(added, ADDED, "after"), changed], ignore_index=True)
    counts = {ADDED: len(added), REMOVED: len(removed), CHANGED: changed["row"].nunique()}
    return TableDifference(table, counts, rows[_COLUMNS].fillna(""))


def with_corrections(of: TableDifference, corrected: Collection[tuple[str, str]]) -> TableDifference:
    """The same with 訂正 where an accepted correction put a value right: row (its key as text) and column."""
    rows = of.rows
    pairs = zip(rows["row"], rows["column"], strict=True)
    is_corrected = pd.Series([pair in corrected for pair in pairs], index=rows.index, dtype="bool")
    marked = rows.assign(change=rows["change"].mask(is_corrected & (rows["change"] == CHANGED), CORRECTED))
    changed = marked.loc[marked["change"] == CHANGED, "row"].nunique()
    return TableDifference(of.table, {**of.counts, CHANGED: changed}, marked)


def row_text(key: Sequence[str]) -> str:
    """A key as the lines of a difference name it."""
    return " ".join(key).strip()


def _indexed(frame: pd.DataFrame, key: Sequence[str]) -> pd.DataFrame:
    """Values as text ("" where missing) by the text of the key; equal keys are numbered from the second on."""
    text = frame.astype("object").where(frame.notna(), "").astype("str")
    again = text.groupby(list(key)).cumcount()
    index = text[list(key)].agg(" ".join, axis="columns").str.strip() if len(text) else pd.Series(dtype="str")
    index = index.where(again == 0, index + " #" + (again + 1).astype("str"))
    return text.drop(columns=list(key)).set_axis(pd.Index(index, name="row"))


def _whole(rows: pd.DataFrame, change: str, side: str) -> pd.DataFrame:
    text = [" ".join(value for value in row if value) for row in rows.itertuples(index=False, name=None)]
    return pd.DataFrame({"row": rows.index, "change": change, "column": "", "before": "", "after": ""}).assign(
        **{side: text}
    )


def _changed(old: pd.DataFrame, new: pd.DataFrame) -> pd.DataFrame:
    """One line for each value that is another; both frames have the same rows and columns."""
    rows, columns = (old.to_numpy() != new.to_numpy()).nonzero()
    return pd.DataFrame(
        {
            "row": old.index[rows],
            "change": CHANGED,
            "column": old.columns[columns],
            "before": old.to_numpy()[rows, columns],
            "after": new.to_numpy()[rows, columns],
        }
    )
