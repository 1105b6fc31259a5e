"""Words of the page of what is shown and handed out; in Japanese and English."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class StageWords:
    """The words of one language; sentences have `{names}` to fill in. `files` has a name and what it is, by key."""

    sentence: str
    present: str
    present_note: str
    files_heading: str
    files_note: str
    files: Mapping[str, tuple[str, str]]
    nation_only: str
    prefecture_first: str
    qr_heading: str
    qr_note: str
    qr_alt: str
    card_note: str
    card_alt: str
    qr_none: str
    site: str


JA: Final = StageWords(
    sentence="{place}の{date}時点の内容で、発表し、配るためのものを作ります。場所と時点は、上で選びます。",
    present="発表を始める",
    present_note="全画面の発表です。矢印キーで進み、Bで画面を消し、Nで話すことの控えを開きます。Escで戻ります。",
    files_heading="配るもの",
    files_note="押すと作り始めます。作っている間も、ほかの頁を使えます。作る順番は、先に押した人からです。",
    files={
        "slides": ("発表のスライド（PowerPoint）", "文字・表・グラフは、PowerPointで直せます。地図は絵です。"),
        "paper": ("県別1枚ペーパー（PDF）", "A4で1枚です。白黒で刷っても読めます。"),
        "document": ("県別1枚ペーパー（Word）", "同じ内容です。文を直して使えます。"),
        "papers": ("47都道府県の1枚ペーパー（zip）", "PDFとWordを、都道府県ごとに入れます。"),
        "kit": (
            "持ち出しキット（zip）",
            "発表・地図・検索・表・スライドを1つに入れます。ネットワークのない会場でも、ブラウザーだけで動きます。",
        ),
    },
    nation_only="全国のものです。",
    prefecture_first="上で都道府県を選ぶと作れます。",
    qr_heading="この内容へのQRコード",
    qr_note="会場の人が携帯で読むと、いま選んでいる場所と時点の概況が開きます。",
    qr_alt="いま選んでいる場所と時点の概況を開くQRコード",
    card_note="自分の市区町村を探すための軽い頁です。スライドでは、Qを押すと、スライドの内容とこの頁の2つのQRコードが大きく出ます。",
    card_alt="自分の市区町村を探す頁を開くQRコード",
    qr_none="公開アドレスが設定されていないため、QRコードは出ません。管理者が atlas.toml の [open_data] address に書くと出ます。",
    site="多くの人が一度に見る公開には、静的サイトを使います: python -m dashboard export site --out フォルダー",
)

EN: Final = StageWords(
    sentence="Present and hand out what is shown of {place} as of {date}. Choose place and day above.",
    present="Start presenting",
    present_note="Full screen. Arrow keys turn the slides, B blanks the screen, N opens the speaker notes, Esc returns.",
    files_heading="To hand out",
    files_note="A click starts it. Other pages can be used meanwhile. Who clicked first is served first.",
    files={
        "slides": ("Slides of the story (PowerPoint)", "Text, tables and charts can be edited; maps are pictures."),
        "paper": ("One page on the prefecture (PDF)", "One A4 page that can be read in black and white."),
        "document": ("One page on the prefecture (Word)", "The same content, to be edited."),
        "papers": ("The pages of all 47 prefectures (zip)", "PDF and Word of each prefecture."),
        "kit": (
            "Symposium kit (zip)",
            "Story, map, search, tables and slides in one. It needs no network, only a browser.",
        ),
    },
    nation_only="Of all Japan.",
    prefecture_first="Choose a prefecture above to make it.",
    qr_heading="QR code of this view",
    qr_note="A phone in the audience opens the overview of the chosen place and day.",
    qr_alt="QR code that opens the overview of the chosen place and day",
    card_note="A light page to find one's own municipality. On a slide, Q shows two large codes: of what it shows, and of this page.",
    card_alt="QR code that opens the page to find one's own municipality",
    qr_none="No public address is set, so there is no QR code. An administrator sets it as [open_data] address in atlas.toml.",
    site="For an audience that one server cannot hold, use the static site: python -m dashboard export site --out FOLDER",
)

WORDS: Final[Mapping[str, StageWords]] = {"ja": JA, "en": EN}
