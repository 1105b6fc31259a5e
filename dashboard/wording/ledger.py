"""Words of the reconciliation ledger, in Japanese and English; part of `wording`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class LedgerWords:
    """The words of the ledger in one language; sentences have `{names}` to fill in."""

    sentence: str
    scope: str
    way_here: str
    moved: str
    columns: Mapping[str, str]
    off: str
    none: str
    bound: str
    at_least: str
    table_of: str
    sum_holds: str
    sum_fails: str
    open: str
    close: str
    opened: str
    identity: str
    rows_only: str
    terms: Mapping[str, str]
    outcomes: Mapping[str, str]
    resolvers: Mapping[str, str]
    row_columns: Mapping[str, str]
    into: str
    counted_note: str
    outside: str
    outside_note: str
    corrections: str
    correction_columns: Mapping[str, str]
    whole: str
    whole_lines: tuple[str, ...]
    published_by: str


JA: Final = LedgerWords(
    sentence="公表された{published}件の会員数を、名簿の行と突き合わせました。差がないのは{agree}件、差があるのは{off}件です。「以上」の値{bound}件と、公表数のない一覧{unpublished}件は、差を計算しません。",
    scope="台帳は全国の数です。組織・時点・種別ごとに一行です。",
    way_here="突合台帳を開く",
    moved="公表された会員数と名簿の行の突合は、突合台帳の頁にあります。差の内訳を一行ずつ確かめられます。",
    columns={
        "member_class": "種別",
        "published": "公表",
        "difference": "差",
        "登録": "登録（サンプルを除く）",
        "サンプル": "サンプル",
        "まとめた": "まとめた",
        "照合不能": "照合不能",
        "候補が複数": "候補が複数",
        "その他の除外": "その他の除外",
        "explanation": "説明",
    },
    off="▲ {n} 差あり",
    none="公表なし",
    bound="計算しない",
    at_least="{n}以上",
    table_of="{body} {date}の突合",
    sum_holds="{parts}＝{total}（{name}）合っています",
    sum_fails="▲ {parts}＝{sum} ですが、公表は{total}（{name}）です",
    open="{name}の内訳",
    close="{name}の内訳を閉じる",
    opened="内訳: {body} {date} {name}",
    identity="公表数 {published} ＝ {terms}",
    rows_only="公表数がないか「以上」の値のため、等式は立てません。行は {terms} です。",
    terms={
        "登録": "登録",
        "サンプル": "サンプル",
        "まとめた": "まとめた行",
        "照合不能": "照合不能",
        "候補が複数": "候補が複数",
        "その他の除外": "その他の除外",
        "unnamed": "名簿に名のない",
        "beyond": "公表数を超える行",
    },
    outcomes={
        "名簿に名のない": "名簿に名のない {n} 件",
        "公表数を超える": "公表数を超える行 {n} 件",
        "訂正": "訂正で置き換え",
        "別の出典": "別の出典の行を採用",
    },
    resolvers={
        "rule": "規則: {rule}",
        "as_written": "名称のまま登録（団体の照合はありません）",
        "merged": "規則: {rule}。今の同じ市区町村の行にまとめました",
        "repeated": "先にある同じ行だけを数えました",
        "other_row": "より確かな出典の行を採用しました",
        "official": "公式の名簿があるため使いません",
        "left": "退会日が名簿の時点以前です",
        "correction": "後から届いた訂正の名簿で置き換えました",
        "open": "未解決",
    },
    row_columns={
        "count": "件数",
        "outcome": "扱い",
        "member_class": "種別",
        "code": "コード",
        "name": "名称",
        "written": "名簿に書かれた団体",
        "resolved": "照合した規則・決め方",
        "status": "区分",
        "reason": "除外の理由と直し方",
        "candidates": "候補",
        "raw": "除外した元の行",
        "into": "代わりに立つ行",
        "source": "出典",
        "file": "ファイル",
        "row": "行番号",
    },
    into="{source} {file} {row}行目",
    counted_note="件数の合計が公表数です。1は公表数の1件に当たる行、0はどの件にも当たらない行（重複、退会など）です。",
    outside="どの一覧にも入らない行",
    outside_note="組織か時点を読めないため、どの突合にも数えていません。元の行を直して組み立て直してください。",
    corrections="訂正の記録",
    correction_columns={
        "name": "名称",
        "old": "訂正前",
        "new": "訂正後",
        "source_id_after": "訂正の出典ID",
        "file_after": "ファイル",
        "row_after": "行番号",
        "note": "備考",
    },
    whole="突合台帳",
    whole_lines=(
        "公表数＝登録＋サンプル＋まとめた行＋除外した行（照合不能・候補が複数・その他）＋名簿に名のない件数",
        "データの版 {version}",
    ),
    published_by="公表数の区分: {status}　出典: {source}",
)

EN: Final = LedgerWords(
    sentence="{published} published member totals are held against the rows of the lists: {agree} agree and {off} differ. No difference is taken for {bound} lower bounds and {unpublished} lists without a published total.",
    scope="The ledger counts all Japan, one line per body, date and class.",
    way_here="Open the reconciliation ledger",
    moved="Published member totals against the rows of the lists are on the page of the ledger, where each difference is explained row by row.",
    columns={
        "member_class": "Class",
        "published": "Published",
        "difference": "Difference",
        "登録": "Registered (no sample)",
        "サンプル": "Sample",
        "まとめた": "Merged",
        "照合不能": "Unmatched",
        "候補が複数": "Ambiguous",
        "その他の除外": "Otherwise rejected",
        "explanation": "Explanation",
    },
    off="▲ {n} differs",
    none="not published",
    bound="not taken",
    at_least="{n} or more",
    table_of="Reconciliation of the {body}, {date}",
    sum_holds="{parts} = {total} ({name}): adds up",
    sum_fails="▲ {parts} = {sum}, but {total} was published ({name})",
    open="Rows: {name}",
    close="Close rows: {name}",
    opened="Rows behind {body}, {date}, {name}",
    identity="Published {published} = {terms}",
    rows_only="Without a published total, or with a lower bound only, there is no equation. The rows are {terms}.",
    terms={
        "登録": "registered",
        "サンプル": "sample",
        "まとめた": "merged",
        "照合不能": "unmatched",
        "候補が複数": "ambiguous",
        "その他の除外": "otherwise rejected",
        "unnamed": "without a name",
        "beyond": "rows beyond the total",
    },
    outcomes={
        "登録": "Registered",
        "サンプル": "Sample",
        "まとめた": "Merged",
        "照合不能": "Unmatched",
        "候補が複数": "Ambiguous",
        "その他の除外": "Otherwise rejected",
        "重複": "Repeated",
        "別の出典": "Row of another source used",
        "訂正": "Replaced by a correction",
        "退会": "Had left",
        "名簿に名のない": "{n} without a name on any list",
        "公表数を超える": "{n} rows beyond the published total",
    },
    resolvers={
        "rule": "Rule: {rule}",
        "as_written": "Registered as written (no place to match)",
        "merged": "Rule: {rule}; merged into the row of the same municipality of today",
        "repeated": "Only the same row before it counts",
        "other_row": "The row of a more official source is used",
        "official": "Not used, as there is an official list",
        "left": "Left on or before the date of the list",
        "correction": "Replaced by a list of corrections brought later",
        "open": "Not resolved",
    },
    row_columns={
        "count": "Count",
        "outcome": "Outcome",
        "member_class": "Class",
        "code": "Code",
        "name": "Name",
        "written": "As written on the list",
        "resolved": "Resolved by",
        "status": "Status",
        "reason": "Reason and remedy",
        "candidates": "Candidates",
        "raw": "Original text of a rejected row",
        "into": "Row that stands for it",
        "source": "Source",
        "file": "File",
        "row": "Row",
    },
    into="{source} {file} row {row}",
    counted_note="The counts add up to the published total. 1 is a row that stands for one of it, 0 a row that stands for none (repeated, had left, ...).",
    outside="Rows of no list",
    outside_note="Their body or date cannot be read, so they count in no line. Mend the original row and build again.",
    corrections="Corrections on record",
    correction_columns={
        "name": "Name",
        "old": "Before",
        "new": "After",
        "source_id_after": "Source id of the correction",
        "file_after": "File",
        "row_after": "Row",
        "note": "Note (Japanese)",
    },
    whole="Reconciliation ledger",
    whole_lines=(
        "Published = registered + sample + merged + rejected (unmatched, ambiguous, other) + without a name",
        "Version of the data {version}",
    ),
    published_by="Status of the totals: {status}. Source: {source}",
)

WORDS: Final = {"ja": JA, "en": EN}
