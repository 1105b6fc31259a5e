"""Words of a reader's own list, in Japanese and English."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class OwnListWords:
    """The words of the list in one language; sentences have `{names}` to fill in."""

    title: str
    how: str
    drop: str
    sentence: str
    prefectures: str
    picked: str
    not_data: str
    kept: str
    ask: str
    remove: str
    row: str
    row_name: str
    candidate: str
    undecided: str
    statuses: Mapping[str, str]
    headings: Mapping[str, str]
    file: str
    refusals: Mapping[str, str]
    shown: str
    layer: str
    classes: Mapping[str, str]
    hover: Mapping[str, str]
    reading: str
    reading_regions: str
    note: str
    source: str


JA: Final = OwnListWords(
    title="自分の一覧を使う",
    how=(
        "市区町村のコードか名称が並ぶ CSV または Excel（.xlsx）を入れると、行ごとに今の市区町村と照合し、地図と条件に使えます。"
        "見出しは「市区町村コード」「都道府県」「市区町村名」などです。{mb} MB・{rows}行までです。"
        "一覧はこの画面を開いている間だけメモリーに置き、ファイルにもリンクにも残しません。"
    ),
    drop="CSV か xlsx をここに置く（下のボタンからも選べます）",
    sentence=(
        "「{name}」の{rows}行: 一致{matched}、候補あり{candidates}、見つからない{not_found}、重複{repeated}。"
        "地図と条件に使う市区町村は{towns}です。"
    ),
    prefectures="一致した行のうち{n}行は都道府県そのものを指すため、市区町村の一覧には入りません。",
    picked="候補ありのうち{n}行は、選んだ市区町村を使っています。",
    not_data="ほかに、空の行・合計・注記など、データではない行が{n}行ありました。",
    kept="この一覧は、このページの条件（項目「自分の一覧」）と地図（「自分の一覧」）に使えます。リンクには入りません。",
    ask="条件に「自分の一覧に載っている」を加える",
    remove="一覧を外す",
    row="候補を選ぶ行",
    row_name="{row}行目: {written}",
    candidate="この行が指す市区町村",
    undecided="決めない",
    statuses={
        "matched": "一致",
        "candidates": "候補あり",
        "not_found": "見つからない",
        "repeated": "重複",
        "picked": "候補から選択",
    },
    headings={
        "sheet": "シート",
        "row": "行",
        "written": "元の文字",
        "status": "結果",
        "code": "コード",
        "place": "市区町村・都道府県",
        "why": "理由と直し方",
        "candidates": "候補",
    },
    file="自分の一覧の照合結果",
    refusals={
        "empty": "ファイルが空です。見出しと市区町村の行がある CSV か xlsx を入れてください。",
        "large": "ファイルが大きすぎます（{size} MB、上限{limit} MB）。要る列だけを残して保存し直してください。",
        "swollen": "展開すると{limit} MB を超えるブックのため、読みません。新しいブックに値だけを貼り付けて保存し直してください。",
        "form": "ファイルの中身が CSV でも xlsx でもありません。表計算ソフトで「Excel ブック（.xlsx）」か CSV に保存し直してください。",
        "rows": "行が多すぎます（{rows}行、上限{limit}行）。要る行だけを残すか、ファイルを分けてください。",
        "unreadable": "ファイルを表として読めません。見出しの行がある CSV か xlsx で保存し直してください。",
    },
    shown="自分の一覧",
    layer="自分の一覧",
    classes={"yes": "一覧にある", "no": "一覧にない", "doubtful": "照合不能（候補のひとつ）"},
    hover={
        "yes": "一覧にあります",
        "no": "一覧にありません",
        "doubtful": "一覧に、この市区町村を指すかもしれない行があります",
    },
    reading="{total}市区町村のうち{count}（{percent}）が一覧にあります。",
    reading_regions="一覧にある市区町村",
    note="どの市区町村とも決められない行は{n}行です。",
    source="自分の一覧「{name}」（この画面だけ）",
)
EN: Final = OwnListWords(
    title="Use a list of your own",
    how=(
        "Drop a CSV or Excel file (.xlsx) of municipalities by code or Japanese name: each row is matched with a "
        "municipality of today, for the map and for conditions. Headings are such as “municipality code”, “prefecture” "
        "and “municipality”. At most {mb} MB and {rows} rows. The list stays in memory while this page is open; it is "
        "written neither to a file nor into the link."
    ),
    drop="Drop a CSV or xlsx here (or choose it with the button)",
    sentence=(
        "“{name}”, {rows} rows: {matched} matched, {candidates} with candidates, {not_found} not found, {repeated} "
        "repeated. {towns} municipalities are used on the map and in conditions."
    ),
    prefectures="{n} of the matched rows mean a prefecture itself and are no municipality of the list.",
    picked="For {n} of the rows with candidates your choice is used.",
    not_data="{n} more rows are no data: blank rows, totals and notes.",
    kept="Use it in this page's conditions (field “My list”) and on its map (“My list”). It is not in the link.",
    ask="Add the condition “on my list”",
    remove="Remove the list",
    row="Row with candidates",
    row_name="Row {row}: {written}",
    candidate="The municipality it means",
    undecided="Undecided",
    statuses={
        "matched": "Matched",
        "candidates": "Has candidates",
        "not_found": "Not found",
        "repeated": "Repeated",
        "picked": "Chosen among candidates",
    },
    headings={
        "sheet": "Sheet",
        "row": "Row",
        "written": "Original text",
        "status": "Result",
        "code": "Code",
        "place": "Municipality or prefecture",
        "why": "Reason and remedy",
        "candidates": "Candidates",
    },
    file="自分の一覧の照合結果",
    refusals={
        "empty": "The file is empty. Give a CSV or xlsx with headings and rows of municipalities.",
        "large": "The file is too large ({size} MB, at most {limit} MB). Keep the needed columns only and save it again.",
        "swollen": "Unpacked, the workbook exceeds {limit} MB and is not read. Paste its values into a new workbook.",
        "form": "The content is neither CSV nor xlsx. Save it as “Excel Workbook (.xlsx)” or CSV.",
        "rows": "There are too many rows ({rows}, at most {limit}). Keep those needed, or split the file.",
        "unreadable": (
            "The file cannot be read as a table of places. Save it as CSV or xlsx with a row of headings such as "
            "“municipality code” or “municipality”, without a password."
        ),
    },
    shown="My list",
    layer="My list",
    classes={"yes": "On the list", "no": "Not on the list", "doubtful": "Unmatched (one of the candidates)"},
    hover={
        "yes": "On the list",
        "no": "Not on the list",
        "doubtful": "A row of the list may mean this municipality",
    },
    reading="{count} of {total} municipalities ({percent}) are on the list.",
    reading_regions="municipalities on the list",
    note="{n} rows could not be matched with one municipality.",
    source="My list “{name}” (this session only)",
)
WORDS: Final = {"ja": JA, "en": EN}
