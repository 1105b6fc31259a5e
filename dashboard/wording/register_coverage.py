"""Words of the parts of the データ page on how far registers reach and how old sources are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class CoverageWords:
    """The words of one language; sentences have `{names}` to fill in."""

    title: str
    note: str
    before_law: str
    sentence: str
    prefecture: str
    total: str
    having: str
    cell: str
    registers: Mapping[str, str]
    ages: str
    ages_note: str
    ages_sentence: str
    columns: Mapping[str, str]
    old: str
    fresh: str
    unknown: str


JA: Final = CoverageWords(
    title="登録表がどこまで調べてあるか（都道府県別）",
    note="{body}の名簿と、{date}の登録です。市区町村の数で、登録表ごとに「あり」と値がない理由を足すと、市区町村数になります。未調査は「ない」ではありません。",
    before_law="法律の施行より前の日なので、計画と支援法人は未調査ではなく「データなし」です。",
    sentence="未調査の市区町村は、{parts}です（{total}のうち）。",
    prefecture="都道府県",
    total="市区町村数",
    having="あり",
    cell="{register}: {state}",
    registers={
        "membership": "会員",
        "pilots": "実証",
        "measures": "施策",
        "plans": "計画",
        "corporations": "支援法人",
    },
    ages="出典の時点と確認日",
    ages_note="時点（値の日）と、行ごとの確認日の新しいほうから数えます。12か月を過ぎると「12か月より前」と示します。古いことは、誤りということではありません。",
    ages_sentence="{n}の出典のうち、{old}が12か月より前です。日付の分からない出典は{unknown}です。",
    columns={
        "source": "出典",
        "as_of": "時点",
        "checked_first": "最も古い確認日",
        "checked_last": "最も新しい確認日",
        "months": "経過（月）",
        "state": "新しさ",
        "rows": "確認日のある表の行",
        "old": "12か月より前に確認した行",
        "unchecked": "確認日のない行",
    },
    old="12か月より前",
    fresh="12か月以内",
    unknown="日付が分かりません",
)
EN: Final = CoverageWords(
    title="How far each register reaches, by prefecture",
    note="The list of the {body}, and the registers on {date}. Numbers of municipalities: “on record” and the reasons of a register add up to all municipalities. Not surveyed is not none.",
    before_law=" The day is before the law, so that of plans and corporations there is no data rather than nothing surveyed.",
    sentence="Not surveyed: {parts} (of {total} municipalities).",
    prefecture="Prefecture",
    total="Municipalities",
    having="on record",
    cell="{register}: {state}",
    registers={
        "membership": "Members",
        "pilots": "Pilots",
        "measures": "Measures",
        "plans": "Plans",
        "corporations": "Corporations",
    },
    ages="How old the sources are",
    ages_note="Counted from the later of the date of the values and the day a row was last checked. After 12 months a source is marked; old does not mean wrong.",
    ages_sentence="{old} of {n} sources are older than 12 months. Of {unknown} no date is known.",
    columns={
        "source": "Source",
        "as_of": "As of",
        "checked_first": "First checked",
        "checked_last": "Last checked",
        "months": "Months ago",
        "state": "Age",
        "rows": "Rows of tables with a day of checking",
        "old": "Rows checked over 12 months ago",
        "unchecked": "Rows without a day",
    },
    old="Over 12 months",
    fresh="Within 12 months",
    unknown="No date is known",
)
WORDS: Final = {"ja": JA, "en": EN}
