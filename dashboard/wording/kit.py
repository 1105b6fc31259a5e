"""Words of the kit to take to a symposium, in Japanese and English."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class KitWords:
    """The words of one language; sentences have `{names}` to fill in. `read_me` is the file's name, then its lines."""

    title: str
    read_me: str
    lines: tuple[str, ...]
    open_with: str
    abouts: Mapping[str, str]
    tables: str
    others: str
    sample_mark: str
    sample: str
    all_days: str
    dictionary: str
    dictionary_heads: Mapping[str, str]
    qr: str
    qr_note: str
    no_address: str
    too_large: str
    paper: str
    making: Mapping[str, str]


JA: Final = KitWords(
    title="二地域居住アトラス 持ち出しキット",
    read_me="はじめに読む.txt",
    lines=(
        "■ これは何か",
        "二地域居住アトラスの地図・図・表を、ネットワークもサーバーもない場所で使うためのファイル一式です。",
        "時点: {as_of}　組織: {body}　範囲: 全国",
        "{version}",
        "",
        "■ 開き方",
        "1. zip を右クリックして「すべて展開」を選びます（展開せずに開くと、ほかのファイルへ移れません）。",
        "2. 展開したフォルダーの index.html をダブルクリックします。Edge、Chrome、Firefox、Safari で開きます。",
        "3. 文書は、ほかのサーバーに何も問い合わせません。出典へのリンクを押したときだけ、外のページが開きます。",
        "",
        "■ 入っているもの",
        "{contents}",
        "",
        "■ できないこと",
        "{limits}",
        "",
        "■ 注意",
        "{sample}",
        "「未調査」「データなし」は「ない」という意味ではありません。",
        "",
        "■ 出典",
        "{credits}",
        "",
        "■ 改変されていないことの確かめ方",
        "SHA256SUMS に各ファイルの SHA-256 があります。sha256sum --check SHA256SUMS で確かめられます。",
        "Windows では PowerShell の Get-FileHash で、1つずつ比べられます。",
    ),
    open_with="開く",
    abouts={
        "explorer.html": "地図で見る: 地図の層と都道府県を選び、市区町村を探す",
        "story.html": "説明を見る: 会場で順に見せるスライド（矢印キーで進む）",
        "slides.pptx": "スライド（PowerPoint。図と表はそのまま編集できます）",
        "qr.html": "QRコードの一覧（印刷用）",
    },
    tables="表（CSV と Excel）",
    others="そのほかのファイル",
    sample_mark="サンプルデータ",
    sample="「サンプルデータ」と書いた表と地図には、公表数に合わせて機械的に割り当てた、実在しない参加・未参加が入っています。",
    all_days="この表には、すべての時点の行があります。",
    dictionary="項目の説明",
    dictionary_heads={
        "table": "表",
        "column": "列",
        "label": "意味",
        "kind": "型",
        "unit": "単位",
        "allowed": "値",
        "nullable": "空欄があるか",
    },
    qr="QRコードの一覧",
    qr_note="携帯電話で読み取ると、公開している画面の同じ都道府県が開きます。",
    no_address="公開のアドレスが設定されていないため、QRコードの一覧は入っていません（atlas.toml の [open_data] address）。",
    too_large="キットが {size} MB になり、上限の {limit} MB を超えました。都道府県の冊子を減らしてください。",
    paper="{place}の1枚ペーパー（PDF、A4）",
    making={
        "explorer": "地図の文書",
        "story": "話",
        "slides": "スライド",
        "papers": "県別1枚ペーパー",
        "tables": "表",
        "qr": "QRコード",
        "zip": "まとめる",
        "done": "できました",
    },
)
EN: Final = KitWords(
    title="Nichiiki Atlas: kit to take along",
    read_me="README.txt",
    lines=(
        "WHAT THIS IS",
        "The maps, charts and tables of the Nichiiki Atlas for a place without a network and without a server.",
        "As of: {as_of}. Body: {body}. Area: all Japan",
        "{version}",
        "",
        "HOW TO OPEN IT",
        "1. Extract the whole zip (opened without extracting, one file does not find the next).",
        "2. Open index.html in the folder with Edge, Chrome, Firefox or Safari.",
        "3. The documents ask no server for anything. Only a click on a source opens a page outside.",
        "",
        "WHAT IS IN IT",
        "{contents}",
        "",
        "WHAT IT DOES NOT DO",
        "{limits}",
        "",
        "PLEASE NOTE",
        "{sample}",
        "“Not surveyed” and “no data” do not mean that there is none.",
        "",
        "SOURCES",
        "{credits}",
        "",
        "WHETHER ANYTHING WAS CHANGED",
        "SHA256SUMS has the SHA-256 of each file: sha256sum --check SHA256SUMS.",
        "On Windows compare one by one with Get-FileHash in PowerShell.",
    ),
    open_with="Open",
    abouts={
        "explorer.html": "The map: choose a layer and a prefecture, find a municipality",
        "story.html": "The story, slide by slide",
        "slides.pptx": "Slides (PowerPoint, charts and tables can be edited)",
        "qr.html": "QR codes to print",
    },
    tables="Tables (CSV and Excel)",
    others="Other files",
    sample_mark="サンプルデータ",
    sample="Tables and maps marked サンプルデータ (sample data) hold made-up membership, assigned to meet the published totals.",
    all_days="This table has the rows of all days.",
    dictionary="Dictionary",
    dictionary_heads={
        "table": "Table",
        "column": "Column",
        "label_en": "Meaning",
        "kind": "Kind",
        "unit": "Unit",
        "allowed": "Values",
        "nullable": "May be empty",
    },
    qr="QR codes",
    qr_note="Read with a phone, each opens the same prefecture of the public pages.",
    no_address="There is no sheet of QR codes, for no public address is set (atlas.toml, [open_data] address).",
    too_large="The kit would be {size} MB, more than {limit} MB. Leave out briefings of prefectures.",
    paper="One page on {place} (PDF, A4)",
    making={
        "explorer": "the map",
        "story": "the story",
        "slides": "slides",
        "papers": "one-page papers",
        "tables": "tables",
        "qr": "QR codes",
        "zip": "zip",
        "done": "done",
    },
)
WORDS: Final[Mapping[str, KitWords]] = {"ja": JA, "en": EN}
