"""Words of the presenter and its slides, in Japanese and English."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class StoryWords:
    """The words of one language; sentences have `{names}` to fill in."""

    present: str
    leave: str
    making: str
    standard_instead: str
    failed: str
    next: str
    previous: str
    blank: str
    notes: str
    full: str
    codes: str
    keys: str
    slide_of: str
    notes_title: str
    next_is: str
    is_blank: str
    no_notes: str
    popup_blocked: str
    map_alt: str
    chart_alt: str
    nation_of: str
    peer_of: str
    of: str
    solved: tuple[str, str, str]
    kinds: Mapping[str, str]
    pilots: tuple[str, str, str]
    measures: tuple[str, str, str]
    not_members: tuple[str, str]
    numbers: tuple[str, str, str]
    more: str
    more_places: str
    instead: str
    instead_nation: str
    nothing: str
    more_in_notes: str
    qr_view: str
    qr_town: str
    qr_alt: str
    picture_failed: str
    source: str
    more_sources: str
    legend: str
    insets: str
    deck: str
    save_deck: str


JA: Final = StoryWords(
    present="発表",
    leave="発表を終わる",
    making="スライドを作っています",
    standard_instead="標準の話を使います。",
    failed="スライドを作れませんでした。画面を読み込み直してください。続くときは、担当者に連絡してください。",
    next="次へ",
    previous="前へ",
    blank="画面を消す（B）",
    notes="発表者ノート（N）",
    full="全画面（F）",
    codes="QRコード（Q）",
    keys="スライドの操作",
    slide_of="{n} / {total}枚",
    notes_title="発表者ノート",
    next_is="次: ",
    is_blank="画面を消しています",
    no_notes="このスライドのノートはありません。",
    popup_blocked="ノートの窓を開けませんでした。ブラウザーのポップアップの設定で、このアドレスを許可してください。",
    map_alt="{title}の地図。{place}、{as_of}。{classes}。",
    chart_alt="図: {title}",
    nation_of="全国の{name}",
    peer_of="{place}の{name}",
    of="{total}のうち{count}",
    solved=("地域", "取組", "種類"),
    kinds={"pilots": "実証・先導事業", "measures": "支援施策"},
    pilots=("地域", "事業", "年度"),
    measures=("地域", "施策", "分野"),
    not_members=("市区町村", "となりの会員"),
    numbers=("値", "数", "番号"),
    more="ほか{n}件",
    more_places="{first}ほか{n}",
    instead="登録がないため、似た{places}の例です。",
    instead_nation="登録がないため、全国の例です。",
    nothing="登録がありません。",
    more_in_notes="ほかの{n}個の番号は、発表者ノートにあります。",
    qr_view="この内容",
    qr_town="自分の市区町村",
    qr_alt="QR コード（{opens}）: {address}",
    picture_failed="図を描けませんでした。",
    source="出典",
    more_sources="ほか{n}件（発表者ノート）",
    legend="{title}（{unit}の数）",
    insets="枠の中は縮尺が異なります",
    deck="発表スライド",
    save_deck="発表スライド（PowerPoint）",
)
EN: Final = StoryWords(
    present="Present",
    leave="Leave the presentation",
    making="Making the slides",
    standard_instead="The standard story is used.",
    failed="The slides could not be made. Reload the page; if it goes on, tell the person in charge.",
    next="Next",
    previous="Back",
    blank="Blank screen (B)",
    notes="Speaker notes (N)",
    full="Full screen (F)",
    codes="QR codes (Q)",
    keys="Slide controls",
    slide_of="{n} / {total}",
    notes_title="Speaker notes",
    next_is="Next: ",
    is_blank="The screen is blank",
    no_notes="This slide has no notes.",
    popup_blocked="The window of notes could not be opened. Allow pop-ups of this address in the browser.",
    map_alt="Map: {title}. {place}, {as_of}. {classes}.",
    chart_alt="Chart: {title}",
    nation_of="All Japan: {name}",
    peer_of="{place}: {name}",
    of="{count} of {total}",
    solved=("Area", "What", "Kind"),
    kinds={"pilots": "Pilot", "measures": "Support measure"},
    pilots=("Area", "Project", "Fiscal year"),
    measures=("Area", "Measure", "Category"),
    not_members=("Municipality", "Neighbouring members"),
    numbers=("Value", "Number", "Id"),
    more="and {n} more",
    more_places="{first} and {n} more",
    instead="Nothing is on record: examples of similar {places}.",
    instead_nation="Nothing is on record: examples of all Japan.",
    nothing="Nothing is on record.",
    more_in_notes="{n} further ids stand in the speaker notes.",
    qr_view="This view",
    qr_town="Your municipality",
    qr_alt="QR code ({opens}): {address}",
    picture_failed="The picture could not be drawn.",
    source="Source",
    more_sources="{n} more in the notes",
    legend="{title} (number of {unit})",
    insets="Boxes have another scale",
    deck="presentation",
    save_deck="Presentation (PowerPoint)",
)
WORDS: Final[Mapping[str, StoryWords]] = {"ja": JA, "en": EN}
