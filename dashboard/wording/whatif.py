"""Words of 加入シミュレーター, in Japanese and English."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class WhatIfWords:
    """The words of the page in one language; sentences have `{names}` to fill in."""

    mark: str
    sentence: str
    sentence_none: str
    impossible: str
    impossible_no_list: str
    impossible_how: str
    out_of_data: str
    title: str
    joining: str
    joining_value: str
    map_note: str
    reading: str
    reading_regions: str
    shown: str
    shown_as: Mapping[str, str]
    click: str
    click_help: str
    add: str
    take_out: str
    undo: str
    clear: str
    already: str
    unknown: str
    unreadable: str
    rules: str
    rules_how: str
    conditions: str
    rule_names: Mapping[str, str]
    rule_prefectures: str
    rule_all_japan: str
    rule_count: str
    rule_empty: str
    rule_add: str
    rule_remove: str
    figures: str
    measure: str
    today: str
    trial: str
    difference: str
    measures: Mapping[str, str]
    points: str
    area_note: str
    completed: str
    completed_today: str
    completed_new: str
    completed_none: str
    by_prefecture: str
    by_prefecture_note: str
    n_today: str
    n_trial: str
    n_total: str
    percent_today: str
    percent_trial: str
    table: str
    table_note: str
    only_ticked: str
    tick: str
    kaso: str
    population: str
    area: str
    take_away: str
    take_away_note: str
    what: str
    list_of_joining: str
    nobody: str
    assumed: str
    lines: str
    map_file: str


JA: Final = WhatIfWords(
    mark="試算",
    sentence="試算です。{date}時点の{body}に{n}市区町村が加わると仮定すると、{place}では{total}市区町村のうち{before}（{percent_before}）が{after}（{percent_after}）になります。",
    sentence_none="加わると仮定する市区町村を地図・表・条件で選ぶと、参加の広がりをいまの値と並べて示します。まだ選んでいないので、{place}の値は{date}時点の名簿のままです。",
    impossible_no_list="{date}までの{body}の名簿がありません。いまの値が定まらないため、試算できません。",
    impossible="{date}時点の{body}については、名簿からは{known}の市区町村しか参加が分からず、ほかの{unknown}は未調査です。いまの値が定まらないため、試算できません。",
    impossible_how="全市区町村の参加・未参加が分かる名簿に切り替えると試算できます: {lists}。選んだ市区町村はリンクに残ります。",
    out_of_data="このデータには全市区町村の参加・未参加が分かる名簿がありません。「データ」のページの手順で名簿を取り込むと試算できます。",
    title="試算: {body}への参加",
    joining="＋　加わると仮定",
    joining_value="試算で加えています",
    map_note="試算です。「加わると仮定」は実際の会員ではありません。",
    reading="試算では{total}市区町村のうち{after}（{percent_after}）、いまは{before}（{percent_before}）です。",
    reading_regions="試算の参加",
    shown="地図",
    shown_as={"trial": "試算", "layer": "ほかの項目"},
    click="地図のクリックで選ぶ",
    click_help="未参加の市区町村をクリックすると加え、もう一度で外します。切ると、クリックで詳細が開き、そこで加える・外すを選べます。",
    add="試算に加える",
    take_out="試算から外す",
    undo="一つ前に戻す",
    clear="すべて外す",
    already="選んだうちの{n}（{names}）は、この時点の名簿にすでに載っているため、差に入りません。",
    unknown="リンクにある{n}件のコード（{codes}）は、このデータの市区町村にないため除きました。",
    unreadable="リンクの市区町村の部分を読み取れませんでした。選び直してください。",
    rules="条件でまとめて選ぶ",
    rules_how="選んだ条件をすべて満たす未参加の市区町村が対象です。条件を変えて何度でも加えられます。",
    conditions="条件",
    rule_names={
        "kaso": "過疎地域の指定がある",
        "pilot": "表示中の日までに実証・先導的プロジェクトの実施地になった",
        "beside": "いまの参加市区町村と陸で隣り合う",
    },
    rule_prefectures="都道府県",
    rule_all_japan="限らない（全国）",
    rule_count="対象は{n}市区町村です。まだ選んでいないもの{new}、選んであるもの{chosen}。",
    rule_empty="条件を一つ以上選ぶと、対象の数をここに示します。",
    rule_add="{n}を加える",
    rule_remove="{n}を外す",
    figures="いまと試算",
    measure="項目",
    today="いま",
    trial="試算",
    difference="差",
    measures={
        "towns": "市区町村の数",
        "population": "人口（人）",
        "area": "面積（km²）",
        "kaso": "過疎地域の指定がある市区町村",
        "blocks": "参加市区町村のまとまりの数",
        "largest": "最大のまとまりの市区町村数",
        "completed": "全市区町村が参加する都道府県",
    },
    points="{n}ポイント",
    area_note="まとまりは、陸で隣り合う参加市区町村をつないだものです。橋や航路は数えません。{place}の中だけで数えます。人口・面積・過疎の値がない市区町村は、その項目の分母に入りません。",
    completed="全市区町村が参加する都道府県",
    completed_today="いま: {names}",
    completed_new="試算で加わる: {names}",
    completed_none="なし",
    by_prefecture="都道府県別",
    by_prefecture_note="参加する市区町村の数です。選択中の都道府県にかかわらず、全国を示します。",
    n_today="いまの参加",
    n_trial="試算の参加",
    n_total="市区町村数",
    percent_today="いまの割合（％）",
    percent_trial="試算の割合（％）",
    table="表で選ぶ",
    table_note="未参加の市区町村です。左の欄に印を付けると試算に加わり、外すと除かれます。",
    only_ticked="選んだものだけ",
    tick="加える",
    kaso="過疎",
    population="人口（人）",
    area="面積（km²）",
    take_away="試算を持ち出す",
    take_away_note="どのファイルにも、題名・列・ファイル名に「試算」と入ります。図には透かしも入ります。",
    what="区分",
    list_of_joining="加わると仮定した市区町村",
    nobody="加わると仮定した市区町村はありません。",
    assumed="試算（加わると仮定）",
    lines="試算。実際の会員ではありません。\n{body}　{date}時点の名簿をもとに計算\n加わると仮定: {n}市区町村\n{figures}",
    map_file="地図の{kind}",
)

EN: Final = WhatIfWords(
    mark="試算 (trial)",
    sentence="This is a trial calculation. If {n} municipalities joined {body} as it stood on {date}, {before} of {total} ({percent_before}) in {place} would become {after} ({percent_after}).",
    sentence_none="Choose municipalities that are assumed to join, on the map, in the table or by conditions, and their coverage stands beside today's. None is chosen yet, so the figures for {place} are those of the list as of {date}.",
    impossible_no_list="No list of {body} up to {date} is known. Without a known state of today nothing can be calculated.",
    impossible="For {body} on {date}, the list tells only of {known} municipalities that they are members; the other {unknown} are not surveyed. Without a known state of today nothing can be calculated.",
    impossible_how="Switch to a list that says of every municipality whether it is a member: {lists}. What you have chosen stays in the link.",
    out_of_data="This dataset has no list that says of every municipality whether it is a member. Bring one as the page “Data” describes.",
    title="試算 (trial): membership in the {body}",
    joining="＋ assumed to join",
    joining_value="Added in this trial",
    map_note="A trial calculation. Those “assumed to join” are not members.",
    reading="Trial: {after} of {total} municipalities ({percent_after}); today: {before} ({percent_before}).",
    reading_regions="members in the trial",
    shown="Map",
    shown_as={"trial": "Trial", "layer": "Another layer"},
    click="Choose by clicking the map",
    click_help="A click on a non-member adds it, a second click takes it out. When off, a click opens the details, where it can be added or taken out.",
    add="Add to the trial",
    take_out="Take out of the trial",
    undo="Undo",
    clear="Take all out",
    already="{n} of those chosen ({names}) are already members in this list and make no difference.",
    unknown="{n} codes in the link ({codes}) are no municipalities of this dataset and were left out.",
    unreadable="The municipalities in the link could not be read. Please choose again.",
    rules="Choose by conditions",
    rules_how="Non-members that meet all the conditions are meant. Change the conditions and add as often as you like.",
    conditions="Conditions",
    rule_names={
        "kaso": "Designated as depopulated",
        "pilot": "Place of a pilot or leading project by the day shown",
        "beside": "Land border with a member of today",
    },
    rule_prefectures="Prefectures",
    rule_all_japan="Any (all Japan)",
    rule_count="{n} municipalities are meant: {new} not chosen yet, {chosen} chosen.",
    rule_empty="Choose at least one condition; how many are meant is then said here.",
    rule_add="Add {n}",
    rule_remove="Take out {n}",
    figures="Today and trial",
    measure="Measure",
    today="Today",
    trial="Trial",
    difference="Difference",
    measures={
        "towns": "Municipalities",
        "population": "Population",
        "area": "Area (km²)",
        "kaso": "Municipalities designated as depopulated",
        "blocks": "Groups of adjoining members",
        "largest": "Municipalities in the largest group",
        "completed": "Prefectures with every municipality in",
    },
    points="{n} points",
    area_note="A group is of members joined by land borders; bridges and ferries do not count. Groups are counted within: {place}. A municipality without a figure is in no denominator of that measure.",
    completed="Prefectures with every municipality in",
    completed_today="Today: {names}",
    completed_new="Added by the trial: {names}",
    completed_none="none",
    by_prefecture="By prefecture",
    by_prefecture_note="Number of member municipalities, of all Japan whichever prefecture is chosen.",
    n_today="Members today",
    n_trial="Members in the trial",
    n_total="Municipalities",
    percent_today="Today (%)",
    percent_trial="Trial (%)",
    table="Choose in the table",
    table_note="Non-members. Tick the first column to add one to the trial, untick to take it out.",
    only_ticked="Only those chosen",
    tick="Add",
    kaso="Depopulated",
    population="Population",
    area="Area (km²)",
    take_away="Take the trial away",
    take_away_note="Every file says 試算 (trial) in its title, in a column and in its name; pictures have a watermark too.",
    what="Kind",
    list_of_joining="Municipalities assumed to join",
    nobody="No municipality is assumed to join.",
    assumed="試算 (trial): assumed to join",
    lines="試算 (trial calculation). These are not members.\n{body}, calculated from the list as of {date}\nAssumed to join: {n} municipalities\n{figures}",
    map_file="map as {kind}",
)

WORDS: Final = {"ja": JA, "en": EN}
