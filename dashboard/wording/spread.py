"""Words of the page on how things spread over time, in Japanese and English."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class SpreadWords:
    """The words of the page in one language; sentences have `{names}` to fill in."""

    sentence: str
    scope: str
    day: str
    before: str
    following: str
    play: str
    stop: str
    layers: str
    kinds: Mapping[str, str]
    kind: Mapping[str, str]
    new: str
    new_none: str
    events: str
    events_note: str
    nothing: str
    more: str
    fewer: str
    columns: Mapping[str, str]
    fiscal: str
    everywhere: str
    around: Mapping[str, tuple[str, str]]
    around_columns: Mapping[str, str]
    share: str
    first: str
    none_around: Mapping[str, str]
    uncompared: str
    no_pilots: str
    undated: str
    undated_note: str
    undated_reason: str
    undated_open: str
    around_open: str


_KINDS_JA: Final = {
    "pilots": "実証・先導事業",
    "plans": "計画",
    "corporations": "支援法人",
    "measures": "支援施策",
    "guidelines": "ガイドライン",
    "laws": "法令",
}
JA: Final = SpreadWords(
    sentence="{date}時点で、{place}について日付のある登録は、実証・先導事業{pilots}件、計画{plans}件、支援法人{corporations}件、支援施策{measures}件です。ガイドラインは{guidelines}件、法令は{laws}件です。",
    scope="登録表の日付の順に、地図の日を進めます。止めたときの地図は、その日の時点の地図です。日付の登録がない記録は描かず、下に分けて載せます（そこにしか記録のない市区町村は、地図では未調査です）。年や年度だけの登録は、その初日に数えます。",
    day="地図の日（登録のある日）",
    before="前の日",
    following="次の日",
    play="再生",
    stop="停止",
    layers="地図に示すもの（横展開）",
    kinds=_KINDS_JA,
    kind=_KINDS_JA,
    new="この日に始まった登録は{n}件です: {titles}",
    new_none="この日に始まった登録はありません。",
    events="この日までの登録（{n}件）",
    events_note="新しい順です。支援施策は、二地域居住を明記し、実証の再掲でないものです。終わった施策も、始まった日に載せます。",
    nothing="この日までに、日付のある登録はありません。",
    more="残りの{n}件も示す",
    fewer="はじめの{n}件だけ示す",
    columns={
        "day": "日付",
        "kind": "種類",
        "title": "名称",
        "place": "地域",
        "source": "出典",
        "status": "区分",
        "reason": "理由",
    },
    fiscal="{year}年度",
    everywhere="全国・地域を限らない",
    around={
        "neighbours": (
            "実証の後の、隣の市区町村の登録",
            "日付のある実証ごとに、実施地と陸で接する市区町村のうち、その日より後に始まった登録（実証・計画・支援法人・支援施策）があるところを数えます。後に始まったことは、実証の影響を意味しません。",
        ),
        "peers": (
            "実証の後の、似た市区町村の登録",
            "「似た地域」の六つの指標を同じ重さで比べ、実施地ごとに最も似た8市区町村を合わせて、同じように数えます。後に始まったことは、実証の影響を意味しません。",
        ),
    },
    around_columns={
        "pilot": "実証・先導事業",
        "day": "実証の日付",
        "first": "後に登録のある市区町村と最初の日付",
        "after": "後に登録あり",
        "before": "同日以前だけ",
        "unclear": "前後が不明",
        "unknown": "登録なし（未調査）",
    },
    share="{n}/{total}（{percent}）",
    first="{place} {day} {kind}",
    none_around={"neighbours": "陸で接する市区町村なし", "peers": "比べられる市区町村なし"},
    uncompared="指標がそろわず比べられない実施地: {names}",
    no_pilots="この日までに、日付と実施地の市区町村がある実証の登録はありません。",
    undated="日付の登録なし（{n}件）",
    undated_note="いつ始まったか分からないため、地図に描かず、上の数にも入れていません。",
    undated_reason="日付の登録なし",
    undated_open="日付の登録がない記録を開く",
    around_open="日付のある実証{total}件（うち後に登録があったもの{n}件）の表を開く",
)
EN: Final = SpreadWords(
    sentence="As of {date}, the dated records of {place} are: pilots {pilots}, plans {plans}, support corporations {corporations}, support measures {measures}. Guidelines: {guidelines}; laws: {laws}.",
    scope="The day of the map moves along the dates in the registers. Paused, the map is that of the day. Records without a date are not drawn and stand apart below (a municipality that has no other is not surveyed on the map). Where only a year or a fiscal year is on record, its first day counts.",
    day="Day of the map (days with a record)",
    before="Day before",
    following="Next day",
    play="Play",
    stop="Stop",
    layers="What the map shows (spread)",
    kinds={
        "pilots": "Pilots",
        "plans": "Plans",
        "corporations": "Support corporations",
        "measures": "Support measures",
        "guidelines": "Guidelines",
        "laws": "Laws",
    },
    kind={
        "pilots": "Pilot",
        "plans": "Plan",
        "corporations": "Support corporation",
        "measures": "Support measure",
        "guidelines": "Guideline",
        "laws": "Law",
    },
    new="Records that begin on this day: {n}. {titles}",
    new_none="No record begins on this day.",
    events="Records until this day ({n})",
    events_note="The latest first. Support measures are those that name dual residence and do not restate a pilot. Those that have ended stand on the day they began.",
    nothing="No dated record until this day.",
    more="Show the other {n} too",
    fewer="Show only the first {n}",
    columns={
        "day": "Date",
        "kind": "Kind",
        "title": "Title",
        "place": "Place",
        "source": "Source",
        "status": "Status",
        "reason": "Reason",
    },
    fiscal="Fiscal {year}",
    everywhere="Nationwide, or not tied to a place",
    around={
        "neighbours": (
            "Records of neighbouring municipalities after a pilot",
            "For each dated pilot: of the municipalities with a land border to its own, those with a record (pilot, plan, support corporation, support measure) that began after its date. That it began after the pilot does not mean it began because of it.",
        ),
        "peers": (
            "Records of similar municipalities after a pilot",
            "The same for the eight municipalities most like each of the pilot's own, by the six variables of “Similar places” with equal weights. That it began after the pilot does not mean it began because of it.",
        ),
    },
    around_columns={
        "pilot": "Pilot",
        "day": "Date of the pilot",
        "first": "Municipalities with a record after, and the first date",
        "after": "Record after",
        "before": "Only until that day",
        "unclear": "Order not known",
        "unknown": "No record (not surveyed)",
    },
    share="{n}/{total} ({percent})",
    first="{place} {day} {kind}",
    none_around={"neighbours": "No municipality with a land border", "peers": "None that can be compared"},
    uncompared="Places of the pilot that lack a variable and are not compared: {names}",
    no_pilots="No dated pilot with a municipality until this day.",
    undated="No date on record ({n})",
    undated_note="Nobody can tell when they began: they are not drawn on the map and not in the numbers above.",
    undated_reason="No date on record",
    undated_open="Open the records without a date",
    around_open="Open the table of the {total} dated pilots ({n} of them with later records)",
)
WORDS: Final = {"ja": JA, "en": EN}
