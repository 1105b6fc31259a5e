"""Words of the page that shows municipalities or prefectures side by side, in Japanese and English."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class TownsWords:
    """The words of the page in one language; sentences have `{names}` to fill in."""

    sentence: str
    nothing: str
    levels: Mapping[str, str]
    level: str
    choose: str
    choose_placeholder: str
    choose_prefectures: str
    empty: str
    empty_prefectures: str
    moved: str
    link: str
    fact: str
    section: str
    sections: Mapping[str, str]
    rows: Mapping[str, str]
    in_force: str
    as_listed: str
    from_by: str
    from_between: str
    to_after: str
    to_between: str
    head_of: str
    change: str
    metro: str
    customary: str
    has_value: str
    law: str
    step: str
    not_counted: str
    later: str
    border: str
    water: str
    times: str
    members: str
    partners: str
    checked: str
    none: str
    island: str
    no_water: str
    no_peers: str
    never_changed: str
    no_rejects: str
    file: str
    lines: tuple[str, ...]


JA: Final = TownsWords(
    sentence="{places}について、データセットにあることをすべて並べています（{date}時点）。",
    nothing="{date}時点で、市区町村か都道府県を4つまで並べて比べます。",
    levels={"towns": "市区町村", "prefs": "都道府県"},
    level="比べるもの",
    choose="市区町村（4つまで）",
    choose_placeholder="名称・かな・ローマ字・コード・旧名称で探す",
    choose_prefectures="都道府県（4つまで）",
    empty="市区町村がまだ選ばれていません。上の欄に名称・かな・ローマ字・コード・旧名称のどれかを入れて選んでください。4つまで並べられます。",
    empty_prefectures="都道府県がまだ選ばれていません。上の欄から選んでください。4つまで並べられます。",
    moved="{old}（旧コード {code}）は、今の{now}です。",
    link="くわしく・比べる",
    fact="項目",
    section="区分",
    sections={
        "basics": "基本",
        "membership": "会員",
        "registers": "計画・支援法人・実証・施策",
        "gaps": "値がない理由",
        "around": "隣接・似た地域",
        "history": "コード・名称の変更と照合",
    },
    rows={
        "reading": "名称・読み",
        "code": "コード",
        "type": "種別",
        "prefecture": "都道府県",
        "region": "地方",
        "towns": "市区町村の数",
        "area": "面積",
        "population": "人口",
        "change": "人口の増減",
        "kaso": "過疎地域",
        "metro": "最寄りの主要駅",
        "membership": "参加（{body}）",
        "members": "参加する市区町村",
        "records": "会員としての記録",
        "offices": "役職",
        "committees": "部会",
        "intervals": "参加の期間",
        "changes": "名簿の変化",
        "plans": "法定計画など",
        "own_plans": "都道府県の計画",
        "corporations": "特定居住支援法人",
        "calls": "支援法人の募集",
        "pilots": "実証調査・先導的プロジェクト",
        "measures": "支援施策",
        "own_measures": "都道府県の支援施策",
        "later": "この時点より後の記録",
        "ended": "終わった支援施策",
        "land": "陸で隣接",
        "water": "水面をはさんで隣接",
        "peers": "似た地域",
        "former": "コード・名称の変更",
        "resolved": "この地域に照合した行",
        "rejected": "この地域かもしれない除外した行",
    },
    in_force="{day}の名簿",
    as_listed="{day}",
    from_by="{by}の名簿までに参加",
    from_between="{after}より後、{by}までに参加",
    to_after="{after}の名簿まで記録",
    to_between="{after}より後、{by}までに退会",
    head_of="{name}（部会長）",
    change="{change}％（{basis}、{first}〜{last}）",
    metro="{name}まで {km} km",
    customary="慣用の8地方区分（法令によるものではありません）",
    has_value="値があります",
    law="法律の施行（{start}）の前の日です",
    step="理由コード {code}・次の一歩は{step}",
    not_counted="記録はありますが、この層で数えるもの（二地域居住を明記した施策、特定居住促進計画）ではありません",
    later="{register}: {line}",
    border="境 {km} km",
    water="{km} km",
    times="{name} {n}行",
    members="{n}／{total}（{percent}）",
    partners="体制: {names}",
    checked="{day}確認",
    none="登録はありません",
    island="陸で接する地域はありません",
    no_water="10 km以内に水面をはさむ地域はありません",
    no_peers="比べる項目に値がありません",
    never_changed="変更の記録はありません",
    no_rejects="ありません",
    file="地域の比較",
    lines=("地域: {places}", "時点: {date}", "組織: {body}"),
)
EN: Final = TownsWords(
    sentence="Everything the dataset knows of {places}, as of {date}.",
    nothing="Up to four municipalities or prefectures side by side, as of {date}.",
    levels={"towns": "Municipalities", "prefs": "Prefectures"},
    level="Compare",
    choose="Municipalities (up to four)",
    choose_placeholder="Find by name, kana, romaji, code or former name",
    choose_prefectures="Prefectures (up to four)",
    empty="No municipality is chosen yet. Type a name, kana, romaji, a code or a former name in the box above. Up to four stand side by side.",
    empty_prefectures="No prefecture is chosen yet. Choose up to four in the box above.",
    moved="{old} (former code {code}) is {now} today.",
    link="Profile and comparison",
    fact="Fact",
    section="Section",
    sections={
        "basics": "Basics",
        "membership": "Membership",
        "registers": "Plans, corporations, pilots, measures",
        "gaps": "Why there is no value",
        "around": "Neighbours and similar places",
        "history": "Changes of code and name, and matching",
    },
    rows={
        "reading": "Name and reading",
        "code": "Code",
        "type": "Type",
        "prefecture": "Prefecture",
        "region": "Region",
        "towns": "Number of municipalities",
        "area": "Area",
        "population": "Population",
        "change": "Population change",
        "kaso": "Depopulated area (kaso)",
        "metro": "Nearest main station",
        "membership": "Membership ({body})",
        "members": "Member municipalities",
        "records": "Records of membership",
        "offices": "Offices",
        "committees": "Committees",
        "intervals": "Periods of membership",
        "changes": "Changes between lists",
        "plans": "Statutory plans",
        "own_plans": "Plans of the prefecture",
        "corporations": "Support corporations",
        "calls": "Calls for corporations",
        "pilots": "Pilots",
        "measures": "Support measures",
        "own_measures": "Measures of the prefecture",
        "later": "Records after this day",
        "ended": "Measures that ended",
        "land": "Neighbours on land",
        "water": "Neighbours across water",
        "peers": "Similar places",
        "former": "Changes of code and name",
        "resolved": "Rows matched to it",
        "rejected": "Rejected rows that may mean it",
    },
    in_force="List of {day}",
    as_listed="{day}",
    from_by="Joined by the list of {by}",
    from_between="Joined after {after}, by {by}",
    to_after="On record to the list of {after}",
    to_between="Left after {after}, by {by}",
    head_of="{name} (head)",
    change="{change}% ({basis}, {first} to {last})",
    metro="{name}, {km} km",
    customary="Eight customary regions, not statutory ones",
    has_value="Has a value",
    step="Reason code {code}, next step: {step}",
    not_counted="There are records, but none that this layer counts (measures that name dual residence, plans for specified residence)",
    law="Before the law came into force ({start})",
    later="{register}: {line}",
    border="border {km} km",
    water="{km} km",
    times="{name}: {n} rows",
    members="{n} of {total} ({percent})",
    partners="With: {names}",
    checked="checked on {day}",
    none="None on record",
    island="No neighbour on land",
    no_water="Nothing within 10 km across water",
    no_peers="It lacks a value that is compared",
    never_changed="No change on record",
    no_rejects="None",
    file="Comparison of places",
    lines=("Places: {places}", "As of: {date}", "Body: {body}"),
)
WORDS: Final = {"ja": JA, "en": EN}
