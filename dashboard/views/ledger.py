"""The reconciliation ledger: each published total and list against its rows, and the difference row by row."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from dashboard.views.papers import source_titles
from geodata.reconciling import COUNTED, NOT_COUNTED, PARTS, SUMS

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

    from geodata.dataset import Dataset

UNNAMED: Final = "名簿に名のない"
BEYOND: Final = "公表数を超える"
EXPLAINING: Final = tuple(outcome for outcome in COUNTED if outcome not in {"登録", "サンプル"})
"""Outcomes that explain a difference: rows that may stand for a member but are not among those that stand."""

_ORDER: Final = (*EXPLAINING, UNNAMED, BEYOND, *NOT_COUNTED, "登録", "サンプル")
ROW_COLUMNS: Final = (
    "count", "outcome", "member_class", "code", "name", "written", "resolver", "rule", "rule_label",
    "status", "reason", "reason_en", "candidates", "raw", "source", "file", "row", "source_into", "file_into", "row_into",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """A published total, or a list without one, against its rows.

    `counts` are rows by outcome (those of COUNTED). Without a total, or with one that is only a lower bound,
    `difference` (rows that stand less published) and `unnamed` (published less all rows) are None.
    """

    body: str
    as_of: str
    member_class: str
    published: int | None
    is_lower_bound: bool
    counts: Mapping[str, int]
    difference: int | None
    unnamed: int | None
    explanation: str
    explanation_en: str
    status: str
    source_title: str

    @property
    def key(self) -> str:
        """What names the line in a link."""
        return f"{self.body}@{self.as_of}@{self.member_class}"

    @property
    def is_off(self) -> bool:
        """Whether rows and published total differ, or agree only by leaving rows out."""
        return bool(self.difference) or bool(self.unnamed)


@dataclass(frozen=True, slots=True)
class Sum:
    """A published total that is the sum of other published totals of its date."""

    total_class: str
    total: int
    parts: tuple[tuple[str, int], ...]

    @property
    def holds(self) -> bool:
        """Whether the parts add up to the total."""
        return self.total == sum(count for _, count in self.parts)


@dataclass(frozen=True, slots=True)
class DatedLines:
    """All lines of one body and date, and the sums among its published totals."""

    body: str
    as_of: str
    lines: tuple[Line, ...]
    sums: tuple[Sum, ...]


@dataclass(frozen=True, slots=True)
class LedgerView:
    """Lines by body and date; `unplaced` are rejected rows that tell no list, as `line_rows` gives rows."""

    dates: tuple[DatedLines, ...]
    unplaced: pd.DataFrame

    @property
    def lines(self) -> tuple[Line, ...]:
        """All lines in the order of the dates."""
        return tuple(line for date in self.dates for line in date.lines)

    @property
    def has_sample(self) -> bool:
        """Whether a sample row stands in a line."""
        return any(line.counts["サンプル"] for line in self.lines)

    def line(self, key: str) -> Line | None:
        """The line of a link, None where there is none."""
        return next((line for line in self.lines if line.key == key), None)

    def tally(self) -> dict[str, int]:
        """How many lines agree, differ, have a lower bound, and have no published total."""
        published = [line for line in self.lines if line.published is not None and not line.is_lower_bound]
        off = sum(line.is_off for line in published)
        return {
            "agree": len(published) - off,
            "off": off,
            "bound": sum(line.is_lower_bound for line in self.lines),
            "unpublished": sum(line.published is None for line in self.lines),
        }


def ledger_view(dataset: Dataset, body: str) -> LedgerView:
    """The whole ledger, that of the given body first, the latest date first."""
    lines = _lines(dataset)
    dates = sorted({(line.body, line.as_of) for line in lines}, key=lambda of: of[1], reverse=True)
    dates.sort(key=lambda of: of[0] != body)
    rows = dataset["reconciliation_rows"]
    return LedgerView(
        tuple(_dated(of, [line for line in lines if (line.body, line.as_of) == of]) for of in dates),
        _shown(dataset, rows[rows["body"].isna() | rows["as_of"].isna()]),
    )


@lru_cache(maxsize=4)
def _lines(dataset: Dataset) -> tuple[Line, ...]:
    key = ["body", "as_of", "member_class"]
    papers = dataset["membership_totals"].set_index(key)[["status", "source_title"]]
    rows = dataset["reconciliation"].join(papers, on=key)
    return tuple(
        Line(
            body=row["body"],
            as_of=row["as_of"],
            member_class=row["member_class"],
            published=_whole(row["published"]),
            is_lower_bound=bool(row["is_lower_bound"]),
            counts={
                "登録": int(row["registered"]),
                "サンプル": int(row["sample"]),
                "まとめた": int(row["merged"]),
                "照合不能": int(row["unmatched"]),
                "候補が複数": int(row["ambiguous"]),
                "その他の除外": int(row["rejected"] - row["unmatched"] - row["ambiguous"]),
            },
            difference=_whole(row["difference"]),
            unnamed=_whole(row["unnamed"]),
            explanation=row["explanation"],
            explanation_en=row["explanation_en"],
            status="" if pd.isna(row["status"]) else row["status"],
            source_title="" if pd.isna(row["source_title"]) else row["source_title"],
        )
        for row in rows.to_dict("records")
    )


def _whole(value: float | None) -> int | None:
    return None if pd.isna(value) else int(value)


def _dated(of: tuple[str, str], lines: Sequence[Line]) -> DatedLines:
    published = {
        line.member_class: line.published for line in lines if line.published is not None and not line.is_lower_bound
    }
    return DatedLines(*of, tuple(lines), sums_of(published))


def sums_of(published: Mapping[str, int]) -> tuple[Sum, ...]:
    """The sums among published totals (by class) of which total and every part are published: 42 + 625 = 667."""
    return tuple(
        Sum(total, published[total], tuple((part, published[part]) for part in parts))
        for total, parts in SUMS
        if {total, *parts} <= set(published)
    )


def line_rows(dataset: Dataset, line: Line) -> pd.DataFrame:
    """What stands behind a line, as ROW_COLUMNS: its rows, and what has no row as a row of its own.

    `count` is how many members of the total the row stands for: 1, 0 for a row that counts nowhere, or, in the last
    kind, all that have no name (negative where there are more rows than published). With a published total, the sum of
    `count` is that total. Rows that explain a difference come first.
    """
    rows = dataset["reconciliation_rows"]
    own = (rows["body"] == line.body) & (rows["as_of"] == line.as_of)
    return _shown(dataset, rows[own & rows["member_class"].isin(PARTS[line.member_class])], line.unnamed)


def _shown(dataset: Dataset, rows: pd.DataFrame, unnamed: int | None = None) -> pd.DataFrame:
    titles = source_titles(dataset)
    shown = rows.assign(
        count=rows["outcome"].isin(COUNTED).astype("int64"),
        code=rows["municipality_code"].fillna(rows["prefecture_code"]),
        resolver=[_resolver(row) for row in rows.to_dict("records")],
        source=rows["source_id"].map(titles).fillna(rows["source_id"]),
        source_into=rows["source_id_into"].map(titles).fillna(rows["source_id_into"]),
    )
    whole = shown.reindex(columns=[*ROW_COLUMNS]).astype("object")
    if unnamed:
        rest = pd.DataFrame([{"count": unnamed, "outcome": UNNAMED if unnamed > 0 else BEYOND, "resolver": "open"}])
        whole = pd.concat([whole, rest.reindex(columns=whole.columns).astype("object")], ignore_index=True)
    order = whole["outcome"].map(_ORDER.index)
    placed = whole.assign(_order=order).sort_values(["_order", "source", "file", "row"], kind="stable")
    return placed[[*ROW_COLUMNS]].reset_index(drop=True)


def _resolver(row: Mapping[Hashable, Any]) -> str:
    """Who or what decided on a row, as a key of the words; "open" where nobody has yet."""
    outcome = row["outcome"]
    if outcome in {"登録", "サンプル"}:
        return "as_written" if pd.isna(row["rule"]) else "rule"
    if outcome == "別の出典":
        return "official" if pd.isna(row["source_id_into"]) else "other_row"
    return {"まとめた": "merged", "重複": "repeated", "退会": "left", "訂正": "correction"}.get(str(outcome), "open")


def corrections_of(dataset: Dataset, line: Line) -> pd.DataFrame:
    """Rows of `changes` that a later list put right in the list of this line."""
    changes = dataset["changes"]
    own = (changes["kind"] == "訂正") & (changes["body"] == line.body) & (changes["by"] == line.as_of)
    rows: pd.DataFrame = changes[own & changes["member_class"].isin(PARTS[line.member_class])]
    return rows
