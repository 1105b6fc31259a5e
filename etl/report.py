"""The build report, for people: what went in, what came out, what was set aside, and how the totals stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from geodata.errors import ContractError
from geodata.tables import CHANGES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

PLACES = ("rows_out", "rejected", "merged", "not_data")
"""Where a row of a file ends, each row in exactly one."""

BODIES = {"council": "全国二地域居住等促進協議会", "platform": "全国二地域居住等促進官民連携プラットフォーム"}


_FULL_WIDTH: Final = str.maketrans("|\n<[`*$", "｜ ＜［｀＊＄")
"""What would end a cell or a line, or begin a tag, a link, a picture, code, emphasis or a formula."""


def _table(headings: Sequence[str], rows: Sequence[Sequence[object]]) -> list[str]:
    """A Markdown table; text from a source cannot break out of its cell."""

    def cell(value: object) -> str:
        return _plain("—" if value is None else f"{value:,}" if isinstance(value, int) else str(value))

    return [
        f"| {' | '.join(headings)} |",
        f"|{'---|' * len(headings)}",
        *(f"| {' | '.join(map(cell, row))} |" for row in rows),
        "",
    ]


def _plain(text: str) -> str:
    """Text from a source as one line of Markdown that marks nothing up."""
    return text.translate(_FULL_WIDTH)


def report_markdown(papers: Mapping[str, Any], tables: Mapping[str, pd.DataFrame], boundaries: Sequence[str]) -> str:
    """`report.md`. `papers` are those of the manifest: sources with their files, and the joins."""
    reconciliation, rejects = tables["reconciliation"], tables["rejects"]
    lines = ["# 作成報告", "", "## 出典ごとの行数", "", *row_sums(papers["sources"])]
    warnings = [warning for source in papers["sources"] for file in source["files"] for warning in file["warnings"]]
    if warnings:
        lines += ["## 読み方の注意", "", *(f"- {_plain(warning)}" for warning in warnings), ""]
    lines += ["## 境界", "", *(f"- {line}" for line in boundaries), ""]
    joins = papers["joins"]
    lines += [f"- 境界があって表に使った市区町村: {joins['municipalities']:,}"]
    lines += [f"- コード表にあり、境界にない市区町村: {len(joins['codes_without_boundary']):,}", ""]
    lines += ["## 公表数と登録行の突合", ""]
    lines += _table(
        ["組織", "時点", "種別", "公表数", "登録行", "サンプル行", "まとめた行", "除外", "差", "説明"],
        [
            (BODIES[row["body"]], row["as_of"], row["member_class"], _or_none(row["published"]), int(row["registered"]),
             int(row["sample"]), int(row["merged"]), int(row["rejected"]), _or_none(row["difference"]), row["explanation"])
            for row in reconciliation.to_dict("records")
        ],
    )  # fmt: skip
    lines += ["## 名簿の間の変化", "", *list_changes(tables["changes"])]
    lines += ["## 除外した行", ""]
    if rejects.empty:
        return "\n".join([*lines, "ありません。", ""])
    counts = rejects.groupby(["source_id", "file", "reason_code"]).size().reset_index(name="rows")
    lines += _table(["出典", "ファイル", "理由", "行数"], [tuple(row) for row in counts.itertuples(index=False)])
    columns = ["source_id", "file", "row", "reason", "raw", "candidates"]
    first = rejects[columns].head(200).itertuples(index=False)
    lines += _table(
        ["出典", "ファイル", "行", "理由", "元の行", "候補"], [tuple(_or_none(cell) for cell in row) for row in first]
    )
    return "\n".join(lines)


def list_changes(changes: pd.DataFrame) -> list[str]:
    """How many members joined, left, merged … between two lists, one line a pair of lists."""
    if changes.empty:
        return ["ありません。", ""]
    kinds = CHANGES.column("kind").among
    lines = []
    for (body, after, by), own in changes.groupby(["body", "after", "by"]):
        found = own["kind"].value_counts()
        sample = int((own["status"] == "サンプル").sum())
        lines.append((BODIES[str(body)], after, by, *(int(found.get(kind, 0)) for kind in kinds), sample))
    return _table(["組織", "前の名簿", "後の名簿", *kinds, "うちサンプル"], lines)


def row_sums(sources: Sequence[Mapping[str, Any]]) -> list[str]:
    """Where every row of every file ended, one line a file, and all of them together.

    Raises ContractError where the parts of a file are not its whole: a row was lost or counted twice.
    """
    files = [(source["id"], file) for source in sources for file in source["files"]]
    lost = [
        f"{source_id} {file['name']} {file['rows_in']} ≠ {sum(file[place] for place in PLACES)}"
        for source_id, file in files
        if file["rows_in"] != sum(file[place] for place in PLACES)
    ]
    if lost:
        raise ContractError(f"行数の合計が合いません: {'、'.join(lost)}")
    counted = ("rows_in", *PLACES, "outside")
    lines = [(source_id, file["name"], *(file[place] for place in counted)) for source_id, file in files]
    total = ("計", f"{len(files):,}ファイル", *(sum(file[place] for _, file in files) for place in counted))
    headings = ["出典", "ファイル", "入力", "＝ 採用", "＋ 除外", "＋ まとめた", "＋ 表の行でない", "採用のうち範囲外"]
    return [
        "入力した行は、採用・除外・まとめた・表の行でない（見出し、合計、注記、空行など）のどれか一つに必ず入ります。",
        f"下の{len(files):,}ファイルのすべてで、その合計は入力と一致しています。",
        "",
        *_table(headings, [*lines, total]),
    ]


def _or_none(value: object) -> object:
    """A missing value as None, a whole number as int."""
    if value is None or value != value or str(value) == "<NA>":  # noqa: PLR0124 - NaN is not equal to itself
        return None
    return value if isinstance(value, str) else int(str(value))
