"""Words of decks of slides, in Japanese and English."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class DeckWords:
    """The words of one language; sentences have `{names}` to fill in."""

    make: str
    save: str
    content: str
    further: str
    rows_left: str
    columns_left: str
    rest: str
    streams: str
    stream_heads: tuple[str, str, str, str]
    chart_alt: str
    table_alt: str
    qr_alt: str
    passports: str
    sources: str
    about: str
    about_heads: tuple[str, str]
    source_heads: tuple[str]
    and_mark: str
    sources_last: str
    truths: Mapping[bool, str]
    numbers: str
    numbers_how: str
    in_notes: str


JA: Final = DeckWords(
    make="このページをスライドにする（PowerPoint）",
    save="スライドを保存（PowerPoint）",
    content="スライド",
    further="{title}（続き {n}/{of}）",
    rows_left="ほか{n}行は、{rest}にあります。",
    columns_left="ほか{n}列は、{rest}にあります。",
    rest="画面の「持ち出す」で保存する表",
    streams="流れの図は、線ごとの表にしています。",
    stream_heads=("から", "へ", "重み", "内訳"),
    chart_alt="グラフ: {title} {subtitle}",
    table_alt="表: {title}",
    qr_alt="この画面を開くQRコード",
    passports="数値の番号: {ids}",
    sources="出典",
    about="この資料について",
    about_heads=("項目", "内容"),
    source_heads=("出典とクレジット、利用条件",),
    and_mark="・",
    sources_last="出典は最後のスライドにあります。",
    truths={True: "はい", False: "いいえ"},
    numbers="この資料の数の番号",
    numbers_how="番号をアプリの「番号で調べる」に入れると、値・もとの行・出典・時点が分かります。",
    in_notes="このスライドのノート",
)
EN: Final = DeckWords(
    make="Make slides of this page (PowerPoint)",
    save="Save the slides (PowerPoint)",
    content="slides",
    further="{title} (continued, {n} of {of})",
    rows_left="{n} more rows are in {rest}.",
    columns_left="{n} more columns are in {rest}.",
    rest="the table that “Take away” saves from the page",
    streams="The diagram of streams stands here as a table, a row a stream.",
    stream_heads=("From", "To", "Weight", "Of which"),
    chart_alt="Chart: {title} {subtitle}",
    table_alt="Table: {title}",
    qr_alt="QR code that opens this page",
    passports="Ids of the numbers: {ids}",
    sources="Sources",
    about="About these slides",
    about_heads=("What", "Value"),
    source_heads=("Sources, credits and terms",),
    and_mark=", ",
    sources_last="The sources stand on the last slide.",
    truths={True: "yes", False: "no"},
    numbers="Ids of the numbers on these slides",
    numbers_how="Entered under “Look up a number” in the app, an id leads to the value, its rows, sources and day.",
    in_notes="the notes of this slide",
)
WORDS: Final[Mapping[str, DeckWords]] = {"ja": JA, "en": EN}
