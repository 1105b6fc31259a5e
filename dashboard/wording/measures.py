"""Words of the page of support measures, in Japanese and English."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class MeasuresWords:
    """The words of the page in one language; sentences have `{names}` to fill in."""

    sentence: str
    find: str
    find_placeholder: str
    category: str
    every_category: str
    place: str
    every_place: str
    level: str
    levels: Mapping[str, str]
    matrix: str
    matrix_note: str
    found: str
    found_note: str
    nothing: str
    columns: Mapping[str, str]
    stale: str
    unchecked: str
    pilot_again: str
    more: str
    blanks: str
    blanks_note: str
    blank_columns: tuple[str, ...]
    none_without: str
    and_others: str
    near: str
    near_note: str
    near_columns: tuple[str, ...]
    own_none: str
    peers: str
    peers_note: str
    peers_none: str
    choose_town: str
    file: str
    matrix_file: str
    lines: tuple[str, ...]


JA: Final = MeasuresWords(
    sentence="{date}時点で登録のある支援施策は{n}件です。施策の登録がある市区町村は{place}の{total}のうち{towns}で、ほかは未調査です。",
    find="施策を探す",
    find_placeholder="例: 空き家 改修、こうつうひ、まつもと",
    category="分野",
    every_category="すべての分野",
    place="実施する地域",
    every_place="すべて",
    level="行",
    levels={"municipality": "市区町村", "prefecture": "都道府県"},
    matrix="どこに、どの分野の施策があるか",
    matrix_note="数は登録件数です。登録のない市区町村は未調査で、行がありません。「0」は、ほかの分野の登録はあるがこの分野の登録がないことを表します。セルを選ぶと、上の一覧がその施策になります。",
    found="施策 {n}件",
    found_note="言葉はすべてを含むものを探します。ひらがな・カタカナ、全角・半角は区別しません。読みで探せるのは、市区町村名と分野です。",
    nothing="当てはまる施策の登録がありません。言葉を減らすか、分野・地域を「すべて」に戻してください。",
    columns={
        "place": "地域",
        "provider": "実施主体",
        "category": "分野",
        "title": "名称",
        "summary": "概要",
        "target": "対象",
        "stage": "段階",
        "amount": "金額など",
        "source": "出典",
        "checked": "確認日",
        "status": "区分",
    },
    stale="確認から12か月を過ぎています",
    unchecked="確認日の記載がありません",
    pilot_again="実証の再掲",
    more="ほか{n}件は、言葉や分野で絞るか、CSVでご覧ください。",
    blanks="分野ごとの空白（{place}）",
    blanks_note="「登録なし」は、ほかの分野の登録があり、この分野の登録がない市区町村です。未調査は別に数え、3つを足すとすべての市区町村になります。",
    blank_columns=("分野", "登録あり", "登録なし", "未調査", "登録なしの市区町村"),
    none_without="—",
    and_others="ほか{n}",
    near="{town}から見て、その分野の登録がある最も近い市区町村",
    near_note="代表点どうしの直線距離（測地線）です。{town}の欄は登録件数です。",
    near_columns=("分野", "{town}", "最も近い市区町村", "距離（km）", "施策"),
    own_none="登録なし",
    peers="似た市区町村に登録があり、{town}に登録のない分野",
    peers_note="似た市区町村は「似た地域」のページの項目と重みで選んだ8つです。{town}の調査が済んでいるとは限りません。",
    peers_none="似た市区町村に登録のある分野は、すべて登録があります。または、似た市区町村に登録がありません。",
    choose_town="「実施する地域」で市区町村を選ぶと、近くの市区町村や似た市区町村の施策と比べられます。",
    file="支援施策",
    matrix_file="支援施策の分野別件数",
    lines=("探した言葉: {find}", "分野: {category}", "地域: {place}", "件数: {n}"),
)
EN: Final = MeasuresWords(
    sentence="As of {date}, {n} support measures are registered. {towns} of {total} municipalities in {place} have one on record; the others were not surveyed.",
    find="Find measures",
    find_placeholder="For example: 空き家, こうつうひ, まつもと",
    category="Category",
    every_category="All categories",
    place="Where it is offered",
    every_place="Everywhere",
    level="Rows",
    levels={"municipality": "Municipalities", "prefecture": "Prefectures"},
    matrix="Where there are measures of which category",
    matrix_note="Numbers of registered measures. A municipality without a row was not surveyed. “0” means that others are on record, of this category none. Choose a cell to list its measures above.",
    found="{n} measures",
    found_note="Every word has to be found. Hiragana and katakana, full and half width are the same. Readings are known of municipalities and categories.",
    nothing="No registered measure fits. Use fewer words, or set category and place back to all.",
    columns={
        "place": "Place",
        "provider": "Provider",
        "category": "Category",
        "title": "Title",
        "summary": "Summary",
        "target": "For whom",
        "stage": "Stage",
        "amount": "Amount",
        "source": "Source",
        "checked": "Checked on",
        "status": "Status",
    },
    stale="Checked more than 12 months ago",
    unchecked="Nobody says when it was checked",
    pilot_again="Restates a pilot",
    more="{n} more: narrow them down, or see the CSV.",
    blanks="Blanks by category ({place})",
    blanks_note="“None” are municipalities with other measures on record and none of this category. Those not surveyed are counted apart; the three add up to all municipalities.",
    blank_columns=("Category", "On record", "None", "Not surveyed", "Municipalities with none"),
    none_without="—",
    and_others="and {n} more",
    near="Nearest municipality to {town} with each category on record",
    near_note="Straight (geodesic) distance between representative points.",
    near_columns=("Category", "{town}", "Nearest municipality", "Distance (km)", "Measures"),
    own_none="None on record",
    peers="Categories that similar municipalities have on record and {town} has not",
    peers_note="The eight similar municipalities are those of the page “Similar places”. {town} may not have been surveyed.",
    peers_none="Everything that similar municipalities have on record is on record here too, or they have nothing on record.",
    choose_town="Choose a municipality under “Where it is offered” to compare it with those nearby and with similar ones.",
    file="Support measures",
    matrix_file="Support measures by category",
    lines=("Words: {find}", "Category: {category}", "Place: {place}", "Measures: {n}"),
)
WORDS: Final = {"ja": JA, "en": EN}
