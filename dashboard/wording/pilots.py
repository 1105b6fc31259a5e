"""Words of the page of pilots, in Japanese and English."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class PilotsWords:
    """The words of the page in one language; sentences have `{names}` to fill in."""

    sentence: str
    counting: str
    later: str
    filters: tuple[str, ...]
    every: str
    none: tuple[str, ...]
    year: str
    themes: Mapping[str, str]
    kinds: Mapping[str, str]
    map: str
    found: str
    found_note: str
    nothing: str
    more: str
    fewer: str
    no_date: str
    columns: Mapping[str, str]
    no_outcome: str
    no_partner: str
    no_place: str
    role_of_place: Mapping[str, str]
    checked: str
    timeline: str
    timeline_title: str
    timeline_subtitle: str
    timeline_footer: str
    projects: str
    undated: str
    undated_note: str
    undated_columns: tuple[str, ...]
    places: str
    places_note: str
    places_columns: tuple[str, ...]
    network: str
    network_note: str
    pairs: str
    pairs_note: str
    pairs_columns: tuple[str, ...]
    no_pairs: str
    bodies: str
    bodies_note: str
    bodies_columns: tuple[str, ...]
    with_count: str
    and_others: str
    file: str


JA: Final = PilotsWords(
    sentence="{date}時点で、{place}の実証・先導事業の登録は{n}件です。実施地は延べ{places}か所で、{towns}市区町村と{prefectures}都道府県です。",
    counting="1つの事業は、実施地がいくつあっても事業として1件と数えます。地域ごとの数では、実施地ごとに1件と数えます。載っていない市区町村は「実施なし」ではなく「未調査」です。",
    later="選んだ日より後に始まった{n}件は、表示していません。",
    filters=("年度", "事業", "募集回", "テーマ", "連携団体の種別"),
    every="すべて",
    none=("年度の記載なし", "—", "募集回の記載なし", "テーマの記載なし", "団体の登録なし"),
    year="{year}",
    themes={},
    kinds={},
    map="実証の地図を開く",
    found="事業 {n}件（実施地 延べ{places}か所）",
    found_note="採択日の新しい順です。名称・概要・成果は登録表のとおりです。",
    nothing="当てはまる事業の登録がありません。絞り込みを「すべて」に戻してください。",
    more="残りの{n}件も表示",
    fewer="はじめの{n}件だけにする",
    no_date="採択日の記載なし",
    columns={
        "id": "プロジェクトID",
        "title": "名称",
        "programme": "事業",
        "year": "年度",
        "call": "募集回",
        "selected": "採択日",
        "lead": "代表団体",
        "partners": "連携団体",
        "places": "実施地",
        "place_count": "実施地の数",
        "themes": "テーマ",
        "summary": "概要",
        "outcome": "成果",
        "source": "出典",
        "status": "区分",
        "checked": "確認日",
        "note": "備考",
    },
    no_outcome="成果は未登録",
    no_partner="登録なし",
    no_place="登録なし",
    role_of_place={},
    checked="確認日 {day}",
    timeline="採択の時期",
    timeline_title="採択日が分かる実証・先導事業は{n}件",
    timeline_subtitle="採択日の順。行の間隔は時間に比例しない",
    timeline_footer="採択日の記載がない{n}件は、図に入っていません",
    projects="{n}件",
    undated="採択日の記載がない事業 {n}件",
    undated_note="図には描いていません。",
    undated_columns=("年度", "名称", "実施地"),
    places="都道府県ごとの件数",
    places_note="1つの事業が複数の都道府県にまたがるとき、それぞれの行に数えます。行の合計は、事業{projects}件より多くなることがあります（行の合計 {sum}件、実施地 延べ{places}か所）。",
    places_columns=("都道府県", "事業（事業として1件）", "実施地（延べ）"),
    network="だれとだれが組んでいるか",
    network_note="代表・連携団体と実施地の自治体を、同じ事業にあるとき「組む」とします。同じ事業の実施地どうしは数えません。「9市町村」のようにまとめて書かれた名は、実施地の名で数えます。団体の種別は私たちの案（推定）で、人が確かめるまでのものです。",
    pairs="2件以上の事業で組む組合せ {n}組",
    pairs_note="ほかの{n}組は、1件の事業で組んでいます。",
    pairs_columns=("団体", "相手", "事業", "件数"),
    no_pairs="2件以上の事業で組む組合せは、登録がありません。1件の事業で組むのは{n}組です。",
    bodies="団体 {n}",
    bodies_note="事業の件数が多い順です。自治体の実施地は、相手の欄にあります。",
    bodies_columns=("団体", "種別", "組んでいる相手", "うち代表", "事業"),
    with_count="{name}（{n}件）",
    and_others="ほか{n}",
    file="実証・先導事業",
)
EN: Final = PilotsWords(
    sentence="As of {date}, the register has pilots and leading projects in {place}: {n}. Places in all: {places}; different municipalities: {towns}, prefectures: {prefectures}.",
    counting="A project counts once as a project, however many places it has. Numbers by area count it once for each place. A municipality that is not listed was not surveyed; it does not mean that there is none.",
    later="Projects that began after the chosen day, not shown: {n}.",
    filters=("Fiscal year", "Programme", "Round", "Theme", "Kind of partner"),
    every="All",
    none=("No year stated", "—", "No round stated", "No theme stated", "No body on record"),
    year="FY{year}",
    themes={
        "住まい": "Housing",
        "なりわい・仕事": "Work",
        "コミュニティ・関係づくり": "Community and ties",
        "情報発信・マッチング": "Information and matching",
        "行政手続・税・証明": "Procedures, tax, proof",
        "移動・交通": "Transport",
        "子育て・教育": "Childcare and education",
        "その他": "Other",
    },
    kinds={
        "自治体": "Government",
        "協議体": "Consortium",
        "企業": "Company",
        "NPO・公益団体": "Non-profit body",
        "業界・専門団体": "Trade or professional body",
        "大学": "University",
        "金融機関": "Financial institution",
        "国": "State",
        "未確認": "Not known",
    },
    map="Open the map of pilots",
    found="Projects: {n} (places: {places})",
    found_note="The latest selected first. Titles, summaries and results are as the register has them, in Japanese.",
    nothing="No project on record fits. Set the filters back to all.",
    more="Show the other {n} too",
    fewer="Show only the first {n}",
    no_date="Day of selection not stated",
    columns={
        "id": "Pilot id",
        "title": "Title",
        "programme": "Programme",
        "year": "Fiscal year",
        "call": "Round",
        "selected": "Selected on",
        "lead": "Led by",
        "partners": "Partners",
        "places": "Places",
        "place_count": "Number of places",
        "themes": "Themes",
        "summary": "Summary",
        "outcome": "Result",
        "source": "Source",
        "status": "Status",
        "checked": "Checked on",
        "note": "Note",
    },
    no_outcome="No result on record",
    no_partner="None on record",
    no_place="None on record",
    role_of_place={"実施地": "place", "連携": "partner"},
    checked="checked on {day}",
    timeline="When they were selected",
    timeline_title="Pilots with a known day of selection: {n}",
    timeline_subtitle="By day; rows are not a scale of time",
    timeline_footer="Without a day, and not in the chart: {n}",
    projects="{n}",
    undated="Projects without a day of selection: {n}",
    undated_note="They are not in the figure.",
    undated_columns=("Fiscal year", "Title", "Places"),
    places="By prefecture",
    places_note="A project with places in several prefectures counts in each row, so that rows may add up to more than the {projects} projects (sum of the rows {sum}; {places} places).",
    places_columns=("Prefecture", "Projects (each once)", "Places"),
    network="Who works with whom",
    network_note="Bodies that lead or take part and the municipalities and prefectures of a project work together. Two places of the same project are not counted as a pair. A name that stands for several places is counted by the places. Kinds of bodies are our suggestion (estimated) until a person confirms them.",
    pairs="Pairs that work together in two projects or more: {n}",
    pairs_note="The other {n} pairs work together in one project.",
    pairs_columns=("Body", "With", "Projects", "Number"),
    no_pairs="No pair on record works together in two projects or more; {n} pairs do in one.",
    bodies="Bodies: {n}",
    bodies_note="Those in most projects first. Places stand in the column of partners.",
    bodies_columns=("Body", "Kind", "Works with", "Led", "Projects"),
    with_count="{name} ({n})",
    and_others="and {n} more",
    file="Pilots",
)
WORDS: Final = {"ja": JA, "en": EN}
