"""Words of ギャップ探索, in Japanese and English."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class ExplorerWords:
    """The words of the page in one language; sentences have `{names}` to fill in."""

    lead: str
    sentence: str
    nation: str
    unknown: str
    everywhere: str
    towns_that: str
    always: str
    never: str
    both: str
    either: str
    bracketed: str
    negated: str
    beside: str
    near: str
    field_is: str
    of_field: str
    or_values: str
    ranges: Mapping[tuple[bool, bool], str]
    fields: Mapping[str, str]
    measure_of: str
    units: Mapping[str, str]
    having: Mapping[str, str]
    special: Mapping[tuple[str, str], str]
    chips: str
    remove: str
    no_conditions: str
    starters: str
    starter_names: Mapping[str, str]
    build: str
    build_how: str
    field: str
    values: str
    choose_values: str
    low: str
    high: str
    no_limit: str
    wherein: str
    wheres: Mapping[str, str]
    negate: str
    how: str
    hows: Mapping[str, str]
    add: str
    add_nothing: str
    join: str
    joins: Mapping[str, str]
    undo: str
    clear: str
    bad_link: str
    emptied: str
    loosen: Mapping[str, str]
    left_without: str
    emptied_unknown: str
    title: str
    classes: Mapping[str, str]
    hover: Mapping[str, str]
    map_note: str
    reading: str
    reading_regions: str
    shown: str
    shown_as: Mapping[str, str]
    view: str
    views: Mapping[str, str]
    table: str
    table_note: str
    membership: str
    file: str
    asked: str
    asked_text: str
    to_whatif: str
    to_whatif_help: str
    to_profiles: str
    to_profiles_none: str
    to_profiles_help: str
    lines: tuple[str, ...]


JA: Final = ExplorerWords(
    lead="条件を組み合わせて、当てはまる市区町村を地図・表・数で探します。",
    sentence="{date}時点で、{place}の{total}市区町村のうち{count}が条件に当てはまります。",
    nation="全国では{total}市区町村のうち{count}が当てはまります。",
    unknown="ほかに{n}は、値がない項目があるため判断できません。「なし」の条件に未調査の市区町村は入りません。",
    everywhere="条件はまだありません。",
    towns_that="「{what}」に当てはまる市区町村です。",
    always="条件なし",
    never="当てはまるものなし",
    both="、かつ",
    either="、または",
    bracketed="（{what}）",
    negated="「{what}」ではない",
    beside="陸の隣に「{what}」の市区町村がある",
    near="陸または海の隣に「{what}」の市区町村がある",
    field_is="{field}: {values}",
    of_field="{field}・{what}",
    or_values="・",
    ranges={
        (True, True): "{field}: {low}以上{high}未満（{unit}）",
        (True, False): "{field}: {low}以上（{unit}）",
        (False, True): "{field}: {high}未満（{unit}）",
    },
    fields={
        "member": "市区町村の参加",
        "plan": "特定居住促進計画",
        "corporation": "特定居住支援法人",
        "pilot": "実証・先導的プロジェクト",
        "pilot-count": "実証・先導的プロジェクトの数",
        "measure": "支援施策（すべての分野）",
        "kaso": "過疎地域の指定",
        "population": "人口",
        "change": "人口の増減",
        "area": "面積",
        "density": "人口密度",
        "metro": "最寄りの主要駅までの直線距離",
        "type": "市区町村の種別",
        "region": "地方",
        "prefecture": "都道府県",
        "list": "自分の一覧",
    },
    measure_of="支援施策（{category}）",
    units={"pilot-count": "件", "population": "人", "change": "％", "area": "km²", "density": "人/km²", "metro": "km"},
    having={"yes": "あり", "no": "なし"},
    special={
        ("member", "yes"): "参加",
        ("member", "no"): "未参加",
        ("list", "yes"): "載っている",
        ("list", "no"): "載っていない",
        ("kaso", "yes"): "指定あり（いずれか）",
    },
    chips="条件",
    remove="この条件を外す",
    no_conditions="条件はまだありません。下の例から始めるか、「条件を加える」で組み立ててください。",
    starters="例から始める",
    starter_names={
        "beside": "未参加で、隣に参加市区町村がある",
        "kaso": "過疎地域で、未参加",
        "pilot": "実証の実施地で、支援施策は未調査",
        "unplanned": "過疎地域で、計画の登録がない",
        "plan": "参加しているが、計画の登録がない",
        "small": "人口1万人未満で、100km以内に主要駅",
    },
    build="条件を加える",
    build_how="項目と値を選んで加えます。「なし」は調べて無いと分かったもの、「未調査」は調べていないもので、別の値です。範囲は下限以上・上限未満です。",
    field="項目",
    values="値",
    choose_values="一つ以上選ぶ",
    low="下限（以上）",
    high="上限（未満）",
    no_limit="限らない",
    wherein="どこについて",
    wheres={"own": "その市区町村", "beside": "陸の隣のどれか", "near": "陸か海の隣のどれか"},
    negate="当てはまらないもの（でない）",
    how="加え方",
    hows={"new": "新しい条件として", "last": "最後の条件と組にする"},
    add="加える",
    add_nothing="値か範囲を選ぶと加えられます。",
    join="条件のつなぎ方",
    joins={"all": "すべて満たす（かつ）", "any": "どれかを満たす（または）"},
    undo="一つ前に戻す",
    clear="条件をすべて外す",
    bad_link="リンクの条件を読み取れませんでした。{fault}条件を選び直してください。",
    emptied="当てはまる市区町村がなくなったのは、この条件です: 「{part}」。{how}",
    loosen={
        "range": "下限や上限を広げるか、外してください。",
        "values": "ほかの値も選ぶか、外してください。",
        "beside": "海の隣も含めるか、外してください。",
        "other": "中の条件を減らすか、外してください。",
    },
    left_without="外すと{n}市区町村が当てはまります。",
    emptied_unknown="この条件では{n}市区町村が、値がないため判断できません。値がない理由（未調査など）で探すこともできます。",
    title="条件に当てはまる市区町村",
    classes={"yes": "当てはまる", "no": "当てはまらない", "unknown": "判断できない（値がない）"},
    hover={
        "yes": "条件に当てはまります",
        "no": "条件に当てはまりません",
        "unknown": "値がない項目があり、判断できません",
    },
    map_note="{sentence}",
    reading="{total}市区町村のうち{count}（{percent}）が条件に当てはまります。",
    reading_regions="当てはまる市区町村",
    shown="地図",
    shown_as={"found": "条件の結果", "layer": "ほかの項目"},
    view="見方",
    views={"list": "一覧", "clusters": "まとまり", "score": "重み付きの試算"},
    table="当てはまる市区町村",
    table_note="コード順です。条件に使った項目の値を並べます。",
    membership="参加",
    file="条件に当てはまる市区町村",
    asked="条件",
    asked_text="条件の書き方",
    to_whatif="未参加の{n}を加入シミュレーターへ",
    to_whatif_help="当てはまる市区町村のうち未参加のものを、加わると仮定して試算します。",
    to_profiles="選んだ{n}を並べて比べる",
    to_profiles_none="選んだ市区町村を並べて比べる",
    to_profiles_help="表の左端で、1から{most}までの市区町村を選んでください。",
    lines=(
        "条件: {sentence}",
        "条件の書き方: {text}",
        "範囲: {place}",
        "当てはまる: {count}／{total}、判断できない: {unknown}",
    ),
)
EN: Final = ExplorerWords(
    lead="Combine conditions to find municipalities on the map, in a table and as a number.",
    sentence="As of {date}, {count} of {total} municipalities in {place} fulfil the conditions.",
    nation="In all Japan {count} of {total} do.",
    unknown="For {n} more nobody can tell, as a value is missing. “No” never finds a municipality that was not surveyed.",
    everywhere="No condition yet.",
    towns_that="Municipalities with: {what}.",
    always="no condition",
    never="nothing",
    both=", and ",
    either=", or ",
    bracketed="({what})",
    negated="not “{what}”",
    beside="a neighbour on land with “{what}”",
    near="a neighbour on land or across water with “{what}”",
    field_is="{field}: {values}",
    of_field="{field}: {what}",
    or_values=" or ",
    ranges={
        (True, True): "{field}: {low} to less than {high} ({unit})",
        (True, False): "{field}: {low} or more ({unit})",
        (False, True): "{field}: less than {high} ({unit})",
    },
    fields={
        "member": "Membership",
        "plan": "Residence promotion plan",
        "corporation": "Support corporation",
        "pilot": "Pilot or leading project",
        "pilot-count": "Number of pilots and leading projects",
        "measure": "Support measures (all categories)",
        "kaso": "Depopulated-area designation",
        "population": "Population",
        "change": "Population change",
        "area": "Area",
        "density": "Population density",
        "metro": "Straight distance to the nearest main station",
        "type": "Type of municipality",
        "region": "Region",
        "prefecture": "Prefecture",
        "list": "My list",
    },
    measure_of="Support measures ({category})",
    units={
        "pilot-count": "projects",
        "population": "people",
        "change": "%",
        "area": "km²",
        "density": "people/km²",
        "metro": "km",
    },
    having={"yes": "Yes", "no": "No"},
    special={
        ("member", "yes"): "Member",
        ("member", "no"): "Not a member",
        ("list", "yes"): "On it",
        ("list", "no"): "Not on it",
        ("kaso", "yes"): "Designated (any kind)",
    },
    chips="Conditions",
    remove="Remove this condition",
    no_conditions="No condition yet. Begin with an example below, or put one together under “Add a condition”.",
    starters="Begin with an example",
    starter_names={
        "beside": "Not a member, with a member next to it",
        "kaso": "Depopulated and not a member",
        "pilot": "Had a pilot, measures not surveyed",
        "unplanned": "Depopulated, without a registered plan",
        "plan": "Member without a registered plan",
        "small": "Under 10,000 people, a main station within 100 km",
    },
    build="Add a condition",
    build_how="Choose a field and its values. “No” was looked at and found absent, “not surveyed” was not looked at: they are different values. A range holds its lower end, not its upper one.",
    field="Field",
    values="Values",
    choose_values="Choose one or more",
    low="From (or more)",
    high="To (less than)",
    no_limit="No limit",
    wherein="Asked of",
    wheres={
        "own": "The municipality",
        "beside": "Any neighbour on land",
        "near": "Any neighbour on land or across water",
    },
    negate="Those for which it does not hold (not)",
    how="How to add",
    hows={"new": "As a condition of its own", "last": "Together with the last condition"},
    add="Add",
    add_nothing="Choose a value or a range to add it.",
    join="How conditions are joined",
    joins={"all": "All hold (and)", "any": "Any holds (or)"},
    undo="One step back",
    clear="Remove all conditions",
    bad_link="The conditions in the link could not be read. {fault} Please choose them again.",
    emptied="This condition leaves nothing: “{part}”. {how}",
    loosen={
        "range": "Widen its range or remove it.",
        "values": "Choose further values too, or remove it.",
        "beside": "Let neighbours across water count too, or remove it.",
        "other": "Ask for less within it, or remove it.",
    },
    left_without=" Without it {n} fulfil the others.",
    emptied_unknown=" For {n} municipalities it cannot be told, as there is no value. You can also ask why there is none (not surveyed, for example).",
    title="Municipalities that fulfil the conditions",
    classes={"yes": "Fulfils them", "no": "Does not", "unknown": "Cannot be told (no value)"},
    hover={
        "yes": "Fulfils the conditions",
        "no": "Does not fulfil the conditions",
        "unknown": "A value is missing: it cannot be told",
    },
    map_note="{sentence}",
    reading="{count} of {total} municipalities ({percent}) fulfil the conditions.",
    reading_regions="Those that fulfil them",
    shown="Map",
    shown_as={"found": "Result", "layer": "Another layer"},
    view="View",
    views={"list": "List", "clusters": "Clusters", "score": "Weighted trial"},
    table="Municipalities that fulfil the conditions",
    table_note="In code order, with the values of the fields that were asked for.",
    membership="Membership",
    file="Municipalities by condition",
    asked="Conditions",
    asked_text="Conditions as text",
    to_whatif="Take the {n} non-members to the what-if page",
    to_whatif_help="Assumes that the non-members among them join.",
    to_profiles="Compare the {n} chosen",
    to_profiles_none="Compare the chosen municipalities",
    to_profiles_help="Choose one to {most} municipalities at the left edge of the table.",
    lines=(
        "Conditions: {sentence}",
        "As text: {text}",
        "Area: {place}",
        "Fulfil them: {count} of {total}, cannot be told: {unknown}",
    ),
)
WORDS: Final = {"ja": JA, "en": EN}
