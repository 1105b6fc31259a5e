"""Words of the page that leads from expert opinions to measures and places, in Japanese and English."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class EvidenceWords:
    """The words of the page in one language; sentences have `{names}` to fill in."""

    sentence: str
    none: str
    theme: str
    every_theme: str
    opinion: str
    every_opinion: str
    flow: str
    flow_note: str
    flow_legend: str
    depth: Mapping[int, str]
    narrow: str
    registers: Mapping[str, str]
    pilot_themes: Mapping[str, str]
    no_theme: str
    no_counterpart: str
    no_place: str
    providers: Mapping[str, str]
    of_prefecture: str
    opinions: str
    opinions_note: str
    official: str
    about: str
    page: str
    headings: Mapping[str, str]
    guessed: str
    confidence: Mapping[str, str]
    linked_by: Mapping[str, str]
    no_reason: str
    columns: Mapping[str, str]
    count: str
    then: str
    related: str
    records: str
    records_note: str
    choose_opinion: str
    no_records: str
    apart: Mapping[str, str]
    orphans: str
    orphans_note: str
    no_orphans: str
    why: Mapping[str, str]
    unlinked: str
    unlinked_note: str
    unlinked_records: str
    elsewhere: str
    mapping: str
    mapping_note: str
    files: Mapping[str, str]
    lines: tuple[str, ...]


JA: Final = EvidenceWords(
    sentence="{place}では{date}時点で、有識者の意見{n}件のうち{answered}件に、対応する支援施策か実証の登録があります。数えたのは支援施策{measures}件、実証{pilots}件で、{towns}市区町村にあります。意見の対応付け{links}本のうち、人が確かめたものは{hand}本で、ほかは推定です。",
    none="意見の登録がありません。",
    theme="テーマ",
    every_theme="すべてのテーマ",
    opinion="意見",
    every_opinion="すべての意見",
    flow="意見から地域までのつながり",
    flow_legend="帯の太さは、意見1件を1とし、枝分かれするところで等しく分けたものです。件数ではありません。濃い帯は人が確かめた対応付け、薄い帯は推定です。",
    flow_note="帯の太さは、意見1件を1とし、枝分かれするところで等しく分けたものです。件数ではありません。濃い帯は人が確かめた対応付け、薄い帯は推定です。右端は{depth}です。",
    depth={
        0: "地方（テーマを選ぶと都道府県、意見を選ぶと施策・実証と市区町村になります）",
        1: "都道府県（意見を選ぶと施策・実証と市区町村になります）",
        2: "市区町村（都道府県・国・民間の施策は、その名のまま）",
    },
    narrow="図は幅の広い画面で示します。同じつながりは、下の一覧にすべてあります。",
    registers={"measures": "支援施策", "pilots": "実証"},
    pilot_themes={},
    no_theme="テーマの記載なし",
    no_counterpart="対応する分野なし",
    no_place="場所の登録なし",
    providers={"国": "国", "民間": "民間"},
    of_prefecture="{name}（県などの施策・実証）",
    opinions="意見とつながりの一覧",
    opinions_note="意見は私たちの言葉による要約で、引用ではありません。発言した人の名は載せません。公式の文言は、事務局が読み込むと要約に替わります。開くと、つながりの一本ごとに、だれが・なぜ対応付けたかが分かります。「人手」は人が確かめたもの、「推定」はまだのものです。",
    official="公式の文言（{source}{page}）",
    about="資料の{page}頁・テーマ内の{order}番目・見出し「{heading}」",
    page="、{page}頁",
    headings={},
    guessed="見出しは推定",
    confidence={"推定": "推定（頁の配置からは決まりません）", "確実": "確実"},
    linked_by={"人手": "人手", "推定": "推定"},
    no_reason="理由の記載なし",
    columns={
        "id": "意見ID",
        "theme": "テーマ",
        "opinion": "意見",
        "summary": "要約（引用ではない）",
        "wording": "公式の文言",
        "page": "資料の頁",
        "order": "テーマ内の順",
        "heading": "見出し",
        "confidence": "見出しの確かさ",
        "category": "意見の分野",
        "why": "対応付けと理由",
        "linked_by": "対応付け",
        "reason": "対応付けの理由",
        "register": "登録表",
        "value": "登録表での分野",
        "mapped_by": "分野の対応付け",
        "mapped_why": "分野の対応付けと理由",
        "mapped_reason": "分野の対応付けの理由",
        "count": "登録",
        "places": "地域と登録の数",
        "record": "記録ID",
        "title": "名称",
        "standing": "数え方",
        "place": "地域",
        "prefecture": "都道府県コード",
        "source": "出典",
        "status": "区分",
        "reason_of_orphan": "つながらない理由",
    },
    count="{n}件・{towns}市区町村",
    then="・",
    related="ほか関連 {n}件",
    records="この意見につながる支援施策と実証（{n}件）",
    records_note="数えるのは、二地域居住を明記した支援施策と、実証です。実証は、実施地がいくつあっても1件です。",
    choose_opinion="「意見」を選ぶと、つながる支援施策と実証が1件ずつ、地域と出典とともに並びます。",
    no_records="数えられる登録がありません。ないことを確かめたのではなく、未調査を含みます。",
    apart={
        "counts": "数えた登録",
        "related": "関連する支援施策（二地域居住の明記はなく、数えていません）",
        "restates": "実証の再掲（実証として数え、施策としては数えていません）",
    },
    orphans="対応施策は未登録の意見（{n}件／{total}件）",
    orphans_note="数えられる支援施策も実証も、つながる先に登録がない意見です。{place}の登録だけを見ています。",
    no_orphans="ありません。どの意見にも、対応する登録が1件以上あります。",
    why={
        "no_link": "分野への対応付けがありません",
        "no_counterpart": "その分野に当たるものが、登録表にありません",
        "no_record": "その分野の登録が、この時点ではありません",
    },
    unlinked="どの意見にもつながらない分野（{n}）",
    unlinked_note="登録はあるのに、どの意見の対応付けも届かない分野・テーマです。意見が求めていないという意味ではありません。数には、関連する支援施策と実証の再掲も含みます。",
    unlinked_records="その支援施策と実証（{n}件）",
    elsewhere="別のテーマでは意見につながります",
    mapping="分野の対応表",
    mapping_note="意見の分野が、支援施策の分野（13）と実証のテーマ（8）のどれに当たるかは、この表だけで決めています。表はデータ（opinion_categories）にあり、だれが・なぜそうしたかを添えています。",
    files={
        "links": "意見のつながり",
        "opinions": "有識者意見の一覧",
        "records": "意見につながる施策と実証",
        "orphans": "対応施策が未登録の意見",
        "unlinked": "意見につながらない分野",
        "unlinked_records": "意見につながらない施策と実証",
        "mapping": "分野の対応表",
    },
    lines=(
        "テーマ: {theme}",
        "意見: {opinion}",
        "意見は要約であり引用ではない（公式の文言の列を除く）",
        "対応付けの「推定」は人の確認がまだのもの",
    ),
)
EN: Final = EvidenceWords(
    sentence="{place}, {date}: {answered} of {n} expert opinions have a registered support measure or pilot that answers them: {measures} measures and {pilots} pilots count, in {towns} municipalities. Of {links} links made for the opinions a person confirmed {hand}; the others are estimates.",
    none="No opinion is on record.",
    theme="Theme",
    every_theme="All themes",
    opinion="Opinion",
    every_opinion="All opinions",
    flow="From opinions to places",
    flow_legend="An opinion weighs 1 and is shared equally wherever its way divides: widths are no counts. Dark bands are links that a person confirmed, light ones are estimates.",
    flow_note="An opinion weighs 1 and is shared equally wherever its way divides: widths are no counts. Dark bands are links that a person confirmed, light ones are estimates. At the right: {depth}.",
    depth={
        0: "regions (choose a theme for prefectures, an opinion for records and municipalities)",
        1: "prefectures (choose an opinion for records and municipalities)",
        2: "municipalities (measures of prefectures, the State and firms under their own name)",
    },
    narrow="The figure is shown on wider screens. The list below has all the same links.",
    registers={"measures": "Measures", "pilots": "Pilots"},
    pilot_themes={
        "コミュニティ・関係づくり": "Community and ties",
        "なりわい・仕事": "Livelihood and work",
        "住まい": "Housing",
        "情報発信・マッチング": "Information and matching",
        "行政手続・税・証明": "Procedures, tax and proof",
        "その他": "Other",
        "移動・交通": "Mobility and transport",
        "子育て・教育": "Children and education",
    },
    no_theme="No theme stated",
    no_counterpart="No counterpart",
    no_place="No place on record",
    providers={"国": "The State", "民間": "Private"},
    of_prefecture="{name} (the prefecture's own)",
    opinions="Opinions and their links",
    opinions_note="Opinions are summaries in our own words, no quotations; who spoke is not named. An operator may load the official wording, which then takes their place. Open one to see of each link who made it, and why: “by a person” was confirmed, “estimate” was not yet.",
    official="Official wording ({source}{page})",
    about="Page {page} of the document, number {order} in its theme, heading “{heading}”",
    page=", page {page}",
    headings={
        "実践者": "Practitioners",
        "地域との関わり": "Ties with the area",
        "行政": "Administration",
        "その他": "Other",
        "周知・普及": "Awareness",
    },
    guessed="heading is an estimate",
    confidence={"推定": "Estimate (the layout leaves it open)", "確実": "Certain"},
    linked_by={"人手": "By a person", "推定": "Estimate"},
    no_reason="no reason stated",
    columns={
        "id": "Opinion id",
        "theme": "Theme",
        "opinion": "Opinion",
        "summary": "Summary (no quotation)",
        "wording": "Official wording (Japanese)",
        "page": "Page of the source",
        "order": "Order in theme",
        "heading": "Heading",
        "confidence": "Confidence of the heading",
        "category": "Category of the opinion",
        "why": "Who linked it, and why",
        "linked_by": "Linked by",
        "reason": "Reason of the link",
        "register": "Register",
        "value": "Category there",
        "mapped_by": "Category linked by",
        "mapped_why": "Who linked the category, and why",
        "mapped_reason": "Reason of the category's link",
        "count": "On record",
        "places": "Places and records there",
        "record": "Record id",
        "title": "Title",
        "standing": "How it counts",
        "place": "Place",
        "prefecture": "Prefecture code",
        "source": "Source",
        "status": "Status",
        "reason_of_orphan": "Why it leads nowhere",
    },
    count="{n} records, {towns} municipalities",
    then=", ",
    related="{n} more related",
    records="Measures and pilots that this opinion leads to ({n})",
    records_note="What counts are measures whose page names dual residence, and pilots; a pilot is one, however many places it has.",
    choose_opinion="Choose an opinion to list each measure and pilot it leads to, with places and sources.",
    no_records="Nothing on record counts. That is not a finding that there is none: places not surveyed are among them.",
    apart={
        "counts": "Counted",
        "related": "Related measures (do not name dual residence, not counted)",
        "restates": "Restate a pilot (counted as that pilot, not as a measure)",
    },
    orphans="Opinions without a registered measure ({n} of {total})",
    orphans_note="Neither a measure nor a pilot that counts is on record where they lead to. Only records of {place} are looked at.",
    no_orphans="None: at least one record answers each opinion.",
    why={
        "no_link": "It is linked to no category",
        "no_counterpart": "No register has anything like its category",
        "no_record": "Nothing of that category is on record on this day",
    },
    unlinked="Categories that no opinion leads to ({n})",
    unlinked_note="They have records, but no link of an opinion reaches them. It does not mean that the experts did not want them. Related measures and those that restate a pilot are among the numbers.",
    unlinked_records="Their measures and pilots ({n})",
    elsewhere="an opinion leads to it by another theme",
    mapping="Table of categories",
    mapping_note="What a category of opinions is among the 13 categories of measures and the 8 themes of pilots is decided by this table alone. It is part of the data (opinion_categories), with who decided it and why.",
    files={
        "links": "Links of opinions",
        "opinions": "Expert opinions",
        "records": "Measures and pilots of an opinion",
        "orphans": "Opinions without a registered measure",
        "unlinked": "Categories without an opinion",
        "unlinked_records": "Records without an opinion",
        "mapping": "Table of categories",
    },
    lines=(
        "Theme: {theme}",
        "Opinion: {opinion}",
        "Opinions are summaries, no quotations, except in the column of the official wording",
        "Links that are estimates were not confirmed by a person yet",
    ),
)
WORDS: Final = {"ja": JA, "en": EN}
