"""Words of 番号で調べる and of the list of a page's numbers, in Japanese and English."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class PassportWords:
    """The words of one language; sentences have `{names}` to fill in."""

    sentence: str
    found: str
    ask: str
    placeholder: str
    look: str
    where: str
    how: str
    parts: tuple[tuple[str, str], ...]
    trials: str
    trial: str
    trial_of_sample: str
    own_list: str
    refused: Mapping[str, str]
    too_many: str
    versions: Mapping[str, str]
    facts: Mapping[str, str]
    no_source: str
    source: str
    own_rows: str
    row_columns: Mapping[str, str]
    rows: str
    rows_note: str
    no_rows: str
    open: str
    summary: tuple[str, ...]
    japan: str
    page_numbers: str
    page_note: str
    page_columns: tuple[str, ...]
    page_none: str
    elsewhere: str
    look_up: str
    scheme: str


JA: Final = PassportWords(
    sentence="資料や画面の数に付いた番号から、その数の値・もとの行・出典・時点を示します。",
    found="番号{n}件を調べました。",
    ask="番号",
    placeholder="例: {example}",
    look="調べる",
    where="番号は、スライドや県別1枚ペーパーの数のそばか下の欄、各頁のいちばん下の「この画面の番号」にあります。番号を上の欄に入れてください。20件まで、空白や改行で区切って一度に入れられます。全角や大文字でも構いません。",
    how="番号の読み方（例: {example}）",
    parts=(
        ("{version}", "データの版（はじめの8文字）"),
        ("{place}", "場所。00は全国、2桁は都道府県、5桁は市区町村のコード"),
        ("{day}", "組織（cは協議会、pはプラットフォーム）と時点の年月日"),
        ("{key}", "どの数か（この例は「{name}」）。条件や重みで決まる数では、かっこの中がその条件や重み"),
    ),
    trials="試算（加入シミュレーター、次の一手、重み付きの試算）の数は区分が「試算」で、選んだ条件が番号のかっこの中に入ります。",
    trial="試算",
    trial_of_sample="試算（{sample}）",
    own_list="この条件で数えた数に番号はありません。自分の一覧を使う条件は、ほかの人が同じ数を求められません。空白のある値の条件は、番号に書けません。",
    refused={
        "unreadable": "「{written}」は番号として読めません。番号は {example} のような形です。",
        "unknown": "「{written}」の最後の部分が示す数は、このアトラスにありません。写し間違いがないか確かめてください。",
        "place": "版 {version} には、番号の示す都道府県（{place}）がありません。都道府県の部分は00から47までの2桁です。",
        "town": "版 {version} には、番号の示す市区町村（{place}）がありません。",
        "body": "版 {version} には、番号の示す組織の名簿がありません。",
        "day": "版 {version} では、番号の示す日（{day}）の数を示せません。その組織の名簿がある日かどうか確かめてください。",
        "choice": "番号のかっこの中の条件を、版 {version} では調べられません。{fault}",
    },
    too_many="一度に調べられるのは{most}件までです。はじめの{most}件だけを調べました。",
    versions={
        "current": "いまの版 {version} の値です。",
        "same": "版 {version} では {then}、いまの版 {current} でも {now} です。",
        "differs": "版 {version} では {then} ですが、いまの版 {current} では {now} です。",
        "not_now": "版 {version} では {then} です。いまの版 {current} には、同じ問いに答える行がありません。",
        "joined": "{first}{second}",
        "gone": "版 {version} は保存されていません。",
        "several": "{version} で始まる版が複数あり、どれか決められません。",
        "fault": "版 {version} は残っていますが、開けません。",
        "instead": "示すのは、同じ問いへのいまの版 {current} の値です。",
    },
    facts={
        "number": "番号",
        "place": "場所",
        "day": "組織と時点",
        "as_of": "もとの値の時点",
        "status": "区分",
        "sources": "出典",
    },
    no_source="出典は行ごとに示します。",
    source="{title}（{publisher}）。利用条件: {licence}。表示: {credit}",
    own_rows="資料: {title}",
    row_columns={
        "as_of": "時点",
        "on": "日付",
        "code": "コード",
        "place": "市区町村",
        "item": "名称",
        "source": "出典",
        "url": "出典URL",
        "reason": "値がない理由",
        "is_member": "参加",
        "band": "人口規模の下限",
        "begins": "始まり",
        "ends": "終わり",
        "is_dated": "日付あり",
        "file": "ファイル",
        "row": "行番号",
        "fiscal_year_western": "年度（西暦）",
        "role": "役割",
        "count": "件数",
        "outcome": "扱い",
        "rule_label": "規則",
        "resolver": "決め方",
        "area": "地域",
        "municipality_count": "市区町村の数",
        "surveyed": "登録がある市区町村の数",
        "provider": "だれが行うか",
        "one": "団体",
        "rows_in": "読み込んだ行",
        "rows_out": "データに入った行",
        "rejected": "除外した行",
        "merged": "まとめた行",
        "not_data": "データでない行",
        "outside": "範囲の外の行",
        "other": "相手",
    },
    rows="もとの行（{n}行）",
    rows_note="数える値は数えた行、割合や人口などは計算に使った行です。",
    no_rows="もとになる行はありません。",
    open="この数の頁を開く（{page}）",
    summary=("番号", "数", "場所", "値", "版"),
    japan="全国",
    page_numbers="この画面の番号",
    page_note="この画面の数{n}件の番号です。番号を「番号で調べる」に入れると、値・もとの行・出典・時点が分かります。",
    page_columns=("数", "場所", "時点", "値", "区分", "番号"),
    elsewhere="ほかの都道府県や日の同じ数は、番号の場所（2桁）や年月日の部分を替えると調べられます。",
    page_none="この画面には、番号の付いた数がありません。",
    look_up="番号で調べる",
    scheme="番号の形: {version}-場所-組織と時点-数の名。場所は00（全国）、都道府県2桁、市区町村5桁。頁の「この画面の番号」に一覧があり、「番号で調べる」で値・行・出典が分かります。",
)

EN: Final = PassportWords(
    sentence="From the id beside a figure, on paper or on the screen: its value, its rows, sources and as-of date.",
    found="Ids looked up: {n}.",
    ask="Ids",
    placeholder="e.g. {example}",
    look="Look up",
    where="Ids stand beside or below the figures of slides and one-page briefings and under “Ids of this page” at the foot of each page. Enter one above, or up to 20 at once, separated by spaces or lines. Wide characters and capitals are fine.",
    how="How an id is read (e.g. {example})",
    parts=(
        ("{version}", "Version of the data (its first eight signs)"),
        ("{place}", "Place: 00 is all Japan, two digits a prefecture, five a municipality"),
        ("{day}", "Body (c the Council, p the Platform) and day"),
        ("{key}", "Which figure (here: {name}); in parentheses the conditions or weights it depends on"),
    ),
    trials="Figures of trials (what-if, next invitations, weighted trial) have the status “trial”, and their choices stand in the parentheses of the id.",
    trial="trial",
    trial_of_sample="trial ({sample})",
    own_list="Figures counted by these conditions have no id: nobody else can resolve a list of your own, and values with spaces cannot be written in an id.",
    refused={
        "unreadable": "“{written}” cannot be read as an id. An id looks like {example}.",
        "unknown": "“{written}” ends with a figure this atlas does not have. Please check that it was copied as it is.",
        "place": "Version {version} does not have the prefecture of the id ({place}). Prefectures are two digits from 00 to 47.",
        "town": "Version {version} does not have the municipality of the id ({place}).",
        "body": "Version {version} has no list of the body of the id.",
        "day": "Version {version} has no figures for the day of the id ({day}). Please check that the body existed then.",
        "choice": "Version {version} cannot be asked for the conditions in the parentheses of the id. {fault}",
    },
    too_many="Up to {most} ids are looked up at once; these are the first {most}.",
    versions={
        "current": "This is the value of the current version {version}.",
        "same": "Version {version} says {then}; the current version {current} also says {now}.",
        "differs": "Version {version} says {then}, but the current version {current} says {now}.",
        "not_now": "Version {version} says {then}. The current version {current} has no rows that answer the same question.",
        "joined": "{first} {second}",
        "gone": "Version {version} is no longer kept.",
        "several": "Several versions begin with {version}, so which one is meant cannot be told.",
        "fault": "Version {version} is kept but cannot be opened.",
        "instead": "What is shown is what the current version {current} says to the same question.",
    },
    facts={
        "number": "Id",
        "place": "Place",
        "day": "Body and day",
        "as_of": "As-of date of the rows",
        "status": "Status",
        "sources": "Sources",
    },
    no_source="Sources are given row by row.",
    source="{title} ({publisher}). Licence: {licence}. Credit: {credit}",
    own_rows="Document: {title}",
    row_columns={
        "as_of": "As of",
        "on": "Date",
        "code": "Code",
        "place": "Municipality",
        "item": "Name",
        "source": "Source",
        "url": "Source URL",
        "reason": "Why there is no value",
        "is_member": "Member",
        "band": "Lower edge of the population band",
        "begins": "Begins",
        "ends": "Ends",
        "is_dated": "Dated",
        "file": "File",
        "row": "Row",
        "fiscal_year_western": "Fiscal year",
        "role": "Role",
        "count": "Count",
        "outcome": "Outcome",
        "rule_label": "Rule",
        "resolver": "Decided by",
        "area": "Area",
        "municipality_count": "Municipalities",
        "surveyed": "Municipalities on record",
        "provider": "Offered by",
        "one": "Body",
        "rows_in": "Rows read",
        "rows_out": "Rows in the data",
        "rejected": "Rows set aside",
        "merged": "Rows merged",
        "not_data": "Rows that are no data",
        "outside": "Rows outside",
        "other": "Works with",
    },
    rows="Rows behind it ({n})",
    rows_note="Of a count the rows that are counted; of shares, people and the like the rows they are computed from.",
    no_rows="There are no rows behind it.",
    open="Open the page of this figure ({page})",
    summary=("Id", "Figure", "Place", "Value", "Version"),
    japan="All Japan",
    page_numbers="Ids of this page",
    page_note="Ids of the {n} figures of this page. “Look up a number” tells the value, rows, sources and as-of date of an id.",
    page_columns=("Figure", "Place", "Day", "Value", "Status", "Id"),
    elsewhere="For the same figure of another prefecture or day, change the place (two digits) or the date in the id.",
    page_none="This page has no figures with an id.",
    look_up="Look up a number",
    scheme="An id is {version}-place-body and day-figure. Place: 00 all Japan, two digits a prefecture, five a municipality. “Ids of this page” lists them; “Look up a number” tells value, rows and sources.",
)

WORDS: Final[Mapping[str, PassportWords]] = {"ja": JA, "en": EN}
