"""Words of the page on the legal targets, in Japanese and English; part of `wording`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class TargetWords:
    """The words of the page in one language; sentences have `{names}` to fill in; mappings by register or state."""

    sentence: str
    part: str
    join: str
    names: Mapping[str, str]
    units: Mapping[str, str]
    not_begun: str
    no_targets: str
    scope: str
    heading: str
    period: str
    figures: Mapping[str, str]
    count_note: str
    months_note: str
    needed_note: str
    reached: str
    pace_note: str
    on_pace_note: str
    over: str
    a_month: str
    register_note: str
    silent: str
    undated: str
    later: str
    refused: str
    forecast: str
    forecast_line_only: str
    models: str
    few: str
    tested: str
    untested: str
    not_tested: str
    chart: Mapping[str, str]
    items: str
    item_columns: Mapping[str, str]
    undated_cell: str
    no_items: str
    rule: str
    bottleneck: str
    bottleneck_sentence: str
    bottleneck_note: str
    states: Mapping[str, str]
    findings: str
    findings_note: str
    no_findings: str
    by_prefecture: str
    by_prefecture_note: str
    prefecture_columns: Mapping[str, str]
    towns: str
    towns_note: str
    town_columns: Mapping[str, str]
    no_date: str


JA: Final = TargetWords(
    sentence="{day}時点で登録表にあるのは、{parts}です。",
    part="{name}が目標{value}{unit}のうち{count}{unit}（{percent}）",
    join="、",
    names={"plans": "特定居住促進計画", "corporations": "特定居住支援法人"},
    units={"件": "件", "法人": "法人"},
    not_begun="選ばれた{chosen}は、目標の始まる{start}より前です。最新の{day}時点の数を示しています。",
    no_targets="このデータには法定の目標が登録されていません。出典 targets を確かめてください。",
    scope="目標と実績は全国の数です。登録表は公開資料で見つけたもので、公式の累計ではありません。実際の数はこれより多い可能性があります。",
    heading="{name}　目標{value}{unit}",
    period="{start}から{end}まで（{months}か月）。区分: {status}　出典: {source}",
    figures={
        "count": "日付の分かる実績",
        "needed": "これから必要な数",
        "pace": "これまでの数",
        "on_pace": "目標どおりのときの数",
    },
    count_note="{day}まで。区分: {statuses}　{checked}に確認",
    months_note="残り{months}か月",
    needed_note="（{value}－{count}）÷ 残り{months}か月",
    reached="目標に達しています",
    pace_note="{count} ÷ 経過{months}か月",
    on_pace_note="{value} × {elapsed} ÷ {months}か月。実績との差は{gap}",
    over="期間が終わっています",
    a_month="{unit}／月",
    register_note="実績は登録表の件数です（{statuses}）。",
    silent="最後の日付は{last}で、それから{months}か月、日付のある登録はありません。",
    undated="ほかに日付の分からない登録が{n}{unit}あります（{names}）。実績・図・見通しには入れず、下の表に分けて載せています。",
    later="この日より後の登録{n}{unit}は入れていません。",
    refused="日付の異なる登録が{points}つだけのため、見通しは計算しません。{fewest}つ以上になると計算します。",
    forecast="見通し（参考）: 登録の増え方がこのまま続くと、{end}には{low}〜{high}{unit}です。",
    forecast_line_only="見通し（参考）: 登録の増え方がこのまま続くと、{end}には{low}{unit}です。S字曲線は当てはまりませんでした。",
    models="直線は、登録日と基準日の累計の傾きの中央値（Theil–Sen法、{slope}{unit}／月）です。S字曲線は最小二乗で当てはめたロジスティック曲線で、上限は基準日の実績から{capacity}（市区町村の数）までの間としています。どちらも基準日の実績から先の増え方だけを使います。",
    few="点は{points}つだけです。幅はあくまで参考で、結論には使えません。",
    tested="過去への当てはめ: 最後の{n}点を除いて予測したときの平均誤差は、直線が{linear}、S字曲線が{s_curve}です。",
    untested="点が足りず計算できません",
    not_tested="{error}{unit}",
    chart={
        "title": "{name}: {value}{unit}のうち{count}{unit}（{percent}）",
        "subtitle": "累計（{unit}）。破線は目標どおりの線",
        "actual": "登録 {count}",
        "on_pace": "目標どおりなら {count}",
        "target": "目標 {value}",
        "range": "見通し（参考） {low}〜{high}",
        "footer": "登録表の区分: {statuses}　目標の出典: {source}",
        "dated": "時点: {day}　二地域居住アトラス",
    },
    items="{name}の登録",
    item_columns={
        "on": "日付",
        "code": "コード",
        "place": "市区町村",
        "item": "名称",
        "status": "区分",
        "source": "出典",
        "url": "出典URL",
        "note": "備考",
    },
    undated_cell="日付不明（数えていません）",
    no_items="この日までの登録はありません。",
    rule="月数は始期から数えます。1か月に満たない日数は、その月の日数で割ります。基準日と終期の日も数えます。",
    bottleneck="都道府県の計画が登録されていない市区町村",
    bottleneck_sentence="広域的地域活性化基盤整備計画が登録されているのは{there}都道府県です。データから「まだ無い」と言えるのは{absent}、未調査が{unknown}です。",
    bottleneck_note="市町村の特定居住促進計画は、都道府県の広域的地域活性化基盤整備計画を前提にします。登録表にないことは「無い」という意味ではありません。「無い」とするのは、記録がそう示すとき（この日より後に決まった計画があるとき）だけです。",
    states={"there": "登録あり", "absent": "この日には無い（後に策定）", "not_surveyed": "未調査（登録なし）"},
    findings="計画か法人があるのに、都道府県の計画が登録されていない市区町村",
    findings_note="都道府県の計画が先に要るため、都道府県の計画の調べ残しと考えられます。まず確かめる相手です。",
    no_findings="該当する市区町村はありません。",
    by_prefecture="都道府県ごとの状況",
    by_prefecture_note="数は登録のある市区町村の数です。「—」は登録がないことを示し、未調査です（0ではありません）。",
    prefecture_columns={
        "code": "コード",
        "prefecture": "都道府県",
        "state": "広域的地域活性化基盤整備計画",
        "decided_on": "策定日",
        "municipality_count": "市区町村数",
        "plans": "促進計画の登録がある市区町村",
        "corporations": "支援法人の登録がある市区町村",
        "calls": "申請受付の登録がある市区町村",
        "councils": "協議会の登録がある市区町村",
        "source_title": "出典",
    },
    towns="市区町村の一覧",
    towns_note="計画か法人がある市区町村、申請の受付か協議会がある市区町村、ほかの市区町村の順に、それぞれコード順で並べています。",
    town_columns={
        "municipality_code": "コード",
        "prefecture": "都道府県",
        "name": "市区町村",
        "state": "都道府県の計画",
        "plans": "促進計画",
        "corporations": "支援法人",
        "calls": "法人の申請受付",
        "councils": "促進協議会",
    },
    no_date="あり（日付不明）",
)

EN: Final = TargetWords(
    sentence="As of {day} the register has {parts}.",
    part="{count} of the {value} {unit} aimed at as {name} ({percent})",
    join="; ",
    names={"plans": "specified residence promotion plans", "corporations": "specified residence support corporations"},
    units={"件": "plans", "法人": "corporations"},
    not_begun="{chosen}, the chosen day, is before the targets begin on {start}. The figures are those of the latest day, {day}.",
    no_targets="This dataset has no legal targets. Check the source targets.",
    scope="Targets and counts are of all Japan. The register holds what was found in public material; it is no official count, and there may be more.",
    heading="Target: {value} {name}",
    period="From {start} to {end} ({months} months). Status: {status}. Source: {source}",
    figures={
        "count": "Dated entries so far",
        "needed": "Needed from now on",
        "pace": "Pace so far",
        "on_pace": "If on pace",
    },
    count_note="Up to {day}. Status: {statuses}. Checked on {checked}",
    months_note="{months} months left",
    needed_note="({value} - {count}) / {months} months left",
    reached="The target is reached",
    pace_note="{count} / {months} months",
    on_pace_note="{value} x {elapsed} / {months} months; the count differs by {gap}",
    over="The period is over",
    a_month="{unit} a month",
    register_note="Counts are those of the register ({statuses}).",
    silent="The last date is {last}; no dated entry has followed for {months} months.",
    undated="Entries without a date: {n} ({names}). They are in no count, chart or projection, and listed apart below.",
    later="Entries later than this day, left out: {n}.",
    refused="Nothing is projected: the register has {points} different date(s). From {fewest} on it would be.",
    forecast="Projection (for reference only): if the register grows on as it did, {low} to {high} {unit} on {end}.",
    forecast_line_only="Projection (for reference only): if the register grows on as it did, {low} {unit} on {end}. No S-curve fits.",
    models="The line has the median slope between the counts on the dates and on the day (Theil–Sen, {slope} {unit} a month). The S-curve is a logistic curve by least squares with a capacity between the count of the day and {capacity}, the number of municipalities. Of both, only the growth after the day is used.",
    few="There are only {points} points: the range is no ground for a conclusion.",
    tested="Back-test: leaving out the last {n} point(s), the mean absolute error is {linear} for the line and {s_curve} for the S-curve.",
    untested="not known (too few points)",
    not_tested="{error} {unit}",
    chart={
        "title": "{count} of {value} {name} ({percent})",
        "subtitle": "Cumulative {unit}. Dashed: on pace",
        "actual": "Registered {count}",
        "on_pace": "On pace: {count}",
        "target": "Target {value}",
        "range": "Projection (reference) {low}–{high}",
        "footer": "Status in the register: {statuses}. Source of the target: {source}",
        "dated": "As of {day}. Nichiiki Atlas",
    },
    items="Entries: {name}",
    item_columns={
        "on": "Date",
        "code": "Code",
        "place": "Municipality",
        "item": "Name",
        "status": "Status",
        "source": "Source",
        "url": "Source URL",
        "note": "Note (Japanese)",
    },
    undated_cell="no date (not counted)",
    no_items="There is no entry up to this day.",
    rule="Months count from the start of the period. Days that are no whole month are divided by the days of that month. The day itself and the last day count.",
    bottleneck="Municipalities whose prefecture has no registered plan",
    bottleneck_sentence="The register has the regional infrastructure plan of {there} prefecture(s). Of {absent} the data say that there is none yet; {unknown} were not surveyed.",
    bottleneck_note="A municipality's promotion plan presupposes its prefecture's regional infrastructure plan. Not being in the register does not mean that there is none. None is said only where a record shows it: a plan decided after this day.",
    states={
        "there": "Registered",
        "absent": "None on this day (decided later)",
        "not_surveyed": "Not surveyed (no entry)",
    },
    findings="Municipalities with a plan or a corporation whose prefecture's plan is not registered",
    findings_note="As the prefecture's plan comes first, it was probably missed in the survey. These are the first to ask.",
    no_findings="There is no such municipality.",
    by_prefecture="By prefecture",
    by_prefecture_note="Numbers are municipalities with an entry. A dash means no entry: not surveyed, which is not zero.",
    prefecture_columns={
        "code": "Code",
        "prefecture": "Prefecture",
        "state": "Regional infrastructure plan",
        "decided_on": "Decided on",
        "municipality_count": "Municipalities",
        "plans": "with a promotion plan",
        "corporations": "with a support corporation",
        "calls": "taking applications",
        "councils": "with a promotion council",
        "source_title": "Source",
    },
    towns="All such municipalities",
    towns_note="Those with a plan or a corporation come first, then those with open applications or a council, then the others; each in code order.",
    town_columns={
        "municipality_code": "Code",
        "prefecture": "Prefecture",
        "name": "Municipality",
        "state": "Plan of the prefecture",
        "plans": "Promotion plan",
        "corporations": "Support corporation",
        "calls": "Applications taken",
        "councils": "Promotion council",
    },
    no_date="yes (no date)",
)

WORDS: Final = {"ja": JA, "en": EN}
