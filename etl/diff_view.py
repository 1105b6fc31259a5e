"""A difference as tables for the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pandas as pd
from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from etl.memberships import SAMPLE
from etl.report import BODIES
from geodata.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping

    from etl.diff import Difference
    from etl.table_diff import TableDifference

_CHANGES: Final = 40
_ROWS: Final = 10
"""Lines that are shown, of the changes of memberships and of each table; all of them are in the JSON."""

_NEVER_FOLDED: Final = frozenset({"変化", "違い", "コード", "いつ", "訂正した日"})
_LONGEST: Final = 120


def difference_tables(difference: Difference) -> Iterator[Table | Text]:
    """What `diff` prints: how many changes of each kind, each change, and the rows of the tables that differ."""
    yield Text(f"{difference.before} → {difference.after}", style="bold")
    counts = Table(*difference.counts, box=SIMPLE_HEAD)
    counts.add_row(*(f"{number:,}" for number in difference.counts.values()))
    yield counts
    yield from map(Text, difference.notes)
    for body, changes in difference.changes.groupby("body"):
        yield _changes(BODIES[str(body)], changes)
        yield from _rest(len(changes) - _CHANGES)
    if len(difference.corrected):
        yield _corrections(difference)
        yield from _rest(len(difference.corrected) - _CHANGES)
    if difference.tables:
        yield _tables(difference)
    for each in difference.tables:
        yield _rows(each)
        yield from _rest(len(each.rows) - _ROWS)
    if not difference.tables and difference.changes.empty and difference.corrected.empty:
        yield Text("違いはありません。")


def _changes(body: str, changes: pd.DataFrame) -> Table:
    table = _table(f"{body}の名簿", "変化", "コード", "名称", "いつ", "内容")
    for row in changes.head(_CHANGES).to_dict("records"):
        code = row["municipality_code"] if isinstance(row["municipality_code"], str) else row["prefecture_code"]
        when = row["by"] if row["after"] == row["by"] else f"{row['after']}〜{row['by']}"
        if not pd.isna(row["happened_on"]):
            when = row["happened_on"].date().isoformat()
        table.add_row(row["kind"], code, *map(_short, (row["name"], when, _content(row))))
    return table


def _content(row: Mapping[Hashable, Any]) -> str:
    values = [value for value in (row["old"], row["new"]) if isinstance(value, str)]
    sample = "（サンプル）" if row["status"] == SAMPLE else ""
    return f"{' → '.join(values)}{sample} {row['note'] if isinstance(row['note'], str) else ''}"


def _corrections(difference: Difference) -> Table:
    table = _table("受け付けた訂正（訂正票）", "訂正した日", "記録", "項目", "前 → 後", "理由と根拠")
    for row in difference.corrected.head(_CHANGES).to_dict("records"):
        old, new = (row[side] if isinstance(row[side], str) else "（空欄）" for side in ("old", "new"))
        declared = TABLES.get(row["record_table"])
        label = declared.label if declared else row["record_table"]
        column = next((each.label for each in declared.columns if each.name == row["field"]), "") if declared else ""
        texts = (f"{label} {row['record_key']}", column, f"{old} → {new}", f"{row['reason']} {row['evidence_url']}")
        table.add_row(row["corrected_on"].date().isoformat(), *map(_short, texts))
    return table


def _tables(difference: Difference) -> Table:
    tables = _table("表ごとの違い", "表", "追加", "削除", "変更")
    for each in difference.tables:
        tables.add_row(f"{each.table.name} {each.table.label}", *(f"{number:,}" for number in each.counts.values()))
    return tables


def _rows(of: TableDifference) -> Table:
    table = _table(f"{of.table.name} {of.table.label}", "違い", "行", "列", "前", "後")
    labels = {column.name: column.label for column in of.table.columns}
    for row in of.rows.head(_ROWS).to_dict("records"):
        column = labels.get(row["column"], "")
        table.add_row(row["change"], *map(_short, (row["row"], column, row["before"], row["after"])))
    return table


def _table(title: str, first: str, *others: str) -> Table:
    """A table whose cells are folded, never cut, on a narrow screen."""
    table = Table(title=title, title_justify="left", box=SIMPLE_HEAD)
    for heading in (first, *others):
        table.add_column(heading, overflow="fold", no_wrap=heading in _NEVER_FOLDED)
    return table


def _rest(number: int) -> Iterator[Text]:
    if number > 0:
        yield Text(f"ほか{number:,}行（全部は --json で出ます）。")


def _short(value: str) -> Text:
    text = " ".join(value.split())
    return Text(text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…")
