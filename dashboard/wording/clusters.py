"""Words of the connected groups of municipalities, in Japanese and English."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class ClusterWords:
    """The words of one language; sentences have `{names}` to fill in."""

    title: str
    group: str
    groups: Mapping[str, str]
    by_sea: str
    sentence: str
    sentence_members: str
    member_since: str
    nothing: str
    no_members: str
    unasked: str
    table: str
    note: str
    note_by_sea: str
    how: str
    choose: str
    none_chosen: str
    chosen: str
    on_map: Mapping[str, str]
    reading: str
    no_condition: str
    and_others: str
    of_prefecture: str
    more_prefectures: str
    headings: Mapping[str, str]
    beside: str
    between: str
    apart: str
    nearest: str
    no_nearest: str
    people: str
    unknown: str
    all_unknown: str
    file: str


JA: Final = ClusterWords(
    title="まとまり",
    group="まとまりを作る市区町村",
    groups={"found": "条件に合う市区町村", "members": "正会員の市区町村"},
    by_sea="海を挟む隣（10 km以内）もつなげる",
    sentence="条件に合う{towns}市区町村は、{n}のまとまりに分かれます。いちばん大きいまとまりは{largest}市区町村です。",
    sentence_members="{place}にかかる正会員のまとまりは{n}で、合わせて{towns}市区町村です。いちばん大きいまとまりは{largest}市区町村です。",
    member_since="正会員は{date}の{body}の名簿によります。",
    nothing="まとまりにする市区町村がありません。条件を減らすか、都道府県を変えてください。",
    no_members="この時点の名簿には市区町村の正会員がないため、まとまりを示せません。画面の上の時点か組織を変えてください。",
    unasked="この名簿には市区町村の正会員の一部だけが載っています。最寄りの正会員は、名簿に載っている中から選んでいます。",
    table="まとまりの一覧",
    note="まとまりは陸の境でつながる市区町村です。名前を押すと、市区町村の一覧が開きます。",
    note_by_sea="まとまりは陸の境か、10 km以内の海を挟んでつながる市区町村です。名前を押すと、市区町村の一覧が開きます。",
    how="距離は、両方の市区町村の代表点の間の測地線の長さ（GRS80楕円体、km）で、まとまりの中のどの市区町村から測っても最も短いものです。間の市区町村は、正会員に着くまでに通る市区町村の最も少ない数です。人口は2020年国勢調査速報です。並びは市区町村の数の多い順、同じ数はコードの順です。",
    choose="地図に示すまとまり",
    none_chosen="選んでいません",
    chosen="選んだまとまり",
    on_map={
        "found": "当てはまる（選んだまとまり）",
        "members": "正会員（選んだまとまり）",
        "others": "当てはまる（ほか）",
        "alone": "選んだまとまり",
        "rest": "そのほか",
    },
    reading="{total}市区町村のうち{count}（{percent}）が選んだまとまりです。",
    no_condition="条件がまだないので、すべての市区町村をまとまりにしています。「例から始める」か「条件を加える」で、未参加などに絞ってください。",
    and_others="{name}ほか{n}",
    of_prefecture="{prefecture}: {names}",
    more_prefectures="{names}ほか{n}",
    headings={
        "cluster": "まとまり",
        "prefectures": "都道府県",
        "border": "正会員との間",
        "nearest": "最寄りの正会員（距離）",
        "members": "うち正会員",
        "size": "市区町村の数",
        "people": "まとまりの人口",
        "unknown": "人口が不明の市区町村",
        "start": "最寄りの正会員に近い市区町村",
        "km": "最寄りの正会員までの距離（km）",
        "nearest_name": "最寄りの正会員",
        "touched": "まとまりの都道府県",
        "cluster_code": "まとまりのコード",
        "town_people": "市区町村の人口",
    },
    beside="隣接（{n}団体）",
    between="間に{n}市区町村",
    apart="つながらない",
    nearest="{name} {km} km",
    no_nearest="なし",
    people="{people}人",
    unknown="{people}人（ほか{n}市区町村は不明）",
    all_unknown="不明",
    file="まとまり",
)
EN: Final = ClusterWords(
    title="Clusters",
    group="Municipalities to group",
    groups={"found": "Those that meet the conditions", "members": "Members"},
    by_sea="Join neighbours across water too (within 10 km)",
    sentence="The {towns} municipalities that meet the conditions fall into {n} clusters. The largest has {largest} municipalities.",
    sentence_members="Clusters of members in or reaching into {place}: {n}, with {towns} municipalities in all. The largest has {largest} municipalities.",
    member_since="Members are those of the list of {date} of the {body}.",
    nothing="There is no municipality to group. Drop a condition or choose another prefecture.",
    no_members="The list of this day names no member municipality. Choose another day or body at the top of the page.",
    unasked="This list names only some of the member municipalities. The nearest member is chosen among those named.",
    table="Clusters",
    note="A cluster is connected by borders on land. Press a name to open its municipalities.",
    note_by_sea="A cluster is connected by borders on land, or across at most 10 km of water. Press a name to open its municipalities.",
    how="Distances are geodesics between the points that stand for both municipalities (ellipsoid GRS80, km), the shortest from any municipality of the cluster. Between is the fewest municipalities to pass on the way to a member. Population: 2020 census, preliminary. The largest clusters come first, equal ones in code order.",
    choose="Cluster shown on the map",
    none_chosen="None chosen",
    chosen="Chosen cluster",
    on_map={
        "found": "Fulfils them (chosen cluster)",
        "members": "Member (chosen cluster)",
        "others": "Fulfils them (others)",
        "alone": "Chosen cluster",
        "rest": "Others",
    },
    reading="{count} of {total} municipalities ({percent}) are of the chosen cluster.",
    no_condition="There is no condition yet, so all municipalities are grouped. Start from an example or add a condition to narrow them, say to non-members.",
    and_others="{name} and {n} more",
    of_prefecture="{prefecture}: {names}",
    more_prefectures="{names} and {n} more",
    headings={
        "cluster": "Cluster",
        "prefectures": "Prefectures",
        "border": "Between it and a member",
        "nearest": "Nearest member (distance)",
        "members": "Members in it",
        "size": "Municipalities",
        "people": "Population of the cluster",
        "unknown": "Municipalities of unknown population",
        "start": "Municipality nearest to that member",
        "km": "Distance to the nearest member (km)",
        "nearest_name": "Nearest member",
        "touched": "Prefectures touched",
        "cluster_code": "Code of the cluster",
        "town_people": "Population of the municipality",
    },
    beside="adjacent (to {n})",
    between="municipalities between: {n}",
    apart="not connected",
    nearest="{name} {km} km",
    no_nearest="none",
    people="{people}",
    unknown="{people} (and {n} unknown)",
    all_unknown="unknown",
    file="Clusters",
)
WORDS: Final = {"ja": JA, "en": EN}
