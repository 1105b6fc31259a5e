"""Words of the day the app shows, in Japanese and English; sentences have `{names}` to fill in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class DayWords:
    """The words of the day in one language; mappings are by register."""

    how: str
    not_a_day: str
    outside: str
    latest: str
    list_of: str
    no_list: str
    checked: str
    value_of: str
    several: str
    later: Mapping[str, str]
    later_of_prefectures: str
    ended: str
    undated: str
    undated_of_law: str
    before_law: Mapping[str, str]
    before_law_class: str
    before_law_means: str
    before_law_panel: str
    later_records: str
    ended_records: str
    end: str


JA: Final = DayWords(
    how="一覧にない日も、2024-03-31、2024年3月31日、令和6年3月31日のように入力できます。",
    not_a_day="「{text}」は日付として読めません。2024-03-31、2024年3月31日、令和6年3月31日のように、日まで書いてください。",
    outside="{day}は選べません。{body}の時点は、{first}から{last}までの日から選んでください。",
    latest="最新の時点で見る",
    list_of="{day}（名簿は{list}時点）",
    no_list="{day}（この日までの名簿はありません）",
    checked="{day}（{checked}に確認）",
    value_of="{day}（値は{own}時点）",
    several="複数時点（{day}を含む）",
    later={
        "plans": "この日より後の計画{n}件は表示していません。",
        "corporations": "この日より後の指定{n}件は表示していません。",
        "pilots": "この日より後の実証調査・先導的プロジェクト{n}件は表示していません。",
        "measures": "この日より後に始まる施策{n}件は表示していません。",
    },
    later_of_prefectures="この日より後の都道府県の計画{n}件は表示していません。",
    ended="この日より前に終わった施策{n}件は表示していません。",
    undated="日付の分からない{n}件は、どの日にもあるものとして含めています（{checked}に確認）。",
    undated_of_law="日付の分からない{n}件は、制度が始まった{start}からあるものとして含めています（{checked}に確認）。",
    before_law={
        "plans": "特定居住促進計画の制度は{start}に始まりました。この日にはまだありません。",
        "corporations": "特定居住支援法人の制度は{start}に始まりました。この日にはまだありません。",
    },
    before_law_class="データなし（制度の開始前）",
    before_law_means="この日にはまだ制度がありません（{start}に開始）",
    before_law_panel="この日にはまだ制度がありません（{start}に開始）。",
    later_records="この日より後の記録",
    ended_records="この日より前に終わった施策",
    end="",
)

EN: Final = DayWords(
    how="A day that is not listed can be entered, as 2024-03-31.",
    not_a_day="“{text}” cannot be read as a date. Write the whole day, as 2024-03-31.",
    outside="{day} cannot be chosen. For the {body}, choose a day from {first} to {last}.",
    latest="Show the latest day",
    list_of="{day} (list of {list})",
    no_list="{day} (no list is known up to this day)",
    checked="{day} (checked on {checked})",
    value_of="{day} (values of {own})",
    several="Several dates ({day} among them)",
    later={
        "plans": "Plans later than this day, not shown: {n}.",
        "corporations": "Designations later than this day, not shown: {n}.",
        "pilots": "Pilots and projects later than this day, not shown: {n}.",
        "measures": "Measures that begin after this day, not shown: {n}.",
    },
    later_of_prefectures="Plans of prefectures later than this day, not shown: {n}.",
    ended="Measures that ended before this day, not shown: {n}.",
    undated="Entries without a date: {n}; they are shown on every day (checked on {checked}).",
    undated_of_law="Entries without a date: {n}; they are shown from {start} on, when the law came into force (checked on {checked}).",
    before_law={
        "plans": "The system of specified residence promotion plans began on {start}; on this day it did not exist.",
        "corporations": "The system of support corporations began on {start}; on this day it did not exist.",
    },
    before_law_class="No data (before the system began)",
    before_law_means="The system did not exist on this day (it began on {start})",
    before_law_panel="The system did not exist on this day (it began on {start}).",
    later_records="Records later than this day",
    ended_records="Measures that ended before this day",
    end=" ",
)
WORDS: Final = {"ja": JA, "en": EN}
