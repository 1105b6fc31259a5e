"""Tables of what became of the rows of the sources: reconciled, rejected, resolved, corrected."""

from __future__ import annotations

from typing import Final

from geodata.columns import STATUSES, Column, Table
from geodata.dates import WHOLE_DATE
from geodata.reconciling import OUTCOMES, ROW_CLASSES
from geodata.tables.shared import BODY, IN_MUNICIPALITY, IN_PREFECTURE, PREFECTURE_CODE

RECONCILIATION: Final = Table(
    "reconciliation",
    "公表数と登録行の突合",
    "Published totals against registered rows",
    (
        BODY,
        Column("as_of", "text", "時点", "As of", pattern=WHOLE_DATE),
        Column("member_class", "text", "会員の種別", "Member class"),
        Column("published", "whole", "公表数", "Published", nullable=True),
        Column("is_lower_bound", "truth", "公表数が下限か", "Published is a lower bound"),
        Column("registered", "whole", "登録行（サンプルを除く）", "Registered rows without sample", at_least=0),
        Column("sample", "whole", "サンプル行", "Sample rows", at_least=0),
        Column("merged", "whole", "まとめた行", "Rows merged into another", at_least=0),
        Column("rejected", "whole", "除外行（重複を除く）", "Rejected rows without repeated ones", at_least=0),
        Column("unmatched", "whole", "除外行のうち照合不能", "Rejected rows that match no place", at_least=0),
        Column("ambiguous", "whole", "除外行のうち候補が複数", "Rejected rows that match several places", at_least=0),
        Column("difference", "whole", "差（登録＋サンプル－公表）", "Difference", nullable=True),
        Column(
            "unnamed",
            "whole",
            "どの行もない数（公表－登録－サンプル－まとめた－除外。負は公表数を超える行）",
            "Without any row (published less all rows; negative: rows beyond it)",
            nullable=True,
        ),
        Column("explanation", "text", "説明", "Explanation"),
        Column("explanation_en", "text", "説明（英語）", "Explanation (English)"),
    ),
    key=("body", "as_of", "member_class"),
)
RECONCILIATION_ROWS: Final = Table(
    "reconciliation_rows",
    "突合の内訳（会員名簿の行ごとの扱い）",
    "Rows behind the reconciliation",
    (
        Column("body", "text", "組織", "Body", among=("council", "platform"), nullable=True),
        Column("as_of", "text", "時点", "As of", pattern=WHOLE_DATE, nullable=True),
        Column("member_class", "text", "会員の種別", "Member class", among=ROW_CLASSES),
        Column("outcome", "text", "扱い", "Outcome", among=OUTCOMES),
        IN_PREFECTURE,
        IN_MUNICIPALITY,
        Column("name", "text", "名称", "Name", nullable=True),
        Column("written", "text", "書かれた団体", "Place as written", nullable=True),
        Column("rule", "text", "照合の規則（コード）", "Rules", nullable=True),
        Column("rule_label", "text", "照合の規則", "Rules (Japanese)", nullable=True),
        Column("reason", "text", "除外の理由と直し方", "Reason (Japanese)", nullable=True),
        Column("reason_en", "text", "除外の理由と直し方（英語）", "Reason and remedy", nullable=True),
        Column("candidates", "text", "候補", "Candidates", nullable=True),
        Column("raw", "text", "除外した元の行", "Original text of a rejected row", nullable=True),
        Column(
            "source_id_into", "text", "代わりに立つ行の出典ID", "Source id of the row that stands for it", nullable=True
        ),
        Column("file_into", "text", "代わりに立つ行のファイル", "File of that row", nullable=True),
        Column("row_into", "whole", "代わりに立つ行の番号", "Number of that row", nullable=True, at_least=0),
        Column("status", "text", "区分", "Status", among=STATUSES),
        Column("source_id", "text", "出典ID", "Source id"),
        Column("file", "text", "ファイル", "File"),
        Column("row", "whole", "行番号（ファイルで見える番号）", "Row (as seen in the file)", at_least=0),
    ),
    key=("source_id", "file", "row"),
)
REJECTS: Final = Table(
    "rejects",
    "除外した行",
    "Rejected rows",
    (
        Column("source_id", "text", "出典ID", "Source id"),
        Column("file", "text", "ファイル", "File"),
        Column("row", "whole", "行番号（ファイルで見える番号）", "Row (as seen in the file)", at_least=0),
        Column("reason_code", "text", "理由コード", "Reason code"),
        Column("reason", "text", "理由と直し方", "Reason (Japanese)"),
        Column("reason_en", "text", "理由と直し方（英語）", "Reason and remedy"),
        Column("raw", "text", "元の行", "Original text"),
        Column("candidates", "text", "候補", "Candidates", nullable=True),
    ),
)
NON_DATA_ROWS: Final = Table(
    "non_data_rows",
    "表の行でない行",
    "Rows that are no entry",
    (
        Column("source_id", "text", "出典ID", "Source id"),
        Column("file", "text", "ファイル", "File"),
        Column("row", "whole", "行番号（ファイルで見える番号）", "Row (as seen in the file)", at_least=1),
        Column("kind", "text", "種類", "Kind", among=("表題", "見出し", "合計", "注記", "空行")),
        Column("text", "text", "元の行", "Original text"),
    ),
    key=("source_id", "file", "row"),
)
RESOLUTIONS: Final = Table(
    "resolutions",
    "団体の照合",
    "How places were recognised",
    (
        Column("source_id", "text", "出典ID", "Source id"),
        Column("file", "text", "ファイル", "File"),
        Column("row", "whole", "行番号（ファイルで見える番号）", "Row (as seen in the file)", at_least=0),
        Column("written", "text", "原文", "As written"),
        PREFECTURE_CODE,
        IN_MUNICIPALITY,
        Column("rule", "text", "照合の規則（コード）", "Rules"),
        Column("rule_label", "text", "照合の規則", "Rules (Japanese)"),
        Column("merged_into_row", "whole", "まとめた先の行", "Merged into row", nullable=True, at_least=0),
    ),
    key=("source_id", "file", "row"),
)
CORRECTIONS: Final = Table(
    "corrections",
    "受け付けた訂正",
    "Accepted corrections",
    (
        Column("correction_id", "text", "訂正ID", "Correction id"),
        Column("corrected_on", "date", "訂正した日", "Corrected on"),
        Column("record_table", "text", "表", "Table of the record"),
        Column("record_key", "text", "記録の鍵", "Key of the record"),
        Column("field", "text", "項目", "Field"),
        Column("old", "text", "前の値", "Old value", nullable=True),
        Column("new", "text", "後の値", "New value", nullable=True),
        Column("reason", "text", "訂正の理由", "Reason"),
        Column("evidence_url", "text", "根拠のURL", "Evidence", pattern=r"https?://.+"),
        Column("asked_by", "text", "申し出た部署", "Office that asked", nullable=True),
        Column("in_source", "text", "直した出典のID", "Source that was put right"),
        Column("in_file", "text", "直したファイル", "File that was put right"),
        Column("in_row", "whole", "直した行番号", "Row that was put right", at_least=1),
        Column("status", "text", "区分", "Status", among=STATUSES),
        Column("source_id", "text", "出典ID", "Source id"),
    ),
    key=("correction_id",),
)
