"""Words of the site of plain files, in Japanese and English."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class SiteWords:
    """The words of one language; sentences have `{names}` to fill in.

    `how` finds what a page of the app says of controls that the site does not have.
    """

    pages: str
    edition: str
    limits: str
    limits_intro: str
    limits_pages: str
    limits_more: str
    more: tuple[str, ...]
    reasons: Mapping[str, str]
    tables: str
    table: str
    prefectures: str
    map_elsewhere: str
    nothing_drawn: str
    how: str
    taken: str
    making: Mapping[str, str]


JA: Final = SiteWords(
    pages="頁",
    edition="これは公開用の固定版です。絞り込み・並べ替え・持ち出しの操作はありません。",
    limits="この版でできないこと",
    limits_intro="この公開版は、作成した時点の内容をそのまま置いたものです。次のことは、アプリ（サーバーのある版）で行います。",
    limits_pages="アプリだけにある頁",
    limits_more="そのほか",
    more=(
        "時点・団体・言語の切り替え。この版は {as_of}、{body} です。",
        "表の絞り込みと並べ替え、1つずつの表のExcel・GeoJSON・GeoPackageでの持ち出し。",
        "2つの層の重ね合わせ、背景の地図、高コントラストの切り替え。",
        "公開データの窓口（/data/v1/）。表は、この頁の下から CSV と Excel で持ち出せます。",
    ),
    reasons={
        "explorer": "条件を組み合わせて、当てはまる市区町村を探す。",
        "towns": "市区町村を四つまで並べて比べる。一つの市区町村の記録は、地図の検索から開けます。",
        "peers": "選んだ市区町村に似た市区町村を探す。",
        "pairs": "住まいのある所と二地域居住先の組合せを探す。",
        "multiples": "地図を九つまで並べる。",
        "whatif": "参加した場合の試算をする。",
        "invitations": "招待の候補を順に並べる。",
        "stage": "発表の画面を開き、スライドや1枚の資料を作る。",
        "corrections": "記録の訂正を担当の部署に届ける。",
        "passport": "数字の番号から、その値と元の行を確かめる。",
    },
    tables="表を持ち出す（CSV と Excel）",
    table="表",
    prefectures="都道府県の頁",
    map_elsewhere="この頁の地図は、アプリで見られます。",
    nothing_drawn="この図は、アプリで見られます。",
    how="（[^（）。<>]*を選ぶと[^（）。<>]*）|[^（）。<>]*(?:を選ぶと|スイッチを入れると)[^。<>]*。",
    taken="{folder} には、このコマンドが作っていないファイルがあります。空のフォルダーか、前に作ったサイトを指定してください。",
    making={"map": "地図", "tables": "表", "writing": "書き出す", "done": "できました"},
)
EN: Final = SiteWords(
    pages="Pages",
    edition="This is a fixed edition for the public: without filters, sorting and downloads of single tables.",
    limits="What this edition does not do",
    limits_intro="This edition shows what was known when it was made. For the following use the app, which has a server.",
    limits_pages="Pages of the app alone",
    limits_more="Also",
    more=(
        "Another day, body or language. This edition is as of {as_of}, {body}.",
        "Filtering and sorting tables; a single table as Excel, GeoJSON or GeoPackage.",
        "Two layers on one map, a background map, the switch for high contrast.",
        "Open data below /data/v1/. Tables are offered as CSV and Excel at the foot of this page.",
    ),
    reasons={
        "explorer": "Municipalities for which a combination of conditions holds.",
        "towns": "Up to four municipalities side by side. The records of one open from the search by the map.",
        "peers": "Municipalities similar to a chosen one.",
        "pairs": "Pairs of a home and a second place to live.",
        "multiples": "Up to nine maps side by side.",
        "whatif": "What it would be if municipalities joined.",
        "invitations": "Candidates for invitation, in order.",
        "stage": "Presenting, and making slides and papers.",
        "corrections": "Telling the office that a record is wrong.",
        "passport": "The value and the rows behind a number, by its id.",
    },
    tables="Tables to take along (CSV and Excel)",
    table="Table",
    prefectures="Pages of prefectures",
    map_elsewhere="The map of this page is found in the app.",
    nothing_drawn="This chart is found in the app.",
    how=r" ?\([^().<>]*\bchoose [^().<>]*\)|(?<![^>.\s])(?:Choose|Select|The switch below) [^.<>]*\.",
    taken="{folder} holds files that this command did not make. Name an empty folder or a site made before.",
    making={"map": "the map", "tables": "tables", "writing": "writing", "done": "done"},
)
WORDS: Final[Mapping[str, SiteWords]] = {"ja": JA, "en": EN}
