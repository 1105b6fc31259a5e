"""Words of the page of the council, in Japanese and English."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class CouncilWords:
    """The words of one language; sentences have `{names}` to fill in."""

    sentence: str
    sentence_without: str
    vice: str
    ended: str
    history: str
    history_note: str
    began: Mapping[str, str]
    began_unknown: str
    until: str
    goes_on: str
    break_mark: str
    total_line: str
    total_class: Mapping[str, str]
    at_least: str
    offices: str
    offices_note: str
    no_offices: str
    no_offices_dates: str
    office_names: Mapping[str, str]
    head_of: str
    columns: Mapping[str, str]
    secretariat_place: str
    committees: str
    committees_note: str
    no_committees: str
    not_yet: str
    set_up: str
    head: str
    head_check: Mapping[str, str]
    members: str
    members_published: str
    members_not_public: str
    members_met: str
    members_differ: str
    difference: str
    unknown_count: str
    members_not_regular: str
    standing: Mapping[str, str]
    tasks: str
    cooperating: Mapping[str, str]
    cooperating_published: str
    cooperating_unknown: str
    cooperating_none_named: str
    cooperating_named: str
    kind: str
    named_then: str
    named_earlier: str
    no_kinds: str
    named_table: str
    named_note: str
    area: str
    areas: Mapping[str, str]
    area_unknown: str
    about: str
    topics: Mapping[str, str]
    not_registered: str
    flow: str
    flow_note: str
    flow_stage: str
    leads_to: str
    records: Mapping[str, str]
    in_year: str
    maybe_in_year: str
    no_year: str
    open_records: Mapping[str, str]
    pilots_by_year: str
    pilots_count: str
    year_unknown: str
    events: str
    events_note: str
    events_until: str
    events_after: str
    events_undated: str
    event_kinds: Mapping[str, str]
    undated: str


JA: Final = CouncilWords(
    sentence="{date}の時点で、{body}の{first}は{holder}{vice}です。",
    sentence_without="{date}の時点で有効な資料に、{body}の役職の登録はありません。",
    vice="、副会長は{holders}",
    ended="この組織は{date}に改組されて終わりました。",
    history="組織とその移り変わり",
    history_note="改組の前と後は別の組織です。会員の区分も数え方も違うため、数を足したり、増減として比べたりしません。",
    began={"設立": "{date} 設立", "改組": "{date} 改組により発足"},
    began_unknown="設立日は登録されていません",
    until="{date}まで",
    goes_on="現在まで",
    break_mark="改組",
    total_line="{date}　{cls} {count}",
    total_class={"総計": "総計", "正会員計": "正会員", "協力会員": "協力会員", "官": "官", "民": "民"},
    at_least="以上",
    offices="役職",
    offices_note="役職に就いている団体です。個人の名は載せません。日付は、部会長は部会の設置日、ほかは名簿にある加入日で、就任日は備考にあるものだけが分かります。",
    no_offices="この日に有効な資料には、役職の登録がありません。",
    no_offices_dates="役職の登録がある名簿の時点は{dates}です。時点を変えると表示されます。",
    office_names={},
    head_of="{committee}長",
    columns={
        "office": "役職",
        "place": "団体",
        "since": "日付",
        "as_of": "時点",
        "status": "区分",
        "source": "出典",
        "note": "備考",
        "standing": "会員か",
        "role": "役割",
        "name": "名称",
        "kind": "区分",
        "date": "日付",
        "title": "名称",
        "place_of_event": "場所",
        "summary": "概要",
        "type": "種類",
        "year": "年度",
    },
    secretariat_place="会員ではない機関",
    committees="部会",
    committees_note="{rule}。",
    no_committees="この組織の部会は登録されていません。",
    not_yet="{date}に設置されたため、選んだ日にはまだありません。",
    set_up="設置日",
    head="部会長",
    head_check={
        "member": "確認済み: {date}の時点で正会員です（{status}）。",
        "not_member": "要確認: {date}の時点の名簿では正会員ではありません。部会長は正会員でなければなりません。",
        "unknown": "確かめられません: {date}の会員を示す名簿がありません。名簿がある時点を選ぶと確かめられます。",
    },
    members="部会の会員",
    members_published="公表: 都道府県 {prefectures}、市区町村 {towns}",
    members_not_public="会員の名は未公表です。名簿を受け取ったら geodata/sources/committee-members-official に置いてください。公表された数と突き合わせます。",
    members_met="{date}の名簿: 都道府県 {prefectures}、市区町村 {towns}。公表された数と一致します。",
    members_differ="{date}の名簿: 都道府県 {prefectures}（差 {prefecture_difference}）、市区町村 {towns}（差 {town_difference}）。公表された数と一致しません。名簿を確かめてください。",
    difference="{n:+d}",
    unknown_count="公表なし",
    members_not_regular="選んだ日に正会員と確かめられない団体が{n}あります。",
    standing={"member": "正会員", "not_member": "正会員でない", "unknown": "確かめられない"},
    tasks="部会の活動",
    cooperating={"council": "協力会員", "platform": "民間の会員"},
    cooperating_published="公表数は{date}の時点で{count}団体です（{status}、{source}）。",
    cooperating_unknown="選んだ日までに公表された数はありません。",
    cooperating_none_named="このうち、その時点の資料に名があるのは0団体です。名の一覧は公表されていません。",
    cooperating_named="このうち、その時点の資料に名があるのは{n}団体です。",
    kind="区分",
    named_then="公表数の時点で名がある団体",
    named_earlier="ほかの時点の資料に名がある団体",
    no_kinds="この組織には会員の区分がありません。",
    named_table="資料に名がある団体",
    named_note="全国で活動する団体は「全国」とし、東京の点として地図に置くことはしません。",
    area="活動の範囲",
    areas={"全国": "全国"},
    area_unknown="未登録",
    about="活動・協力府省・入会",
    topics={
        "活動": "活動",
        "協力府省": "協力府省（オブザーバーとして参加）",
        "顧問": "顧問",
        "正会員": "正会員",
        "入会": "入会",
    },
    not_registered="登録されていません",
    flow="調査の流れ",
    flow_note="国の調査の流れです。件数は、このアトラスの登録表にある記録の数で、国の調査の全体ではありません。",
    flow_stage="第{n}段階",
    leads_to="次へ: {steps}",
    records={
        "surveys": "調査の値 {n}件",
        "measures": "支援施策 {n}件",
        "pilots": "実証調査など {n}件",
        "opinions": "有識者の意見 {n}件",
        "events": "出来事・資料 {n}件",
    },
    in_year="うち{year} {n}件",
    maybe_in_year="ほかに、年だけが分かり{year}かもしれないもの {n}件",
    no_year="年度は記録されていません",
    open_records={"pilots": "実証調査の地図を開く", "measures": "支援施策の地図を開く"},
    pilots_by_year="年度ごとの実証調査・先導的プロジェクト",
    pilots_count="件数",
    year_unknown="年度が分からない",
    events="出来事と資料",
    events_note="資料と記事で確かめたものだけで、すべてではありません。",
    events_until="{date}まで",
    events_after="{date}より後",
    events_undated="日付が分からないもの",
    event_kinds={},
    undated="未確認",
)
EN: Final = CouncilWords(
    sentence="As of {date}, the {first} of the {body} is {holder}{vice}.",
    sentence_without="No document in force on {date} names an office of the {body}.",
    vice="; the vice-chairs are {holders}",
    ended="This body was reorganised and ended on {date}.",
    history="The body and how it changed",
    history_note="Before and after the reorganisation there are two bodies. Their member classes and ways of counting differ, so numbers are neither added nor compared as growth.",
    began={"設立": "founded {date}", "改組": "succeeded by reorganisation {date}"},
    began_unknown="the day it was founded is not registered",
    until="until {date}",
    goes_on="to the present",
    break_mark="reorganised",
    total_line="{date}　{cls} {count}",
    total_class={
        "総計": "total",
        "正会員計": "regular members",
        "協力会員": "cooperating members",
        "官": "public",
        "民": "private",
    },
    at_least=" or more",
    offices="Offices",
    offices_note="The members that hold offices; persons are not named. The date is that on which a committee was set up, for others the day they joined; when an office began is known only where the note says so.",
    no_offices="No document in force on this day names an office.",
    no_offices_dates="Lists with offices are those of {dates}. Choose that date to see them.",
    office_names={
        "会長": "Chair",
        "副会長": "Vice-chair",
        "共同代表": "Co-representative",
        "顧問": "Adviser",
        "事務局": "Secretariat",
        "協力会員": "Cooperating member",
        "会員": "Member",
    },
    head_of="Head of the {committee}",
    columns={
        "office": "Office",
        "place": "Member",
        "since": "Date",
        "as_of": "As of",
        "status": "Status",
        "source": "Source",
        "note": "Note",
        "standing": "Regular member",
        "role": "Role",
        "name": "Name",
        "kind": "Kind",
        "date": "Date",
        "title": "Title",
        "place_of_event": "Place",
        "summary": "Summary",
        "type": "Type",
        "year": "Fiscal year",
    },
    secretariat_place="not a member",
    committees="Committees",
    committees_note="{rule}.",
    no_committees="No committee of this body is registered.",
    not_yet="Set up on {date}: on the chosen day it does not exist yet.",
    set_up="Set up on",
    head="Head",
    head_check={
        "member": "Checked: a regular member on {date} ({status}).",
        "not_member": "To be checked: not a regular member by the list of {date}. The head must be a regular member.",
        "unknown": "Cannot be checked: no list says who was a member on {date}. Choose a date of which there is a list.",
    },
    members="Members of the committee",
    members_published="Published: {prefectures} prefectures, {towns} municipalities",
    members_not_public="Its members are not public. Put their list into geodata/sources/committee-members-official; it is then checked against the published numbers.",
    members_met="List of {date}: {prefectures} prefectures, {towns} municipalities, as published.",
    members_differ="List of {date}: {prefectures} prefectures (difference {prefecture_difference}), {towns} municipalities (difference {town_difference}). That is not what was published; check the list.",
    difference="{n:+d}",
    unknown_count="not published",
    members_not_regular="{n} of them cannot be confirmed as regular members on the chosen day.",
    standing={"member": "regular member", "not_member": "not a regular member", "unknown": "cannot be checked"},
    tasks="What it does",
    cooperating={"council": "Cooperating members", "platform": "Private members"},
    cooperating_published="The published number as of {date} is {count} ({status}; {source}).",
    cooperating_unknown="No number was published until the chosen day.",
    cooperating_none_named="Documents of that date name 0 of them. There is no public list of names.",
    cooperating_named="Documents of that date name {n} of them.",
    kind="Kind",
    named_then="Named on the date of the total",
    named_earlier="Named in documents of other dates",
    no_kinds="This body has no kinds of members.",
    named_table="Named in documents",
    named_note="Bodies that work nation-wide are listed as such and never put on the map as dots in Tokyo.",
    area="Works in",
    areas={"全国": "all Japan"},
    area_unknown="not registered",
    about="Activities, ministries and joining",
    topics={
        "活動": "Activities",
        "協力府省": "Cooperating ministries (as observers)",
        "顧問": "Advisers",
        "正会員": "Regular members",
        "入会": "Joining",
    },
    not_registered="not registered",
    flow="The flow of the programme",
    flow_note="The national programme. Numbers count the records in the registers of this atlas, not the whole of the national surveys.",
    flow_stage="Stage {n}",
    leads_to="Leads to: {steps}",
    records={
        "surveys": "{n} survey figures",
        "measures": "{n} support measures",
        "pilots": "{n} pilots",
        "opinions": "{n} expert opinions",
        "events": "{n} events and documents",
    },
    in_year="of which fiscal {year}: {n}",
    maybe_in_year="{n} more of which only the year is known may be of fiscal {year}",
    no_year="their fiscal year is not recorded",
    open_records={"pilots": "Open the map of pilots", "measures": "Open the map of measures"},
    pilots_by_year="Pilots by fiscal year",
    pilots_count="Pilots",
    year_unknown="year not known",
    events="Events and documents",
    events_note="Only what documents and articles confirm; it is not everything.",
    events_until="Until {date}",
    events_after="After {date}",
    events_undated="Without a known date",
    event_kinds={
        "設立": "founding",
        "改組": "reorganisation",
        "法律": "law",
        "セミナー": "seminar",
        "ガイドライン": "guideline",
        "シンポジウム": "symposium",
        "その他": "other",
    },
    undated="not confirmed",
)
WORDS: Final = {"ja": JA, "en": EN}
